// The affine pieces of attention as README §4 of the core has them, evaluated by hand for a step.

import type { Instance } from '../../src/core/instance.ts';

/** Sums and maxima of a step. */
export interface Decodes {
  readonly count: number;
  /** KV tokens read */
  readonly tokens: number;
  readonly longest: number;
}
export interface Chunks {
  /** Σ chunk·(2·context + chunk) */
  readonly pairs: number;
  readonly tokens: number;
  /** Σ context + chunk */
  readonly read: number;
  readonly longest: number;
}

type Pieces = Readonly<Record<keyof Instance['columns']['piece'], number>>;

export const piecesOf = (instance: Instance): Pieces =>
  Object.fromEntries(Object.entries(instance.columns.piece).map(([name, column]) => [name, column[0]])) as Pieces;

export function decodeS(piece: Pieces, { count, tokens, longest }: Decodes): number {
  const fixed =
    piece.decodeBaseS + piece.decodeSequenceS * count + piece.decodeTailS * Math.min(longest, piece.decodeTailTokens);
  const memory = piece.decodeKvS * tokens + piece.decodeTokenS * count;
  return fixed + Math.max(piece.decodeFlopS * tokens, memory, piece.decodeLongestS * longest);
}

export function prefillS(piece: Pieces, { pairs, tokens, read, longest }: Chunks): number {
  const compute =
    piece.prefillPairS * pairs +
    piece.prefillTokenS * tokens +
    piece.prefillKvS * read +
    piece.prefillLongestS * longest;
  return piece.prefillBaseS + Math.max(compute, piece.prefillMemoryKvS * read + piece.prefillMemoryTokenS * tokens);
}
