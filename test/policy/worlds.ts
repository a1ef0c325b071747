// Small worlds that policies are tried in: a fleet under chat traffic, and what its result says.

import { simulate } from '../../src/run/simulate.ts';
import type { Scenario } from '../../src/scenario/input.gen.ts';

type Json = Readonly<Record<string, unknown>>;

/** Ten A100 replicas in two pools under 60 requests/s of chat: three quarters busy. */
export const fleet: Scenario = {
  tokenworks: 1,
  model: 'llama-3.1-8b',
  fleet: {
    pools: [
      { name: 'high', accelerator: 'a100-sxm-80gb', replicas: 6 },
      { name: 'low', accelerator: 'a100-sxm-80gb', replicas: 4 },
    ],
  },
  workload: {
    arrivals: { process: 'poisson', rate: '60 /s' },
    prompt: { logNormal: { median: 600, sigma: 1 }, max: 8000 },
    output: { logNormal: { median: 130, sigma: 0.8 }, max: 2000 },
    requests: 12_000,
  },
  slo: { ttft: '1 s', tpot: '50 ms' },
  run: { window: '1 s' },
};

/** The result of the fleet with these policies and other changes. */
export const runWith = (policies: readonly Json[], changes: Json = {}) =>
  simulate({
    ...structuredClone(fleet),
    ...structuredClone(changes),
    policies: structuredClone(policies) as Scenario['policies'],
  });

/** Mean power of the fleet in each window. */
export const windowWatts = ({ windows }: Awaited<ReturnType<typeof runWith>>): number[] =>
  windows.energyJ.map((joules, at) => joules / ((windows.endS[at] ?? 0) - (windows.startS[at] ?? 0) || 1));
