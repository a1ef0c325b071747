// The rules by which engines count KV memory: one file a rule, one line here to register it.

import { sglang } from './sglang.ts';
import { tensorrtLlm } from './tensorrt-llm.ts';
import type { MemoryRule } from './types.ts';
import { vllm } from './vllm.ts';

export type { KvMemory, MemoryRule, RankBudget } from './types.ts';
export { sumOf } from './types.ts';

export const memoryRules: readonly MemoryRule[] = [vllm, sglang, tensorrtLlm];

export function memoryRule(id: string): MemoryRule {
  const rule = memoryRules.find((one) => one.id === id);
  if (rule === undefined) throw new RangeError(`no rule of memory is called ${id}`);
  return rule;
}
