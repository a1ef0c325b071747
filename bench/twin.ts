// Claim: at a mean batch of at least 16 the core is a hundred times faster than the twin on the same law of requests.
// Guards the reason to have a core at all.

import { runTwin } from '../test/reference/twin.ts';
import { medianOf, ratesOf, report } from './bench.ts';
import { aboutRun, drive } from './drive.ts';
import { arrivalsOf, asObjects, exponential, programOf } from './workload.ts';

const program = programOf({});
const law = { ratePerS: 18, prompt: exponential(500), output: exponential(220) };
const few = asObjects(arrivalsOf({ ...law, requests: 3000 }));
const many = arrivalsOf({ ...law, requests: 300_000 });

const twin = medianOf(
  ratesOf(1, 3, () => {
    runTwin(program, few);
    return few.length;
  }),
);
let about = '';
const core = ratesOf(2, 5, () => {
  const told = drive(program, many);
  about = aboutRun(told);
  return told.requests;
});
report({ values: core.map((rate) => rate / twin), about: `${about}; the twin tells ${twin.toFixed(0)} requests/s` });
