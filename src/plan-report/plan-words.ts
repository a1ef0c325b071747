// Words that the forms of plans share: what was asked, shares that are never rounded up.

import type { Question } from '../planner/types.ts';
import { plain, seconds, tidy } from '../report/format.ts';

/** What a page or a file of a plan says beside its answer. */
export interface Made {
  /** command line that gives it again */
  readonly command: string;
  readonly version: string;
}

/** Rounded down: what misses 99 % is not shown as 99 %. */
export const attained = (share: number | null): string =>
  share === null ? '–' : `${(Math.floor(share * 1e4) / 100).toFixed(2)} %`;

/** `TTFT within 1 s, TPOT within 40 ms`, by class where there are several. */
export function sloText({ slo }: Question): string {
  const parts = slo.map(({ name, ttftS, tpotS, e2eS }) => {
    const limits = [
      ['TTFT', ttftS],
      ['TPOT', tpotS],
      ['E2E', e2eS],
    ] as const;
    const words = limits.flatMap(([what, limit]) => (limit === null ? [] : [`${what} within ${tidy(seconds(limit))}`]));
    return slo.length === 1 ? words.join(', ') : `${plain(name, 40)}: ${words.join(', ') || 'no objective'}`;
  });
  return parts.join('; ');
}

export const dollars = (usd: number | null): string => (usd === null ? '–' : `$${usd.toFixed(2)}`);

/** Dollars of a million tokens: two decimals, or three digits below one dollar. */
export const perMillion = (usd: number | null): string =>
  usd === null ? '–' : `$${usd >= 1 ? usd.toFixed(2) : Number(usd.toPrecision(3))}`;

/** Joules of a token, three digits. */
export const joulesText = (joules: number | null): string =>
  joules === null ? '–' : `${Number(joules.toPrecision(3))} J`;
