// Evaluates the affine pieces of attention for a query of equal sequences.

import {
  kernelHbmBytes,
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

/** From this share of the last-level cache on, a loop over the same bytes begins to evict them. */
const CACHE_FULL: f64 = 0.6;

/**
 * The part of `bytes` that a loop over them finds in a cache of `cacheBytes`: all of it while it fits with room for
 * the rest, none from the cache's size on, because a loop evicts what it needs next.
 */
function residentPart(bytes: f64, cacheBytes: f64): f64 {
  if (cacheBytes <= 0) return 0;
  return Math.min(1, Math.max(0, (1 - bytes / cacheBytes) / (1 - CACHE_FULL)));
}

/**
 * The decode pieces for `batch` sequences that read `tokens` KV tokens together and `longest` at most. Resident bytes
 * are read `cacheSpeed` times as fast as memory.
 */
export function answerDecode(batch: f64, tokens: f64, longest: f64, cacheBytes: f64, cacheSpeed: f64): void {
  const resident = residentPart(kernelHbmBytes(), cacheBytes);
  const slow = resident > 0 ? 1 - resident + resident / cacheSpeed : 1;
  const fixed =
    pieceDecodeBaseS() +
    pieceDecodeSequenceS() * batch +
    pieceDecodeTailS() * Math.min(longest, pieceDecodeTailTokens());
  const compute = pieceDecodeFlopS() * tokens;
  const memory = (pieceDecodeKvS() * tokens + pieceDecodeTokenS() * batch) * slow;
  const alone = pieceDecodeLongestS() * longest * slow;
  answerTime(fixed + Math.max(compute, Math.max(memory, alone)), compute, Math.max(memory, alone), fixed);
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
