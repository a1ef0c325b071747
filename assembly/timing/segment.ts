// The shape of a segment: duration and energy of its steps as affine functions of the step's place, and how far
// that form holds. Reads only the batch aggregates T, e, N, S, C, P, Q, K and their slopes. README §4, §5, §7.

import {
  costDecodeFlopPs,
  costDecodeKvPj,
  costDecodeKvPs,
  costLaunchPs,
  costPrefillKvFlopPs,
  costPrefillKvPj,
  costPrefillPairPj,
  costPrefillPairPs,
  costTokenPj,
  costTokenPs,
  engineCapped,
  engineChunkKv,
  engineChunks,
  engineChunkTokens,
  engineContextSum,
  engineCost,
  engineDecodeComputeBound,
  engineDecodePs,
  engineDecodeSlopePs,
  engineDecodes,
  engineEmitting,
  engineKind,
  enginePairs,
  enginePairsSlope,
  enginePrefillComputeBound,
  enginePrefillPs,
  enginePrefillSlopePs,
  engineSegmentKv,
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
  linearEnergyPj,
  linearTimePs,
  setEngineCapped,
  setEngineDecodeComputeBound,
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

/** Decode attention: the binding piece, its slope, and where the other piece overtakes it. */
function shapeDecode(e: usize, cost: i32, limit: i32): i32 {
  const decodes = <i64>engineDecodes(e);
  const kvTokens = engineContextSum(e) + decodes;
  setEngineSegmentKv(e, kvTokens);
  if (decodes == 0) {
    setEngineDecodePs(e, 0);
    setEngineDecodeSlopePs(e, 0);
    setEngineDecodeComputeBound(e, 0);
    return limit;
  }
  const computeRate = costDecodeFlopPs(cost);
  const memoryRate = costDecodeKvPs(cost);
  const compute = computeRate * kvTokens;
  const memory = memoryRate * kvTokens + costTokenPs(cost) * decodes;
  const bound = compute >= memory;
  setEngineDecodePs(e, costLaunchPs(cost) + (bound ? compute : memory));
  setEngineDecodeSlopePs(e, (bound ? computeRate : memoryRate) * decodes);
  setEngineDecodeComputeBound(e, bound ? 1 : 0);
  return bound
    ? firstBelow(compute - memory, (memoryRate - computeRate) * decodes, limit)
    : firstAtMostZero(memory - compute, (computeRate - memoryRate) * decodes, limit);
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
  const compute = costPrefillPairPs(cost) * enginePairs(e) + costPrefillKvFlopPs(cost) * engineChunkKv(e);
  const computeSlope = costPrefillPairPs(cost) * pairsSlope + costPrefillKvFlopPs(cost) * kvSlope;
  const memory = costDecodeKvPs(cost) * engineChunkKv(e) + costTokenPs(cost) * tokens;
  const memorySlope = costDecodeKvPs(cost) * kvSlope;
  const bound = compute >= memory;
  setEnginePrefillPs(e, costLaunchPs(cost) + (bound ? compute : memory));
  setEnginePrefillSlopePs(e, bound ? computeSlope : memorySlope);
  setEnginePrefillComputeBound(e, bound ? 1 : 0);
  return bound
    ? firstBelow(compute - memory, memorySlope - computeSlope, limit)
    : firstAtMostZero(memory - compute, computeSlope - memorySlope, limit);
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
  const decodeRate = running
    ? watts * (engineDecodeComputeBound(e) != 0 ? costDecodeFlopPs(cost) : costDecodeKvPs(cost))
    : 0;
  let pairRate: i64 = 0;
  let kvRate: i64 = 0;
  if (chunked && enginePrefillComputeBound(e) != 0) {
    pairRate = watts * costPrefillPairPs(cost);
    kvRate = watts * costPrefillKvFlopPs(cost);
  } else if (chunked) kvRate = watts * costDecodeKvPs(cost);
  setRates(e, decodeRate, pairRate, kvRate, cap);
  return firstAtMostZero(energy - cap, capSlope - slope, limit);
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
