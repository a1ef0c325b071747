// What a capacity says, in words that text, page and table files share.

import type { CapacityResult, LoadTrial } from '../planner/types.ts';
import { percent, rate, three } from '../report/format.ts';
import { attained, dollars, joulesText, perMillion } from './plan-words.ts';

/** A rate with as many digits as part it from another, three to six. */
export function partedRate(value: number, other: number | null): string {
  if (other === null) return rate(value);
  for (let digits = 3; digits < 6; digits++) {
    const [one, two] = [value.toPrecision(digits), other.toPrecision(digits)];
    if (one !== two) return `${Number(one)} /s`;
  }
  return `${Number(value.toPrecision(6))} /s`;
}

export function headlineText({ ratePerS, wanted, baseRatePerS }: CapacityResult): string {
  const { atLeast, below } = ratePerS;
  const slo = `the SLO for ${percent(wanted)} of the requests`;
  if (atLeast === null) return `no rate that was tried meets ${slo}`;
  const missed = below === null ? 'no rate above it misses' : `misses it at ${partedRate(below, atLeast)}`;
  const times = `${three(atLeast / baseRatePerS)} × the scenario's ${rate(baseRatePerS)}`;
  return `${partedRate(atLeast, below)} meets ${slo}; ${missed} (${times})`;
}

/** Over the sets of draws, by the errors of kernels, and what it costs at the limit. */
export function rangeTexts({ interval, ranges, figures, ratePerS, usdPerHourRange }: CapacityResult): string[] {
  const texts: string[] = [];
  if (interval !== null) {
    const { values, mean, low, high } = interval;
    texts.push(`over ${values} sets of draws: mean ${rate(mean)}, 95 % interval ${rate(low)} to ${rate(high)}`);
  }
  if (ranges !== null) {
    const off = `${(ranges.kernelError * 100).toFixed(1)} %`;
    const of = (value: number | null) => (value === null ? 'no rate' : rate(value));
    texts.push(`kernels off by ${off}: ${of(ranges.low)} (all slower) to ${of(ranges.high)} (all faster)`);
  }
  if (figures !== null && ratePerS.atLeast !== null) {
    const { accelerators, usdPerHour, costs } = figures;
    const size = `${accelerators} accelerator${accelerators === 1 ? '' : 's'}`;
    const between =
      usdPerHourRange === null ? '' : ` (${dollars(usdPerHourRange.low)} to ${dollars(usdPerHourRange.high)})`;
    const price = usdPerHour === null ? 'no price is known' : `${dollars(usdPerHour)} an hour${between}`;
    texts.push(
      `at ${rate(ratePerS.atLeast)}: ${size}, ${price}, ${perMillion(costs.usdPerMtokenGood)} a ` +
        `million good tokens, ${joulesText(costs.joulesPerGoodToken)} each (accelerators alone)`,
    );
  }
  return texts;
}

export const trialHeader = (path: string): string[] => [path, 'rate', 'attained', 'result'];

/** Six digits, so that loads that differ look different; a run that was ended has no share. */
export const trialCells = ({ dial, ratePerS, share, atMost, met }: LoadTrial): string[] => [
  String(dial),
  `${Number(ratePerS.toPrecision(6))} /s`,
  attained(share),
  met ? 'meets' : share === null ? `misses: ended when only ${percent(atMost)} could still meet` : 'misses',
];

export const trialsOf = ({ replicates: [first] }: CapacityResult): LoadTrial[] =>
  [...(first?.trials ?? [])].sort((a, b) => a.dial - b.dial);

/** What to give to `simulate --set` to see the limit again; null = there is none. */
export function checkSetting({ dial, dialAt }: CapacityResult): string | null {
  if (dialAt.atLeast === null) return null;
  return `${dial.path}=${dialAt.atLeast}${dial.path === 'workload.speed' ? '' : ' /s'}`;
}
