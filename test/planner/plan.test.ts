// The search over fleets against brute force by `simulate`: winners, front, axes, power, mixed fleets.

import { describe, expect, test } from 'vitest';
import {
  type Objective,
  plan,
  type SearchFigures,
  type SearchOptions,
  type SearchRow,
} from '../../src/planner/index.ts';
import { dominates } from '../../src/planner/pareto.ts';
import { simulate } from '../../src/run/simulate.ts';
import { setPath } from '../../src/scenario/index.ts';
import type { Scenario } from '../../src/scenario/input.gen.ts';

const world = {
  tokenworks: 1,
  name: 'small search',
  model: 'llama-3.1-8b',
  engine: { base: 'vllm-v1', maxNumBatchedTokens: 2048, maxNumSeqs: 256 },
  fleet: { pools: [{ accelerator: 'h100-sxm', replicas: 1, tp: 1 }], route: { policy: 'least-outstanding-requests' } },
  workload: {
    arrivals: { process: 'poisson', rate: '25 /s' },
    prompt: { logNormal: { median: 500, sigma: 0.6 }, max: 3000 },
    output: { logNormal: { median: 80, sigma: 0.5 }, max: 300 },
    requests: 150,
  },
  slo: { ttft: '400 ms', tpot: '40 ms', attainment: 0.9 },
  price: { energy: '0.10 $/kWh' },
  run: { seed: 5, window: '0 s' },
};

const changed = (changes: readonly string[], base: unknown = world): Scenario =>
  changes.reduce((data: unknown, change) => {
    const at = change.indexOf('=');
    return setPath(data, change.slice(0, at), change.slice(at + 1));
  }, base) as Scenario;

/** What `simulate` says of a fleet, with nothing of the planner in it; null = the SLO is missed. */
async function figuresOf(scenario: Scenario): Promise<SearchFigures | null> {
  const { attainment, good, latency, kinds } = await simulate(scenario);
  if ((attainment.share ?? 0) < 0.9) return null;
  const accelerators = kinds.reduce((sum, kind) => sum + kind.accelerators, 0);
  const tpotS = latency.tpotS.p50;
  return {
    goodTokensPerSPerAccelerator: (good.outputTokensPerS ?? 0) / accelerators,
    tpotS,
    tokensPerSPerUser: tpotS === null ? null : 1 / tpotS,
    usdPerMgoodTokens: good.usdPerMtoken,
    joulesPerGoodToken: good.joulesPerToken ?? 0,
  };
}

const axes = {
  accelerators: ['h100-sxm', 'a100-sxm-80gb', 'l40s'],
  precisions: ['bf16', 'fp8'],
  tps: [1, 2],
  maxNumSeqs: [8, 256],
  replicas: [1, 2, 3],
  replicates: 1,
  top: 1000,
} as const;

/** Every fleet of the axes, each by its own run. */
async function exhausted(): Promise<SearchFigures[]> {
  const all: SearchFigures[] = [];
  for (const accelerator of axes.accelerators) {
    for (const word of axes.precisions) {
      for (const tp of axes.tps) {
        for (const seqs of axes.maxNumSeqs) {
          for (const replicas of axes.replicas) {
            const kv = 'bf16';
            const pool = { accelerator, tp, replicas, engine: { maxNumSeqs: seqs } };
            const precision = { weights: word, activations: word, kv };
            const figures = await figuresOf({ ...world, precision, fleet: { ...world.fleet, pools: [pool] } });
            if (figures !== null) all.push(figures);
          }
        }
      }
    }
  }
  return all;
}

const smallest: Readonly<Record<Objective, (figures: SearchFigures) => number>> = {
  cost: ({ usdPerMgoodTokens }) => usdPerMgoodTokens ?? Number.MAX_VALUE,
  throughput: ({ goodTokensPerSPerAccelerator }) => -goodTokensPerSPerAccelerator,
  tpot: ({ tpotS }) => tpotS ?? Number.MAX_VALUE,
  energy: ({ joulesPerGoodToken }) => joulesPerGoodToken,
};
const objectives = Object.keys(smallest) as Objective[];
const pointOf = (figures: SearchFigures) => objectives.map((objective) => smallest[objective](figures));
const rowsOf = async (options: SearchOptions, scenario: Scenario = world) => (await plan(scenario, options)).rows;

