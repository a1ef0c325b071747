// Claim: a thousand candidates of a search are simulated in less than a minute on two cores.
// Guards runs cut when hopeless, requests read once, and sets of draws for those that lead alone.

import { bench, rateOf } from './bench.ts';
import { searchScenario } from './workload.ts';

const scenario = searchScenario(1200);

await bench(({ api }) => {
  let candidates = 0;
  return {
    warmUps: 0,
    rounds: 2,
    round: () =>
      rateOf(async () => {
        const { simulated, candidates: all } = await api.planner.plan(scenario, { simulate: 1000, workers: 2 });
        candidates = all;
        return simulated;
      }),
    about: () => `of ${candidates} candidates a thousand are simulated with 1,200 requests each, on two threads`,
  };
});
