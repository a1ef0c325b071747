// One run of one cell: arrivals in, records out, totals taken at warm-up and at the last arrival. Bounded memory;
// can be stopped between two slices, saved, and gone on with to the same bytes.

import { checkCommands, writeCommands } from '../control/levers.ts';
import type { CellPort, LeverCommand, Reached, Signals } from '../control/port.ts';
import { Asker } from '../control/router.ts';
import { signalsOf } from '../control/view.ts';
import { Cell, type CellOptions } from '../core/cell.ts';
import type { CoreModule } from '../core/host.ts';
import { Exit } from '../core/layout.gen.ts';
import { FleetWindows } from '../result/fleet-windows.ts';
import type { Observations } from '../result/observations.ts';
import { BRIEF_SHARE } from '../result/warnings.ts';
import { secondsOf } from '../units.ts';
import { type ArrivalChunk, createChunk } from '../workload/source.ts';
import { clockCost } from './clock-cost.ts';
import { RunCounters } from './counters.ts';
import type { Progress, RunInput } from './input.ts';
import { beforeAll, type Look, loadLook, saveLook } from './look.ts';
import {
  readHistograms,
  readMeasured,
  readReplicaCounts,
  readRouter,
  readTail,
  readTotals,
  readUse,
} from './observe.ts';
import { costsBetween } from './operators.ts';
import { servableOf } from './servable.ts';
import type { Phase, RunState } from './state.ts';

const CHUNK_ROWS = 8192;
/** Requests in flight before the first growth: growing copies every table, which large fleets have many of. */
const slotsFor = (replicas: number): number => Math.max(4096, replicas * 64);

/** The end of simulated time: i64. */
export type { Progress, RunInput, RunState };
export const FOREVER_PS = 9_223_372_036_854_775_807n;
/** Questions of the router that a slice answers before it returns, so that progress is reported. */
const QUESTIONS_PER_SLICE = 200_000;

export class Run implements CellPort {
  readonly #input: RunInput;
  readonly #windows: FleetWindows;
  readonly #asker: Asker;
  readonly #counters: RunCounters;
  /** One chunk is pushed while the next is at hand, so that the last arrival is known before it happens. */
  #next: ArrivalChunk = createChunk(CHUNK_ROWS);
  #nextCount = 0;
  /** the source has not said yet what the next chunk holds */
  #isReading = true;
  #nextFrom = 0;
  #cell: Cell;
  #phase: Phase = 'warmUp';
  #pushed = 0;
  #lastArrivalPs = 0n;
  #from: Look | null = null;
  #to: Look | null = null;
  #cut = false;
  #sourceClosed = false;
  /** the instant of the last stop at which everything before it had happened; null = there is none */
  #atPs: bigint | null = null;

  constructor(
    module: CoreModule,
    input: RunInput,
    options: CellOptions = {},
    saved?: { state: RunState; core: Uint8Array },
  ) {
    this.#input = input;
    this.#asker = new Asker(input.router);
    this.#counters = new RunCounters(input.compiled, saved?.state.counters);
    if (saved === undefined) {
      const { program } = input.compiled;
      this.#cell = Cell.create(module, program, { slots: slotsFor(program.replica.kind.length), ...options });
      this.#windows = new FleetWindows(input.compiled);
      return;
    }
    const { state } = saved;
    this.#cell = Cell.restore(module, saved.core);
    this.#windows = new FleetWindows(input.compiled, state.windows);
    this.#phase = state.phase;
    this.#pushed = state.pushed;
    this.#lastArrivalPs = BigInt(state.lastArrivalPs);
    this.#from = loadLook(state.from);
    this.#to = loadLook(state.to);
    this.#cut = state.cut;
    this.#atPs = state.atPs === null ? null : BigInt(state.atPs);
    if (state.control !== null) input.controller?.restore?.(state.control);
    this.#asker.restore(state.router ?? null);
  }

  get cell(): Cell {
    return this.#cell;
  }

  get done(): boolean {
    return this.#phase === 'done';
  }

