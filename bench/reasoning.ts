// Claim: online traffic with a mean output of 1,000 tokens at a mean batch of 70 runs at 0.8 billion output tokens a
// second.
// Guards jumps that are cut by arrivals: long decodes must not fall back to the cost of single steps.

import { ratesOf, report } from './bench.ts';
import { aboutRun, drive } from './drive.ts';
import { arrivalsOf, exponential, programOf } from './workload.ts';

const program = programOf({});
const arrivals = arrivalsOf({ requests: 200_000, ratePerS: 5.1, prompt: exponential(500), output: exponential(1000) });
let about = '';
const values = ratesOf(2, 5, () => {
  const told = drive(program, arrivals);
  about = aboutRun(told);
  return told.outputTokens;
});
report({ values, about });
