// A comparison as two tables: a row a variant and figure, and a row a run with a column a figure.

import type { CompareResult } from '../planner/index.ts';
import type { Cell, Table } from './tables.ts';

function* differenceCells({ name, variants, figures }: CompareResult): Generator<Cell[]> {
  for (const [row, variant] of variants.slice(1).entries()) {
    for (const figure of figures) {
      const difference = figure.differences[row];
      if (difference === undefined) continue;
      const { mean, relative, interval, unpairedHalf, verdict } = difference;
      const baseMean = figure.intervals[0]?.mean ?? figure.values[0]?.[0] ?? null;
      const variantMean = figure.intervals[row + 1]?.mean ?? figure.values[row + 1]?.[0] ?? null;
      const bounds = [interval?.low ?? null, interval?.high ?? null];
      yield [
        ...[name, variant.name, figure.name, figure.unit, figure.better, baseMean, variantMean],
        ...[mean, ...bounds, relative, unpairedHalf, difference.values.length, verdict],
      ];
    }
  }
}

function* runCells({ variants, seeds, figures }: CompareResult): Generator<Cell[]> {
  for (const [row, { name }] of variants.entries()) {
    for (const [set, seed] of seeds.entries()) {
      yield [name, seed, ...figures.map(({ values }) => values[row]?.[set] ?? null)];
    }
  }
}

export function compareTables(result: CompareResult): { readonly differences: Table; readonly runs: Table } {
  const text = (name: string) => ({ name, type: 'text' }) as const;
  const number = (name: string) => ({ name, type: 'number' }) as const;
  return {
    differences: {
      columns: [
        ...['base', 'variant', 'figure', 'unit', 'better'].map(text),
        ...['base_mean', 'variant_mean', 'difference', 'low', 'high', 'relative', 'unpaired_half'].map(number),
        { name: 'sets', type: 'whole' },
        text('verdict'),
      ],
      rows: differenceCells(result),
    },
    runs: {
      columns: [text('variant'), { name: 'seed', type: 'whole' }, ...result.figures.map(({ name }) => number(name))],
      rows: runCells(result),
    },
  };
}
