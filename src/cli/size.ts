// `tokenworks size`: the fewest replicas for the traffic, for each system, the cheapest first.

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
}

/** Rounded down: what misses 99 % is not shown as 99 %. */
const attained = (share: number | null): string =>
  share === null ? format.unknown : `${(Math.floor(share * 1e4) / 100).toFixed(2)} %`;

function headroomText({ headroom }: SizeRow): string {
  const percent = (share: number) => `${Math.round(share * 100)}`;
  const { atLeast, below } = headroom;
  return below === null ? `> ${percent(atLeast)} %` : `${percent(atLeast)}–${percent(below)} %`;
}

function rowText(row: SizeRow): string[] {
  return [
    row.accelerator,
    row.precision,
    String(row.tp),
    String(row.replicas),
    row.usdPerHour === null ? format.unknown : `$${row.usdPerHour.toFixed(2)}`,
    attained(row.attainment),
    attained(row.attainmentBelow),
    row.binds.what,
    headroomText(row),
    `${row.estimate.replicasWithoutHeadroom} / ${row.estimate.replicas}`,
  ];
}

/** Of a system that serves though some of its requests miss in any case. */
function aloneLines({ id, alone }: SizeRow): string[] {
  return alone === null || alone.missed === 0 ? [] : [wrapped(`${id}: ${aloneText(alone)}`, '  ')];
}

/** The cheapest system. */
function lastLine({ rows: [best], noAnswer }: SizeResult): string {
  if (best === undefined) return resultLine('size', noAnswer, {});
  const { replicas, accelerator, precision, tp, usdPerHour } = best;
  const attainment = Math.floor(best.attainment * 1e4) / 1e4;
  return resultLine('size', noAnswer, { replicas, accelerator, precision, tp, usdPerHour, attainment });
}

const header = ['accelerator', 'precision', 'tp', 'n', 'an hour', 'attained', 'n − 1', 'binds', 'headroom', 'estimate'];

export function sizeText(result: SizeResult): string {
  const { traffic, wanted, rows, cannot, leftOut } = result;
  const tokens = `${format.count(traffic.promptTokens)} prompt and ${format.count(traffic.outputTokens)} output tokens`;
  const load = `${format.count(traffic.requests)} requests, ${format.rate(traffic.ratePerS)}, ${tokens} in the mean`;
  return [
    format.plain(result.name),
    load,
    `n replicas meet the SLO for ${format.percent(wanted)} of the requests; n − 1 do not`,
    '',
    ...(rows.length > 0 ? [tableText(header, rows.map(rowText), [0, 1, 7]), ''] : []),
    ...rows.flatMap(aloneLines),
    ...cannot.map(({ id, reason }) => wrapped(`cannot: ${id}: ${format.plain(reason, 400)}`, '  ')),
    ...(leftOut.length > 0 ? [wrapped(`not tried, cannot be cheaper: ${leftOut.join(', ')}`, '  ')] : []),
    'headroom: more load at which the SLO still holds, and at which it does not',
    'estimate: replicas by the closed form of means, without and with headroom',
    ...result.notes.map((note) => wrapped(note, '  ')),
    lastLine(result),
    '',
  ].join('\n');
}

export function sizeCommand(io: Io, name: string, flags: SizeFlags): Promise<void> {
  const { accelerators, precision: precisions, tp: tps, headroom, most, best } = flags;
  return runPlan(
    io,
    name,
    flags,
    (input, options) => size(input, { ...options, accelerators, precisions, tps, headroom, most, best }),
    sizeText,
  );
}
