// One fleet of a search, judged by runs: whether it serves every set of draws, and its figures in each.

import type { Compiled } from '../compile/compiled.ts';
import { InputError, type Issue } from '../errors.ts';
import { buildResult } from '../result/result.ts';
import type { Result } from '../result/types.ts';
import type { PoolSpec, RouteSpec } from '../scenario/types.ts';
import { evaluate, type Pause } from './evaluate.ts';
import { holds } from './load-limit.ts';
import type { SearchFigures, SearchRow } from './plan-types.ts';
import type { TrialRunner } from './trials.ts';

export interface JudgeTask {
  readonly pools: readonly PoolSpec[];
  readonly route: RouteSpec;
  readonly wanted: number;
  readonly seeds: readonly number[];
}

/** Figures of every set where all are served; of no set where one is not, or the fleet cannot be. */
export interface Judgement {
  readonly sets: SearchRow['sets'];
  readonly isServed: boolean;
  readonly issues: readonly Issue[];
}

/** Figures of a run, each over good tokens. */
function figuresOf({ good, latency }: Result, accelerators: number): SearchFigures {
  const tpotS = latency.tpotS.p50;
  return {
    goodTokensPerSPerAccelerator: (good.outputTokensPerS ?? 0) / accelerators,
    tpotS,
    tokensPerSPerUser: tpotS === null || tpotS === 0 ? null : 1 / tpotS,
    usdPerMgoodTokens: good.spent.usdPerMtoken,
    joulesPerGoodToken: good.spent.joulesPerToken ?? Number.MAX_VALUE,
  };
}

export async function judge(runner: TrialRunner, task: JudgeTask, pause: Pause): Promise<Judgement> {
  const { pools, route, wanted, seeds } = task;
  const windows = runner.scenario.policies.length > 0 ? {} : { windowS: 0 };
  const trial = { pools, route, isPricedByPools: true, ...windows };
  let compiled: Compiled;
  try {
    compiled = runner.compile(trial);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { sets: [], isServed: false, issues: error.issues };
  }
  const accelerators = pools.reduce((sum, pool) => sum + pool.replicas * pool.ranks, 0);
  const sets: SearchRow['sets'][number][] = [];
  for (const seed of seeds) {
    const ready = runner.ready({ ...trial, seed }, compiled);
    const evaluation = await evaluate(ready, runner.scenario, wanted, pause);
    if (!holds(evaluation, ready.requests)) return { sets: [], isServed: false, issues: [] };
    const figures = figuresOf(buildResult(ready.run.observations()), accelerators);
    sets.push({ attainment: evaluation.share ?? 0, ...figures });
  }
  return { sets, isServed: true, issues: [] };
}
