// The embeddable core: create a world, step it, look at it, fork it, go back in it.

import type { Columns } from '../core/layout.gen.ts';
import { InputError, type Issue } from '../errors.ts';
import type { Observations } from '../result/observations.ts';
import { buildResult } from '../result/result.ts';
import type { Result } from '../result/types.ts';
import { parseQuantity, secondsOf, type TimeInput, toPs } from '../units.ts';
import { skip } from '../workload/open.ts';
import { programIdentity } from './identity.ts';
import { FOREVER_PS, Run, type RunState } from './run.ts';
import { type Prepared, prepare, type ScenarioInput, type SimulateOptions } from './simulate.ts';

/** The present state of a world. Columns have a row a replica and are read anew after each `advance`. */
export interface WorldView {
  /** everything before this time has happened */
  readonly timeS: number;
  readonly done: boolean;
  /** [replica] */
  readonly replica: Columns['total'];
  /** what came to the router, and what it holds and rejected: one row */
  readonly router: Columns['router'];
  /** [pool of the Program × class, the last those that no replica has] requests that arrived after warm-up */
  readonly measured: Columns['measured'];
}

/** A moment of a world, to go back to: plain data and bytes, which may be stored. */
export interface Moment {
  /** distinguishes the world's system and requests from others */
  readonly identity: string;
  readonly state: RunState;
  readonly core: Uint8Array;
  readonly nowPs: bigint;
  /** user-supplied policies, and `router`, that keep no state: a world that is forked or goes back begins new ones */
  readonly anew: readonly string[];
}

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
  #run: Run;
  #nowPs: bigint;

  constructor(prepared: Prepared, options: SimulateOptions, moment?: Moment) {
    this.#prepared = prepared;
    this.#options = options;
    this.#run = this.#open(moment);
    this.#nowPs = moment?.nowPs ?? 0n;
  }

  #open(moment?: Moment): Run {
    const source = this.#prepared.openSource();
    if (moment !== undefined) skip(source, moment.state.pushed);
    const input = this.#prepared.input(source, this.#options.onRows);
    return new Run(this.#prepared.module, input, {}, moment);
  }

  /**
   * On by a time (`'10 s'`), or to one (`{ until: '60 s' }`); without either to the end. Never goes back.
   *
   * @throws InputError for a time that is none, and for one beyond 9,223,372 s, the end of simulated time
   */
  advance(by?: TimeInput | { readonly until: TimeInput }): this {
    let untilPs = FOREVER_PS;
    if (typeof by === 'object') untilPs = psOf(by.until);
    else if (by !== undefined) untilPs = this.#nowPs + psOf(by);
    if (untilPs > FOREVER_PS) {
      const hint = 'Simulated time ends at 9,223,372 s; without a time the world runs to its own end.';
      refuse({ path: ['advance'], found: `${secondsOf(untilPs)} s`, hint });
    }
    if (untilPs < this.#nowPs) return this;
    this.#nowPs = this.#run.advance(untilPs).atPs;
    return this;
  }

  get view(): WorldView {
    const { total, router, measured } = this.#run.cell.columns;
    return { timeS: secondsOf(this.#nowPs), done: this.#run.done, replica: total, router, measured };
  }

  /** A second world in the same state as this one; the two go on apart. */
  fork(): World {
    return new World(this.#prepared, this.#options, this.snapshot());
  }

  #identity(): string {
    const { compiled, scenario } = this.#prepared;
    return [programIdentity(compiled.program), this.#run.requests, JSON.stringify(scenario.policies)].join(' ');
  }

  /** This moment, to go back to; later changes of the world do not change it. */
  snapshot(): Moment {
    return { identity: this.#identity(), ...this.#run.save(), nowPs: this.#nowPs, anew: this.#run.memoryless };
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
    return this;
  }

  /** Lets go of the trace's file; a world that has come to its end has done so itself. */
  close(): void {
    this.#run.close();
  }

  /** What the world has seen so far: to merge with that of another world, or to make a Result of. */
  observe(): Observations {
    return this.#run.observe();
  }

  /** The Result of the whole run: advances to its end. */
  result(): Result {
    this.advance();
    return buildResult(this.#run.observations());
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
