// The text report's sections of a fleet: pools side by side, how evenly replicas were used, who owns the slowest
// requests, what policies commanded. Numbers are never cut: where a line is too long, names are.

import type { PoolResult, Result } from '../result/types.ts';
import { commandCells, controlOf, policyWords } from './control-words.ts';
import {
  builtOf,
  evenOwners,
  imbalanceRows,
  isFleet,
  noOwners,
  owners,
  routeSentence,
  shortName,
  tailNames,
  tailWords,
  timesOver,
} from './fleet-words.ts';
import { clip, count, padLeft, padRight, percent, plain, seconds } from './format.ts';
import { goodCells } from './good-words.ts';
import { achievedSentences } from './policy-words.ts';
import { heading, WIDTH, wrapped } from './text-form.ts';

/** Commands that the text lists. */
const mostCommands = 12;

/**
 * Rows under a header: the first `texts` columns to the left, the rest to the right. Where all do not fit the page, the
 * text columns give way, the widest first.
 */
function fitted(header: readonly string[], rows: readonly (readonly string[])[], texts: number): string {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const total = () => widths.reduce((sum, width) => sum + width + 2, 0);
  while (total() > WIDTH) {
    let widest = 0;
    for (let column = 1; column < texts; column++) if (widths[column]! > widths[widest]!) widest = column;
    if (widths[widest]! <= 4) break;
    widths[widest]!--;
  }
  const cell = (text: string, column: number) => {
    const width = widths[column] ?? 0;
    return column < texts ? padRight(clip(text, width), width) : padLeft(text, width);
  };
  return all.map((row) => `  ${row.map(cell).join('  ')}`.trimEnd()).join('\n');
}

/** A rank, or the bound that is known of it. */
function rank(pool: PoolResult, metric: 'ttftS' | 'tpotS', which: 'p50' | 'p99'): string {
  const latency = pool.latency[metric];
  const value = latency[which];
  if (value !== null) return seconds(value);
  const bound = latency.atLeastS[which];
  return bound === null ? seconds(null) : `≥ ${seconds(bound)}`;
}

const served = (pool: PoolResult): string[] => [
  plain(pool.name),
  plain(builtOf(pool)),
  count(pool.measured.arrived),
  rank(pool, 'ttftS', 'p50'),
  rank(pool, 'ttftS', 'p99'),
  rank(pool, 'tpotS', 'p50'),
  rank(pool, 'tpotS', 'p99'),
  percent(pool.attainment.share),
];

const used = (pool: PoolResult): string[] => [
  plain(pool.name),
  count(pool.throughput.outputTokensPerS),
  percent(pool.utilisation.share),
  percent(pool.mfu),
  percent(pool.kv.peakShare),
  count(pool.requests.rejected),
  ...goodCells(pool),
];

const servedTitles = ['pool', 'built of', 'requests', 'TTFT p50', 'p99', 'TPOT p50', 'p99', 'met SLO'];
const usedTitles = ['pool', 'tokens/s', 'used', 'MFU', 'KV peak', 'rejected', 'J/good token', '$/M good'];

export function poolSection(result: Result): string {
  if (!isFleet(result)) return '';
  const { pools } = result;
  return [
    heading('Pools'),
    fitted(servedTitles, pools.map(served), 2),
    '',
    fitted(usedTitles, pools.map(used), 1),
    '',
    `  ${wrapped(routeSentence(result), '  ')}`,
  ].join('\n');
}

export function replicaSection(result: Result): string {
  if (!isFleet(result)) return '';
  const lines = imbalanceRows(result).map(([name, words]) => `  ${padRight(name, 15)}${words}`);
  const tails = tailNames.flatMap(([metric, name]) => {
    const tail = result.tail[metric];
    const none = noOwners(name, tail);
    if (none !== null) return ['', `  ${wrapped(none, '  ')}`];
    const found = owners(result, tail, 3);
    const rows = found.map((owner) => [
      shortName(owner.name),
      percent(owner.share),
      percent(owner.requestShare),
      timesOver(owner),
    ]);
    const even = tail.requests > 0 && !found.some((owner) => tail.replicas.includes(owner));
    const words = even ? [`  ${evenOwners(name)}`] : [];
    if (rows.length === 0) return words.length === 0 ? [] : ['', ...words];
    return ['', fitted([`of ${tailWords(name, tail)}`, 'share', 'of all', ''], rows, 1), ...words];
  });
  return [heading('Replicas: how evenly used, and who owns the slowest'), ...lines, ...tails].join('\n');
}

export function controlSection(result: Result): string {
  const control = controlOf(result);
  if (control === null) return '';
  const rows = control.commands.slice(0, mostCommands).map((command) => {
    const [replica = '', lever = '', value = '', given = '', effect = '', policy = ''] = commandCells(command);
    return [replica, policy, lever, value, given, effect];
  });
  const more = control.commandCount - rows.length;
  return [
    heading('Policies'),
    ...[policyWords(control), ...achievedSentences(result)].map((line) => `  ${wrapped(line, '  ')}`),
    ...(rows.length > 0 ? [fitted(['replica', 'policy', 'lever', 'value', 'given', 'in effect'], rows, 3)] : []),
    ...(more > 0 ? [`  and ${count(more)} more`] : []),
  ].join('\n');
}
