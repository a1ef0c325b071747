// Quantities: numbers that remember their unit, read from text such as "3.35 TB/s" once, and SI ever after.

import { InputError, shown } from './errors.ts';

declare const unit: unique symbol;
/** A number that remembers its unit. Costs nothing at run time. */
export type Quantity<U extends string> = number & { readonly [unit]: U };
export type Seconds = Quantity<'s'>;
export type Bytes = Quantity<'B'>;
export type BytesPerS = Quantity<'B/s'>;
export type FlopPerS = Quantity<'FLOP/s'>;
export type Watts = Quantity<'W'>;
export type Joules = Quantity<'J'>;
export type UsdPerS = Quantity<'$/s'>;
export type UsdPerJ = Quantity<'$/J'>;
export type PerS = Quantity<'1/s'>;
export type Count = Quantity<'1'>;

export interface QuantityOf {
  readonly time: Seconds;
  readonly bytes: Bytes;
  readonly 'bytes/s': BytesPerS;
  readonly 'flop/s': FlopPerS;
  readonly power: Watts;
  readonly energy: Joules;
  readonly '$/s': UsdPerS;
  readonly '$/J': UsdPerJ;
  readonly rate: PerS;
  readonly count: Count;
  readonly share: Count;
  readonly factor: Count;
}
/** `count` is a whole number, `share` lies in [0, 1], `factor` is any plain number. */
export type Dimension = keyof QuantityOf;

/** SI value = number · 10^exponent · times / over: exact in decimal, then one rounding each. */
interface Unit {
  readonly exponent: number;
  readonly times: number;
  readonly over: number;
}

const decimal = (exponent: number): Unit => ({ exponent, times: 1, over: 1 });
const scaled = (times: number, over = 1, exponent = 0): Unit => ({ exponent, times, over });
const prefixed = (symbol: string, prefixes: Readonly<Record<string, number>>): Record<string, Unit> =>
  Object.fromEntries(Object.entries(prefixes).map(([prefix, exponent]) => [prefix + symbol, decimal(exponent)]));

const decimalPrefixes = { '': 0, k: 3, M: 6, G: 9, T: 12, P: 15 };
const byteUnits: Record<string, Unit> = {
  ...prefixed('B', decimalPrefixes),
  KB: decimal(3),
  KiB: scaled(1024),
  MiB: scaled(1_048_576),
  GiB: scaled(1_073_741_824),
  TiB: scaled(1_099_511_627_776),
};

/** [dimension][symbol] */
const units: Readonly<Record<Dimension, Readonly<Record<string, Unit>>>> = {
  time: {
    s: decimal(0),
    ms: decimal(-3),
    us: decimal(-6),
    µs: decimal(-6),
    μs: decimal(-6),
    ns: decimal(-9),
    ps: decimal(-12),
    min: scaled(60),
    h: scaled(3600),
    d: scaled(86400),
  },
  bytes: byteUnits,
  'bytes/s': Object.fromEntries(Object.entries(byteUnits).map(([symbol, to]) => [`${symbol}/s`, to])),
  'flop/s': prefixed('FLOP/s', { ...decimalPrefixes, E: 18 }),
  power: { ...prefixed('W', decimalPrefixes), mW: decimal(-3) },
  energy: { ...prefixed('J', decimalPrefixes), Wh: scaled(3600), kWh: scaled(3600, 1, 3), MWh: scaled(3600, 1, 6) },
  '$/s': { '$/h': scaled(1, 3600), '$/s': decimal(0), '$/min': scaled(1, 60), '$/d': scaled(1, 86400) },
  '$/J': { '$/kWh': scaled(1, 3600, -3), '$/MWh': scaled(1, 3600, -6), '$/J': decimal(0) },
  rate: { '/s': decimal(0), '1/s': decimal(0), '/min': scaled(1, 60), '/h': scaled(1, 3600) },
  count: { '': decimal(0), '1': decimal(0), k: decimal(3), M: decimal(6) },
  share: { '': decimal(0), '1': decimal(0), '%': decimal(-2) },
  factor: { '': decimal(0), '1': decimal(0) },
};

