// The operators of a decoder step: FLOP, bytes and seconds of each, in the operation order of README §4.
// Source of the roofline: Williams et al., CACM 52(4), 2009, eq. 1.

import {
  Bound,
  kindActivationBytes,
  kindActivationDequantFlop,
  kindAllReduceLatencyS,
  kindFfn,
  kindHbmBytesPerS,
  kindHbmPjPerByte,
  kindHeadActivationDequantFlop,
  kindHeadBytes,
  kindHeadChannelBytes,
  kindHeadDequantFlop,
  kindHeadDim,
  kindHeadFlopPerS,
  kindHeadPjPerFlop,
  kindHeads,
  kindHidden,
  kindKvHeads,
  kindLaunchS,
  kindLayers,
  kindLinearFlopPerS,
  kindLinearPjPerFlop,
  kindLinkBytesPerS,
  kindLinkPjPerByte,
  kindRanks,
  kindResidualBytes,
  kindUpProjections,
  kindVectorFlopPerS,
  kindVectorPjPerFlop,
  kindVocab,
  kindWeightBytes,
  kindWeightChannelBytes,
  kindWeightDequantFlop,
  levelClockFactor,
  levelEnergyFactor,
  Operator,
  operatorFlop,
  operatorHbmBytes,
  operatorLaunchS,
  operatorLayers,
  operatorLinkBytes,
  operatorPjPerFlop,
  operatorRate,
  operatorSeconds,
  setOperatorFlop,
  setOperatorHbmBytes,
  setOperatorLaunchS,
  setOperatorLayers,
  setOperatorLinkBytes,
  setOperatorPjPerFlop,
  setOperatorRate,
  setOperatorSeconds,
} from '../layout/layout.gen';

/** Rounds once: where a cost becomes an integer. */
export function rounded(x: f64): i64 {
  return <i64>Math.floor(x + 0.5);
}

function gemm(
  kind: i32,
  t: f64,
  n: f64,
  k: f64,
  perWeight: f64,
  perChannel: f64,
  dequantWeights: f64,
  dequantActivations: f64,
): void {
  setOperatorFlop(2 * t * n * k + dequantWeights * n * k + dequantActivations * t * k);
  setOperatorHbmBytes(
    n * k * perWeight + n * perChannel + t * k * kindActivationBytes(kind) + t * n * kindResidualBytes(kind),
  );
}

function layerGemm(kind: i32, t: f64, n: f64, k: f64): void {
  gemm(
    kind,
    t,
    n,
    k,
    kindWeightBytes(kind),
    kindWeightChannelBytes(kind),
    kindWeightDequantFlop(kind),
    kindActivationDequantFlop(kind),
  );
  setOperatorRate(kindLinearFlopPerS(kind));
  setOperatorPjPerFlop(kindLinearPjPerFlop(kind));
  setOperatorLayers(kindLayers(kind));
  setOperatorLaunchS(kindLaunchS(kind));
}

function vector(kind: i32, flop: f64, bytes: f64, launches: f64, layers: f64): void {
  setOperatorFlop(flop);
  setOperatorHbmBytes(bytes);
  setOperatorRate(kindVectorFlopPerS(kind));
  setOperatorPjPerFlop(kindVectorPjPerFlop(kind));
  setOperatorLayers(layers);
  setOperatorLaunchS(launches * kindLaunchS(kind));
}

function link(kind: i32, bytes: f64, layers: f64): void {
  setOperatorFlop(0);
  setOperatorHbmBytes(0);
  setOperatorPjPerFlop(0);
  setOperatorRate(1);
  setOperatorLinkBytes(bytes);
  setOperatorLayers(layers);
  setOperatorLaunchS(kindAllReduceLatencyS(kind));
}

/**
 * Describes operator `o` for `t` tokens (or emitting sequences) in the `operator` table; false when it does not run.
 */
