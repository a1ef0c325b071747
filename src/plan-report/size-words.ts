// What a size says of one system, in words that text, page and table files share.

import type { SizeResult, SizeRow } from '../planner/types.ts';
import { count, percent, rate } from '../report/format.ts';
import { attained, dollars, joulesText, perMillion } from './plan-words.ts';

const bound = {
  compute: 'compute',
  bandwidth: 'memory bandwidth',
  link: 'links between accelerators',
  overhead: 'launches and host',
  kv: 'KV memory',
  queue: 'queueing in bursts',
} as const satisfies Record<SizeRow['binds']['what'], string>;

/** `memory bandwidth: TPOT is missed most; 41 % of the kernels' time …`. */
export const bindsText = ({ binds }: SizeRow): string => `${bound[binds.what]}: ${binds.text}`;

export function headroomText({ headroom }: SizeRow): string {
  const of = (share: number) => `${Math.round(share * 100)}`;
  const { atLeast, below } = headroom;
  return below === null ? `> ${of(atLeast)} %` : `${of(atLeast)}–${of(below)} %`;
}

const spread = (low: number, high: number): string => (low === high ? String(low) : `${low} to ${high}`);

/** Fewest to most of the sets of draws. */
export const setsText = ({ replicasOfSets }: SizeRow): string =>
  spread(Math.min(...replicasOfSets), Math.max(...replicasOfSets));

export function nodesText({ nodes }: SizeRow): string {
  if (nodes === null) return '–';
  return nodes.accelerators === 1 ? String(nodes.count) : `${nodes.count} × ${nodes.accelerators}`;
}

/** Share of the requests that miss even alone. */
export function aloneShare({ alone }: SizeRow): string {
  if (alone === null) return 'not known';
  return alone.requests === 0 ? '–' : percent(alone.missed / alone.requests);
}

/** Why n and not n − 1. */
export function whyText(row: SizeRow): string {
  const { replicas, attainmentBelow } = row;
  const sets = row.replicasOfSets.length > 1 ? `n ${replicas} (by set of draws ${setsText(row)})` : `n ${replicas}`;
  const below = attainmentBelow === null ? '' : `; n − 1 attains ${attained(attainmentBelow)}`;
  return `${sets} attains ${attained(row.attainment)}${below}; ${aloneShare(row)} miss even alone`;
}

/** A whole number, or dollars without the sign, short enough for a table. */
const short = (value: number): string =>
  value >= 100 || Number.isInteger(value) ? value.toFixed(0) : value.toFixed(1);

/** ` (9–12)`; empty without ranges, or where both ends are one. */
function rangeOf(range: { readonly low: number; readonly high: number | null } | null | undefined): string {
  if (range === null || range === undefined || range.low === range.high) return '';
  return ` (${short(range.low)}–${range.high === null ? '?' : short(range.high)})`;
}

/** What stated errors and prices make of n and $; empty without ranges. */
export function rangesText({ ranges }: SizeRow): string {
  if (ranges === null) return '';
  const { kernelError, replicas, usdPerHour } = ranges;
  const most = replicas.high === null ? 'no number that was tried' : String(replicas.high);
  const usd =
    usdPerHour === null
      ? ''
      : `; with the range of the price ${dollars(usdPerHour.low)} to ${dollars(usdPerHour.high)} an hour`;
  const off = `${(kernelError * 100).toFixed(1)} %`;
  return `kernels off by ${off}: n ${replicas.low} (all faster) to ${most} (all slower)${usd}`;
}

export const sizeHeader = [
  ...['accelerator', 'precision', 'tp', 'n', 'chips', 'nodes', '$ an hour', '$/M good', 'J/good', 'headroom'],
] as const;

export const sizeCells = (row: SizeRow): string[] => [
  row.accelerator,
  row.precision,
  String(row.tp),
  `${row.replicas}${rangeOf(row.ranges?.replicas)}`,
  String(row.accelerators),
  nodesText(row),
  `${row.usdPerHour === null ? '–' : row.usdPerHour.toFixed(2)}${rangeOf(row.ranges?.usdPerHour)}`,
  perMillion(row.costs.usdPerMtokenGood).replace('$', ''),
  joulesText(row.costs.joulesPerGoodToken).replace(' J', ''),
  headroomText(row),
];

export const sizeLegend: readonly string[] = [
  'n (…): all kernels faster to slower by their stated error; $ an hour (…): that and the price’s range; ?: none',
  'chips: n × ranks of a replica; nodes: of so many accelerators each, no replica straddles two unless it must',
  '$/M good: $ of a million output tokens of requests that met the SLO; J/good: joules of one, accelerators alone',
  'headroom: more load at which the SLO still holds, and at which it does not',
];

/** Rows that may be as good as the first, each list with its reason. */
export function alikeTexts({ alike, alikeByKernels, alikeByPrices }: SizeResult): string[] {
  const lists = [
    ['as cheap as the first in some set of draws', alike],
    ['perhaps as cheap as the first, within the errors of kernels', alikeByKernels],
    ['perhaps as cheap as the first, within the ranges of prices and kernels', alikeByPrices],
  ] as const;
  return lists.flatMap(([why, ids]) => (ids.length === 0 ? [] : `${why}: ${ids.join(', ')}`));
}

/** The traffic in a line. */
export function trafficText({ traffic }: SizeResult): string {
  const tokens = `${count(traffic.promptTokens)} prompt and ${count(traffic.outputTokens)} output tokens`;
  return `${count(traffic.requests)} requests, ${rate(traffic.ratePerS)}, ${tokens} in the mean`;
}

/** What was asked for, and of how many sets of draws. */
export function meetsText({ wanted, seeds }: SizeResult): string {
  const sets = seeds.length > 1 ? ` in each of ${seeds.length} sets of draws` : '';
  return `n replicas meet the SLO for ${percent(wanted)} of the requests${sets}; n − 1 do not`;
}
