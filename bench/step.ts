// Claim: step mode makes four million steps a second, whatever the batch.
// Guards O(1 + joins + finishes) a step: a loop over the batch would show at 256 sequences.

import { bench } from './bench.ts';
import { loopBench } from './loop.ts';
import { arrivalsOf, between, programOf } from './workload.ts';

/** `maxNumSeqs` sequences at once, always. */
await bench((subject) => {
  const loads = [1, 16, 256].map((maxNumSeqs) => ({
    program: programOf(subject, { engine: { maxNumSeqs, kvBlocks: 100_000 }, run: { stepMode: 'step' } }),
    arrivals: arrivalsOf({
      ...{ requests: 500 * maxNumSeqs, ratePerS: 0 },
      ...{ prompt: () => 128, output: between(2000, 4000) },
    }),
    inFlight: 2 ** 18,
  }));
  return loopBench(subject, loads, ({ steps }) => steps);
});
