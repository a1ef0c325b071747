// Kernels that all take longer, or less long, by one factor: for ranges of an answer over their stated errors. Every
// part runs `factor` times as often one after the other, which is its time and nothing else; host time is no part.

import type { AttentionPieces, PartRow } from './lowered.ts';

/** Parts that take `factor` times as long; what they work and draw is of their copies, which stay. */
export const slowedParts = (parts: readonly PartRow[], factor: number): readonly PartRow[] =>
  factor === 1 ? parts : parts.map((part) => ({ ...part, passes: part.passes * factor }));

/** Attention that takes `factor` times as long. */
export function slowedPieces(pieces: AttentionPieces, factor: number): AttentionPieces {
  if (factor === 1) return pieces;
  const { decodeTailTokens, ...seconds } = pieces;
  const slowed = Object.entries(seconds).map(([name, value]) => [name, value * factor]);
  return { ...(Object.fromEntries(slowed) as typeof seconds), decodeTailTokens };
}
