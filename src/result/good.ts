/**
 * What good output tokens cost: those of requests that met every objective.
 *
 *   good tokens   output tokens of the requests that finished in the interval and met every objective of their class
 *   spent         dollars and joules of the interval, of all work, over good tokens
 *   price         the same, but null where fewer requests than the scenario asks for met the SLO
 *
 * A fleet that misses its SLO does not sell the service that was asked for, however full and cheap it is: it has spent,
 * but it has no price. Without an SLO every finished request is good.
 */

import type { Totals } from './observations.ts';
import { growthOf, ratio } from './totals.ts';

/** Dollars and joules over good output tokens; null where there is no price, or no good token. */
export interface GoodTokenCost {
  /** dollars a million good tokens */
  readonly usdPerMtoken: number | null;
  /** joules a good token */
  readonly joulesPerToken: number | null;
}

/** Good output tokens and what they cost. The price is null where the SLO is missed; `spent` is known anyway. */
export interface GoodTokens extends GoodTokenCost {
  /** good output tokens */
  readonly outputTokens: number;
  /** a second; null without length */
  readonly outputTokensPerS: number | null;
  /** all that was spent over the good tokens, whether or not the SLO was met */
  readonly spent: GoodTokenCost;
}

/** What was spent in a stretch of time. */
export interface Spent {
  readonly totalUsd: number | null;
  readonly energyJ: number;
  readonly lengthS: number;
}

/** `met`: whether the share that was asked for met the SLO; null = none was asked for. */
export function goodTokensOf(
  from: readonly Totals[],
  to: readonly Totals[],
  { totalUsd, energyJ, lengthS }: Spent,
  met: boolean | null,
): GoodTokens {
  const outputTokens = growthOf(from, to, 'goodTokens');
  const spent = {
    usdPerMtoken: ratio(totalUsd === null ? null : totalUsd * 1e6, outputTokens),
    joulesPerToken: ratio(energyJ, outputTokens),
  };
  const price = met === false ? { usdPerMtoken: null, joulesPerToken: null } : spent;
  return { outputTokens, outputTokensPerS: ratio(outputTokens, lengthS), ...price, spent };
}

/**
 * What a million good output tokens cost in dollars and one in joules, of a result: the figures to compare fleets by.
 * Null where the SLO is missed: such a fleet is no offer, however cheap its tokens are.
 *
 * @example `goodTokenCost(await simulate('chat-8b-h100')).usdPerMtoken`
 */
export const goodTokenCost = ({ good }: { readonly good: GoodTokenCost }): GoodTokenCost => ({
  usdPerMtoken: good.usdPerMtoken,
  joulesPerToken: good.joulesPerToken,
});
