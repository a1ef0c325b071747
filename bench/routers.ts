// What a router in TypeScript costs beside the built-in one: the same 64 replicas, least outstanding requests in the
// core, scores written by columns every 50 ms, and each request asked for by a Decision exit, with resident tokens and
// KV copied every 50 ms or (fresh) for each question.

import { Cell } from '../src/core/cell.ts';
import { loadCoreModule } from '../src/core/instance.ts';
import { Exit, Question, Route } from '../src/core/layout.gen.ts';
import { report } from './bench.ts';
import { arrivalsOf, exponential, fleetOf } from './workload.ts';

const REPLICAS = 64;
const REQUESTS = 400_000;
const NEVER = 2n ** 63n - 1n;
const module = await loadCoreModule();
const law = { requests: REQUESTS, ratePerS: 18 * REPLICAS, prompt: exponential(500), output: exponential(220) };
const arrivals = arrivalsOf(law);

/** The least loaded by the exact column of outstanding requests. */
function leastLoaded(requests: Int32Array): number {
  let best = 0;
  for (let row = 1; row < requests.length; row++) if ((requests[row] ?? 0) < (requests[best] ?? 0)) best = row;
  return best;
}

/** Seconds of the run under a route; questions are answered here. */
function secondsOf({ route, stalePs }: { readonly route: number; readonly stalePs: bigint }): number {
  const cell = Cell.create(module, fleetOf(REPLICAS, {}, { route, stalePs, windowPs: 0n }), { slots: 65_536 });
  const from = performance.now();
  let [sent, exit] = [0, Exit.Slice as number];
  while (exit !== Exit.Done) {
    exit = cell.advance(NEVER);
    const { ring, router, signal } = cell.columns;
    if (exit === Exit.Decision) {
      if (router.question[0] === Question.route) router.choice[0] = leastLoaded(signal.requests);
      else {
        for (let row = 0; row < REPLICAS; row++) signal.score[row] = BigInt(signal.requests[row] ?? 0);
        signal.sendScore.fill(1n);
      }
    }
    if (exit === Exit.RecordFull) ring.rows[0] = 0;
    if (exit === Exit.ArrivalsLow) {
      const count = Math.min(cell.room, REQUESTS - sent);
      cell.push(arrivals, sent, count);
      sent += count;
      if (sent === REQUESTS) cell.close();
    }
  }
  return (performance.now() - from) / 1000;
}

const stalePs = 50_000_000_000n;
const routes = [
  { route: Route.least, stalePs: 0n },
  { route: Route.scores, stalePs },
  { route: Route.external, stalePs },
  { route: Route.external, stalePs: 0n },
];
for (const route of routes) secondsOf(route);
const times = Array.from({ length: 5 }, () => routes.map(secondsOf));
const values = times.map(([builtIn = 1, , external = 0]) => external / builtIn);
const micros = routes.map((_, i) => ((Math.min(...times.map((round) => round[i]!)) / REQUESTS) * 1e6).toFixed(2));
report({
  values,
  about: `a request by least ${micros[0]}, scores ${micros[1]}, external ${micros[2]}, fresh ${micros[3]} µs`,
});
