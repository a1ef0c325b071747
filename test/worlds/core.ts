/** The core, driven in every manner a host may choose, and its columns read as an outcome. */

import type { ArrivalColumns } from '../../src/core/cell.ts';
import { Cell } from '../../src/core/cell.ts';
import type { Columns, RowTable } from '../../src/core/layout.gen.ts';
import { Exit, KvIndex, Question } from '../../src/core/layout.gen.ts';
import type { Arrival, Control, FinishedRow, Outcome, RowOf, TotalRow, WindowRow } from '../../src/testing/outcome.ts';
import type { Host, ReplicaView } from '../reference/host.ts';
import { hostOf } from './host.ts';
import type { World } from './program.ts';

export interface CoreManner {
  /** of the enum StepMode */
  readonly stepMode: number;
  /** horizon after horizon; else one for the whole run */
  readonly slicePs?: bigint;
  /** no slices behind this: a run that ends with held requests ends where it was looked at last */
  readonly slicesToPs?: bigint;
  /** rows, windows and arrivals that the buffers hold beside what the core must have */
  readonly bufferRows?: number;
  /** ends the run here, unfinished */
  readonly horizonPs?: bigint;
  /** segments a call */
  readonly segments?: number;
  /** enum KvIndex */
  readonly kvIndex?: number;
  /** requests in flight before the first growth */
  readonly slots?: number;
  /** goes on in a copy after each of the first exits */
  readonly forks?: boolean;
  /** closes the ring only when the core asks for more */
  readonly closesLate?: boolean;
  /** no request comes by the ring: all are late arrivals, added in an order of their own */
  readonly late?: boolean;
  /** timers, by id */
  readonly timersPs?: readonly bigint[];
  readonly onTimer?: (id: number) => void;
}

const mostForks = 30;
/** No world of the fuzz takes so many; a broken core may go on for ever. */
const mostSegments = 3_000_000;
/** Exits, and records drained: no world of the fuzz has so many. */
const mostExits = 1_000_000;
const mostRecords = 200_000;

const forever = 2n ** 63n - 1n;

const columnsOf = (arrivals: readonly Arrival[]): ArrivalColumns => ({
  timePs: BigInt64Array.from(arrivals, (arrival) => arrival.timePs),
  thinkPs: BigInt64Array.from(arrivals, (arrival) => arrival.thinkPs ?? 0n),
  promptTokens: Int32Array.from(arrivals, (arrival) => arrival.promptTokens),
  outputTokens: Int32Array.from(arrivals, (arrival) => arrival.outputTokens),
  class: Int32Array.from(arrivals, (arrival) => arrival.class),
  priority: Int32Array.from(arrivals, (arrival) => arrival.priority),
  session: Int32Array.from(arrivals, (arrival) => arrival.session),
});

/** The first `count` rows of a table. */
function rowsOf<Table extends object>(table: Table, count: number): RowOf<Table>[] {
  const columns = Object.entries(table) as [string, ArrayLike<unknown>][];
  return Array.from({ length: count }, (_, row) => {
    const cells: Record<string, unknown> = {};
    for (const [name, column] of columns) cells[name] = column[row];
    return cells as RowOf<Table>;
  });
}

function nonZeros(column: BigInt64Array | Int32Array): Map<number, bigint> {
  const counts = new Map<number, bigint>();
  const words = column.BYTES_PER_ELEMENT / 4;
  // read as 32-bit words: nearly all are zero, and a bigint for each would take longer than the run
  const halves = new Int32Array(column.buffer, column.byteOffset, column.length * words);
  for (let at = 0; at < halves.length; at++) {
    if (halves[at] === 0) continue;
    const index = Math.floor(at / words);
    counts.set(index, BigInt(column[index] ?? 0));
  }
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
  const kvIndex = Int32Array.of(manner.kvIndex ?? KvIndex.counts);
  const run = { ...program.run, stepMode: Int32Array.of(manner.stepMode), kvIndex };
  const rows = manner.bufferRows ?? 1024;
  const arrivals = 2 ** Math.ceil(Math.log2(rows + 1));
  const late = manner.late === true ? world.arrivals.length : 0;
  const timers = manner.timersPs?.length ?? 0;
  const buffers = { slots: manner.slots ?? 128, arrivals, rows, windows: rows, late, timers };
  return Cell.create(module, { ...program, run }, buffers);
}

/** A finished row with its energy in one number. */
const joined = ({ energyJ, energyPj, ...row }: RowOf<RowTable>): FinishedRow => ({
  ...row,
  energyPj: energyJ * joule + energyPj,
});

/** Rows and windows that left the core so far. */
class Drain {
  readonly rows: FinishedRow[] = [];
  readonly windows: WindowRow[] = [];

  empty({ ring, row, window }: Columns): void {
    if (ring.rows[0] !== 0) this.rows.push(...rowsOf(row, ring.rows[0] ?? 0).map(joined));
    if (ring.windows[0] !== 0) this.windows.push(...rowsOf(window, ring.windows[0] ?? 0));
    if (this.rows.length + this.windows.length > mostRecords) throw new Error('the core tells without end');
    ring.rows[0] = 0;
    ring.windows[0] = 0;
  }
}

