/** The core, driven in every manner a host may choose, and its columns read as an outcome. */

import type { ArrivalColumns } from '../../src/core/cell.ts';
import { Cell } from '../../src/core/cell.ts';
import type { Columns } from '../../src/core/layout.gen.ts';
import { Exit } from '../../src/core/layout.gen.ts';
import type { FinishedRow, Outcome, RowOf, TotalRow, TwinArrival, WindowRow } from '../reference/outcome.ts';
import type { World } from './program.ts';

export interface CoreManner {
  /** of the enum StepMode */
  readonly stepMode: number;
  /** horizon after horizon; else one for the whole run */
  readonly slicePs?: bigint;
  /** rows, windows and arrivals that the buffers hold beside what the core must have */
  readonly bufferRows?: number;
  /** ends the run here, unfinished */
  readonly horizonPs?: bigint;
  /** segments a call */
  readonly segments?: number;
  readonly identityPool?: boolean;
  /** requests in flight before the first growth */
  readonly slots?: number;
  /** goes on in a copy after each of the first exits */
  readonly forks?: boolean;
  /** closes the ring only when the core asks for more */
  readonly closesLate?: boolean;
}

const mostForks = 30;
/** No world of the fuzz takes so many; a broken core may go on for ever. */
const mostSegments = 3_000_000;

const forever = 2n ** 63n - 1n;

const columnsOf = (arrivals: readonly TwinArrival[]): ArrivalColumns => ({
  timePs: BigInt64Array.from(arrivals, (arrival) => arrival.timePs),
  promptTokens: Int32Array.from(arrivals, (arrival) => arrival.promptTokens),
  outputTokens: Int32Array.from(arrivals, (arrival) => arrival.outputTokens),
  class: Int32Array.from(arrivals, (arrival) => arrival.class),
  priority: Int32Array.from(arrivals, (arrival) => arrival.priority),
});

/** The first `count` rows of a table. */
function rowsOf<Table extends object>(table: Table, count: number): RowOf<Table>[] {
  const columns = Object.entries(table) as [string, ArrayLike<unknown>][];
  return Array.from({ length: count }, (_, row) => {
    return Object.fromEntries(columns.map(([name, column]) => [name, column[row]])) as RowOf<Table>;
  });
}

function nonZeros(column: BigInt64Array, from = 0, to = column.length): Map<number, bigint> {
  const counts = new Map<number, bigint>();
  for (const [index, count] of column.subarray(from, to).entries()) if (count !== 0n) counts.set(index, count);
  return counts;
}

const joule = 10n ** 12n;

function totalsOf(columns: Columns, replicas: number): TotalRow[] {
  return rowsOf(columns.total, replicas).map((row) => {
    const { jumpedSteps, segments, staticJ, dynamicJ, rowsJ, clippedJ, ...rest } = row;
    if (jumpedSteps > rest.steps || segments > rest.steps + 1n) throw new Error('more steps told than made');
    return {
      ...rest,
      staticPj: staticJ * joule + rest.staticPj,
      dynamicPj: dynamicJ * joule + rest.dynamicPj,
      rowsPj: rowsJ * joule + rest.rowsPj,
      clippedPj: clippedJ * joule + rest.clippedPj,
    };
  });
}

function cellFor(module: WebAssembly.Module, world: World, manner: CoreManner): Cell {
  const { program } = world;
  const identityPool = Int32Array.of(manner.identityPool === true ? 1 : 0);
  const run = { ...program.run, stepMode: Int32Array.of(manner.stepMode), identityPool };
  const rows = manner.bufferRows ?? 4096;
  const arrivals = 2 ** Math.ceil(Math.log2(rows + 1));
  return Cell.create(module, { ...program, run }, { slots: manner.slots ?? 128, arrivals, rows, windows: rows });
}

/** Rows and windows that left the core so far. */
class Drain {
  readonly rows: FinishedRow[] = [];
  readonly windows: WindowRow[] = [];

  empty({ ring, row, window }: Columns): void {
    this.rows.push(...rowsOf(row, ring.rows[0] ?? 0));
    this.windows.push(...rowsOf(window, ring.windows[0] ?? 0));
    ring.rows[0] = 0;
    ring.windows[0] = 0;
  }
}

/** Ends a run at a horizon that it has been brought to. */
function endAt(cell: Cell, drain: Drain, horizonPs: bigint): void {
  while (!cell.end(horizonPs)) drain.empty(cell.columns);
  drain.empty(cell.columns);
}

/** Runs a world to its end in the core. */
export function runCore(module: WebAssembly.Module, world: World, manner: CoreManner): Outcome {
  const { arrivals } = world;
  let cell = cellFor(module, world, manner);
  const source = columnsOf(arrivals);
  const drain = new Drain();
  const lastPs = manner.horizonPs ?? forever;
  const until = (wantedPs: bigint) => (wantedPs < lastPs ? wantedPs : lastPs);
  let untilPs = until(manner.slicePs ?? forever);
  let [pushed, exits, segmentsLeft] = [0, 0, mostSegments];
  const segments = manner.segments ?? 10_000;
  for (let exit: number = Exit.Slice; exit !== Exit.Done; exits += 1) {
    const count = Math.min(cell.room, arrivals.length - pushed);
    cell.push(source, pushed, count);
    pushed += count;
    if (pushed === arrivals.length && (manner.closesLate !== true || exit === Exit.ArrivalsLow)) cell.close();
    exit = cell.advance(untilPs, segments);
    drain.empty(cell.columns);
    if (exit === Exit.Horizon && untilPs === lastPs) {
      endAt(cell, drain, lastPs);
      break;
    }
    if (exit === Exit.Horizon) untilPs = until(untilPs + (manner.slicePs ?? 0n));
    if (manner.forks === true && exits < mostForks) cell = cell.fork();
    if (exit === Exit.Slice) segmentsLeft -= segments;
    if (segmentsLeft < 0) throw new Error('the core does not come to an end');
  }
  return outcomeOf(cell, world, drain, manner.horizonPs);
}

function outcomeOf(cell: Cell, { program }: World, { rows, windows }: Drain, horizonPs: bigint | undefined): Outcome {
  const { columns, sizes } = cell;
  const { clock } = columns;
  const replicas = program.replica.kind.length;
  const perReplica = (column: BigInt64Array, size: number) =>
    Array.from({ length: replicas }, (_, replica) => nonZeros(column, replica * size, (replica + 1) * size));
  return {
    rows,
    histograms: nonZeros(columns.histogram.count),
    windows,
    totals: totalsOf(columns, replicas),
    measured: rowsOf(columns.measured, program.class.sloTtftPs.length),
    linearUse: perReplica(columns.linearUse.steps, sizes.linear),
    headUse: perReplica(columns.headUse.steps, sizes.sequences),
    endPs: (horizonPs === undefined ? clock.endedPs[0] : clock.nowPs[0]) ?? 0n,
  };
}
