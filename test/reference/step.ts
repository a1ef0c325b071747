/** A step: what the model reads of a batch, its time, its energy and how that is shared out. README §4 and §5. */

import type { KindRow } from '../../src/testing/outcome.ts';
import type { Costs } from './costs.ts';
import type { Plan, Replica } from './replica.ts';
import { isDecode } from './replica.ts';

export interface Aggregates {
  /** T */
  readonly tokens: number;
  /** e */
  readonly emitting: number;
  /** N */
  readonly decodes: bigint;
  /** X = S + N */
  readonly decodeKvTokens: bigint;
  /** C */
  readonly chunks: bigint;
  /** P */
  readonly chunkTokens: bigint;
  /** Q */
  readonly pairs: bigint;
  /** K */
  readonly chunkKvTokens: bigint;
  /** M */
  readonly longestDecode: bigint;
  /** M' */
  readonly longestChunk: bigint;
}

/** Everything that is known of a step when it starts. */
export interface StepCost {
  readonly batch: Aggregates;
  readonly durationPs: bigint;
  readonly devicePs: bigint;
  readonly decodePs: bigint;
  readonly prefillPs: bigint;
  readonly decodeComputeBound: boolean;
  readonly prefillComputeBound: boolean;
  readonly capped: boolean;
  /** E, before the cap */
  readonly uncappedPj: bigint;
  readonly costPj: bigint;
  readonly rho: bigint;
  readonly rhoPair: bigint;
  readonly rhoKv: bigint;
}

