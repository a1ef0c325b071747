// Sweeps against single runs; what a design covers; going on from the middle.

import { describe, expect, test } from 'vitest';
import { loadCoreModule } from '../../src/core/instance.ts';
import { InputError } from '../../src/errors.ts';
import { createMaths } from '../../src/maths/maths.ts';
import { type SweepSpec, sweep, sweepPoints } from '../../src/planner/index.ts';
import { designOf } from '../../src/planner/sweep-design.ts';
import { simulate } from '../../src/run/simulate.ts';
import { chat, withPool, withRate } from './support.ts';

const short = { ...chat, workload: { ...chat.workload, requests: 60 } };
const maths = createMaths(await loadCoreModule());

const grid: SweepSpec = {
  scenario: short,
  axes: {
    'workload.arrivals.rate': { from: 10, to: 40, steps: 3, scale: 'log', unit: '/s' },
    'fleet.pools.0.replicas': [1, 0, 2],
  },
  repeats: 2,
  figures: ['energyJ', 'measured.finished'],
};

describe('a grid', () => {
  test('has every combination, and each run is the one that simulate makes', async () => {
    const { runs, points, failed, made } = await sweep(grid);
    expect([points, made, failed]).toEqual([9, 18, 6]);
    expect(runs.map(({ run }) => run)).toEqual(Array.from({ length: 18 }, (_, run) => run));
    expect(runs.filter(({ seed }) => seed === 3).map(({ axes }) => Object.values(axes))).toEqual([
      ...[10, 20, 40].flatMap((rate) => [1, 2].map((replicas) => [rate, replicas])),
    ]);
    // 20 requests a second on two replicas, the second set of draws
    const last = runs.find(({ point, seed }) => point === 5 && seed === 4);
    const alone = withPool(withRate(short, 20), { replicas: 2 });
    const result = await simulate({ ...alone, run: { ...alone.run, seed: 4 } });
    expect(last?.figures).toEqual({ energyJ: result.energyJ, 'measured.finished': result.measured.finished });
  });

  test('has a row with its error for a point that is bad, and goes on', async () => {
    const { runs } = await sweep({ ...grid, repeats: 1 });
    expect(runs.filter(({ error }) => error !== undefined).map(({ point }) => point)).toEqual([1, 4, 7]);
    expect(runs[1]?.error).toContain('fleet.pools.0.replicas: found 0.');
    expect(runs[1]?.figures).toBeUndefined();
    expect(runs.filter(({ figures }) => typeof figures?.['energyJ'] === 'number')).toHaveLength(6);
  });

  test('goes on from any run with the same rows', async () => {
    const whole = (await sweep(grid)).runs;
    for (const from of [1, 7, 18]) expect((await sweep(grid, { from })).runs).toEqual(whole.slice(from));
  });

  test('as points: means and intervals over the sets of draws', async () => {
    const { runs, figures } = await sweep({ ...grid, axes: { 'fleet.pools.0.replicas': [1, 2] } });
    const points = [...sweepPoints(runs, figures)];
    expect(points.map(({ sets, axes }) => [sets, axes['fleet.pools.0.replicas']])).toEqual([
      [2, 1],
      [2, 2],
    ]);
    const energies = runs.slice(2).map((run) => run.figures?.['energyJ'] ?? 0);
    const { mean, interval } = points[1]?.figures['energyJ'] ?? {};
    expect(mean).toBe(((energies[0] ?? 0) + (energies[1] ?? 0)) / 2);
    // half of a 95 % interval of two values: 12.706 standard deviations of their mean, |a − b| / 2
    expect((interval?.high ?? 0) - (mean ?? 0)).toBeCloseTo(
      (12.706 * Math.abs((energies[0] ?? 0) - (energies[1] ?? 0))) / 2,
      6,
    );
  });
});

describe('a Latin hypercube', () => {
  const axes = { a: { from: 0, to: 1 }, b: { from: 1, to: 10_000, scale: 'log' }, c: ['x', 'y', 'z'] } as const;
  const spec: SweepSpec = { scenario: short, axes, design: 'latin-hypercube', points: 30, seed: 5 };
  const valuesOf = (one: SweepSpec) => {
    const design = designOf(one, maths);
    return Array.from({ length: design.points }, (_, point) => design.valuesOf(point));
  };

  test('uses every stratum of every axis once', () => {
    const values = valuesOf(spec);
    const strata = (share: (row: unknown[]) => number) =>
      values.map((row) => Math.floor(share(row) * 30)).sort((a, b) => a - b);
    const all = Array.from({ length: 30 }, (_, stratum) => stratum);
    expect(strata(([a]) => a as number)).toEqual(all);
    expect(strata(([, b]) => Math.log(b as number) / Math.log(10_000))).toEqual(all);
    for (const word of ['x', 'y', 'z']) expect(values.filter(([, , c]) => c === word)).toHaveLength(10);
  });

  test('is drawn anew by another seed, and the same by the same', () => {
    expect(valuesOf(spec)).toEqual(valuesOf(spec));
    expect(valuesOf({ ...spec, seed: 6 })).not.toEqual(valuesOf(spec));
    // axes are permuted apart from one another
    const shares = valuesOf(spec).map(([a, b]) => [a as number, Math.log(b as number) / Math.log(10_000)] as const);
    expect(shares.some(([a, b]) => Math.abs(a - b) > 0.3)).toBe(true);
  });
});

describe('refused', () => {
  const refusal = async (spec: object) => {
    const error = await sweep(spec as SweepSpec).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    return (error as InputError).issues.map(({ path }) => path.join(' '));
  };

  test('with every problem at once', async () => {
    const axes = { a: { from: 0, to: -1, scale: 'log', step: 2 }, b: [], c: 3 };
    expect(await refusal({ axes, design: 'grid', points: 3, repeats: 0, figure: [] })).toEqual([
      ...['figure', 'axes a step', 'axes a to', 'axes a from', 'axes a steps', 'axes b', 'axes c'],
      ...['scenario', 'points', 'repeats'],
    ]);
    expect(await refusal({ ...grid, design: 'latin-hypercube' })).toEqual(['points']);
  });

  test('for a figure that no result has, with the first run', async () => {
    expect(await refusal({ ...grid, figures: ['energyJ', 'latency.ttft.p99'] })).toEqual(['figures latency.ttft.p99']);
  });
});