describe('a search in a world small enough to try everything', () => {
  const everything = exhausted();

  // Guards against a prune or an order of runs that loses what is best.
  test('finds the best by each objective, and the whole front', async () => {
    const all = await everything;
    const { rows, front, others, left } = await plan(world, axes);
    expect(rows.length + others.length).toBe(all.length);
    for (const objective of objectives) {
      const best = Math.min(...all.map(smallest[objective]));
      expect(Math.min(...rows.map(({ figures }) => smallest[objective](figures)))).toBe(best);
    }
    const points = all.map(pointOf);
    const expected = points.filter((point) => !points.some((other) => dominates(other, point)));
    const keys = (list: readonly (readonly number[])[]) => [...new Set(list.map((point) => point.join(' ')))].sort();
    expect(keys(front.map(({ figures }) => pointOf(figures)))).toEqual(keys(expected));
    const counted = left.reduce((sum, { candidates }) => sum + candidates, 0);
    expect(counted + all.length - others.length).toBe(3 * 2 * 2 * 2 * 3);
  });

  test('finds the best by each objective with a third of the runs', async () => {
    const all = await everything;
    for (const objective of objectives) {
      const { rows, simulated } = await plan(world, { ...axes, objective, simulate: 24 });
      expect(simulated).toBe(24);
      const [first] = rows as [SearchRow];
      expect(smallest[objective](first.figures)).toBe(Math.min(...all.map(smallest[objective])));
    }
  });

  test('each objective has its own winner', async () => {
    const priced = { ...world, prices: { 'h100-sxm': '10 $/h', l40s: '0.5 $/h' } };
    const options = { accelerators: ['h100-sxm', 'l40s'], precisions: ['bf16'], tps: [1, 2], clocks: [1, 0.7] };
    const winners = objectives.map(async (objective) => {
      const [first] = await rowsOf({ ...options, replicas: [1, 2, 3], replicates: 1, objective }, priced);
      return first?.id;
    });
    expect(await Promise.all(winners)).toEqual([
      '3 × l40s bf16 tp1 clock=1, least-outstanding-requests',
      '1 × h100-sxm bf16 tp1 clock=1, least-outstanding-requests',
      '3 × h100-sxm bf16 tp2 clock=1, least-outstanding-requests',
      '1 × h100-sxm bf16 tp1 clock=0.7, least-outstanding-requests',
    ]);
  });

  test('each row is what simulate says of its changes, in every set of draws', async () => {
    const { rows, seeds } = await plan(world, { ...axes, replicates: 2, simulate: 40, top: 6 });
    expect(seeds).toEqual([5, 6]);
    for (const { changes, sets } of rows) {
      for (const [at, seed] of seeds.entries()) {
        const figures = await figuresOf(changed([...changes, `run.seed=${seed}`]));
        const { attainment, ...own } = sets[at] as SearchRow['sets'][number];
        expect(attainment).toBeGreaterThanOrEqual(0.9);
        expect(figures).toEqual(own);
      }
    }
  });

  test('the closed form is near what is simulated', async () => {
    const long = changed(['workload.requests=1200', 'workload.arrivals.rate=15 /s']);
    const rows = await rowsOf({ ...axes, tps: [1], precisions: ['bf16'], maxNumSeqs: [256] }, long);
    expect(rows.length).toBeGreaterThan(6);
    const ratio = (a: number | null, b: number | null) => (a ?? 0) / (b ?? 1);
    for (const { figures, estimate } of rows) {
      expect(ratio(estimate.tpotS, figures.tpotS)).toBeGreaterThan(0.9);
      expect(ratio(estimate.tpotS, figures.tpotS)).toBeLessThan(1.1);
      expect(ratio(estimate.joulesPerGoodToken, figures.joulesPerGoodToken)).toBeGreaterThan(0.9);
      expect(ratio(estimate.joulesPerGoodToken, figures.joulesPerGoodToken)).toBeLessThan(1.1);
    }
  });
});

