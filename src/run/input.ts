// What a run takes, and how far it says that it has come.

import type { Compiled } from '../compile/compiled.ts';
import type { CellController } from '../control/port.ts';
import type { Router } from '../control/router.ts';
import type { RowTable, WindowTable } from '../core/layout.gen.ts';
import type { AskedWorkload } from '../result/types.ts';
import type { WorkloadSource } from '../workload/source.ts';

/** How far a run has come. */
export interface Progress {
  /** simulated time reached */
  readonly clockS: number;
  readonly delivered: number;
  readonly finished: number;
  /** requests in all, when known */
  readonly expected: number | null;
  /** share done, when it is known */
  readonly share: number | null;
}

export interface RunInput {
  readonly compiled: Compiled;
  readonly source: WorkloadSource;
  readonly name: string;
  readonly workload: string;
  /** what the scenario asks of its requests */
  readonly asked?: AskedWorkload | undefined;
  readonly seed: number;
  readonly warmUpPs: bigint;
  /** null = until all has drained */
  readonly untilPs: bigint | null;
  /** answers the core's questions under the policies external and scores */
  readonly router?: Router | undefined;
  /** acts at instants of its own choice */
  readonly controller?: CellController | undefined;
  /** finished rows, in order; the columns are reused after the call */
  readonly onRows?: ((rows: RowTable, count: number) => void) | undefined;
  /** closed windows, window by window; the columns are reused after the call */
  readonly onWindows?: ((windows: WindowTable, count: number) => void) | undefined;
}
