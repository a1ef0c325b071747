// Evaluates the affine pieces of attention for a query of equal sequences.

import { Piece } from '../layout/kernel.gen';
import { answerTime } from './answer';

/** What a loop over the same bytes gains, as a factor on their time: those that fit a last-level cache stay in it. */
export function cached(bytes: f64, cacheBytes: f64, cacheSpeed: f64): f64 {
  return bytes <= cacheBytes ? 1 / cacheSpeed : 1;
}

/** The decode pieces for `batch` sequences that read `tokens` KV tokens together and `longest` at most. */
export function answerDecode(batch: f64, tokens: f64, longest: f64): void {
  const fixed =
    Piece.decodeBaseS + Piece.decodeSequenceS * batch + Piece.decodeTailS * Math.min(longest, Piece.decodeTailTokens);
  const compute = Piece.decodeFlopS * tokens;
  const memory = Math.max(Piece.decodeKvS * tokens + Piece.decodeTokenS * batch, Piece.decodeLongestS * longest);
  answerTime(fixed + Math.max(compute, memory), compute, memory, fixed);
}

/** The prefill pieces for `pairs` of Q, `tokens` chunk tokens, `read` KV tokens and `longest` context + chunk. */
export function answerPrefill(pairs: f64, tokens: f64, read: f64, longest: f64): void {
  const fixed = Piece.prefillBaseS;
  const compute =
    Piece.prefillPairS * pairs +
    Piece.prefillTokenS * tokens +
    Piece.prefillKvS * read +
    Piece.prefillLongestS * longest;
  const memory = Piece.prefillMemoryKvS * read + Piece.prefillMemoryTokenS * tokens;
  answerTime(fixed + Math.max(compute, memory), compute, memory, fixed);
}
