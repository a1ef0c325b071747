// What trace rows leave out: classes, sessions and times, drawn as for drawn workloads, keyed by the request's id.

import type { DrawCursor, DrawSpec, Maths } from '../maths/maths.ts';
import type { ArrivalSpec, SessionSpec } from '../scenario/types.ts';
import { arrivalLaw } from './law.ts';
import { createChunk } from './source.ts';

/** What a workload needs to know of a class. */
export interface ClassLaw {
  readonly name: string;
  readonly share: number;
  readonly priority: number;
}

/** Writes class and session of requests firstId… into rows [0, count). */
export type DrawMarks = (firstId: number, count: number, classes: Int32Array, sessions: Int32Array) => void;

/** Writes the times of the next requests into rows [0, count). */
export type DrawTimes = (count: number, into: BigInt64Array) => void;

const one = { kind: 'fixed', tokens: 1 } as const;

export function markDraw(
  maths: Maths,
  seed: number,
  classes: readonly ClassLaw[],
  sessions: SessionSpec | undefined,
): DrawMarks {
  if (classes.length === 1 && sessions === undefined) {
    return (_firstId, count, intoClasses, intoSessions) => {
      intoClasses.fill(0, 0, count);
      intoSessions.fill(-1, 0, count);
    };
  }
  const spec: DrawSpec = { seed, arrivalShape: 1, meanGapS: 0, prompt: one, output: one, classes, sessions };
  let columns = createChunk(0);
  return (firstId, count, intoClasses, intoSessions) => {
    if (columns.capacity < count) columns = createChunk(count);
    maths.drawArrivals(spec, { nextId: firstId, lastPs: 0n }, columns, count);
    intoClasses.set(columns.class.subarray(0, count));
    intoSessions.set(columns.session.subarray(0, count));
  };
}

export function timeDraw(maths: Maths, seed: number, arrivals: ArrivalSpec): DrawTimes {
  const classes = [{ share: 1, priority: 0 }];
  const spec: DrawSpec = { seed, ...arrivalLaw(arrivals), prompt: one, output: one, classes };
  const cursor: DrawCursor = { nextId: 0, lastPs: 0n };
  let columns = createChunk(0);
  return (count, into) => {
    if (columns.capacity < count) columns = createChunk(count);
    maths.drawArrivals(spec, cursor, columns, count);
    into.set(columns.timePs.subarray(0, count));
  };
}
