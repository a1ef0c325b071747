// The result of `vllm bench serve --save-result`, or of its lines by --append-result.
// Keys recalled, not checked against a file.

import { readServing } from './serving.ts';
import type { BenchmarkFormat } from './types.ts';

export const vllm: BenchmarkFormat = {
  id: 'vllm',
  about: 'vllm bench serve --save-result: num_prompts, request_rate, total_input_tokens, mean_ttft_ms …',
  recognises: (keys) => keys.has('completed', 'total_input_tokens', 'num_prompts'),
  read: (keys) => readServing(keys, { e2e: 'e2el' }),
};
