/**
 * The twin: a slow simulator written from `assembly/README.md`, one step at a time, every request touched in every
 * step.
 *
 * It shares nothing with the core but the declared shape of the Program's tables. One event loop over instants:
 * window close, then step completions, then arrivals, then step starts.
 */
import type { ProgramTables } from '../../src/core/layout.gen.ts';
import { makeCosts } from './costs.ts';
import type { Outcome, RowOf, TwinArrival, WindowRow } from './outcome.ts';
import { makePass } from './pass.ts';
import { Records } from './records.ts';
import type { Replica, Request } from './replica.ts';
import { blocks, emptyTotal, emptyWindow, enqueue, isDecode, usedBlocks } from './replica.ts';
import { attribute, costOf, countStep } from './step.ts';

type Use = Map<number, bigint>;

/** Row `index` of a table of columns. */
export function rowOf<Table extends object>(table: Table, index: number): RowOf<Table> {
  const cells = Object.entries(table).map(([name, column]) => [name, (column as ArrayLike<unknown>)[index]]);
  return Object.fromEntries(cells) as RowOf<Table>;
}

function makeReplica(program: ProgramTables, index: number): Replica {
  const { kind: kindRow, level } = rowOf(program.replica, index);
  const kind = rowOf(program.kind, kindRow);
  const levelsAKind = program.level.clockFactor.length / program.kind.ranks.length;
  const { clockFactor } = rowOf(program.level, kindRow * levelsAKind + level);
  return {
    index,
    kind,
    costs: makeCosts(kind, clockFactor),
    running: [],
    queue: [],
    step: undefined,
    idleSincePs: 0n,
    chargedToPs: 0n,
    total: emptyTotal(),
    window: emptyWindow(index, 0n, 0),
  };
}

const makeRequest = (id: number, arrival: TwinArrival): Request => ({
  id,
  class: arrival.class,
  priority: arrival.priority,
  promptTokens: arrival.promptTokens,
  outputTokens: arrival.outputTokens,
  arrivalPs: arrival.timePs,
  context: 0,
  target: arrival.promptTokens,
  emitted: 0,
  highestContext: 0,
  preemptions: 0,
  startPs: undefined,
  firstTokenPs: undefined,
  lastTokenPs: undefined,
  energyPj: 0n,
});

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** Static energy and busy time from the last charge up to now: the state did not change in between. */
function charge(replica: Replica, nowPs: bigint): void {
  const { kind, chargedToPs, total, window } = replica;
  const elapsedPs = nowPs - chargedToPs;
  let staticPj = kind.activeW * elapsedPs;
  if (replica.step === undefined) {
    const deepFromPs = replica.idleSincePs + kind.deepIdleAfterPs;
    const deepPs = larger(0n, nowPs - larger(chargedToPs, deepFromPs));
    staticPj = kind.contextIdleW * (elapsedPs - deepPs) + kind.idleW * deepPs;
  } else {
    total.busyPs += elapsedPs;
    window.busyPs += elapsedPs;
  }
  total.staticPj += staticPj;
  window.staticPj += staticPj;
  replica.chargedToPs = nowPs;
}

/** Tells the dynamic energy of the step in flight up to now. */
function tell(replica: Replica, nowPs: bigint): void {
  const { step } = replica;
  if (step === undefined) return;
  const toldPj = (step.cost.costPj * (nowPs - step.startPs)) / (step.endPs - step.startPs);
  replica.total.dynamicPj += toldPj - step.toldPj;
  replica.window.dynamicPj += toldPj - step.toldPj;
  step.toldPj = toldPj;
}

function addUse(use: Use, key: number): void {
  use.set(key, (use.get(key) ?? 0n) + 1n);
}

class Twin {
  readonly #replicas: readonly Replica[];
  readonly #records: Records;
  readonly #arrivals: readonly TwinArrival[];
  readonly #windowPs: bigint;
  readonly #windows: WindowRow[] = [];
  readonly #linearUse: Use[];
  readonly #headUse: Use[];
  #nextId = 0;
  #windowStartPs = 0n;

  constructor(program: ProgramTables, arrivals: readonly TwinArrival[]) {
    const run = rowOf(program.run, 0);
    this.#replicas = Array.from(program.replica.kind, (_, index) => makeReplica(program, index));
    const classes = Array.from(program.class.sloTtftPs, (_, index) => rowOf(program.class, index));
    this.#records = new Records(classes, run.warmUpPs);
    this.#arrivals = arrivals;
    this.#windowPs = run.windowPs;
    this.#linearUse = this.#replicas.map(() => new Map());
    this.#headUse = this.#replicas.map(() => new Map());
  }

