// A kind of replica as the core wants it: parts, kernel models, attention pieces; and the Program's tables of many.

import { inOrder, type KernelModelRow, MODEL_WIDTH } from '../core/lab.ts';
import {
  KernelForm,
  KernelOp,
  Operator,
  Phase,
  type ProgramTables,
  places,
  type WideColumn,
} from '../core/layout.gen.ts';
import type { Level } from './levels.ts';

export type Row = Readonly<Record<string, number | bigint>>;
/** A row with columns of several values. */
type WideRow = Readonly<Record<string, number | bigint | readonly number[]>>;

type Cell<Column> = Column extends BigInt64Array ? bigint : number;
type RowOf<Table> = { readonly [Name in keyof Table]: Name extends WideColumn ? readonly number[] : Cell<Table[Name]> };

/** A row of `part`; `model` counts from the first model of its kind, `x` lacks what is 0. */
export type PartRow = RowOf<ProgramTables['part']>;

/** A part without shape: what follows from it is filled in. */
export const plainPart: PartRow = {
  operator: Operator.embedding,
  phase: Phase.tokens,
  model: 0,
  x: [],
  divisor: 1,
  unit: 1,
  passes: 1,
  copies: 1,
  pjPerFlop: 0,
  overlap: 0,
};

/** Columns of `level` that say what attention costs: seconds of a step, all layers. */
export type AttentionPieces = Omit<RowOf<ProgramTables['level']>, 'clockFactor' | 'energyFactor'>;

/** Columns of `kind` that say what attention does, all layers and ranks. */
export type AttentionWork = Pick<
  RowOf<ProgramTables['kind']>,
  'decodeKvFlop' | 'kvBytes' | 'tokenBytes' | 'pairFlop' | 'prefillKvFlop' | 'attentionPjPerFlop'
>;

/** What a step of a kind runs. */
export interface KindParts {
  readonly models: readonly KernelModelRow[];
  readonly parts: readonly PartRow[];
  readonly work: AttentionWork;
  readonly piecesAt: (clockFactor: number) => AttentionPieces;
}

/** A kind in the Program's terms. */
export interface LoweredKind {
  /** columns of `kind` but firstPart and parts */
  readonly kind: Row;
  /** [level] */
  readonly levels: readonly Row[];
  readonly parts: readonly PartRow[];
  readonly models: readonly KernelModelRow[];
}

const kindColumns = Object.keys(places.kind.columns);

/** `numbers` has the columns of `kind` that parts do not say; what else is in it is left out. */
export function lowerKind(numbers: Row, { models, parts, work, piecesAt }: KindParts, levels: readonly Level[]) {
  const all: Row = { ...numbers, ...work };
  const kind: Record<string, number | bigint> = {};
  for (const name of kindColumns) if (all[name] !== undefined) kind[name] = all[name];
  return {
    kind,
    levels: levels.map((level): Row => ({ ...level, ...piecesAt(level.clockFactor) })),
    parts,
    models,
  } satisfies LoweredKind;
}

const arrays = { i32: Int32Array, i64: BigInt64Array, f64: Float64Array } as const;
/** [table] its columns by name */
const columnsOf = new Map(Object.entries(places).map(([name, { columns }]) => [name, Object.entries(columns)]));

/** Columns of the layout's types from rows. */
export function tableOf<Name extends keyof ProgramTables>(name: Name, rows: readonly WideRow[]): ProgramTables[Name] {
  const columns: Record<string, Int32Array | BigInt64Array | Float64Array> = {};
  for (const [column, { type, width }] of columnsOf.get(name) ?? []) {
    const target = new arrays[type](rows.length * width);
    for (let at = 0; at < rows.length; at++) {
      const value = rows[at]?.[column];
      if (value === undefined) throw new RangeError(`the Program lacks ${name}.${column}`);
      if (typeof value === 'object') target.set(value as never, at * width);
      else target[at] = value as never;
    }
    columns[column] = target;
  }
  return columns as unknown as ProgramTables[Name];
}

type KindTables = Pick<ProgramTables, 'kind' | 'level' | 'part' | 'model' | 'coefficient' | 'sample'>;

/** The tables that hold kinds, in order. Equal models are stored once. */
export function kindTables(kinds: readonly LoweredKind[]): KindTables {
  const parts: WideRow[] = [];
  const models: KernelModelRow[] = [];
  const texts = new Map<string, number>();
  const placeOf = (model: KernelModelRow): number => {
    const text = JSON.stringify(model);
    const known = texts.get(text) ?? models.push(model) - 1;
    texts.set(text, known);
    return known;
  };
  const rows = kinds.map(({ kind, parts: own, models: its }): Row => {
    const firstPart = parts.length;
    for (const part of own) {
      const model = its[part.model];
      if (model === undefined) throw new RangeError(`part without model ${part.model}`);
      parts.push({ ...part, model: placeOf(model) });
    }
    return { ...kind, firstPart, parts: own.length };
  });
  const samples = models.flatMap((model) => inOrder(model.samples ?? []));
  let firstSample = 0;
  const modelRows = models.map((model): Row => {
    const row = {
      op: KernelOp[model.op],
      form: KernelForm[model.form],
      firstSample,
      samples: model.samples?.length ?? 0,
      ready: 0,
      peakFlopPerS: model.peaks?.flopPerS ?? 0,
      peakBytesPerS: model.peaks?.bytesPerS ?? 0,
    };
    firstSample += row.samples;
    return row;
  });
  const sampleRows = samples.map(({ shape, seconds }): WideRow => ({ x: shape, seconds, logRatio: 0, floorShare: 0 }));
  const value = new Float64Array(models.length * MODEL_WIDTH);
  for (const [at, { coefficients }] of models.entries()) {
    value.set(coefficients.slice(0, MODEL_WIDTH), at * MODEL_WIDTH);
  }
  return {
    kind: tableOf('kind', rows),
    level: tableOf(
      'level',
      kinds.flatMap(({ levels }) => levels),
    ),
    part: tableOf('part', parts),
    model: tableOf('model', modelRows),
    coefficient: { value },
    sample: tableOf('sample', sampleRows),
  };
}
