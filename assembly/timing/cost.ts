// Integer cost tables of a (kind, clock level): attention coefficients made at start, LIN and HEAD filled lazily.
// README §4 has the formulas.

import { Kernel } from '../layout/kernel.gen';
import { Kinds, Levels, Sizes } from '../layout/program.gen';
import { Costs, HeadCosts, LinearCosts, Parts, Phase, Summed } from '../layout/timing.gen';
import { partPj, partPs, rounded, timePart } from './part';

/** Row of `linear` for `tokens`, made on first use. */
export function linearRow(cost: i32, tokens: i32): i32 {
  const row = cost * Sizes.linear + tokens;
  if (LinearCosts.timePs[row] == 0) {
    sumParts(cost, Phase.tokens, tokens);
    LinearCosts.timePs[row] = Summed.timePs;
    LinearCosts.energyPj[row] = Summed.energyPj;
  }
  return row;
}

/** Row of `headCost` for `emitting` sequences, made on first use; 0 sequences cost nothing. */
export function headRow(cost: i32, emitting: i32): i32 {
  const row = cost * Sizes.sequences + emitting;
  if (HeadCosts.timePs[row] == 0 && emitting > 0) {
    sumParts(cost, Phase.sequences, emitting);
    HeadCosts.timePs[row] = Summed.timePs;
    HeadCosts.energyPj[row] = Summed.energyPj;
  }
  return row;
}

/**
 * Sums the parts of a phase into `summed`. What communications may hide, they hide under the computation of the phase,
 * as far as that reaches.
 */
export function sumParts(cost: i32, phase: i32, count: i32): void {
  const kind = cost / Sizes.levels;
  const end = Kinds.firstPart[kind] + Kinds.parts[kind];
  let computing: i64 = 0;
  let sending: i64 = 0;
  let hideable: i64 = 0;
  let energy: i64 = 0;
  for (let p = Kinds.firstPart[kind]; p < end; p++) {
    if (Parts.phase[p] != phase) continue;
    timePart(p, cost, count);
    const time = partPs(p);
    energy += partPj(p, kind, cost);
    if (Kernel.linkBytes > 0) {
      sending += time;
      hideable += rounded(<f64>time * Parts.overlap[p]);
    } else computing += time;
  }
  const hidden = min(hideable, computing);
  Summed.timePs = computing + sending - hidden;
  Summed.hiddenPs = hidden;
  Summed.energyPj = energy;
}

function worse(share: f64, exact: f64, whole: i64): f64 {
  if (exact == 0) return share;
  return Math.max(share, Math.abs(<f64>whole - exact) / exact);
}

/** Attention energies of one (kind, level). */
function prepareEnergy(row: i32): void {
  const kind = row / Sizes.levels;
  const pjFlop = Kinds.attentionPjPerFlop[kind] * Levels.energyFactor[row];
  const pjByte = Kinds.hbmPjPerByte[kind];
  const kvPj = Kinds.kvBytes[kind] * pjByte;
  Costs.decodeKvPj[row] = rounded(Kinds.decodeKvFlop[kind] * pjFlop + kvPj);
  Costs.tokenPj[row] = rounded(Kinds.tokenBytes[kind] * pjByte);
  Costs.prefillPairPj[row] = rounded(Kinds.pairFlop[kind] * pjFlop);
  Costs.prefillKvPj[row] = rounded(Kinds.prefillKvFlop[kind] * pjFlop + kvPj);
}

/** Makes the attention coefficients of one (kind, level). */
function prepareCost(row: i32): void {
  Costs.decodeBasePs[row] = rounded(Levels.decodeBaseS[row] * 1e12);
  Costs.decodeSequencePs[row] = rounded(Levels.decodeSequenceS[row] * 1e12);
  Costs.decodeTailPs[row] = rounded(Levels.decodeTailS[row] * 1e12);
  Costs.decodeFlopPs[row] = rounded(Levels.decodeFlopS[row] * 1e12);
  Costs.decodeKvPs[row] = rounded(Levels.decodeKvS[row] * 1e12);
  Costs.decodeTokenPs[row] = rounded(Levels.decodeTokenS[row] * 1e12);
  Costs.decodeLongestPs[row] = rounded(Levels.decodeLongestS[row] * 1e12);
  Costs.prefillBasePs[row] = rounded(Levels.prefillBaseS[row] * 1e12);
  Costs.prefillPairPs[row] = rounded(Levels.prefillPairS[row] * 1e12);
  Costs.prefillTokenPs[row] = rounded(Levels.prefillTokenS[row] * 1e12);
  Costs.prefillKvPs[row] = rounded(Levels.prefillKvS[row] * 1e12);
  Costs.prefillLongestPs[row] = rounded(Levels.prefillLongestS[row] * 1e12);
  Costs.prefillMemoryKvPs[row] = rounded(Levels.prefillMemoryKvS[row] * 1e12);
  Costs.prefillMemoryTokenPs[row] = rounded(Levels.prefillMemoryTokenS[row] * 1e12);
  const binding = Math.max(Levels.decodeFlopS[row], Levels.decodeKvS[row]) * 1e12;
  const share = worse(0, binding, rounded(binding));
  const pair = Levels.prefillPairS[row] * 1e12;
  Costs.roundingShare[row] = worse(share, pair, rounded(pair));
  prepareEnergy(row);
}

/** Makes every coefficient; the tables stay empty. */
export function prepareCosts(): void {
  const rows = Sizes.kinds * Sizes.levels;
  for (let row = 0; row < rows; row++) prepareCost(row);
}
