// Control windows: between two Horizon exits policies look at columns and write columns. Keeps their views as old as
// they must be, commands until they take effect, and a record of all. The definitions stand in assembly/README.md §9.

import type { Compiled } from '../compile/compiled.ts';
import type { Cell } from '../core/cell.ts';
import { rowReader } from '../core/integers.ts';
import type { Columns } from '../core/layout.gen.ts';
import {
  type Command,
  type Controller,
  type FleetFacts,
  nameOf,
  Power,
  type RecordedCommand,
  type View,
} from '../policy/contract.ts';
import { policies } from '../policy/index.ts';
import type { ControlRecord } from '../result/observations.ts';
import type { PolicySpec } from '../scenario/types.ts';
import { toPs } from '../units.ts';
import type { Controller as RunController } from './port.ts';
import {
  factsOf,
  type PlainSnapshot,
  plain,
  revived,
  S_PER_PS,
  type Snapshot,
  snapshotOf,
  viewBetween,
} from './view.ts';

/** Commands that a result lists; more are counted. */
const COMMANDS_KEPT = 10_000;
/** Ticks without a command after which a fleet that does nothing is left alone: what is held stays held. */
const IDLE_TICKS = 10_000;
/** Clocks this near to a level are that level. */
const CLOCK_TOLERANCE = 1e-9;

/** A policy at work, and what the control remembers for it. */
interface Seat {
  readonly id: string;
  readonly controller: Controller;
  readonly cadencePs: bigint;
  nextPs: bigint;
  last: Snapshot | null;
  /** [replica] hungriest step since its last tick */
  peakW: Float64Array;
  /** views that are not old enough yet, oldest first */
  views: View[];
}

export interface ControlState {
  readonly seats: readonly {
    readonly nextPs: string;
    readonly last: PlainSnapshot | null;
    readonly peakW: number[];
    readonly views: readonly PlainSnapshot[];
    readonly state: unknown;
  }[];
  readonly pending: readonly RecordedCommand[];
  readonly commands: readonly RecordedCommand[];
  readonly commandCount: number;
  readonly idleTicks: number;
}

export interface PolicyAtWork {
  readonly id: string;
  readonly controller: Controller;
}

export class Control implements RunController {
  readonly #facts: FleetFacts;
  readonly #seats: Seat[];
  readonly #kvBlocks: Float64Array;
  readonly #onCommand: ((command: RecordedCommand) => void) | undefined;
  #pending: RecordedCommand[] = [];
  #commands: RecordedCommand[] = [];
  #commandCount = 0;
  #idleTicks = 0;

