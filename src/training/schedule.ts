/**
 * Pipeline schedules in closed form: how long m micro-batches take through stages, and how many a stage holds.
 *
 *   gpipe, 1f1b   m · slowest + Σ others        one stage alike: (m + pp − 1) · t
 *   interleaved   m · slowest + Σ others / v    bubble over ideal: (pp − 1) / (m · v)
 *
 * Sources: GPipe, Huang et al., 2019; Narayanan et al., SC 2021, section 2.2.
 */

import type { Schedule } from './types.ts';

/** Time of forward and backward of `m` micro-batches; `stageS`: [stage] of one micro-batch, both ways. */
export function pipelineS(stageS: readonly number[], m: number, chunks: number): number {
  const slowest = Math.max(...stageS);
  const sum = stageS.reduce((total, time) => total + time, 0);
  return m * slowest + (sum - slowest) / chunks;
}

/** Idle time over the time of a pipeline that never idles, of stages alike: (pp − 1) / (m · v). */
export const bubbleOverIdeal = (pp: number, m: number, chunks: number): number => (pp - 1) / (m * chunks);

/** Idle share of the whole, of stages alike: (pp − 1) / (m + pp − 1) without chunks. */
export const bubbleShare = (pp: number, m: number, chunks = 1): number => (pp - 1) / (m * chunks + pp - 1);

/**
 * Micro-batches whose activations a stage holds at most, in whole stages. Interleaved: of chunks, those before its
 * first backward. Source: Korthikanti et al., 2022, section 4.2.2 and appendix A.
 */
export function inFlight(schedule: Schedule, stage: number, pp: number, m: number, chunks: number): number {
  if (schedule === 'gpipe') return m;
  if (schedule === '1f1b' || chunks === 1) return Math.min(m, pp - stage);
  const warmUp = 2 * (pp - 1 - stage) + (chunks - 1) * pp + 1;
  return Math.min(m * chunks, warmUp) / chunks;
}

/** 1 + 1/2 + … + 1/n: the mean of the largest of n exponential delays, in their mean. Source: Rényi, 1953. */
export function harmonic(n: number): number {
  let sum = 0;
  for (let at = n; at >= 1; at--) sum += 1 / at;
  return sum;
}
