// Claim: an hour of real traffic on eight replicas is replayed in under 0.6 s, the start of the process included.
// Guards the reading of traces, and a run whose code is still cold.

import { bench } from './bench.ts';
import { traceRound } from './process.ts';

await bench(({ command }) => ({
  rounds: 7,
  round: () => traceRound(command, 'simulate', 8),
  about: () => 'the whole process, 19,366 requests of the Azure conversation trace',
}));
