// Times are exact: the word arithmetic against BigInt.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalSeconds } from '../../src/traffic/trace/number.ts';
import { createRow } from '../../src/traffic/trace/row.ts';
import { divideBySpeed, maxSeconds, speedOf, storePs } from '../../src/workload/trace/time.ts';

const timePs = new BigInt64Array(3);
const words = new Int32Array(timePs.buffer);
const seconds = fc.oneof(fc.integer({ min: 0, max: maxSeconds }), fc.constantFrom(0, 1, 4294, 4295, maxSeconds));
const rest = fc.oneof(fc.integer({ min: 0, max: 1e12 - 1 }), fc.constantFrom(0, 1, 2 ** 32 - 1, 2 ** 32, 1e12 - 1));

test('seconds and a rest make the ps that BigInt makes', () => {
  fc.assert(
    fc.property(seconds, rest, (s, r) => {
      storePs(words, 1, s, r);
      expect(timePs[1]).toBe(BigInt(s) * 10n ** 12n + BigInt(r));
    }),
    { numRuns: 5000, seed: 1 },
  );
});

test('a speed is the fraction that was written', () => {
  expect(speedOf(8)).toEqual({ p: 8, q: 1 });
  expect(speedOf(1)).toEqual({ p: 1, q: 1 });
  expect(speedOf(1.5)).toEqual({ p: 3, q: 2 });
  expect(speedOf(0.001)).toEqual({ p: 1, q: 1000 });
  expect(speedOf(123456.789)).toEqual({ p: 123456789, q: 1000 });
  expect(speedOf(1e9)).toEqual({ p: 1e9, q: 1 });
});

test('division by a speed rounds half up, as BigInt does', () => {
  const speed = fc.oneof(
    fc.integer({ min: 1, max: 1_000_000 }).map((n) => n / 1000),
    fc.double({ min: 0.001, max: 1e9, noNaN: true }),
  );
  fc.assert(
    fc.property(seconds, rest, speed, (s, r, value) => {
      storePs(words, 2, s, r);
      const { p, q } = speedOf(value);
      const exact = (2n * timePs[2]! * BigInt(q) + BigInt(p)) / (2n * BigInt(p));
      const fits = divideBySpeed(words, 2, { p, q });
      expect(fits).toBe(exact < 2n ** 63n);
      if (fits) expect(timePs[2]).toBe(exact);
    }),
    { numRuns: 5000, seed: 2 },
  );
});

test('a decimal is read to the ps, wherever its point or exponent stands', () => {
  const row = createRow();
  const read = (text: string) => {
    const bytes = new TextEncoder().encode(text);
    expect(decimalSeconds(bytes, 0, bytes.length, row)).toBe(true);
    return BigInt(row.seconds) * 10n ** 12n + BigInt(row.restPs);
  };
  fc.assert(
    fc.property(seconds, rest, fc.integer({ min: -20, max: 20 }), (s, r, shift) => {
      const digits = `${s}${String(r).padStart(12, '0')}`;
      const exact = BigInt(digits);
      expect(read(`${s}.${String(r).padStart(12, '0')}`)).toBe(exact);
      expect(row.rounded).toBe(0);
      const point = digits.length - 12 - shift;
      if (point > 0 && point < digits.length) {
        expect(read(`${digits.slice(0, point)}.${digits.slice(point)}e${shift}`)).toBe(exact);
      }
    }),
    { numRuns: 3000, seed: 3 },
  );
});
