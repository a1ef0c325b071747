// Control windows: at the instants of their cadence policies look at figures of a cell and set levers. Keeps their
// views as old as they must be, commands until they take effect, and a record of all (assembly/README.md §9).

import type { Compiled } from '../compile/compiled.ts';
import { InputError, type Issue, shown } from '../errors.ts';
import { type Command, type FleetFacts, nameOf, type RecordedCommand, type View } from '../policy/contract.ts';
import { policies } from '../policy/index.ts';
import { routeOf } from '../policy/route/index.ts';
import type { ControlRecord } from '../result/observations.ts';
import type { Scenario } from '../scenario/types.ts';
import { S_PER_PS, toPs } from '../units.ts';
import { commandIssues, ineffectiveIssues, type LeverFacts } from './levers.ts';
import { createOwn, longestS, type OwnPolicy, type PolicyAtWork } from './own-policy.ts';
import type { CellController, ControlledCell, Signals } from './port.ts';
import { factsOf, type PlainSignals, plain, revived, viewBetween } from './view.ts';

/** Commands that a result lists; more are counted. */
const COMMANDS_KEPT = 10_000;
/** Ticks without a command after which a fleet that does nothing is left alone: what is held stays held. */
const IDLE_TICKS = 10_000;

/** A policy at work, and what the control remembers for it. */
interface PolicyState extends PolicyAtWork {
  readonly cadencePs: bigint;
  nextPs: bigint;
  last: Signals | null;
  /** [replica] highest power of a step since its last tick */
  peakW: Float64Array;
  /** views that are not old enough yet, oldest first */
  views: View[];
}

export interface ControlState {
  readonly policies: readonly {
    readonly nextPs: string;
    readonly last: PlainSignals | null;
    readonly peakW: number[];
    readonly views: readonly PlainSignals[];
    readonly state: unknown;
  }[];
  readonly pending: readonly RecordedCommand[];
  readonly commands: readonly RecordedCommand[];
  readonly commandCount: number;
  readonly idleTicks: number;
}

/** The commands of an answer of `decide`, or an InputError with all that is wrong with it. */
function answerOf(policy: string, answer: unknown, facts: LeverFacts): readonly Command[] {
  const path = ['policies', policy, 'decide'];
  if (!Array.isArray(answer)) {
    const hint = 'It must return a list of commands at once, empty where it has none; a Promise cannot be waited for.';
    const found = answer instanceof Promise ? 'a Promise' : shown(answer);
    throw new InputError([{ code: 'BAD_VALUE', path, found, hint }]);
  }
  const issues = answer.flatMap((command, row) => [
    ...commandIssues(command, facts.replicas, [...path, row]),
    ...ineffectiveIssues(command, facts, [...path, row]),
    ...delayIssues(command, [...path, row]),
  ]);
  if (issues.length > 0) throw new InputError(issues);
  return answer;
}

function delayIssues(command: unknown, path: readonly (string | number)[]): Issue[] {
  const { afterS = 0, effectPs = '0' } = (command ?? {}) as Readonly<Record<string, unknown>>;
  const issues: Issue[] = [];
  const bad = (key: string, found: unknown, hint: string) =>
    issues.push({ code: 'BAD_VALUE', path: [...path, key], found: shown(found), hint });
  if (typeof afterS !== 'number' || !(afterS <= longestS)) bad('afterS', afterS, `Write seconds, at most ${longestS}.`);
  const isPs = typeof effectPs === 'string' && /^\d{1,19}$/.test(effectPs);
  if (!isPs) bad('effectPs', effectPs, 'Write whole picoseconds as a text of digits.');
  return issues;
}

export class Control implements CellController {
  readonly #facts: FleetFacts & LeverFacts;
  readonly #atWork: PolicyState[];
  readonly #onCommand: ((command: RecordedCommand) => void) | undefined;
  /** least power limit of the policies; null = none */
  readonly #limitW: number | null;
  #pending: RecordedCommand[] = [];
  #commands: RecordedCommand[] = [];
  #commandCount = 0;
  #idleTicks = 0;

