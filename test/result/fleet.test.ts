// Results of fleets: parts add up to the whole, the file's order of pools moves nothing, and the slow ones are named.

import { beforeAll, describe, expect, test } from 'vitest';
import type { Observations } from '../../src/result/observations.ts';
import { buildResult } from '../../src/result/result.ts';
import type { PoolResult, Result } from '../../src/result/types.ts';
import { Run } from '../../src/run/run.ts';
import { prepare, runToEnd, simulate } from '../../src/run/simulate.ts';
import type { PoolInput, RouteInput, Scenario } from '../../src/scenario/input.gen.ts';

const h100 = { name: 'fast', accelerator: 'h100-sxm', replicas: 3 };
const a100 = { name: 'slow', accelerator: 'a100-sxm-80gb', replicas: 2 };
const twin = { name: 'twin', accelerator: 'h100-sxm', replicas: 1, weight: 0.5 };

const scenario = (pools: readonly PoolInput[], more: Partial<Scenario> = {}, route: RouteInput = {}) => ({
  model: 'llama-3.1-8b',
  engine: { base: 'vllm-v1', kvBlocks: 3000 },
  fleet: { pools, route },
  workload: {
    arrivals: { process: 'poisson', rate: '30 /s' },
    prompt: { logNormal: { median: 600, sigma: 1 }, max: 8000 },
    output: { logNormal: { median: 150, sigma: 0.8 }, max: 900 },
    requests: 1500,
    classes: [
      { name: 'chat', share: 0.7 },
      { name: 'batch', share: 0.3 },
    ],
  },
  slo: { ttft: '500 ms', tpot: '40 ms' },
  price: { accelerator: '2.50 $/h', energy: '0.08 $/kWh' },
  run: { seed: 5, warmUp: '4 s', window: '500 ms' },
  ...more,
});

async function observed(input: Scenario): Promise<Observations> {
  const prepared = await prepare(input);
  const run = new Run(prepared.module, prepared.input(prepared.openSource()));
  await runToEnd(run);
  return run.observations();
}

let seen: Observations;
let result: Result;
beforeAll(async () => {
  seen = await observed(scenario([h100, a100, twin]));
  result = buildResult(seen);
});

const sum = (values: readonly (number | null)[]): number => values.reduce<number>((all, one) => all + (one ?? 0), 0);
const overPools = (of: (pool: PoolResult) => number | null) => sum(result.pools.map(of));

