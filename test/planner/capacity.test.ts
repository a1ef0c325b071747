// Capacity against a fine grid of rates, each told by `simulate`; saturation against loads that are known.

import { describe, expect, test } from 'vitest';
import { capacity } from '../../src/planner/index.ts';
import { attained, chat, withRate } from './support.ts';

describe('capacity', () => {
  test('agrees with a fine grid of rates', async () => {
    const result = await capacity(chat, { replicates: 1 });
    const { atLeast, below } = result.ratePerS;
    if (atLeast === null || below === null) throw new Error('no limit');
    expect(below / atLeast).toBeLessThanOrEqual(1.01 + 1e-9);
    // what was told is what simulate tells
    expect(await attained(withRate(chat, atLeast))).toBeGreaterThanOrEqual(0.95);
    expect(await attained(withRate(chat, below))).toBeLessThan(0.95);
    expect(result.replicates[0]?.good?.share).toBe(await attained(withRate(chat, atLeast)));
    expect(result.replicates[0]?.bad?.share).toBe(await attained(withRate(chat, below)));
    let highest = 0;
    for (let rate = atLeast / 2; rate < atLeast * 2; rate *= 1.01) {
      if ((await attained(withRate(chat, Number(rate.toPrecision(6))))) >= 0.95) highest = rate;
    }
    // common draws are monotone but for noise of the order of the grid
    expect(highest / atLeast).toBeGreaterThan(0.98);
    expect(highest / below).toBeLessThan(1.02);
  });

  test('sets of draws give an interval around the first', async () => {
    const result = await capacity(chat, { tolerance: 0.05 });
    expect(result.replicates.map(({ seed }) => seed)).toEqual([3, 4, 5, 6, 7]);
    expect(result.interval?.values).toBe(5);
    const rates = result.replicates.map(({ good }) => good?.ratePerS ?? 0);
    expect(result.interval?.mean).toBeCloseTo(rates.reduce((sum, rate) => sum + rate, 0) / 5, 9);
    expect(result.interval?.low).toBeLessThan(Math.max(...rates));
  });

  test('an SLO that does not see the queue ends where the queue grows', async () => {
    const blind = { ...withRate(chat, 10), slo: { tpot: '10 s', attainment: 0.95 } };
    const result = await capacity({ ...blind, workload: { ...blind.workload, requests: 3000 } }, { replicates: 1 });
    expect(result.replicates[0]?.queue?.state).toBe('saturated');
    expect(result.replicates[0]?.bad?.share).toBe(1);
  });

  test('an SLO that no request meets has no rate', async () => {
    const result = await capacity({ ...chat, slo: { ttft: '1 ns' } }, { replicates: 1 });
    expect(result.ratePerS.atLeast).toBeNull();
    expect(result.notes.join(' ')).toContain('No load that was tried meets');
  });

  test('stops when asked, with the reason given', async () => {
    const controller = new AbortController();
    const plan = capacity(chat, {
      signal: controller.signal,
      onProgress: ({ trials }) => {
        if (trials > 2) controller.abort(new Error('enough'));
      },
    });
    await expect(plan).rejects.toThrow('enough');
  });

  test('a scenario without an SLO is refused', async () => {
    await expect(capacity({ ...chat, slo: undefined })).rejects.toThrow(/^slo: found no objective/);
  });
});
