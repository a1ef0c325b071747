// The shape of a segment: duration and energy of its steps as affine functions of the step's place, and how far
// that form holds. Reads only the batch aggregates T, e, N, S, C, P, Q, K and their slopes. README §4, §5, §7.

import {
  Binding,
  costDecodeBasePs,
  costDecodeFlopPs,
  costDecodeKvPj,
  costDecodeKvPs,
  costDecodeLongestPs,
  costDecodeSequencePs,
  costDecodeTailPs,
  costDecodeTokenPs,
  costPrefillBasePs,
  costPrefillKvPj,
  costPrefillKvPs,
  costPrefillLongestPs,
  costPrefillMemoryKvPs,
  costPrefillMemoryTokenPs,
  costPrefillPairPj,
  costPrefillPairPs,
  costPrefillTokenPs,
  costTokenPj,
  engineCapped,
  engineChunkKv,
  engineChunkLongest,
  engineChunks,
  engineChunkTokens,
  engineContextSum,
  engineCost,
  engineDecodeBinding,
  engineDecodePs,
  engineDecodeSlopePs,
  engineDecodes,
  engineEmitting,
  engineKind,
  engineLongestKey,
  engineLongestStale,
  enginePairs,
  enginePairsSlope,
  enginePrefillComputeBound,
  enginePrefillPs,
  enginePrefillSlopePs,
  engineSegmentKv,
  engineStep,
  engineStepPj,
  engineStepPs,
  engineStepSlopePj,
  engineStepSlopePs,
  engineTokens,
  headCostEnergyPj,
  headCostTimePs,
  kindAsyncScheduling,
  kindDynamicCapW,
  kindHostSequencePs,
  kindHostStepPs,
  levelDecodeTailTokens,
  linearEnergyPj,
  linearTimePs,
  setEngineCapped,
  setEngineDecodeBinding,
  setEngineDecodePs,
  setEngineDecodeSlopePs,
  setEngineDevicePs,
  setEngineDeviceSlopePs,
  setEngineLeftPj,
  setEnginePrefillComputeBound,
  setEnginePrefillPs,
  setEnginePrefillSlopePs,
  setEngineRhoKvPj,
  setEngineRhoPairPj,
  setEngineRhoPj,
  setEngineSegmentKv,
  setEngineSharePj,
  setEngineStepPj,
  setEngineStepPs,
  setEngineStepSlopePj,
  setEngineStepSlopePs,
} from '../layout/layout.gen';
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
function longestDecode(e: usize): i64 {
  if (engineLongestStale(e) != 0) findLongest(e);
  return <i64>(engineLongestKey(e) + engineStep(e) + 1);
}

