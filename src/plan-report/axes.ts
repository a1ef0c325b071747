// Axes of a figure for a paper: where a value lies, which ticks are written, and in which unit a quantity reads best.

import type { FigureUnit } from '../planner/index.ts';
import * as format from '../report/format.ts';
import { log2, logTicks, niceAbove } from '../report/scale.ts';

export interface FigureAxis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  /** from 0 to 1 */
  at(value: number): number;
}

const tickText = (value: number): string => format.tidy(format.three(Number(value.toPrecision(10))));

/** Ticks at round numbers; the ends of the axis are ticks. It begins at 0 where that wastes little. */
function linearAxis(least: number, most: number): FigureAxis {
  const from = least > 0 && least < 0.5 * most ? 0 : least;
  const to = most > from ? most : from + Math.max(1e-12, Math.abs(from) * 0.1);
  const step = niceAbove((to - from) / 5);
  const first = Math.floor(from / step + 1e-9);
  const last = Math.ceil(to / step - 1e-9);
  // a multiple of a decimal step is a decimal again
  const decimal = (steps: number): number => Number((steps * step).toPrecision(12));
  const values = Array.from({ length: last - first + 1 }, (_, index) => decimal(first + index));
  const [low, high] = [decimal(first), decimal(last)];
  return {
    low,
    high,
    ticks: values.map((value) => ({ value, text: tickText(value) })),
    at: (value) => (value - low) / (high - low),
  };
}

function logAxis(least: number, most: number): FigureAxis {
  const [low, high] = [least / 1.08, most * 1.08];
  const span = log2(high) - log2(low);
  return {
    low,
    high,
    ticks: logTicks(low, high).map((value) => ({ value, text: tickText(value) })),
    at: (value) => (log2(value) - log2(low)) / span,
  };
}

/** An axis that holds the values; logarithmic ones need all of them above 0. */
export function figureAxis(values: readonly number[], isLog: boolean): FigureAxis {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return isLog ? logAxis(least, most) : linearAxis(least, most);
}

/** Names side by side, none at the edge. */
export function namesAxis(names: readonly string[]): FigureAxis {
  const at = (value: number): number => (value + 0.5) / names.length;
  return { low: 0, high: names.length - 1, ticks: names.map((text, value) => ({ value, text })), at };
}

export interface Scale {
  readonly factor: number;
  /** in brackets behind the name; '' = none */
  readonly unit: string;
}

const timeScales: readonly (readonly [atLeast: number, scale: Scale])[] = [
  [3600 * 2, { factor: 1 / 3600, unit: 'h' }],
  [1, { factor: 1, unit: 's' }],
  [1e-3, { factor: 1e3, unit: 'ms' }],
  [0, { factor: 1e6, unit: 'µs' }],
];

const prefixes: readonly (readonly [atLeast: number, prefix: string])[] = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
  [0, ''],
];

/** The unit in which the largest value reads best. */
export function scaleOf(unit: FigureUnit, largest: number): Scale {
  const size = Math.abs(largest);
  if (unit === 's') return timeScales.find(([atLeast]) => size >= atLeast)?.[1] ?? { factor: 1, unit: 's' };
  if (unit === 'share') return { factor: 100, unit: '%' };
  if (unit === 'J' || unit === 'W') {
    const [atLeast, prefix] = prefixes.find(([least]) => size >= least) ?? [0, ''];
    return { factor: 1 / (atLeast || 1), unit: `${prefix}${unit}` };
  }
  return { factor: 1, unit: unit === '1/s' ? '/s' : unit };
}

export const axisName = (label: string, unit: string): string => (unit === '' ? label : `${label} (${unit})`);
