// What good output tokens cost, in words: they come first, the cost of all output tokens stands below.

import type { GoodTokens, Result } from '../result/types.ts';
import { joules, rate, unknown, usd } from './format.ts';
import { headFigures } from './words.ts';

/** Figures of a tile: what it costs, and what is said below it. */
export interface GoodTile {
  readonly figure: string;
  readonly below: string;
}

const missed = 'no price: the SLO is missed';

const isMissed = (good: GoodTokens): boolean => good.joulesPerToken === null && good.spent.joulesPerToken !== null;

/** Dollars of a million good tokens, with those of all output tokens below. */
export function usdTile(result: Result): GoodTile {
  const { good, usdPerMtoken, of } = headFigures(result);
  if (usdPerMtoken === null) return { figure: unknown, below: 'no price is known' };
  const all = `${usd(usdPerMtoken)} of all output tokens${of === null ? '' : ` ${of}`}`;
  if (isMissed(good)) return { figure: unknown, below: `${missed}; ${usd(good.spent.usdPerMtoken)} was spent` };
  return { figure: usd(good.usdPerMtoken), below: good.outputTokens === 0 ? `none was good; ${all}` : all };
}

/** Joules of a good token, with those of an output token below. */
export function joulesTile(result: Result): GoodTile {
  const { good, joulesPerOutputToken, of } = headFigures(result);
  if (isMissed(good)) return { figure: unknown, below: `${missed}; ${joules(good.spent.joulesPerToken)} was spent` };
  const all = `${joules(joulesPerOutputToken)} an output token${of === null ? '' : ` ${of}`}`;
  return { figure: joules(good.joulesPerToken), below: all };
}

/** One line for the terminal. */
export function goodLine(result: Result): string {
  const { good } = headFigures(result);
  if (good.outputTokens === 0) return 'none: no request met every SLO';
  const spent = `${usd(good.spent.usdPerMtoken)} a million, ${joules(good.spent.joulesPerToken)} each`;
  if (isMissed(good)) return `${missed}. Spent on those that met it: ${spent}`;
  return `${spent}; ${rate(good.outputTokensPerS)} of requests that met every SLO`;
}

/** Costs of a pool's good tokens in cells of a table. */
export const goodCells = ({ good }: { readonly good: GoodTokens }): [perToken: string, perMtoken: string] => [
  isMissed(good) ? 'missed' : joules(good.joulesPerToken),
  isMissed(good) ? 'missed' : usd(good.usdPerMtoken),
];
