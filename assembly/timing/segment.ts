// The shape of a segment: duration and energy of its steps as affine functions of the step's place, and how far
// that form holds. Reads only the batch aggregates T, e, N, S, C, P, Q, K and their slopes. README §4, §5, §7.

import { Engine } from '../layout/engine.gen';
import { Kinds, Levels } from '../layout/program.gen';
import { Binding, Costs, HeadCosts, LinearCosts } from '../layout/timing.gen';
import { decodeComputePs, decodeFixedPs, decodeMemoryPs, prefillComputePs, prefillMemoryPs } from './attention-cost';
import { headRow, linearRow } from './cost';
import { findLongest } from './longest';

/** Largest value that a sum over a segment may reach: leaves room for what it is added to. */
const SUM_LIMIT: f64 = 4e18;

/**
 * First place at which `lead - behind` (now >= 0, falling by `fall` a step) is below zero; `limit` if never before it.
 */
function firstBelow(lead: i64, fall: i64, limit: i32): i32 {
  if (fall <= 0) return limit;
  const at = lead / fall + 1;
  return at < <i64>limit ? <i32>at : limit;
}

/** First place at which `lead` (now > 0, falling by `fall` a step) is zero or below. */
function firstAtMostZero(lead: i64, fall: i64, limit: i32): i32 {
  if (fall <= 0) return limit;
  const at = (lead + fall - 1) / fall;
  return at < <i64>limit ? <i32>at : limit;
}

/** The larger of two affine pieces stays the larger for so many steps. `wins` says that the other wins a tie. */
function staysAbove(lead: i64, fall: i64, wins: bool, limit: i32): i32 {
  return wins ? firstAtMostZero(lead, fall, limit) : firstBelow(lead, fall, limit);
}

/** M of the next step: the largest KV that a decode reads. */
function longestDecode(e: Engine): i64 {
  if (e.batch.longestStale != 0) findLongest(e);
  return <i64>(e.batch.longestKey + e.batch.tokenClock + 1);
}

/** Decode attention: the binding piece, its slope, and where another piece overtakes it or the tail ends. */
function shapeDecode(e: Engine, cost: i32, limit: i32): i32 {
  const decodes = <i64>e.batch.decodes;
  const kvTokens = e.batch.contextSum + decodes;
  e.segment.decodeKvTokens = kvTokens;
  if (decodes == 0) {
    e.segment.decodePs = 0;
    e.segment.decodeSlopePs = 0;
    e.segment.decodeBinding = Binding.memory;
    return limit;
  }
  const computeSlope = Costs.decodeFlopPs[cost] * decodes;
  const memorySlope = Costs.decodeKvPs[cost] * decodes;
  const compute = decodeComputePs(cost, kvTokens);
  const memory = decodeMemoryPs(cost, kvTokens, decodes);
  let fixed = decodeFixedPs(cost, decodes);
  let longest: i64 = 0;
  const longestSlope = Costs.decodeLongestPs[cost];
  let tailSlope = Costs.decodeTailPs[cost];
  let steps = limit;
  if (longestSlope != 0 || tailSlope != 0) {
    const tokens = longestDecode(e);
    longest = longestSlope * tokens;
    const left = Levels.decodeTailTokens[cost] - tokens;
    fixed += tailSlope * min(tokens, Levels.decodeTailTokens[cost]);
    if (left <= 0) tailSlope = 0;
    else if (tailSlope != 0 && left < <i64>steps) steps = <i32>left + 1;
  }
  let binding = Binding.memory;
  let value = memory;
  let slope = memorySlope;
  if (compute >= memory && compute >= longest) {
    binding = Binding.compute;
    value = compute;
    slope = computeSlope;
    steps = staysAbove(compute - memory, memorySlope - computeSlope, false, steps);
    steps = staysAbove(compute - longest, longestSlope - computeSlope, false, steps);
  } else if (memory >= longest) {
    steps = staysAbove(memory - compute, computeSlope - memorySlope, true, steps);
    steps = staysAbove(memory - longest, longestSlope - memorySlope, false, steps);
  } else {
    binding = Binding.longest;
    value = longest;
    slope = longestSlope;
    steps = staysAbove(longest - compute, computeSlope - longestSlope, true, steps);
    steps = staysAbove(longest - memory, memorySlope - longestSlope, true, steps);
  }
  e.segment.decodePs = fixed + value;
  e.segment.decodeSlopePs = slope + tailSlope;
  e.segment.decodeBinding = binding;
  return steps;
}

