// Exact arithmetic and bins of the core against their definitions.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { debugCore } from './debug.ts';

const core = debugCore({}).exports;
const whole = (bits: number) => fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n });

test('the share of a step that is told is floor(E·x/dt), for the clever form and the plain one', () => {
  fc.assert(
    fc.property(whole(62), whole(62), fc.integer({ min: 1, max: 62 }), whole(62), (energy, part, bits, span) => {
      const duration = (span & ((1n << BigInt(bits)) - 1n)) + 1n;
      const elapsed = part % (duration + 1n);
      const expected = (energy * elapsed) / duration;
      expect(core.mulDiv(energy, elapsed, duration)).toBe(expected);
      expect(core.mulDivPlain(energy, elapsed, duration)).toBe(expected);
    }),
    { numRuns: 20_000 },
  );
});

test('a bin holds exactly the values from the end of the bin before to its own end', () => {
  for (let bin = 0; bin < 3712; bin++) {
    const end = core.binEnd(bin);
    expect(core.binOf(end - 1n)).toBe(bin);
    if (bin < 3711) expect(core.binOf(end)).toBe(bin + 1);
  }
});

test('a bin is at most 1/64 of its values wide', () => {
  fc.assert(
    fc.property(whole(62), (value) => {
      const bin = core.binOf(value);
      const from = bin === 0 ? 0n : core.binEnd(bin - 1);
      expect(from <= value && value < core.binEnd(bin)).toBe(true);
      if (value >= 64n) expect((core.binEnd(bin) - from) * 64n <= value).toBe(true);
    }),
  );
});
