// Claim: chat requests cost at most 4 times as much each on 4,096 replicas as on one, at equal load a replica, in the
// whole run, drawn arrivals and windows included.
// Guards the event tree, the score tree and the layout of a replica's record: the growth is cache misses, not depth.

import { bench, cpuSeconds } from './bench.ts';
import { scenarioOf } from './workload.ts';

const REQUESTS = 400_000;
const LARGEST = 4096;

await bench(({ api }) => {
  const secondsOf = (replicas: number) =>
    cpuSeconds(() => api.simulate(scenarioOf({ replicas, workload: { requests: REQUESTS } })));
  const curve = new Map<number, number>();
  return {
    warmUps: 1,
    rounds: 3,
    async round() {
      for (const replicas of [1, 64, 1024, LARGEST]) curve.set(replicas, await secondsOf(replicas));
      const cost = curve.get(LARGEST)!;
      return { value: cost / curve.get(1)!, cost };
    },
    about() {
      const micros = [...curve].map(([replicas, s]) => `${replicas}: ${((s / REQUESTS) * 1e6).toFixed(2)}`);
      return `CPU µs a request on ${micros.join(', ')}`;
    },
  };
});
