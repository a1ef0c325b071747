// Small scenarios that plans are checked on against brute force.

import { simulate } from '../../src/run/simulate.ts';
import type { Scenario } from '../../src/scenario/input.gen.ts';

export const chat = {
  tokenworks: 1,
  name: 'small plan',
  model: 'llama-3.1-8b',
  engine: 'vllm-v1',
  fleet: { pools: [{ accelerator: 'h100-sxm', replicas: 1, tp: 1 }] },
  workload: {
    arrivals: { process: 'poisson', rate: '30 /s' },
    prompt: { logNormal: { median: 600, sigma: 0.6 }, max: 4000 },
    output: { logNormal: { median: 120, sigma: 0.5 }, max: 600 },
    requests: 600,
  },
  slo: { ttft: '300 ms', tpot: '40 ms', attainment: 0.95 },
  run: { seed: 3, window: '0 s' },
};

type Chat = typeof chat;

export const withPool = (scenario: Chat, pool: object): Chat => ({
  ...scenario,
  fleet: { pools: [{ ...scenario.fleet.pools[0], ...pool }] } as Chat['fleet'],
});

export const withRate = (scenario: Chat, rate: number, more: object = {}): Chat => ({
  ...scenario,
  workload: {
    ...scenario.workload,
    arrivals: { ...scenario.workload.arrivals, ...more, rate: `${rate} /s` },
  },
});

/** What `simulate` says, with nothing of the planner in it. */
export async function attained(scenario: Scenario): Promise<number> {
  return (await simulate(scenario)).attainment.share ?? 0;
}
