// The port of a cell: four calls, plain data out, commands in; and observations of cells that merge.

import { describe, expect, test } from 'vitest';
import type { CellPort, LeverCommand } from '../../src/control/port.ts';
import { InputError } from '../../src/errors.ts';
import { merge } from '../../src/result/merge.ts';
import type { Observations } from '../../src/result/observations.ts';
import { buildResult } from '../../src/result/result.ts';
import { cellOf, rowsOf } from './cells.ts';

const PS_PER_S = 1_000_000_000_000n;
const FAR_PS = 1_000_000n * PS_PER_S;

const pairs = rowsOf(0).flatMap((row, at) => [row, rowsOf(1)[at] ?? row]);

/** Observations at the end, after stops at which `act` may set levers. */
async function observed(cell: Promise<CellPort>, stopsS: readonly number[] = []): Promise<Observations> {
  const port = await cell;
  for (const stopS of stopsS) port.advance(BigInt(stopS) * PS_PER_S);
  expect(port.advance(FAR_PS).isDone).toBe(true);
  return port.observe();
}

/** What of a result is equal to the bit: sums of floats of two cells may round otherwise. */
function comparable(observations: Observations) {
  const { operators, wholeRun, hbmUse, provenance, warnings, ...rest } = buildResult(observations);
  const { operators: ofWhole, ...whole } = wholeRun;
  return { ...rest, wholeRun: whole };
}

describe('the port of a cell', () => {
  test('stops change nothing of what is observed', async () => {
    const whole = await observed(cellOf(['a', 'b'], pairs));
    expect(buildResult(await observed(cellOf(['a', 'b'], pairs), [0, 3, 7, 7, 30]))).toEqual(buildResult(whole));
  });

  test('says where it stopped, and never goes back', async () => {
    const cell: CellPort = await cellOf(['a'], rowsOf(0));
    expect(cell.advance(3n * PS_PER_S)).toEqual({ atPs: 3n * PS_PER_S, isDone: false });
    expect(cell.signals().atS).toBe(3);
    const end = cell.advance(FAR_PS);
    expect(end.isDone).toBe(true);
    expect(end.atPs).toBeLessThan(FAR_PS);
    expect(() => cell.advance(2n ** 63n)).toThrow(RangeError);
    expect(() => cell.advance(-1n)).toThrow(RangeError);
  });

  test('signals are copies: plain data that crosses threads, and writing to them changes nothing', async () => {
    const cell: CellPort = await cellOf(['a', 'b'], pairs);
    expect(() => cell.signals()).toThrow(/advance first/);
    cell.advance(5n * PS_PER_S);
    const signals = cell.signals();
    expect(signals.running.length).toBe(2);
    expect(structuredClone(signals)).toEqual(signals);
    signals.running.fill(99);
    signals.clock.fill(0);
    expect(cell.signals().running).not.toEqual(signals.running);
    expect(structuredClone(cell.observe().atEnd)).toEqual(cell.observe().atEnd);
  });

  test('levers act from the instant on', async () => {
    const cell: CellPort = await cellOf(['a', 'b'], pairs);
    cell.advance(5n * PS_PER_S);
    cell.apply([{ replica: 1, lever: 'power', value: 0 }]);
    expect([...cell.signals().power]).toEqual([1, 0]);
    cell.apply([{ replica: 1, lever: 'power', value: 1 }]);
    cell.advance(FAR_PS);
    expect(buildResult(cell.observe()).requests.finished).toBe(pairs.length);
    expect(() => cell.apply([])).toThrow(RangeError);
  });

  const wrong: readonly (readonly [string, unknown, string])[] = [
    ['a replica that is none', { replica: 2, lever: 'weight', value: 1 }, 'commands.1.replica'],
    ['a column of the core', { replica: 0, lever: 'kind', value: 0 }, 'commands.1.lever'],
    ['a name of the prototype', { replica: 0, lever: 'constructor', value: 0 }, 'commands.1.lever'],
    ['a weight beyond its limit', { replica: 0, lever: 'weight', value: 1001 }, 'commands.1.value'],
    ['part of a request', { replica: 0, lever: 'admissionLimit', value: 1.5 }, 'commands.1.value'],
    ['a limit below none', { replica: 0, lever: 'batchLimit', value: -2 }, 'commands.1.value'],
    ['no clock', { replica: 0, lever: 'clock', value: 0 }, 'commands.1.value'],
    ['no number', { replica: 0, lever: 'clock', value: Number.NaN }, 'commands.1.value'],
    ['a state of power that is none', { replica: 0, lever: 'power', value: 3 }, 'commands.1.value'],
    ['no command', null, 'commands.1'],
  ];
  test.each(wrong)('%s is refused, and nothing is set', async (_, command, path) => {
    const cell: CellPort = await cellOf(['a', 'b'], pairs);
    cell.advance(5n * PS_PER_S);
    const off: LeverCommand = { replica: 0, lever: 'power', value: 0 };
    expect(() => cell.apply([off, command as LeverCommand])).toThrow(InputError);
    expect(() => cell.apply([off, command as LeverCommand])).toThrow(new RegExp(`^${path}: found `));
    expect([...cell.signals().power]).toEqual([1, 1]);
  });
});

