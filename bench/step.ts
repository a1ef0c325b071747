// Claim: step mode makes four million steps a second, whatever the batch.
// Guards O(1 + joins + finishes) a step: a loop over the batch would show at 256 sequences.

import { type Figures, medianOf, ratesOf, report } from './bench.ts';
import { aboutRun, drive } from './drive.ts';
import { arrivalsOf, between, programOf } from './workload.ts';

/** `maxNumSeqs` sequences at once, always. */
function measure(maxNumSeqs: number): Figures {
  const program = programOf({ kvBlocks: 100_000, maxNumSeqs }, 'step');
  const output = between(2000, 4000);
  const arrivals = arrivalsOf({ requests: 500 * maxNumSeqs, ratePerS: 0, prompt: () => 128, output });
  let about = '';
  const values = ratesOf(2, 5, () => {
    const told = drive(program, arrivals, 2 ** 18);
    about = aboutRun(told);
    return told.steps;
  });
  return { values, about };
}

const figures = [1, 16, 256].map(measure).sort((a, b) => medianOf(a.values) - medianOf(b.values));
report(figures[0]!);
