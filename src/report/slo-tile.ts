// A tile of TTFT or TPOT: the percentile that the SLO asks for, and the share of requests within its limit. The share
// is what counts: it is never below what was asked for where the SLO as a whole is met.

import type { Curve, Ranks, Result } from '../result/types.ts';
import { percent, seconds, tidy, unknown } from './format.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { limitsOf, limitWords, metShare } from './objective-words.ts';

const metrics = {
  ttft: { name: 'TTFT', key: 'ttftS' },
  tpot: { name: 'TPOT', key: 'tpotS' },
} as const;

const known: Readonly<Record<string, keyof Ranks>> = { '0.5': 'p50', '0.9': 'p90', '0.95': 'p95', '0.99': 'p99' };

/** "p97.5" */
const rankName = (share: number): string => `p${Number((share * 100).toPrecision(4))}`;

/** The time that a share of the ranked requests stayed within; null where it is not known. */
function quantileOf({ atS, share }: Curve, wanted: number): number | null {
  const at = share.findIndex((one) => one >= wanted);
  return at < 0 ? null : (atS[at] ?? null);
}

function figureOf(result: Result, key: 'ttftS' | 'tpotS', wanted: number): string {
  const latency = result.latency[key];
  const rank = known[String(wanted)];
  const value = rank === undefined ? quantileOf(result.curves[key], wanted) : latency[rank];
  if (value !== null) return seconds(value);
  const bound = rank === undefined ? null : latency.atLeastS[rank];
  return bound === null ? unknown : `≥${seconds(bound)}`;
}

export interface SloTile {
  readonly what: string;
  readonly figure: string;
  readonly below: Markup;
}

export function sloTile(result: Result, metric: keyof typeof metrics): SloTile {
  const { name, key } = metrics[metric];
  const wanted = result.attainment.wanted ?? 0.99;
  const what = `${name} ${rankName(wanted)}`;
  const figure = figureOf(result, key, wanted);
  const limits = limitsOf(result.classes, key);
  const share = metShare(result, metric);
  if (limits.length === 0) return { what, figure, below: html`no SLO` };
  const limit = limitWords(limits);
  if (share === null) return { what, figure, below: html`SLO ${limit}` };
  const within = html`${percent(share)} within ${limit}`;
  if (result.attainment.wanted === null) return { what, figure, below: within };
  const tone = share >= wanted ? 'hit' : 'miss';
  const asked = share >= wanted ? '' : `, ${tidy(percent(wanted))} asked`;
  return { what, figure, below: html`<span class="${tone}">${within}${asked}</span>` };
}