describe('parts and the whole', () => {
  test('counts of the pools add up to the fleet’s', () => {
    for (const name of ['arrived', 'finished', 'running', 'waiting', 'rejected'] as const)
      expect(
        overPools(({ requests }) => requests[name]),
        name,
      ).toBe(result.requests[name]);
    for (const name of ['arrived', 'rejected', 'firstTokens', 'finished', 'good'] as const)
      expect(
        overPools(({ measured }) => measured[name]),
        name,
      ).toBe(result.measured[name]);
    for (const name of ['steps', 'preemptions', 'outputTokens', 'prefillTokens', 'recomputedTokens'] as const)
      expect(
        overPools(({ engineUse }) => engineUse[name]),
        name,
      ).toBe(result.engine[name]);
    for (const name of ['ttftS', 'tpotS', 'itlS', 'e2eS', 'queueS'] as const)
      expect(
        overPools(({ latency }) => latency[name].count),
        name,
      ).toBe(result.latency[name].count);
    expect(overPools(({ kv }) => kv.blocks)).toBe(result.kv.blocks);
  });

  test('rates, joules, dollars and bytes do too', () => {
    const { lengthS } = result.interval;
    expect(overPools(({ goodputPerS }) => goodputPerS)).toBeCloseTo(result.goodputPerS ?? 0, 9);
    expect(overPools(({ energyJ }) => energyJ)).toBeCloseTo(result.energyJ, 5);
    const usd = overPools(({ usdPerMtoken, engineUse }) => (usdPerMtoken ?? 0) * engineUse.outputTokens * 1e-6);
    expect(usd).toBeCloseTo(result.money.totalUsd ?? 0, 9);
    expect(usd).toBeCloseTo((6 * lengthS * 2.5) / 3600 + (result.energyJ * 0.08) / 3.6e6, 9);
    const facts = seen.compiled.pools;
    const bytes = overPools(({ hbmUse, name }) => {
      const pool = facts.find((one) => one.pool === name);
      return (hbmUse ?? 0) * (pool?.hbmBytesPerS ?? 0) * (pool?.accelerators ?? 0) * lengthS;
    });
    expect(bytes / sum(seen.operators.map((line) => line.hbmBytes))).toBeCloseTo(1, 9);
    const peak = (pool: PoolResult) => facts.find((one) => one.pool === pool.name)!.peakFlopPerS * pool.accelerators;
    const flop = overPools((pool) => (pool.mfu ?? 0) * peak(pool) * lengthS);
    expect(flop / result.modelFlop).toBeCloseTo(1, 9);
  });

  test('use of KV blocks and of time is weighed by what each pool has', () => {
    const kv = overPools(({ kv: { meanShare, blocks } }) => (meanShare ?? 0) * blocks);
    expect(kv / result.kv.blocks).toBeCloseTo(result.kv.meanShare ?? 0, 12);
    const busy = overPools(({ stepInFlightShare, replicas }) => (stepInFlightShare ?? 0) * replicas);
    expect(busy / result.replicas.count).toBeCloseTo(result.engine.stepInFlightShare ?? 0, 12);
  });

  test('classes of pools add up to classes of the fleet', () => {
    for (const [row, { name, measured, latency }] of result.classes.entries()) {
      const parts = result.pools.map((pool) => pool.classes[row]!);
      expect(parts.map((part) => part.name)).toEqual([name, name, name]);
      expect(sum(parts.map((part) => part.measured.good))).toBe(measured.good);
      expect(sum(parts.map((part) => part.latency.ttftS.count))).toBe(latency.ttftS.count);
    }
  });

  test('columns of the replicas add up to their pools', () => {
    const columns = result.replicas.columns!;
    expect(columns.name).toEqual(['fast/0', 'fast/1', 'fast/2', 'slow/0', 'slow/1', 'twin/0']);
    let first = 0;
    for (const pool of result.pools) {
      const own = (values: readonly (number | null)[]) => values.slice(first, first + pool.replicas);
      expect(sum(own(columns.outputTokens))).toBe(pool.engineUse.outputTokens);
      expect(sum(own(columns.energyJ))).toBeCloseTo(pool.energyJ, 6);
      expect(sum(own(columns.stepInFlightShare)) / pool.replicas).toBeCloseTo(pool.stepInFlightShare ?? 0, 12);
      const byClass = sum(columns.byClass.map(({ arrived }) => sum(own(arrived))));
      expect(byClass).toBe(pool.requests.arrived);
      expect(Math.max(...(own(columns.kvPeakShare) as number[]))).toBeGreaterThanOrEqual(pool.kv.meanShare ?? 0);
      first += pool.replicas;
    }
  });

  test('the pools’ windows add up to the fleet’s', () => {
    for (const column of ['busyS', 'outputTokens', 'finished', 'kvUsedBlocks', 'queued', 'arrived'] as const) {
      const parts = sum(result.pools.map(({ windows }) => sum(windows?.[column] ?? [])));
      expect(parts / sum(result.windows[column]), column).toBeCloseTo(1, 12);
    }
  });
});

describe('the order of pools in the file', () => {
  const byName = <T>(items: readonly T[], nameOf: (item: T) => string): T[] =>
    [...items].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  /** What does not tell of one pool or another by its place. */
  const common = ({ kinds, pools, replicas, capacity, precision, heatMap, provenance, tail, ...rest }: Result) => ({
    ...rest,
    objectives: { ...rest.objectives, parts: byName(rest.objectives?.parts ?? [], ({ pool }) => pool) },
    imbalance: replicas.imbalance,
    tail: [tail.ttft.aboveS, tail.ttft.requests, tail.e2e.aboveS, tail.e2e.requests],
  });

  test.each(['least-outstanding-tokens', 'power-of-two', 'round-robin', 'weighted'])(
    'moves nothing: %s',
    async (policy) => {
      const pools = policy === 'round-robin' ? [h100, a100] : [h100, a100, twin];
      const one = await simulate(scenario(pools, {}, { policy }));
      const other = await simulate(scenario([...pools].reverse(), {}, { policy }));
      expect(other.pools.map(({ name }) => name)).toEqual(one.pools.map(({ name }) => name).reverse());
      expect(common(other)).toEqual(common(one));
      const nameOf = ({ name }: PoolResult) => name;
      expect(byName(other.pools, nameOf)).toEqual(byName(one.pools, nameOf));
      expect([...other.heatMap!.utilisation].sort()).toEqual([...one.heatMap!.utilisation].sort());
    },
  );
});

