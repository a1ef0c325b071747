// The embeddable core: create a world, step it, look at it, fork it, go back in it.

import { checkedCommands } from '../control/levers.ts';
import { type PolicyCommand, plainCommand } from '../control/own-policy.ts';
import { factsOf } from '../control/view.ts';
import type { WindowTable } from '../core/layout.gen.ts';
import { InputError, type Issue } from '../errors.ts';
import { nameOf, type RecordedCommand, routeOf } from '../policy/index.ts';
import type { Observations } from '../result/observations.ts';
import { buildResult } from '../result/result.ts';
import type { Result } from '../result/types.ts';
import { parseQuantity, secondsOf, type TimeInput, toPs } from '../units.ts';
import { skip } from '../workload/open.ts';
import {
  checkChanges,
  commandsOf,
  type ForkChanges,
  type LoadChange,
  paced,
  pacedPs,
  paceHeld,
  policiesOf,
} from './changes.ts';
import { requestEvent, type WorldEvent, windowEvent } from './events.ts';
import { programIdentity } from './identity.ts';
import { FOREVER_PS, Run, type RunState } from './run.ts';
import { type Prepared, prepare, type ScenarioInput, type SimulateOptions } from './simulate.ts';
import { viewOf, type WorldView } from './view.ts';

/** A moment of a world, to go back to: plain data and bytes, which may be stored. */
export interface Moment {
  /** distinguishes the world's system and requests from others */
  readonly identity: string;
  readonly state: RunState;
  readonly core: Uint8Array;
  readonly nowPs: bigint;
  /** user-supplied policies, and `router`, that keep no state: a world that is forked or goes back begins new ones */
  readonly anew: readonly string[];
  /** what the caller has commanded so far */
  readonly commands?: readonly RecordedCommand[];
}

/** How a world begins, other than at time 0. */
interface Start {
  readonly moment: Moment;
  readonly loads: readonly LoadChange[];
  /** requests that the core holds come at other times from here on */
  readonly load?: LoadChange | undefined;
  /** other policies than those of the moment, which begin here */
  readonly hasOtherPolicies: boolean;
}

/** What results call the caller of `World.command`. */
const CALLER = 'world';
const earlier = (a: bigint, b: bigint): bigint => (b < a ? b : a);

/** Simulated time between two portions of events. */
const EVENTS_EVERY_PS = toPs(1);

const refuse = (issue: Omit<Issue, 'code'>, code: Issue['code'] = 'BAD_VALUE'): never => {
  throw new InputError([{ code, ...issue }]);
};

/** A moment of this very system and these requests. */
function checkMoment(moment: Moment, identity: string): void {
  const { state, core, nowPs } = (moment ?? {}) as Partial<Moment>;
  const isWhole =
    typeof state === 'object' && state !== null && core instanceof Uint8Array && typeof nowPs === 'bigint';
  if (!isWhole) refuse({ path: ['moment'], found: 'no moment', hint: 'Pass what world.snapshot() returned.' });
  if (moment.identity === identity) return;
  const hint = 'A world goes back to its own moments, and to those of worlds of the same scenario and seed.';
  refuse({ path: ['moment'], found: 'a moment of another world', hint }, 'MISMATCH');
}

const psOf = (time: TimeInput): bigint => toPs(parseQuantity(typeof time === 'number' ? `${time} s` : time, 'time'));

/**
 * A world at an instant of simulated time. `create` makes one.
 *
 * @example `(await create('chat-8b-h100')).advance({ until: '10 s' }).view.timeS`
 */
export class World {
  readonly #prepared: Prepared;
  readonly #options: SimulateOptions;
  readonly #loads: readonly LoadChange[];
  readonly #commands: RecordedCommand[];
  #run: Run;
  #nowPs: bigint;
  /** what has happened since it was asked for; null = nobody asks */
  #events: WorldEvent[] | null = null;