  constructor(
    atWork: readonly PolicyAtWork[],
    facts: FleetFacts & LeverFacts,
    onCommand?: (command: RecordedCommand) => void,
    limitW: number | null = null,
  ) {
    this.#facts = facts;
    this.#onCommand = onCommand;
    this.#limitW = limitW;
    this.#atWork = atWork.map(({ id, controller, isMemoryless }) => ({
      ...{ id, controller, isMemoryless },
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
    for (const { nextPs } of this.#atWork) if (next === null || nextPs < next) next = nextPs;
    const due = this.#pending[0];
    if (due !== undefined && (next === null || BigInt(due.effectPs) < next)) next = BigInt(due.effectPs);
    return next;
  }

  /** Commands in order of giving, the first of them; and how many there were. */
  get record(): ControlRecord {
    const policies = this.#atWork.map(({ id }) => id);
    return { policies, limitW: this.#limitW, commandCount: this.#commandCount, commands: this.#commands };
  }

  /** Policies that keep no state: what is restored begins with new ones. */
  get memoryless(): string[] {
    return this.#atWork.filter(({ isMemoryless }) => isMemoryless).map(({ id }) => id);
  }

  /** Policies look from the next multiple of their cadences on. */
  startAt(atPs: bigint): void {
    for (const policy of this.#atWork) {
      const { cadencePs } = policy;
      policy.nextPs = ((atPs + cadencePs - 1n) / cadencePs) * cadencePs;
    }
  }

  /** What is due takes effect, then every policy whose turn it is looks and decides. */
  act(cell: ControlledCell, atPs: bigint): void {
    this.#takeEffect(cell, atPs);
    const signals = cell.signals();
    this.#notePeaks(signals);
    let hasLooked = false;
    const commandsBefore = this.#commandCount;
    for (const policy of this.#atWork) {
      if (policy.nextPs !== atPs) continue;
      hasLooked = true;
      policy.views.push(viewBetween(policy.last, signals, policy.peakW));
      policy.last = signals;
      policy.peakW = new Float64Array(this.#facts.replicas);
      policy.nextPs += policy.cadencePs;
      this.#decide(policy, cell, atPs);
    }
    const isIdle = signals.running.every((running, row) => running + (signals.queued[row] ?? 0) === 0);
    if (hasLooked) this.#idleTicks = isIdle && this.#commandCount === commandsBefore ? this.#idleTicks + 1 : 0;
  }

  #decide({ id, views, controller }: PolicyState, cell: ControlledCell, atPs: bigint): void {
    const latestS = Number(atPs) * S_PER_PS - controller.stalenessS;
    let view: View | undefined;
    while (views.length > 0 && (views[0]?.atS ?? 0) <= latestS) view = views.shift();
    if (view === undefined) return;
    const commands = answerOf(id, controller.decide(view), this.#facts);
    for (const command of commands) this.#give(id, command, cell, atPs);
  }

  #give(policy: string, command: Command, cell: ControlledCell, atPs: bigint): void {
    const { replica, lever, value, afterS = 0 } = command;
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
      cell.apply([recorded]);
      return;
    }
    const after = this.#pending.findIndex((other) => BigInt(other.effectPs) > effectPs);
    if (after < 0) this.#pending.push(recorded);
    else this.#pending.splice(after, 0, recorded);
  }

  /** Commands whose instant has come take effect. True when there were some. */
  #takeEffect(cell: ControlledCell, atPs: bigint): void {
    const later = this.#pending.findIndex(({ effectPs }) => BigInt(effectPs) > atPs);
    const due = this.#pending.splice(0, later < 0 ? this.#pending.length : later);
    if (due.length > 0) cell.apply(due);
  }

  #notePeaks({ peakW: now }: Signals): void {
    for (const { peakW } of this.#atWork) {
      for (let row = 0; row < peakW.length; row++) peakW[row] = Math.max(peakW[row] ?? 0, now[row] ?? 0);
    }
  }

  /** All that the control remembers, as plain data. */
  save(): ControlState {
    return {
      policies: this.#atWork.map(({ nextPs, last, peakW, views, controller }) => ({
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
    for (const [place, policy] of this.#atWork.entries()) {
      const kept = saved.policies[place];
      if (kept === undefined) {
        const found = `${saved.policies.length} policies`;
        const hint = `Give the policies of the run that was saved; here are ${this.#atWork.length}.`;
        throw new InputError([{ code: 'MISMATCH', path: ['policies'], found, hint }]);
      }
      policy.nextPs = BigInt(kept.nextPs);
      policy.last = kept.last && revived<Signals>(kept.last);
      policy.peakW = Float64Array.from(kept.peakW);
      policy.views = kept.views.map((view) => revived<View>(view));
      policy.controller.restore(kept.state);
    }
    this.#pending = [...saved.pending];
    this.#commands = [...saved.commands];
    this.#commandCount = saved.commandCount;
    this.#idleTicks = saved.idleTicks;
  }
}

/** The control of a run: the scenario's policies, then the caller's own; undefined when there are none. */
export function controlOf(
  { policies: specs, route }: Pick<Scenario, 'policies' | 'route'>,
  own: readonly OwnPolicy[],
  compiled: Compiled,
  onCommand?: (command: RecordedCommand) => void,
): Control | undefined {
  if (specs.length + own.length === 0) return undefined;
  const facts = factsOf(compiled);
  const atWork = specs.map(({ id, settings }): PolicyAtWork => {
    const definition = policies.find((policy) => policy.id === id);
    if (definition === undefined) throw new RangeError(`no policy ${id}`);
    return { id, controller: definition.create(settings, facts), isMemoryless: false };
  });
  const owned = own.map((policy, row) => createOwn(policy, row, facts));
  const limits = specs.flatMap(({ id, settings }) => (id === 'power-limit' ? [Number(settings['limit'])] : []));
  const limitW = limits.length === 0 ? null : Math.min(...limits);
  return new Control([...atWork, ...owned], { ...facts, route: routeOf(route.policy) }, onCommand, limitW);
}
