// Multi-head latent attention of one layer on one rank: the same affine pieces as attention.
// Source: DeepSeek-V2 (2024, section 2.1): one latent and one rope key per token, shared by all heads.

import {
  MlaCoefficient,
  setPieceDecodeBaseS,
  setPieceDecodeFlopS,
  setPieceDecodeKvS,
  setPieceDecodeLongestS,
  setPieceDecodeSequenceS,
  setPieceDecodeTailS,
  setPieceDecodeTailTokens,
  setPieceDecodeTokenS,
  setPiecePrefillBaseS,
  setPiecePrefillKvS,
  setPiecePrefillLongestS,
  setPiecePrefillMemoryKvS,
  setPiecePrefillMemoryTokenS,
  setPiecePrefillPairS,
  setPiecePrefillTokenS,
} from '../layout/layout.gen';
import { answerWork, coefficient } from './answer';
import { answerDecode, answerPrefill } from './piece';

/** Rows of queries that one work item of prefill holds. */
const TILE: f64 = 128;

/** Bytes of a query, an output, a new key or value. */
const WIDE: f64 = 2;

/** Fills `piece` with the latent attention of one layer of one rank that holds `heads` query heads. */
export function mlaPieces(model: i32, heads: f64): void {
  decodePieces(model, heads);
  prefillPieces(model, heads);
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

/** Absorbed decode: every head works on the latent itself, read once for all of them. */
function decodePieces(model: i32, heads: f64): void {
  const sustained = coefficient(model, MlaCoefficient.bytesPerS) * coefficient(model, MlaCoefficient.decodeBandwidth);
  const rate = coefficient(model, MlaCoefficient.flopPerS) * coefficient(model, MlaCoefficient.decodeEfficiency);
  setPieceDecodeBaseS(coefficient(model, MlaCoefficient.decodeLaunchS));
  setPieceDecodeSequenceS(coefficient(model, MlaCoefficient.decodeSequenceS));
  setPieceDecodeTailS(coefficient(model, MlaCoefficient.decodeTailS));
  setPieceDecodeTailTokens(coefficient(model, MlaCoefficient.decodeTailTokens));
  setPieceDecodeFlopS((heads * absorbedFlop(model)) / rate);
  setPieceDecodeKvS(latentBytes(model) / sustained);
  setPieceDecodeTokenS((WIDE * heads * absorbedFlop(model)) / 2 / sustained);
  setPieceDecodeLongestS(0);
}

/**
 * Expanded prefill: keys and values of every head stand in memory, as in attention of many heads. The new tokens' own
 * come from a GEMM of the model; those of cached tokens are expanded from the latent here, which costs a multiply.
 */
function prefillPieces(model: i32, heads: f64): void {
  const processors = coefficient(model, MlaCoefficient.processors);
  const bytesPerS = coefficient(model, MlaCoefficient.bytesPerS);
  const flopPerS = coefficient(model, MlaCoefficient.flopPerS);
  const unit = expandedFlop(model) / (flopPerS * coefficient(model, MlaCoefficient.prefillEfficiency));
  const extra = coefficient(model, MlaCoefficient.prefillExtraTokens);
  const tail = coefficient(model, MlaCoefficient.prefillTail) * processors * TILE * unit;
  const newBytes = newTokenBytes(model, heads);
  const passes = coefficient(model, MlaCoefficient.prefillPasses) / bytesPerS;
  const sustained = bytesPerS * coefficient(model, MlaCoefficient.prefillBandwidth);
  const width = coefficient(model, MlaCoefficient.keySize) + coefficient(model, MlaCoefficient.valueSize);
  const expand =
    (2 * heads * width * coefficient(model, MlaCoefficient.latentSize)) /
    (flopPerS * coefficient(model, MlaCoefficient.expandEfficiency));
  setPiecePrefillBaseS(coefficient(model, MlaCoefficient.prefillLaunchS) + tail * extra);
  setPiecePrefillPairS((heads * unit) / 2);
  setPiecePrefillTokenS(heads * unit * extra + passes * newBytes - expand);
  setPiecePrefillKvS(expand);
  setPiecePrefillLongestS(tail);
  setPiecePrefillMemoryKvS(latentBytes(model) / sustained);
  setPiecePrefillMemoryTokenS(newBytes / sustained);
}

/** Queries, keys, values and outputs of a new token, over all heads. */
function newTokenBytes(model: i32, heads: f64): f64 {
  return 2 * WIDE * heads * keyValueElements(model);
}

/** One absorbed decode step of `batch` sequences that read `context` KV tokens each. Answers in `kernel`. */
export function mlaDecodeKernel(model: i32, batch: f64, context: f64, heads: f64): void {
  const tokens = batch * context;
  decodePieces(model, heads);
  answerWork(
    heads * absorbedFlop(model) * tokens,
    latentBytes(model) * tokens + ((WIDE * heads * absorbedFlop(model)) / 2) * batch,
  );
  answerDecode(
    batch,
    tokens,
    context,
    coefficient(model, MlaCoefficient.cacheBytes),
    coefficient(model, MlaCoefficient.cacheSpeed),
  );
}

/**
 * Expanded, causal prefill of `batch` sequences of `tokens` new tokens behind `context` cached ones. Answers in
 * `kernel`.
 */
export function mlaPrefillKernel(model: i32, batch: f64, tokens: f64, context: f64, heads: f64): void {
  const pairs = batch * tokens * (2 * context + tokens);
  const read = batch * (context + tokens);
  const width = coefficient(model, MlaCoefficient.keySize) + coefficient(model, MlaCoefficient.valueSize);
  const expandFlop = 2 * heads * width * coefficient(model, MlaCoefficient.latentSize) * batch * context;
  prefillPieces(model, heads);
  answerWork(
    ((heads * expandedFlop(model)) / 2) * pairs + expandFlop,
    latentBytes(model) * read + newTokenBytes(model, heads) * batch * tokens,
  );
  answerPrefill(pairs, batch * tokens, read, context + tokens);
}
