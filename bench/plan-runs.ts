// Claim: a thousand candidates of a search are simulated in less than a minute on two cores.
// Guards runs cut when hopeless, requests read once, and sets of draws for those that lead alone.

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
    requests: 1200,
  },
  slo: { ttft: '300 ms', tpot: '40 ms', attainment: 0.95 },
};

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
