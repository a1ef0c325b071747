// Multi-head latent attention of one layer on one rank: the same affine pieces as attention.
// Source: DeepSeek-V2 (2024, section 2.1): one latent and one rope key per token, shared by all heads.

import { MlaCoefficient, Piece } from '../layout/kernel.gen';
import { answerWork, coefficient } from './answer';
import { answerDecode, answerPrefill, cached } from './piece';

/** Rows of queries that one work item of prefill holds. */
const TILE: f64 = 128;

/** Bytes of a query, an output, a new key or value. */
const WIDE: f64 = 2;

/** Fills `piece` with the latent attention of one layer of one rank that holds `heads` query heads. */
export function mlaPieces(model: i32, heads: f64): void {
  decodePieces(model, heads, 1);
  prefillPieces(model, heads, 1);
}

/** Bytes of the latent and the rope key of a token. */
function latentBytes(model: i32): f64 {
  const elements = coefficient(model, MlaCoefficient.latentSize) + coefficient(model, MlaCoefficient.ropeSize);
  return elements * coefficient(model, MlaCoefficient.kvBytes);
}

/** Absorbed: FLOP of one head and one KV token, scores over latent + rope and values over the latent. */
function absorbedFlop(model: i32): f64 {
  return 2 * (2 * coefficient(model, MlaCoefficient.latentSize) + coefficient(model, MlaCoefficient.ropeSize));
}

/** Expanded: FLOP of one head and one pair, scores over key + rope and values. */
function expandedFlop(model: i32): f64 {
  return 2 * keyValueElements(model);
}

function keyValueElements(model: i32): f64 {
  return (
    coefficient(model, MlaCoefficient.keySize) +
    coefficient(model, MlaCoefficient.ropeSize) +
    coefficient(model, MlaCoefficient.valueSize)
  );
}

/** Query and output of one decode, all heads: as wide as the latent. */
function absorbedBytes(model: i32, heads: f64): f64 {
  return (WIDE * heads * absorbedFlop(model)) / 2;
}

/**
 * Absorbed decode: every head works on the latent itself, read once for all of them. The GEMMs that absorb the key's
 * and the value's expansion belong to the model's other layers. `slow` is what a cache makes of the time of memory.
 *
 *   t = launch + (sequence + passes·query and output bytes)·N + tail·min(M, tailTokens)
 *     + max(flop·X, bytes·X, longest·M)
 */
function decodePieces(model: i32, heads: f64, slow: f64): void {
  const bytesPerS = coefficient(model, MlaCoefficient.bytesPerS);
  const rate = coefficient(model, MlaCoefficient.flopPerS) * coefficient(model, MlaCoefficient.decodeEfficiency);
  const passesS = (coefficient(model, MlaCoefficient.decodePasses) * absorbedBytes(model, heads)) / bytesPerS;
  const perByteS = slow / (bytesPerS * coefficient(model, MlaCoefficient.decodeBandwidth));
  const alone = coefficient(model, MlaCoefficient.processors) / coefficient(model, MlaCoefficient.decodeSpread);
  Piece.decodeBaseS = coefficient(model, MlaCoefficient.decodeLaunchS);
  Piece.decodeSequenceS = coefficient(model, MlaCoefficient.decodeSequenceS) + passesS;
  Piece.decodeTailS = coefficient(model, MlaCoefficient.decodeTailS);
  Piece.decodeTailTokens = coefficient(model, MlaCoefficient.decodeTailTokens);
  Piece.decodeFlopS = (heads * absorbedFlop(model)) / rate;
  Piece.decodeKvS = latentBytes(model) * perByteS;
  Piece.decodeTokenS = 0;
  Piece.decodeLongestS = (latentBytes(model) * alone) / bytesPerS;
}

/**
 * Expanded prefill: keys and values of every head lie in memory, as in attention of many heads. Those of new tokens
 * come from a GEMM of the model; those of cached tokens are expanded from the latent here, which costs a multiply.
 */
