// Claim: long offline decodes (256 sequences, 2,000 to 6,000 tokens each) run at three billion output tokens a second.
// Guards the closed form: a batch that does not change is told in one sentence.

import { ratesOf, report } from './bench.ts';
import { aboutRun, drive } from './drive.ts';
import { arrivalsOf, between, programOf } from './workload.ts';

const program = programOf({ kvBlocks: 100_000 });
const arrivals = arrivalsOf({ requests: 100_000, ratePerS: 0, prompt: () => 128, output: between(2000, 6000) });
let about = '';
const values = ratesOf(2, 5, () => {
  const told = drive(program, arrivals, 2 ** 17);
  about = aboutRun(told);
  return told.outputTokens;
});
report({ values, about });
