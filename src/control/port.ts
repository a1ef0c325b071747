// The port of a cell: the four calls by which runs, workers and controllers drive it, whatever it runs in.

import type { Lever } from '../policy/contract.ts';
import type { ControlRecord, Observations } from '../result/observations.ts';

/** [replica] figures at an instant: copies, plain data, nothing of them can be written back. */
export interface Signals {
  /** everything before it has happened */
  readonly atS: number;
  /** requests that wait at the router */
  readonly held: number;
  /** sums since time 0 */
  readonly busyPs: Float64Array;
  readonly hostPs: Float64Array;
  readonly decodeAttentionPs: Float64Array;
  readonly prefillAttentionPs: Float64Array;
  readonly outputTokens: Float64Array;
  readonly prefillTokens: Float64Array;
  readonly arrived: Float64Array;
  readonly rejected: Float64Array;
  readonly finished: Float64Array;
  readonly good: Float64Array;
  readonly preempted: Float64Array;
  readonly energyJ: Float64Array;
  /** states at the instant */
  readonly running: Float64Array;
  readonly queued: Float64Array;
  readonly residentTokens: Float64Array;
  /** share of KV blocks held */
  readonly kvShare: Float64Array;
  /** over nominal, in force */
  readonly clock: Float64Array;
  /** 0 off, 1 on, 2 starting */
  readonly power: Float64Array;
  /** highest power of a step since the cell stopped last, W */
  readonly peakW: Float64Array;
}

/** One lever of one replica, in effect from the instant that the cell has reached. */
export interface LeverCommand {
  readonly replica: number;
  readonly lever: Lever;
  readonly value: number;
}

/** Where `advance` stopped. */
export interface Reached {
  /** everything before it has happened */
  readonly atPs: bigint;
  /** nothing is left to happen */
  readonly isDone: boolean;
}

/**
 * A cell with its workload. Its answers are plain data, so that they may cross to another thread: a cell in a worker
 * answers the same calls by messages.
 */
export interface CellPort {
  /** Runs until everything before `untilPs` has happened, or until nothing is left. Never goes back. */
  advance(untilPs: bigint): Reached;
  /** The figures at the instant that was reached. Throws a RangeError before the first `advance`. */
  signals(): Signals;
  /**
   * Sets levers, in order, at the instant that was reached: before everything else that happens at it. Throws an
   * InputError for a replica, a lever or a value that is not one, and then sets none.
   */
  apply(commands: readonly LeverCommand[]): void;
  /** What the cell has seen so far; observations of cells can be merged. */
  observe(): Observations;
}

/** What a controller may do with a cell: look at it and set levers. It never sees the core's memory. */
export type ControlledCell = Pick<CellPort, 'signals' | 'apply'>;

/** Sets levers of replicas at instants that it names itself. */
export interface CellController {
  /** The next instant at which it wants to act, in ps, later than the last; null = never again. */
  nextPs(): bigint | null;
  /** Called when everything before `atPs` has happened. */
  act(cell: ControlledCell, atPs: bigint): void;
  /** What it has done, for the result. */
  readonly record?: ControlRecord;
  /** It acts from this instant on: those before it were another's. */
  startAt?(atPs: bigint): void;
  /** Policies of it that keep no state: what is restored begins with new ones. */
  readonly memoryless?: readonly string[];
  /** All that it remembers, as plain data; without both a run cannot be saved and resumed. */
  save?(): unknown;
  restore?(saved: unknown): void;
}
