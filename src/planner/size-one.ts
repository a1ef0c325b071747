// The fewest replicas of one system that serve the traffic, what binds below that, and how much more it bears.

import type { Compiled } from '../compile/compiled.ts';
import { buildResult } from '../result/result.ts';
import type { Run } from '../run/run.ts';
import { S_PER_PS } from '../units.ts';
import { aloneOf, aloneText, isHopeless } from './alone.ts';
import { bindingOf } from './binding.ts';
import type { Candidate } from './candidates.ts';
import { type ClosedForm, closedForm, type Traffic } from './closed-form.ts';
import { type Evaluation, evaluate, type Pause } from './evaluate.ts';
import { kernelErrorOf, type SizeRanges, timeFactors } from './kernel-error.ts';
import { sixDigits } from './load.ts';
import { holds } from './load-limit.ts';
import { fewest } from './search.ts';
import { meanCosts, nodesOf, settingsOf, type TokenCosts, tokenCostsOf } from './size-figures.ts';
import { intervalOf } from './statistics.ts';
import type { Trial, TrialRunner } from './trials.ts';
import type { Alone, SizeRefusal, SizeRow } from './types.ts';

/** Loads that headroom is sought at, over the traffic: seven, so that three runs show between which two it ends. */
const RUNGS = [1.1, 1.25, 1.5, 2, 3, 4, 6];
/** Windows of a run that KV peaks are read from. */
const WINDOWS = 100;
const LONGEST_WINDOW_S = 60;

export interface SizeLimits {
  readonly wanted: number;
  /** replicas at most */
  readonly most: number;
  /** one a set of draws; a size serves when it serves all of them. The scenario's own first. */
  readonly seeds: readonly number[];
  /** whether stated errors of kernels and prices are carried into ranges */
  readonly isRanged: boolean;
}

/** The tightest TPOT objective of any class. */
function tpotOf({ scenario }: TrialRunner): number | null {
  const limits = scenario.classes.flatMap(({ slo }) => slo.tpotS ?? []);
  return limits.length === 0 ? null : Math.min(...limits);
}

/** One trial of a size. */
interface Sized {
  readonly evaluation: Evaluation;
  readonly run: Run;
  readonly isHeld: boolean;
}

/** What is kept of a trial: the share where the run was not cut, what tokens cost where it served. */
interface Held {
  readonly isHeld: boolean;
  readonly share: number | null;
  readonly costs: TokenCosts | null;
}

class Sizing {
  /** the last that was compiled: loads and draws change nothing of it */
  #compiled: { readonly replicas: number; readonly program: Compiled } | null = null;
  /** [replicas, seed] */
  readonly #held = new Map<string, Held>();
  #alone: Alone | null | undefined;
  readonly #runner: TrialRunner;
  readonly #candidate: Candidate;
  readonly #limits: SizeLimits;
  readonly #pause: Pause;
  readonly #windowS: number;
  readonly #kernelTimeFactor: number;

  constructor(runner: TrialRunner, candidate: Candidate, limits: SizeLimits, pause: Pause, kernelTimeFactor = 1) {
    this.#runner = runner;
    this.#candidate = candidate;
    this.#limits = limits;
    this.#pause = pause;
    this.#kernelTimeFactor = kernelTimeFactor;
    const lastS = Number(runner.requests()?.columns.timePs.at(-1) ?? 0n) * S_PER_PS;
    this.#windowS = Math.min(LONGEST_WINDOW_S, Math.max(1, lastS / WINDOWS));
  }