/** Prefill attention: the same for the chunk of a segment; its aggregates move only in a chunk jump. */
function shapePrefill(e: Engine, cost: i32, limit: i32): i32 {
  if (e.batch.chunks == 0) {
    e.segment.prefillPs = 0;
    e.segment.prefillSlopePs = 0;
    e.segment.prefillComputeBound = 0;
    return limit;
  }
  const tokens = <i64>e.batch.chunkTokens;
  const pairsSlope = e.batch.pairsSlope;
  const kvSlope = pairsSlope == 0 ? 0 : tokens;
  const kv = e.batch.chunkKv;
  const compute = prefillComputePs(cost, e.batch.pairs, tokens, kv, <i64>e.batch.chunkLongest);
  const computeSlope =
    Costs.prefillPairPs[cost] * pairsSlope + (Costs.prefillKvPs[cost] + Costs.prefillLongestPs[cost]) * kvSlope;
  const memory = prefillMemoryPs(cost, kv, tokens);
  const memorySlope = Costs.prefillMemoryKvPs[cost] * kvSlope;
  const bound = compute >= memory;
  e.segment.prefillPs = Costs.prefillBasePs[cost] + (bound ? compute : memory);
  e.segment.prefillSlopePs = bound ? computeSlope : memorySlope;
  e.segment.prefillComputeBound = bound ? 1 : 0;
  return bound
    ? staysAbove(compute - memory, memorySlope - computeSlope, false, limit)
    : staysAbove(memory - compute, computeSlope - memorySlope, true, limit);
}

/** Shapes the steps of engine `e` from its aggregates; returns how many of at most `limit` steps keep this shape. */
export function shapeSegment(e: Engine, limit: i32): i32 {
  const cost = e.cost;
  const kind = e.kind;
  const linear = linearRow(cost, e.batch.tokens);
  const head = headRow(cost, e.batch.emitting);
  let steps = shapeDecode(e, cost, limit);
  steps = shapePrefill(e, cost, steps);
  const device = LinearCosts.timePs[linear] + HeadCosts.timePs[head] + e.segment.decodePs + e.segment.prefillPs;
  const deviceSlope = e.segment.decodeSlopePs + e.segment.prefillSlopePs;
  const host = Kinds.hostStepPs[kind] + Kinds.hostSequencePs[kind] * <i64>(e.batch.decodes + e.batch.chunks);
  e.segment.devicePs = device;
  e.segment.deviceSlopePs = deviceSlope;
  let duration = device + host;
  let slope = deviceSlope;
  let hostBound = false;
  if (Kinds.asyncScheduling[kind] != 0) {
    duration = device;
    if (host > device) {
      hostBound = true;
      duration = host;
      slope = 0;
      steps = firstAtMostZero(host - device, deviceSlope, steps);
    }
  }
  if (duration < 1) {
    duration = 1;
    slope = 0;
    steps = 1;
  }
  e.segment.stepPs = duration;
  e.segment.stepSlopePs = slope;
  const fixed =
    LinearCosts.energyPj[linear] +
    HeadCosts.energyPj[head] +
    Costs.tokenPj[cost] * <i64>(e.batch.decodes + e.batch.chunkTokens);
  steps = shapeEnergy(e, cost, fixed, steps);
  if (hostBound && e.segment.capped != 0) setRates(e, 0, 0, 0, Kinds.dynamicCapW[kind] * duration);
  return withinSums(e, steps);
}

