// Attention of one layer on one rank: affine pieces of what a step holds, and single kernels that evaluate them.
// Source of the forms: FlashAttention-2 (Dao, 2023: tiles of queries, split KV), fitted by Tokenworks.

import { AttentionCoefficient, Piece } from '../layout/kernel.gen';
import { answerWork, coefficient } from './answer';
import { answerDecode, answerPrefill, cached } from './piece';

/** Rows of queries that one work item of prefill holds. */
const TILE: f64 = 128;

/** Bytes of a query, an output, a new key or value: 16 bits, whatever the cache holds. */
const WIDE: f64 = 2;

/** The head size at which prefillEfficiency is given. */
const USUAL_SIZE: f64 = 128;

/**
 * Fills `piece` with the attention of one layer of one rank that holds `heads` query heads and `kvHeads` KV heads of
 * `headDim` elements.
 */
export function attentionPieces(model: i32, heads: f64, kvHeads: f64, headDim: f64): void {
  decodePieces(model, heads, kvHeads, headDim, 1);
  prefillPieces(model, heads, kvHeads, headDim, 1);
}

/** Bytes of one KV token, key and value, of one KV head. */
function kvTokenBytes(model: i32, headDim: f64): f64 {
  return 2 * headDim * coefficient(model, AttentionCoefficient.kvBytes);
}

/**
 * Decode reads each KV token once for all query heads that share it (grouped queries fill the rows of one tile); a
 * work item is one sequence and KV head, cut along the context until every processor has some. Kernels without groups
 * reach a share of that. `slow` is what a cache makes of the time of memory, 1 without.
 *
 *   t = launch + item·N·g/processors + tail·min(M, tailTokens) + max(flop·X, bytes·X, longest·M)
 */
function decodePieces(model: i32, heads: f64, kvHeads: f64, headDim: f64, slow: f64): void {
  const processors = coefficient(model, AttentionCoefficient.processors);
  const bytesPerS = coefficient(model, AttentionCoefficient.bytesPerS);
  const single = heads == kvHeads;
  const bandwidth = single ? coefficient(model, AttentionCoefficient.decodeSingleBandwidth) : 1;
  const spread = single ? coefficient(model, AttentionCoefficient.decodeSingleSpread) : 1;
  const perByteS = slow / (bytesPerS * coefficient(model, AttentionCoefficient.decodeBandwidth) * bandwidth);
  const rate =
    coefficient(model, AttentionCoefficient.flopPerS) * coefficient(model, AttentionCoefficient.decodeEfficiency);
  const tile = coefficient(model, AttentionCoefficient.decodeTileRows);
  const rows = kvHeads * tile * Math.ceil(heads / kvHeads / tile);
  const kvBytes = kvTokenBytes(model, headDim);
  Piece.decodeBaseS = coefficient(model, AttentionCoefficient.decodeLaunchS);
  Piece.decodeSequenceS = (coefficient(model, AttentionCoefficient.decodeItemS) * kvHeads) / processors;
  Piece.decodeTailS = coefficient(model, AttentionCoefficient.decodeTailS);
  Piece.decodeTailTokens = coefficient(model, AttentionCoefficient.decodeTailTokens);
  Piece.decodeFlopS = (4 * headDim * rows) / rate;
  Piece.decodeKvS = kvHeads * kvBytes * perByteS;
  Piece.decodeTokenS = 2 * WIDE * heads * headDim * perByteS;
  Piece.decodeLongestS =
    (kvBytes * processors) / (bytesPerS * coefficient(model, AttentionCoefficient.decodeSpread) * spread);
}

/**
 * Prefill multiplies tiles of query rows with all keys before them; a row costs as if it saw `extra` tokens more, and
 * of the last tile of the longest sequence, which runs alone, the share `tail` is seen. New queries, keys, values and
 * outputs pass through memory `passes` times beside that, and what is written into the cache (`cacheWrites` 0 = another
 * kernel writes it). `slow` is what a cache makes of the time of memory.
 *
 *   u = 4·128·(headDim + softmax)/(128 + softmax)/(rate·efficiency)     seconds of a score of one head
 *   t = launch + tail·processors·128·u·extra
 *     + max(u·h·(Q/2 + extra·P) + passes·new bytes·P + tail·processors·128·u·M', memory)
 */
