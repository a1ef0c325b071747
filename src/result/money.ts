/**
 * Joules and dollars of the interval.
 *
 *   dollars = Σ pools $/s × (accelerators × length − tp × time that replicas were off) + joules × $/J
 *
 * A replica is off once it has drained. Without a price of energy the accelerators' price is alone (rent usually
 * includes power); without a price of the accelerators of every pool there is no total.
 */

import { S_PER_PS } from '../units.ts';
import { accountsOf } from './ledger.ts';
import type { Observations, Totals } from './observations.ts';
import type { Part } from './part.ts';
import { growthOf, ratio } from './totals.ts';
import type { EnergyAccounts, Money } from './types.ts';

export function energyOf(observations: Observations): EnergyAccounts {
  const { atFrom, atTo, atEnd } = observations;
  return {
    staticJ: growthOf(atFrom, atTo, 'staticEnergyJ'),
    dynamicJ: growthOf(atFrom, atTo, 'dynamicEnergyJ'),
    clippedJ: growthOf(atFrom, atTo, 'clippedEnergyJ'),
    wholeRun: accountsOf(atEnd),
  };
}

/** $ of `tokens` tokens, given for a million of them. */
export const perMtoken = (usd: number | null, tokens: number): number | null =>
  ratio(usd === null ? null : usd * 1e6, tokens);

/** A stretch of time: the state at both its ends, and what it drew. */
export interface Stretch {
  readonly from: readonly Totals[];
  readonly to: readonly Totals[];
  readonly lengthS: number;
  readonly energyJ: number;
}

/** Rent of a part's pools; null where one has no price. */
function rentUsd({ pools, firstReplica }: Part, { from, to, lengthS }: Stretch): number | null {
  let usd = 0;
  for (const pool of pools) {
    if (pool.acceleratorUsdPerS === null) return null;
    const first = pool.firstReplica - firstReplica;
    const own = (totals: readonly Totals[]) => totals.slice(first, first + pool.replicas);
    const offS = growthOf(own(from), own(to), 'offPs') * S_PER_PS;
    usd += pool.acceleratorUsdPerS * pool.accelerators * lengthS - pool.acceleratorUsdPerS * pool.ranks * offS;
  }
  return usd;
}

/** Rent and electricity of a stretch. */
function billOf(part: Part, stretch: Stretch) {
  const acceleratorUsd = rentUsd(part, stretch);
  const energyUsd = part.energyUsdPerJ === null ? null : part.energyUsdPerJ * stretch.energyJ;
  return { acceleratorUsd, energyUsd, totalUsd: acceleratorUsd === null ? null : acceleratorUsd + (energyUsd ?? 0) };
}

export const totalUsdOf = (part: Part, stretch: Stretch): number | null => billOf(part, stretch).totalUsd;

/** Of the interval, whose joules and length are given. */
export function moneyOf(part: Part, energyJ: number, lengthS: number): Money {
  const { atFrom, atTo } = part;
  const { acceleratorUsd, energyUsd, totalUsd } = billOf(part, { from: atFrom, to: atTo, lengthS, energyJ });
  const output = growthOf(atFrom, atTo, 'outputTokens');
  const prompt = growthOf(atFrom, atTo, 'prefillTokens') - growthOf(atFrom, atTo, 'recomputedTokens');
  return {
    acceleratorUsd,
    energyUsd,
    totalUsd,
    usdPerMtokenOutput: perMtoken(totalUsd, output),
    usdPerMtokenTotal: perMtoken(totalUsd, output + prompt),
    usdPerGoodRequest: ratio(totalUsd, growthOf(atFrom, atTo, 'good')),
  };
}
