// The front hall: a scenario goes in, a Result comes out. The only loop; the only place where the rooms meet.

import type { Compiled } from '../compile/compiled.ts';
import { compile } from '../compile/index.ts';
import type { OwnKernels } from '../compile/own.ts';
import { controlOf } from '../control/control.ts';
import type { OwnPolicy } from '../control/own-policy.ts';
import { fleetOf, routerIssues, routerOf } from '../control/router.ts';
import { type PolicyOption, type RouterOption, type Supplied, supplied } from '../control/supplied.ts';
import type { CoreModule } from '../core/host.ts';
import { loadCoreModule } from '../core/instance.ts';
import type { RowTable } from '../core/layout.gen.ts';
import { InputError, type Issue } from '../errors.ts';
import { createMaths, type Maths } from '../maths/maths.ts';
import type { RecordedCommand } from '../policy/index.ts';
import { buildResult } from '../result/result.ts';
import type { Result } from '../result/types.ts';
import { readScenarioParts, type Scenario, type ScenarioData } from '../scenario/index.ts';
import type { PolicyInput, PriceInput } from '../scenario/input.gen.ts';
import { getPreset } from '../scenario/list.ts';
import { toPs } from '../units.ts';
import { type OpenFile, openFile } from '../workload/files.ts';
import { openWorkload } from '../workload/open.ts';
import type { WorkloadSource } from '../workload/source.ts';
import { askedOf } from './asked.ts';
import { checkOptions, foundOf, runOptions } from './options.ts';
import { type Progress, Run, type RunInput } from './run.ts';
import { yieldToEventLoop } from './yield.ts';

/** A scenario as people write it: the name of a preset, or the object that its YAML reads as. */
export type ScenarioInput = string | ScenarioData;

/** What an `AbortController` gives as its signal: the part of it that a run reads. */
export interface StopSignal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * What a run takes from its caller; everything may be left out.
 *
 * @example `{ signal: AbortSignal.timeout(60_000), onProgress: ({ share }) => bar.set(share ?? 0) }`
 */
export interface SimulateOptions {
  /** Stops the run; `simulate` then rejects with the signal's reason. */
  readonly signal?: StopSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Finished requests in order; the columns are reused after the call. */
  readonly onRows?: ((rows: RowTable, count: number) => void) | undefined;
  /**
   * How a trace is opened; a browser passes the bytes it has.
   * @defaultValue files of the file system in Node
   */
  readonly openFile?: OpenFile | undefined;
  /**
   * How a model's config.json and files of kernels are read.
   * @defaultValue files of the file system in Node
   */
  readonly readText?: ((path: string) => string) | undefined;
  /**
   * Answers for the route policies external and scores: an object, a function that makes one for a fleet, or
   * `{ module: './router.mjs' }`. A scenario that names no route policy is then routed by it.
   */
  readonly router?: RouterOption | undefined;
  /**
   * User-supplied policies, after those of the scenario; `{ module: './policy.mjs' }` imports one.
   * @defaultValue none
   */
  readonly policies?: readonly PolicyOption[] | undefined;
  /** Every command of a policy, as it is given. */
  readonly onCommand?: ((command: RecordedCommand) => void) | undefined;
  /** The file that the scenario was read from: its traces are relative to it. */
  readonly file?: string | undefined;
}

/** What of a scenario that is made ready may be another. */
export interface PreparedChanges {
  readonly price?: PriceInput | undefined;
  readonly policies?: { readonly scenario: readonly PolicyInput[]; readonly own: readonly OwnPolicy[] } | undefined;
}

/** A scenario made ready: compiled, its core loaded, its workload at hand. */
export interface Prepared {
  readonly scenario: Scenario;
  readonly compiled: Compiled;
  readonly module: CoreModule;
  readonly openSource: () => WorkloadSource;
  readonly input: (
    source: WorkloadSource,
    onRows?: RunInput['onRows'],
    onCommand?: SimulateOptions['onCommand'],
  ) => RunInput;
  /** The same with another price, or with other policies. Throws InputError with every problem found. */
  readonly changed: (changes: PreparedChanges) => Prepared;
}

