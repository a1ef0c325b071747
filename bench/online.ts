// Claim: at a mean batch of 20 to 70 (mean output 220) the core tells a million requests a second, all records on.
// Guards the jump between events: the load where batches change often but not in every step.

import { type Figures, medianOf, ratesOf, report } from './bench.ts';
import { aboutRun, drive } from './drive.ts';
import { arrivalsOf, exponential, programOf } from './workload.ts';

const program = programOf({});

/** One arrival rate: requests told a second. */
function measure(ratePerS: number): Figures {
  const arrivals = arrivalsOf({ requests: 400_000, ratePerS, prompt: exponential(500), output: exponential(220) });
  let about = '';
  const values = ratesOf(2, 5, () => {
    const told = drive(program, arrivals);
    about = aboutRun(told);
    return told.requests;
  });
  return { values, about };
}

// The slowest of three rates, which give mean batches of about 20, 40 and 70.
const figures = [11.5, 18, 24].map(measure).sort((a, b) => medianOf(a.values) - medianOf(b.values));
report(figures[0]!);
