// Load as a share of capacity: near the rate over the saturated rate at a low load, 1 when saturated, small where
// replicas are far too many; headroom near what `capacity` measures, and less where requests come in bursts.

import { describe, expect, test } from 'vitest';
import { planner, simulate } from '../../src/index.ts';
import { heatOrWords, oneColour } from '../../src/report/heat-plot.ts';
import { textReport } from '../../src/report/text.ts';
import type { WindowSeries } from '../../src/result/observations.ts';
import { burstFactor } from '../../src/result/utilisation.ts';

const talk = (rate: string, more: object = {}, pool: object = {}) => ({
  tokenworks: 1,
  model: 'llama-3.1-8b',
  fleet: { pools: [{ accelerator: 'h100-sxm', ...pool }] },
  workload: { arrivals: { process: 'poisson', rate }, prompt: 1000, output: 100, duration: '90 s' },
  slo: { ttft: '4 s', tpot: '100 ms', attainment: 0.9 },
  run: { seed: 5, warmUp: '20 s' },
  ...more,
});

describe('utilisation', () => {
  test('is the rate over the saturated rate at a low load, and 1 when saturated', async () => {
    const saturated = await simulate(talk('100 /s'));
    const most = saturated.throughput.requestsPerS!;
    expect(saturated.utilisation.share).toBeGreaterThan(0.95);
    expect(saturated.utilisation.share).toBeLessThan(1.05);
    expect(saturated.utilisation.headroom).toBeLessThan(0.6);
    for (const rate of [4, 12, 24]) {
      const { utilisation, throughput, engine } = await simulate(talk(`${rate} /s`));
      // within a tenth of what was served over what is served when saturated
      expect(utilisation.share! / (throughput.requestsPerS! / most)).toBeGreaterThan(0.9);
      expect(utilisation.share! / (throughput.requestsPerS! / most)).toBeLessThan(1.1);
      expect(engine.stepInFlightShare).toBeGreaterThan(0.8);
    }
  });

  test('headroom is within 30 % of the capacity that trials measure, and rather too small', async () => {
    const plan = await planner.capacity(talk('12 /s'), { workers: 0, replicates: 1, tolerance: 0.1 });
    const measured = plan.ratePerS.atLeast!;
    const { utilisation, requests, interval } = await simulate(talk('12 /s'));
    const carried = utilisation.headroom! * (requests.arrived / interval.toS);
    expect(carried / measured).toBeGreaterThan(0.7);
    expect(carried / measured).toBeLessThan(1.1);
  });

  test('is small where replicas are far too many, though a step is in flight; each and all alike', async () => {
    const one = await simulate(talk('6 /s'));
    const result = await simulate(talk('6 /s', {}, { replicas: 8 }));
    expect(result.utilisation.share! * 8).toBeCloseTo(one.utilisation.share!, 1);
    expect(result.utilisation.headroom).toBeGreaterThan(6 * one.utilisation.headroom!);
    const { columns, imbalance } = result.replicas;
    expect(imbalance.utilisation.mean).toBeCloseTo(result.utilisation.share!, 3);
    for (const share of columns!.utilisation) expect(share).toBeLessThan(0.1);
    expect(result.pools[0]!.utilisation.share).toBe(result.utilisation.share);
    expect(textReport(result)).toMatch(/About [\d.]+ × this load would be carried, by the closed form/);
    expect(textReport(await simulate(talk('100 /s')))).toContain('This load is');
  });

  test('windows add up to the interval; a replica that is off does not count', async () => {
    const { utilisation, windows, interval } = await simulate(talk('12 /s'));
    let [work, lengthS] = [0, 0];
    for (const [at, share] of utilisation.windows!.entries()) {
      if (windows.startS[at]! < interval.fromS || windows.endS[at]! > interval.toS) continue;
      const spanS = windows.endS[at]! - windows.startS[at]!;
      work += share * spanS;
      lengthS += spanS;
    }
    expect(work / lengthS).toBeCloseTo(utilisation.share!, 2);
    const off = { policy: 'reactive-scaler', initial: 1 };
    const scaled = await simulate(talk('6 /s', { policies: [off] }, { replicas: 2 }));
    expect(scaled.utilisation.share).toBeCloseTo((await simulate(talk('6 /s'))).utilisation.share!, 1);
  });

  test('more memory, more sequences or a shorter TPOT move what a full replica does', async () => {
    const at = async (engine: object, slo: object = {}) =>
      (await simulate(talk('12 /s', { engine: { base: 'vllm-v1', ...engine }, slo: { ttft: '4 s', ...slo } })))
        .utilisation;
    const base = await at({});
    const few = await at({ maxNumSeqs: 16 });
    expect(few.servable!.full).toMatchObject({ batch: 16, limit: 'maxNumSeqs' });
    expect(few.share).toBeGreaterThan(base.share!);
    const small = await at({ kvBlocks: 2000 });
    expect(small.servable!.full.limit).toBe('kv');
    expect(small.share).toBeGreaterThan(base.share!);
    const strict = await at({}, { tpot: '15 ms' });
    expect(strict.servable!.withinTpot).toMatchObject({ limit: 'tpot' });
    expect(strict.servable!.withinTpot.batch).toBeLessThan(base.servable!.withinTpot.batch);
    expect(strict.headroom).toBeLessThan(base.headroom!);
    expect(strict.share).toBe(base.share);
  });
});

describe('the burst factor', () => {
  const series = (arrived: readonly number[]) =>
    ({ startS: arrived.map((_, at) => at), endS: arrived.map((_, at) => at + 1), arrived }) as unknown as WindowSeries;

  // 20 s of 1 a second and 20 s of 3: the mean is 2, and three quarters come at 3
  test('is the rate that so many requests came at or below, over the mean', () => {
    const arrived = Array.from({ length: 40 }, (_, at) => (at < 20 ? 1 : 3));
    expect(burstFactor(series(arrived), 0, 40, 1, 0.95)).toBe(1.5);
    expect(burstFactor(series(arrived), 0, 40, 1, 0.2)).toBe(1);
    expect(burstFactor(series(arrived.map(() => 2)), 0, 40, 5, 0.95)).toBe(1);
    expect(burstFactor(series([]), 0, 40, 5, 0.95)).toBe(1);
  });

  test('what is shorter than the span evens out', () => {
    const arrived = Array.from({ length: 40 }, (_, at) => (at % 4 === 0 ? 8 : 0));
    expect(burstFactor(series(arrived), 0, 40, 1, 0.95)).toBe(4);
    expect(burstFactor(series(arrived), 0, 40, 8, 0.95)).toBe(1);
  });
});

describe('a map of one colour', () => {
  const map = { startS: [0, 1], endS: [1, 2], pool: ['a', 'a'], first: [0, 1], replicas: [1, 1] };
  const frame = { map, fromS: 0, toS: 2 } as never;
  const panel = (values: number[][]) => ({ title: 'Used', hue: 'used', values, write: String, most: 1 }) as const;
  const drawn = (values: number[][]) => heatOrWords(panel(values), frame).markup;

  test('is said in words; another is drawn', () => {
    const flat = [
      [0.5, 0.51],
      [0.52, 0.5],
    ];
    expect(oneColour(panel(flat))).toEqual({ from: 0.5, to: 0.52 });
    expect(drawn(flat)).toContain('0.5 to 0.52 at every replica');
    expect(drawn(flat)).not.toContain('<svg');
    expect(drawn([flat[0]!, [0.1, 0.5]])).toContain('<svg');
    expect(drawn([flat[0]!, [0.1, 0.5]])).not.toContain('one colour');
  });
});
