// Quantities: read once, exactly, or refused with a hint.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { type Dimension, parseQuantity, readQuantity, siOf, toPs } from '../../src/units.ts';

describe('parseQuantity', () => {
  test.each<[unknown, Dimension, number]>([
    ['500 ms', 'time', 0.5],
    ['3 us', 'time', 3e-6],
    ['0.1 ms', 'time', 1e-4],
    ['2 min', 'time', 120],
    ['1 h', 'time', 3600],
    ['80 GiB', 'bytes', 85_899_345_920],
    ['80 GB', 'bytes', 80e9],
    ['1 KiB', 'bytes', 1024],
    ['1 MiB', 'bytes', 1_048_576],
    ['1 TiB/s', 'bytes/s', 1_099_511_627_776],
    ['3.35 TB/s', 'bytes/s', 3.35e12],
    ['989.4 TFLOP/s', 'flop/s', 989.4e12],
    ['700 W', 'power', 700],
    ['700W', 'power', 700],
    ['1 kWh', 'energy', 3.6e6],
    ['2.50 $/h', '$/s', 2.5 / 3600],
    ['0.08 $/kWh', '$/J', 0.08 / 3.6e6],
    ['40 /s', 'rate', 40],
    ['90 %', 'share', 0.9],
    [0.9, 'share', 0.9],
    [256, 'count', 256],
    [0, 'time', 0],
    ['1e3 ms', 'time', 1],
  ])('%j as %s is %d', (input, dimension, value) => {
    expect(parseQuantity(input, dimension)).toBeCloseTo(value, 15 - Math.ceil(Math.log10(Math.max(1, value))));
  });

  test('decimal prefixes are exact: the value is the nearest double of the text', () => {
    expect(parseQuantity('989.4 TFLOP/s', 'flop/s')).toBe(989.4e12);
    expect(parseQuantity('1978.9 TFLOP/s', 'flop/s')).toBe(1978.9e12);
    expect(parseQuantity('4.35 us', 'time')).toBe(4.35e-6);
    expect(parseQuantity('0.3 ms', 'time')).toBe(0.0003);
  });

  test.each<[unknown, Dimension, RegExp]>([
    ['5 MS', 'time', /written "ms"/],
    ['5 GB', 'time', /unit of bytes/],
    ['5 parsecs', 'time', /not known/],
    ['10 TFLOPS', 'flop/s', /FLOP\/s/],
    ['-1 s', 'time', /negative/],
    ['NaN', 'time', /finite/],
    ['.inf', 'time', /finite/],
    ['1e999 s', 'time', /finite/],
    [Number.NaN, 'count', /not a number/],
    [Number.POSITIVE_INFINITY, 'count', /finite/],
    [1.5, 'count', /whole/],
    [5, 'time', /unit is missing/],
    ['', 'time', /not a number/],
    [null, 'time', /Write/],
    [{}, 'bytes', /Write/],
    ['5 __proto__', 'time', /not known/],
    ['5 constructor', 'bytes', /not known/],
    [1.01, 'share', /at most 1/],
  ])('%j as %s is refused with a hint', (input, dimension, hint) => {
    const reading = readQuantity(input, dimension);
    expect(reading.ok).toBe(false);
    if (!reading.ok) expect(reading.hint).toMatch(hint);
    expect(() => parseQuantity(input, dimension, ['a'])).toThrow(InputError);
  });

  test('limits hold at their edge', () => {
    expect(readQuantity(0, 'count', { positive: true }).ok).toBe(false);
    expect(readQuantity(1, 'count', { min: 1, max: 1 }).ok).toBe(true);
    expect(readQuantity(2, 'count', { min: 1, max: 1 }).ok).toBe(false);
    expect(readQuantity(0, 'count', { min: 1 }).ok).toBe(false);
  });

  test('minus zero is zero', () => {
    expect(Object.is(parseQuantity(-0, 'time'), 0)).toBe(true);
  });
});

describe('siOf', () => {
  test('converts a catalog number and keeps the unknown', () => {
    expect(siOf({ value: 3350, unit: 'GB/s' })).toBe(3.35e12);
    expect(siOf({ value: null, unit: 'GB/s' })).toBeNull();
  });

  test('a number is the same double as its text, whole or not', () => {
    const whole = fc.maxSafeInteger();
    const any = fc.oneof(whole, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ max: 1e4 }));
    const pairs: readonly (readonly [string, Dimension])[] = [
      ...([
        ['EFLOP/s', 'flop/s'],
        ['TB/s', 'bytes/s'],
        ['GiB', 'bytes'],
        ['kWh', 'energy'],
      ] as const),
      ...([
        ['us', 'time'],
        ['ps', 'time'],
        ['s', 'time'],
        ['$/h', '$/s'],
        ['$/MWh', '$/J'],
      ] as const),
    ];
    const symbols = fc.constantFrom(...pairs);
    const law = fc.property(any, symbols, (value, [unit, dimension]) => {
      const read = readQuantity(`${Math.abs(value)} ${unit}`, dimension);
      if (read.ok) expect(siOf({ value: Math.abs(value), unit })).toBe(read.value);
    });
    fc.assert(law, { numRuns: 2000 });
  });

  test('units that are none', () => {
    expect(() => siOf({ value: 1, unit: 'furlong' })).toThrow(/furlong/);
  });
});

describe('toPs', () => {
  test('rounds half up, once', () => {
    expect(toPs(0.5e-12)).toBe(1n);
    expect(toPs(0.49e-12)).toBe(0n);
    expect(toPs(0.048)).toBe(48_000_000_000n);
  });

  test('keeps whole seconds exact above the doubles of 1e12 parts', () => {
    expect(toPs(9_000_000)).toBe(9_000_000_000_000_000_000n);
    expect(toPs(1_000_000.5)).toBe(1_000_000_500_000_000_000n);
  });

  test('refuses what is no time', () => {
    expect(() => toPs(Number.NaN)).toThrow(RangeError);
  });
});

test.each([
  ['time', '1 sec', 1],
  ['time', '2 Minutes', 120],
  ['time', '3 hrs', 10_800],
  ['time', '5 msec', 0.005],
  ['rate', '20 rps', 20],
  ['rate', '20 req/s', 20],
  ['rate', '20 requests / s', 20],
  ['rate', '90 rpm', 1.5],
  ['$/s', '3600 USD/h', 1],
  ['$/J', '3.6 USD/kWh', 1e-6],
  ['count', '2k', 2000],
  ['count', '1.5 M', 1_500_000],
] as const)('%s is read from %s, as people write it', (dimension, input, value) => {
  expect(readQuantity(input, dimension)).toEqual({ ok: true, value });
});

test('a share in percent without its sign is answered with both ways to write it', () => {
  expect(readQuantity(95, 'share')).toEqual({ ok: false, hint: 'It must be at most 1; write "95 %" or 0.95.' });
  expect(readQuantity(950, 'share')).toMatchObject({ ok: false, hint: 'It must be at most 1.' });
});