export function describeOperator(kind: i32, levelRow: i32, o: i32, t: f64): bool {
  const ranks = kindRanks(kind);
  const hidden = kindHidden(kind);
  setOperatorLinkBytes(0);
  if (t == 0) return false;
  if (o == Operator.qkv) layerGemm(kind, t, (kindHeads(kind) + 2 * kindKvHeads(kind)) * kindHeadDim(kind), hidden);
  else if (o == Operator.output) layerGemm(kind, t, hidden, kindHeads(kind) * kindHeadDim(kind));
  else if (o == Operator.mlpUp) layerGemm(kind, t, kindUpProjections(kind) * kindFfn(kind), hidden);
  else if (o == Operator.mlpDown) layerGemm(kind, t, hidden, kindFfn(kind));
  else if (o == Operator.embedding) vector(kind, 0, t * hidden * (kindHeadBytes(kind) + kindResidualBytes(kind)), 1, 1);
  else if (o == Operator.elementwise) elementwise(kind, t);
  else if (o == Operator.sampling)
    vector(kind, 5 * t * kindVocab(kind) * ranks, 12 * t * kindVocab(kind) * ranks, 2, 1);
  else if (o == Operator.head) head(kind, t);
  else if (ranks <= 1) return false;
  else if (o == Operator.allReduce) {
    link(kind, ((2 * (ranks - 1)) / ranks) * t * hidden * kindResidualBytes(kind), 2 * kindLayers(kind) + 1);
  } else if (o == Operator.gather) link(kind, (ranks - 1) * t * kindVocab(kind) * kindResidualBytes(kind), 1);
  else return false;
  finishOperator(kind, levelRow);
  return true;
}

function elementwise(kind: i32, t: f64): void {
  const h = kindHeads(kind);
  const g = kindKvHeads(kind);
  const d = kindHeadDim(kind);
  const f = kindFfn(kind);
  const hidden = kindHidden(kind);
  const flop = t * (10 * hidden + 3 * (h + g) * d + 4 * f);
  const bytes = t * (8 * hidden + 2 * (h + g) * d + (kindUpProjections(kind) + 1) * f) * kindResidualBytes(kind);
  vector(kind, flop, bytes, 4, kindLayers(kind));
}

function head(kind: i32, t: f64): void {
  gemm(
    kind,
    t,
    kindVocab(kind),
    kindHidden(kind),
    kindHeadBytes(kind),
    kindHeadChannelBytes(kind),
    kindHeadDequantFlop(kind),
    kindHeadActivationDequantFlop(kind),
  );
  setOperatorRate(kindHeadFlopPerS(kind));
  setOperatorPjPerFlop(kindHeadPjPerFlop(kind));
  setOperatorLayers(1);
  setOperatorLaunchS(kindLaunchS(kind));
}

function finishOperator(kind: i32, levelRow: i32): void {
  setOperatorPjPerFlop(operatorPjPerFlop() * levelEnergyFactor(levelRow));
  const linkBytes = operatorLinkBytes();
  if (linkBytes > 0) {
    setOperatorSeconds(kindAllReduceLatencyS(kind) + linkBytes / kindLinkBytesPerS(kind));
    return;
  }
  const work = Math.max(computeS(levelRow), operatorHbmBytes() / kindHbmBytesPerS(kind));
  setOperatorSeconds(work + operatorLaunchS());
}

/** Seconds that compute alone would take. */
export function computeS(levelRow: i32): f64 {
  const flop = operatorFlop();
  return flop == 0 ? 0 : flop / (operatorRate() * levelClockFactor(levelRow));
}

/** Time of the described operator, all layers of a rank together. */
export function operatorPs(): i64 {
  return rounded(operatorSeconds() * operatorLayers() * 1e12);
}

/** Dynamic energy of the described operator, all layers and ranks together. */
export function operatorPj(kind: i32): i64 {
  const pj =
    operatorFlop() * operatorPjPerFlop() +
    operatorHbmBytes() * kindHbmPjPerByte(kind) +
    operatorLinkBytes() * kindLinkPjPerByte(kind);
  return rounded(pj * operatorLayers() * kindRanks(kind));
}

/** What binds the described operator. */
export function operatorBound(kind: i32, levelRow: i32): i32 {
  const linkBytes = operatorLinkBytes();
  if (linkBytes > 0)
    return linkBytes / kindLinkBytesPerS(kind) >= kindAllReduceLatencyS(kind) ? Bound.link : Bound.latency;
  const compute = computeS(levelRow);
  const memory = operatorHbmBytes() / kindHbmBytesPerS(kind);
  if (operatorLaunchS() > Math.max(compute, memory)) return Bound.latency;
  return compute >= memory ? Bound.compute : Bound.memory;
}
