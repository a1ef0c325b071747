// Sizes against a scan of every number of replicas by `simulate`; the closed form against bursts (FACTS D1).

import { describe, expect, test } from 'vitest';
import { size } from '../../src/planner/index.ts';
import { attained, chat, withPool, withRate } from './support.ts';

/** The fewest replicas by trying all. */
async function scanned(scenario: typeof chat, pool: object, wanted: number): Promise<number> {
  for (let replicas = 1; replicas <= 32; replicas++) {
    if ((await attained(withPool(scenario, { ...pool, replicas }))) >= wanted) return replicas;
  }
  return Number.POSITIVE_INFINITY;
}

describe('size', () => {
  const busy = withRate(chat, 60);

  test('agrees with a scan of every number of replicas', async () => {
    const accelerators = ['h100-sxm', 'a100-sxm-80gb', 'l40s'];
    const { rows } = await size(busy, { accelerators, precisions: ['bf16'], tps: [1], replicates: 1 });
    expect(rows.map(({ accelerator }) => accelerator).sort()).toEqual([...accelerators].sort());
    for (const row of rows) {
      expect(row.replicas).toBe(await scanned(busy, { accelerator: row.accelerator }, 0.95));
      const at = (replicas: number) => withPool(busy, { accelerator: row.accelerator, replicas });
      expect(row.attainment).toBe(await attained(at(row.replicas)));
      if (row.attainmentBelow !== null) expect(row.attainmentBelow).toBe(await attained(at(row.replicas - 1)));
    }
    expect(rows.some(({ replicas }) => replicas > 2)).toBe(true);
  });

  test('headroom is between two loads that were tried', async () => {
    const accelerators = ['a100-sxm-80gb', 'h100-sxm', 'b200-sxm'];
    const { rows } = await size(busy, { accelerators, precisions: ['bf16'], tps: [1], replicates: 1 });
    for (const { accelerator, replicas, headroom } of rows) {
      const at = (more: number) => attained(withPool(withRate(chat, 60 * (1 + more)), { accelerator, replicas }));
      expect(await at(headroom.atLeast)).toBeGreaterThanOrEqual(0.95);
      if (headroom.below !== null) expect(await at(headroom.below)).toBeLessThan(0.95);
    }
    expect(rows.some(({ headroom }) => headroom.atLeast > 0 && headroom.below !== null)).toBe(true);
  });

  // FACTS D1: the closed form without headroom fails under bursts; it is the bursts, since an even load it serves.
  test('the closed form without headroom misses under bursts; the simulated size meets', async () => {
    const long = { ...chat, workload: { ...chat.workload, requests: 3000 } };
    const bursty = withRate(long, 60, { process: 'gamma', cv: 4 });
    const { rows } = await size(bursty, { accelerators: ['h100-sxm'], precisions: ['bf16'], tps: [1], replicates: 1 });
    const [row] = rows;
    if (row === undefined) throw new Error('no row');
    const closed = row.estimate.replicasWithoutHeadroom;
    expect(await attained(withPool(withRate(long, 60), { replicas: closed }))).toBeGreaterThanOrEqual(0.95);
    expect(await attained(withPool(bursty, { replicas: closed }))).toBeLessThan(0.95);
    expect(await attained(withPool(bursty, { replicas: row.replicas }))).toBeGreaterThanOrEqual(0.95);
    expect(row.replicas).toBeGreaterThan(closed);
    expect(row.binds.what).toBe('queue');
  });

  test('the cheapest come first, those without a price last', async () => {
    const { rows } = await size(busy, {
      tps: [1],
      most: 16,
      precisions: ['bf16'],
      accelerators: ['cerebras-wse-3', 'h100-sxm', 'b200-sxm', 'mi300x'],
    });
    const prices = rows.map(({ usdPerHour }) => usdPerHour ?? Number.POSITIVE_INFINITY);
    expect(prices).toEqual([...prices].sort((a, b) => a - b));
    expect(rows.at(-1)?.usdPerHour).toBeNull();
  });

  test('systems that cannot be are told with their reason', async () => {
    const { rows, cannot } = await size(
      { ...busy, model: 'llama-3.1-70b' },
      { accelerators: ['l4', 'h100-sxm'], precisions: ['bf16'], tps: [1, 3, 4, 16], most: 8 },
    );
    const reasons = Object.fromEntries(cannot.map(({ id, reason }) => [id, reason]));
    expect(reasons['l4 bf16 tp16']).toContain('joins 8');
    expect(reasons['l4 bf16 tp4']).toContain('The smallest tp that fits is 8');
    expect(reasons['h100-sxm bf16 tp1']).toContain('The smallest tp that fits is 2');
    expect(reasons['h100-sxm bf16 tp3']).toContain('tp must divide the heads');
    expect([...rows, ...cannot].some(({ id }) => id === 'h100-sxm bf16 tp4')).toBe(true);
  });

  test('best leaves out only what is dearer', async () => {
    const options = { tps: [1, 2, 4, 8], precisions: ['bf16', 'fp8'], most: 16, ranges: false, replicates: 2 };
    const all = await size(busy, options);
    const best = await size(busy, { ...options, best: true });
    expect(best.leftOut.length).toBeGreaterThan(0);
    expect(best.rows[0]).toEqual(all.rows[0]);
    for (const id of best.leftOut) {
      const row = all.rows.find((one) => one.id === id);
      expect(row?.usdPerHour ?? Number.POSITIVE_INFINITY).toBeGreaterThan(all.rows[0]?.usdPerHour ?? 0);
    }
  });

  // Guards against an answer of one lucky draw: nine of ten other seeds once missed what was said to serve.
  test('serves every set of draws, and one replica less misses in some', async () => {
    const options = { accelerators: ['a100-sxm-80gb'], precisions: ['bf16'], tps: [1] };
    const { rows, seeds } = await size(busy, options);
    const [row] = rows;
    if (row === undefined) throw new Error('no row');
    expect(seeds).toEqual([3, 4, 5, 6, 7]);
    const shareOf = (replicas: number, seed: number) =>
      attained({ ...withPool(busy, { accelerator: row.accelerator, replicas }), run: { ...busy.run, seed } });
    const shares = await Promise.all(seeds.map((seed) => shareOf(row.replicas, seed)));
    const below = await Promise.all(seeds.map((seed) => shareOf(row.replicas - 1, seed)));
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.95);
    expect(row.attainment).toBe(Math.min(...shares));
    expect(Math.min(...below)).toBeLessThan(0.95);
    expect(row.attainmentBelow).toBe(below.find((share) => share < 0.95));
    expect(row.replicasOfSets).toEqual(await Promise.all(seeds.map((seed) => scannedOf(shareOf, seed))));
    expect(Math.max(...row.replicasOfSets)).toBe(row.replicas);
    expect(row.attainmentInterval?.values).toBe(5);
    // one set of draws needs no more than five
    const [one] = (await size(busy, { ...options, replicates: 1 })).rows;
    expect(one?.replicas).toBe(row.replicasOfSets[0]);
    expect(one?.attainmentInterval).toBeNull();
  });

  test('the sets of draws are named, and a single one warns', async () => {
    const options = { accelerators: ['h100-sxm'], precisions: ['bf16'], tps: [1] };
    const notesOf = async (replicates: number) => (await size(busy, { ...options, replicates })).notes.join(' ');
    expect(await notesOf(2)).toContain('each of 2 sets of draws, seeds 3 to 4');
    expect(await notesOf(1)).toContain('One set of draws was tried, seed 3: others may need more');
    await expect(size(busy, { ...options, replicates: 0 })).rejects.toThrow(/replicates/);
  });

  test('what is as cheap in some set of draws is named', async () => {
    const options = { accelerators: ['h100-sxm', 'a100-sxm-80gb', 'l40s'], precisions: ['bf16', 'fp8'], tps: [1] };
    const { rows, alike } = await size(busy, options);
    const [first, ...others] = rows;
    if (first === undefined) throw new Error('no row');
    const usdOf = (row: (typeof rows)[number], set: number) =>
      ((row.usdPerHour ?? Number.NaN) / row.replicas) * (row.replicasOfSets[set] ?? Number.NaN);
    const expected = others.filter((row) => row.replicasOfSets.some((_, set) => usdOf(row, set) <= usdOf(first, set)));
    expect(alike).toEqual(expected.map(({ id }) => id));
  });
});

/** The fewest replicas that serve one set of draws, by trying all. */
async function scannedOf(shareOf: (replicas: number, seed: number) => Promise<number>, seed: number): Promise<number> {
  for (let replicas = 1; replicas <= 32; replicas++) if ((await shareOf(replicas, seed)) >= 0.95) return replicas;
  return Number.POSITIVE_INFINITY;
}
