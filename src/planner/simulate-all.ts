// The runs of a search: every candidate that is tried faces the first set of draws; those that lead face the others too,
// until the rows and the front hold nothing but fleets that serve them all.

import { type Field, Status } from './analytic.ts';
import type { SystemReader } from './axes.ts';
import { fleetOf } from './fleet.ts';
import type { Judgement } from './judge.ts';
import type { Plan } from './plan.ts';
import { frontOf, rowsOf, type Served } from './plan-rows.ts';
import type { SearchOptions, SearchRow } from './plan-types.ts';
import { Rounds } from './rounds.ts';
import type { WorkerPool } from './workers.ts';

export const TOP = 10;
const SIMULATE = 200;

/** What every candidate is judged by. */
export interface Judging {
  readonly wanted: number;
  readonly seeds: readonly number[];
  readonly reader: SystemReader;
}

/** What the runs found. */
export interface Found {
  /** serve every set of draws, the best by the objective first; below the first `top` some may be missing */
  readonly rows: readonly SearchRow[];
  readonly front: readonly SearchRow[];
  /** served the first set of draws, and are behind those */
  readonly others: readonly Pick<SearchRow, 'id' | 'figures'>[];
  readonly simulated: number;
  readonly missed: number;
  readonly below: number;
  readonly rest: number;
}

/** Rows of the columns that lead and have not faced every set of draws. */
function unsure(rows: readonly SearchRow[], front: readonly SearchRow[], top: number, sets: number): Set<SearchRow> {
  return new Set([...rows.slice(0, top), ...front].filter((row) => row.sets.length < sets));
}

class Trials {
  readonly #plan: Plan;
  readonly #field: Field;
  readonly #options: SearchOptions;
  readonly #judging: Judging;
  readonly #rounds: Rounds;
  readonly #most: number;
  /** by row of the columns */
  readonly #served = new Map<number, Served>();
  #tried = 0;

  constructor(plan: Plan, field: Field, options: SearchOptions, judging: Judging, most: number) {
    this.#plan = plan;
    this.#field = field;
    this.#options = options;
    this.#judging = judging;
    this.#most = most;
    this.#rounds = new Rounds(field, options.objective ?? 'cost', most);
  }

  async #judge(workers: WorkerPool, rows: readonly number[], seeds: readonly number[]): Promise<Judgement[]> {
    const { wanted, reader } = this.#judging;
    const tasks = rows.map((row) => {
      const { pools, route } = fleetOf(this.#field, row, this.#plan.scenario, reader);
      return { what: 'judge', pools, route, wanted, seeds } as const;
    });
    const before = this.#tried;
    const most = this.#most;
    return (await workers.perform(tasks, ({ done, trials }) => {
      this.#options.onProgress?.({ done: Math.min(most, before + done), tasks: most, trials });
    })) as Judgement[];
  }

  /** Rows before the first set of draws. */
  async #screen(workers: WorkerPool, rows: readonly number[]): Promise<void> {
    const answers = await this.#judge(workers, rows, this.#judging.seeds.slice(0, 1));
    this.#tried += rows.length;
    for (const [at, { isServed, sets }] of answers.entries()) {
      const row = rows[at] ?? 0;
      this.#rounds.learn(row, isServed);
      if (isServed) this.#served.set(row, { row, sets });
    }
  }

  /** Those that lead, before the other sets of draws; where one misses, the next of its family is tried. */
  async #verify(workers: WorkerPool, rows: readonly number[]): Promise<void> {
    const answers = await this.#judge(workers, rows, this.#judging.seeds.slice(1));
    const next: number[] = [];
    for (const [at, { isServed, sets }] of answers.entries()) {
      const row = rows[at] ?? 0;
      if (isServed) {
        this.#served.set(row, { row, sets: [...(this.#served.get(row)?.sets ?? []), ...sets] });
        continue;
      }
      this.#served.delete(row);
      this.#rounds.learn(row, false);
      const after = this.#rounds.after(row);
      if (after !== null) next.push(after);
    }
    if (next.length > 0) await this.#screen(workers, next);
  }

  async run(workers: WorkerPool): Promise<Found> {
    const { objective = 'cost', top = TOP } = this.#options;
    const { seeds, reader } = this.#judging;
    for (;;) {
      const rows = this.#rounds.next(this.#most - this.#tried);
      if (rows.length === 0) break;
      await this.#screen(workers, rows);
    }
    for (;;) {
      const ordered = rowsOf(this.#field, [...this.#served.values()], objective, this.#plan.scenario, reader);
      const all = ordered.map(({ row }) => row);
      const front = frontOf(all);
      const leading = unsure(all, front, top, seeds.length);
      if (leading.size === 0) return this.#found(all, front, seeds.length);
      const rowsToVerify = ordered.filter(({ row }) => leading.has(row)).map(({ at }) => at);
      await this.#verify(workers, rowsToVerify);
    }
  }

  #found(all: readonly SearchRow[], front: readonly SearchRow[], sets: number): Found {
    return {
      rows: all.filter((row) => row.sets.length === sets),
      front,
      others: all.filter((row) => row.sets.length < sets).map(({ id, figures }) => ({ id, figures })),
      simulated: this.#tried,
      missed: this.#tried - this.#served.size,
      ...this.#rounds.untried(),
    };
  }
}

/** Simulates candidates, round by round, until all are known or as many were tried as may be. */
export function simulateAll(plan: Plan, field: Field, options: SearchOptions, judging: Judging): Promise<Found> {
  const open = field.columns.status.reduce((sum, status) => sum + (status === Status.open ? 1 : 0), 0);
  const most = Math.min(options.simulate ?? SIMULATE, open);
  const trials = new Trials(plan, field, options, judging, most);
  return plan.withWorkers(most, (workers) => trials.run(workers));
}
