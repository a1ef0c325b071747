// Integer cost tables of a (kind, clock level): attention coefficients made at start, LIN and HEAD filled lazily.
// README §4 has the formulas.

import {
  headCostTimePs,
  kindAttentionFlopPerS,
  kindAttentionPjPerFlop,
  kindHbmBytesPerS,
  kindHbmPjPerByte,
  kindHeadDim,
  kindHeads,
  kindKvBytes,
  kindKvDequantFlop,
  kindKvHeads,
  kindLaunchS,
  kindLayers,
  kindRanks,
  kindResidualBytes,
  levelClockFactor,
  levelEnergyFactor,
  linearTimePs,
  Operator,
  setCostDecodeFlopPs,
  setCostDecodeKvPj,
  setCostDecodeKvPs,
  setCostLaunchPs,
  setCostPrefillKvFlopPs,
  setCostPrefillKvPj,
  setCostPrefillPairPj,
  setCostPrefillPairPs,
  setCostRoundingShare,
  setCostTokenPj,
  setCostTokenPs,
  setHeadCostEnergyPj,
  setHeadCostTimePs,
  setLinearEnergyPj,
  setLinearTimePs,
  sizeKinds,
  sizeLevels,
  sizeLinear,
  sizeSequences,
} from '../layout/layout.gen';
import { describeOperator, operatorPj, operatorPs, rounded } from './operator';

/** Row of `linear` for `tokens`, made on first use. */
export function linearRow(cost: i32, tokens: i32): i32 {
  const row = cost * sizeLinear() + tokens;
  if (linearTimePs(row) == 0) fillLinear(row, cost, tokens);
  return row;
}

function fillLinear(row: i32, cost: i32, tokens: i32): void {
  let time: i64 = 0;
  let energy: i64 = 0;
  const kind = cost / sizeLevels();
  for (let o = Operator.embedding; o <= Operator.allReduce; o++) {
    if (!describeOperator(kind, cost, o, tokens)) continue;
    time += operatorPs();
    energy += operatorPj(kind);
  }
  setLinearTimePs(row, time);
  setLinearEnergyPj(row, energy);
}

/** Row of `headCost` for `emitting` sequences, made on first use; 0 sequences cost nothing. */
export function headRow(cost: i32, emitting: i32): i32 {
  const row = cost * sizeSequences() + emitting;
  if (headCostTimePs(row) == 0 && emitting > 0) fillHead(row, cost, emitting);
  return row;
}

function fillHead(row: i32, cost: i32, emitting: i32): void {
  let time: i64 = 0;
  let energy: i64 = 0;
  const kind = cost / sizeLevels();
  for (let o = Operator.head; o <= Operator.gather; o++) {
    if (!describeOperator(kind, cost, o, emitting)) continue;
    time += operatorPs();
    energy += operatorPj(kind);
  }
  setHeadCostTimePs(row, time);
  setHeadCostEnergyPj(row, energy);
}

/** Bytes of Q, O and the written KV of one token in one layer of a rank. */
export function attentionTokenBytes(kind: i32): f64 {
  const h = kindHeads(kind);
  const g = kindKvHeads(kind);
  const d = kindHeadDim(kind);
  const r = kindResidualBytes(kind);
  return 2 * h * d * r + 2 * g * d * (kindKvBytes(kind) + r);
}

function worse(share: f64, exact: f64, whole: i64): f64 {
  if (exact == 0) return share;
  return Math.max(share, Math.abs(<f64>whole - exact) / exact);
}

/** Makes the attention coefficients of one (kind, level). */
function prepareCost(row: i32): void {
  const kind = row / sizeLevels();
  const h = kindHeads(kind);
  const g = kindKvHeads(kind);
  const d = kindHeadDim(kind);
  const layers = kindLayers(kind);
  const ranks = kindRanks(kind);
  const rate = kindAttentionFlopPerS(kind) * levelClockFactor(row);
  const hbm = kindHbmBytesPerS(kind);
  const pjFlop = kindAttentionPjPerFlop(kind) * levelEnergyFactor(row);
  const pjByte = kindHbmPjPerByte(kind);
  const kvBytes = kindKvBytes(kind);
  const dequant = kindKvDequantFlop(kind) * 2 * g * d;
  const token = attentionTokenBytes(kind);
  const decodeFlop = ((4 * h * d + dequant) / rate) * layers * 1e12;
  const decodeKv = ((2 * g * d * kvBytes) / hbm) * layers * 1e12;
  const pair = ((2 * h * d) / rate) * layers * 1e12;
  setCostLaunchPs(row, rounded(kindLaunchS(kind) * layers * 1e12));
  setCostDecodeFlopPs(row, rounded(decodeFlop));
  setCostDecodeKvPs(row, rounded(decodeKv));
  setCostTokenPs(row, rounded((token / hbm) * layers * 1e12));
  setCostPrefillPairPs(row, rounded(pair));
  setCostPrefillKvFlopPs(row, rounded((dequant / rate) * layers * 1e12));
  setCostDecodeKvPj(row, rounded(((4 * h * d + dequant) * pjFlop + 2 * g * d * kvBytes * pjByte) * layers * ranks));
  setCostTokenPj(row, rounded(token * pjByte * layers * ranks));
  setCostPrefillPairPj(row, rounded(2 * h * d * pjFlop * layers * ranks));
  setCostPrefillKvPj(row, rounded((dequant * pjFlop + 2 * g * d * kvBytes * pjByte) * layers * ranks));
  const binding = Math.max(decodeFlop, decodeKv);
  const share = worse(0, binding, rounded(binding));
  setCostRoundingShare(row, worse(share, pair, rounded(pair)));
}

/** Makes every coefficient; the tables stay empty. */
export function prepareCosts(): void {
  const rows = sizeKinds() * sizeLevels();
  for (let row = 0; row < rows; row++) prepareCost(row);
}
