// Each warning appears in the world where it should, and in no other.

import { describe, expect, test } from 'vitest';
import type { Observations } from '../../src/result/observations.ts';
import { buildResult } from '../../src/result/result.ts';
import type { WarningCode } from '../../src/result/types.ts';
import { compiledFacts } from './facts.ts';
import { type FixtureOptions, observations } from './fixture.ts';

const checked = { ...compiledFacts, provenance: compiledFacts.provenance.filter((row) => row.kind === 'datasheet') };
/** A calm run on checked numbers: nothing to warn about. */
const calm: Partial<FixtureOptions> = { durationS: 200, warmUpS: 30, compiled: checked };
const world = (change: Partial<FixtureOptions>): Observations => observations({ ...calm, ...change });
const codesOf = (seen: Observations): WarningCode[] => buildResult(seen).warnings.map((warning) => warning.code);

describe('warnings', () => {
  test('a calm run has none, whatever its seed', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) expect(codesOf(world({ seed }))).toEqual([]);
  });

  const worlds: readonly (readonly [string, Observations, readonly WarningCode[]])[] = [
    ['load over capacity', world({ ratePerS: 40 }), ['saturated']],
    ['load over capacity, told by few windows', world({ ratePerS: 40, windowS: 60 }), ['saturated']],
    ['a backlog that is being worked off', world({ warmUpS: 4, ratePerS: 36, rampFactor: 0.15 }), []],
    [
      'the same, told by few windows',
      world({ warmUpS: 4, ratePerS: 36, rampFactor: 0.15, windowS: 60 }),
      ['saturated'],
    ],
    ['a load that outgrows service', world({ ratePerS: 2, rampFactor: 15 }), ['saturated']],
    ['answers so long that the batch still fills', world({ ratePerS: 3, meanOutputTokens: 12_000 }), ['warm-up']],
    ['a load that grows but is served', world({ ratePerS: 3, rampFactor: 4 }), []],
    ['more requests in the second half, and as many more running', world({ ratePerS: 6, rampFactor: 1.7 }), []],
    ['a load that falls', world({ ratePerS: 12, rampFactor: 0.3 }), []],
    ['a run cut with requests in flight', world({ untilS: 150 }), ['tail-hidden']],
    ['a full queue', world({ rejectedShare: 0.02 }), ['rejected']],
    ['prompts that never fit', world({ rejectedShare: 0.02, queueFull: false }), ['rejected']],
    ['preemptions', world({ preemptedShare: 0.15 }), ['preemption-storm']],
    ['few preemptions', world({ preemptedShare: 0.05 }), []],
    ['steps at the power cap', world({ cappedShare: 0.05 }), ['capped']],
    ['hardly any at the cap', world({ cappedShare: 0.005 }), []],
    ['coarse rounding', { ...world({}), roundingShare: 0.0011 }, ['rounding']],
    ['fine rounding', { ...world({}), roundingShare: 0.001 }, []],
    ['assumed numbers', world({ compiled: compiledFacts }), ['unchecked-numbers']],
    ['a note of the compiler', world({ compiled: { ...checked, warnings: ['fp8 falls back'] } }), ['compile']],
    ['a treated trace', { ...world({}), treatments: { 'rows skipped': 3, other: 0 } }, ['trace-treated']],
    ['an untreated trace', { ...world({}), treatments: { 'rows skipped': 0 } }, []],
    ['a run cut in the warm-up', world({ untilS: 20 }), ['interval-empty']],
    ['nobody arrives', world({ durationS: 0 }), ['interval-empty']],
  ];

  test.each(worlds)('%s', (_, seen, codes) => {
    expect(codesOf(seen)).toEqual(codes);
  });

  test('an interval that nobody arrives in', () => {
    const seen = world({ untilS: 100 });
    const none = seen.measured.map(() => ({ arrived: 0, rejected: 0, firstTokens: 0, finished: 0, good: 0 }));
    const histograms = { ...seen.histograms, count: new Float64Array(seen.histograms.count.length) };
    expect(codesOf({ ...seen, measured: none, histograms })).toEqual(['nothing-measured']);
  });

  test('saturation is told even when the run is then drained', () => {
    const seen = world({ ratePerS: 40 });
    expect(seen.cut).toBe(false);
    expect(codesOf(seen)).toContain('saturated');
  });

  test('the words carry the numbers', () => {
    const text = (seen: Observations) =>
      buildResult(seen)
        .warnings.map((warning) => warning.text)
        .join('\n');
    const hidden = buildResult(world({ untilS: 150 }));
    const { arrived, rejected, finished } = hidden.measured;
    expect(hidden.warnings[0]!.text).toContain(`${arrived - rejected - finished} of ${arrived - rejected}`);
    expect(hidden.warnings[0]!.text).toContain('150.0 s');
    expect(text(world({ rejectedShare: 0.02 }))).toMatch(/\d+ met a full queue/);
    expect(text(world({ rejectedShare: 0.02, queueFull: false }))).toMatch(/\d+ could never fit/);
    expect(text(world({ compiled: compiledFacts }))).toContain('3 assumed, 2 recalled');
    expect(text({ ...world({}), treatments: { 'rows skipped': 3 } })).toContain('rows skipped: 3');
  });
});
