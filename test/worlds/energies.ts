/** Energies of a kind: of the size of real devices, and never so large that a step leaves the core's i64. */
import { longestStepS } from '../support/dense-decoder.ts';
import { chunkStep, decodeStep } from './clocks.ts';
import { extraStepS, priced, type WorldKind, type WorldLevel } from './device.ts';
import type { Random } from './random.ts';
import type { Lengths } from './scheduler.ts';

/** Energies of a step stay far under 2^63 pJ: beyond it lies no device. */
const mostDrawnPj = 1e17;

/** Most picojoules of a step at its cap: `compile` refuses more than 2e6 J, since the core's i64 holds 9.2e6 J. */
const mostCapPj = 2e18;

export const nominal: WorldLevel = { clockFactor: 1, energyFactor: 1 };

/** Slower and hungrier than any level of a kind. */
export const worstOf = (levels: readonly WorldLevel[]): WorldLevel => ({
  clockFactor: Math.min(...levels.map((level) => level.clockFactor)),
  energyFactor: Math.max(...levels.map((level) => level.energyFactor)),
});

/** The longest steps: the whole budget behind the longest prompt, and everyone decoding at the greatest context. */
function longestPj(kind: WorldKind, level: WorldLevel, { promptTokens, outputTokens }: Lengths): number {
  const chunk = chunkStep(kind, level, kind.maxNumBatchedTokens, promptTokens);
  const decodes = decodeStep(kind, level, kind.maxNumSeqs, promptTokens + outputTokens);
  return Math.max(Number(chunk.uncappedPj), Number(decodes.uncappedPj));
}

/** Draws energies of which a usual step takes some hundred watts, and no step too many joules. */
export function withEnergies(
  random: Random,
  kind: WorldKind,
  levels: readonly WorldLevel[],
  longest: Lengths,
): WorldKind {
  const energies = (scale: number, shares: readonly number[]) => {
    const pJ = (index: number) => scale * (shares[index] ?? 1);
    return {
      ...kind,
      linearPjPerFlop: pJ(0),
      headPjPerFlop: pJ(1),
      attentionPjPerFlop: pJ(2),
      vectorPjPerFlop: pJ(3),
      hbmPjPerByte: pJ(4),
      linkPjPerByte: pJ(5),
    };
  };
  const shares = Array.from({ length: 6 }, () => random.pick([0.01, 0.3, 1, 1, 3]));
  shares[2] = (shares[2] ?? 1) * random.pick([1, 10, 100]);
  const usual = decodeStep(energies(1e6, shares), nominal, Math.min(3, kind.maxNumSeqs), 20);
  const scale = (1e6 * random.real(100, 1500)) / (Number(usual.uncappedPj) / Number(usual.durationPs));
  const mostPj = longestPj(energies(scale, shares), worstOf(levels), longest);
  return energies(scale * Math.min(1, mostDrawnPj / mostPj), shares);
}

/** A cap that the longest step of the kind can run at, at its slowest level. */
export function withinStep(capW: bigint, kind: WorldKind, levels: readonly WorldLevel[]): bigint {
  const { clockFactor } = worstOf(levels);
  const { extra: _, tiled, ...bare } = kind;
  const { costs } = priced(kind, { clockFactor, energyFactor: 1 });
  // tiles that stand half empty take longer than any roofline
  const tiledS = tiled === null ? 0 : (2 * Number(costs.linear(kind.maxNumBatchedTokens).timePs)) / 1e12;
  const numbers = {
    ...bare,
    linearFlopPerS: kind.linearFlopPerS * clockFactor,
    headFlopPerS: kind.headFlopPerS * clockFactor,
    attentionFlopPerS: kind.attentionFlopPerS * clockFactor,
    vectorFlopPerS: kind.vectorFlopPerS * clockFactor,
  };
  const mostW = BigInt(
    Math.floor(mostCapPj / Math.max(1, (longestStepS({ ...numbers }) + extraStepS(kind) + tiledS) * 1e12)),
  );
  return capW < mostW ? capW : mostW;
}

/** Draws a cap by what decodes would draw when they are short and when they are long. */
export function drawCapW(random: Random, kind: WorldKind, levels: readonly WorldLevel[], longest: Lengths): bigint {
  const powerW = (context: number): number => {
    const { uncappedPj, durationPs } = decodeStep(kind, nominal, Math.min(3, kind.maxNumSeqs), context);
    return Number(uncappedPj) / Number(durationPs);
  };
  const shortW = powerW(5);
  const longW = powerW(5 + longest.outputTokens);
  const middleW = (shortW + longW) / 2;
  const capW = random.pick([20_000, 20_000, shortW * 0.1, shortW, longW, middleW, middleW, middleW, 0]);
  return withinStep(BigInt(Math.min(20_000, Math.floor(capW))), kind, levels);
}
