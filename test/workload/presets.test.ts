// The presets against the statistics of the traces that they stand for: a million requests of each, two fixed seeds.

import { describe, expect, test } from 'vitest';
import { find, workloads } from '../../src/catalog/index.ts';
import type { LengthStatistics, WorkloadEntry } from '../../src/catalog/types.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import type { DrawnSpec } from '../../src/scenario/types.ts';
import { createChunk } from '../../src/workload/source.ts';
import { drawnOf } from './support.ts';

const requests = 1_000_000;
const longest = 200_000;

/** The workload of a scenario that names nothing but the preset. */
function specOf(id: string, changes: object = {}): DrawnSpec {
  const { workload } = parseScenario({
    model: 'llama-3.1-8b',
    fleet: { pools: [{ accelerator: 'h100-sxm' }] },
    workload: { preset: id, requests, ...changes },
  });
  return workload as DrawnSpec;
}

interface Found {
  readonly prompt: LengthStatistics;
  readonly output: LengthStatistics;
  readonly correlation: number;
  readonly ratePerS: number;
  readonly gapCv: number;
  readonly dispersion60S: number;
}

function lengthStatistics(counts: Int32Array): LengthStatistics {
  let [sum, squares, max] = [0, 0, 0];
  for (const [tokens, count] of counts.entries()) {
    sum += tokens * count;
    squares += tokens * tokens * count;
    if (count > 0) max = tokens;
  }
  const mean = sum / requests;
  const at = (share: number) => {
    let left = Math.ceil(share * requests);
    return counts.findIndex((count) => {
      left -= count;
      return left <= 0;
    });
  };
  const cv = Math.sqrt(squares / requests - mean * mean) / mean;
  return { mean, p50: at(0.5), p90: at(0.9), p99: at(0.99), max, cv };
}

/** Variance over mean of the arrivals in whole windows. */
function dispersionOf(counts: readonly number[]): number {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - mean) * (count - mean), 0) / counts.length / mean;
}

function statisticsOf(spec: DrawnSpec, seed: number): Found {
  const source = drawnOf(spec, { seed });
  const chunk = createChunk(8192);
  const [prompts, outputs] = [new Int32Array(longest), new Int32Array(longest)];
  const windows: number[] = [];
  let [lastS, gapSquares, products] = [0, 0, 0];
  for (let rows = source.fill(chunk); rows > 0; rows = source.fill(chunk)) {
    for (let row = 0; row < rows; row++) {
      const timeS = Number(chunk.timePs[row]!) / 1e12;
      gapSquares += (timeS - lastS) * (timeS - lastS);
      lastS = timeS;
      const window = Math.floor(timeS / 60);
      while (windows.length <= window) windows.push(0);
      windows[window]!++;
      prompts[chunk.promptTokens[row]!]!++;
      outputs[chunk.outputTokens[row]!]!++;
      products += chunk.promptTokens[row]! * chunk.outputTokens[row]!;
    }
  }
  const [prompt, output] = [lengthStatistics(prompts), lengthStatistics(outputs)];
  const covariance = products / requests - prompt.mean * output.mean;
  const gapMean = lastS / requests;
  return {
    prompt,
    output,
    correlation: covariance / (prompt.mean * prompt.cv * output.mean * output.cv),
    ratePerS: requests / lastS,
    gapCv: Math.sqrt(gapSquares / requests / (gapMean * gapMean) - 1),
    dispersion60S: dispersionOf(windows.slice(0, -1)),
  };
}

const entry = (id: string): WorkloadEntry => find(workloads, id)!;
const over = (found: number, wanted: number) => Math.abs(found / wanted - 1);

