/**
 * One replica in closed form, from the costs of single steps that a run would pay: rate, TPOT and joules at each mean
 * number of sequences that decode.
 *
 *   c      = E[O·(P + O/2)] / E[O]                 KV tokens before a decode, met by the steps
 *   t(b)                                           step of b decodes at context c, asked of the core
 *   p(b)   = (t(b with a chunk) − t(b)) / chunk    seconds of a prompt token that rides along
 *   r(b)   = 1 / ((E[O] − 1)·t(b) / b + E[P]·p(b))   requests a second at which b sequences decode in the mean (Little)
 *   TPOT   = t(b) / (1 − r·E[P]·p(b))              steps that carry chunks are longer
 *   b      at most min(maxNumSeqs, KV tokens / (E[P] + E[O]/2))
 *   joules = dynamic energy of a request's steps and prompt, and watts of the replica over its rate: active while a
 *            step runs, idle in the share of time with nothing to decode, 1/(1 + b + b²/2 + b³/6) ≈ exp(−b)
 *
 * Means only: bursts and tails are what the simulation is for. Source of Little's law: Little, Operations Research 9(3),
 * 1961.
 */

import type { Compiled } from '../compile/compiled.ts';
import type { StepContents, StepCost } from '../run/step-cost.ts';
import type { HeldRequests } from '../workload/columns.ts';

/** Means of the requests that a curve is of. */
export interface Means {
  readonly promptTokens: number;
  readonly outputTokens: number;
  /** KV tokens before a decode, in the mean over the steps of all requests */
  readonly decodeContext: number;
}

export function meansOf({ columns }: HeldRequests): Means {
  const { promptTokens, outputTokens, capacity } = columns;
  let [prompts, outputs, contexts] = [0, 0, 0];
  for (let row = 0; row < capacity; row++) {
    const [prompt, output] = [promptTokens[row] ?? 0, outputTokens[row] ?? 0];
    prompts += prompt;
    outputs += output;
    contexts += output * (prompt + output / 2);
  }
  const count = Math.max(1, capacity);
  return {
    promptTokens: prompts / count,
    outputTokens: outputs / count,
    decodeContext: contexts / Math.max(1, outputs),
  };
}

/** A replica at rising load; [row] by the mean number of sequences that decode. */
export interface Curve {
  /** requests a second, never falling */
  readonly ratePerS: Float64Array;
  readonly tpotS: Float64Array;
  /** dynamic joules of a request */
  readonly dynamicJ: Float64Array;
  /** mean watts of the states, work apart */
  readonly staticW: Float64Array;
  /** watts of a replica without a request */
  readonly idleW: number;
  /** requests a second with the means within the TPOT objective; 0 = not even one sequence alone is */
  readonly servableRatePerS: number;
}

export type AskSteps = (shapes: readonly StepContents[]) => readonly StepCost[];

/** 1, 2, 3, 4, 6, 8, 12 … and the largest. */
function batchesTo(most: number): number[] {
  const batches: number[] = [];
  for (let size = 1; size < most; size *= 2) {
    batches.push(size);
    if (size > 1 && size * 1.5 < most) batches.push(size * 1.5);
  }
  return [...batches, most];
}

/** Sequences that decode at most: by the engine's limit, and by the KV cache in the mean. */
function mostDecodes({ pools }: Compiled, { promptTokens, outputTokens }: Means): number {
  const [pool] = pools;
  if (pool === undefined) throw new RangeError('compile made no pool');
  const fits = Math.floor((pool.kvBlocks * pool.blockTokens) / (promptTokens + outputTokens / 2));
  return Math.max(1, Math.min(pool.rank.maxNumSeqs, fits));
}

/** Share of time without a request to decode, of a mean of `batch`. */
const emptyShare = (batch: number): number => 1 / (1 + batch + (batch * batch) / 2 + (batch * batch * batch) / 6);

