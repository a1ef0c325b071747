// Runs trials: scenario, core and requests are at hand, a trial changes a few things of them.

import type { Compiled } from '../compile/compiled.ts';
import { compile } from '../compile/index.ts';
import type { OwnKernels } from '../compile/own.ts';
import { controlOf } from '../control/control.ts';
import { fleetOf, routerOf } from '../control/router.ts';
import { type Supplied, type SuppliedInput, supplied } from '../control/supplied.ts';
import type { CoreModule } from '../core/host.ts';
import { createMaths, type Maths } from '../maths/maths.ts';
import { Run, type RunInput } from '../run/run.ts';
import { type StepContents, type StepCost, stepCosts } from '../run/step-cost.ts';
import type { PoolSpec, RouteSpec, Scenario } from '../scenario/types.ts';
import { toPs } from '../units.ts';
import { atSpeed, type HeldRequests, HeldSource, holdAll, mostHeld } from '../workload/columns.ts';
import type { OpenFile } from '../workload/files.ts';
import { openWorkload } from '../workload/open.ts';
import type { WorkloadSource } from '../workload/source.ts';
import { type Dial, dialOf, turned } from './load.ts';
import { type Resample, resampled } from './resample.ts';

/** What a trial runner is made of: all of it can be handed to a worker. */
export interface TrialParts {
  readonly module: CoreModule;
  /** kernels of the user's own files */
  readonly own?: OwnKernels;
  readonly scenario: Scenario;
  readonly name: string;
  /** requests of a trace with times, at speed 1 and the scenario's seed; null = opened anew for every trial */
  readonly held: HeldRequests | null;
  /** what other seeds make of those requests */
  readonly resample: Resample;
  /** user-supplied router and policies that a worker imports for itself; empty where none, or functions, are given */
  readonly modules: SuppliedInput;
}

/** What a trial changes of the scenario; what is left out stays. */
export interface Trial {
  readonly pools?: readonly PoolSpec[];
  readonly route?: RouteSpec;
  readonly acceleratorUsdPerS?: number | null;
  /** true = the price of each pool's accelerator holds, whatever else the scenario says of rents */
  readonly isPricedByPools?: boolean;
  readonly seed?: number;
  /** setting of the load dial */
  readonly dial?: number;
  /** length of a window; KV peaks come with windows */
  readonly windowS?: number;
  /** on the time of every kernel and collective */
  readonly kernelTimeFactor?: number;
}

/** A run that can begin, and how many requests it is measured by at most; null = not known before it has run. */
export interface Ready {
  readonly run: Run;
  readonly compiled: Compiled;
  readonly requests: HeldRequests | null;
}

/** Classes and sessions are drawn where a trace does not name them. */
const isMarked = ({ classes, workload }: Scenario): boolean => classes.length > 1 || workload.sessions !== undefined;

export class TrialRunner {
  readonly scenario: Scenario;
  readonly dial: Dial;
  /** runs that were begun */
  trials = 0;
  readonly #parts: TrialParts;
  readonly #supplied: Supplied;
  readonly #maths: Maths;
  readonly #openFile: OpenFile;
  /** by dial and seed, oldest first: a search over systems tries the same requests again and again */
  readonly #kept = new Map<string, HeldRequests>();
  /** by seed: every load of a seed is made of one set */
  readonly #sets = new Map<number, HeldRequests>();

  constructor(parts: TrialParts, openFile: OpenFile, supplied: Supplied) {
    this.#parts = parts;
    this.#supplied = supplied;
    this.#openFile = openFile;
    this.#maths = createMaths(parts.module);
    this.scenario = parts.scenario;
    this.dial = dialOf(parts.scenario);
  }

  /** Policies look at a fleet, so that windows of another length would be another run. */
  get hasPolicies(): boolean {
    return this.scenario.policies.length + this.#supplied.policies.length > 0;
  }

