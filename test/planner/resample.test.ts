// Sets of requests out of a trace: what blocks and thinning keep and change, and intervals where a trace once had none.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { capacity, size } from '../../src/planner/index.ts';
import { blockPs, resampled } from '../../src/planner/resample.ts';
import { dispersionOf } from '../../src/planner/statistics.ts';
import { toPs } from '../../src/units.ts';
import { createChunk } from '../../src/workload/source.ts';
import { newFolder } from '../support/folders.ts';
import { attained, chat, withPool } from './support.ts';

const SECOND = 1_000_000_000_000n;

/** Bursts: 60 requests in the first tenth of every 20 s, for ten minutes; each request has a length of its own. */
function bursts() {
  const columns = createChunk(1800);
  for (let row = 0; row < columns.capacity; row++) {
    columns.timePs[row] = BigInt(Math.floor(row / 60)) * 20n * SECOND + (BigInt(row % 60) * SECOND) / 30n;
    columns.promptTokens[row] = row + 1;
    columns.outputTokens[row] = 10;
  }
  return { columns, treatments: {} };
}

const lengths = (held: ReturnType<typeof bursts>) => [...held.columns.promptTokens];
const lastS = (held: ReturnType<typeof bursts>) => Number(held.columns.timePs.at(-1) ?? 0n) / Number(SECOND);
const seeds = [2, 3, 4, 5, 6, 7, 8, 9];
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('blocks', () => {
  const held = bursts();
  const sets = seeds.map((seed) => resampled(held, 'blocks', seed));

  test('hold requests of the trace, some more than once, in order of time, over the same length', () => {
    for (const set of sets) {
      const times = [...set.columns.timePs];
      expect(times.every((at, row) => row === 0 || at >= (times[row - 1] ?? 0n))).toBe(true);
      expect(lastS(set)).toBeLessThan(lastS(held) + 1);
      expect(new Set(lengths(set)).size).toBeLessThan(set.columns.capacity);
      expect(lengths(set).every((tokens) => tokens >= 1 && tokens <= 1800)).toBe(true);
    }
    expect(mean(sets.map(({ columns }) => columns.capacity))).toBeGreaterThan(1700);
    expect(mean(sets.map(({ columns }) => columns.capacity))).toBeLessThan(1900);
  });

  test('keep what follows within a block: bursts stay bursts', () => {
    const own = dispersionOf(held.columns.timePs);
    expect(own).toBeGreaterThan(5);
    expect(mean(sets.map(({ columns }) => dispersionOf(columns.timePs)))).toBeGreaterThan(0.7 * own);
    const neighbours = (set: (typeof sets)[number]) =>
      lengths(set).filter((tokens, row, all) => row > 0 && tokens === (all[row - 1] ?? 0) + 1).length;
    for (const set of sets) expect(neighbours(set)).toBeGreaterThan(0.9 * set.columns.capacity);
  });

  test('are a function of the seed, and begin anywhere: each part of the trace is as likely', () => {
    expect(lengths(resampled(held, 'blocks', 5))).toEqual(lengths(resampled(held, 'blocks', 5)));
    expect(lengths(resampled(held, 'blocks', 5))).not.toEqual(lengths(resampled(held, 'blocks', 6)));
    const many = Array.from({ length: 60 }, (_, seed) => resampled(held, 'blocks', seed + 100));
    const firsts = many.flatMap((set) => lengths(set).filter((tokens) => tokens <= 450)).length;
    const all = many.reduce((sum, { columns }) => sum + columns.capacity, 0);
    expect(firsts / all).toBeGreaterThan(0.21);
    expect(firsts / all).toBeLessThan(0.29);
  });

  test('are as long as requests stay, where the trace is long enough', () => {
    expect(blockPs(BigInt(toPs(3600)))).toBe(toPs(112.5));
    expect(blockPs(BigInt(toPs(600)))).toBe(toPs(30));
    expect(blockPs(BigInt(toPs(80)))).toBe(toPs(10));
  });
});

describe('thin', () => {
  const held = bursts();
  const sets = seeds.map((seed) => resampled(held, 'thin', seed));

  test('leaves four requests in five, each once, at the same rate over a shorter time', () => {
    for (const set of sets) {
      expect(set.columns.capacity / 1800).toBeGreaterThan(0.76);
      expect(set.columns.capacity / 1800).toBeLessThan(0.84);
      expect(new Set(lengths(set)).size).toBe(set.columns.capacity);
      expect(lastS(set) / lastS(held)).toBeCloseTo(0.8, 1);
    }
  });

  test('parts bursts, which blocks do not', () => {
    const of = (kind: 'thin' | 'blocks') =>
      mean(seeds.map((seed) => dispersionOf(resampled(held, kind, seed).columns.timePs)));
    expect(of('thin')).toBeLessThan(of('blocks'));
  });
});

