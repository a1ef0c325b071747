// Attention as fast as the datasheet allows: every FLOP at the peak, every byte once at full bandwidth, nothing beside.

import type { AttentionSeconds, KernelModelRow } from '../core/lab.ts';
import { AttentionCoefficient, MlaCoefficient } from '../core/layout.gen.ts';

/** Coefficients of a kernel without loss. A spread without end: one sequence draws all bandwidth. */
const ideal = {
  ...{
    softmaxSize: 0,
    prefillLaunchS: 0,
    prefillEfficiency: 1,
    prefillExtraTokens: 0,
    prefillPasses: 0,
    prefillTail: 0,
  },
  ...{
    prefillBandwidth: 1,
    expandEfficiency: 1,
    decodeLaunchS: 0,
    decodeItemS: 0,
    decodeSequenceS: 0,
    decodePasses: 0,
  },
  ...{ decodeTailS: 0, decodeBandwidth: 1, decodeSingleBandwidth: 1, decodeEfficiency: 1, decodeTileRows: 1 },
} as const;

/** The row of an attention model with the rates of its datasheet and no loss. */
export function idealAttention(row: KernelModelRow): KernelModelRow {
  const latent = row.op === 'mlaPrefill' || row.op === 'mlaDecode';
  const places: Readonly<Partial<Record<string, number>>> = latent ? MlaCoefficient : AttentionCoefficient;
  const coefficients = [...row.coefficients];
  for (const [name, value] of Object.entries(ideal)) {
    const place = places[name];
    if (place !== undefined) coefficients[place] = value;
  }
  return { ...row, coefficients };
}

/**
 * Pieces that compute or memory bind, where a fit or the size of a head may make more of a rate than there is; a
 * decode's multiplies fill whole tiles at a share of the peak.
 */
const bound = ['decodeKvS', 'decodeTokenS', 'prefillPairS', 'prefillMemoryKvS', 'prefillMemoryTokenS'] as const;

/** Pieces of a fit, none of them faster than those of the datasheet. */
export function slowerThanIdeal(pieces: AttentionSeconds, least: AttentionSeconds): AttentionSeconds {
  const made = { ...pieces };
  for (const name of bound) made[name] = Math.max(pieces[name], least[name]);
  return made;
}
