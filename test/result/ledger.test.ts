// A result whose books do not balance is never returned: each entry is broken by one unit.

import { describe, expect, test } from 'vitest';
import { CoreFault } from '../../src/errors.ts';
import type { Observations, Totals } from '../../src/result/observations.ts';
import { buildResult } from '../../src/result/result.ts';
import { observations } from './fixture.ts';

const quick = { durationS: 60, warmUpS: 5 };
const drained = observations(quick);
const cut = observations({ ...quick, untilS: 40 });

type Instant = 'atFrom' | 'atTo' | 'atEnd';
function changed(seen: Observations, instant: Instant, change: Partial<Totals>): Observations {
  return { ...seen, [instant]: seen[instant].map((totals) => ({ ...totals, ...change })) };
}

describe('balanced books', () => {
  test('both sides of each ledger are told', () => {
    for (const seen of [drained, cut]) {
      const { ledgers, requests, energy } = buildResult(seen);
      expect(ledgers.map((ledger) => ledger.name)).toEqual(['requests', 'joules']);
      expect(ledgers[0]!.left).toBe(ledgers[0]!.right);
      expect(Math.abs(ledgers[1]!.left - ledgers[1]!.right)).toBeLessThan(1e-9 * ledgers[1]!.left);
      const { arrived, finished, running, waiting, rejected, failed } = requests;
      expect(arrived).toBe(finished + running + waiting + rejected + failed);
      const { finishedJ, runningJ, remainderJ, staticJ, meterJ } = energy.wholeRun;
      expect(finishedJ + runningJ + remainderJ + staticJ).toBeCloseTo(meterJ, 6);
    }
    expect(buildResult(drained).energy.wholeRun.runningJ).toBe(0);
    expect(buildResult(cut).energy.wholeRun.runningJ).toBeGreaterThan(0);
  });
});

describe('requests', () => {
  test.each(['atFrom', 'atTo', 'atEnd'] as const)('one request too many %s', (instant) => {
    for (const name of [
      'arrived',
      'finished',
      'running',
      'queued',
      'rejectedQueueFull',
      'rejectedTooLong',
      'rejectedNeverFits',
    ] as const) {
      const broken = changed(cut, instant, { [name]: cut[instant][0]![name] + 1 });
      expect(() => buildResult(broken), name).toThrow(CoreFault);
      expect(() => buildResult(broken), name).toThrow(/requests/);
    }
  });

  test.each(['arrived', 'rejected', 'firstTokens', 'finished', 'good'] as const)('measured %s out of order', (name) => {
    const measured = cut.measured.map((row) => ({ ...row, [name]: name === 'arrived' ? 0 : row.arrived + 1 }));
    expect(() => buildResult({ ...cut, measured })).toThrow(/measured/);
  });

  test('a histogram that lost a value', () => {
    for (const metric of [0, 3]) {
      const count = cut.histograms.count.slice();
      const bin = count.findIndex((value, index) => value > 0 && index >= metric * 3712);
      count[bin]! -= 1;
      expect(() => buildResult({ ...cut, histograms: { ...cut.histograms, count } })).toThrow(/histogram/);
    }
  });
});

describe('joules', () => {
  test('one picojoule missing from a drained run', () => {
    const end = drained.atEnd[0]!;
    for (const change of [{ remainderPj: end.remainderPj + 1 }, { remainderPj: end.remainderPj - 1 }]) {
      expect(() => buildResult(changed(drained, 'atEnd', change))).toThrow(/joules at the end/);
    }
    expect(() => buildResult(changed(drained, 'atEnd', { inFlightPj: end.inFlightPj + 1 }))).toThrow(/joules/);
    expect(() => buildResult(changed(drained, 'atEnd', { dynamicJ: end.dynamicJ + 1 }))).toThrow(/joules/);
  });

  test('running requests that hold less than nothing', () => {
    const at = cut.atEnd[0]!;
    const broken = changed(cut, 'atEnd', { rowsJ: at.dynamicJ + 1, rowsEnergyJ: at.dynamicJ + 1 + at.rowsPj * 1e-12 });
    expect(() => buildResult(broken)).toThrow(/joules/);
  });

  test('joules that do not say what their integer columns say', () => {
    for (const name of ['staticEnergyJ', 'dynamicEnergyJ', 'rowsEnergyJ', 'clippedEnergyJ'] as const) {
      const broken = changed(cut, 'atTo', { [name]: cut.atTo[0]![name] + 0.001 });
      expect(() => buildResult(broken), name).toThrow(/joules at the last arrival/);
    }
  });

  test('the fault names the seed', () => {
    expect(() => buildResult(changed({ ...cut, seed: 4711 }, 'atEnd', { arrived: 0 }))).toThrow(/seed 4711/);
  });
});
