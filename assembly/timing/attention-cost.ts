// What the attention of a step costs, before anything binds: the affine pieces of a cost row, priced at aggregates.
// One place for the loop and for the batch API. Formulas: README of assembly, §4.

import { Costs } from '../layout/timing.gen';

/** ps of decode attention whatever it reads, but for the tail of its longest context. `decodes` = N. */
export function decodeFixedPs(cost: i32, decodes: i64): i64 {
  return Costs.decodeBasePs[cost] + Costs.decodeSequencePs[cost] * decodes;
}

/** ps that the multiplies of `kvTokens` = S + N take. */
export function decodeComputePs(cost: i32, kvTokens: i64): i64 {
  return Costs.decodeFlopPs[cost] * kvTokens;
}

/** ps that reading them takes. */
export function decodeMemoryPs(cost: i32, kvTokens: i64, decodes: i64): i64 {
  return Costs.decodeKvPs[cost] * kvTokens + Costs.decodeTokenPs[cost] * decodes;
}

/** ps that the multiplies of prompts take: `pairs` = Q, `tokens` = P, `kv` = K, `longest` = M'. */
export function prefillComputePs(cost: i32, pairs: i64, tokens: i64, kv: i64, longest: i64): i64 {
  return (
    Costs.prefillPairPs[cost] * pairs +
    Costs.prefillTokenPs[cost] * tokens +
    Costs.prefillKvPs[cost] * kv +
    Costs.prefillLongestPs[cost] * longest
  );
}

/** ps that reading and writing their KV takes. */
export function prefillMemoryPs(cost: i32, kv: i64, tokens: i64): i64 {
  return Costs.prefillMemoryKvPs[cost] * kv + Costs.prefillMemoryTokenPs[cost] * tokens;
}
