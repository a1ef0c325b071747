/**
 * The twin: a slow simulator written from `assembly/README.md`, one step at a time, every request touched in every
 * step.
 *
 * It shares nothing with the core but the declared shape of the Program's tables. One event loop over instants: what
 * the host changes, window close, step completions, signal refresh, release of held requests, arrivals, sends of users,
 * step starts.
 */
import type { ProgramTables } from '../../src/core/layout.gen.ts';
import type {
  Arrival,
  ClassCountRow,
  Control,
  Counting,
  Outcome,
  RunRow,
  Send,
  WindowRow,
} from '../../src/testing/outcome.ts';
import type { Host } from './host.ts';
import { noHost } from './host.ts';
import { blocks, usedBlocks } from './kv/counts.ts';
import { makeReplica, makeRequest, rowOf } from './make.ts';
import { charge, notePeak, switchPower, takePeakW, tell } from './power.ts';
import { Records } from './records.ts';
import type { Replica, Request } from './replica.ts';
import { emptyWindow, isDecode } from './replica.ts';
import { Router } from './router/router.ts';
import { isOpen, residentTokens } from './router/signal.ts';
import { policies } from './router/words.ts';
import { makePass } from './scheduler/index.ts';
import { enqueue } from './scheduler/queue.ts';
import { runningLimit } from './scheduler/scheduler.ts';
import { attribute, costOf, countStep } from './step.ts';
import { Users } from './users.ts';

type Use = Map<number, bigint>;

export interface TwinOptions {
  /** everything before it has happened; else the whole run */
  readonly horizonPs?: bigint;
  readonly host?: Host;
  /** is told of every send */
  readonly log?: Send[];
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

function addUse(uses: readonly Use[], levelRow: number, key: number): void {
  const use = uses[levelRow];
  use?.set(key, (use.get(key) ?? 0n) + 1n);
}

class Twin {
  readonly #replicas: readonly Replica[];
  readonly #run: RunRow;
  readonly #router: Router;
  readonly #records: Records;
  readonly #arrivals: readonly Arrival[];
  readonly #controls: readonly Control[];
  readonly #log: Send[] | undefined;
  readonly #windows: WindowRow[] = [];
  readonly #linearUse: readonly Use[];
  readonly #headUse: readonly Use[];
  /** by (priority, id) */
  #held: Request[] = [];
  readonly #users: Users;
  #nextId = 0;
  #arrived = 0;
  #nextControl = 0;
  #rejected = 0;
  #windowStartPs = 0n;
  /** last completion or arrival */
  #endedPs = 0n;
  #windowArrived = 0;
  #windowRejected = 0;

  constructor(program: ProgramTables, arrivals: readonly Arrival[], { host = noHost, log }: TwinOptions) {
    this.#run = rowOf(program.run, 0);
    this.#replicas = Array.from(program.replica.kind, (_, index) => makeReplica(program, index));
    this.#router = new Router(this.#replicas, this.#run, host);
    const classes = Array.from(program.class.sloTtftPs, (_, index) => rowOf(program.class, index));
    const pools = Math.max(...program.replica.pool) + 1;
    this.#records = new Records(classes, this.#run.warmUpPs, this.#replicas.length, pools);
    this.#arrivals = this.#run.concurrency > 0 ? [] : arrivals;
    this.#users = new Users(this.#run, arrivals);
    this.#controls = host.controls;
    this.#log = log;
    this.#linearUse = Array.from(program.level.clockFactor, () => new Map());
    this.#headUse = this.#linearUse.map(() => new Map());
  }

