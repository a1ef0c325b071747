// `tokenworks size`: the fewest replicas for the traffic, for each system, the cheapest first.

import { rentHeader, rentRows, rentSources } from '../plan-report/price-words.ts';
import { aloneText, type SizeResult, type SizeRow, size } from '../planner/index.ts';
import * as format from '../report/format.ts';
import type { Io } from './io.ts';
import { type PlanFlags, resultLine, runPlan, tableText, wrapped } from './plan.ts';

interface SizeFlags extends PlanFlags {
  readonly accelerators?: readonly string[];
  readonly precision?: readonly string[];
  readonly tp?: readonly number[];
  readonly headroom?: number;
  readonly most?: number;
  readonly best?: boolean;
  readonly repeat?: number;
}

/** Rounded down: what misses 99 % is not shown as 99 %. */
const attained = (share: number | null): string =>
  share === null ? format.unknown : `${(Math.floor(share * 1e4) / 100).toFixed(2)} %`;

function headroomText({ headroom }: SizeRow): string {
  const percent = (share: number) => `${Math.round(share * 100)}`;
  const { atLeast, below } = headroom;
  return below === null ? `> ${percent(atLeast)} %` : `${percent(atLeast)}–${percent(below)} %`;
}

/** Fewest to most of the sets of draws. */
function setsText({ replicasOfSets }: SizeRow): string {
  const [least, most] = [Math.min(...replicasOfSets), Math.max(...replicasOfSets)];
  return least === most ? String(most) : `${least}–${most}`;
}

function rowText(row: SizeRow): string[] {
  return [
    row.accelerator,
    row.precision,
    String(row.tp),
    String(row.replicas),
    setsText(row),
    String(row.accelerators),
    row.usdPerHour === null ? format.unknown : `$${row.usdPerHour.toFixed(2)}`,
    attained(row.attainment),
    attained(row.attainmentBelow),
    row.binds.what,
    headroomText(row),
  ];
}

/** Of a system that serves though some of its requests miss in any case. */
function aloneLines({ id, alone }: SizeRow): string[] {
  return alone === null || alone.missed === 0 ? [] : [wrapped(`${id}: ${aloneText(alone)}`, '  ')];
}

/** What each accelerator costs, and where that is from. */
function priceTable({ rows }: SizeResult): string[] {
  if (rows.length === 0) return [];
  const sources = rentSources(rows).map((text) => wrapped(text, '  '));
  return [tableText(rentHeader, rentRows(rows), [0, 3, 4]), ...sources, ''];
}

/** The cheapest system. */
function lastLine({ rows: [best], noAnswer }: SizeResult): string {
  if (best === undefined) return resultLine('size', noAnswer, {});
  const { replicas, accelerator, precision, tp } = best;
  const usdPerHour = best.usdPerHour === null ? null : Number(best.usdPerHour.toFixed(4));
  const attainment = Math.floor(best.attainment * 1e4) / 1e4;
  return resultLine('size', noAnswer, { replicas, accelerator, precision, tp, usdPerHour, attainment });
}

const header = [
  ...['accelerator', 'precision', 'tp', 'n', 'by set', 'chips', 'an hour', 'attained', 'n − 1', 'binds', 'headroom'],
];

const setsOf = (seeds: readonly number[]): string =>
  seeds.length > 1 ? ` in each of ${seeds.length} sets of draws` : '';

export function sizeText(result: SizeResult): string {
  const { traffic, wanted, rows, cannot, leftOut, alike, seeds } = result;
  const tokens = `${format.count(traffic.promptTokens)} prompt and ${format.count(traffic.outputTokens)} output tokens`;
  const load = `${format.count(traffic.requests)} requests, ${format.rate(traffic.ratePerS)}, ${tokens} in the mean`;
  return [
    format.plain(result.name),
    load,
    `n replicas meet the SLO for ${format.percent(wanted)} of the requests${setsOf(seeds)}; n − 1 do not`,
    '',
    ...(rows.length > 0 ? [tableText(header, rows.map(rowText), [0, 1, 9]), ''] : []),
    ...priceTable(result),
    ...rows.flatMap(aloneLines),
    ...cannot.map(({ id, reason }) => wrapped(`cannot: ${id}: ${format.plain(reason, 400)}`, '  ')),
    ...(alike.length > 0 ? [wrapped(`as cheap as the first in some set of draws: ${alike.join(', ')}`, '  ')] : []),
    ...(leftOut.length > 0 ? [wrapped(`not tried, cannot be cheaper: ${leftOut.join(', ')}`, '  ')] : []),
    ...(seeds.length > 1
      ? ['by set: the fewest that serve one set of draws, from the easiest set to the hardest']
      : []),
    'headroom: more load at which the SLO still holds, and at which it does not',
    ...result.notes.map((note) => wrapped(note, '  ')),
    lastLine(result),
    '',
  ].join('\n');
}

/** An accelerator that is named alone is the only one that is tried. */
const triedOf = ({ accelerators, accelerator }: SizeFlags): readonly string[] | undefined =>
  accelerators ?? (typeof accelerator === 'string' && !accelerator.startsWith('{') ? [accelerator] : undefined);

export function sizeCommand(io: Io, name: string | undefined, flags: SizeFlags): Promise<void> {
  const { precision: precisions, tp: tps, headroom, most, best, repeat } = flags;
  return runPlan(
    io,
    name,
    flags,
    (input, options) =>
      size(input, {
        ...options,
        accelerators: triedOf(flags),
        precisions,
        tps,
        headroom,
        most,
        best,
        replicates: repeat,
      }),
    sizeText,
    { accelerator: false, rate: true },
  );
}
