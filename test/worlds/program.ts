/** Programs from plain numbers: typed arrays of the right lengths, and worlds as JSON that replays. */

import { kindTables, type LoweredKind } from '../../src/compile/lowered.ts';
import type { ProgramTables } from '../../src/core/layout.gen.ts';
import { places } from '../../src/core/layout.gen.ts';
import type { Arrival, Control, ReplicaRow, RowOf, RunRow } from '../../src/testing/outcome.ts';
import { lowerWorldKind, type WorldKind, type WorldLevel } from './device.ts';

export interface World {
  readonly description: string;
  readonly program: ProgramTables;
  readonly arrivals: readonly Arrival[];
  /** what the host changes, by time; at most once a replica and instant */
  readonly controls: readonly Control[];
  /** what the host's answers are drawn from */
  readonly hostSeed: number;
}

/** What makes a world, one row a thing. */
export interface WorldRows {
  readonly description: string;
  readonly run: RunRow;
  readonly classes: readonly RowOf<ProgramTables['class']>[];
  readonly kinds: readonly WorldKind[];
  /** [kind · levels + level] */
  readonly levels: readonly WorldLevel[];
  readonly replicas: readonly ReplicaRow[];
  readonly arrivals: readonly Arrival[];
  readonly controls: readonly Control[];
  readonly hostSeed: number;
}

/** A run without windows, warm-up, limits or anything stale. */
export const plainRun: RunRow = {
  windowPs: 0n,
  warmUpPs: 0n,
  stepMode: 0,
  kvIndex: 0,
  routeSeed: 0n,
  stalePs: 0n,
  route: 0,
  signal: 0,
  holdLimit: -1,
  routerWindows: 0,
  concurrency: 0,
  sendUntilPs: 2n ** 63n - 1n,
};

/** A replica that is on and knows no limit of its own. */
export const plainReplica: ReplicaRow = {
  kind: 0,
  pool: 0,
  level: 0,
  weight: 1000,
  admissionLimit: -1,
  batchLimit: -1,
  power: 1,
};

/** A fleet of one. */
export const fleetOfOne = (kind: WorldKind, clockFactor: number) => ({
  kinds: [kind],
  levels: [{ clockFactor, energyFactor: 1 }],
  replicas: [plainReplica],
  controls: [],
  hostSeed: 0,
});

const arrayOf = { i32: Int32Array, i64: BigInt64Array, f64: Float64Array };

type Cell = number | bigint;

/** Columns from rows, in the types that the layout declares. */
function tableOf<Name extends keyof ProgramTables>(name: Name, rows: readonly object[]): ProgramTables[Name] {
  const columns = Object.entries(places[name].columns).map(([column, { type }]) => {
    const cells = rows.map((row) => {
      const cell = (row as Record<string, Cell>)[column];
      if (cell === undefined) throw new Error(`no ${name}.${column}`);
      return cell;
    });
    if (type === 'i64') return [column, BigInt64Array.from(cells.map(BigInt))];
    return [column, arrayOf[type].from(cells.map(Number))];
  });
  return Object.fromEntries(columns) as ProgramTables[Name];
}

/** Kinds with their levels, which stand kind by kind. */
function lowered({ kinds, levels }: WorldRows): LoweredKind[] {
  const each = levels.length / kinds.length;
  return kinds.map((kind, index) => lowerWorldKind(kind, levels.slice(index * each, (index + 1) * each)));
}

export const makeWorld = (rows: WorldRows): World => ({
  description: rows.description,
  arrivals: rows.arrivals,
  controls: rows.controls,
  hostSeed: rows.hostSeed,
  program: {
    run: tableOf('run', [rows.run]),
    class: tableOf('class', rows.classes),
    ...kindTables(lowered(rows)),
    replica: tableOf('replica', rows.replicas),
  },
});

const asText = (_: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return `${value}n`;
  return ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<unknown>) : value;
};

const fromText = (_: string, value: unknown): unknown =>
  typeof value === 'string' && /^-?\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value;

export const worldToJson = (world: World): string => JSON.stringify(world, asText);

/** Reads back what worldToJson wrote. */
export function worldFromJson(text: string): World {
  const { program, ...rest } = JSON.parse(text, fromText) as Omit<World, 'program'> & {
    program: Record<keyof ProgramTables, Record<string, Cell[]>>;
  };
  const table = <Name extends keyof ProgramTables>(name: Name): ProgramTables[Name] => {
    const columns = Object.entries(program[name]);
    const rows = (columns[0]?.[1] ?? []).map((_, row) => {
      return Object.fromEntries(columns.map(([column, cells]) => [column, cells[row]]));
    });
    return tableOf(name, rows);
  };
  const tables = {
    run: table('run'),
    class: table('class'),
    kind: table('kind'),
    level: table('level'),
    part: table('part'),
    model: table('model'),
    coefficient: table('coefficient'),
    sample: table('sample'),
    replica: table('replica'),
  };
  return { ...rest, program: tables };
}