  /** `kvBlocks` = [replica] KV blocks. */
  constructor(
    atWork: readonly PolicyAtWork[],
    facts: FleetFacts,
    kvBlocks: Float64Array,
    onCommand?: (command: RecordedCommand) => void,
  ) {
    this.#facts = facts;
    this.#kvBlocks = kvBlocks;
    this.#onCommand = onCommand;
    this.#seats = atWork.map(({ id, controller }) => ({
      id,
      controller,
      cadencePs: toPs(controller.cadenceS),
      nextPs: 0n,
      last: null,
      peakW: new Float64Array(facts.replicas),
      views: [],
    }));
  }

  /** The next instant at which something is looked at or takes effect; null when nothing more will. */
  nextPs(): bigint | null {
    if (this.#idleTicks > IDLE_TICKS) return null;
    let next: bigint | null = null;
    for (const { nextPs } of this.#seats) if (next === null || nextPs < next) next = nextPs;
    const due = this.#pending[0];
    if (due !== undefined && (next === null || BigInt(due.effectPs) < next)) next = BigInt(due.effectPs);
    return next;
  }

  /** Commands in order of giving, the first of them; and how many there were. */
  get record(): ControlRecord {
    const policies = this.#seats.map(({ id }) => id);
    return { policies, commandCount: this.#commandCount, commands: this.#commands };
  }

  /** Called at a Horizon: what is due takes effect, then every policy whose turn it is looks and decides. */
  act(cell: Cell, atPs: bigint): boolean {
    const { columns } = cell;
    this.#notePeaks(columns);
    this.#takeEffect(columns, atPs);
    let snapshot: Snapshot | null = null;
    const commandsBefore = this.#commandCount;
    for (const seat of this.#seats) {
      if (seat.nextPs !== atPs) continue;
      snapshot ??= snapshotOf(columns, this.#facts, this.#kvBlocks, atPs);
      seat.views.push(viewBetween(seat.last, snapshot, seat.peakW));
      seat.last = snapshot;
      seat.peakW = new Float64Array(this.#facts.replicas);
      seat.nextPs += seat.cadencePs;
      this.#decide(seat, columns, atPs);
    }
    const isIdle = columns.total.running.every((running, row) => running + (columns.total.queued[row] ?? 0) === 0);
    if (snapshot !== null) this.#idleTicks = isIdle && this.#commandCount === commandsBefore ? this.#idleTicks + 1 : 0;
    return true;
  }

  #decide(seat: Seat, columns: Columns, atPs: bigint): void {
    const latestS = Number(atPs) * S_PER_PS - seat.controller.stalenessS;
    let view: View | undefined;
    while (seat.views.length > 0 && (seat.views[0]?.atS ?? 0) <= latestS) view = seat.views.shift();
    if (view === undefined) return;
    for (const command of seat.controller.decide(view)) this.#give(seat.id, command, columns, atPs);
  }

  #give(policy: string, command: Command, columns: Columns, atPs: bigint): void {
    const { replica, lever, value, afterS = 0 } = command;
    if (!Number.isInteger(replica) || replica < 0 || replica >= this.#facts.replicas || !Number.isFinite(value))
      throw new RangeError(`policy ${policy} commands ${lever} = ${value} of replica ${replica}`);
    const given = command.effectPs === undefined ? atPs + toPs(Math.max(0, afterS)) : BigInt(command.effectPs);
    const effectPs = given < atPs ? atPs : given;
    const recorded: RecordedCommand = {
      policy,
      givenS: Number(atPs) * S_PER_PS,
      effectS: Number(effectPs) * S_PER_PS,
      effectPs: String(effectPs),
      replica,
      name: nameOf(this.#facts, replica),
      lever,
      value,
    };
    this.#onCommand?.(recorded);
    if (this.#commands.length < COMMANDS_KEPT) this.#commands.push(recorded);
    this.#commandCount++;
    if (effectPs === atPs) {
      this.#write(columns, recorded);
      return;
    }
    const after = this.#pending.findIndex((other) => BigInt(other.effectPs) > effectPs);
    if (after < 0) this.#pending.push(recorded);
    else this.#pending.splice(after, 0, recorded);
  }

  #takeEffect(columns: Columns, atPs: bigint): void {
    let due = 0;
    for (const command of this.#pending) {
      if (BigInt(command.effectPs) > atPs) break;
      this.#write(columns, command);
      due++;
    }
    this.#pending.splice(0, due);
  }

  #write({ replica: table, level }: Columns, { replica, lever, value }: RecordedCommand): void {
    if (lever === 'clock') {
      const levels = this.#facts.clocks.length;
      const first = (table.kind[replica] ?? 0) * levels;
      table.level[replica] = this.#levelOf(level.clockFactor.subarray(first, first + levels), value);
    } else if (lever === 'weight') table.weight[replica] = Math.round(Math.max(0, Math.min(1000, value)) * 1000);
    else if (lever === 'power')
      table.power[replica] = value === Power.on || value === Power.starting ? value : Power.off;
    else table[lever][replica] = Math.max(-1, Math.min(2_147_483_647, Math.trunc(value)));
  }

  /** The fastest level that is not above `clock`; the slowest when all are. */
  #levelOf(factors: Float64Array, clock: number): number {
    let best = 0;
    for (const [row, factor] of factors.entries()) {
      const known = factors[best] ?? 0;
      const fits = factor <= clock + CLOCK_TOLERANCE;
      const bestFits = known <= clock + CLOCK_TOLERANCE;
      if (fits ? !bestFits || factor > known : !bestFits && factor < known) best = row;
    }
    return best;
  }

  #notePeaks({ total }: Columns): void {
    const peak = rowReader(total.peakW);
    for (const { peakW } of this.#seats) {
      for (let row = 0; row < peakW.length; row++) peakW[row] = Math.max(peakW[row] ?? 0, peak(row));
    }
  }

  /** All that the control remembers, as plain data. */
  save(): ControlState {
    return {
      seats: this.#seats.map(({ nextPs, last, peakW, views, controller }) => ({
        nextPs: String(nextPs),
        last: last && plain(last),
        peakW: [...peakW],
        views: views.map(plain),
        state: controller.state(),
      })),
      pending: this.#pending,
      commands: [...this.#commands],
      commandCount: this.#commandCount,
      idleTicks: this.#idleTicks,
    };
  }

  restore(from: unknown): void {
    const saved = from as ControlState;
    for (const [place, seat] of this.#seats.entries()) {
      const kept = saved.seats[place];
      if (kept === undefined) throw new RangeError('the saved control has other policies');
      seat.nextPs = BigInt(kept.nextPs);
      seat.last = kept.last && revived<Snapshot>(kept.last);
      seat.peakW = Float64Array.from(kept.peakW);
      seat.views = kept.views.map((view) => revived<View>(view));
      seat.controller.restore(kept.state);
    }
    this.#pending = [...saved.pending];
    this.#commands = [...saved.commands];
    this.#commandCount = saved.commandCount;
    this.#idleTicks = saved.idleTicks;
  }
}

/** A policy written by hand, beside those of the scenario. */
export interface OwnPolicy {
  readonly id: string;
  create(facts: FleetFacts): Controller;
}

/** The control of a run: the scenario's policies, then the caller's own; undefined when there are none. */
export function controlOf(
  specs: readonly PolicySpec[],
  own: readonly OwnPolicy[],
  compiled: Compiled,
  onCommand?: (command: RecordedCommand) => void,
): Control | undefined {
  if (specs.length + own.length === 0) return undefined;
  const facts = factsOf(compiled);
  const atWork = specs.map(({ id, settings }): PolicyAtWork => {
    const definition = policies.find((policy) => policy.id === id);
    if (definition === undefined) throw new RangeError(`no policy ${id}`);
    return { id, controller: definition.create(settings, facts) };
  });
  const owned = own.map(({ id, create }): PolicyAtWork => ({ id, controller: create(facts) }));
  const { kind, replica } = compiled.program;
  const kvBlocks = Float64Array.from(replica.kind, (row) => kind.kvBlocks[row] ?? 1);
  return new Control([...atWork, ...owned], facts, kvBlocks, onCommand);
}