  run(horizonPs: bigint | undefined): Outcome {
    let nowPs = 0n;
    for (;;) {
      const nextPs = this.#nextInstant();
      if (nextPs === undefined) break;
      if (horizonPs !== undefined && nextPs >= horizonPs) {
        this.#closeWindowsBefore(horizonPs);
        return this.#outcome(horizonPs);
      }
      this.#closeWindowsBefore(nextPs + 1n);
      nowPs = nextPs;
      for (const replica of this.#replicas) if (replica.step?.endPs === nowPs) this.#complete(replica, nowPs);
      while (this.#arrivals[this.#nextId]?.timePs === nowPs) this.#arrive();
      for (const replica of this.#replicas) if (replica.step === undefined) this.#start(replica, nowPs);
    }
    return this.#outcome(nowPs);
  }

  /** The next completion or arrival. */
  #nextInstant(): bigint | undefined {
    let nextPs = this.#arrivals[this.#nextId]?.timePs;
    for (const { step } of this.#replicas) {
      if (step !== undefined) nextPs = nextPs === undefined ? step.endPs : smaller(nextPs, step.endPs);
    }
    return nextPs;
  }

  #closeWindowsBefore(beforePs: bigint): void {
    if (this.#windowPs === 0n) return;
    while (this.#windowStartPs + this.#windowPs < beforePs) this.#closeWindow(this.#windowStartPs + this.#windowPs);
  }

  #closeWindow(endPs: bigint): void {
    for (const replica of this.#replicas) {
      charge(replica, endPs);
      tell(replica, endPs);
      const kvUsedBlocks = usedBlocks(replica);
      const { running, queue } = replica;
      this.#windows.push({ ...replica.window, endPs, kvUsedBlocks, running: running.length, queued: queue.length });
      replica.window = emptyWindow(replica.index, endPs, kvUsedBlocks);
    }
    this.#windowStartPs = endPs;
  }

  #arrive(): void {
    const arrival = this.#arrivals[this.#nextId];
    const replica = this.#replicas[0];
    if (arrival === undefined || replica === undefined) throw new Error('nothing arrives, or nowhere');
    const request = makeRequest(this.#nextId, arrival);
    this.#nextId += 1;
    const { kind, total, window } = replica;
    total.arrived += 1;
    window.arrived += 1;
    this.#records.count(request, 'arrived');
    const neededBlocks = blocks(replica, request.promptTokens + request.outputTokens - 1) + kind.watermarkBlocks;
    const neverFits = neededBlocks > kind.kvBlocks;
    const queueFull = kind.queueLimit >= 0 && replica.queue.length >= kind.queueLimit;
    if (!neverFits && !queueFull) {
      enqueue(replica, request);
      return;
    }
    if (neverFits) total.rejectedNeverFits += 1;
    else total.rejectedQueueFull += 1;
    window.rejected += 1;
    this.#records.count(request, 'rejected');
  }

  /** Passes until a step starts or there is nothing to do. */
  #start(replica: Replica, nowPs: bigint): void {
    for (;;) {
      const { plan, preempted, started } = makePass(replica, nowPs);
      for (const request of started) this.#records.sample(request, 'queue', nowPs - request.arrivalPs);
      if (plan.size > 0) {
        charge(replica, nowPs);
        const cost = costOf(replica.kind, replica.costs, plan);
        replica.step = { plan, cost, startPs: nowPs, endPs: nowPs + cost.durationPs, toldPj: 0n };
        replica.window.kvPeakBlocks = Math.max(replica.window.kvPeakBlocks, usedBlocks(replica));
        return;
      }
      if (!preempted) return;
    }
  }

  #complete(replica: Replica, nowPs: bigint): void {
    const { step } = replica;
    if (step === undefined) throw new Error('no step in flight');
    charge(replica, nowPs);
    tell(replica, nowPs);
    replica.step = undefined;
    replica.idleSincePs = nowPs;
    countStep(replica, step.cost);
    attribute(replica, step.plan, step.cost);
    addUse(this.#linearUse[replica.index] ?? new Map(), step.cost.batch.tokens);
    addUse(this.#headUse[replica.index] ?? new Map(), step.cost.batch.emitting);
    const emitting: Request[] = [];
    for (const [request, tokens] of step.plan) {
      if (!isDecode(request)) {
        const recomputed = Math.min(request.context + tokens, request.highestContext) - request.context;
        replica.total.recomputedTokens += BigInt(Math.max(0, recomputed));
      }
      request.context += tokens;
      if (isDecode(request)) emitting.push(request);
    }
    emitting.sort((a, b) => a.id - b.id);
    for (const request of emitting) this.#records.emit(replica, request, nowPs);
    for (const request of emitting) {
      if (request.emitted < request.outputTokens) continue;
      replica.running = replica.running.filter((other) => other !== request);
      this.#records.finish(replica, request, nowPs);
    }
  }

  #outcome(endPs: bigint): Outcome {
    for (const replica of this.#replicas) {
      charge(replica, endPs);
      tell(replica, endPs);
      replica.total.toldPj = replica.step?.toldPj ?? 0n;
      replica.total.running = replica.running.length;
      replica.total.queued = replica.queue.length;
      replica.total.kvUsedBlocks = usedBlocks(replica);
    }
    if (this.#windowPs > 0n && this.#arrivals.length > 0) this.#closeWindow(endPs);
    return {
      rows: this.#records.rows,
      histograms: this.#records.histograms,
      windows: this.#windows,
      totals: this.#replicas.map((replica) => replica.total),
      measured: this.#records.measured,
      linearUse: this.#linearUse,
      headUse: this.#headUse,
      endPs,
    };
  }
}

/** Runs a program on arrivals to the end, or to a horizon: then everything before it has happened. */
export const runTwin = (program: ProgramTables, arrivals: readonly TwinArrival[], horizonPs?: bigint): Outcome =>
  new Twin(program, arrivals).run(horizonPs);