  run(horizonPs: bigint | undefined): Outcome {
    let nowPs = 0n;
    for (;;) {
      const nextPs = this.#nextInstant();
      if (nextPs === undefined) break;
      if (horizonPs !== undefined && nextPs >= horizonPs) {
        this.#closeWindowsBefore(horizonPs);
        return this.#outcome(horizonPs, horizonPs);
      }
      nowPs = nextPs;
      this.#router.refreshBefore(nowPs);
      this.#closeWindowsBefore(nowPs);
      this.#control(nowPs);
      this.#closeWindowsBefore(nowPs + 1n);
      for (const replica of this.#replicas) if (replica.step?.endPs === nowPs) this.#complete(replica, nowPs);
      this.#router.refreshAt(nowPs);
      this.#release(nowPs);
      for (let one = this.#arrivals[this.#nextId]; one?.timePs === nowPs; one = this.#arrivals[this.#nextId]) {
        this.#nextId += 1;
        this.#arrive(this.#nextId - 1, one, nowPs);
      }
      for (let send = this.#users.next; send?.atPs === nowPs; send = this.#users.next) {
        this.#users.sent();
        this.#arrive(send.id, send.request, nowPs);
      }
      for (const replica of this.#replicas) if (replica.isDue) this.#start(replica, nowPs);
    }
    return this.#outcome(nowPs, this.#endedPs);
  }

  /** The next completion or arrival, or what the host changes before it; while requests are held, what it changes. */
  #nextInstant(): bigint | undefined {
    let nextPs = this.#arrivals[this.#nextId]?.timePs ?? this.#users.next?.atPs;
    for (const { step } of this.#replicas) {
      if (step !== undefined) nextPs = nextPs === undefined ? step.endPs : smaller(nextPs, step.endPs);
    }
    const controlPs = this.#controls[this.#nextControl]?.atPs;
    if (nextPs === undefined) return this.#held.length > 0 ? controlPs : undefined;
    return controlPs === undefined ? nextPs : smaller(nextPs, controlPs);
  }

  #control(nowPs: bigint): void {
    for (;;) {
      const control = this.#controls[this.#nextControl];
      if (control?.atPs !== nowPs) return;
      for (const { total } of this.#replicas) total.peakW = -1n;
      this.#nextControl += 1;
      const replica = this.#replicas[control.replica];
      if (replica === undefined) throw new Error(`there is no replica ${control.replica}`);
      const { settings } = replica;
      const limit = runningLimit(replica);
      charge(replica, nowPs);
      switchPower(replica, control.power ?? settings.power, nowPs);
      settings.level = control.level ?? settings.level;
      settings.weight = control.weight ?? settings.weight;
      settings.admissionLimit = control.admissionLimit ?? settings.admissionLimit;
      settings.batchLimit = control.batchLimit ?? settings.batchLimit;
      if (replica.step === undefined && runningLimit(replica) !== limit) replica.isDue = true;
    }
  }

  #closeWindowsBefore(beforePs: bigint): void {
    const { windowPs } = this.#run;
    if (windowPs === 0n) return;
    while (this.#windowStartPs + windowPs < beforePs) this.#closeWindow(this.#windowStartPs + windowPs);
  }

  #closeWindow(endPs: bigint): void {
    if (this.#run.routerWindows === 1) this.#windows.push(this.#routerWindow(endPs));
    for (const replica of this.#replicas) {
      charge(replica, endPs);
      tell(replica, endPs);
      const kvUsedBlocks = usedBlocks(replica);
      const [running, queued] = [replica.running.length, replica.queue.length];
      const peakW = takePeakW(replica, endPs);
      this.#windows.push({ ...replica.window, endPs, kvUsedBlocks, running, queued, peakW });
      replica.window = emptyWindow(replica.index, endPs, kvUsedBlocks);
    }
    this.#windowStartPs = endPs;
  }

  #routerWindow(endPs: bigint): WindowRow {
    const counts = { arrived: this.#windowArrived, rejected: this.#windowRejected, queued: this.#held.length };
    this.#windowArrived = 0;
    this.#windowRejected = 0;
    return { ...emptyWindow(-1, this.#windowStartPs, 0), endPs, ...counts };
  }

  #arrive(id: number, arrival: Arrival, nowPs: bigint): void {
    const request = makeRequest(id, { ...arrival, timePs: nowPs });
    this.#arrived += 1;
    this.#windowArrived += 1;
    this.#endedPs = nowPs;
    const { route, holdLimit } = this.#run;
    const isExternal = route === policies.external;
    const replica = this.#router.choose(request);
    if (replica !== undefined) {
      this.#send(replica, request, nowPs, false);
      return;
    }
    this.#records.countUnrouted(request, 'arrived', 1);
    if (!isExternal && (holdLimit < 0 || this.#held.length < holdLimit)) {
      this.#held.push(request);
      this.#held.sort((a, b) => a.priority - b.priority || a.id - b.id);
      return;
    }
    this.#rejected += 1;
    this.#windowRejected += 1;
    this.#records.countUnrouted(request, 'rejected', 1);
    this.#users.free(nowPs);
  }

  /** Sends held requests on while a replica is open. Openness changes at completions and by the host only. */
  #release(nowPs: bigint): void {
    for (;;) {
      const request = this.#held[0];
      const replica = request === undefined ? undefined : this.#router.choose(request);
      if (request === undefined || replica === undefined) return;
      this.#held.shift();
      this.#records.countUnrouted(request, 'arrived', -1);
      this.#send(replica, request, nowPs, true);
    }
  }

  /** A request comes to a replica. */
  #send(replica: Replica, request: Request, atPs: bigint, released: boolean): void {
    const requests = this.#replicas.map((one) => one.unfinished.size);
    const open = this.#replicas.map(isOpen);
    this.#log?.push({ atPs, id: request.id, replica: replica.index, released, open, requests });
    const { kind, total, window } = replica;
    if (replica.step === undefined) replica.isDue = true;
    request.order = replica.came;
    replica.came += 1;
    total.arrived += 1;
    window.arrived += 1;
    this.#records.count(replica, request, 'arrived');
    const tooLong = request.promptTokens + request.outputTokens > kind.maxModelLen;
    const neededBlocks = blocks(replica, request.promptTokens + request.outputTokens - 1) + kind.watermarkBlocks;
    const neverFits = neededBlocks > kind.kvBlocks;
    const queueFull = kind.queueLimit >= 0 && replica.queue.length >= kind.queueLimit;
    if (!tooLong && !neverFits && !queueFull) {
      this.#router.noteSent(replica, request);
      replica.unfinished.add(request);
      enqueue(replica, request);
      return;
    }
    if (tooLong) total.rejectedTooLong += 1;
    else if (neverFits) total.rejectedNeverFits += 1;
    else total.rejectedQueueFull += 1;
    window.rejected += 1;
    this.#records.count(replica, request, 'rejected');
    this.#users.free(atPs);
  }

  /** Passes until a step starts or there is nothing to do. */
  #start(replica: Replica, nowPs: bigint): void {
    replica.isDue = false;
    for (;;) {
      const { plan, preempted, started } = makePass(replica, nowPs);
      for (const request of started) this.#records.sample(replica, request, 'queue', nowPs - request.arrivalPs);
      if (plan.size > 0) {
        charge(replica, nowPs);
        const { settings, costs, firstLevelRow } = replica;
        const levelCosts = costs[settings.level];
        if (levelCosts === undefined) throw new Error(`there is no level ${settings.level}`);
        const cost = costOf(replica.kind, levelCosts, plan);
        const levelRow = firstLevelRow + settings.level;
        replica.step = { plan, cost, levelRow, startPs: nowPs, endPs: nowPs + cost.durationPs, inFlightPj: 0n };
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
    notePeak(replica, step);
    this.#endedPs = nowPs;
    replica.step = undefined;
    replica.idleSincePs = nowPs;
    replica.isDue = true;
    countStep(replica, step.cost);
    attribute(replica, step.plan, step.cost);
    addUse(this.#linearUse, step.levelRow, step.cost.batch.tokens);
    addUse(this.#headUse, step.levelRow, step.cost.batch.emitting);
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
      replica.unfinished.delete(request);
      this.#records.finish(replica, request, nowPs);
      this.#users.free(nowPs);
    }
  }

  /** True when the open window, which may have no length, tells of something. */
  #isCounted(): boolean {
    const ofReplicas = this.#replicas.some(({ window }) => window.steps > 0n || window.arrived > 0);
    return ofReplicas || (this.#run.routerWindows === 1 && this.#windowArrived > 0);
  }

  #outcome(atPs: bigint, endPs: bigint): Outcome {
    for (const replica of this.#replicas) {
      charge(replica, atPs);
      tell(replica, atPs);
      if (replica.step !== undefined) notePeak(replica, replica.step);
      if (this.#run.windowPs === 0n) replica.total.peakW = -1n;
      replica.total.inFlightPj = replica.step?.inFlightPj ?? 0n;
      replica.total.running = replica.running.length;
      replica.total.queued = replica.queue.length;
      replica.total.kvUsedBlocks = usedBlocks(replica);
      replica.total.residentTokens = residentTokens(replica);
    }
    if (this.#run.windowPs > 0n && (atPs > this.#windowStartPs || this.#isCounted())) this.#closeWindow(atPs);
    const { rows, histograms, measured, classCounts, ttftTails, e2eTails } = this.#records;
    const counts: readonly Counting<ClassCountRow>[] = classCounts;
    return {
      rows,
      histograms,
      windows: this.#windows,
      totals: this.#replicas.map((replica) => replica.total),
      measured,
      classCounts: counts,
      ttftTails,
      e2eTails,
      linearUse: this.#linearUse,
      headUse: this.#headUse,
      router: { arrived: this.#arrived, rejected: this.#rejected, held: this.#held.length },
      endPs,
    };
  }
}

/** Runs a program on arrivals to the end, or to a horizon. */
export const runTwin = (program: ProgramTables, arrivals: readonly Arrival[], options: TwinOptions = {}): Outcome =>
  new Twin(program, arrivals, options).run(options.horizonPs);
