// Many points of one scenario, run after run in a fixed order: what is done is given away, so memory does not grow.
//
// Laws (test/planner/sweep.test.ts): a run is the one that `simulate` makes of its point; going on from any run gives
// the same rows as not having stopped; a point that is bad is a row.

import { CoreFault, InputError, issueText } from '../errors.ts';
import { checkOptions } from '../run/options.ts';
import { resolveInput } from '../run/simulate.ts';
import type { ScenarioData } from '../scenario/index.ts';
import { setValue } from '../scenario/set.ts';
import { type figuresOf, mainFigures } from './figures.ts';
import { begin, checkWhole, type HeldTraces, type Plan } from './plan.ts';
import { optionsFor, scenarioTable } from './scenario-table.ts';
import { sweepOf } from './sweep-check.ts';
import { type Design, designOf, fieldValue } from './sweep-design.ts';
import type { AxisValue, SweepOptions, SweepResult, SweepRun, SweepSpec } from './sweep-types.ts';
import { planOptions, planSchemaVersion } from './types.ts';
import { type WorkerPool, workerPoolOf, workersFor } from './workers.ts';

/** Runs that are under way or wait for their turn, for each thread: enough that none is idle. */
const AHEAD = 4;
/** Traces in memory; an axis may change the file. */
const MOST_TRACES = 4;

type FigureValues = Awaited<ReturnType<typeof figuresOf>>;

/** A run, or what ended the sweep. */
type Settled =
  | { readonly row: SweepRun; readonly values: FigureValues['values'] | null }
  | { readonly failure: unknown };

/** A sweep under way. */
class Sweep {
  readonly design: Design;
  readonly repeats: number;
  readonly names: readonly string[];
  readonly #spec: SweepSpec;
  readonly #options: SweepOptions;
  readonly #base: unknown;
  readonly #paths: readonly string[];
  readonly #traces: HeldTraces = new Map();
  /** of the last point: its runs follow one another */
  #kept: { readonly point: number; readonly plan: Promise<Plan> } | null = null;
  #pool: WorkerPool | null = null;