/** Adds the issues that `attempt` throws, unless their path has one. */
function attempted<T>(issues: Issue[], attempt: () => T): T | null {
  try {
    return attempt();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const reported = issues.map(({ path }) => path.join('.'));
    issues.push(...error.issues.filter(({ path }) => !reported.some((one) => path.join('.').startsWith(one))));
    return null;
  }
}

/** Readers of measurements are loaded only for a scenario that names some. */
export async function ownKernels(scenario: Scenario, readText: (path: string) => string, issues: Issue[]) {
  if (scenario.pools.every(({ kernels }) => kernels.fitted === null && kernels.measured === null)) return undefined;
  const { readOwnKernels } = await import('../compile/own-files.ts');
  return readOwnKernels(scenario, readText, issues);
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A scenario that names no route policy is routed by the router that is given beside it. */
function routed(data: unknown, { router }: Supplied): unknown {
  if (router === undefined || !isTable(data) || !isTable(data['fleet'])) return data;
  const { route = {} } = data['fleet'];
  if (!isTable(route) || route['policy'] !== undefined) return data;
  const isScores = typeof router === 'object' && router !== null && router.route === undefined;
  const policy = isScores && router.scores !== undefined ? 'scores' : 'external';
  return { ...data, fleet: { ...data['fleet'], route: { ...route, policy } } };
}

/** What an input resolves to, and what is wrong with it. */
export interface ResolvedInput {
  /** null when there is not enough of it to look further */
  readonly scenario: Scenario | null;
  readonly issues: Issue[];
  readonly name: string;
  readonly module: CoreModule;
  /** kernels of the user's own files */
  readonly own: OwnKernels | undefined;
  readonly supplied: Supplied;
  readonly maths: Maths;
  /** its tables before they were read, and how files are read */
  readonly data: unknown;
  readonly readText: (path: string) => string;
}

/** Names resolved, the core loaded; not compiled, since what a plan will change need not fit yet. */
export async function resolveInput(input: ScenarioInput, options: SimulateOptions = {}): Promise<ResolvedInput> {
  checkOptions(options, runOptions);
  const own = await supplied(options);
  const data = routed(typeof input === 'string' ? getPreset(input).scenario : input, own);
  const { file, readText: read = readNodeText } = options;
  const readText = (path: string): string => {
    const text: unknown = read(path);
    if (typeof text === 'string') return text;
    const hint = 'readText must return the text of the file at once.';
    throw new InputError([{ code: 'BAD_VALUE', path: ['options', 'readText'], found: foundOf(text), hint }]);
  };
  const module = await loadCoreModule();
  const { scenario, issues } = readScenarioParts(data, {
    readText,
    hasOwnPolicies: own.policies.length > 0,
    ...(file !== undefined && { file }),
  });
  const kernels = scenario === null ? undefined : await ownKernels(scenario, readText, issues);
  if (scenario !== null) issues.push(...routerIssues(scenario.route.policy, own.router));
  const name = scenario?.name ?? (typeof input === 'string' ? input : 'scenario');
  return { scenario, issues, name, module, own: kernels, supplied: own, maths: createMaths(module), data, readText };
}

/** Names, numbers and files resolved. Throws InputError with every problem found. */
export async function prepare(input: ScenarioInput, options: SimulateOptions = {}): Promise<Prepared> {
  return preparedOf(await resolveInput(input, options), options);
}

/** The same scenario with other tables in it. */
function changedInput(resolved: ResolvedInput, { price, policies }: PreparedChanges, file?: string): ResolvedInput {
  const { data, readText, supplied: before } = resolved;
  const own = policies === undefined ? before : { ...before, policies: policies.own };
  const changed = {
    ...(data as ScenarioData),
    ...(price !== undefined && { price }),
    ...(policies !== undefined && { policies: policies.scenario }),
  };
  const hasOwnPolicies = own.policies.length > 0;
  const read = readScenarioParts(changed, { readText, hasOwnPolicies, ...(file !== undefined && { file }) });
  return { ...resolved, ...read, data: changed, supplied: own };
}

function preparedOf(resolved: ResolvedInput, options: SimulateOptions): Prepared {
  const { scenario, issues, name, module, own, maths } = resolved;
  const { router, policies } = resolved.supplied;
  const compiled =
    scenario === null
      ? null
      : attempted(issues, () => compile(scenario, { pow: maths.pow, module, ...(own && { own }) }));
  if (scenario === null || compiled === null || issues.length > 0) throw new InputError(issues);
  const { seed } = scenario.run;
  return {
    scenario,
    compiled,
    module,
    openSource: () =>
      openWorkload(scenario.workload, {
        maths,
        seed,
        classes: scenario.classes,
        openFile: options.openFile ?? openFile,
      }),
    changed: (changes) => preparedOf(changedInput(resolved, changes, options.file), options),
    input: (source, onRows, onCommand = options.onCommand) => ({
      compiled,
      source,
      seed,
      name,
      workload: workloadText(scenario),
      asked: askedOf(scenario),
      warmUpPs: toPs(scenario.run.warmUpS),
      untilPs: scenario.run.untilS === null ? null : toPs(scenario.run.untilS),
      router: routerOf(router, scenario.route.policy, fleetOf(compiled)),
      controller: controlOf(scenario, policies, compiled, onCommand),
      onRows,
    }),
  };
}

/** Reads a text file in Node. A browser passes its own `readText`. */
export function readNodeText(path: string): string {
  const files = globalThis.process?.getBuiltinModule?.('node:fs');
  if (files === undefined) throw new Error('there is no file system here; pass readText');
  return files.readFileSync(path, 'utf8');
}

/** What the requests are, in a few words. */
function workloadText({ workload }: Scenario): string {
  const requests = requestsText(workload);
  if (workload.users === undefined) return requests;
  const { concurrency, think, rampUpS, untilS } = workload.users;
  const drawn = think.cv === 0 ? '' : ` in the mean (cv ${think.cv})`;
  return [
    `closed loop of ${concurrency} users, ${requests}`,
    ...(think.meanS > 0 ? [`think time ${think.meanS} s${drawn}`] : []),
    ...(rampUpS > 0 ? [`ramp-up ${rampUpS} s`] : []),
    ...(untilS === null ? [] : [`sending for ${untilS} s at most`]),
  ].join(', ');
}

/** Which requests, and at what rate they come. */
function requestsText(workload: Scenario['workload']): string {
  const isClosed = workload.users !== undefined;
  const limit = workload.arrivals?.ratePerS ?? Number.POSITIVE_INFINITY;
  const atMost = isClosed && limit < Number.POSITIVE_INFINITY ? `, at most ${limit} requests/s` : '';
  if (workload.kind === 'trace' && isClosed) return `requests of the trace ${workload.file}${atMost}`;
  if (workload.kind === 'trace')
    return workload.speed === 1 ? `trace ${workload.file}` : `trace ${workload.file}, ${workload.speed} × speed`;
  if (isClosed)
    return `${workload.preset === null ? 'drawn requests' : `requests of the preset ${workload.preset}`}${atMost}`;
  const what = workload.preset === null ? workload.arrivals.process : `preset ${workload.preset}`;
  if (limit === Number.POSITIVE_INFINITY) return workload.preset === null ? what : `${what}, all at once`;
  return `${what}, ${workload.arrivals.ratePerS} requests/s`;
}

/** Runs to its end; between slices it yields to the event loop, reports progress and checks the signal. */
export async function runToEnd(run: Run, options: SimulateOptions = {}): Promise<void> {
  while (!run.done) {
    options.signal?.throwIfAborted();
    run.slice();
    options.onProgress?.(run.progress());
    await yieldToEventLoop();
  }
}

/**
 * Simulates a scenario to its end: exact, deterministic, in bounded memory. Figures of the Result are in SI units.
 *
 * @param input name of a preset, or the table that a scenario's YAML reads as
 * @param options callbacks, readers of files, routers and policies of the caller
 * @throws InputError with every problem of scenario, files and options
 * @throws CoreFault for a fault of the simulator
 * @throws the reason of `options.signal` when it is aborted
 * @example
 * ```ts
 * const result = await simulate('chat-8b-h100');
 * console.log(result.latency.ttftS.p99, result.joulesPerOutputToken);
 * ```
 */
export async function simulate(input: ScenarioInput, options: SimulateOptions = {}): Promise<Result> {
  const prepared = await prepare(input, options);
  const run = new Run(prepared.module, prepared.input(prepared.openSource(), options.onRows));
  try {
    await runToEnd(run, options);
  } catch (error) {
    run.close();
    throw error;
  }
  return buildResult(run.observations());
}