function prefillPieces(model: i32, heads: f64, slow: f64): void {
  const bytesPerS = coefficient(model, MlaCoefficient.bytesPerS);
  const flopPerS = coefficient(model, MlaCoefficient.flopPerS);
  const unit = expandedFlop(model) / (flopPerS * coefficient(model, MlaCoefficient.prefillEfficiency));
  const extra = coefficient(model, MlaCoefficient.prefillExtraTokens);
  const processors = coefficient(model, MlaCoefficient.processors);
  const tail = coefficient(model, MlaCoefficient.prefillTail) * processors * TILE * unit;
  const newBytes = newTokenBytes(model, heads);
  const passes = coefficient(model, MlaCoefficient.prefillPasses);
  const perByteS = slow / (bytesPerS * coefficient(model, MlaCoefficient.prefillBandwidth));
  const expand = expansionFlop(model, heads) / (flopPerS * coefficient(model, MlaCoefficient.expandEfficiency));
  Piece.prefillBaseS = coefficient(model, MlaCoefficient.prefillLaunchS) + tail * extra;
  Piece.prefillPairS = (heads * unit) / 2;
  // K counts new tokens too: their expansion is taken off again
  Piece.prefillTokenS = heads * unit * extra + (passes * newBytes * slow) / bytesPerS - expand;
  Piece.prefillKvS = expand;
  Piece.prefillLongestS = tail;
  Piece.prefillMemoryKvS = latentBytes(model) * perByteS;
  Piece.prefillMemoryTokenS = newBytes * perByteS;
}

/** FLOP that expand the latent of one cached token to keys and values of all heads. */
function expansionFlop(model: i32, heads: f64): f64 {
  const width = coefficient(model, MlaCoefficient.keySize) + coefficient(model, MlaCoefficient.valueSize);
  return 2 * heads * width * coefficient(model, MlaCoefficient.latentSize);
}

/** Queries, keys, values and outputs of a new token, over all heads. */
function newTokenBytes(model: i32, heads: f64): f64 {
  return 2 * WIDE * heads * keyValueElements(model);
}

/** One absorbed decode step of `batch` sequences that read `context` KV tokens each. Answers in `kernel`. */
export function mlaDecodeKernel(model: i32, batch: f64, context: f64, heads: f64): void {
  const tokens = batch * context;
  const kvBytes = latentBytes(model) * tokens;
  const speed = coefficient(model, MlaCoefficient.decodeCacheSpeed);
  decodePieces(model, heads, cached(kvBytes, coefficient(model, MlaCoefficient.cacheBytes), speed));
  answerWork(heads * absorbedFlop(model) * tokens, kvBytes + absorbedBytes(model, heads) * batch);
  answerDecode(batch, tokens, context);
}

/**
 * Expanded, causal prefill of `batch` sequences of `tokens` new tokens behind `context` cached ones. A prompt shorter
 * than a part of a tile costs as one of so many tokens, which a step, that knows sums alone, leaves out. Answers in
 * `kernel`.
 */
export function mlaPrefillKernel(model: i32, batch: f64, tokens: f64, context: f64, heads: f64): void {
  const filled = Math.max(tokens, coefficient(model, MlaCoefficient.prefillLeastTokens));
  const bytes = batch * (latentBytes(model) * (context + tokens) + newTokenBytes(model, heads) * tokens);
  const speed = coefficient(model, MlaCoefficient.prefillCacheSpeed);
  const slow = cached(bytes, coefficient(model, MlaCoefficient.cacheBytes), speed);
  prefillPieces(model, heads, slow);
  answerWork(
    ((heads * expandedFlop(model)) / 2) * batch * tokens * (2 * context + tokens) +
      expansionFlop(model, heads) * batch * context,
    bytes,
  );
  answerPrefill(batch * filled * (2 * context + filled), batch * filled, batch * (context + filled), context + filled);
}
