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
const perMtoken = (usd: number | null, tokens: number): number | null => ratio(usd === null ? null : usd * 1e6, tokens);

export function moneyOf(observations: Observations, energyJ: number, lengthS: number): Money {
  const { atFrom, atTo, compiled } = observations;
  const { acceleratorUsdPerS, energyUsdPerJ } = compiled.price;
  let accelerators = 0;
  for (const kind of compiled.kinds) accelerators += kind.accelerators;
  const acceleratorUsd = acceleratorUsdPerS === null ? null : acceleratorUsdPerS * accelerators * lengthS;
  const energyUsd = energyUsdPerJ === null ? null : energyUsdPerJ * energyJ;
  const totalUsd = acceleratorUsd === null ? null : acceleratorUsd + (energyUsd ?? 0);
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
