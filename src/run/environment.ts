// A world as an environment for learners, in the manner of Gymnasium: reset, step, observe.

import type { PolicyCommand } from '../control/own-policy.ts';
import { InputError, shown } from '../errors.ts';
import type { ScenarioData } from '../scenario/index.ts';
import { getPreset } from '../scenario/list.ts';
import { parseQuantity, type TimeInput } from '../units.ts';
import { checkOptions, runOptions } from './options.ts';
import type { ScenarioInput, SimulateOptions } from './simulate.ts';
import type { WorldView } from './view.ts';
import { create, type World } from './world.ts';

/** What a learner needs to know of a step beside its reward. */
export interface StepInfo {
  /** everything before it has happened, s */
  readonly timeS: number;
  /** measured requests that finished in the step, and that did so within every objective */
  readonly finished: number;
  readonly good: number;
  /** of the step, all replicas */
  readonly energyJ: number;
  readonly view: WorldView;
}

/** What a step gives: the five values of Gymnasium's `step`. */
export interface StepOutcome<O> {
  readonly observation: O;
  readonly reward: number;
  /** the run has come to its end */
  readonly terminated: boolean;
  /** `until` has come */
  readonly truncated: boolean;
  readonly info: StepInfo;
}

/** How an environment steps, what its learner sees and does, and what a step is worth. */
export interface EnvironmentOptions<O, A> extends Omit<SimulateOptions, 'signal' | 'onProgress'> {
  /** simulated time of one step, such as `'5 s'` */
  readonly step: TimeInput;
  /**
   * an episode is cut there
   * @defaultValue the end of the run
   */
  readonly until?: TimeInput | undefined;
  /**
   * what the learner sees
   * @defaultValue of each replica running requests, queued requests and the share of KV blocks held, one after another
   */
  readonly observe?: ((view: WorldView) => O) | undefined;
  /**
   * an action in commands
   * @defaultValue the action is a list of commands
   */
  readonly act?: ((action: A, view: WorldView) => readonly PolicyCommand[]) | undefined;
  /**
   * what a step was worth
   * @defaultValue measured requests that finished within every objective
   */
  readonly reward?: ((info: StepInfo) => number) | undefined;
}

const replicaStates = ({ replica: { running, queued, kvShare } }: WorldView): Float64Array =>
  Float64Array.from([...running, ...queued, ...kvShare]);

const sum = (column: Float64Array): number => column.reduce((total, value) => total + value, 0);

/**
 * Episodes over worlds of one scenario. `createEnvironment` makes one.
 *
 * @example `await environment.reset({ seed: 1 }); const { reward } = environment.step([]);`
 */
export class Environment<O = Float64Array, A = readonly PolicyCommand[]> {
  readonly #input: ScenarioData;
  readonly #options: EnvironmentOptions<O, A>;
  readonly #stepS: number;
  readonly #untilS: number;
  #world: World | null = null;
  #view: WorldView | null = null;

  constructor(input: ScenarioInput, options: EnvironmentOptions<O, A>) {
    checkOptions(options, { ...runOptions, observe: 'function', act: 'function', reward: 'function' });
    const secondsOf = (time: TimeInput, key: string): number =>
      typeof time === 'number' ? time : parseQuantity(time, 'time', ['options', key]);
    this.#input = typeof input === 'string' ? (getPreset(input).scenario as ScenarioData) : input;
    this.#options = options;
    this.#stepS = secondsOf(options.step, 'step');
    this.#untilS = options.until === undefined ? Number.POSITIVE_INFINITY : secondsOf(options.until, 'until');
    if (this.#stepS > 0) return;
    const hint = 'Write the simulated time of a step, above 0.';
    throw new InputError([{ code: 'BAD_VALUE', path: ['options', 'step'], found: shown(options.step), hint }]);
  }

  /** The world of the episode, to look at and to fork: a planner may try actions in copies. */
  get world(): World {
    if (this.#world !== null) return this.#world;
    const hint = 'Begin an episode with `await environment.reset()`.';
    throw new InputError([{ code: 'MISSING', path: ['environment'], found: 'no episode', hint }]);
  }

  /** Begins an episode; `seed` = other draws of the same scenario, which are the same for equal seeds. */
  async reset({ seed }: { readonly seed?: number } = {}): Promise<{ observation: O; info: StepInfo }> {
    this.#world?.close();
    const input = seed === undefined ? this.#input : { ...this.#input, run: { ...this.#input.run, seed } };
    this.#world = await create(input, this.#options);
    this.#view = this.#world.view;
    const info = this.#info(this.#view, this.#view);
    return { observation: this.#observe(info.view), info };
  }

  /** Acts at the instant, goes on by a step, and says what it was worth. */
  step(action: A): StepOutcome<O> {
    const { world } = this;
    const before = this.#view ?? world.view;
    const { act, reward } = this.#options;
    const commands = act === undefined ? (action as readonly PolicyCommand[]) : act(action, before);
    if (!before.done) world.command(commands).advance({ until: Math.min(before.timeS + this.#stepS, this.#untilS) });
    const view = world.view;
    this.#view = view;
    const info = this.#info(before, view);
    return {
      observation: this.#observe(view),
      reward: reward === undefined ? info.good : reward(info),
      terminated: view.done,
      truncated: !view.done && view.timeS >= this.#untilS,
      info,
    };
  }

  #observe(view: WorldView): O {
    const { observe } = this.#options;
    return observe === undefined ? (replicaStates(view) as O) : observe(view);
  }

  #info(before: WorldView, view: WorldView): StepInfo {
    return {
      timeS: view.timeS,
      finished: view.measured.finished - before.measured.finished,
      good: view.measured.good - before.measured.good,
      energyJ: sum(view.replica.energyJ) - sum(before.replica.energyJ),
      view,
    };
  }
}

/**
 * An environment of a scenario: `reset`, then `step` until it is terminated or truncated. Deterministic: equal seeds
 * and actions give equal episodes.
 *
 * @example
 * ```ts
 * const environment = await createEnvironment(scenario, { step: '5 s' });
 * let { observation } = await environment.reset({ seed: 1 });
 * for (let isOver = false; !isOver; ) {
 *   const outcome = environment.step(choose(observation));
 *   ({ observation } = outcome);
 *   isOver = outcome.terminated || outcome.truncated;
 * }
 * ```
 */
export async function createEnvironment<O = Float64Array, A = readonly PolicyCommand[]>(
  input: ScenarioInput,
  options: EnvironmentOptions<O, A>,
): Promise<Environment<O, A>> {
  const environment = new Environment(input, options);
  await environment.reset();
  return environment;
}
