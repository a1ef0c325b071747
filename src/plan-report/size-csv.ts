// Sizes as CSV, a system a row.

import type { SizeResult, SizeRow } from '../planner/types.ts';
import { csvText } from './csv.ts';

const columns: readonly (readonly [string, (row: SizeRow) => string | number | null])[] = [
  ['id', ({ id }) => id],
  ['accelerator', ({ accelerator }) => accelerator],
  ['precision', ({ precision }) => precision],
  ['tp', ({ tp }) => tp],
  ['replicas', ({ replicas }) => replicas],
  ['accelerators', ({ accelerators }) => accelerators],
  ['nodes', ({ nodes }) => nodes?.count ?? null],
  ['kernel_error', ({ ranges }) => ranges?.kernelError ?? null],
  ['replicas_low', ({ ranges }) => ranges?.replicas.low ?? null],
  ['replicas_high', ({ ranges }) => ranges?.replicas.high ?? null],
  ['usd_per_hour', ({ usdPerHour }) => usdPerHour],
  ['usd_per_hour_low', ({ ranges }) => ranges?.usdPerHour?.low ?? null],
  ['usd_per_hour_high', ({ ranges }) => ranges?.usdPerHour?.high ?? null],
  ['price_list', ({ rent }) => rent.from],
  ['price_source', ({ rent }) => rent.source],
  ['price_date', ({ rent }) => rent.date],
  ['usd_per_mtoken_good', ({ costs }) => costs.usdPerMtokenGood],
  ['usd_per_mtoken', ({ costs }) => costs.usdPerMtoken],
  ['joules_per_good_token', ({ costs }) => costs.joulesPerGoodToken],
  ['joules_per_token', ({ costs }) => costs.joulesPerToken],
  ['attainment', ({ attainment }) => attainment],
  ['attainment_below', ({ attainmentBelow }) => attainmentBelow],
  ['missed_alone', ({ alone }) => (alone === null || alone.requests === 0 ? null : alone.missed / alone.requests)],
  ['headroom_at_least', ({ headroom }) => headroom.atLeast],
  ['headroom_below', ({ headroom }) => headroom.below],
  ['binds', ({ binds }) => binds.what],
  ['binds_text', ({ binds }) => binds.text],
];

/** `commandOf` shows a row again. */
export function sizeCells({ rows }: SizeResult, commandOf: (row: SizeRow) => string) {
  return {
    header: [...columns.map(([name]) => name), 'check'],
    rows: rows.map((row) => [...columns.map(([, read]) => read(row)), commandOf(row)]),
  };
}

export function sizeCsv(result: SizeResult, commandOf: (row: SizeRow) => string): string {
  const { header, rows } = sizeCells(result, commandOf);
  return csvText(header, rows);
}
