// Claim: `estimate --jsonl` answers 20,000 questions in a second, the start of the process included.
// Guards models that are kept between lines, and labs that share a core.

import { bench } from './bench.ts';
import { processRound } from './process.ts';

const accelerators = ['h100-sxm', 'a100-sxm-80gb', 'h200-sxm', 'l40s'];
const lines = Array.from({ length: 20_000 }, (_, at) =>
  JSON.stringify({ op: 'gemm', accelerator: accelerators[at % 4], m: 1 + (at % 4096), n: 8192, k: 8192 }),
).join('\n');

await bench(({ command }) => ({
  warmUps: 1,
  round: () => processRound(command, ['estimate', '--jsonl'], `${lines}\n`),
  about: () => 'the whole process, 20,000 GEMMs on four accelerators in turn',
}));