describe('a fleet of one', () => {
  test('is what it is beside a pool that takes no requests, whatever the route', async () => {
    const one = { ...h100, replicas: 1 };
    const load = { workload: { ...scenario([]).workload, arrivals: { process: 'poisson', rate: '12 /s' } } };
    const alone = await simulate(scenario([one], load));
    for (const route of [{}, { policy: 'power-of-two', staleness: '100 ms' }, { policy: 'random' }]) {
      const beside = await simulate(scenario([one, { ...a100, weight: 0 }], load, route));
      expect({ ...beside.pools[0], windows: null }).toEqual(alone.pools[0]);
      expect([beside.latency, beside.classes, beside.requests]).toEqual([alone.latency, alone.classes, alone.requests]);
      expect(beside.pools[1]?.measured.arrived).toBe(0);
    }
    expect(alone.pools[0]?.latency).toEqual(alone.latency);
    expect(alone.pools[0]).toMatchObject({ energyJ: alone.energyJ, mfu: alone.mfu, hbmUse: alone.hbmUse });
  });
});

describe('the slowest requests', () => {
  test('belong to the pool that is slow, out of all proportion to its requests', async () => {
    const even = await simulate(scenario([h100, a100], {}, { policy: 'random' }));
    for (const { share, pools, replicas, requests } of [even.tail.ttft, even.tail.e2e]) {
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThan(0.012);
      expect(requests).toBeGreaterThan(0);
      const slow = pools.find(({ name }) => name === 'slow')!;
      expect(slow.requestShare).toBeCloseTo(0.4, 1);
      expect(slow.share).toBeGreaterThan(0.8);
      expect(sum(pools.map((one) => one.share))).toBeCloseTo(1, 12);
      expect(replicas[0]!.name).toMatch(/^slow/);
    }
  });

  test('lie above the p99', () => {
    expect(result.tail.ttft.aboveS! * 1.2).toBeGreaterThan(result.latency.ttftS.p99!);
    expect(result.tail.e2e.aboveS! * 1.2).toBeGreaterThan(result.latency.e2eS.p99!);
  });
});

describe('dollars', () => {
  test('a replica that is off costs nothing while it is', () => {
    const offS = 3;
    const first = seen.compiled.pools.find(({ pool }) => pool === 'slow')!.firstReplica;
    const off = (totals: Observations['atTo']) =>
      totals.map((one, row) => (row === first ? { ...one, offPs: offS * 1e12 } : one));
    const saving = buildResult({ ...seen, atTo: off(seen.atTo), atEnd: off(seen.atEnd) });
    const rent = (offS * 2.5) / 3600;
    expect(result.money.acceleratorUsd! - saving.money.acceleratorUsd!).toBeCloseTo(rent, 9);
    expect(saving.pools[0]!.usdPerMtoken).toBe(result.pools[0]!.usdPerMtoken);
    expect(saving.pools[1]!.usdPerMtoken!).toBeLessThan(result.pools[1]!.usdPerMtoken!);
    expect(saving.wholeRun.usdPerMtoken!).toBeLessThan(result.wholeRun.usdPerMtoken!);
    const before = off(seen.atFrom);
    const all = buildResult({ ...seen, atFrom: before, atTo: off(seen.atTo), atEnd: off(seen.atEnd) });
    expect(all.money.acceleratorUsd).toBeCloseTo(result.money.acceleratorUsd!, 12);
  });

  test('a pool without a price leaves the fleet without one', async () => {
    const { price: _, ...free } = scenario([h100, { ...a100, accelerator: { base: 'gaudi-3' } }]);
    const { money, pools } = await simulate(free);
    expect(money.totalUsd).toBeNull();
    expect([pools[0]!.usdPerMtoken === null, pools[1]!.usdPerMtoken === null]).toEqual([false, true]);
  });
});