  #trial(replicas: number, dial: number, seed: number): Trial {
    const { pool, rent, route } = this.#candidate;
    const windows = this.#runner.hasPolicies ? {} : { windowS: this.#windowS };
    const kernelTimeFactor = this.#kernelTimeFactor;
    const routed = route === undefined ? {} : { route };
    const pools = [{ ...pool, replicas }];
    return { pools, acceleratorUsdPerS: rent.usdPerS, dial, seed, kernelTimeFactor, ...routed, ...windows };
  }

  async #evaluate(replicas: number, dial: number, seed: number, isWhole: boolean): Promise<Sized> {
    const trial = this.#trial(replicas, dial, seed);
    if (this.#compiled?.replicas !== replicas) this.#compiled = { replicas, program: this.#runner.compile(trial) };
    const ready = this.#runner.ready(trial, this.#compiled.program);
    const { wanted } = this.#limits;
    const evaluation = await evaluate(ready, this.#runner.scenario, wanted, this.#pause, isWhole);
    return { evaluation, run: ready.run, isHeld: holds(evaluation, ready.requests) };
  }

  /** Whether so many replicas serve one set of draws. */
  async #serves(replicas: number, seed: number): Promise<boolean> {
    const key = `${replicas} ${seed}`;
    const known = this.#held.get(key);
    if (known !== undefined) return known.isHeld;
    const { isHeld, evaluation, run } = await this.#evaluate(replicas, this.#runner.dial.base, seed, false);
    this.#held.set(key, { isHeld, share: evaluation.share, costs: isHeld ? tokenCostsOf(run) : null });
    return isHeld;
  }

  /** Whether so many replicas serve the traffic in every set of draws; the first set that misses ends the search. */
  async isMet(replicas: number): Promise<boolean> {
    for (const seed of this.#limits.seeds) if (!(await this.#serves(replicas, seed))) return false;
    return true;
  }

  /** [set] the fewest replicas that serve it, of `replicas` that serve all. */
  async fewestOfSets(replicas: number): Promise<number[]> {
    const counts: number[] = [];
    for (const seed of this.#limits.seeds) {
      const count = await fewest((tried) => this.#serves(tried, seed), Math.max(1, replicas - 1), replicas);
      counts.push(count ?? replicas);
    }
    return counts;
  }

  /** [set] the share that so many replicas, which serve, served. */
  sharesOf(replicas: number): number[] {
    return this.#limits.seeds.map((seed) => this.#held.get(`${replicas} ${seed}`)?.share ?? 0);
  }

  /** What tokens cost with so many replicas, which serve. */
  costsOf(replicas: number): TokenCosts {
    const all = this.#limits.seeds.flatMap((seed) => this.#held.get(`${replicas} ${seed}`)?.costs ?? []);
    return meanCosts(all, this.#candidate.rent.usdPerS !== null);
  }

  /** What becomes of the requests on an empty replica. */
  async alone(): Promise<Alone | null> {
    if (this.#alone === undefined) {
      const compiled = this.#runner.compileAlone(this.#candidate.pool);
      this.#alone = await aloneOf(this.#runner, this.#runner.scenario.run.seed, compiled, this.#pause);
    }
    return this.#alone;
  }

  /** The whole run of so many replicas over the first set that they miss, or the first of all, with its figures. */
  async whole(replicas: number) {
    const { seeds } = this.#limits;
    const missed = seeds.find((seed) => this.#held.get(`${replicas} ${seed}`)?.isHeld === false);
    const seed = missed ?? seeds[0] ?? this.#runner.scenario.run.seed;
    const { evaluation, run } = await this.#evaluate(replicas, this.#runner.dial.base, seed, true);
    return { share: evaluation.share ?? 0, run };
  }

  /** Whether the SLO holds at a load in every set of draws. */
  async #bears(replicas: number, dial: number): Promise<boolean> {
    for (const seed of this.#limits.seeds) {
      if (!(await this.#evaluate(replicas, dial, seed, false)).isHeld) return false;
    }
    return true;
  }

  /** Between which two loads the SLO ceases to hold. */
  async headroom(replicas: number): Promise<SizeRow['headroom']> {
    let good = -1;
    let bad = RUNGS.length;
    while (bad - good > 1) {
      const middle = (good + bad) >> 1;
      const dial = sixDigits(this.#runner.dial.base * (RUNGS[middle] ?? 1));
      if (await this.#bears(replicas, dial)) good = middle;
      else bad = middle;
    }
    const more = (rung: number) => sixDigits((RUNGS[rung] ?? 1) - 1);
    return { atLeast: good < 0 ? 0 : more(good), below: bad === RUNGS.length ? null : more(bad) };
  }
}

function neverText({ most, wanted }: SizeLimits, share: number): string {
  const percent = (value: number) => `${Number((value * 100).toPrecision(4))} %`;
  return `${most} replicas meet the SLO for ${percent(share)} of the requests, not for ${percent(wanted)}`;
}

/** The estimate of a candidate, before anything is run. Throws InputError for a system that cannot be. */
export function estimateOf(runner: TrialRunner, candidate: Candidate, traffic: Traffic, headroom: number): ClosedForm {
  const { pool, rent } = candidate;
  const compiled = runner.compile({ pools: [pool], acceleratorUsdPerS: rent.usdPerS });
  return closedForm(compiled, traffic, tpotOf(runner), headroom);
}

/** Replicas that are tried with slower kernels, over those that serve: beyond, there is no such number. */
const mostSlowed = (replicas: number, { most }: SizeLimits): number => Math.min(most, 4 * replicas + 8);

/** The size again with kernels as fast and as slow as their error allows, and what both ends cost. */
async function rangesOf(
  sizingWith: (kernelTimeFactor: number) => Sizing,
  { rent, pool }: Candidate,
  replicas: number,
  { limits, error }: { readonly limits: SizeLimits; readonly error: number },
): Promise<SizeRanges> {
  const { faster, slower } = timeFactors(error);
  const [fast, slow] = [sizingWith(faster), sizingWith(slower)];
  const start = Math.max(1, Math.round(replicas * faster));
  const low = replicas === 1 ? 1 : await fewest((count) => fast.isMet(count), start, replicas);
  const most = mostSlowed(replicas, limits);
  const high = await fewest((count) => slow.isMet(count), Math.min(most, Math.round(replicas * slower)), most);
  const least = Math.min(low ?? replicas, replicas);
  const usd = (count: number | null, usdPerS: number | null) =>
    count === null || usdPerS === null ? null : count * pool.ranks * usdPerS * 3600;
  const range = (lowUsdPerS: number | null, highUsdPerS: number | null): SizeRanges['usdPerHour'] => {
    const cheapest = usd(least, lowUsdPerS);
    return cheapest === null ? null : { low: cheapest, high: usd(high, highUsdPerS) };
  };
  return {
    kernelError: error,
    replicas: { low: least, high },
    usdPerHour: range(rent.lowUsdPerS ?? rent.usdPerS, rent.highUsdPerS ?? rent.usdPerS),
    usdPerHourAtPrice: range(rent.usdPerS, rent.usdPerS),
  };
}

export async function sizeOne(
  runner: TrialRunner,
  candidate: Candidate,
  estimate: ClosedForm,
  limits: SizeLimits,
  pause: Pause,
): Promise<SizeRow | SizeRefusal> {
  const { id, pool, precision, rent } = candidate;
  const before = runner.trials;
  const sizing = new Sizing(runner, candidate, limits, pause);
  const start = Math.min(estimate.replicasWithoutHeadroom, limits.most);
  const alone = (await sizing.isMet(start)) ? null : await sizing.alone();
  if (alone !== null && isHopeless(alone, limits.wanted)) return { id, reason: aloneText(alone), why: 'alone', alone };
  const replicas = await fewest((count) => sizing.isMet(count), start, limits.most);
  if (replicas === null) {
    const reason = neverText(limits, (await sizing.whole(limits.most)).share);
    return { id, reason: alone === null ? reason : `${reason}. ${aloneText(alone)}`, why: 'most', alone };
  }
  const below = replicas === 1 ? null : await sizing.whole(replicas - 1);
  const decisive = below ?? (await sizing.whole(replicas));
  const figures = buildResult(decisive.run.observations());
  const error = limits.isRanged ? kernelErrorOf(figures) : null;
  const sizingWith = (factor: number) => new Sizing(runner, candidate, limits, pause, factor);
  const shares = sizing.sharesOf(replicas);
  const headroom = await sizing.headroom(replicas);
  const load = estimate.computeNeed / Math.max(1, replicas - 1);
  const accelerators = replicas * pool.ranks;
  const replicasOfSets = await sizing.fewestOfSets(replicas);
  // sets of a resampled trace cannot be given to simulate, but for the first
  const worst = runner.resample === 'none' ? shares.indexOf(Math.min(...shares)) : 0;
  return {
    id,
    accelerator: pool.accelerator.id,
    precision,
    tp: pool.tp,
    replicas,
    accelerators,
    usdPerHour: rent.usdPerS === null ? null : accelerators * rent.usdPerS * 3600,
    rent,
    nodes: nodesOf(pool, replicas),
    costs: sizing.costsOf(replicas),
    check: {
      seed: limits.seeds[worst] ?? runner.scenario.run.seed,
      attainment: shares[worst] ?? 0,
      settings: settingsOf(runner.scenario, pool, replicas),
    },
    replicasOfSets,
    replicasInterval: intervalOf(replicasOfSets),
    attainment: Math.min(...shares),
    attainmentInterval: intervalOf(shares),
    attainmentBelow: below === null ? null : below.share,
    alone: await sizing.alone(),
    binds: bindingOf(figures, load, below !== null),
    ranges: error === null ? null : await rangesOf(sizingWith, candidate, replicas, { limits, error }),
    headroom,
    estimate,
    trials: runner.trials - before,
  };
}
