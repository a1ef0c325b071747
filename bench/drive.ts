// Runs one cell to its end the way a run does: arrivals in, finished rows and windows out.

import type { ArrivalColumns } from '../src/core/cell.ts';
import type { ProgramTables } from '../src/core/layout.gen.ts';
import type { Subject } from './subject.ts';

export interface Driven {
  readonly requests: number;
  readonly outputTokens: number;
  readonly steps: number;
  readonly preempted: number;
  /** sequences a step that decodes */
  readonly meanBatch: number;
  readonly jumpedShare: number;
}

type Column = Int32Array | BigInt64Array;
const NEVER = 2n ** 63n - 1n;

/** Copies the first `count` rows of every column out, as a reader must before the core may write on. */
function copyOut(table: object, spare: Map<string, Column>, count: number): void {
  for (const [name, column] of Object.entries(table) as [string, Column][]) {
    let target = spare.get(name);
    if (target === undefined || target.length < count) {
      target = column.slice();
      spare.set(name, target);
    } else (target as { set(from: Column): void }).set(column.subarray(0, count));
  }
}

const sum = (column: ArrayLike<number | bigint>) => Array.from(column, Number).reduce((a, b) => a + b, 0);

/** The whole run of `arrivals`, every record drained. `inFlight` requests fit without growth. */
export function drive(
  { Cell, Exit, module }: Subject,
  program: ProgramTables,
  arrivals: ArrivalColumns,
  inFlight = 65_536,
): Driven {
  const cell = Cell.create(module, program, { slots: inFlight, queries: 1 });
  const rows = new Map<string, Column>();
  const windows = new Map<string, Column>();
  const requests = arrivals.timePs.length;
  let sent = 0;
  let finished = 0;
  const feed = () => {
    const count = Math.min(cell.room, requests - sent);
    cell.push(arrivals, sent, count);
    sent += count;
    if (sent === requests) cell.close();
  };
  const drain = () => {
    const { ring, row, window } = cell.columns;
    copyOut(row, rows, ring.rows[0]!);
    copyOut(window, windows, ring.windows[0]!);
    finished += ring.rows[0]!;
    ring.rows[0] = 0;
    ring.windows[0] = 0;
  };
  feed();
  for (let exit: number = Exit.Slice; exit !== Exit.Done; ) {
    exit = cell.advance(NEVER);
    if (exit === Exit.RecordFull || exit === Exit.Done) drain();
    if (exit === Exit.ArrivalsLow) feed();
  }
  if (finished !== requests) throw new Error(`${requests} requests came, ${finished} finished`);
  const { total } = cell.columns;
  const steps = sum(total.steps);
  return {
    requests,
    outputTokens: sum(arrivals.outputTokens),
    steps,
    preempted: sum(total.preempted),
    meanBatch: sum(total.decodeTokens) / Math.max(1, sum(total.decodeSteps)),
    jumpedShare: sum(total.jumpedSteps) / steps,
  };
}

/** `mean batch 38, 4.2 M steps, 55 % jumped` */
export const aboutRun = ({ meanBatch, requests, steps, jumpedShare, preempted }: Driven) =>
  `mean batch ${meanBatch.toFixed(1)}, ${requests} requests, ${(steps / 1e6).toFixed(2)} M steps, ` +
  `${(jumpedShare * 100).toFixed(0)} % jumped, ${preempted} preempted`;
