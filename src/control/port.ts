// What a run asks of whoever changes replicas while it goes on.

import type { Cell } from '../core/cell.ts';
import type { ControlRecord } from '../result/observations.ts';

/** Changes what the host may change of replicas, at instants that it names itself. */
export interface Controller {
  /** the next instant at which it wants to act, later than the last; null = never again */
  nextPs(): bigint | null;
  /** Everything before `atPs` has happened. True when it wrote to `cell.columns.replica`. */
  act(cell: Cell, atPs: bigint): boolean;
  /** What it has done, for the result. */
  readonly record?: ControlRecord;
  /** All that it remembers, as plain data; without both a run cannot be saved and gone on with. */
  save?(): unknown;
  restore?(saved: unknown): void;
}
