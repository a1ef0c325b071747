// Claim: saturated at 256 sequences the core tells 1.5 million requests a second, all records on.
// A little more comes than it can serve, so that the batch is full and the queue grows slowly.
// Guards the lazy state: nearly every step is an event, and none may touch every sequence.

import { ratesOf, report } from './bench.ts';
import { aboutRun, drive } from './drive.ts';
import { arrivalsOf, exponential, programOf } from './workload.ts';

const program = programOf({});
const arrivals = arrivalsOf({ requests: 500_000, ratePerS: 36, prompt: exponential(500), output: exponential(220) });
let about = '';
const values = ratesOf(2, 5, () => {
  const told = drive(program, arrivals, 2 ** 19);
  about = aboutRun(told);
  return told.requests;
});
report({ values, about });
