// Claim: at a mean batch of at least 16 the core is a hundred times faster than the twin on the same law of requests.
// Guards the reason to have a core at all.

import { runTwin } from '../test/reference/twin.ts';
import { bench, cpuSeconds } from './bench.ts';
import { aboutRun, drive } from './drive.ts';
import { arrivalsOf, asObjects, exponential, programOf } from './workload.ts';

const law = { ratePerS: 17, prompt: exponential(500), output: exponential(220) };
const FEW = 1000;
const MANY = 300_000;

await bench((subject) => {
  const program = programOf(subject, {});
  const few = asObjects(arrivalsOf({ ...law, requests: FEW }));
  const many = arrivalsOf({ ...law, requests: MANY });
  let about = '';
  return {
    rounds: 3,
    async round() {
      const twinS = await cpuSeconds(() => runTwin(program, few));
      const cost = await cpuSeconds(() => {
        about = `${aboutRun(drive(subject, program, many))}; the twin ${(FEW / twinS).toFixed(0)} requests/s`;
      });
      return { value: MANY / cost / (FEW / twinS), cost };
    },
    about: () => about,
  };
});