/** Decode attention: the binding piece, its slope, and where another piece overtakes it or the tail ends. */
function shapeDecode(e: usize, cost: i32, limit: i32): i32 {
  const decodes = <i64>engineDecodes(e);
  const kvTokens = engineContextSum(e) + decodes;
  setEngineSegmentKv(e, kvTokens);
  if (decodes == 0) {
    setEngineDecodePs(e, 0);
    setEngineDecodeSlopePs(e, 0);
    setEngineDecodeBinding(e, Binding.memory);
    return limit;
  }
  const computeSlope = costDecodeFlopPs(cost) * decodes;
  const memorySlope = costDecodeKvPs(cost) * decodes;
  const compute = costDecodeFlopPs(cost) * kvTokens;
  const memory = costDecodeKvPs(cost) * kvTokens + costDecodeTokenPs(cost) * decodes;
  let fixed = costDecodeBasePs(cost) + costDecodeSequencePs(cost) * decodes;
  let longest: i64 = 0;
  const longestSlope = costDecodeLongestPs(cost);
  let tailSlope = costDecodeTailPs(cost);
  let steps = limit;
  if (longestSlope != 0 || tailSlope != 0) {
    const tokens = longestDecode(e);
    longest = longestSlope * tokens;
    const left = levelDecodeTailTokens(cost) - tokens;
    fixed += tailSlope * min(tokens, levelDecodeTailTokens(cost));
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
  setEngineDecodePs(e, fixed + value);
  setEngineDecodeSlopePs(e, slope + tailSlope);
  setEngineDecodeBinding(e, binding);
  return steps;
}

/** Prefill attention: the same for the chunk of a segment; its aggregates move only in a chunk jump. */
function shapePrefill(e: usize, cost: i32, limit: i32): i32 {
  if (engineChunks(e) == 0) {
    setEnginePrefillPs(e, 0);
    setEnginePrefillSlopePs(e, 0);
    setEnginePrefillComputeBound(e, 0);
    return limit;
  }
  const tokens = <i64>engineChunkTokens(e);
  const pairsSlope = enginePairsSlope(e);
  const kvSlope = pairsSlope == 0 ? 0 : tokens;
  const kv = engineChunkKv(e);
  const compute =
    costPrefillPairPs(cost) * enginePairs(e) +
    costPrefillTokenPs(cost) * tokens +
    costPrefillKvPs(cost) * kv +
    costPrefillLongestPs(cost) * <i64>engineChunkLongest(e);
  const computeSlope =
    costPrefillPairPs(cost) * pairsSlope + (costPrefillKvPs(cost) + costPrefillLongestPs(cost)) * kvSlope;
  const memory = costPrefillMemoryKvPs(cost) * kv + costPrefillMemoryTokenPs(cost) * tokens;
  const memorySlope = costPrefillMemoryKvPs(cost) * kvSlope;
  const bound = compute >= memory;
  setEnginePrefillPs(e, costPrefillBasePs(cost) + (bound ? compute : memory));
  setEnginePrefillSlopePs(e, bound ? computeSlope : memorySlope);
  setEnginePrefillComputeBound(e, bound ? 1 : 0);
  return bound
    ? staysAbove(compute - memory, memorySlope - computeSlope, false, limit)
    : staysAbove(memory - compute, computeSlope - memorySlope, true, limit);
}

/** Shapes the steps of engine `e` from its aggregates; returns how many of at most `limit` steps keep this shape. */
export function shapeSegment(e: usize, limit: i32): i32 {
  const cost = engineCost(e);
  const kind = engineKind(e);
  const linear = linearRow(cost, engineTokens(e));
  const head = headRow(cost, engineEmitting(e));
  let steps = shapeDecode(e, cost, limit);
  steps = shapePrefill(e, cost, steps);
  const device = linearTimePs(linear) + headCostTimePs(head) + engineDecodePs(e) + enginePrefillPs(e);
  const deviceSlope = engineDecodeSlopePs(e) + enginePrefillSlopePs(e);
  const host = kindHostStepPs(kind) + kindHostSequencePs(kind) * <i64>(engineDecodes(e) + engineChunks(e));
  setEngineDevicePs(e, device);
  setEngineDeviceSlopePs(e, deviceSlope);
  let duration = device + host;
  let slope = deviceSlope;
  let hostBound = false;
  if (kindAsyncScheduling(kind) != 0) {
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
  setEngineStepPs(e, duration);
  setEngineStepSlopePs(e, slope);
  const fixed =
    linearEnergyPj(linear) +
    headCostEnergyPj(head) +
    costTokenPj(cost) * <i64>(engineDecodes(e) + engineChunkTokens(e));
  steps = shapeEnergy(e, cost, fixed, steps);
  if (hostBound && engineCapped(e) != 0) setRates(e, 0, 0, 0, kindDynamicCapW(kind) * duration);
  return withinSums(e, steps);
}

/** Energy of the steps: uncapped, or at the power cap where it binds; cut where capping begins or ends. */
function shapeEnergy(e: usize, cost: i32, fixed: i64, limit: i32): i32 {
  const running = engineDecodes(e) > 0;
  const chunked = engineChunks(e) > 0;
  const pairsSlope = enginePairsSlope(e);
  const kvSlope = pairsSlope == 0 ? 0 : <i64>engineChunkTokens(e);
  const decodePj = running ? costDecodeKvPj(cost) : 0;
  const pairPj = chunked ? costPrefillPairPj(cost) : 0;
  const kvPj = chunked ? costPrefillKvPj(cost) : 0;
  const energy = fixed + decodePj * engineSegmentKv(e) + pairPj * enginePairs(e) + kvPj * engineChunkKv(e);
  const slope = decodePj * <i64>engineDecodes(e) + pairPj * pairsSlope + kvPj * kvSlope;
  const watts = kindDynamicCapW(engineKind(e));
  const cap = watts * engineStepPs(e);
  const capSlope = watts * engineStepSlopePs(e);
  setEngineStepPj(e, energy);
  setEngineStepSlopePj(e, slope);
  if (energy <= cap) {
    setEngineCapped(e, 0);
    setRates(e, decodePj, pairPj, kvPj, energy);
    return firstBelow(cap - energy, slope - capSlope, limit);
  }
  setEngineCapped(e, 1);
  const decodeRate = running ? watts * kvTokenPs(e, cost) : 0;
  let pairRate: i64 = 0;
  let kvRate: i64 = 0;
  if (chunked && enginePrefillComputeBound(e) != 0) {
    pairRate = watts * costPrefillPairPs(cost);
    kvRate = watts * costPrefillKvPs(cost);
  } else if (chunked) kvRate = watts * costPrefillMemoryKvPs(cost);
  setRates(e, decodeRate, pairRate, kvRate, cap);
  // the longest context costs time that no rate follows: the equal share would grow from step to step
  const followed = decodeRate * <i64>engineDecodes(e) + pairRate * pairsSlope + kvRate * kvSlope;
  if (capSlope != followed && engineStepSlopePs(e) != 0) return 1;
  return firstAtMostZero(energy - cap, capSlope - slope, limit);
}

/** What a KV token read by a decode takes of the piece that binds. */
function kvTokenPs(e: usize, cost: i32): i64 {
  const binding = engineDecodeBinding(e);
  if (binding == Binding.compute) return costDecodeFlopPs(cost);
  return binding == Binding.memory ? costDecodeKvPs(cost) : 0;
}

/** Rates of attribution; the rest of `total` goes in equal floors to the tokens. */
function setRates(e: usize, decodeRate: i64, pairRate: i64, kvRate: i64, total: i64): void {
  setEngineRhoPj(e, decodeRate);
  setEngineRhoPairPj(e, pairRate);
  setEngineRhoKvPj(e, kvRate);
  const fixed = total - decodeRate * engineSegmentKv(e) - pairRate * enginePairs(e) - kvRate * engineChunkKv(e);
  const tokens = <i64>engineTokens(e);
  const share = fixed / tokens;
  setEngineSharePj(e, share);
  setEngineLeftPj(e, fixed - share * tokens);
}

/** Cuts the segment so that no sum over it can overflow: a cut is free. */
function withinSums(e: usize, limit: i32): i32 {
  let steps = limit;
  const base = Math.max(<f64>engineStepPj(e), <f64>engineStepPs(e));
  const slope = Math.max(<f64>engineStepSlopePj(e), <f64>engineStepSlopePs(e));
  while (steps > 1 && <f64>steps * (base + slope * <f64>steps) > SUM_LIMIT) steps >>= 1;
  return steps;
}
