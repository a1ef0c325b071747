// A line that SGLang's bench_serving appends to its output file.
// Keys recalled, not checked against a file.

import { readServing } from './serving.ts';
import type { BenchmarkFormat } from './types.ts';

export const sglang: BenchmarkFormat = {
  id: 'sglang',
  about: 'sglang.bench_serving --output-file: completed, total_input_tokens, mean_e2e_latency_ms …',
  recognises: (keys) => keys.has('completed', 'total_input_tokens'),
  read: (keys) => readServing(keys, { e2e: 'e2e_latency' }),
};
