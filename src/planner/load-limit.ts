// The highest load that one set of draws meets the SLO at, by bracketing. Every trial faces the same requests.

import type { Compiled } from '../compile/compiled.ts';
import { buildResult } from '../result/result.ts';
import type { Run } from '../run/run.ts';
import type { RouteSpec } from '../scenario/types.ts';
import { S_PER_PS } from '../units.ts';
import type { HeldRequests } from '../workload/columns.ts';
import { aloneOf, isHopeless } from './alone.ts';
import { trafficOf } from './closed-form.ts';
import { type Evaluation, evaluate, measuredRows, type Pause } from './evaluate.ts';
import { kernelErrorOf } from './kernel-error.ts';
import { sixDigits } from './load.ts';
import { type QueueVerdict, queueVerdict } from './queue-state.ts';
import { bracketLoad } from './search.ts';
import { tokenCostsOf } from './size-figures.ts';
import { dispersionOf } from './statistics.ts';
import type { Trial, TrialRunner } from './trials.ts';
import type { Alone, LoadBracket, LoadFigures, LoadTrial } from './types.ts';

/** Within what a run holds, and longer than anyone waits. */
const LONGEST_S = 4e6;
/** Loads that are tried, over the scenario's. */
const RANGE = 2 ** 20;

/** What waited, and how uneven the arrivals are. */
export function queueOf(evaluation: Evaluation, requests: HeldRequests | null): QueueVerdict | null {
  if (evaluation.queue === null || requests === null) return null;
  return queueVerdict(evaluation.queue, dispersionOf(requests.columns.timePs));
}

/** A load holds when the SLO is met and the queue does not grow without end. */
export function holds(evaluation: Evaluation, requests: HeldRequests | null): boolean {
  return evaluation.met && queueOf(evaluation, requests)?.state !== 'saturated';
}

export interface LoadLimits {
  readonly wanted: number;
  readonly tolerance: number;
  /** on the time of kernels: the limit alone is sought, from `start` on */
  readonly kernelTimeFactor?: number;
  readonly start?: number;
  /** in place of the scenario's, likewise the limit alone */
  readonly route?: RouteSpec;
}

/** What the fleet costs at a load that it bears, and how far its kernels may be off. */
function figuresOf(run: Run, compiled: Compiled): LoadFigures {
  const accelerators = compiled.pools.reduce((sum, pool) => sum + pool.accelerators, 0);
  const rents = compiled.pools.map((pool) => (pool.acceleratorUsdPerS ?? Number.NaN) * pool.accelerators * 3600);
  const usdPerHour = rents.reduce((sum, usd) => sum + usd, 0);
  return {
    accelerators,
    usdPerHour: Number.isNaN(usdPerHour) ? null : usdPerHour,
    costs: tokenCostsOf(run),
    kernelError: kernelErrorOf(buildResult(run.observations())),
  };
}

/** The mean of a trace, the law's own of drawn arrivals: that is what `simulate` is given. */
export function rateOf(runner: TrialRunner, dial: number, requests: HeldRequests | null): number {
  return runner.dial.path === 'workload.speed' && requests !== null ? trafficOf(requests).ratePerS : dial;
}

export async function loadLimit(
  runner: TrialRunner,
  seed: number,
  { wanted, tolerance, kernelTimeFactor = 1, start, route }: LoadLimits,
  pause: Pause,
): Promise<LoadBracket> {
  const { base } = runner.dial;
  const windows = runner.hasPolicies ? {} : { windowS: 0 };
  const trial: Trial = { seed, kernelTimeFactor, ...(route && { route }), ...windows };
  const compiled = runner.compile(trial);
  const trials: LoadTrial[] = [];
  const attempt = async (dial: number, isWhole = false) => {
    const ready = runner.ready({ ...trial, dial }, compiled);
    const evaluation = await evaluate(ready, runner.scenario, wanted, pause, isWhole);
    return { evaluation, requests: ready.requests, run: ready.run };
  };
  const isOwn = seed === runner.scenario.run.seed;
  const [pool] = runner.scenario.pools;
  let alone: Alone | null | undefined;
  const aloneOnce = async (): Promise<Alone | null> => {
    const isOne = pool !== undefined && runner.scenario.pools.length === 1;
    alone ??= isOne ? await aloneOf(runner, seed, runner.compileAlone(pool), pause) : null;
    return alone;
  };
  let isOut = false;
  const isMet = async (dial: number): Promise<boolean | null> => {
    if (isOut) return null;
    const requests = runner.requests({ ...trial, dial });
    if (requests === null || measuredRows(requests.columns, runner.scenario) === 0) return null;
    const { evaluation } = await attempt(dial);
    const isHeld = holds(evaluation, requests);
    const { share, atMost } = evaluation;
    trials.push({ dial, ratePerS: rateOf(runner, dial, requests), met: isHeld, share, atMost });
    if (!isHeld && trials.every((one) => !one.met)) {
      const singles = await aloneOnce();
      isOut = singles !== null && isHopeless(singles, wanted);
    }
    return isHeld;
  };
  const first = runner.requests(trial);
  const lastS = first === null ? 0 : Number(first.columns.timePs.at(-1) ?? 0n) * S_PER_PS;
  const { good, bad } = await bracketLoad(isMet, {
    start: start ?? base,
    tolerance,
    least: Math.max(base / RANGE, (base * lastS) / LONGEST_S),
    most: base * RANGE,
    round: sixDigits,
  });
  const trialAt = (dial: number | null) => trials.find((one) => one.dial === dial) ?? null;
  const isLimitAlone = kernelTimeFactor !== 1 || route !== undefined;
  const singles = isOwn && !isLimitAlone ? await aloneOnce() : (alone ?? null);
  const isShown = isOwn && !isLimitAlone && good !== null;
  const figures = isShown ? figuresOf((await attempt(good)).run, compiled) : null;
  const found = { seed, good: trialAt(good), alone: singles, figures };
  if (bad === null || isLimitAlone) return { ...found, bad: trialAt(bad), queue: null, trials };
  const { evaluation, requests } = await attempt(bad, true);
  const missed = trialAt(bad);
  const whole = missed && { ...missed, share: evaluation.share, atMost: evaluation.atMost };
  return {
    ...found,
    bad: whole,
    queue: isOut ? null : queueOf(evaluation, requests),
    trials: trials.map((one) => (one === missed && whole !== null ? whole : one)),
  };
}