  constructor(prepared: Prepared, options: SimulateOptions, start?: Start) {
    this.#prepared = prepared;
    this.#options = options;
    this.#loads = start?.loads ?? [];
    this.#nowPs = start?.moment.nowPs ?? 0n;
    this.#commands = [...(start?.moment.commands ?? [])];
    this.#run = this.#open(start?.moment, start);
    if (start?.load === undefined) return;
    paceHeld(this.#run.cell, start.load);
    this.#run.cell.control();
  }

  #open(moment?: Moment, { load, hasOtherPolicies = false }: Partial<Start> = {}): Run {
    const source = paced(this.#prepared.openSource(), this.#loads);
    if (moment !== undefined) skip(source, moment.state.pushed);
    const fresh = this.#prepared.input(
      source,
      (rows, count) => {
        this.#options.onRows?.(rows, count);
        if (this.#events !== null) for (let row = 0; row < count; row++) this.#events.push(requestEvent(rows, row));
      },
      (command) => {
        this.#options.onCommand?.(command);
        this.#events?.push({ kind: 'command', ...command });
      },
    );
    const input = {
      ...fresh,
      onWindows: (windows: WindowTable, count: number) => {
        if (this.#events !== null) for (let row = 0; row < count; row++) this.#events.push(windowEvent(windows, row));
      },
    };
    if (moment === undefined) return new Run(this.#prepared.module, input);
    const { state: saved } = moment;
    const lastArrivalPs = load === undefined ? saved.lastArrivalPs : String(pacedPs(BigInt(saved.lastArrivalPs), load));
    const state = { ...saved, lastArrivalPs, ...(hasOtherPolicies && { control: null }) };
    if (hasOtherPolicies) input.controller?.startAt?.(moment.nowPs);
    return new Run(this.#prepared.module, input, {}, { state, core: moment.core });
  }

  /**
   * On by a time (`'10 s'`), or to one (`{ until: '60 s' }`); without either to the end. Never goes back.
   *
   * @throws InputError for a time that is none, and for one beyond 9,223,372 s, the end of simulated time
   */
  advance(by?: TimeInput | { readonly until: TimeInput }): this {
    const untilPs = this.#untilOf(by);
    if (untilPs >= this.#nowPs) this.#nowPs = this.#run.advance(untilPs).atPs;
    return this;
  }

  #untilOf(by?: TimeInput | { readonly until: TimeInput }): bigint {
    let untilPs = FOREVER_PS;
    if (typeof by === 'object') untilPs = psOf(by.until);
    else if (by !== undefined) untilPs = this.#nowPs + psOf(by);
    if (untilPs <= FOREVER_PS) return untilPs;
    const hint = 'Simulated time ends at 9,223,372 s; without a time the world runs to its own end.';
    return refuse({ path: ['advance'], found: `${secondsOf(untilPs)} s`, hint });
  }

  get view(): WorldView {
    return viewOf(this.#run, this.#nowPs);
  }

  /**
   * Sets levers of replicas at this instant, before everything else that happens at it. Results list what was commanded
   * under the policy `world`.
   *
   * @throws InputError with all that is wrong with the commands, and then none is given
   * @example `world.advance('60 s').command({ replica: 'wide/2', lever: 'power', value: 'off' })`
   */
  command(commands: PolicyCommand | readonly PolicyCommand[]): this {
    const given: readonly unknown[] = Array.isArray(commands) ? commands : [commands];
    if (given.length === 0) return this;
    const { scenario, compiled } = this.#prepared;
    const facts = factsOf(compiled);
    const route = routeOf(scenario.route.policy);
    const plain = given.map((command) => plainCommand(command, facts));
    const levers = checkedCommands(plain, { ...facts, route });
    if (this.#run.done)
      refuse({ path: ['command'], found: 'a world that is done', hint: 'Command before the last request has left.' });
    // a run is at an instant only once it has advanced to one
    if (this.#run.instantPs !== this.#nowPs) this.#run.advance(this.#nowPs);
    this.#run.apply(levers);
    const givenS = secondsOf(this.#nowPs);
    for (const command of levers) {
      const at = { givenS, effectS: givenS, effectPs: String(this.#nowPs) };
      const recorded = { policy: CALLER, ...at, ...command, name: nameOf(facts, command.replica) };
      this.#commands.push(recorded);
      this.#events?.push({ kind: 'command', ...recorded });
      this.#options.onCommand?.(recorded);
    }
    return this;
  }

  /**
   * Goes on as `advance` does, and gives what happens on the way, in order of its reports: requests that finish,
   * windows that close, commands of policies and of this world's caller. It goes on in portions of 1 s: that is where
   * it is when a reader leaves the loop.
   *
   * @example `for (const event of world.events('60 s')) if (event.kind === 'request') console.log(event.finishS)`
   */
  *events(by?: TimeInput | { readonly until: TimeInput }): Generator<WorldEvent, void, undefined> {
    const untilPs = this.#untilOf(by);
    this.#events = [];
    try {
      while (this.#nowPs < untilPs && !this.#run.done) {
        const portionPs = this.#nowPs + EVENTS_EVERY_PS;
        this.#nowPs = this.#run.advance(earlier(portionPs, untilPs)).atPs;
        yield* this.#events.splice(0);
      }
    } finally {
      this.#events = null;
    }
  }

  /**
   * A second world in the same state as this one; the two go on apart. With changes the second meets another future:
   * more load, lost replicas, other limits, prices or policies.
   *
   * @throws InputError for a change that cannot be made of a world that runs
   * @example `world.fork({ load: 1.5, lost: ['wide/0'] }).result().attainment.share`
   */
  fork(changes: ForkChanges = {}): World {
    checkChanges(changes);
    const { load = 1, price, policies } = changes;
    const isOther = price !== undefined || policies !== undefined;
    const prepared = isOther
      ? this.#prepared.changed({ price, policies: policies && policiesOf(policies) })
      : this.#prepared;
    if (programIdentity(prepared.compiled.program) !== programIdentity(this.#prepared.compiled.program)) {
      const hint = 'Clocks that a policy sets must be levels from the start: write fleet: { clocks: [...] }.';
      refuse({ path: ['fork', 'policies'], found: 'policies that need another system', hint }, 'MISMATCH');
    }
    if (load !== 1 && this.#prepared.scenario.workload.users !== undefined) {
      const hint = 'Users of a closed loop send when they are answered; fork a scenario of another concurrency.';
      refuse({ path: ['fork', 'load'], found: String(load), hint });
    }
    const change = load === 1 ? undefined : { fromPs: this.#nowPs, factor: load };
    const loads = change === undefined ? this.#loads : [...this.#loads, change];
    const start = { moment: this.snapshot(), loads, load: change, hasOtherPolicies: policies !== undefined };
    return new World(prepared, this.#options, start).command(commandsOf(changes));
  }

  #identity(): string {
    const { compiled, scenario } = this.#prepared;
    return [programIdentity(compiled.program), this.#run.requests, JSON.stringify(scenario.policies)].join(' ');
  }

  /** This moment, to go back to; later changes of the world do not change it. */
  snapshot(): Moment {
    return {
      identity: this.#identity(),
      ...this.#run.save(),
      nowPs: this.#nowPs,
      anew: this.#run.memoryless,
      commands: [...this.#commands],
    };
  }

  /**
   * Goes back (or on) to a moment of this world, or of one of the same system, requests and policies.
   *
   * @throws InputError for a moment of another world
   */
  restore(moment: Moment): this {
    checkMoment(moment, this.#identity());
    this.#run.close();
    this.#run = this.#open(moment);
    this.#nowPs = moment.nowPs;
    this.#commands.splice(0, this.#commands.length, ...(moment.commands ?? []));
    return this;
  }

  /** Lets go of the trace's file; a world that has come to its end has done so itself. */
  close(): void {
    this.#run.close();
  }

  /** What the world has seen so far: to merge with that of another world, or to make a Result of. */
  observe(): Observations {
    return this.#withCommands(this.#run.observe());
  }

  /** What the caller has commanded, beside what policies have. */
  #withCommands(observed: Observations): Observations {
    if (this.#commands.length === 0) return observed;
    const { policies = [], commandCount = 0, commands = [] } = observed.control ?? {};
    const all = [...commands, ...this.#commands].sort((a, b) => a.givenS - b.givenS);
    const control = {
      policies: [...policies, CALLER],
      commandCount: commandCount + this.#commands.length,
      commands: all,
    };
    return { ...observed, control };
  }

  /** The Result of the whole run: advances to its end. */
  result(): Result {
    this.advance();
    return buildResult(this.observe());
  }
}

/**
 * Creates a world: a run that a program steps, looks at, forks and takes back.
 *
 * @throws InputError with every problem of scenario, files and options
 * @example
 * ```ts
 * const world = await create('chat-8b-h100');
 * world.advance('60 s');
 * const moment = world.snapshot();
 * const { latency } = world.result();
 * world.restore(moment);
 * ```
 */
export async function create(input: ScenarioInput, options: SimulateOptions = {}): Promise<World> {
  return new World(await prepare(input, options), options);
}
