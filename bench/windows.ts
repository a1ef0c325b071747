// Claim: windows of 1 s cost under 20 % of a run with 100 replicas, records drained.
// Guards the closing of a window: O(replicas), without an object a row.

import { report } from './bench.ts';
import { drive } from './drive.ts';
import { arrivalsOf, exponential, fleetOf } from './workload.ts';

const REPLICAS = 100;
const law = { requests: 400_000, ratePerS: 18 * REPLICAS, prompt: exponential(500), output: exponential(220) };
const arrivals = arrivalsOf(law);

function secondsOf(windowPs: bigint): number {
  const program = fleetOf(REPLICAS, {}, { windowPs });
  const from = performance.now();
  drive(program, arrivals);
  return (performance.now() - from) / 1000;
}

secondsOf(0n);
const values: number[] = [];
let [without, beside] = [0, 0];
for (let round = 0; round < 5; round++) {
  without = secondsOf(0n);
  beside = secondsOf(1_000_000_000_000n);
  values.push(beside / without - 1);
}
report({ values, about: `${without.toFixed(3)} s without windows, ${beside.toFixed(3)} s with` });
