// Fleets of a search in words: pools, layouts and figures, the same in text and page.

import type { Objective, SearchFigures, SearchPool, SearchRow } from '../planner/index.ts';
import * as format from '../report/format.ts';

export const objectiveNames: Readonly<Record<Objective, string>> = {
  cost: '$ a million good tokens',
  throughput: 'good tokens a second and accelerator',
  tpot: 'time per output token',
  energy: 'joules a good token',
};

/** `2 × h100-sxm fp8 tp4 pp2` */
export function poolText(pool: SearchPool): string {
  const { accelerator, precision, tp, pp, ep, attentionDp, cp, clock, replicas } = pool;
  const parts = [
    `${replicas} × ${accelerator}`,
    precision,
    `tp${tp}`,
    ...(pp > 1 ? [`pp${pp}`] : []),
    ...(ep > 1 ? [`ep${ep}`] : []),
    ...(attentionDp > 1 ? [`adp${attentionDp}`] : []),
    ...(cp > 1 ? [`cp${cp}`] : []),
    ...(clock === 1 ? [] : [`clock ${clock}`]),
  ];
  return parts.join(' ');
}

export const fleetText = ({ pools }: Pick<SearchRow, 'pools'>): string => pools.map(poolText).join(' + ');

/** Limits of the engine of the first pool, where rows differ in them. */
export const limitsText = ({ pools }: SearchRow): string =>
  pools.map(({ maxNumSeqs, maxNumBatchedTokens }) => `${maxNumSeqs}/${maxNumBatchedTokens}`).join(' + ');

export const usdText = (value: number | null): string => (value === null ? format.unknown : `$${value.toFixed(3)}`);

/** $ a million, tokens/s/accelerator, tokens/s/user, joules: the figures of a row in cells. */
export function figureCells(figures: SearchFigures): string[] {
  const { usdPerMgoodTokens, goodTokensPerSPerAccelerator, tokensPerSPerUser, joulesPerGoodToken } = figures;
  return [
    usdText(usdPerMgoodTokens),
    format.grouped(goodTokensPerSPerAccelerator),
    tokensPerSPerUser === null ? format.unknown : format.three(tokensPerSPerUser),
    format.three(joulesPerGoodToken),
  ];
}

/** Rounded down: what misses 99 % is not shown as 99 %. */
export const attainedText = (share: number): string => `${(Math.floor(share * 1e4) / 100).toFixed(2)} %`;