  /** What distinguishes its requests from those of other workloads. */
  get requests(): string {
    return this.#input.source.identity;
  }

  /** The instant at which it stands, everything before having happened; null = between two stops. */
  get instantPs(): bigint | null {
    return this.#atPs;
  }

  /** User-supplied policies and router that keep no state, so that a run that is restored begins with new ones. */
  get memoryless(): string[] {
    const policies = this.#input.controller?.memoryless ?? [];
    return [...policies, ...(this.#asker.isMemoryless ? ['router'] : [])];
  }

  /** Requests given to the core. A resumed run's source must be past them. */
  get pushed(): number {
    return this.#pushed;
  }

  /** All but the source, at a moment between two slices. */
  save(): { state: RunState; core: Uint8Array } {
    const state: RunState = {
      phase: this.#phase,
      delivered: this.#input.source.delivered,
      pushed: this.#pushed,
      lastArrivalPs: String(this.#lastArrivalPs),
      from: saveLook(this.#from),
      to: saveLook(this.#to),
      windows: this.#windows.state(),
      cut: this.#cut,
      counters: this.#counters.state(),
      atPs: this.#atPs === null ? null : String(this.#atPs),
      control: this.#input.controller?.save?.() ?? null,
      router: this.#asker.save(),
    };
    return { state, core: this.#cell.snapshot() };
  }

  progress(): Progress {
    const { clock } = this.#cell.columns;
    const { source, untilPs } = this.#input;
    const [finished, rejected] = [clock.finished[0] ?? 0, clock.rejected[0] ?? 0];
    const clockS = secondsOf(clock.endedPs[0] ?? 0n);
    let done: number | null = null;
    if (untilPs !== null && untilPs > 0n) done = Math.min(1, clockS / secondsOf(untilPs));
    if (source.expected !== null && source.expected > 0)
      done = Math.max(done ?? 0, Math.min(1, (finished + rejected) / source.expected));
    return { clockS, delivered: this.#pushed, finished, expected: source.expected, share: done };
  }

  advance(untilPs: bigint = FOREVER_PS): Reached {
    if (untilPs < 0n || untilPs > FOREVER_PS) throw new RangeError(`${untilPs} ps is no simulated time`);
    while (!this.done && !this.slice(untilPs)) {
      // each slice ends for a reason that needs nothing from the caller
    }
    return { atPs: this.done ? (this.#cell.columns.clock.nowPs[0] ?? 0n) : untilPs, isDone: this.done };
  }

  signals(): Signals {
    if (this.#atPs === null) throw new RangeError('a cell has signals where it has stopped: advance first');
    return signalsOf(this.#cell.columns, this.#cell.sizes.levels, this.#atPs);
  }

  apply(commands: readonly LeverCommand[]): void {
    if (this.#atPs === null || this.done) throw new RangeError('levers are set where a running cell has stopped');
    this.#write(commands);
    this.#cell.control();
  }

  observe(): Observations {
    return this.observations();
  }

  #write(commands: readonly LeverCommand[]): void {
    checkCommands(commands, this.#input.compiled.program.replica.kind.length);
    this.#counters.levers.note(this.#cell.columns, this.#cell.sizes.levels, this.#atPs ?? 0n);
    writeCommands(this.#cell.columns, this.#cell.sizes.levels, commands);
  }

  /** One slice: up to the next reason to stop, at most to `limitPs`. True when it stopped there, or the run is done. */
  slice(limitPs: bigint = FOREVER_PS): boolean {
    if (this.#isReading) this.#read();
    this.#feed();
    // what comes next is not known yet: the core waits
    if (this.#isReading) return false;
    this.#dropWarmUp();
    const target = this.#target();
    const horizonPs = target !== null && target < limitPs ? target : limitPs;
    this.#atPs = null;
    const exit = this.#advance(horizonPs);
    this.#drain();
    if (exit === Exit.Horizon) this.#atPs = horizonPs;
    if (exit === Exit.Horizon) this.#arriveAt(horizonPs);
    else if (exit === Exit.Done) this.#finish();
    return this.done || (exit === Exit.Horizon && horizonPs === limitPs);
  }

  /** On to the next reason to stop that is not a question of the router. */
  #advance(horizonPs: bigint): number {
    const cell = this.#cell;
    for (let asked = 0; asked < QUESTIONS_PER_SLICE; asked++) {
      const exit = cell.advance(horizonPs);
      if (exit !== Exit.Decision) return exit;
      this.#asker.answer(cell.columns);
    }
    return Exit.Slice;
  }

  /** Where the core should next be looked at, or controlled. */
  #target(): bigint | null {
    const { untilPs, controller } = this.#input;
    let target: bigint | null = null;
    if (this.#phase === 'warmUp') target = this.#warmUpPs;
    else if (this.#phase === 'measure' && this.#closed && !this.#isClosedLoop) target = this.#lastArrivalPs;
    if (untilPs !== null && (target === null || untilPs < target)) target = untilPs;
    const controlPs = controller?.nextPs() ?? null;
    if (controlPs !== null && (target === null || controlPs < target)) target = controlPs;
    return target;
  }

  /** Its last request is sent when the core says so: it is measured to its end, as load generators do. */
  get #isClosedLoop(): boolean {
    return (this.#input.compiled.program.run.concurrency[0] ?? 0) > 0;
  }

  get #warmUpPs(): bigint {
    return this.#cell.columns.run.warmUpPs[0] ?? 0n;
  }

  /** Where all requests come within the warm-up, there is none: else nothing would be measured. */
  #dropWarmUp(): void {
    const { clock, run } = this.#cell.columns;
    if (this.#phase !== 'warmUp' || (clock.handledPs[0] ?? 0n) > 0n || this.#atPs !== null) return;
    if (this.#closed && this.#lastArrivalPs < this.#warmUpPs) run.warmUpPs[0] = 0n;
  }

  get #closed(): boolean {
    return this.#nextCount === 0 && !this.#isReading;
  }

  #read(): void {
    const { source } = this.#input;
    const count = source.fillSome === undefined ? source.fill(this.#next) : source.fillSome(this.#next);
    this.#isReading = count === null;
    this.#nextFrom = 0;
    this.#nextCount = count ?? 0;
    if (this.#isReading) return;
    if (this.#nextCount === 0) this.#cell.close();
    else this.#lastArrivalPs = this.#next.timePs[this.#nextCount - 1] ?? 0n;
  }

  #feed(): void {
    while (this.#nextCount > 0 && this.#cell.room > 0) {
      const count = Math.min(this.#cell.room, this.#nextCount - this.#nextFrom);
      this.#cell.push(this.#next, this.#nextFrom, count);
      this.#counters.given(this.#next, this.#nextFrom, count);
      this.#pushed += count;
      this.#nextFrom += count;
      if (this.#nextFrom < this.#nextCount) return;
      this.#read();
    }
  }

  #drain(): void {
    const { columns } = this.#cell;
    const count = columns.ring.rows[0] ?? 0;
    this.#counters.take(columns, count);
    if (count > 0) this.#input.onRows?.(columns.row, count);
    columns.ring.rows[0] = 0;
    const windows = columns.ring.windows[0] ?? 0;
    if (windows > 0) this.#input.onWindows?.(columns.window, windows);
    this.#windows.take(columns.window, windows);
    columns.ring.windows[0] = 0;
  }

  #look(atPs: bigint): Look {
    const { columns } = this.#cell;
    return { atPs, totals: readTotals(columns), router: readRouter(columns), use: readUse(columns) };
  }

  #arriveAt(atPs: bigint): void {
    if (this.#phase === 'warmUp' && atPs === this.#warmUpPs) {
      this.#from = this.#look(atPs);
      this.#phase = 'measure';
    }
    if (this.#phase === 'measure' && this.#closed && !this.#isClosedLoop && atPs === this.#lastArrivalPs) {
      this.#to = this.#look(atPs);
      this.#phase = 'drain';
    }
    if (atPs === this.#input.untilPs) this.#cutAt(atPs);
    else this.#control(atPs);
  }

  /** The controller's turn, when its instant has come. */
  #control(atPs: bigint): void {
    const { controller } = this.#input;
    if (controller?.nextPs() !== atPs) return;
    controller.act({ signals: () => this.signals(), apply: (commands) => this.#write(commands) }, atPs);
    this.#cell.control();
    const nextPs = controller.nextPs();
    if (nextPs !== null && nextPs <= atPs) throw new RangeError('a controller must name a later instant');
  }

  /** run.until has come: the run ends here with what is unfinished. */
  #cutAt(atPs: bigint): void {
    this.#to ??= this.#look(atPs);
    this.#from ??= this.#look(atPs);
    this.#cut = true;
    while (!this.#cell.end(atPs)) this.#drain();
    this.#finish();
  }

  #finish(): void {
    this.#drain();
    const endPs = this.#cell.columns.clock.nowPs[0] ?? 0n;
    this.#from ??= this.#look(endPs);
    this.#to ??= this.#look(endPs);
    this.#phase = 'done';
    this.close();
  }

  /** Lets go of the source; done by itself at the end. */
  close(): void {
    if (this.#sourceClosed) return;
    this.#sourceClosed = true;
    this.#input.source.close();
  }

  /** What policies commanded, and what became of it. */
  #record(from: Look, to: Look, endPs: bigint): Observations['control'] {
    const record = this.#input.controller?.record;
    if (record === undefined) return null;
    const times = this.#counters.levers.until(this.#cell.columns, this.#cell.sizes.levels, endPs);
    return { ...record, times, clockCost: clockCost(this.#cell, from, to) };
  }

  /** What the finished run has seen. */
  observations(): Observations {
    const { compiled, name, seed, workload, source, asked } = this.#input;
    const { columns } = this.#cell;
    const endPs = columns.clock.nowPs[0] ?? 0n;
    const measuredFrom = this.#from ?? this.#look(endPs);
    const measuredTo = this.#to ?? measuredFrom;
    const atEnd = readTotals(columns);
    const router = readRouter(columns);
    const isBrief = this.done && Number(measuredTo.atPs - measuredFrom.atPs) < BRIEF_SHARE * Number(endPs);
    const from = isBrief ? beforeAll(atEnd) : measuredFrom;
    const to = isBrief ? this.#look(endPs) : measuredTo;
    const { operators, hbmBytes } = costsBetween(this.#cell, from, to);
    const servable = servableOf(this.#cell, compiled, { from: from.totals, to: to.totals, atEnd });
    return {
      ...{ compiled, name, seed },
      fromS: secondsOf(from.atPs),
      toS: secondsOf(to.atPs),
      endS: secondsOf(endPs),
      cut: this.#cut && (router.held > 0 || atEnd.some((total) => total.running + total.queued > 0)),
      atFrom: from.totals,
      atTo: to.totals,
      atEnd,
      router: { atFrom: from.router, atTo: to.router, atEnd: router },
      operators,
      wholeRunOperators: isBrief ? operators : [],
      briefS: isBrief ? secondsOf(measuredTo.atPs - measuredFrom.atPs) : null,
      droppedWarmUpS: this.#input.warmUpPs > this.#warmUpPs ? secondsOf(this.#input.warmUpPs) : null,
      ...{ hbmBytes, servable },
      histograms: readHistograms(columns),
      measured: readMeasured(columns),
      windows: this.#windows.series(),
      poolWindows: this.#windows.poolSeries(),
      heatMap: this.#windows.heatMap(servable),
      control: this.#record(from, to, endPs),
      kvPeakBlocks: this.#windows.kvPeakBlocks(),
      replicaCounts: readReplicaCounts(columns),
      tail: readTail(columns),
      roundingShare: columns.cost.roundingShare.reduce((worst, share) => Math.max(worst, share), 0),
      treatments: source.treatments,
      ...{ workload, isClosedLoop: this.#isClosedLoop },
      ...this.#counters.seen(),
      ...(asked && { asked }),
      promptTokens: to.totals.reduce((sum, total) => sum + total.prefillTokens - total.recomputedTokens, 0),
    };
  }
}
