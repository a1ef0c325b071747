// Claim: `size` answers within four CPU seconds for an hour of real traffic, the start of the process included.
// Guards the early end of hopeless runs, requests read once, and threads that share one compiled core.

import { bench } from './bench.ts';
import { traceRound } from './process.ts';

await bench(({ command }) => ({
  warmUps: 1,
  rounds: 3,
  round: () => traceRound(command, 'size'),
  about: () => 'the fewest replicas on twenty systems; the whole process',
}));