function viewOf({ signal }: Columns, replica: number): ReplicaView {
  return {
    requests: signal.requests[replica] ?? -1,
    tokens: signal.tokens[replica] ?? -1n,
    residentTokens: signal.residentTokens[replica] ?? -1n,
    kvShare: signal.kvShare[replica] ?? -1,
  };
}

/** Answers what the core asks. */
function answer({ columns, sizes }: Cell, host: Host, manner: CoreManner): void {
  const { router, signal } = columns;
  const rows = Array.from({ length: sizes.replicas }, (_, row) => row);
  const cell = (name: keyof typeof router) => Number(router[name][0]);
  if (cell('question') === Question.route) {
    router.choice[0] = host.route({
      id: cell('askedId'),
      class: cell('askedClass'),
      priority: cell('askedPriority'),
      promptTokens: cell('askedPromptTokens'),
      session: cell('askedSession'),
      views: rows.map((row) => viewOf(columns, row)),
    });
    return;
  }
  if (cell('question') === Question.timer) {
    manner.onTimer?.(cell('askedId'));
    return;
  }
  if (cell('question') !== Question.refresh) throw new Error('the core asks for a decision but asks nothing');
  const [nowPs, stalePs] = [columns.clock.nowPs[0] ?? 0n, columns.run.stalePs[0] ?? 1n];
  const refreshPs = nowPs - (nowPs % stalePs);
  for (const row of rows) {
    const scores = host.scores(refreshPs, row, viewOf(columns, row));
    signal.score[row] = scores.score;
    signal.sendScore[row] = scores.sendScore;
  }
}

const settings = ['level', 'weight', 'admissionLimit', 'batchLimit', 'power'] as const;

/** Writes all that the host changes at an instant; the controls that are left. */
function change(cell: Cell, controls: readonly Control[], atPs: bigint): readonly Control[] {
  const { replica } = cell.columns;
  const now = controls.filter((control) => control.atPs === atPs);
  for (const control of now) {
    for (const name of settings) {
      const value = control[name];
      if (value !== undefined) replica[name][control.replica] = value;
    }
  }
  if (now.length > 0) cell.control();
  return controls.slice(now.length);
}

/** Late arrivals, backwards so that the heap has to sort them, and timers. */
function addAgenda(cell: Cell, source: ArrivalColumns, { late = false, timersPs = [] }: CoreManner): void {
  for (let id = late ? source.timePs.length - 1 : -1; id >= 0; id--) {
    if (!cell.pushLate(source, id, source.timePs[id] ?? 0n, id)) throw new Error('no room for a late arrival');
  }
  for (const [id, atPs] of timersPs.entries()) {
    if (!cell.addTimer(atPs, id)) throw new Error('no room for a timer');
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
  const host = hostOf(world);
  let cell = cellFor(module, world, manner);
  const source = columnsOf(arrivals);
  const drain = new Drain();
  const { slicePs, slicesToPs = forever, segments = 10_000, horizonPs: lastPs = forever } = manner;
  let controls: readonly Control[] = host.controls.filter(({ atPs }) => atPs < lastPs);
  let untilPs = -1n;
  const next = (): bigint => {
    const slicedPs = slicePs === undefined ? forever : (untilPs / slicePs + 1n) * slicePs;
    return [slicedPs > slicesToPs ? forever : slicedPs, controls[0]?.atPs ?? lastPs, lastPs].reduce((least, ps) =>
      ps < least ? ps : least,
    );
  };
  untilPs = next();
  addAgenda(cell, source, manner);
  let [pushed, segmentsLeft] = [manner.late === true ? arrivals.length : 0, mostSegments];
  let exit: number = Exit.Slice;
  for (let exits = 0; exit !== Exit.Done; exits += 1) {
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
    if (manner.forks === true && exits < mostForks) cell = cell.fork();
    if (exit === Exit.Decision) answer(cell, host, manner);
    if (exit === Exit.Horizon) {
      controls = change(cell, controls, untilPs);
      untilPs = next();
    }
    if (exit === Exit.Slice) segmentsLeft -= segments;
    if (segmentsLeft < 0 || exits > mostExits) throw new Error('the core does not come to an end');
  }
  return outcomeOf(cell, world, drain, manner.horizonPs);
}

function outcomeOf(cell: Cell, { program }: World, { rows, windows }: Drain, horizonPs: bigint | undefined): Outcome {
  const { columns, sizes } = cell;
  const { clock, router } = columns;
  const classes = program.class.sloTtftPs.length;
  const perLevel = (column: BigInt64Array, size: number) =>
    Array.from(program.level.clockFactor, (_, level) => nonZeros(column.subarray(level * size, (level + 1) * size)));
  return {
    rows,
    histograms: nonZeros(columns.histogram.count),
    windows,
    totals: totalsOf(columns, sizes.replicas),
    measured: rowsOf(columns.measured, sizes.groups * classes),
    classCounts: rowsOf(columns.classCount, sizes.replicas * classes),
    ttftTails: nonZeros(columns.tail.ttft),
    e2eTails: nonZeros(columns.tail.e2e),
    linearUse: perLevel(columns.linearUse.steps, sizes.linear),
    headUse: perLevel(columns.headUse.steps, sizes.sequences),
    router: { arrived: router.arrived[0] ?? -1, rejected: router.rejected[0] ?? -1, held: router.held[0] ?? -1 },
    endPs: (horizonPs === undefined ? clock.endedPs[0] : clock.nowPs[0]) ?? 0n,
  };
}
