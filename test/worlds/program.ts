/** Programs from plain numbers: typed arrays of the right lengths, and worlds as JSON that replays. */

import type { ProgramTables } from '../../src/core/layout.gen.ts';
import { places } from '../../src/core/layout.gen.ts';
import type { KindRow, RowOf, TwinArrival } from '../reference/outcome.ts';

export interface World {
  readonly description: string;
  readonly program: ProgramTables;
  readonly arrivals: readonly TwinArrival[];
}

/** What makes a world, one row a thing. */
export interface WorldRows {
  readonly description: string;
  readonly run: { readonly windowPs: bigint; readonly warmUpPs: bigint };
  readonly classes: readonly RowOf<ProgramTables['class']>[];
  readonly kind: KindRow;
  readonly clockFactor: number;
  readonly arrivals: readonly TwinArrival[];
}

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

export const makeWorld = ({ description, run, classes, kind, clockFactor, arrivals }: WorldRows): World => ({
  description,
  arrivals,
  program: {
    run: tableOf('run', [{ ...run, stepMode: 0, identityPool: 0 }]),
    class: tableOf('class', classes),
    kind: tableOf('kind', [kind]),
    level: tableOf('level', [{ clockFactor }]),
    replica: tableOf('replica', [{ kind: 0, level: 0 }]),
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
  const { description, program, arrivals } = JSON.parse(text, fromText) as {
    description: string;
    program: Record<keyof ProgramTables, Record<string, Cell[]>>;
    arrivals: TwinArrival[];
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
    replica: table('replica'),
  };
  return { description, program: tables, arrivals };
}