export function curveOf(compiled: Compiled, means: Means, tpotLimitS: number | null, ask: AskSteps): Curve {
  const { promptTokens, outputTokens } = means;
  const { kind } = compiled.program;
  const budget = kind.maxNumBatchedTokens[0] ?? 1;
  const context = Math.round(means.decodeContext);
  const batches = batchesTo(Math.min(mostDecodes(compiled, means), budget));
  const chunkOf = (batch: number) => Math.max(1, Math.min(Math.round(promptTokens), budget - batch));
  const shapes = batches.flatMap((decode): StepContents[] => [
    { decode, context, prefillTokens: 0 },
    { decode, context: 0, prefillTokens: chunkOf(decode) },
    { decode, context: 0, prefillTokens: 0 },
  ]);
  const costs = ask(shapes);
  const rows = batches.length;
  const [ratePerS, tpotS] = [new Float64Array(rows), new Float64Array(rows)];
  const [dynamicJ, staticW] = [new Float64Array(rows), new Float64Array(rows)];
  const activeW = Number(kind.activeW[0] ?? 0n);
  const idleW = Number(kind.contextIdleW[0] ?? 0n);
  let servableRatePerS = 0;
  for (const [row, batch] of batches.entries()) {
    const [step, mixed, bare] = [costs[3 * row], costs[3 * row + 1], costs[3 * row + 2]] as [
      StepCost,
      StepCost,
      StepCost,
    ];
    // the chunk's own attention is over its prompt alone; half a prompt lies before a chunk that is cut
    const promptS = Math.max(0, mixed.timeS - bare.timeS) / chunkOf(batch);
    const promptJ = Math.max(0, mixed.dynamicEnergyJ - bare.dynamicEnergyJ) / chunkOf(batch);
    const decodes = Math.max(0, outputTokens - 1);
    const rate = 1 / ((decodes * step.timeS) / batch + promptTokens * promptS);
    ratePerS[row] = Math.max(rate, ratePerS[row - 1] ?? 0);
    tpotS[row] = step.timeS / Math.max(1e-9, 1 - rate * promptTokens * promptS);
    dynamicJ[row] = (decodes * step.dynamicEnergyJ) / batch + promptTokens * promptJ;
    const empty = emptyShare(batch);
    staticW[row] = activeW * (1 - empty) + idleW * empty;
    if (tpotLimitS === null || (tpotS[row] ?? 0) <= tpotLimitS) servableRatePerS = ratePerS[row] ?? 0;
  }
  const last = ratePerS[rows - 1] ?? 0;
  if (tpotLimitS !== null && servableRatePerS < last) {
    servableRatePerS = crossing({ ratePerS, tpotS }, tpotLimitS);
  }
  return { ratePerS, tpotS, dynamicJ, staticW, idleW, servableRatePerS };
}

/** The rate at which TPOT, straight between rows, passes the limit; 0 = it is above it from the first. */
function crossing({ ratePerS, tpotS }: Pick<Curve, 'ratePerS' | 'tpotS'>, limitS: number): number {
  const above = tpotS.findIndex((value) => value > limitS);
  if (above <= 0) return above === 0 ? 0 : (ratePerS.at(-1) ?? 0);
  const [low = 0, high = 0] = [tpotS[above - 1], tpotS[above]];
  const share = (limitS - low) / (high - low);
  const [from = 0, to = 0] = [ratePerS[above - 1], ratePerS[above]];
  return from + (to - from) * share;
}

/** Figures of one replica at a rate. */
export interface CurvePoint {
  tpotS: number;
  /** of a request: dynamic, and its share of what the replica draws anyway */
  joules: number;
}

/** Writes the figures at `rate` to `point`; beyond the last row, those of the last row. */
export function readCurve(curve: Curve, rate: number, point: CurvePoint): void {
  const { ratePerS, tpotS, dynamicJ, staticW, idleW } = curve;
  const rows = ratePerS.length;
  const first = ratePerS[0] ?? 0;
  if (rate <= first || rows === 1) {
    const share = Math.min(1, rate / first);
    point.tpotS = tpotS[0] ?? 0;
    point.joules = (dynamicJ[0] ?? 0) + (idleW + ((staticW[0] ?? 0) - idleW) * share) / rate;
    return;
  }
  let low = 0;
  let high = rows - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((ratePerS[middle] ?? 0) <= rate) low = middle;
    else high = middle;
  }
  const [from = 0, to = 0] = [ratePerS[low], ratePerS[high]];
  const share = to > from ? Math.min(1, (rate - from) / (to - from)) : 1;
  const at = (column: Float64Array) => (column[low] ?? 0) + ((column[high] ?? 0) - (column[low] ?? 0)) * share;
  point.tpotS = at(tpotS);
  point.joules = at(dynamicJ) + at(staticW) / rate;
}
