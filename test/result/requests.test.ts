// What is counted of requests beside the core: lengths, gaps and missed objectives, against the rows of the same run.

import { describe, expect, test } from 'vitest';
import type { RowTable } from '../../src/core/layout.gen.ts';
import { ArrivedCounter, mergedArrived } from '../../src/result/arrived.ts';
import { MissedCounter, mergedMissed } from '../../src/result/missed.ts';
import type { Result } from '../../src/result/types.ts';
import { simulate } from '../../src/run/simulate.ts';

const scenario = {
  tokenworks: 1,
  model: 'llama-3.1-8b',
  fleet: {
    pools: [
      { name: 'new', accelerator: 'h100-sxm', replicas: 1 },
      { name: 'old', accelerator: 'a100-sxm-80gb', replicas: 1 },
    ],
  },
  workload: {
    preset: 'chat',
    rate: '40 /s',
    requests: 400,
    classes: [
      { name: 'quick', share: 0.4, slo: { ttft: '80 ms', tpot: '12 ms' } },
      { name: 'patient', share: 0.6, slo: { ttft: '1 s', e2e: '4 s' } },
    ],
  },
  run: { seed: 2, warmUp: '1 s', window: '250 ms' },
};

interface Row {
  readonly arrivalS: number;
  readonly ttftS: number;
  readonly e2eS: number;
  readonly prompt: number;
  readonly output: number;
  readonly class: number;
}

function rowsOf(table: RowTable, count: number): Row[] {
  const at = (column: BigInt64Array, row: number) => Number(column[row]) / 1e12;
  return Array.from({ length: count }, (_, row) => ({
    arrivalS: at(table.arrivalPs, row),
    ttftS: at(table.firstTokenPs, row) - at(table.arrivalPs, row),
    e2eS: at(table.finishPs, row) - at(table.arrivalPs, row),
    prompt: table.promptTokens[row] ?? 0,
    output: table.outputTokens[row] ?? 0,
    class: table.class[row] ?? 0,
  }));
}

const rows: Row[] = [];
const result: Result = await simulate(scenario, { onRows: (table, count) => rows.push(...rowsOf(table, count)) });

describe('the workload as it came', () => {
  const { arrived, asked } = result.workload;

  test('lengths are those of the rows, percentiles within a bin', () => {
    for (const [kind, lengths] of [['prompt', arrived?.prompt] as const, ['output', arrived?.output] as const]) {
      const sorted = rows.map((row) => row[kind]).sort((a, b) => a - b);
      expect(lengths?.mean).toBeCloseTo(sorted.reduce((sum, tokens) => sum + tokens, 0) / 400, 9);
      expect(lengths?.min).toBeLessThanOrEqual(sorted[0]!);
      expect(lengths?.max).toBeGreaterThanOrEqual(sorted[399]!);
      for (const [rank, at] of [['p50', 199] as const, ['p90', 359] as const, ['p99', 395] as const]) {
        expect(Math.abs((lengths?.[rank] ?? 0) / sorted[at]! - 1)).toBeLessThan(1 / 64);
      }
      expect(lengths?.requests.reduce((sum, count) => sum + count, 0)).toBe(400);
    }
    expect(arrived?.classes.map(({ requests }) => requests)).toEqual(
      [0, 1].map((index) => rows.filter((row) => row.class === index).length),
    );
  });

  test('rates are those of the arrivals', () => {
    const times = rows.map(({ arrivalS }) => arrivalS).sort((a, b) => a - b);
    expect(arrived?.ratePerS).toBeCloseTo(399 / (times[399]! - times[0]!), 6);
    expect(arrived?.measuredPerS).toBeCloseTo(result.measured.arrived / result.interval.lengthS, 9);
    expect([asked?.ratePerS, asked?.process]).toEqual([40, 'mmpp']);
  });

  test('one length alone is known exactly; even gaps are less dispersed than drawn ones', async () => {
    const workload = { prompt: 2001, output: 300, rate: '40 /s', requests: 300 };
    const dispersed = async (arrivals: object) =>
      (await simulate({ ...scenario, workload: { ...workload, arrivals } })).workload.arrived;
    const even = await dispersed({ process: 'constant' });
    expect([even?.prompt.p50, even?.prompt.p99, even?.prompt.mean, even?.output.p99]).toEqual([2001, 2001, 2001, 300]);
    expect(even?.dispersion?.index).toBeLessThan(0.1);
    const index = (await dispersed({ process: 'poisson' }))?.dispersion?.index ?? 0;
    expect(index).toBeGreaterThan(0.4);
    expect((await dispersed({ process: 'gamma', cv: 3 }))?.dispersion?.index).toBeGreaterThan(2 * index);
  });

  test('two cells together are counted once each', () => {
    const counter = (times: readonly bigint[], tokens: number) => {
      const one = new ArrivedCounter(1, false);
      const length = Int32Array.from({ length: 4 }, () => tokens);
      const arrival = {
        ...{ timePs: BigInt64Array.from(times), promptTokens: length, outputTokens: length },
        class: new Int32Array(4),
      };
      one.take({ arrival, arrivalRing: { taken: Int32Array.of(times.length) } });
      return one.counts();
    };
    const a = counter([1n, 5n, 7n, 9n], 10);
    const merged = mergedArrived(a, counter([0n, 2n, 2n ** 40n, 2n ** 41n], 300));
    expect(merged).toMatchObject({ requests: 8, first: [0, 0], last: [512, 0], sums: [1240, 1240] });
    expect(merged.bins.filter((_, at) => at % 2 === 1)).toEqual([4, 4, 4, 4]);
    expect(new ArrivedCounter(1, false, a).counts()).toEqual(a);
  });
});

