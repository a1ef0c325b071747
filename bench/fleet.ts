// Claim: a million chat requests cost at most 4 times as much each on 4,096 replicas as on one, at equal load a
// replica. Guards the event tree, the score tree and the layout of a replica's record: the growth is cache misses,
// not depth.

import { report } from './bench.ts';
import { drive } from './drive.ts';
import { arrivalsOf, exponential, fleetOf } from './workload.ts';

const REQUESTS = 1_000_000;
const RATE_PER_S = 18;
const ROUNDS = 3;
const fleets = [1, 64, 1024, 4096];

/** Seconds that a million requests take. */
function secondsOf(replicas: number): number {
  const law = { requests: REQUESTS, ratePerS: RATE_PER_S * replicas };
  const arrivals = arrivalsOf({ ...law, prompt: exponential(500), output: exponential(220) });
  const program = fleetOf(replicas);
  const from = performance.now();
  drive(program, arrivals, Math.max(65_536, 32 * replicas));
  return (performance.now() - from) / 1000;
}

secondsOf(64);
const times = Array.from({ length: ROUNDS }, () => fleets.map(secondsOf));
const values = times.map((round) => (round.at(-1) ?? 0) / (round[0] ?? 1));
const curve = fleets.map((replicas, i) => `${replicas}: ${Math.min(...times.map((round) => round[i]!)).toFixed(2)} µs`);
report({ values, about: `a request on ${curve.join(', ')}` });
