// Evaluates the affine pieces of attention for a query of equal sequences.

import {
  pieceDecodeBaseS,
  pieceDecodeFlopS,
  pieceDecodeKvS,
  pieceDecodeLongestS,
  pieceDecodeSequenceS,
  pieceDecodeTailS,
  pieceDecodeTailTokens,
  pieceDecodeTokenS,
  piecePrefillBaseS,
  piecePrefillKvS,
  piecePrefillLongestS,
  piecePrefillMemoryKvS,
  piecePrefillMemoryTokenS,
  piecePrefillPairS,
  piecePrefillTokenS,
} from '../layout/layout.gen';
import { answerTime } from './answer';

/** What a loop over the same bytes gains, as a factor on their time: those that fit a last-level cache stay in it. */
export function cached(bytes: f64, cacheBytes: f64, cacheSpeed: f64): f64 {
  return bytes <= cacheBytes ? 1 / cacheSpeed : 1;
}

/** The decode pieces for `batch` sequences that read `tokens` KV tokens together and `longest` at most. */
export function answerDecode(batch: f64, tokens: f64, longest: f64): void {
  const fixed =
    pieceDecodeBaseS() +
    pieceDecodeSequenceS() * batch +
    pieceDecodeTailS() * Math.min(longest, pieceDecodeTailTokens());
  const compute = pieceDecodeFlopS() * tokens;
  const memory = Math.max(pieceDecodeKvS() * tokens + pieceDecodeTokenS() * batch, pieceDecodeLongestS() * longest);
  answerTime(fixed + Math.max(compute, memory), compute, memory, fixed);
}

/** The prefill pieces for `pairs` of Q, `tokens` chunk tokens, `read` KV tokens and `longest` context + chunk. */
export function answerPrefill(pairs: f64, tokens: f64, read: f64, longest: f64): void {
  const fixed = piecePrefillBaseS();
  const compute =
    piecePrefillPairS() * pairs +
    piecePrefillTokenS() * tokens +
    piecePrefillKvS() * read +
    piecePrefillLongestS() * longest;
  const memory = piecePrefillMemoryKvS() * read + piecePrefillMemoryTokenS() * tokens;
  answerTime(fixed + Math.max(compute, memory), compute, memory, fixed);
}
