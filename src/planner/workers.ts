// Who performs tasks: this thread, or worker threads that share one compiled core. Answers come in the tasks' order.

import type { Piscina } from 'piscina';
import { isAllModules } from '../control/supplied.ts';
import { yieldToEventLoop } from '../run/yield.ts';
import { type Answer, answerOf, type Outcome, perform, type Task } from './tasks.ts';
import type { TrialParts, TrialRunner } from './trials.ts';
import type { PlanOptions } from './types.ts';

/** More threads than this wait for memory more than they compute. */
const MOST_WORKERS = 32;

const node = (): NodeJS.Process | undefined => {
  const { process: own } = globalThis as { process?: NodeJS.Process };
  return typeof own?.getBuiltinModule === 'function' && own.versions?.node !== undefined ? own : undefined;
};

/** The built file that a worker runs, beside this one or in the bundle; null from sources. */
function workerFile(): string | null {
  const here = import.meta.url;
  if (here.endsWith('.cjs')) return new URL('./worker.cjs', here).href;
  return here.endsWith('.js') ? new URL('./worker.js', here).href : null;
}

/** From sources, and outside Node, everything is done in this thread. */
const canStart = (): boolean => node() !== undefined && workerFile() !== null;

/** Threads for so many tasks. */
export function workersFor(tasks: number, options: PlanOptions): number {
  const { workers, openFile } = options;
  // functions cannot be handed on: what opens files, a router, a policy
  if (!canStart() || openFile !== undefined || !isAllModules(options)) return 0;
  if (workers !== undefined) return Math.min(workers, tasks, MOST_WORKERS);
  const cores = node()?.getBuiltinModule('node:os').availableParallelism() ?? 1;
  return tasks > 1 && cores > 1 ? Math.min(cores, tasks, MOST_WORKERS) : 0;
}

export interface WorkerPool {
  readonly workers: number;
  /** Throws what the first task that failed threw, or the signal's reason. */
  perform(tasks: readonly Task[], onProgress?: PlanOptions['onProgress']): Promise<Answer[]>;
  close(): Promise<void>;
}

/** Everything in this thread, one task after another. */
class Inline implements WorkerPool {
  readonly workers = 0;
  readonly #runner: TrialRunner;
  readonly #options: PlanOptions;

  constructor(runner: TrialRunner, options: PlanOptions) {
    this.#runner = runner;
    this.#options = options;
  }

  async perform(tasks: readonly Task[], onProgress = this.#options.onProgress): Promise<Answer[]> {
    const { signal } = this.#options;
    const answers: Answer[] = [];
    const pause = async () => {
      await yieldToEventLoop();
      signal?.throwIfAborted();
      onProgress?.({ done: answers.length, tasks: tasks.length, trials: this.#runner.trials });
    };
    for (const task of tasks) {
      await pause();
      answers.push(await perform(this.#runner, task, pause));
    }
    return answers;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** Worker threads; each makes a trial runner of its own from the same parts. */
class Threads implements WorkerPool {
  readonly workers: number;
  readonly #pool: Piscina<Task, Outcome>;
  readonly #options: PlanOptions;

  constructor(pool: Piscina<Task, Outcome>, workers: number, options: PlanOptions) {
    this.#pool = pool;
    this.workers = workers;
    this.#options = options;
  }

  async perform(tasks: readonly Task[], onProgress = this.#options.onProgress): Promise<Answer[]> {
    const { signal } = this.#options;
    signal?.throwIfAborted();
    // one each: piscina listens on the signal of every task that waits
    const controllers = tasks.map(() => new AbortController());
    const abort = () => {
      for (const controller of controllers) controller.abort();
    };
    signal?.addEventListener('abort', abort);
    let done = 0;
    onProgress?.({ done, tasks: tasks.length, trials: 0 });
    const runOne = async (task: Task, row: number): Promise<Outcome> => {
      const outcome = await this.#pool.run(task, { signal: controllers[row]?.signal ?? null });
      done++;
      onProgress?.({ done, tasks: tasks.length, trials: 0 });
      return outcome;
    };
    try {
      return (await Promise.all(tasks.map(runOne))).map(answerOf);
    } catch (error) {
      abort();
      // the reason is the caller's, not piscina's word for it
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}

/** `workers` as `workersFor` counts them. */
export function workerPoolOf(
  parts: TrialParts,
  runner: TrialRunner,
  workers: number,
  options: PlanOptions,
): WorkerPool {
  if (workers === 0) return new Inline(runner, options);
  // by `require`, which bundlers do not follow: a page has no worker threads of Node
  const { createRequire } = process.getBuiltinModule('node:module');
  const { Piscina: Pool } = createRequire(import.meta.url)('piscina') as typeof import('piscina');
  const pool: Piscina<Task, Outcome> = new Pool({
    filename: workerFile() ?? '',
    name: 'work',
    minThreads: workers,
    maxThreads: workers,
    workerData: { parts },
  });
  return new Threads(pool, workers, options);
}