export function aggregate(plan: Plan): Aggregates {
  let [tokens, emitting, decodes, contexts, chunks, chunkTokens] = [0, 0, 0, 0, 0, 0];
  let [pairs, chunkKvTokens] = [0n, 0];
  let [longestDecode, longestChunk] = [0, 0];
  for (const [request, planned] of plan) {
    tokens += planned;
    if (isDecode(request)) {
      decodes += 1;
      emitting += 1;
      contexts += request.context;
      longestDecode = Math.max(longestDecode, request.context + 1);
    } else {
      chunks += 1;
      chunkTokens += planned;
      pairs += BigInt(planned) * BigInt(2 * request.context + planned);
      chunkKvTokens += request.context + planned;
      longestChunk = Math.max(longestChunk, request.context + planned);
      if (request.context + planned === request.target) emitting += 1;
    }
  }
  return {
    tokens,
    emitting,
    decodes: BigInt(decodes),
    decodeKvTokens: BigInt(contexts + decodes),
    chunks: BigInt(chunks),
    chunkTokens: BigInt(chunkTokens),
    pairs,
    chunkKvTokens: BigInt(chunkKvTokens),
    longestDecode: BigInt(longestDecode),
    longestChunk: BigInt(longestChunk),
  };
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** The times of the two attention kernels, and what a KV token read takes of the piece that binds. */
function attentionTimes(costs: Costs, batch: Aggregates) {
  const a = costs.attention;
  const { decodes: N, decodeKvTokens: X, chunks: C, chunkTokens: P, pairs: Q, chunkKvTokens: K } = batch;
  const { longestDecode: M, longestChunk } = batch;
  const decodeCompute = a.decodeFlop * X;
  const decodeMemory = a.decodeKv * X + a.decodeToken * N;
  const decodeLongest = a.decodeLongest * M;
  const decodeWork = larger(larger(decodeCompute, decodeMemory), decodeLongest);
  const decodeFixed = a.decodeBase + a.decodeSequence * N + a.decodeTail * smaller(M, a.decodeTailTokens);
  const chunkWork = a.prefillPair * Q + a.prefillToken * P + a.prefillKv * K + a.prefillLongest * longestChunk;
  const chunkMemory = a.prefillMemoryKv * K + a.prefillMemoryToken * P;
  const memoryBinds = decodeMemory === decodeWork;
  return {
    decodePs: N > 0n ? decodeFixed + decodeWork : 0n,
    prefillPs: C > 0n ? a.prefillBase + larger(chunkWork, chunkMemory) : 0n,
    decodeComputeBound: N > 0n && decodeCompute === decodeWork,
    prefillComputeBound: C > 0n && chunkWork >= chunkMemory,
    kvTokenPs: decodeCompute === decodeWork ? a.decodeFlop : memoryBinds ? a.decodeKv : 0n,
  };
}

/** The rates at which attention energy is given to those who caused it. */
function attributionRates(
  kind: KindRow,
  costs: Costs,
  step: Omit<StepCost, 'rho' | 'rhoPair' | 'rhoKv'> & { readonly kvTokenPs: bigint },
  host: bigint,
) {
  const a = costs.attention;
  const { batch, capped } = step;
  const none = { rho: 0n, rhoPair: 0n, rhoKv: 0n };
  if (capped && kind.asyncScheduling === 1 && host > step.devicePs) return none;
  const capW = kind.dynamicCapW;
  const pairPs = step.prefillComputeBound ? a.prefillPair : 0n;
  const kvPs = step.prefillComputeBound ? a.prefillKv : a.prefillMemoryKv;
  const decode = { rho: capped ? capW * step.kvTokenPs : a.decodeKvPj };
  const prefill = {
    rhoPair: capped ? capW * pairPs : a.prefillPairPj,
    rhoKv: capped ? capW * kvPs : a.prefillKvPj,
  };
  return {
    ...none,
    ...(batch.decodes > 0n ? decode : {}),
    ...(batch.chunks > 0n ? prefill : {}),
  };
}

export function costOf(kind: KindRow, costs: Costs, plan: Plan): StepCost {
  const batch = aggregate(plan);
  const a = costs.attention;
  const linear = costs.linear(batch.tokens);
  const head = costs.head(batch.emitting);
  const attention = attentionTimes(costs, batch);
  const devicePs = linear.timePs + head.timePs + attention.decodePs + attention.prefillPs;
  const hostPs = kind.hostStepPs + kind.hostSequencePs * (batch.decodes + batch.chunks);
  const bothPs = kind.asyncScheduling === 1 ? larger(devicePs, hostPs) : devicePs + hostPs;
  const durationPs = larger(1n, bothPs);
  const fixedPj = linear.energyPj + head.energyPj + a.tokenPj * (batch.decodes + batch.chunkTokens);
  const decodePj = a.decodeKvPj * batch.decodeKvTokens;
  const uncappedPj = fixedPj + decodePj + a.prefillPairPj * batch.pairs + a.prefillKvPj * batch.chunkKvTokens;
  const capPj = kind.dynamicCapW * durationPs;
  const capped = uncappedPj > capPj;
  const costPj = capped ? capPj : uncappedPj;
  const step = { batch, durationPs, devicePs, ...attention, capped, uncappedPj, costPj };
  return { ...step, ...attributionRates(kind, costs, step, hostPs) };
}

/** floor(a / b) for b > 0. */
const floorDivide = (a: bigint, b: bigint): bigint => (a - (((a % b) + b) % b)) / b;

/** Gives the step's energy to its requests, the rest to the replica. Contexts are those before the step. */
export function attribute(replica: Replica, plan: Plan, step: StepCost): void {
  const { batch, costPj, rho, rhoPair, rhoKv } = step;
  const attentionPj = rho * batch.decodeKvTokens + rhoPair * batch.pairs + rhoKv * batch.chunkKvTokens;
  const share = floorDivide(costPj - attentionPj, BigInt(batch.tokens));
  let left = costPj;
  for (const [request, planned] of plan) {
    const context = BigInt(request.context);
    const n = BigInt(planned);
    const given = isDecode(request)
      ? share + rho * (context + 1n)
      : share * n + rhoPair * n * (2n * context + n) + rhoKv * (context + n);
    request.energyPj += given;
    left -= given;
  }
  replica.total.remainderPj += left;
}

/** Counts a finished step into the replica's totals. */
export function countStep(replica: Replica, step: StepCost): void {
  const { total, window } = replica;
  const { batch } = step;
  total.steps += 1n;
  window.steps += 1n;
  total.outputTokens += BigInt(batch.emitting);
  window.outputTokens += BigInt(batch.emitting);
  total.prefillTokens += batch.chunkTokens;
  window.prefillTokens += batch.chunkTokens;
  total.hostPs += step.durationPs - step.devicePs;
  total.decodeAttentionPs += step.decodePs;
  total.prefillAttentionPs += step.prefillPs;
  total.decodeTokens += batch.decodes;
  total.decodeKvTokens += batch.decodeKvTokens;
  total.prefillPairs += batch.pairs;
  total.prefillKvTokens += batch.chunkKvTokens;
  if (batch.decodes > 0n) total.decodeSteps += 1n;
  if (batch.chunks > 0n) total.prefillSteps += 1n;
  if (step.decodeComputeBound) total.decodeComputeBoundSteps += 1n;
  if (step.prefillComputeBound) total.prefillComputeBoundSteps += 1n;
  if (step.capped) total.cappedSteps += 1n;
  total.clippedPj += step.uncappedPj - step.costPj;
}