function prefillPieces(model: i32, heads: f64, kvHeads: f64, headDim: f64, slow: f64): void {
  const bytesPerS = coefficient(model, AttentionCoefficient.bytesPerS);
  const softmax = coefficient(model, AttentionCoefficient.softmaxSize);
  const rate =
    coefficient(model, AttentionCoefficient.flopPerS) * coefficient(model, AttentionCoefficient.prefillEfficiency);
  const unit = (4 * USUAL_SIZE * (headDim + softmax)) / (USUAL_SIZE + softmax) / rate;
  const extra = coefficient(model, AttentionCoefficient.prefillExtraTokens);
  const processors = coefficient(model, AttentionCoefficient.processors);
  const tail = coefficient(model, AttentionCoefficient.prefillTail) * processors * TILE * unit;
  const kvBytes = kvHeads * kvTokenBytes(model, headDim);
  const newBytes = newTokenBytes(heads, kvHeads, headDim);
  const passes = coefficient(model, AttentionCoefficient.prefillPasses);
  const perByteS = slow / (bytesPerS * coefficient(model, AttentionCoefficient.prefillBandwidth));
  Piece.prefillBaseS = coefficient(model, AttentionCoefficient.prefillLaunchS) + tail * extra;
  Piece.prefillPairS = (heads * unit) / 2;
  const written = 2 * kvBytes * coefficient(model, AttentionCoefficient.prefillCacheWrites);
  Piece.prefillTokenS = heads * unit * extra + (passes * (newBytes + written) * slow) / bytesPerS;
  Piece.prefillKvS = 0;
  Piece.prefillLongestS = tail;
  Piece.prefillMemoryKvS = kvBytes * perByteS;
  Piece.prefillMemoryTokenS = newBytes * perByteS;
}

/** Query, key, value and output of a new token, all heads, before they are cached. */
function newTokenBytes(heads: f64, kvHeads: f64, headDim: f64): f64 {
  return 2 * WIDE * headDim * (heads + kvHeads);
}

/**
 * One decode step of `batch` sequences that read `context` KV tokens each; `window` > 0 = of these at most so many.
 * KV that fits the last-level cache is read from there when the model has cacheBytes: a kernel measured in a loop
 * finds it, a kernel between others does not. Answers in `kernel`.
 */
export function decodeAttentionKernel(
  model: i32,
  batch: f64,
  context: f64,
  heads: f64,
  kvHeads: f64,
  headDim: f64,
  window: f64,
): void {
  const read = window > 0 ? Math.min(context, window) : context;
  const tokens = batch * read;
  const kvBytes = kvHeads * kvTokenBytes(model, headDim) * tokens;
  const speed = coefficient(model, AttentionCoefficient.decodeCacheSpeed);
  const slow = cached(kvBytes, coefficient(model, AttentionCoefficient.cacheBytes), speed);
  decodePieces(model, heads, kvHeads, headDim, slow);
  answerWork(4 * heads * headDim * tokens, kvBytes + 2 * WIDE * heads * headDim * batch);
  answerDecode(batch, tokens, read);
}

/**
 * Prefill of `batch` sequences of `tokens` new tokens behind `context` cached ones. `causal` 0 = every token sees all;
 * `window` > 0 = a token sees at most so many before it, itself among them. Answers in `kernel`.
 */
export function prefillAttentionKernel(
  model: i32,
  batch: f64,
  tokens: f64,
  context: f64,
  causal: f64,
  heads: f64,
  kvHeads: f64,
  headDim: f64,
  window: f64,
): void {
  const pairs = batch * pairsSeen(tokens, context, causal, window);
  const longest = window > 0 ? Math.min(context + tokens, window) : context + tokens;
  const read = window > 0 ? Math.min(context + tokens, window + tokens) : context + tokens;
  const kvBytes = kvHeads * kvTokenBytes(model, headDim);
  const bytes = batch * (kvBytes * read + newTokenBytes(heads, kvHeads, headDim) * tokens);
  const speed = coefficient(model, AttentionCoefficient.prefillCacheSpeed);
  const slow = cached(bytes, coefficient(model, AttentionCoefficient.cacheBytes), speed);
  prefillPieces(model, heads, kvHeads, headDim, slow);
  answerWork(2 * heads * headDim * pairs, bytes);
  answerPrefill(pairs, batch * tokens, batch * read, longest);
}

/**
 * Twice the (query, key) pairs of one sequence, as Σ chunk·(2·context + chunk) counts them: a causal query is half
 * masked within its chunk.
 */
function pairsSeen(tokens: f64, context: f64, causal: f64, window: f64): f64 {
  const all = causal != 0 ? tokens * (2 * context + tokens) : 2 * tokens * (context + tokens);
  if (window <= 0) return all;
  if (causal == 0) return Math.min(all, 2 * tokens * window);
  // queries that do not reach back a whole window yet
  const growing = Math.min(tokens, Math.max(0, window - context));
  return growing * (2 * context + growing) + 2 * (tokens - growing) * window;
}
