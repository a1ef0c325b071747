// Claim: saturated at 256 sequences the core simulates 1.5 million requests a second, all records on.
// A little more comes than it can serve, so that the batch is full and the queue grows slowly.
// Guards the lazy state: nearly every step is an event, and none may touch every sequence.

import { bench } from './bench.ts';
import { loopBench } from './loop.ts';
import { arrivalsOf, exponential, programOf } from './workload.ts';

await bench((subject) => {
  const program = programOf(subject, { engine: { maxNumSeqs: 256 } });
  const law = { requests: 500_000, ratePerS: 60, prompt: exponential(500), output: exponential(220) };
  return loopBench(subject, [{ program, arrivals: arrivalsOf(law), inFlight: 2 ** 19 }], ({ requests }) => requests);
});