describe.each(['chat', 'code', 'long-context'])('%s', (id) => {
  test.each([1, 2])('draws what its trace is like, seed %i', (seed) => {
    const wanted = entry(id).statistics!;
    const found = statisticsOf(specOf(id), seed);
    if (process.env['SHOW_STATISTICS'] === '1') process.stderr.write(`${id} ${seed} ${JSON.stringify(found)}\n`);
    for (const side of ['prompt', 'output'] as const) {
      for (const key of ['mean', 'p50', 'p90', 'p99'] as const) {
        expect(over(found[side][key], wanted[side][key]), `${side} ${key}`).toBeLessThan(0.03);
      }
      expect(over(found[side].cv, wanted[side].cv), `${side} cv`).toBeLessThan(0.05);
      expect(found[side].max, `${side} max`).toBeLessThanOrEqual(wanted[side].max);
    }
    expect(Math.abs(found.correlation - wanted.correlation)).toBeLessThan(0.01);
    expect(over(found.ratePerS, wanted.ratePerS), 'rate').toBeLessThan(0.03);
    expect(over(found.gapCv, wanted.gapCv), 'cv of the gaps').toBeLessThan(0.25);
    expect(over(found.dispersion60S, wanted.dispersion60S), 'dispersion over 60 s').toBeLessThan(0.25);
  });
});

describe('the others', () => {
  test('reasoning decodes 10 to 50 times what chat does, batch has long prompts and short answers, at once', () => {
    const chat = entry('chat').statistics!;
    const reasoning = statisticsOf(specOf('reasoning'), 1);
    expect(reasoning.output.mean / chat.output.mean).toBeGreaterThan(10);
    expect(reasoning.output.mean / chat.output.mean).toBeLessThan(50);
    expect(over(reasoning.prompt.mean, chat.prompt.mean)).toBeLessThan(0.03);
    const batch = statisticsOf(specOf('batch'), 1);
    expect(batch.prompt.p50).toBeGreaterThan(10 * batch.output.p50);
    expect(requests / batch.ratePerS).toBeLessThan(1.1);
    for (const id of ['reasoning', 'batch']) expect(entry(id)).toMatchObject({ kind: 'assumed', statistics: null });
  });

  test('every entry ends its quantile functions, which never fall', () => {
    for (const { prompt, output } of workloads) {
      for (const points of [prompt, output]) {
        expect(points[0]![0]).toBe(0);
        expect(points.at(-1)![0]).toBe(1);
        for (const [row, [share, tokens]] of points.entries()) {
          if (row === 0) continue;
          expect(share).toBeGreaterThan(points[row - 1]![0]);
          expect(tokens).toBeGreaterThanOrEqual(points[row - 1]![1]);
        }
      }
    }
  });
});

describe('a preset in a scenario', () => {
  test('keeps its law at another rate, and gives way to a process that is named', () => {
    const own = entry('long-context').arrivals;
    const { arrivals } = specOf('long-context', { rate: '10 /s' });
    // told faster as a whole, as a trace with a speed is: stays and ticks shrink as gaps do
    const speed = 10 / own.ratePerS;
    expect(arrivals).toMatchObject({ process: 'mmpp', ratePerS: 10 });
    expect(arrivals.tickS).toBeCloseTo((own.tickS ?? 0) / speed, 9);
    expect(arrivals.states?.map(({ dwellS }) => dwellS * speed)[0]).toBeCloseTo(own.states?.[0]?.dwellS ?? 0, 6);
    expect(specOf('chat', { arrivals: { process: 'poisson' } }).arrivals).toEqual({
      process: 'poisson',
      ratePerS: entry('chat').arrivals.ratePerS,
      cv: 1,
    });
    const diurnal = { amplitude: 0.5 };
    expect(specOf('chat', { arrivals: { diurnal } }).arrivals).toMatchObject({
      process: 'mmpp',
      diurnal: { amplitude: 0.5, periodS: 86_400, peakS: 0 },
    });
  });

  test('lends its correlation to its own lengths only', () => {
    expect(specOf('chat').correlation).toBe(entry('chat').correlation);
    expect(specOf('chat', { output: 100 }).correlation).toBeUndefined();
    expect(specOf('chat', { output: 100, correlation: 0.5 }).correlation).toBe(0.5);
  });
});
