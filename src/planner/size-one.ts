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
import { sixDigits } from './load.ts';
import { holds } from './load-limit.ts';
import { fewest } from './search.ts';
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
}

/** The tightest TPOT objective of any class. */
function tpotOf({ scenario }: TrialRunner): number | null {
  const limits = scenario.classes.flatMap(({ slo }) => slo.tpotS ?? []);
  return limits.length === 0 ? null : Math.min(...limits);
}

/** One trial of a size. */
interface Sized {
  readonly replicas: number;
  readonly evaluation: Evaluation;
  readonly run: Run;
  readonly isHeld: boolean;
}

class Sizing {
  /** the last that served: the fewest replicas, in the end */
  #best: Sized | null = null;
  /** the last that was compiled: loads change nothing of it */
  #compiled: { readonly replicas: number; readonly program: Compiled } | null = null;
  /** [replicas] whether they served */
  readonly #met = new Map<number, boolean>();
  #alone: Alone | null | undefined;
  readonly #runner: TrialRunner;
  readonly #candidate: Candidate;
  readonly #limits: SizeLimits;
  readonly #pause: Pause;
  readonly #windowS: number;

  constructor(runner: TrialRunner, candidate: Candidate, limits: SizeLimits, pause: Pause) {
    this.#runner = runner;
    this.#candidate = candidate;
    this.#limits = limits;
    this.#pause = pause;
    const lastS = Number(runner.requests()?.columns.timePs.at(-1) ?? 0n) * S_PER_PS;
    this.#windowS = Math.min(LONGEST_WINDOW_S, Math.max(1, lastS / WINDOWS));
  }

  #trial(replicas: number, dial: number): Trial {
    const { pool, acceleratorUsdPerS } = this.#candidate;
    const windows = this.#runner.scenario.policies.length > 0 ? {} : { windowS: this.#windowS };
    return { pools: [{ ...pool, replicas }], acceleratorUsdPerS, dial, ...windows };
  }

  async #evaluate(replicas: number, dial: number, isWhole: boolean): Promise<Sized> {
    const trial = this.#trial(replicas, dial);
    if (this.#compiled?.replicas !== replicas) this.#compiled = { replicas, program: this.#runner.compile(trial) };
    const ready = this.#runner.ready(trial, this.#compiled.program);
    const { wanted } = this.#limits;
    const evaluation = await evaluate(ready, this.#runner.scenario, wanted, this.#pause, isWhole);
    return { replicas, evaluation, run: ready.run, isHeld: holds(evaluation, ready.requests) };
  }

  /** Whether so many replicas serve the traffic. */
  async isMet(replicas: number): Promise<boolean> {
    const known = this.#met.get(replicas);
    if (known !== undefined) return known;
    const sized = await this.#evaluate(replicas, this.#runner.dial.base, false);
    if (sized.isHeld) this.#best = sized;
    this.#met.set(replicas, sized.isHeld);
    return sized.isHeld;
  }

  /** What becomes of the requests on an empty replica. */
  async alone(): Promise<Alone | null> {
    if (this.#alone === undefined) {
      const compiled = this.#runner.compileAlone(this.#candidate.pool);
      this.#alone = await aloneOf(this.#runner, this.#runner.scenario.run.seed, compiled, this.#pause);
    }
    return this.#alone;
  }

  /** The whole run of so many replicas, with its figures. */
  async whole(replicas: number) {
    const isKnown = this.#best?.replicas === replicas;
    const sized = isKnown ? this.#best : await this.#evaluate(replicas, this.#runner.dial.base, true);
    if (sized === null) throw new RangeError('a size that was never tried');
    return { share: sized.evaluation.share ?? 0, run: sized.run };
  }

  /** Between which two loads the SLO ceases to hold. */
  async headroom(replicas: number): Promise<SizeRow['headroom']> {
    let good = -1;
    let bad = RUNGS.length;
    while (bad - good > 1) {
      const middle = (good + bad) >> 1;
      const dial = sixDigits(this.#runner.dial.base * (RUNGS[middle] ?? 1));
      if ((await this.#evaluate(replicas, dial, false)).isHeld) good = middle;
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
  const { pool, acceleratorUsdPerS } = candidate;
  const compiled = runner.compile({ pools: [pool], acceleratorUsdPerS });
  return closedForm(compiled, traffic, tpotOf(runner), headroom);
}

export async function sizeOne(
  runner: TrialRunner,
  candidate: Candidate,
  estimate: ClosedForm,
  limits: SizeLimits,
  pause: Pause,
): Promise<SizeRow | SizeRefusal> {
  const { id, pool, precision, acceleratorUsdPerS } = candidate;
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
  const at = await sizing.whole(replicas);
  const below = replicas === 1 ? null : await sizing.whole(replicas - 1);
  const headroom = await sizing.headroom(replicas);
  const load = estimate.computeNeed / Math.max(1, replicas - 1);
  const accelerators = replicas * pool.ranks;
  return {
    id,
    accelerator: pool.accelerator.id,
    precision,
    tp: pool.tp,
    replicas,
    accelerators,
    usdPerHour: acceleratorUsdPerS === null ? null : accelerators * acceleratorUsdPerS * 3600,
    attainment: at.share,
    attainmentBelow: below === null ? null : below.share,
    alone: await sizing.alone(),
    binds: bindingOf(buildResult((below ?? at).run.observations()), load, below !== null),
    headroom,
    estimate,
    trials: runner.trials - before,
  };
}