describe('the router', () => {
  const limited = { ...h100, replicas: 2, admissionLimit: 8 };

  test('what it rejects and holds counts, told apart', async () => {
    const reject = await simulate(scenario([limited]));
    expect(reject.requests.atRouter.rejected).toBeGreaterThan(0);
    expect(reject.requests.rejected).toBe(reject.requests.atRouter.rejected);
    expect(reject.pools[0]!.requests.rejected).toBe(0);
    expect(reject.requests.arrived).toBe(1500);
    expect(sum(reject.windows.arrived)).toBe(1500);
    expect(sum(reject.windows.rejected)).toBe(reject.requests.rejected);
    expect(reject.warnings.find(({ code }) => code === 'rejected')?.text).toMatch(/found no replica open/);
    const hold = await simulate(scenario([limited], {}, { hold: 'unbounded' }));
    expect(hold.requests).toMatchObject({ rejected: 0, finished: 1500 });
    expect(hold.requests.atRouter.released).toBeGreaterThan(100);
    expect(Math.max(...hold.windows.held)).toBeGreaterThan(0);
    expect(hold.latency.queueS.p50!).toBeGreaterThan(reject.latency.queueS.p50!);
    expect(hold.latency.e2eS.count).toBe(hold.measured.arrived);
  });

  test('a run cut while some are held still balances', async () => {
    const run = { seed: 5, warmUp: 0, window: '500 ms', until: '12 s' };
    const cut = await simulate(scenario([{ ...limited, replicas: 1 }], { run }, { hold: 'unbounded' }));
    expect(cut.interval.cut).toBe(true);
    expect(cut.requests.atRouter.waiting).toBeGreaterThan(0);
    expect(cut.requests.waiting).toBeGreaterThanOrEqual(cut.requests.atRouter.waiting);
    expect(cut.latency.ttftS.unfinished).toBeGreaterThanOrEqual(cut.requests.atRouter.waiting);
    expect(cut.warnings.map(({ code }) => code)).toContain('saturated');
  });

  test('books that do not balance with the router are refused', () => {
    const broken = { ...seen.router, atEnd: { ...seen.router.atEnd, held: 1 } };
    expect(() => buildResult({ ...seen, router: broken })).toThrow(/router/);
    const good = seen.replicaCounts.good.slice();
    good[3]! += 1;
    expect(() => buildResult({ ...seen, replicaCounts: { ...seen.replicaCounts, good } })).toThrow(
      /classes of replica/,
    );
  });
});

describe('warnings', () => {
  test('uneven use is told where it is, and not where it is not', async () => {
    const codes = ({ warnings }: Result) => warnings.map(({ code }) => code);
    expect(codes(result)).not.toContain('imbalance');
    const lopsided = await simulate(scenario([h100, { ...a100, weight: 0 }], {}, { policy: 'round-robin' }));
    expect(lopsided.replicas.imbalance.requests.maxOverMean).toBeGreaterThan(1.5);
    expect(codes(lopsided)).toContain('imbalance');
  });

  test('a pool that is saturated in a fleet that is not is named', async () => {
    const pools = [
      { ...h100, replicas: 4 },
      { ...a100, replicas: 1, engine: { maxNumSeqs: 8 } },
    ];
    const { warnings } = await simulate(scenario(pools, {}, { policy: 'round-robin' }));
    expect(warnings.find(({ code }) => code === 'saturated')?.text).toMatch(/Queues grow in 1 pool: slow/);
  });
});

describe('the heat map', () => {
  test('tells what the replicas’ columns tell', async () => {
    const { warmUp: _, ...run } = scenario([]).run ?? {};
    const whole = await simulate(scenario([h100, a100, twin], { run }));
    const map = whole.heatMap!;
    expect(map.pool).toEqual(['fast', 'fast', 'fast', 'slow', 'slow', 'twin']);
    expect(map.first).toEqual([0, 1, 2, 0, 1, 0]);
    const overTime = (row: readonly number[]) =>
      sum(row.map((value, bucket) => value * (map.endS[bucket]! - map.startS[bucket]!)));
    expect(sum(map.powerW.map(overTime)) / whole.wholeRun.energyJ).toBeCloseTo(1, 3);
    const used = sum(map.utilisation.map(overTime)) / sum(map.endS.map((end, at) => end - map.startS[at]!));
    const { utilisation, count } = { ...whole.utilisation, utilisation: whole.utilisation.share!, ...whole.replicas };
    expect(used / count / utilisation).toBeGreaterThan(0.8);
    expect(used / count / utilisation).toBeLessThan(1.05);
  });

  test('is left out for a single replica and without windows', async () => {
    expect((await simulate(scenario([twin]))).heatMap).toBeNull();
    expect((await simulate(scenario([h100], { run: { window: 0 } }))).heatMap).toBeNull();
  });
});
