// A sweep as tables: a row a run, and a row a point with means and intervals over its sets of draws.

import { type AxisValue, type SweepRun, sweepPoints } from '../planner/index.ts';
import type { Cell, Table, TableColumn } from './tables.ts';

/** Lists and tables are cells of JSON. */
const cellOf = (value: AxisValue | undefined): Cell =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? null);

/** Numbers alone, whole or not, or anything. */
export function axisType(values: Iterable<AxisValue>): TableColumn['type'] {
  let type: TableColumn['type'] = 'whole';
  for (const value of values) {
    if (typeof value !== 'number') return 'text';
    if (!Number.isSafeInteger(value)) type = 'number';
  }
  return type;
}

export interface SweepColumns {
  readonly axes: readonly TableColumn[];
  readonly figures: readonly string[];
}

/** Text of a cell whose column is text. */
const asText = (cell: Cell, { type }: TableColumn): Cell => (type === 'text' && cell !== null ? String(cell) : cell);

const axisCells = (axes: readonly TableColumn[], values: SweepRun['axes']): Cell[] =>
  axes.map((column) => asText(cellOf(values[column.name]), column));

const whole = (name: string): TableColumn => ({ name, type: 'whole' });
const number = (name: string): TableColumn => ({ name, type: 'number' });

export function runsTable(runs: Iterable<SweepRun>, { axes, figures }: SweepColumns): Table {
  function* rows(): Generator<Cell[]> {
    for (const { run, point, seed, axes: values, figures: found, error } of runs) {
      yield [
        ...[run, point, seed],
        ...axisCells(axes, values),
        ...figures.map((name) => found?.[name] ?? null),
        error ?? null,
      ];
    }
  }
  const columns = [whole('run'), whole('point'), whole('seed'), ...axes, ...figures.map(number)];
  return { columns: [...columns, { name: 'error', type: 'text' }], rows: rows() };
}

export function pointsTable(runs: Iterable<SweepRun>, { axes, figures }: SweepColumns): Table {
  function* rows(): Generator<Cell[]> {
    for (const { point, sets, axes: values, figures: found, error } of sweepPoints(runs, figures)) {
      const cells = figures.flatMap((name) => {
        const { mean = null, interval = null } = found[name] ?? {};
        return [mean, interval?.low ?? null, interval?.high ?? null];
      });
      yield [point, sets, ...axisCells(axes, values), ...cells, error];
    }
  }
  const columns = figures.flatMap((name) => [`${name}`, `${name}.low`, `${name}.high`].map(number));
  return {
    columns: [whole('point'), whole('sets'), ...axes, ...columns, { name: 'error', type: 'text' }],
    rows: rows(),
  };
}
