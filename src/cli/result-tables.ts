// Answers as tables: the fleets of a size, the seeds of a repeat, the requests of a run.

import type { RepeatResult } from '../planner/index.ts';
import { csvRows } from './csv-rows.ts';
import type { Cell, Table, TableColumn } from './tables.ts';

/** A row a seed, a column a figure. */
export function repeatTable({ seeds, figures }: RepeatResult): Table {
  return {
    columns: [{ name: 'seed', type: 'whole' }, ...figures.map(({ name }) => ({ name, type: 'number' }) as const)],
    rows: seeds.map((seed, row) => [seed, ...figures.map(({ values }) => values[row] ?? null)]),
  };
}

const wholes = ['tp', 'replicas', 'accelerators', 'nodes'];
const texts = [
  'id',
  'accelerator',
  'precision',
  'price_list',
  'price_source',
  'price_date',
  'binds',
  'binds_text',
  'check',
];

const sizeType = (name: string): TableColumn['type'] =>
  texts.includes(name) ? 'text' : wholes.includes(name) ? 'whole' : 'number';

/** The rows of a size as its CSV has them. */
export function sizeTable(header: readonly string[], rows: readonly (readonly Cell[])[]): Table {
  const columns = header.map((name) => ({ name, type: sizeType(name) }));
  const cellOf = (cell: Cell | undefined, column: number): Cell =>
    columns[column]?.type === 'text' && cell !== null && cell !== undefined ? String(cell) : (cell ?? null);
  return { columns, rows: rows.map((row) => header.map((_, column) => cellOf(row[column], column))) };
}

/** Columns of requests.csv that are no number of seconds or joules. */
const requestTypes: Readonly<Record<string, TableColumn['type']>> = {
  ...{ class: 'text', replica: 'text' },
  ...{ id: 'whole', prompt_tokens: 'whole', output_tokens: 'whole', preemptions: 'whole', session: 'whole' },
};

/** The requests of a run from their CSV: seconds and joules as doubles, which hold 15 of their digits. */
export function requestsTable(path: string): Table {
  const rows = csvRows(path);
  const first = rows.next();
  const columns = (first.done === true ? [] : first.value).map((name) => {
    return { name, type: requestTypes[name] ?? 'number' } as const;
  });
  function* cells(): Generator<Cell[]> {
    for (const row of rows)
      yield row.map((cell, column) => {
        if (cell === '') return null;
        return columns[column]?.type === 'text' ? cell : Number(cell);
      });
  }
  return { columns, rows: cells() };
}
