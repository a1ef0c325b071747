// Launch commands of engines: one file an engine, one line here to register it.

import { sglang } from './sglang.ts';
import { tensorrtLlm } from './tensorrt-llm.ts';
import type { Launcher } from './types.ts';
import { vllm } from './vllm.ts';

export const launchers: readonly Launcher[] = [vllm, sglang, tensorrtLlm];
