// Runs one cell to its end the way the front hall does: arrivals in, finished rows and windows out.

import { type ArrivalColumns, Cell } from '../src/core/cell.ts';
import { loadCoreModule } from '../src/core/instance.ts';
import { Exit, type ProgramTables } from '../src/core/layout.gen.ts';

export interface Told {
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
const module = await loadCoreModule();

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

/** A fresh core with the program loaded. `inFlight` requests fit without growth. */
export const cellOf = (program: ProgramTables, inFlight: number, queries = 1): Cell =>
  Cell.create(module, program, { slots: inFlight, queries });

/** The whole run of `arrivals`, every record drained. */
export function drive(program: ProgramTables, arrivals: ArrivalColumns, inFlight = 65_536): Told {
  const cell = cellOf(program, inFlight);
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
  const { total } = cell.columns;
  const sum = (column: ArrayLike<number | bigint>) => Array.from(column, Number).reduce((a, b) => a + b, 0);
  if (finished !== requests) throw new Error(`${requests} requests came, ${finished} finished`);
  const steps = sum(total.steps);
  return {
    requests,
    outputTokens: sum(total.outputTokens),
    steps,
    preempted: sum(total.preempted),
    meanBatch: sum(total.decodeTokens) / Math.max(1, sum(total.decodeSteps)),
    jumpedShare: sum(total.jumpedSteps) / steps,
  };
}

/** `mean batch 38, 4.2 M steps, 55 % jumped` */
export const aboutRun = (told: Told) =>
  `mean batch ${told.meanBatch.toFixed(1)}, ${told.requests} requests, ${(told.steps / 1e6).toFixed(2)} M steps, ` +
  `${(told.jumpedShare * 100).toFixed(0)} % jumped, ${told.preempted} preempted`;
