// Claim: a million candidates of a search are priced in seconds, curves of their systems included.
// Guards curves made once a system, and candidates in columns.

import { bench, rateOf } from './bench.ts';
import { searchScenario } from './workload.ts';

const scenario = searchScenario(300);

await bench(({ api }) => {
  let [candidates, systems] = [0, 0];
  return {
    warmUps: 1,
    rounds: 3,
    round: () =>
      rateOf(async () => {
        // two runs: what is measured is the closed form
        const options = { mixed: true, simulate: 2, replicates: 1, workers: 0 };
        const result = await api.planner.plan(scenario, options);
        ({ candidates, systems } = result);
        return candidates;
      }),
    about: () => `${candidates} candidates of ${systems} systems, two of them simulated`,
  };
});
