// Comparisons against single runs; what common draws are worth; percentiles of the rows against those of histograms.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Router } from '../../src/control/router.ts';
import { InputError } from '../../src/errors.ts';
import { compare } from '../../src/planner/index.ts';
import { simulate } from '../../src/run/simulate.ts';
import { newFolder } from '../support/folders.ts';
import { chat, withPool } from './support.ts';

const fleet = { ...withPool(chat, { replicas: 3 }).fleet, route: { policy: 'round-robin' } };
const three = { ...chat, fleet, workload: { ...chat.workload, requests: 300 }, price: { accelerator: '2.5 $/h' } };
const leastKv = { name: 'least KV', set: { 'fleet.route.policy': 'least-kv' } };

type Compared = Awaited<ReturnType<typeof compare>>;

function figureOf({ figures }: Compared, name: string) {
  const found = figures.find((figure) => figure.name === name);
  if (found === undefined) throw new Error(`no figure ${name}`);
  return found;
}

const width = (interval: { low: number; high: number } | null | undefined) =>
  interval === null || interval === undefined ? Number.NaN : interval.high - interval.low;

describe('differences', () => {
  test('are those of the runs that simulate makes, set of draws by set of draws', async () => {
    const result = await compare(three, { variants: [leastKv], repeats: 3 });
    expect(result.seeds).toEqual([3, 4, 5]);
    expect(result.variants.map(({ name }) => name)).toEqual(['small plan', 'least KV']);
    const route = { policy: 'least-kv' };
    const energies = await Promise.all(
      result.seeds.map(async (seed) => {
        const run = { ...three.run, seed };
        const a = await simulate({ ...three, run });
        const b = await simulate({ ...three, run, fleet: { ...fleet, route } });
        return [a.energyJ, b.energyJ] as const;
      }),
    );
    const { values, differences } = figureOf(result, 'energyJ');
    expect(values).toEqual([energies.map(([a]) => a), energies.map(([, b]) => b)]);
    expect(differences[0]?.values).toEqual(energies.map(([a, b]) => b - a));
    expect(differences[0]?.values.some((value) => value !== 0)).toBe(true);
  });

  test('of a variant equal to the base are exactly 0', async () => {
    const same = { name: 'the same', set: { 'fleet.route.policy': 'round-robin' } };
    const { figures } = await compare(three, { variants: [same], repeats: 2 });
    expect(figures.length).toBeGreaterThan(15);
    for (const { name, differences } of figures) {
      expect(differences[0]?.values, name).toEqual([0, 0]);
      expect(differences[0]?.verdict, name).toBe('equal');
    }
  });

  test('more replicas are beyond noise better in latency and worse in energy', async () => {
    const more = { name: 'more', set: { 'fleet.pools.0.replicas': 6 } };
    const result = await compare(three, { variants: [more], repeats: 4 });
    expect(figureOf(result, 'latency.tpotS.p50').differences[0]?.verdict).toBe('lower');
    expect(figureOf(result, 'energyJ').differences[0]?.verdict).toBe('higher');
    expect(figureOf(result, 'throughput.requestsPerS').differences[0]?.verdict).toBe('noise');
  });

  test('on common draws have narrower intervals than on draws of their own', async () => {
    const variants = [{ name: 'four', set: { 'fleet.pools.0.replicas': 4 } }];
    const common = await compare(three, { variants, repeats: 6 });
    // the variant's runs with other seeds than the base's
    const apart = await compare({ ...three, run: { ...three.run, seed: 100 } }, { variants, repeats: 6 });
    for (const name of ['latency.ttftS.mean', 'latency.tpotS.p50', 'energyJ']) {
      const figure = figureOf(common, name);
      const paired = width(figure.differences[0]?.interval);
      const foreign = figureOf(apart, name).values[1] ?? [];
      const unpaired = figure.values[0]?.map((value, set) => (foreign[set] ?? 0) - (value ?? 0)) ?? [];
      const mean = unpaired.reduce((sum, value) => sum + value, 0) / 6;
      const deviation = Math.sqrt(unpaired.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 5 / 6);
      // 2.571: Student's t of five degrees of freedom
      expect(paired * 1.5, name).toBeLessThan(2 * 2.571 * deviation);
      expect(paired * 1.5, name).toBeLessThan(2 * (figure.differences[0]?.unpairedHalf ?? 0));
    }
  });
});

describe('latencies', () => {
  test('are of the rows: within the bins of the histogram, and finer', async () => {
    const [result, run] = [await compare(three, { variants: [leastKv], repeats: 1 }), await simulate(three)];
    expect(result.isExact).toBe(true);
    let finer = 0;
    for (const key of ['ttftS', 'tpotS', 'e2eS'] as const) {
      for (const rank of ['mean', 'p50', 'p90', 'p99'] as const) {
        const exact = figureOf(result, `latency.${key}.${rank}`).values[0]?.[0] ?? Number.NaN;
        const binned = run.latency[key][rank] ?? Number.NaN;
        expect(Math.abs(exact - binned)).toBeLessThanOrEqual(binned / 127);
        if (exact !== binned) finer++;
      }
    }
    expect(finer).toBe(12);
  });

  test('of a run that is cut are those of the histogram, which is said', async () => {
    const cut = { ...three, run: { ...three.run, until: '5 s' } };
    const [result, run] = [await compare(cut, { variants: [leastKv], repeats: 1 }), await simulate(cut)];
    expect(run.requests.running).toBeGreaterThan(0);
    expect(result.isExact).toBe(false);
    expect(figureOf(result, 'latency.ttftS.p50').values[0]).toEqual([run.latency.ttftS.p50]);
    expect(result.notes.join(' ')).toContain('0.8 %');
  });
});

