// Claim: at a mean batch of 20 to 70 (mean output 220) the core simulates a million requests a second, all records on.
// Guards the jump between events: the load where batches change often but not in every step.

import { bench } from './bench.ts';
import { loopBench } from './loop.ts';
import { arrivalsOf, exponential, programOf } from './workload.ts';

const law = { requests: 400_000, prompt: exponential(500), output: exponential(220) };

// three rates, which give mean batches of about 20, 40 and 70
await bench((subject) => {
  const program = programOf(subject, {});
  const loads = [10, 17, 25].map((ratePerS) => ({ program, arrivals: arrivalsOf({ ...law, ratePerS }) }));
  return loopBench(subject, loads, ({ requests }) => requests);
});