describe('merged observations', () => {
  // Both pools serve the last request alone, on like accelerators: the cells end at the same instant.
  test('of two cells equal those of one run of both pools', async () => {
    const both = rowsOf(0).flatMap((row, at) => [row, rowsOf(1)[at] ?? row]);
    const one = await observed(cellOf(['a', 'a2'], both));
    const merged = merge(await observed(cellOf(['a'], rowsOf(0))), await observed(cellOf(['a2'], rowsOf(1))));
    expect(comparable(merged)).toEqual(comparable(one));
    expect(merged.hbmBytes).toEqual(one.hbmBytes);
    // what the scenario of a cell wrote is of that cell; catalog numbers are of both, and are counted once
    const catalogued = ({ compiled }: Observations) => compiled.provenance.filter(({ kind }) => kind !== 'user');
    expect(catalogued(merged).length).toBeGreaterThan(20);
    expect(catalogued(merged)).toEqual(catalogued(one));
    const [ofMerged, ofOne] = [buildResult(merged).hbmUse ?? 0, buildResult(one).hbmUse ?? 0];
    expect(ofOne).toBeGreaterThan(0);
    expect(Math.abs(ofMerged - ofOne)).toBeLessThanOrEqual(1e-12 * ofOne);
    for (const [row, total] of merged.operators.entries()) {
      const other = one.operators[row];
      expect(total.operator).toBe(other?.operator);
      for (const key of ['timeS', 'energyJ', 'flop', 'hbmBytes'] as const) {
        expect(Math.abs(total[key] - (other?.[key] ?? 0))).toBeLessThanOrEqual(1e-12 * Math.abs(total[key]));
      }
    }
  });

  test('of unlike pools: requests, histograms, tails and joules of steps add up', async () => {
    const [a, b] = [await observed(cellOf(['a'], rowsOf(0))), await observed(cellOf(['b'], rowsOf(1)))];
    const one = await observed(cellOf(['a', 'b'], pairs));
    const ab = merge(a, b);
    const order = one.compiled.pools.map(({ row }) => row);
    const inOrder = order[0] === 0 ? ab : merge(b, a);
    expect(inOrder.histograms).toEqual(one.histograms);
    expect(inOrder.measured).toEqual(one.measured);
    expect(inOrder.tail).toEqual(one.tail);
    expect(inOrder.replicaCounts).toEqual(one.replicaCounts);
    expect(inOrder.atTo.map(({ dynamicEnergyJ }) => dynamicEnergyJ)).toEqual(
      one.atTo.map(({ dynamicEnergyJ }) => dynamicEnergyJ),
    );
    expect(buildResult(ab).requests.finished).toBe(pairs.length);
  });

  test('in either order and grouping the sums are the same', async () => {
    const [a, b] = [await observed(cellOf(['a'], rowsOf(0))), await observed(cellOf(['b'], rowsOf(1)))];
    const [ab, ba] = [buildResult(merge(a, b)), buildResult(merge(b, a))];
    expect(ba.latency).toEqual(ab.latency);
    expect(ba.energyJ).toBeCloseTo(ab.energyJ, 9);
    const [left, right] = [merge(merge(a, b), a), merge(a, merge(b, a))];
    expect(right.histograms).toEqual(left.histograms);
    expect(right.compiled.program).toEqual(left.compiled.program);
    expect(right.compiled.pools).toEqual(left.compiled.pools);
    expect(right.heatMap).toEqual(left.heatMap);
  });

  test('neither is changed, and cells of unlike intervals are refused', async () => {
    const [a, b] = [await observed(cellOf(['a'], rowsOf(0))), await observed(cellOf(['b'], rowsOf(1)))];
    const before = structuredClone({ a: a.windows, b: b.compiled.pools });
    merge(a, b);
    expect({ a: a.windows, b: b.compiled.pools }).toEqual(before);
    const short = await observed(cellOf(['b'], rowsOf(1).slice(0, 30)));
    expect(() => merge(a, short)).toThrow(/equal intervals/);
    const unlike = { ...b, compiled: { ...b.compiled, attainment: 0.5 } };
    expect(() => merge(a, unlike)).toThrow(/attainment/);
  });
});