describe('draws', () => {
  test('sets of a trace are common to scenarios with other seeds', async () => {
    const rows = Array.from({ length: 60 }, (_, row) => `${row * 0.1},${300 + row * 7},${40 + row}`);
    const trace = join(newFolder(), 'trace.csv');
    writeFileSync(trace, ['arrival_s,prompt_tokens,output_tokens', ...rows, ''].join('\n'));
    const traced = { ...three, workload: { trace } };
    const other = { ...traced, run: { ...traced.run, seed: 99 } };
    const { figures, seeds } = await compare(traced, {
      variants: [{ name: 'other seed', scenario: other }],
      repeats: 3,
    });
    expect(seeds).toEqual([3, 4, 5]);
    const { values, differences } = figures.find(({ name }) => name === 'energyJ') ?? {};
    expect(new Set(values?.[0]).size).toBe(3);
    expect(differences?.[0]?.verdict).toBe('equal');
    const alone = await simulate(traced);
    expect(values?.[0]?.[0]).toBe(alone.energyJ);
  });

  test('a workload that differs is said', async () => {
    const faster = { name: 'faster', set: { 'workload.arrivals.rate': '40 /s' } };
    const { variants, notes } = await compare(three, { variants: [leastKv, faster], repeats: 2 });
    expect(variants.map(({ isSameWorkload }) => isSameWorkload)).toEqual([true, true, false]);
    expect(notes.join(' ')).toContain('differ from the base’s in faster');
  });

  test('all problems of all variants are reported at once, by variant', async () => {
    const bad = [
      { name: 'a', set: { 'fleet.route.policy': 'least-kvv' } },
      { name: 'b', set: { 'fleet.pools.0.replicas': -1 } },
    ];
    const error = await compare(three, { variants: bad }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    const paths = (error as InputError).issues.map(({ path }) => path.join('.'));
    expect(paths).toEqual(['variant a.fleet.route.policy', 'variant b.fleet.pools.0.replicas']);
  });
});

describe('routers and policies of the user’s own', () => {
  const home = newFolder();
  const text = `
    export default ({ replicas }) => { let next = 0; return { route: () => next++ % replicas }; };
    export const first = { route: () => 0 };`;
  writeFileSync(join(home, 'routers.mjs'), text);
  const module = join(home, 'routers.mjs');
  const external = { 'fleet.route.policy': 'external' };
  const inTurn = ({ replicas }: { readonly replicas: number }): Router => {
    let next = 0;
    return { route: () => next++ % replicas };
  };

  test('a router that does as the base differs by 0, by function and by module; another is worse', async () => {
    const variants = [
      { name: 'function', set: external, router: inTurn },
      { name: 'module', set: external, router: { module } },
      { name: 'all to one', set: external, router: { module, name: 'first' } },
    ];
    const { figures } = await compare(three, { variants, repeats: 4 });
    for (const { differences } of figures)
      expect(differences.slice(0, 2).map(({ verdict }) => verdict)).toEqual(['equal', 'equal']);
    const ttft = figures.find(({ name }) => name === 'latency.ttftS.p50');
    expect(ttft?.differences[2]?.verdict).toBe('higher');
  });

  test('a router for all is that of the variants that ask for one; where none does, it is refused', async () => {
    const router = { module, name: 'first' };
    const result = await compare(three, { variants: [{ name: 'own', set: external }], repeats: 1, router });
    const own = await simulate({ ...three, fleet: { ...fleet, route: { policy: 'external' } } }, { router });
    expect(figureOf(result, 'energyJ').values[1]).toEqual([own.energyJ]);
    const error = await compare(three, { variants: [leastKv], router }).catch((thrown: unknown) => String(thrown));
    expect(error).toContain('a router under round-robin');
  });

  test('a policy of a variant alone is of that variant', async () => {
    const off = () => ({
      cadence: '1 s',
      decide: ({ spanS }: { readonly spanS: number }) =>
        spanS === 0 ? [{ replica: 2, lever: 'power', value: 'off' } as const] : [],
    });
    const variants = [{ name: 'one off', policies: [{ id: 'off', create: off }] }, { name: 'same' }];
    const result = await compare(three, { variants, repeats: 2 });
    const [one, same] = figureOf(result, 'latency.tpotS.p50').differences;
    expect([one?.verdict, same?.verdict]).toEqual(['higher', 'equal']);
  });
});
