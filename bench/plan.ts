// Claim: a million candidates of a search are priced in seconds, curves of their systems included.
// Guards curves made once a system, and candidates in columns.

import { bench, rateOf } from './bench.ts';

const scenario = {
  tokenworks: 1,
  model: 'llama-3.1-8b',
  engine: 'vllm-v1',
  fleet: { pools: [{ accelerator: 'h100-sxm' }] },
  workload: {
    arrivals: { process: 'poisson', rate: '60 /s' },
    prompt: { logNormal: { median: 600, sigma: 0.6 }, max: 4000 },
    output: { logNormal: { median: 120, sigma: 0.5 }, max: 600 },
    requests: 300,
  },
  slo: { ttft: '300 ms', tpot: '40 ms', attainment: 0.95 },
};

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
