/**
 * Robust fit of a few coefficients to logarithmic residuals.
 *
 *   minimise Σ ρ(ln predicted − ln measured),   ρ(r) = r²/2 below δ, δ(|r| − δ/2) above it (Huber, 1964)
 *
 * Levenberg–Marquardt on reweighted least squares (Marquardt 1963), then a compass search for what has no slope: tiles,
 * waves and maxima. Steps are taken on the value or its logarithm, within bounds. No chance, no clock.
 */

import type { Maths } from '../maths/maths.ts';
import type { FreeCoefficient } from './types.ts';

/** Residuals beyond it count by their size, not its square: outliers of untuned kernels. */
const DELTA = 0.1;
const MOST_STEPS = 20;
const MOST_ROUNDS = 8;

/** [row] ln(predicted / measured) for values of the free coefficients */
export type Residuals = (values: readonly number[]) => Float64Array;

export interface Fit {
  readonly values: readonly number[];
  /** mean of ρ over the rows */
  readonly loss: number;
  /** times that the residuals were asked for */
  readonly evaluations: number;
}

function lossOf(residuals: Float64Array): number {
  let sum = 0;
  for (const residual of residuals) {
    const size = Math.abs(residual);
    sum += size < DELTA ? (size * size) / 2 : DELTA * (size - DELTA / 2);
  }
  const mean = sum / Math.max(1, residuals.length);
  return Number.isNaN(mean) ? Number.POSITIVE_INFINITY : mean;
}

/** Solves the symmetric system by elimination with pivots; null where it is singular. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const size = right.length;
  const rows = matrix.map((row, index) => [...row, right[index]!]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    const chosen = rows[pivot]!;
    if (!(Math.abs(chosen[column]!) > 1e-300)) return null;
    rows[pivot] = rows[column]!;
    rows[column] = chosen;
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / chosen[column]!;
      for (let at = column; at <= size; at++) rows[row]![at]! -= factor * chosen[at]!;
    }
  }
  return rows.map((row, index) => row[size]! / row[index]!);
}

/** The coefficients as the search sees them: logarithms or values over their range, within bounds. */
class Space {
  readonly free: readonly FreeCoefficient[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly #residuals: Residuals;
  readonly #maths: Maths;
  evaluations = 0;

  constructor(maths: Maths, free: readonly FreeCoefficient[], residuals: Residuals) {
    this.free = free;
    this.#residuals = residuals;
    this.#maths = maths;
    const at = (value: number, { scale }: FreeCoefficient) => (scale === 'log' ? maths.log(value) : value);
    this.low = free.map((coefficient) => at(coefficient.low, coefficient));
    this.high = free.map((coefficient) => at(coefficient.high, coefficient));
  }

  start(): number[] {
    return this.clamp(this.free.map(({ start, scale }) => (scale === 'log' ? this.#maths.log(start) : start)));
  }

  clamp(point: readonly number[]): number[] {
    return point.map((value, at) => Math.min(this.high[at]!, Math.max(this.low[at]!, value)));
  }

  values(point: readonly number[]): number[] {
    return point.map((value, at) => (this.free[at]!.scale === 'log' ? this.#maths.exp(value) : value));
  }

  /** Span of a coefficient's bounds. */
  span(at: number): number {
    return this.high[at]! - this.low[at]!;
  }

  ask(point: readonly number[]): Float64Array {
    this.evaluations++;
    return this.#residuals(this.values(point)).slice();
  }
}

/** Weighted normal equations at a point: [free × free] JᵀWJ and [free] −JᵀWr, by forward differences. */
function normalEquations(space: Space, point: readonly number[], residuals: Float64Array) {
  const weights = residuals.map((residual) => (Math.abs(residual) < DELTA ? 1 : DELTA / Math.abs(residual)));
  const slopes = point.map((value, at) => {
    const inside = space.span(at) * 1e-4;
    const step = value + inside > space.high[at]! ? -inside : inside;
    const moved = space.ask(point.map((other, index) => (index === at ? value + step : other)));
    return moved.map((residual, row) => (residual - residuals[row]!) / step);
  });
  const product = (a: Float64Array, b: Float64Array): number => {
    let sum = 0;
    for (let row = 0; row < a.length; row++) sum += weights[row]! * a[row]! * b[row]!;
    return sum;
  };
  return {
    matrix: slopes.map((one) => slopes.map((other) => product(one, other))),
    right: slopes.map((one) => -product(one, residuals)),
  };
}

function descend(space: Space, from: readonly number[]): number[] {
  let point = [...from];
  let residuals = space.ask(point);
  let loss = lossOf(residuals);
  let damping = 1e-3;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { matrix, right } = normalEquations(space, point, residuals);
    const before = loss;
    for (let attempt = 0; attempt < 8; attempt++) {
      const damped = matrix.map((row, at) => row.map((v, other) => (other === at ? v * (1 + damping) + 1e-12 : v)));
      const move = solve(damped, right);
      const next = move === null ? point : space.clamp(point.map((value, at) => value + move[at]!));
      const nextResiduals = space.ask(next);
      const nextLoss = lossOf(nextResiduals);
      if (nextLoss < loss) {
        [point, residuals, loss] = [next, nextResiduals, nextLoss];
        damping = Math.max(1e-9, damping / 10);
        break;
      }
      damping *= 10;
    }
    if (before - loss <= 1e-5 * before) break;
  }
  return point;
}

/** Tries each coefficient up and down, with ever smaller steps. */
function compass(space: Space, from: readonly number[]): { point: number[]; loss: number } {
  let point = [...from];
  let loss = lossOf(space.ask(point));
  let size = 0.03;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let better = false;
    for (let at = 0; at < point.length; at++) {
      for (const side of [size, -size]) {
        const next = space.clamp(point.map((value, other) => (other === at ? value + side * space.span(at) : value)));
        const nextLoss = lossOf(space.ask(next));
        if (nextLoss >= loss * (1 - 1e-7)) continue;
        [point, loss, better] = [next, nextLoss, true];
        break;
      }
    }
    if (!better) size /= 3;
  }
  return { point, loss };
}

/** The coefficients that fit best, from their starts. Without any, the present loss. */
export function robustFit(maths: Maths, free: readonly FreeCoefficient[], residuals: Residuals): Fit {
  const space = new Space(maths, free, residuals);
  const { point, loss } = compass(space, free.length === 0 ? [] : descend(space, space.start()));
  return { values: space.values(point), loss, evaluations: space.evaluations };
}