/** Energy of the steps: uncapped, or at the power cap where it binds; cut where capping begins or ends. */
function shapeEnergy(e: Engine, cost: i32, fixed: i64, limit: i32): i32 {
  const running = e.batch.decodes > 0;
  const chunked = e.batch.chunks > 0;
  const pairsSlope = e.batch.pairsSlope;
  const kvSlope = pairsSlope == 0 ? 0 : <i64>e.batch.chunkTokens;
  const decodePj = running ? Costs.decodeKvPj[cost] : 0;
  const pairPj = chunked ? Costs.prefillPairPj[cost] : 0;
  const kvPj = chunked ? Costs.prefillKvPj[cost] : 0;
  const energy = fixed + decodePj * e.segment.decodeKvTokens + pairPj * e.batch.pairs + kvPj * e.batch.chunkKv;
  const slope = decodePj * <i64>e.batch.decodes + pairPj * pairsSlope + kvPj * kvSlope;
  const watts = Kinds.dynamicCapW[e.kind];
  const cap = watts * e.segment.stepPs;
  const capSlope = watts * e.segment.stepSlopePs;
  e.segment.stepPj = energy;
  e.segment.stepSlopePj = slope;
  if (energy <= cap) {
    e.segment.capped = 0;
    setRates(e, decodePj, pairPj, kvPj, energy);
    return firstBelow(cap - energy, slope - capSlope, limit);
  }
  e.segment.capped = 1;
  const decodeRate = running ? watts * kvTokenPs(e, cost) : 0;
  let pairRate: i64 = 0;
  let kvRate: i64 = 0;
  if (chunked && e.segment.prefillComputeBound != 0) {
    pairRate = watts * Costs.prefillPairPs[cost];
    kvRate = watts * Costs.prefillKvPs[cost];
  } else if (chunked) kvRate = watts * Costs.prefillMemoryKvPs[cost];
  setRates(e, decodeRate, pairRate, kvRate, cap);
  // the longest context costs time that no rate follows: the equal share would grow from step to step
  const followed = decodeRate * <i64>e.batch.decodes + pairRate * pairsSlope + kvRate * kvSlope;
  if (capSlope != followed && e.segment.stepSlopePs != 0) return 1;
  return firstAtMostZero(energy - cap, capSlope - slope, limit);
}

/** What a KV token read by a decode takes of the piece that binds. */
function kvTokenPs(e: Engine, cost: i32): i64 {
  const binding = e.segment.decodeBinding;
  if (binding == Binding.compute) return Costs.decodeFlopPs[cost];
  return binding == Binding.memory ? Costs.decodeKvPs[cost] : 0;
}

/** Rates of attribution; the rest of `total` goes in equal floors to the tokens. */
function setRates(e: Engine, decodeRate: i64, pairRate: i64, kvRate: i64, total: i64): void {
  e.segment.rhoPj = decodeRate;
  e.segment.rhoPairPj = pairRate;
  e.segment.rhoKvPj = kvRate;
  const fixed = total - decodeRate * e.segment.decodeKvTokens - pairRate * e.batch.pairs - kvRate * e.batch.chunkKv;
  const tokens = <i64>e.batch.tokens;
  const share = fixed / tokens;
  e.segment.sharePj = share;
  e.segment.leftPj = fixed - share * tokens;
}

/** Cuts the segment so that no sum over it can overflow: a cut is free. */
function withinSums(e: Engine, limit: i32): i32 {
  let steps = limit;
  const base = Math.max(<f64>e.segment.stepPj, <f64>e.segment.stepPs);
  const slope = Math.max(<f64>e.segment.stepSlopePj, <f64>e.segment.stepSlopePs);
  while (steps > 1 && <f64>steps * (base + slope * <f64>steps) > SUM_LIMIT) steps >>= 1;
  return steps;
}
