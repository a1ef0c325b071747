/**
 * Which points a sweep has, one by one: none is kept.
 *
 *   grid              every combination; the last axis changes fastest
 *   latin hypercube   of n points each axis is cut into n strata, and every stratum is used once: McKay, Beckman and
 *                     Conover, Technometrics 21(2), 1979. Strata are permuted axis by axis; within one a point is drawn
 *                     evenly.
 *
 * Numbers have six digits, so that what is printed is what was run.
 */

import type { Maths } from '../maths/maths.ts';
import { sixDigits } from './load.ts';
import type { Axis, AxisRange, AxisValue, SweepSpec } from './sweep-types.ts';

export interface Design {
  readonly points: number;
  /** [axis] values of a point, in the order of the axes */
  valuesOf(point: number): AxisValue[];
}

const isList = (axis: Axis): axis is readonly AxisValue[] => Array.isArray(axis);

/** A number of 32 bits that looks like any other: the finalizer of MurmurHash3 (Appleby), over each word in turn. */
function mixed(...words: readonly number[]): number {
  let state = 0x9e3779b9;
  for (const word of words) {
    state = Math.imul(state ^ word, 0x85ebca6b);
    state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
    state ^= state >>> 16;
  }
  return state >>> 0;
}

/** Evenly in [0, 1), by what it is the draw of. */
const evenly = (...words: readonly number[]): number => mixed(...words) / 2 ** 32;

/** The value at a share from 0 to 1 of a range. */
function valueAt({ from, to, scale, whole }: AxisRange, share: number, { pow }: Maths): number {
  if (share >= 1) return to;
  const value = scale === 'log' ? from * pow(to / from, share) : from + share * (to - from);
  return whole === true ? Math.round(value) : sixDigits(value);
}

/** Values of an axis of a grid; rounding may make two equal, of which one is kept. */
function stepsOf(axis: Axis, maths: Maths): AxisValue[] {
  if (isList(axis)) return [...axis];
  const { steps = 2 } = axis;
  const values = Array.from({ length: steps }, (_, step) => valueAt(axis, step / (steps - 1), maths));
  return [...new Set(values)];
}

function gridOf(axes: readonly Axis[], maths: Maths): Design {
  const lists = axes.map((axis) => stepsOf(axis, maths));
  return {
    points: lists.reduce((product, { length }) => product * length, 1),
    valuesOf(point) {
      let rest = point;
      const values: AxisValue[] = [];
      for (const list of lists.toReversed()) {
        values.unshift(list[rest % list.length] as AxisValue);
        rest = Math.floor(rest / list.length);
      }
      return values;
    },
  };
}

/** The strata 0 to n − 1 in a drawn order (Fisher and Yates). */
function permutation(count: number, seed: number, axis: number): Int32Array {
  const strata = Int32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(evenly(seed, axis, 0, last) * (last + 1));
    const taken = strata[other] ?? 0;
    strata[other] = strata[last] ?? 0;
    strata[last] = taken;
  }
  return strata;
}

function hypercubeOf(axes: readonly Axis[], points: number, seed: number, maths: Maths): Design {
  const strata = axes.map((_, axis) => permutation(points, seed, axis));
  return {
    points,
    valuesOf: (point) =>
      axes.map((spec, axis) => {
        const within = evenly(seed, axis, 1, point);
        const share = ((strata[axis]?.[point] ?? 0) + within) / points;
        return isList(spec) ? (spec[Math.floor(share * spec.length)] as AxisValue) : valueAt(spec, share, maths);
      }),
  };
}

/** Of a spec that was checked. */
export function designOf({ axes, design, points, seed = 1 }: SweepSpec, maths: Maths): Design {
  const list = Object.values(axes);
  return design === 'latin-hypercube' ? hypercubeOf(list, points ?? 1, seed, maths) : gridOf(list, maths);
}

/** What a field is given: the unit of its axis is written behind the number. */
export const fieldValue = (axis: Axis, value: AxisValue): AxisValue =>
  isList(axis) || axis.unit === undefined ? value : `${String(value)} ${axis.unit}`;