describe('axes', () => {
  const one = { accelerators: ['h100-sxm'], precisions: ['bf16'], tps: [1], replicas: [4], replicates: 1 } as const;
  const by = async (options: SearchOptions, of: (row: SearchRow) => number | string, scenario: Scenario = world) =>
    new Map((await rowsOf({ ...one, top: 100, ...options }, scenario)).map((row) => [of(row), row]));
  const tpotOf = (row: SearchRow | undefined) => row?.figures.tpotS ?? Number.NaN;

  test('tensor parallelism shortens tokens, and takes more accelerators', async () => {
    const rows = await by({ tps: [1, 4] }, ({ pools }) => pools[0]?.tp ?? 0);
    expect(tpotOf(rows.get(4))).toBeLessThan(tpotOf(rows.get(1)));
    expect(rows.get(4)?.accelerators).toBe(16);
  });

  test('pipeline stages take accelerators and shorten no token', async () => {
    const rows = await by({ pps: [1, 2] }, ({ pools }) => pools[0]?.pp ?? 0);
    expect(rows.get(2)?.accelerators).toBe(8);
    expect(tpotOf(rows.get(2))).toBeGreaterThan(0.8 * tpotOf(rows.get(1)));
  });

  test('a split of sequences, of attention and of experts each gives another fleet', async () => {
    const moe = { ...world, model: 'qwen3-30b-a3b' };
    const layout = ({ pools: [pool] }: SearchRow) => `${pool?.ep} ${pool?.attentionDp} ${pool?.cp}`;
    const rows = await by({ eps: [1, 2], attentionDps: [1, 2], cps: [1, 2], replicas: [2] }, layout, moe);
    expect([...rows.keys()]).toEqual(expect.arrayContaining(['1 1 1', '2 2 1', '1 1 2']));
    expect(rows.get('2 2 1')?.accelerators).toBe(4);
    expect(new Set([...rows.values()].map((row) => tpotOf(row))).size).toBe(rows.size);
  });

  test('fewer running requests shorten tokens; less memory and fewer tokens a step are other fleets', async () => {
    const long = { ...world, slo: { ttft: '5 s', attainment: 0.9 } };
    const seqs = await by({ replicas: [1], maxNumSeqs: [16, 256] }, ({ pools }) => pools[0]?.maxNumSeqs ?? 0, {
      ...long,
      slo: { ttft: '30 s', attainment: 0.9 },
      workload: { ...world.workload, arrivals: { process: 'poisson', rate: '28 /s' } },
    });
    expect(tpotOf(seqs.get(16))).toBeLessThan(tpotOf(seqs.get(256)));
    const tokens = await by(
      { replicas: [1], maxNumBatchedTokens: [128, 8192] },
      ({ pools }) => pools[0]?.maxNumBatchedTokens ?? 0,
      long,
    );
    expect(tpotOf(tokens.get(128))).not.toBe(tpotOf(tokens.get(8192)));
    const tight = { ...long, model: 'qwen3-32b' };
    const shares = await by(
      { replicas: [4], memoryFractions: [0.85, 0.95] },
      ({ pools }) => pools[0]?.memoryFraction ?? 0,
      tight,
    );
    expect([...shares.keys()].sort()).toEqual([0.85, 0.95]);
  });

  test('a route that looks is chosen where one that does not bunches requests', async () => {
    const busy = changed(['workload.arrivals.rate=70 /s', 'slo.ttft=60 ms', 'slo.attainment=0.2']);
    const routes = ['random', 'least-outstanding-tokens'];
    const rows = await by({ replicas: [2], routes, tps: [1] }, ({ route }) => route, busy);
    const attained = (route: string) => rows.get(route)?.attainment ?? Number.NaN;
    expect(attained('least-outstanding-tokens')).toBeGreaterThan(attained('random'));
    // one replica has no use for a second route
    const { left } = await plan(world, { ...one, replicas: [1], routes: ['random', 'least-kv'] });
    expect(left.find(({ reason }) => reason === 'same-route')?.candidates).toBe(1);
  });

  test('a lower clock saves joules, and takes longer', async () => {
    const rows = await by({ clocks: [1, 0.6] }, ({ pools }) => pools[0]?.clock ?? 0);
    expect(rows.get(0.6)?.figures.joulesPerGoodToken).toBeLessThan(rows.get(1)?.figures.joulesPerGoodToken ?? 0);
    expect(rows.get(0.6)?.powerW).toBeLessThan(rows.get(1)?.powerW ?? 0);
  });
});

