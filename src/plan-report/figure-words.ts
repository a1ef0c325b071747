// Figures of experiments in words: by the unit of each, with the sign of a difference.

import type { Difference, Figure, FigureUnit } from '../planner/index.ts';
import * as format from '../report/format.ts';

/** A value of a figure, for people. */
export function valueText(value: number | null | undefined, unit: FigureUnit): string {
  if (value === null || value === undefined) return format.unknown;
  switch (unit) {
    case 's':
      return format.seconds(value);
    case '1/s':
      return format.rate(value);
    case 'J':
      return format.joules(value);
    case 'W':
      return format.watts(value);
    case '$':
      return value < 0 ? `−${format.usd(-value)}` : format.usd(value);
    case 'share':
      return format.percent(value);
    default:
      return format.three(value);
  }
}

/** Shares differ by percentage points. */
function sizeText(size: number, unit: FigureUnit): string {
  return unit === 'share' ? `${format.three(size * 100)} pp` : valueText(size, unit);
}

/** With its sign; 0 has none. */
export function changeText(value: number | null, unit: FigureUnit): string {
  if (value === null) return format.unknown;
  if (value === 0) return '0';
  return `${value < 0 ? '−' : '+'}${sizeText(Math.abs(value), unit)}`;
}

/** Both bounds of an interval; a unit that they have in common is written once. */
export function rangeText({ low, high }: { readonly low: number; readonly high: number }, unit: FigureUnit): string {
  const [from, to] = [changeText(low, unit), changeText(high, unit)];
  const unitOf = (text: string) => / [^ ]+$/.exec(text)?.[0] ?? '';
  const common = unitOf(to);
  return `${common !== '' && unitOf(from) === common ? from.slice(0, -common.length) : from} to ${to}`;
}

/** A share of the base, with its sign. */
export function relativeText(share: number | null): string {
  if (share === null) return format.unknown;
  if (share === 0) return '0 %';
  return `${share < 0 ? '−' : '+'}${format.three(Math.abs(share) * 100)} %`;
}

/** Which way a difference goes: null = none that is known, or no way is better. */
export function judgementOf(difference: Difference, { better }: Figure): 'better' | 'worse' | null {
  const { verdict } = difference;
  if (better === null || (verdict !== 'lower' && verdict !== 'higher')) return null;
  return verdict === (better === 'lower' ? 'lower' : 'higher') ? 'better' : 'worse';
}

/** A difference in plain words. */
export function verdictText(difference: Difference, figure: Figure): string {
  const judgement = judgementOf(difference, figure);
  switch (difference.verdict) {
    case 'equal':
      return 'equal';
    case 'noise':
      return 'within noise';
    case 'unknown':
      return 'not known of every run';
    case 'single':
      return (difference.mean ?? 0) < 0 ? 'lower in this one run' : 'higher in this one run';
    default:
      return `${judgement ?? difference.verdict}, beyond noise`;
  }
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** Figures that a sentence names. */
const MOST_NAMED = 5;

/** What a variant changes beyond noise, in a sentence: the largest changes first. */
export function summaryText(
  variant: string,
  base: string,
  figures: readonly (Figure & { readonly difference: Difference })[],
): string {
  const changed = (wanted: 'better' | 'worse') => {
    const found = figures
      .filter((one) => judgementOf(one.difference, one) === wanted)
      .sort((a, b) => Math.abs(b.difference.relative ?? 0) - Math.abs(a.difference.relative ?? 0));
    const named = found.slice(0, MOST_NAMED).map(({ label, difference }) => {
      return `${label} (${relativeText(difference.relative)})`;
    });
    return found.length > MOST_NAMED ? [...named, `${found.length - MOST_NAMED} more`] : named;
  };
  const [better, worse] = [changed('better'), changed('worse')];
  const count = (verdict: Difference['verdict']) =>
    figures.filter(({ difference }) => difference.verdict === verdict).length;
  const [noise, equal, single] = [count('noise'), count('equal'), count('single')];
  const parts = [
    ...(better.length > 0 ? [`better beyond noise in ${listed(better)}`] : []),
    ...(worse.length > 0 ? [`worse beyond noise in ${listed(worse)}`] : []),
    ...(noise > 0 ? [`within noise in ${noise} figures`] : []),
    ...(equal > 0 ? [`equal in ${equal}`] : []),
    ...(single > 0 ? [`different in ${single} figures of this one run`] : []),
  ];
  if (equal === figures.length) return `${variant} against ${base}: every figure is equal to the last digit.`;
  return `${variant} against ${base}: ${parts.join('; ')}.`;
}
