// Claim: a router in TypeScript that is asked for each request costs at most four times the run with a built-in one.
// Guards the signals that it reads: views of the core, no object a question.

import type { Router } from '../src/control/router.ts';
import { bench, cpuSeconds } from './bench.ts';
import { scenarioOf } from './workload.ts';

const REPLICAS = 64;

/** The least loaded by the exact column of outstanding requests. */
const least: Router = {
  route(_, { requests }) {
    let best = 0;
    for (let row = 1; row < requests.length; row++) if ((requests[row] ?? 0) < (requests[best] ?? 0)) best = row;
    return best;
  },
};

await bench(({ api }) => {
  const workload = { requests: 200_000 };
  const secondsOf = (route: Readonly<Record<string, string>>, router?: Router) =>
    cpuSeconds(() => api.simulate(scenarioOf({ replicas: REPLICAS, workload, route }), { ...(router && { router }) }));
  let about = '';
  return {
    warmUps: 1,
    async round() {
      const builtIn = await secondsOf({ policy: 'least-outstanding-requests' });
      const cost = await secondsOf({ policy: 'external', staleness: '50 ms' }, least);
      about = `CPU s of a run: built-in ${builtIn.toFixed(3)}, external ${cost.toFixed(3)}`;
      return { value: cost / builtIn, cost };
    },
    about: () => about,
  };
});
