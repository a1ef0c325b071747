// Claim: control windows of 1 s, looked at by a policy in TypeScript, cost under 20 % of a run with 100 replicas.
// Guards the columns that a look reads: no BigInt and no object a replica.

import type { Controller } from '../src/policy/contract.ts';
import { bench, cpuSeconds } from './bench.ts';
import { scenarioOf } from './workload.ts';

let seen = 0;
/** Adds up the power of the fleet every second. */
const watch = (): Controller => ({
  cadenceS: 1,
  stalenessS: 0,
  decide(view) {
    for (const watts of view.meanW) seen += watts;
    return [];
  },
  state: () => null,
  restore: () => undefined,
});

await bench(({ api }) => {
  const scenario = scenarioOf({ replicas: 100, workload: { requests: 300_000 } });
  const secondsOf = (isWatched: boolean) =>
    cpuSeconds(() => api.simulate(scenario, { policies: isWatched ? [{ id: 'watch', create: watch }] : [] }));
  let about = '';
  return {
    warmUps: 1,
    async round() {
      const without = await secondsOf(false);
      const cost = await secondsOf(true);
      about = `${without.toFixed(3)} CPU s without the policy, ${cost.toFixed(3)} s with`;
      if (!(seen > 0)) throw new Error('the policy saw no power');
      return { value: cost / without - 1, cost };
    },
    about: () => about,
  };
});
