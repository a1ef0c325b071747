/**
 * Joules and dollars of the interval.
 *
 *   dollars = accelerators × $/s × length + joules × $/J
 *
 * Without a price of energy the accelerators' price stands alone (rent usually includes power); without a price of
 * accelerators there is no total.
 */

import { accountsOf } from './ledger.ts';
import type { Observations } from './observations.ts';
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

/** $ of `tokens` tokens, told for a million of them. */
export const perMtoken = (usd: number | null, tokens: number): number | null =>
  ratio(usd === null ? null : usd * 1e6, tokens);

/** Rent and electricity of `lengthS` seconds in which `energyJ` joules were drawn. */
function billOf({ compiled }: Observations, energyJ: number, lengthS: number) {
  const { acceleratorUsdPerS, energyUsdPerJ } = compiled.price;
  let accelerators = 0;
  for (const kind of compiled.kinds) accelerators += kind.accelerators;
  const acceleratorUsd = acceleratorUsdPerS === null ? null : acceleratorUsdPerS * accelerators * lengthS;
  const energyUsd = energyUsdPerJ === null ? null : energyUsdPerJ * energyJ;
  return { acceleratorUsd, energyUsd, totalUsd: acceleratorUsd === null ? null : acceleratorUsd + (energyUsd ?? 0) };
}

export const totalUsdOf = (observations: Observations, energyJ: number, lengthS: number): number | null =>
  billOf(observations, energyJ, lengthS).totalUsd;

export function moneyOf(observations: Observations, energyJ: number, lengthS: number): Money {
  const { atFrom, atTo } = observations;
  const { acceleratorUsd, energyUsd, totalUsd } = billOf(observations, energyJ, lengthS);
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
