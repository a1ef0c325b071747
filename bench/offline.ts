// Claim: long offline decodes (256 sequences, 2,000 to 6,000 tokens each) run at three billion output tokens a second.
// Guards the closed form: a batch that does not change is one segment.

import { bench } from './bench.ts';
import { loopBench } from './loop.ts';
import { arrivalsOf, between, programOf } from './workload.ts';

await bench((subject) => {
  const program = programOf(subject, { engine: { maxNumSeqs: 256, kvBlocks: 100_000 } });
  const arrivals = arrivalsOf({ requests: 100_000, ratePerS: 0, prompt: () => 128, output: between(2000, 6000) });
  return loopBench(subject, [{ program, arrivals, inFlight: 2 ** 17 }], ({ outputTokens }) => outputTokens);
});
