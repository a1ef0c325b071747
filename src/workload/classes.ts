// Classes of trace rows that name none: drawn by share, keyed by the request's id as for drawn workloads.

import type { DrawSpec, Maths } from '../maths/maths.ts';
import { createChunk } from './source.ts';

/** What a workload needs to know of a class. */
export interface ClassLaw {
  readonly name: string;
  readonly share: number;
  readonly priority: number;
}

/** Writes the class of requests firstId… into rows [0, count). */
export type DrawClasses = (firstId: number, count: number, into: Int32Array) => void;

export function classDraw(maths: Maths, seed: number, classes: readonly ClassLaw[]): DrawClasses {
  if (classes.length === 1) return (_firstId, count, into) => into.fill(0, 0, count);
  const one = { kind: 'fixed', tokens: 1 } as const;
  const spec: DrawSpec = { seed, arrivalShape: 1, meanGapS: 0, prompt: one, output: one, classes };
  let columns = createChunk(0);
  return (firstId, count, into) => {
    if (columns.capacity < count) columns = createChunk(count);
    maths.drawArrivals(spec, { nextId: firstId, lastPs: 0n }, columns, count);
    into.set(columns.class.subarray(0, count));
  };
}
