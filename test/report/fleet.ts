// TEST DATA. Results of fleets: a small one simulated, and the same stretched to the widest that a report may meet.

import type { Result } from '../../src/result/types.ts';
import { simulate } from '../../src/run/simulate.ts';

export const fleetScenario = {
  tokenworks: 1,
  name: 'two pools',
  model: 'llama-3.1-8b',
  engine: 'vllm-v1',
  fleet: {
    pools: [
      { name: 'hopper', role: 'mixed', accelerator: 'h100-sxm', replicas: 3, tp: 1 },
      { name: 'ampere', role: 'mixed', accelerator: 'a100-sxm-80gb', replicas: 2, tp: 1 },
    ],
    route: { policy: 'least-outstanding-tokens' },
  },
  workload: { preset: 'chat', rate: '60 /s', requests: 1500 },
  slo: { ttft: '500 ms', tpot: '50 ms', attainment: 0.95 },
  price: { accelerator: '2.50 $/h', energy: '0.08 $/kWh' },
  run: { seed: 3, warmUp: '2 s', window: '200 ms' },
};

export const fleetResult = (): Promise<Result> => simulate(fleetScenario);

/** Noise from 0 to 1 that is the same in every run. */
function noise(): () => number {
  let state = 12345;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const longName = (index: number): string => `pool ${index} \u001b[31m<b>${' of a very long name'.repeat(4)}`;

/** 64 pools of 8 replicas with long names and large numbers; a heat map of nothing but noise, 512 × 256. */
export function widest(result: Result): Result {
  const [pool, kind, tail] = [result.pools[0]!, result.kinds[0]!, result.tail.ttft];
  const names = Array.from({ length: 64 }, (_, index) => longName(index));
  const next = noise();
  const buckets = Array.from({ length: 256 }, (_, index) => index);
  const rows = names.flatMap((name) => Array.from({ length: 8 }, (_, first) => ({ name, first })));
  const field = (top: number) => rows.map(() => buckets.map(() => next() * top));
  const late = { ...pool.latency.ttftS, p50: 3599.5, p99: null, unfinished: 9, atLeastS: { ...tailRanks, p99: 35999 } };
  const owned = { ...tail, pools: names.map((name) => ({ name, share: 1 / 64, requestShare: 1 / 64 })) };
  return {
    ...result,
    name: 'widest',
    kinds: names.map((name) => ({ ...kind, pool: name, replicas: 8, accelerators: 8 })),
    pools: names.map((name) => ({
      ...pool,
      ...{ name, replicas: 8, accelerators: 8 },
      accelerator: 'an accelerator of a long name',
      measured: { ...pool.measured, arrived: 123_456_789 },
      latency: { ...pool.latency, ttftS: late, tpotS: late },
    })),
    replicas: { ...result.replicas, count: 512, columns: null },
    tail: { ttft: owned, e2e: owned },
    capacity: names.map((name) => ({ pool: name, lines: result.capacity[0]!.lines })),
    precision: names.map((name) => ({ pool: name, paths: result.precision[0]!.paths })),
    heatMap: {
      startS: buckets,
      endS: buckets.map((at) => at + 1),
      pool: rows.map(({ name }) => name),
      first: rows.map(({ first }) => first),
      replicas: rows.map(() => 1),
      utilisation: field(1),
      queued: field(30),
      kvShare: field(1),
      powerW: field(700),
    },
  };
}

const tailRanks = { mean: null, p50: null, p90: null, p95: null, p99: null, max: null };

/** The same with policies that commanded every lever. */
export function commanded(result: Result, count = 500): Result {
  const levers = ['weight', 'admissionLimit', 'batchLimit', 'clock', 'power'];
  const commands = Array.from({ length: count }, (_, index) => ({
    policy: 'reactive-scaler <b>',
    givenS: index,
    effectS: index + 0.5,
    effectPs: String(BigInt(index) * 1_000_000_000_000n + 500_000_000_000n),
    replica: index % result.replicas.count,
    name: result.replicas.columns?.name[index % result.replicas.count] ?? longName(index),
    lever: levers[index % levers.length]!,
    value: index % 3 === 0 ? -1 : index % 3,
  }));
  return { ...result, control: { policies: ['reactive-scaler <b>'], commandCount: 20_000, commands } };
}
