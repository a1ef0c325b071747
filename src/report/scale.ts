// Axes: where a value lies between 0 and 1, and which ticks to write.

/**
 * Logarithm to base 2 of x > 0, from halving and squaring alone: the same bits in every engine, unlike the host's.
 * 40 fractional bits.
 */
export function log2(x: number): number {
  let exponent = 0;
  let rest = x;
  while (rest >= 2) {
    rest /= 2;
    exponent++;
  }
  while (rest < 1) {
    rest *= 2;
    exponent--;
  }
  let fraction = 0;
  for (let bit = 0.5, round = 0; round < 40; round++, bit /= 2) {
    rest *= rest;
    if (rest < 2) continue;
    rest /= 2;
    fraction += bit;
  }
  return exponent + fraction;
}

/** 2 to the power of x ≤ 0, by the inverse of `log2`: square roots alone, whose bits are the same in every engine. */
export function pow2(x: number): number {
  let power = 1;
  let rest = x;
  while (rest <= -1) {
    power /= 2;
    rest++;
  }
  let root = 0.5;
  for (let bit = 0.5, round = 0; round < 40; round++, bit /= 2) {
    root = Math.sqrt(root);
    if (rest > -bit) continue;
    power *= root;
    rest += bit;
  }
  return power;
}

export interface Tick {
  readonly at: number;
  readonly value: number;
}

/** Maps [from, to] to [0, 1]. */
export const linear = (from: number, to: number) => (value: number) => (to > from ? (value - from) / (to - from) : 0);

/** Smallest of 1, 2, 2.5, 5 times a power of ten that is at least x. */
export function niceAbove(x: number): number {
  if (!(x > 0)) return 1;
  let power = 1;
  while (power > x) power /= 10;
  while (power * 10 <= x) power *= 10;
  for (const factor of [1, 2, 2.5, 5]) if (factor * power >= x) return factor * power;
  return 10 * power;
}

/** The top of an axis from 0 that holds `largest`, and its gridlines: three or four. */
export function axisTo(largest: number): { top: number; values: readonly number[] } {
  const step = niceAbove(largest / 4);
  const parts = Math.max(1, Math.ceil(largest / step - 1e-9));
  return { top: step * parts, values: Array.from({ length: parts + 1 }, (_, index) => index * step) };
}

const timeSteps = [
  1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400,
  21600, 43200, 86400,
];

/** Ticks of a time axis: at most `most` steps between them. */
export function timeTicks(toS: number, most: number): readonly number[] {
  let step = timeSteps.find((candidate) => toS / candidate <= most) ?? 86400;
  while (toS / step > most) step *= 2;
  const ticks: number[] = [];
  for (let index = 0; index * step <= toS * 1.0001; index++) ticks.push(index * step);
  return ticks;
}

/** Decades and, when there are few, their 2 and 5, within [low, high]. */
export function logTicks(low: number, high: number): readonly number[] {
  const ticks: number[] = [];
  const decades = (log2(high) - log2(low)) / 3.321928094887362;
  const factors = decades > 3.2 ? [1] : decades > 1.5 ? [1, 3] : [1, 2, 5];
  let power = 1;
  while (power > low) power /= 10;
  while (power * 10 <= low) power *= 10;
  for (; power <= high; power *= 10) {
    for (const factor of factors)
      if (factor * power >= low * 0.999 && factor * power <= high * 1.001) ticks.push(factor * power);
  }
  return ticks;
}
