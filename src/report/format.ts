// Numbers and user text for people. Own formatting, so that a report is the same text in every locale and engine.

import { steering } from '../errors.ts';

/** What is shown where a number is not known. */
export const unknown = '–';

const gap = ' ';

/** Thousands apart: 12345.6 → "12,345.6". */
export function grouped(value: number, decimals = 0): string {
  const [whole, rest] = Math.abs(value).toFixed(decimals).split('.');
  const spaced = (whole ?? '').replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = value < 0 && Number(value.toFixed(decimals)) !== 0 ? '−' : '';
  return `${sign}${spaced}${rest === undefined ? '' : `.${rest}`}`;
}

/** About three digits that count: 0.01234 → "0.0123", 12.34 → "12.3", 1234 → "1,234". */
export function three(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 99.95) return grouped(value);
  if (size >= 9.995) return grouped(value, 1);
  if (size >= 0.9995) return grouped(value, 2);
  let decimals = 3;
  for (let bound = 0.09995; size < bound && decimals < 15; bound /= 10) decimals++;
  return size < 1e-15 ? '0' : grouped(value, decimals);
}

interface Step {
  readonly least: number;
  readonly scale: number;
  readonly unit: string;
}

function scaled(value: number | null, steps: readonly Step[]): string {
  if (value === null) return unknown;
  const size = Math.abs(value);
  const step = steps.find((candidate) => size >= candidate.least) ?? steps[steps.length - 1]!;
  return `${three(value / step.scale)}${step.unit === '' ? '' : `${gap}${step.unit}`}`;
}

const timeSteps: readonly Step[] = [
  { least: 86400 * 2, scale: 86400, unit: 'd' },
  { least: 7200, scale: 3600, unit: 'h' },
  { least: 600, scale: 60, unit: 'min' },
  { least: 0.9995, scale: 1, unit: 's' },
  { least: 0.9995e-3, scale: 1e-3, unit: 'ms' },
  { least: 0.9995e-6, scale: 1e-6, unit: 'µs' },
  { least: 0.9995e-9, scale: 1e-9, unit: 'ns' },
  { least: Number.MIN_VALUE, scale: 1e-12, unit: 'ps' },
  { least: 0, scale: 1, unit: 's' },
];

const siPrefixes: readonly (readonly [number, string])[] = [
  [1e21, 'Z'],
  [1e18, 'E'],
  [1e15, 'P'],
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
  [1, ''],
];

/** The largest prefix that leaves at least 1. Small values keep the unit as it is. */
const siSteps = (unit: string): Step[] =>
  siPrefixes.map(([scale, prefix]) => ({ least: scale * 0.9995, scale, unit: `${prefix}${unit}` }));

const byteSteps: readonly Step[] = [
  { least: 1024 ** 4, scale: 1024 ** 4, unit: 'TiB' },
  { least: 1024 ** 3, scale: 1024 ** 3, unit: 'GiB' },
  { least: 1024 ** 2, scale: 1024 ** 2, unit: 'MiB' },
  { least: 1024, scale: 1024, unit: 'KiB' },
  { least: 0, scale: 1, unit: 'B' },
];

const jouleSteps = siSteps('J');
const wattSteps = siSteps('W');
const flopSteps = siSteps('FLOP');
const byteSiSteps = siSteps('B');
const countSteps = siSteps('');

export const seconds = (value: number | null): string => scaled(value, timeSteps);
export const joules = (value: number | null): string => scaled(value, jouleSteps);
export const watts = (value: number | null): string => scaled(value, wattSteps);
export const flop = (value: number | null): string => scaled(value, flopSteps);
/** Memory, in powers of 1024. */
export const bytes = (value: number | null): string => scaled(value, byteSteps);
/** Traffic, in powers of 1000. */
export const traffic = (value: number | null): string => scaled(value, byteSiSteps);
/** Short count for axes and tiles: 12,345 → "12.3 k". */
export const short = (value: number | null): string => scaled(value, countSteps);
/** `1.02x`, as engines log a concurrency. */
export const times = (value: number): string => `${value.toFixed(2)}x`;

export const count = (value: number | null): string => (value === null ? unknown : grouped(value));
export const rate = (value: number | null): string => (value === null ? unknown : `${three(value)}${gap}/s`);
export const usd = (value: number | null): string => (value === null ? unknown : `$${three(value)}`);

/** 0.1234 → "12.3 %". Never "100 %" or "0 %" of something that is not quite all or nothing. */
export function percent(value: number | null): string {
  if (value === null) return unknown;
  const hundredth = value * 100;
  if (hundredth > 0 && hundredth < 0.05) return '< 0.1 %';
  if (hundredth > 99.95 && hundredth < 100) return '> 99.9 %';
  return `${hundredth >= 99.95 || hundredth === 0 ? grouped(hundredth) : grouped(hundredth, 1)}${gap}%`;
}

/** "50.0 ms" → "50 ms": for limits and ticks, which people write without decimals. */
export const tidy = (text: string): string => text.replace(/(\.\d*?)0+(?=\D|$)/, '$1').replace(/\.(?=\D|$)/, '');

const control = new RegExp(`[${steering}]`, 'g');

/** At most so many characters, the last one an ellipsis where something was cut. */
export const clip = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** User text without control characters and direction marks, at most `most` characters long. */
export const plain = (text: string, most = 120): string => clip(text.replace(control, '?'), most);

/** Spaces in front, so that columns end together. */
export const padLeft = (text: string, width: number): string => text.padStart(width);
export const padRight = (text: string, width: number): string => text.padEnd(width);