describe('missed objectives', () => {
  const { objectives, classes, measured } = result;

  test('who is good missed none: by class as the core counts them', () => {
    expect(objectives?.missed).toBeGreaterThan(20);
    expect((objectives?.finished ?? 0) - (objectives?.missed ?? 0)).toBe(measured.good);
    for (const { name, measured: own } of classes) {
      const parts = objectives?.parts.filter((part) => part.class === name) ?? [];
      const good = parts.reduce((sum, part) => sum + part.finished - part.missed, 0);
      expect(good, name).toBe(own.good);
    }
  });

  test('each objective is missed by the rows above its limit', () => {
    const seen = rows.filter(({ arrivalS }) => arrivalS >= 1);
    const [quick, patient] = [0, 1].map((index) => seen.filter((row) => row.class === index));
    // an answer leaves up to some ms after the engine's last token
    const between = (of: readonly [Row[] | undefined, keyof Row, number][], found: number) => {
      const above = (beforeS: number) =>
        of.reduce(
          (sum, [list, key, limitS]) => sum + (list?.filter((row) => row[key] > limitS - beforeS).length ?? 0),
          0,
        );
      expect(found).toBeGreaterThanOrEqual(above(0));
      expect(found).toBeLessThanOrEqual(above(0.01));
      expect(found).toBeGreaterThan(2);
    };
    between(
      [
        [quick, 'ttftS', 0.08],
        [patient, 'ttftS', 1],
      ],
      objectives?.ttft ?? 0,
    );
    between([[patient, 'e2eS', 4]], objectives?.e2e ?? 0);
    const slow = quick?.filter(({ e2eS, ttftS, output }) => output > 1 && (e2eS - ttftS) / (output - 1) > 0.012);
    expect(objectives?.tpot).toBe(slow?.length);
  });

  test('spans of arrival hold every request once, however often they are widened', () => {
    const { over } = objectives!;
    expect(over.missed.reduce((sum, count) => sum + count, 0)).toBe(objectives?.missed);
    const take = (arrivals: readonly bigint[], counter = new MissedCounter(1, 1)) => {
      const arrivalPs = BigInt64Array.from(arrivals);
      const row = {
        ...{ class: new Int32Array(9), replica: new Int32Array(9), outputTokens: new Int32Array(9).fill(1) },
        ...{
          arrivalPs,
          firstTokenPs: arrivalPs.map((time) => time + 9n),
          finishPs: arrivalPs.map((time) => time + 9n),
        },
      };
      const slo = { sloTtftPs: BigInt64Array.of(5n), sloTpotPs: BigInt64Array.of(5n), sloE2ePs: BigInt64Array.of(9n) };
      const rest = {
        replica: { kind: new Int32Array(1), pool: new Int32Array(1) },
        kind: { outputPs: new BigInt64Array(1) },
      };
      const measured = { finished: Int32Array.of(9), good: Int32Array.of(0) };
      counter.take({ row, ...rest, class: slo, run: { warmUpPs: BigInt64Array.of(0n) }, measured }, arrivals.length);
      return counter.counts();
    };
    const second = 1_000_000_000_000n;
    const once = take([0n, second, 1000n * second]);
    expect(once).toMatchObject({ widthS: 4, groups: [3, 3, 0, 0] });
    expect(once.buckets.slice(0, 8)).toEqual([2, 2, 0, 0, 0, 0, 0, 0]);
    // the order of rows does not matter, nor that a checkpoint lies between them
    expect(take([0n], new MissedCounter(1, 1, take([1000n * second, second])))).toEqual(once);
    const merged = mergedMissed(take([0n]), once);
    expect(merged).toMatchObject({ widthS: 4, groups: [1, 1, 0, 0, 3, 3, 0, 0] });
    expect(merged.buckets[0]).toBe(3);
  });
});