  constructor(spec: SweepSpec, design: Design, options: SweepOptions) {
    this.#spec = spec;
    this.design = design;
    this.repeats = spec.repeats ?? 1;
    this.names = spec.figures ?? mainFigures.map(({ name }) => name);
    this.#options = options;
    this.#paths = Object.keys(spec.axes);
    const set = Object.entries(spec.set ?? {});
    this.#base = set.reduce<unknown>(
      (data, [path, value]) => setValue(data, path, value),
      scenarioTable(spec.scenario),
    );
  }

  get runs(): number {
    return this.design.points * this.repeats;
  }

  #axes(point: number): [path: string, value: AxisValue][] {
    const values = this.design.valuesOf(point);
    return this.#paths.map((path, axis) => [path, values[axis] ?? null]);
  }

  /** The scenario of a point, read and checked. */
  async #begin(point: number): Promise<Plan> {
    const data = this.#axes(point).reduce<unknown>((table, [path, value]) => {
      const axis = this.#spec.axes[path];
      return setValue(table, path, axis === undefined ? value : fieldValue(axis, value));
    }, this.#base);
    const quiet = { ...this.#options, onProgress: undefined };
    const options = this.#paths.includes('fleet.route.policy') ? optionsFor(data, quiet) : quiet;
    // further seeds of a trace are other blocks of it: the trace alone would give each its row again
    const usualResample = this.repeats > 1 ? 'blocks' : 'none';
    const plan = await begin(data as ScenarioData, { ...options, usualResample }, this.#traces);
    for (const key of this.#traces.keys()) {
      if (this.#traces.size <= MOST_TRACES) break;
      this.#traces.delete(key);
    }
    return plan;
  }

  #planOf(point: number): Promise<Plan> {
    if (this.#kept?.point !== point) this.#kept = { point, plan: this.#begin(point) };
    return this.#kept.plan;
  }

  /** Threads are started with the first point that can be run; in this thread each point has its own runner. */
  #workers({ parts, runner }: Plan): WorkerPool {
    const options = { ...this.#options, onProgress: undefined };
    const threads = this.threads();
    if (threads === 0) return workerPoolOf(parts, runner, 0, options);
    this.#pool ??= workerPoolOf(parts, runner, threads, options);
    return this.#pool;
  }

  threads(): number {
    return workersFor(this.runs - (this.#options.from ?? 0), this.#options);
  }

  async close(): Promise<void> {
    await this.#pool?.close();
  }

  /** Never rejects: it may be awaited late. */
  async run(run: number): Promise<Settled> {
    const point = Math.floor(run / this.repeats);
    const row = { run, point, axes: Object.fromEntries(this.#axes(point)) };
    let seed: number | null = null;
    try {
      const plan = await this.#planOf(point);
      seed = plan.scenario.run.seed + (run % this.repeats);
      const task = { what: 'figures', parts: plan.parts, seed, figures: this.names } as const;
      const [answer] = (await this.#workers(plan).perform([task])) as [FigureValues];
      const figures = Object.fromEntries(this.names.map((name, at) => [name, answer.values[at] ?? null]));
      return { row: { ...row, seed, figures, isExact: answer.isExact }, values: answer.values };
    } catch (error) {
      if (error instanceof InputError)
        return { row: { ...row, seed, error: error.issues.map(issueText).join(' ') }, values: null };
      if (error instanceof CoreFault) return { row: { ...row, seed, error: error.message }, values: null };
      return { failure: error };
    }
  }
}

/** A name that no result has would be a column of nothing. */
function checkNames(names: readonly string[], values: FigureValues['values']): void {
  const issues = names
    .filter((_, at) => values[at] === undefined)
    .map((name) => {
      const hint = 'Name a number of a result by its keys, such as latency.ttftS.p99 or energyJ.';
      return { code: 'UNKNOWN_NAME', path: ['figures', name], found: 'no such number in a result', hint } as const;
    });
  if (issues.length > 0) throw new InputError(issues);
}

/** Runs from `from` on, each given away in its turn; those behind it are under way meanwhile. */
async function give(sweep: Sweep, from: number, options: SweepOptions, onRun: (run: SweepRun) => Promise<void> | void) {
  const ahead = Math.max(1, sweep.threads() * AHEAD);
  const queue: Promise<Settled>[] = [];
  let isChecked = from > 0;
  let failed = 0;
  for (let run = from, next = from; run < sweep.runs; run++) {
    options.signal?.throwIfAborted();
    while (next < sweep.runs && next < run + ahead) queue.push(sweep.run(next++));
    const settled = await (queue.shift() as Promise<Settled>);
    if ('failure' in settled) throw settled.failure;
    if (!isChecked && settled.values !== null) {
      checkNames(sweep.names, settled.values);
      isChecked = true;
    }
    if (settled.row.error !== undefined) failed++;
    await onRun(settled.row);
    options.onProgress?.({ done: run + 1, tasks: sweep.runs, trials: 0 });
  }
  return failed;
}

/**
 * Runs a scenario at many points: a grid, or a Latin hypercube. Rows are given to `onRun` in order.
 *
 * @example
 * ```ts
 * await planner.sweep({
 *   scenario: 'chat-8b-h100',
 *   axes: { 'workload.rate': { from: 2, to: 32, steps: 5, scale: 'log', unit: '/s' } },
 *   repeats: 3,
 * });
 * ```
 */
export async function sweep(input: SweepSpec, options: SweepOptions = {}): Promise<SweepResult> {
  checkOptions(options, { ...planOptions, onRun: 'function' });
  const spec = sweepOf(input);
  const { maths } = await resolveInput('chat-8b-h100');
  const under = new Sweep(spec, designOf(spec, maths), options);
  const { from = 0 } = options;
  checkWhole('from', from, 0, under.runs);
  const runs: SweepRun[] = [];
  let failed: number;
  try {
    failed = await give(under, from, options, options.onRun ?? ((run) => void runs.push(run)));
  } finally {
    await under.close();
  }
  return {
    schemaVersion: planSchemaVersion,
    plan: 'sweep',
    points: under.design.points,
    repeats: under.repeats,
    figures: under.names,
    made: under.runs - from,
    failed,
    runs,
  };
}
