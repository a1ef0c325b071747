// What every plan begins with: the scenario read and checked, its requests at hand, a runner of trials.

import { addressed, isAllModules, planIssues } from '../control/supplied.ts';
import { InputError, type Issue } from '../errors.ts';
import { routeOf } from '../policy/route/index.ts';
import { resolveInput, type ScenarioInput } from '../run/simulate.ts';
import type { Scenario } from '../scenario/types.ts';
import { type HeldRequests, holdAll } from '../workload/columns.ts';
import { openFile } from '../workload/files.ts';
import { type Resample, resamples, resampleText } from './resample.ts';
import { type TrialParts, TrialRunner } from './trials.ts';
import type { PlanOptions, Question } from './types.ts';
import { type WorkerPool, workerPoolOf, workersFor } from './workers.ts';

export interface Plan {
  readonly scenario: Scenario;
  readonly name: string;
  readonly runner: TrialRunner;
  /** what the runner is made of: a task can carry them to another one */
  readonly parts: TrialParts;
  /** Has `tasks` tasks performed by `use`, with as many threads as they deserve. */
  withWorkers<T>(tasks: number, use: (workers: WorkerPool) => Promise<T>): Promise<T>;
}

const refuse = (issue: Issue): never => {
  throw new InputError([issue]);
};

/** The search turns a rate, which a closed loop and requests that come at once have none of. */
export function checkLoad({ workload }: Scenario): void {
  const { users, arrivals } = workload;
  if (users === undefined && arrivals?.ratePerS !== Number.POSITIVE_INFINITY) return;
  const [key, found] = users === undefined ? ['rate', 'inf'] : ['concurrency', String(users.concurrency)];
  const hint =
    'size and capacity search over a rate of arrivals: write a rate. ' +
    'For a closed loop, run simulate with each concurrency that you consider.';
  refuse({ code: 'NOT_YET', path: ['workload', key as string], found: found as string, hint });
}

export function checkWhole(name: string, value: number | undefined, least: number, most: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return;
  const hint = `Write a whole number from ${least} to ${most}.`;
  refuse({ code: 'BAD_VALUE', path: [name], found: String(value), hint });
}

/** The share that must meet the SLO. A plan needs both: what is good, and for how many. */
export function wantedOf({ attainment, classes }: Scenario): number {
  const limits = classes.flatMap(({ slo }) => [slo.ttftS, slo.tpotS, slo.e2eS]);
  if (limits.every((limit) => limit === null)) {
    const hint = 'Say what is good enough, for example slo: { ttft: "1 s", tpot: "50 ms", attainment: 0.99 }.';
    refuse({ code: 'MISSING', path: ['slo'], found: 'no objective', hint });
  }
  return attainment ?? 0.99;
}

/** Traces that several plans have in common, by what their requests depend on. */
export type HeldTraces = Map<string, HeldRequests | null>;

/** A trace that brings its times is read once, at speed 1: every load is made of it. */
function heldOf(runner: TrialRunner, isShared: boolean, traces: HeldTraces): HeldRequests | null {
  if (runner.dial.path !== 'workload.speed') return null;
  const { workload, classes, run } = runner.scenario;
  const key = JSON.stringify([{ ...workload, speed: 1 }, classes, run.seed]);
  const known = traces.get(key);
  if (known !== undefined) return known;
  const held = holdAll(runner.open(1, run.seed), isShared);
  traces.set(key, held);
  return held;
}

/** What other seeds make of a trace; a workload that is drawn has draws already. */
function resampleOf({ dial }: TrialRunner, { resample, usualResample = 'none' }: BeginOptions): Resample {
  if (resample === undefined) return usualResample;
  if (!resamples.includes(resample)) {
    const hint = `Write one of: ${resamples.join(', ')}.`;
    refuse({ code: 'BAD_VALUE', path: ['resample'], found: String(resample), hint });
  }
  if (dial.path !== 'workload.speed' && resample !== 'none') {
    const hint = 'Only a trace with its own times is resampled: here other seeds draw other requests. Leave it out.';
    refuse({ code: 'BAD_VALUE', path: ['resample'], found: resample, hint });
  }
  return resample;
}

/** `usualResample`: of plans that answer over several sets. */
export type BeginOptions = PlanOptions & { readonly usualResample?: Resample };

export async function begin(
  input: ScenarioInput,
  options: BeginOptions,
  traces: HeldTraces = new Map(),
): Promise<Plan> {
  checkWhole('workers', options.workers, 0, 1024);
  options.signal?.throwIfAborted();
  const { readText, file } = options;
  const given = addressed(options);
  const resolved = await resolveInput(input, { readText, file, ...given });
  const { scenario, issues, name, module, own } = resolved;
  issues.push(...planIssues(resolved.supplied));
  if (scenario === null || issues.length > 0) throw new InputError(issues);
  const open = options.openFile ?? openFile;
  const modules = isAllModules(given) ? given : {};
  const bare: TrialParts = { module, scenario, name, held: null, resample: 'none', modules, ...(own && { own }) };
  const isShared = workersFor(2, options) > 0;
  const first = new TrialRunner(bare, open, resolved.supplied);
  const resample = resampleOf(first, options);
  const held = heldOf(first, isShared, traces);
  const parts: TrialParts = { ...bare, held, resample };
  const runner = new TrialRunner(parts, open, resolved.supplied);
  return {
    scenario,
    name,
    runner,
    parts,
    async withWorkers(tasks, use) {
      const workers = workerPoolOf(parts, runner, workersFor(tasks, options), options);
      try {
        return await use(workers);
      } finally {
        await workers.close();
      }
    },
  };
}

/** What another seed changes; empty = nothing. */
export function randomParts({ workload, classes, route, pools }: Scenario): string[] {
  const parts: string[] = [];
  if (workload.kind === 'drawn') parts.push('the requests');
  else {
    if (workload.arrivals !== undefined && workload.arrivals.ratePerS < Number.POSITIVE_INFINITY)
      parts.push('the arrival times');
    if (classes.length > 1) parts.push('the classes of rows without one');
    if (workload.sessions !== undefined) parts.push('the sessions of rows without one');
  }
  const replicas = pools.reduce((sum, pool) => sum + pool.replicas, 0);
  if (routeOf(route.policy).draws && replicas > 1) parts.push(`the draws of the route policy ${route.policy}`);
  return parts;
}

/** What a plan is asked of a scenario, for those who read its answer. */
export const questionOf = ({ model, engine, route, classes }: Scenario): Question => ({
  model: model.name,
  engine: engine.id,
  route: route.policy,
  slo: classes.map(({ name, slo }) => ({ name, ...slo })),
});

const REPLICATES = 5;

/** Seeds of the sets of draws, the scenario's first, and what differs between them; one where nothing does. */
export function setsOf(
  scenario: Scenario,
  replicates = REPLICATES,
  resample: Resample = 'none',
): { seeds: number[]; random: string[] } {
  checkWhole('replicates', replicates, 1, 1000);
  const random = [...(resample === 'none' ? [] : [resampleText[resample]]), ...randomParts(scenario)];
  const seeds = Array.from({ length: random.length === 0 ? 1 : replicates }, (_, index) => scenario.run.seed + index);
  return { seeds, random };
}
