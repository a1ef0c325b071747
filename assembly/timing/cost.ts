// Integer cost tables of a (kind, clock level): attention coefficients made at start, LIN and HEAD filled lazily.
// README §4 has the formulas.

import {
  headCostTimePs,
  kernelLinkBytes,
  kindAttentionPjPerFlop,
  kindDecodeKvFlop,
  kindFirstPart,
  kindHbmPjPerByte,
  kindKvBytes,
  kindPairFlop,
  kindParts,
  kindPrefillKvFlop,
  kindTokenBytes,
  levelDecodeBaseS,
  levelDecodeFlopS,
  levelDecodeKvS,
  levelDecodeLongestS,
  levelDecodeSequenceS,
  levelDecodeTailS,
  levelDecodeTokenS,
  levelEnergyFactor,
  levelPrefillBaseS,
  levelPrefillKvS,
  levelPrefillLongestS,
  levelPrefillMemoryKvS,
  levelPrefillMemoryTokenS,
  levelPrefillPairS,
  levelPrefillTokenS,
  linearTimePs,
  Phase,
  partOverlap,
  partPhase,
  setCostDecodeBasePs,
  setCostDecodeFlopPs,
  setCostDecodeKvPj,
  setCostDecodeKvPs,
  setCostDecodeLongestPs,
  setCostDecodeSequencePs,
  setCostDecodeTailPs,
  setCostDecodeTokenPs,
  setCostPrefillBasePs,
  setCostPrefillKvPj,
  setCostPrefillKvPs,
  setCostPrefillLongestPs,
  setCostPrefillMemoryKvPs,
  setCostPrefillMemoryTokenPs,
  setCostPrefillPairPj,
  setCostPrefillPairPs,
  setCostPrefillTokenPs,
  setCostRoundingShare,
  setCostTokenPj,
  setHeadCostEnergyPj,
  setHeadCostTimePs,
  setLinearEnergyPj,
  setLinearTimePs,
  setSummedEnergyPj,
  setSummedHiddenPs,
  setSummedTimePs,
  sizeKinds,
  sizeLevels,
  sizeLinear,
  sizeSequences,
  summedEnergyPj,
  summedTimePs,
} from '../layout/layout.gen';
import { partPj, partPs, rounded, timePart } from './part';

/** Row of `linear` for `tokens`, made on first use. */
export function linearRow(cost: i32, tokens: i32): i32 {
  const row = cost * sizeLinear() + tokens;
  if (linearTimePs(row) == 0) {
    sumParts(cost, Phase.tokens, tokens);
    setLinearTimePs(row, summedTimePs());
    setLinearEnergyPj(row, summedEnergyPj());
  }
  return row;
}

/** Row of `headCost` for `emitting` sequences, made on first use; 0 sequences cost nothing. */
export function headRow(cost: i32, emitting: i32): i32 {
  const row = cost * sizeSequences() + emitting;
  if (headCostTimePs(row) == 0 && emitting > 0) {
    sumParts(cost, Phase.sequences, emitting);
    setHeadCostTimePs(row, summedTimePs());
    setHeadCostEnergyPj(row, summedEnergyPj());
  }
  return row;
}

/**
 * Sums the parts of a phase into `summed`. What communications may hide, they hide under the computation of the phase,
 * as far as that reaches.
 */
export function sumParts(cost: i32, phase: i32, count: i32): void {
  const kind = cost / sizeLevels();
  const end = kindFirstPart(kind) + kindParts(kind);
  let computing: i64 = 0;
  let sending: i64 = 0;
  let hideable: i64 = 0;
  let energy: i64 = 0;
  for (let p = kindFirstPart(kind); p < end; p++) {
    if (partPhase(p) != phase) continue;
    timePart(p, cost, count);
    const time = partPs(p);
    energy += partPj(p, kind, cost);
    if (kernelLinkBytes() > 0) {
      sending += time;
      hideable += rounded(<f64>time * partOverlap(p));
    } else computing += time;
  }
  const hidden = min(hideable, computing);
  setSummedTimePs(computing + sending - hidden);
  setSummedHiddenPs(hidden);
  setSummedEnergyPj(energy);
}

function worse(share: f64, exact: f64, whole: i64): f64 {
  if (exact == 0) return share;
  return Math.max(share, Math.abs(<f64>whole - exact) / exact);
}

/** Attention energies of one (kind, level). */
function prepareEnergy(row: i32): void {
  const kind = row / sizeLevels();
  const pjFlop = kindAttentionPjPerFlop(kind) * levelEnergyFactor(row);
  const pjByte = kindHbmPjPerByte(kind);
  const kvPj = kindKvBytes(kind) * pjByte;
  setCostDecodeKvPj(row, rounded(kindDecodeKvFlop(kind) * pjFlop + kvPj));
  setCostTokenPj(row, rounded(kindTokenBytes(kind) * pjByte));
  setCostPrefillPairPj(row, rounded(kindPairFlop(kind) * pjFlop));
  setCostPrefillKvPj(row, rounded(kindPrefillKvFlop(kind) * pjFlop + kvPj));
}

/** Makes the attention coefficients of one (kind, level). */
function prepareCost(row: i32): void {
  setCostDecodeBasePs(row, rounded(levelDecodeBaseS(row) * 1e12));
  setCostDecodeSequencePs(row, rounded(levelDecodeSequenceS(row) * 1e12));
  setCostDecodeTailPs(row, rounded(levelDecodeTailS(row) * 1e12));
  setCostDecodeFlopPs(row, rounded(levelDecodeFlopS(row) * 1e12));
  setCostDecodeKvPs(row, rounded(levelDecodeKvS(row) * 1e12));
  setCostDecodeTokenPs(row, rounded(levelDecodeTokenS(row) * 1e12));
  setCostDecodeLongestPs(row, rounded(levelDecodeLongestS(row) * 1e12));
  setCostPrefillBasePs(row, rounded(levelPrefillBaseS(row) * 1e12));
  setCostPrefillPairPs(row, rounded(levelPrefillPairS(row) * 1e12));
  setCostPrefillTokenPs(row, rounded(levelPrefillTokenS(row) * 1e12));
  setCostPrefillKvPs(row, rounded(levelPrefillKvS(row) * 1e12));
  setCostPrefillLongestPs(row, rounded(levelPrefillLongestS(row) * 1e12));
  setCostPrefillMemoryKvPs(row, rounded(levelPrefillMemoryKvS(row) * 1e12));
  setCostPrefillMemoryTokenPs(row, rounded(levelPrefillMemoryTokenS(row) * 1e12));
  const binding = Math.max(levelDecodeFlopS(row), levelDecodeKvS(row)) * 1e12;
  const share = worse(0, binding, rounded(binding));
  const pair = levelPrefillPairS(row) * 1e12;
  setCostRoundingShare(row, worse(share, pair, rounded(pair)));
  prepareEnergy(row);
}

/** Makes every coefficient; the tables stay empty. */
export function prepareCosts(): void {
  const rows = sizeKinds() * sizeLevels();
  for (let row = 0; row < rows; row++) prepareCost(row);
}
