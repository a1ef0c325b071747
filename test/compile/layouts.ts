// A pool compiled, its parts and attention pieces as plain rows: what tests of layouts compare by hand.

import type { Compiled } from '../../src/compile/index.ts';
import { compile } from '../../src/compile/index.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import {
  CollectiveShape,
  ElementwiseShape,
  GemmShape,
  KernelOp,
  MoeShape,
  Operator,
  Phase,
  places,
} from '../../src/core/layout.gen.ts';
import { InputError, type Issue } from '../../src/errors.ts';
import { parseScenario } from '../../src/scenario/index.ts';

const module = await loadCoreModule();

type Fields = Readonly<Record<string, unknown>>;

const nameOf = (words: Readonly<Record<string, number>>, value: number | undefined): string =>
  Object.entries(words).find(([, one]) => one === value)?.[0] ?? '';

/** `model` on H100s, with more of the pool and of the scenario. */
export const pooled = (model: string, pool: Fields = {}, more: Fields = {}): Compiled =>
  compile(
    parseScenario({
      model,
      fleet: { pools: [{ accelerator: 'h100-sxm', ...pool }] },
      workload: { preset: 'chat', rate: '4 /s', duration: '1 h' },
      ...more,
    }),
    { module },
  );

export interface Part {
  readonly operator: string;
  readonly phase: string;
  /** what times it */
  readonly op: string;
  readonly [column: string]: string | number;
}

type Names = Readonly<Record<string, number>>;

/** Names of the dimensions by kernel; a collective's where there is none. */
const shapes: Readonly<Record<string, Names>> = { gemm: GemmShape, moe: MoeShape, elementwise: ElementwiseShape };

/** Dimensions of a part by their names, but for the first, which is the count. */
function dimensionsOf(op: string, x: Float64Array, row: number): [string, number][] {
  const width = places.part.columns['x']?.width ?? 0;
  const names = Object.entries(shapes[op] ?? CollectiveShape).filter(([, at]) => at > 0);
  return names.map(([name, at]) => [name, x[row * width + at] ?? 0]);
}

/** [part] of the only kind */
export function partsOf({ program }: Compiled): Part[] {
  const { part, model } = program;
  return Array.from(part.operator, (operator, row): Part => {
    const op = nameOf(KernelOp, model.op[part.model[row] ?? 0]);
    const { x, ...columns } = part;
    const numbers = Object.entries(columns).map(([name, column]) => [name, (column as ArrayLike<number>)[row] ?? 0]);
    return {
      ...Object.fromEntries([...numbers, ...dimensionsOf(op, x, row)]),
      operator: nameOf(Operator, operator),
      phase: nameOf(Phase, part.phase[row]),
      op,
    };
  });
}

/** Parts of an operator, in order, with some of their columns. */
export const columnsOf = (compiled: Compiled, operator: string, columns: readonly string[]) =>
  partsOf(compiled)
    .filter((part) => part.operator === operator)
    .map((part) => columns.map((name) => part[name]));

/** Attention pieces of the nominal level. */
export const piecesOf = ({ program: { level } }: Compiled): Record<string, number> =>
  Object.fromEntries(Object.entries(level).map(([name, column]) => [name, Number((column as ArrayLike<number>)[0])]));

/** Coefficient of the model that times an operator. */
export function coefficientOf({ program }: Compiled, operator: keyof typeof Operator, place: number): number {
  const row = program.part.operator.indexOf(Operator[operator]);
  return program.coefficient.value[(program.part.model[row] ?? 0) * 32 + place] ?? Number.NaN;
}

export function refused(model: string, pool: Fields, more: Fields = {}): readonly Issue[] {
  try {
    pooled(model, pool, more);
  } catch (error) {
    if (error instanceof InputError) return error.issues;
    throw error;
  }
  return [];
}