describe('plans of a trace', () => {
  const file = join(newFolder(), 'trace.csv');
  const rows = Array.from({ length: 120 }, (_, row) => {
    const place = row % 40;
    const atS = Math.floor(row / 40) * 2.4 + (place < 20 ? place * 0.02 : 0.4 + (place - 20) * 0.1);
    return `${atS.toFixed(3)},${300 + ((row * 7919) % 900)},${20 + ((row * 104729) % 60)}`;
  });
  writeFileSync(file, `arrived_at,num_prefill_tokens,num_decode_tokens\n${rows.join('\n')}\n`);
  const traced = { ...chat, workload: { trace: file } };
  const loose = { tolerance: 0.2, ranges: false };

  test('have an interval over sets; the first is the trace as recorded; none has one set', async () => {
    const blocks = await capacity(traced, loose);
    const none = await capacity(traced, { ...loose, resample: 'none' });
    const thin = await capacity(traced, { ...loose, resample: 'thin' });
    expect(none.replicates).toHaveLength(1);
    expect(none.interval).toBeNull();
    for (const plan of [blocks, thin]) {
      expect(plan.replicates).toHaveLength(5);
      expect(plan.ratePerS).toEqual(none.ratePerS);
      expect((plan.interval?.high ?? 0) - (plan.interval?.low ?? 0)).toBeGreaterThan(0);
      expect(plan.notes.join(' ')).toContain('the first set is the trace as recorded');
    }
    expect(blocks.interval).not.toEqual(thin.interval);
    // the first set is what simulate replays
    const share = await attained({ ...traced, workload: { trace: file, speed: blocks.dialAt.atLeast ?? 0 } });
    expect(share).toBe(blocks.replicates[0]?.good?.share);
  });

  test('size over sets, the check being of the recorded one', async () => {
    const options = { accelerators: ['l40s'], precisions: ['bf16'], tps: [1], ranges: false };
    const [row] = (await size(traced, options)).rows;
    const [alone] = (await size(traced, { ...options, resample: 'none' })).rows;
    expect(row?.replicasOfSets).toHaveLength(5);
    expect(alone?.replicasOfSets).toEqual([row?.replicasOfSets[0]]);
    expect(row?.check.seed).toBe(3);
    const fleet = withPool(traced as unknown as typeof chat, { accelerator: 'l40s', replicas: row?.replicas });
    expect(row?.check.attainment).toBe(await attained(fleet));
  });

  test('refuse to resample what is drawn anyway, and words that mean nothing', async () => {
    await expect(capacity(chat, { resample: 'blocks' })).rejects.toThrow(/Only a trace with its own times/);
    await expect(capacity(traced, { resample: 'bloks' as 'blocks' })).rejects.toThrow(/blocks, thin, none/);
  });
});

describe('sequential stopping', () => {
  const short = { ...chat, workload: { ...chat.workload, requests: 80 } };

  test('makes sets until the interval is narrow enough, five at a time, at most as many as allowed', async () => {
    const loose = { tolerance: 0.05, ranges: false, replicates: 2 };
    const wide = await capacity(short, { ...loose, intervalWithin: 1 });
    expect(wide.stopping).toMatchObject({ sets: 2, reached: true, goal: 1 });
    const narrow = await capacity(short, { ...loose, intervalWithin: 0.0001, mostSets: 8 });
    expect(narrow.stopping).toMatchObject({ sets: 8, reached: false });
    expect(narrow.replicates.map(({ seed }) => seed)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
    expect(narrow.notes.join(' ')).toContain('not known within 0.01 %');
    const half = (narrow.interval?.high ?? 0) - (narrow.interval?.mean ?? 0);
    expect(half / (narrow.interval?.mean ?? 1)).toBeGreaterThan(0.0001);
    await expect(capacity(short, { intervalWithin: 0 })).rejects.toThrow(/intervalWithin/);
  });

  test('of a size: n is tried over more sets', async () => {
    const options = { accelerators: ['h100-sxm'], precisions: ['bf16'], tps: [1], ranges: false, replicates: 2 };
    const { stopping, seeds: made, rows } = await size(short, { ...options, intervalWithin: 0.5, mostSets: 3 });
    const [row] = rows;
    expect(row?.replicasOfSets).toHaveLength(made.length);
    const interval = row?.replicasInterval;
    const isKnown = ((interval?.high ?? 0) - (interval?.mean ?? 0)) / (interval?.mean ?? 1) <= 0.5;
    expect(stopping).toMatchObject({ goal: 0.5, sets: made.length, reached: isKnown });
  });
});
