// How a format reads its times as numbers, and what is said of one that it cannot read.

import type { TimeReading } from './fields.ts';
import { decimalReader } from './number.ts';
import type { ParserContext } from './row.ts';
import { type TimeUnit, timeUnits, unitWords } from './unit.ts';

/** How times are read: in the unit that the scenario names, or else in the format's own. */
export function timesIn(own: TimeUnit, { timeUnit }: ParserContext, from = ''): TimeReading {
  const unit = timeUnit ?? own;
  const word = unitWords(unit);
  const hint = `${word[0]?.toUpperCase()}${word.slice(1)}${from}, a decimal number >= 0.`;
  return { read: decimalReader(timeUnits[unit]), hint };
}