/** [dimension][what people also write, in lower case] the symbol that it stands for */
const synonyms: Partial<Readonly<Record<Dimension, Readonly<Record<string, string>>>>> = {
  time: {
    ...Object.fromEntries(['sec', 'secs', 'second', 'seconds'].map((word) => [word, 's'])),
    ...Object.fromEntries(['msec', 'millisecond', 'milliseconds'].map((word) => [word, 'ms'])),
    ...Object.fromEntries(['usec', 'microsecond', 'microseconds'].map((word) => [word, 'us'])),
    ...Object.fromEntries(['mins', 'minute', 'minutes'].map((word) => [word, 'min'])),
    ...Object.fromEntries(['hr', 'hrs', 'hour', 'hours'].map((word) => [word, 'h'])),
    ...Object.fromEntries(['day', 'days'].map((word) => [word, 'd'])),
  },
  '$/s': Object.fromEntries(['$/hr', '$/hour', 'usd/h', 'usd/hr', 'usd/hour'].map((word) => [word, '$/h'])),
  '$/J': { 'usd/kwh': '$/kWh', 'usd/mwh': '$/MWh' },
  rate: {
    ...Object.fromEntries(
      ['rps', 'qps', 'req/s', 'reqs/s', 'requests/s', '/sec', 'req/sec', 'requests/second'].map((word) => [word, '/s']),
    ),
    ...Object.fromEntries(['rpm', 'req/min', 'requests/min', 'requests/minute'].map((word) => [word, '/min'])),
    ...Object.fromEntries(['rph', 'req/h', 'requests/h', 'requests/hour'].map((word) => [word, '/h'])),
  },
};

/** The unit of a symbol, or of what it is also called. */
function unitOf(symbol: string, dimension: Dimension): Unit | undefined {
  const known = units[dimension];
  if (Object.hasOwn(known, symbol)) return known[symbol];
  const others = synonyms[dimension] ?? {};
  const word = symbol.toLowerCase().replaceAll(' ', '');
  return Object.hasOwn(others, word) ? known[others[word] ?? ''] : undefined;
}

/** [dimension] what a right value looks like, for hints. */
const examples: Readonly<Record<Dimension, string>> = {
  time: '"500 ms", "1 s", "2 min" or "1 h"',
  bytes: '"80 GB" or "80 GiB"',
  'bytes/s': '"3.35 TB/s" or "450 GB/s"',
  'flop/s': '"989.4 TFLOP/s"',
  power: '"700 W" or "1.2 kW"',
  energy: '"3 kJ" or "1 kWh"',
  '$/s': '"2.50 $/h"',
  '$/J': '"0.08 $/kWh"',
  rate: '"40 /s"',
  count: '256',
  share: '0.9 or "90 %"',
  factor: '2.5',
};

export const exampleOf = (dimension: Dimension): string => examples[dimension];

export interface QuantityLimits {
  /** smallest value in SI; 0 unless given */
  readonly min?: number;
  /** largest value in SI */
  readonly max?: number;
  /** 0 is refused */
  readonly positive?: boolean;
}

/** A number in SI, or what is wrong and what to try. */
export type Reading<D extends Dimension> =
  | { readonly ok: true; readonly value: QuantityOf[D] }
  | { readonly ok: false; readonly hint: string };

const form = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*)$/u;
const plain: ReadonlySet<Dimension> = new Set<Dimension>(['count', 'share', 'factor']);

/** `text` · 10^exponent, rounded once: the exponent is written into the decimal text. */
function shift(text: string, exponent: number): number {
  const [mantissa = '0', given = '0'] = text.toLowerCase().split('e');
  return Number(`${mantissa}e${Number(given) + exponent}`);
}

/** Largest power of ten that an f64 holds exactly, as it does all smaller ones. */
const EXACT_EXPONENT = 22;

/** [exponent], read from text: exact */
const POWERS_OF_TEN = Array.from({ length: EXACT_EXPONENT + 1 }, (_, exponent) => Number(`1e${exponent}`));

/** The same of a number as it is written. Both exact, one multiplication or division rounds once, as the text would. */
function shiftNumber(value: number, exponent: number): number {
  if (exponent === 0) return value;
  if (Number.isSafeInteger(value) && Math.abs(exponent) <= EXACT_EXPONENT) {
    const power = POWERS_OF_TEN[Math.abs(exponent)] as number;
    return exponent > 0 ? value * power : value / power;
  }
  return shift(String(value), exponent);
}

function wrongUnit(symbol: string, dimension: Dimension): string {
  const known = units[dimension];
  const alike = Object.keys(known).find((key) => key !== '' && key.toLowerCase() === symbol.toLowerCase());
  if (alike !== undefined) return `The unit is written ${shown(alike)}.`;
  if (/^flops$/i.test(symbol.replace(/^[kmgtpe]/i, '')) && dimension === 'flop/s') {
    return `A rate is written "FLOP/s", for example ${examples[dimension]}.`;
  }
  const owner = (Object.keys(units) as Dimension[]).find((key) => symbol !== '' && Object.hasOwn(units[key], symbol));
  const why = owner === undefined ? `The unit ${shown(symbol)} is not known` : `${shown(symbol)} is a unit of ${owner}`;
  return `${why}; write ${dimension} like ${examples[dimension]}.`;
}

