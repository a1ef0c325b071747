// The units in which formats write times as numbers, and what numbers look like that count from 1970.

/** Units a second, from the coarsest to the finest; each is a thousand of the next. */
export const timeUnits = { s: 1, ms: 1e3, us: 1e6, ns: 1e9 } as const;

export type TimeUnit = keyof typeof timeUnits;

export const timeUnitNames = Object.keys(timeUnits) as TimeUnit[];

const words = { s: 'seconds', ms: 'milliseconds', us: 'microseconds', ns: 'nanoseconds' } as const;

export const unitWords = (unit: TimeUnit): string => words[unit];

/** From 2001 to 2099, in seconds since 1970. */
const epochFromS = 1e9;
const epochToS = 4.1e9;

/**
 * The unit in which a time that was read as `seconds` of `unit` would be one since 1970; null for none. A small time is
 * none in a much coarser unit: 10^9 ns are a second of a run, but 10^9 ms would be its twelfth day.
 */
export function unitSince1970(seconds: number, unit: TimeUnit): TimeUnit | null {
  const number = seconds * timeUnits[unit];
  const own = timeUnitNames.indexOf(unit);
  const found = timeUnitNames.findIndex((one) => {
    const perS = timeUnits[one];
    return number >= epochFromS * perS && number < epochToS * perS;
  });
  return found < own - 1 ? null : (timeUnitNames[found] ?? null);
}