  /** The requests of a trial, all in memory; null when there are too many. */
  requests({ dial = this.dial.base, seed = this.scenario.run.seed }: Trial = {}): HeldRequests | null {
    const key = `${dial} ${seed}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const requests = this.#read(dial, seed);
    if (requests !== null) this.#keep(key, requests);
    return requests;
  }

  #keep(key: string, requests: HeldRequests): void {
    this.#kept.set(key, requests);
    let rows = 0;
    for (const { columns } of this.#kept.values()) rows += columns.capacity;
    for (const [oldest, { columns }] of this.#kept) {
      if (rows <= mostHeld || oldest === key) break;
      this.#kept.delete(oldest);
      rows -= columns.capacity;
    }
  }

  #read(dial: number, seed: number): HeldRequests | null {
    const set = this.dial.path === 'workload.speed' ? this.#setOf(seed) : null;
    return (set === null ? null : atSpeed(set, dial)) ?? holdAll(this.open(dial, seed), false);
  }

  /** The requests of a seed at speed 1, of a trace with times; null where they are read anew. */
  #setOf(seed: number): HeldRequests | null {
    const { held, resample } = this.#parts;
    if (held === null || seed === this.scenario.run.seed) return held;
    const known = this.#sets.get(seed);
    if (known !== undefined) return known;
    const marked = isMarked(this.scenario) ? holdAll(this.open(1, seed), false) : held;
    if (marked === null) return null;
    const set = resampled(marked, resample, seed);
    if (set !== held) this.#sets.set(seed, set);
    return set;
  }

  /** What other seeds make of a trace with times; `none` where they draw something else. */
  get resample(): Resample {
    return this.dial.path === 'workload.speed' ? this.#parts.resample : 'none';
  }

  /** The requests as their own reader reads them. */
  open(dial: number, seed: number): WorkloadSource {
    const { workload, classes } = this.scenario;
    return openWorkload(turned(workload, dial), { maths: this.#maths, seed, classes, openFile: this.#openFile });
  }

  scenarioOf({ pools, route, acceleratorUsdPerS, isPricedByPools, seed, windowS }: Trial): Scenario {
    const { scenario } = this;
    return {
      ...scenario,
      pools: pools ?? scenario.pools,
      route: route ?? scenario.route,
      price: acceleratorUsdPerS === undefined ? scenario.price : { ...scenario.price, acceleratorUsdPerS },
      ...(isPricedByPools === true && { prices: null, price: { ...scenario.price, acceleratorUsdPerS: null } }),
      run: { ...scenario.run, seed: seed ?? scenario.run.seed, windowS: windowS ?? scenario.run.windowS },
    };
  }

  compile(trial: Trial): Compiled {
    const { module, own } = this.#parts;
    const { kernelTimeFactor } = trial;
    return compile(this.scenarioOf(trial), { pow: this.#maths.pow, module, kernelTimeFactor, ...(own && { own }) });
  }

  /** What steps of one compiled kind cost, at the clock of its replicas. */
  stepCosts(compiled: Compiled, shapes: readonly StepContents[]): StepCost[] {
    const { module } = this.#parts;
    return stepCosts(module, compiled.program, shapes, compiled.program.replica.level[0] ?? 0);
  }

  /** The portable power function. */
  get pow(): Maths['pow'] {
    return this.#maths.pow;
  }

  /** One replica that is compiled for such requests alone: without policies, routes that look, and windows. */
  compileAlone(pool: PoolSpec): Compiled {
    const { scenario } = this;
    const route = { policy: 'round-robin', signal: null, staleS: 0, holdLimit: null };
    const alone = { ...scenario, policies: [], route, pools: [{ ...pool, replicas: 1, admissionLimit: null }] };
    const { module, own } = this.#parts;
    const run = { ...scenario.run, windowS: 0, warmUpS: 0, untilS: null };
    return compile({ ...alone, run }, { pow: this.#maths.pow, module, ...(own && { own }) });
  }

  /** A run of such requests, to its end. */
  alone(compiled: Compiled, requests: HeldRequests, onRows: RunInput['onRows']): Run {
    this.trials++;
    const { run, workload } = this.scenario;
    const source = new HeldSource(requests);
    const of = { compiled, source, seed: run.seed, name: this.#parts.name, workload: workload.kind };
    return new Run(this.#parts.module, { ...of, warmUpPs: 0n, untilPs: null, onRows });
  }

  /** A runner of another scenario that reads its files in the same way; modules of its own are imported. */
  async with(parts: TrialParts): Promise<TrialRunner> {
    if (parts === this.#parts) return this;
    const isSame = JSON.stringify(parts.modules) === JSON.stringify(this.#parts.modules);
    return new TrialRunner(parts, this.#openFile, isSame ? this.#supplied : await supplied(parts.modules));
  }

  /** The world of a trial, before its first request. `compiled` saves compiling the same system again. */
  ready(trial: Trial, compiled: Compiled = this.compile(trial), onRows?: RunInput['onRows']): Ready {
    this.trials++;
    const { scenario } = this;
    const { run, workload } = scenario;
    const { router, policies } = this.#supplied;
    const seed = trial.seed ?? run.seed;
    const requests = this.requests(trial);
    const source = requests === null ? this.open(trial.dial ?? this.dial.base, seed) : new HeldSource(requests);
    const input: RunInput = {
      compiled,
      source,
      seed,
      name: this.#parts.name,
      workload: workload.kind,
      warmUpPs: toPs(run.warmUpS),
      untilPs: run.untilS === null ? null : toPs(run.untilS),
      router: routerOf(router, scenario.route.policy, fleetOf(compiled)),
      controller: controlOf(scenario, policies, compiled),
      onRows,
    };
    return { run: new Run(this.#parts.module, input), compiled, requests };
  }
}