function limited<D extends Dimension>(value: number, dimension: D, limits: QuantityLimits): Reading<D> {
  const bad = (hint: string): Reading<D> => ({ ok: false, hint });
  const { min = 0, max = dimension === 'share' ? 1 : Number.POSITIVE_INFINITY } = limits;
  if (Number.isNaN(value)) return bad(`This is not a number; write ${examples[dimension]}.`);
  if (!Number.isFinite(value)) return bad(`A finite number is needed; write ${examples[dimension]}.`);
  if (dimension === 'count' && !Number.isSafeInteger(value)) return bad('A whole number is needed.');
  if (value < min && min === 0) return bad('It must not be negative.');
  if (value < min) return bad(`It must be at least ${min}.`);
  if (limits.positive === true && value === 0) return bad('It must be greater than 0.');
  if (dimension === 'share' && max === 1 && value > 1 && value <= 100) {
    return bad(`It must be at most 1; write "${value} %" or ${value / 100}.`);
  }
  if (value > max) return bad(`It must be at most ${max}${dimension === 'time' ? ' s' : ''}.`);
  return { ok: true, value: (value === 0 ? 0 : value) as QuantityOf[D] };
}

/** Reads a quantity; never throws. A plain number is taken for counts, shares and factors, and for a 0 of anything. */
export function readQuantity<D extends Dimension>(
  input: unknown,
  dimension: D,
  limits: QuantityLimits = {},
): Reading<D> {
  if (typeof input === 'number') {
    if (plain.has(dimension) || input === 0) return limited(input, dimension, limits);
    if (!Number.isFinite(input)) return limited(input, dimension, limits);
    return { ok: false, hint: `A unit is missing; write ${examples[dimension]}.` };
  }
  if (typeof input !== 'string') return { ok: false, hint: `Write ${examples[dimension]}.` };
  const match = form.exec(input.trim());
  if (match === null) {
    if (/^[+-]?\.?(nan|inf|infinity)\b/i.test(input.trim())) {
      return { ok: false, hint: `A finite number is needed; write ${examples[dimension]}.` };
    }
    return { ok: false, hint: `This is not a number with a unit; write ${examples[dimension]}.` };
  }
  const [, number = '', symbol = ''] = match;
  const to = unitOf(symbol, dimension);
  if (to === undefined && symbol === '') return readQuantity(Number(number), dimension, limits);
  if (to === undefined) return { ok: false, hint: wrongUnit(symbol, dimension) };
  return limited((shift(number, to.exponent) * to.times) / to.over, dimension, limits);
}

/** Reads a quantity in SI, or throws an InputError at `path`. */
export function parseQuantity<D extends Dimension>(
  input: unknown,
  dimension: D,
  path: readonly (string | number)[] = [],
  limits: QuantityLimits = {},
): QuantityOf[D] {
  const reading = readQuantity(input, dimension, limits);
  if (reading.ok) return reading.value;
  throw new InputError([{ code: 'BAD_VALUE', path, found: shown(input), hint: reading.hint }]);
}

/** Every unit symbol, whatever it measures: catalog entries name one of them. */
const everyUnit: ReadonlyMap<string, Unit> = new Map(Object.values(units).flatMap((table) => Object.entries(table)));

/** The SI value of a catalog number; null stays null. */
export function siOf(number: { readonly value: number | null; readonly unit: string }): number | null {
  if (number.value === null) return null;
  const to = everyUnit.get(number.unit);
  if (to === undefined) throw new RangeError(`unknown unit ${shown(number.unit)} in the catalog`);
  return (shiftNumber(number.value, to.exponent) * to.times) / to.over;
}

/** A time: seconds, or a text with its unit such as '10 s'. */
export type TimeInput = number | string;

/** The core counts whole picoseconds and picojoules; all else is SI. */
export const PS_PER_S = 1e12;
export const S_PER_PS = 1e-12;
export const PJ_PER_J = PS_PER_S;
export const J_PER_PJ = S_PER_PS;

/** Above it, x·1e12 has no exact fraction in f64, so whole seconds are converted apart. */
const exactS = 9000;

/** Whole ps, rounded half up: the one place where continuous time becomes simulated time. */
export function toPs(seconds: number): bigint {
  if (!Number.isFinite(seconds)) throw new RangeError('toPs needs a finite time');
  if (Math.abs(seconds) <= exactS) return BigInt(Math.floor(seconds * PS_PER_S + 0.5));
  const whole = Math.floor(seconds);
  return BigInt(whole) * 1_000_000_000_000n + BigInt(Math.floor((seconds - whole) * PS_PER_S + 0.5));
}

/**
 * Whole picoseconds as seconds. Whole and remainder are scaled apart, so that 106 days keep their picoseconds as well
 * as an f64 can.
 */
export const secondsOf = (ps: bigint): number =>
  Number(ps / 1_000_000_000_000n) + Number(ps % 1_000_000_000_000n) * S_PER_PS;
