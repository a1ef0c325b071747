// Claim: `capacity` answers within two seconds for an hour of real traffic, the start of the process included.
// Guards the early end of hopeless runs, requests read once, and threads that share one compiled core.

import { bench } from './bench.ts';
import { traceRound } from './process.ts';

await bench(({ command }) => ({
  warmUps: 1,
  round: () => traceRound(command, 'capacity'),
  about: () => 'the highest rate; the whole process',
}));
