// Claim: windows of 1 s cost under 20 % of a run with 100 replicas, with all that TypeScript makes of them.
// Guards the closing of a window and the sums over windows: O(replicas), without an object a row.

import { bench, cpuSeconds } from './bench.ts';
import { scenarioOf } from './workload.ts';

await bench(({ api }) => {
  const secondsOf = (window: string) =>
    cpuSeconds(() => api.simulate(scenarioOf({ replicas: 100, workload: { requests: 300_000 }, run: { window } })));
  let about = '';
  return {
    warmUps: 1,
    async round() {
      const without = await secondsOf('0 s');
      const cost = await secondsOf('1 s');
      about = `${without.toFixed(3)} CPU s without windows, ${cost.toFixed(3)} s with`;
      return { value: cost / without - 1, cost };
    },
    about: () => about,
  };
});