describe('power budget', () => {
  const options = { accelerators: ['h100-sxm'], precisions: ['bf16'], tps: [1], replicates: 1, top: 100 } as const;

  test('nothing beyond it is answered, and what is refused is counted', async () => {
    const { rows, left } = await plan(world, { ...options, replicas: [1, 2, 3, 4], powerBudgetW: 1500 });
    expect(rows.map(({ powerW }) => powerW)).toEqual(rows.map(({ accelerators }) => accelerators * 700));
    expect(Math.max(...rows.map(({ powerW }) => powerW))).toBeLessThanOrEqual(1500);
    expect(left).toContainEqual({ reason: 'power', candidates: 2, text: 'beyond the power budget' });
  });

  test('a budget that is too small is no answer', async () => {
    const { noAnswer } = await plan(world, { ...options, replicas: [1], powerBudgetW: 100 });
    expect(noAnswer).toBe('power');
  });

  // Guards against a bound that a run exceeds: the breaker trips.
  test('no run draws more than the bound, at any clock', async () => {
    const rows = await rowsOf({ ...options, replicas: [1, 2], clocks: [1, 0.7, 0.4] });
    expect(rows.length).toBeGreaterThan(3);
    for (const { changes, powerW } of rows) {
      const { wattsMean } = await simulate(changed(changes));
      expect(wattsMean ?? 0).toBeGreaterThan(0);
      expect(wattsMean ?? 0).toBeLessThanOrEqual(powerW);
    }
  });

  test('within it, clocked-down replicas are fitted where as many at full clock are not', async () => {
    const { rows } = await plan(world, {
      ...options,
      replicas: [1, 2],
      clocks: [1, 0.6],
      powerBudgetW: 1300,
      objective: 'tpot',
    });
    expect(rows[0]?.pools[0]).toMatchObject({ clock: 0.6, replicas: 2 });
    const free = await rowsOf({ ...options, replicas: [1, 2], clocks: [1, 0.6], objective: 'tpot' });
    expect(free[0]?.pools[0]).toMatchObject({ clock: 1, replicas: 2 });
  });
});

describe('mixed fleets', () => {
  const busy = changed(['workload.arrivals.rate=60 /s', 'workload.requests=400', 'slo.attainment=0.9']);
  const options = {
    accelerators: ['h100-sxm', 'l40s'],
    precisions: ['bf16'],
    tps: [1],
    replicas: [1, 2, 3],
    replicates: 1,
    top: 100,
  } as const;

  test('one small beside one large replica is cheaper than two large ones', async () => {
    const pure = await rowsOf(options, busy);
    const { rows } = await plan(busy, { ...options, mixed: true });
    const [first] = rows as [SearchRow];
    expect(first.pools.map(({ accelerator }) => accelerator)).toEqual(['h100-sxm', 'l40s']);
    expect(first.figures.usdPerMgoodTokens).toBeLessThan(pure[0]?.figures.usdPerMgoodTokens ?? 0);
    expect(await figuresOf(changed([...first.changes], busy))).toMatchObject({ tpotS: first.figures.tpotS });
  });

  test('a route without proportions sends as much to the small one, which then misses', async () => {
    const routes = ['round-robin', 'least-outstanding-requests'];
    const rows = await rowsOf({ ...options, mixed: true, routes, replicas: [1] }, busy);
    const mixed = rows.filter(({ pools }) => pools.length === 2).map(({ route }) => route);
    expect(mixed).toEqual(['least-outstanding-requests']);
  });
});

describe('what a search is asked', () => {
  test('every problem is reported at once', async () => {
    const options = { tps: [0], clocks: [-1], routes: [], powerBudgetW: -5, top: 0, objective: 'speed' as Objective };
    const problem = await plan(world, options).catch((error: unknown) => error);
    const paths = (problem as { issues: { path: string[] }[] }).issues.map(({ path }) => path.join('.'));
    expect(paths.sort()).toEqual(['clocks', 'objective', 'powerBudgetW', 'routes', 'top', 'tps']);
    await expect(plan(world, { routes: ['least-kvv'] })).rejects.toThrow(/least-kvv.*Known route policies/s);
    await expect(plan(world, { accelerators: ['h1000'] })).rejects.toThrow(/h1000/);
  });

  test('it ends by a signal with its reason', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const onProgress = () => controller.abort(reason);
    await expect(plan(world, { ...axes, signal: controller.signal, onProgress })).rejects.toBe(reason);
  });

  test('what cannot be is counted by its reason, and fits nowhere is no answer', async () => {
    const { cannot, noAnswer } = await plan(
      { ...world, model: 'llama-3.1-70b' },
      { accelerators: ['l4'], precisions: ['bf16'], tps: [1, 2, 16], replicates: 1 },
    );
    expect(noAnswer).toBe('fit');
    expect(cannot.reduce((sum, { systems }) => sum + systems, 0)).toBe(3);
    expect(cannot.some(({ reason, example }) => /joins 8/.test(reason) && example === 'l4 bf16 tp16')).toBe(true);
  });
});
