// One fleet of a search, judged by runs: whether it serves every set of draws, and its figures in each.

import type { Compiled } from '../compile/compiled.ts';
import { InputError, type Issue } from '../errors.ts';
import { buildResult } from '../result/result.ts';
import type { Result } from '../result/types.ts';
import type { PoolSpec } from '../scenario/types.ts';
import { evaluate, type Pause } from './evaluate.ts';
import { holds } from './load-limit.ts';
import type { SearchFigures, SearchRow } from './plan-types.ts';
import type { TrialRunner } from './trials.ts';

export interface JudgeTask {
  readonly pools: readonly PoolSpec[];
  readonly route: string;
  readonly wanted: number;
  readonly seeds: readonly number[];
}

/** Figures of every set where all are served; of no set where one is not, or the fleet cannot be. */
export interface Judgement {
  readonly sets: SearchRow['sets'];
  readonly isServed: boolean;
  readonly issues: readonly Issue[];
}

/** Output tokens a second of requests that met the SLO: they are taken to be as long as those that did not. */
function goodTokensPerS({ attainment, throughput }: Result): number {
  return (throughput.outputTokensPerS ?? 0) * (attainment.share ?? 0);
}

/** Figures of a run, each over good tokens. */
function figuresOf(result: Result, accelerators: number): SearchFigures {
  const good = goodTokensPerS(result);
  const goodTokens = good * result.interval.lengthS;
  const { totalUsd } = result.money;
  const tpotS = result.latency.tpotS.p50;
  return {
    goodTokensPerSPerAccelerator: good / accelerators,
    tpotS,
    tokensPerSPerUser: tpotS === null || tpotS === 0 ? null : 1 / tpotS,
    usdPerMgoodTokens: totalUsd === null || goodTokens === 0 ? null : (totalUsd / goodTokens) * 1e6,
    joulesPerGoodToken: goodTokens === 0 ? Number.MAX_VALUE : result.energyJ / goodTokens,
  };
}

export async function judge(runner: TrialRunner, task: JudgeTask, pause: Pause): Promise<Judgement> {
  const { pools, route, wanted, seeds } = task;
  const routed = { ...runner.scenario.route, policy: route };
  const trial = { pools, route: routed, ...(runner.scenario.policies.length > 0 ? {} : { windowS: 0 }) };
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
