// The batch API: kernel costs in columns, without a call each.

import { kernelBound } from '../kernel/answer';
import {
  Bound,
  costDecodeBasePs,
  costDecodeFlopPs,
  costDecodeKvPj,
  costDecodeKvPs,
  costDecodeLongestPs,
  costDecodeSequencePs,
  costDecodeTailPs,
  costDecodeTokenPs,
  costPrefillBasePs,
  costPrefillKvPj,
  costPrefillKvPs,
  costPrefillLongestPs,
  costPrefillMemoryKvPs,
  costPrefillMemoryTokenPs,
  costPrefillPairPj,
  costPrefillPairPs,
  costPrefillTokenPs,
  costTokenPj,
  kernelFlop,
  kernelHbmBytes,
  kernelLinkBytes,
  kindDecodeKvFlop,
  kindFirstPart,
  kindKvBytes,
  kindPairFlop,
  kindParts,
  kindPrefillKvFlop,
  kindTokenBytes,
  levelDecodeTailTokens,
  Operator,
  Phase,
  partCopies,
  partOperator,
  queryBound,
  queryContextTokens,
  queryEnergyPj,
  queryFlop,
  queryHbmBytes,
  queryLaunchPs,
  queryLevel,
  queryLinkBytes,
  queryLongestTokens,
  queryOperator,
  queryPairs,
  queryTimePs,
  queryTokens,
  setQueryBound,
  setQueryEnergyPj,
  setQueryFlop,
  setQueryHbmBytes,
  setQueryLaunchPs,
  setQueryLinkBytes,
  setQueryTimePs,
  sizeLevels,
  summedHiddenPs,
} from '../layout/layout.gen';
import { sumParts } from './cost';
import { partLaunchPs, partPj, partPs, timePart } from './part';

/** Evaluates the first `count` rows of the query table. */
export function evaluate(count: i32): void {
  const levels = sizeLevels();
  let level = 0;
  let kind = 0;
  for (let row = 0; row < count; row++) {
    if (queryLevel(row) != level) {
      level = queryLevel(row);
      kind = level / levels;
    }
    const operator = queryOperator(row);
    if (operator == Operator.decodeAttention) decodeQuery(row, kind, level);
    else if (operator == Operator.prefillAttention) prefillQuery(row, kind, level);
    else partsQuery(row, kind, level, operator);
  }
}

function answer(row: i32, time: i64, launch: i64, energy: i64, bound: i32): void {
  setQueryTimePs(row, time);
  setQueryLaunchPs(row, launch);
  setQueryEnergyPj(row, energy);
  setQueryBound(row, bound);
}

function answerWork(row: i32, flop: f64, hbmBytes: f64, linkBytes: f64): void {
  setQueryFlop(row, flop);
  setQueryHbmBytes(row, hbmBytes);
  setQueryLinkBytes(row, linkBytes);
}

/** The parts of a kind that are told under one operator, together; the longest of them says what binds. */
function partsQuery(row: i32, kind: i32, level: i32, operator: i32): void {
  const end = kindFirstPart(kind) + kindParts(kind);
  answer(row, 0, 0, 0, Bound.none);
  answerWork(row, 0, 0, 0);
  if (queryTokens(row) == 0) return;
  if (operator == Operator.overlapped) {
    sumParts(level, Phase.tokens, queryTokens(row));
    setQueryTimePs(row, -summedHiddenPs());
    return;
  }
  let longest: i64 = -1;
  for (let p = kindFirstPart(kind); p < end; p++) {
    if (partOperator(p) != operator) continue;
    timePart(p, level, queryTokens(row));
    const time = partPs(p);
    const bound = time > longest ? kernelBound() : queryBound(row);
    longest = max(longest, time);
    const times = partCopies(p);
    answerWork(
      row,
      queryFlop(row) + kernelFlop() * times,
      queryHbmBytes(row) + kernelHbmBytes() * times,
      queryLinkBytes(row) + kernelLinkBytes() * times,
    );
    answer(
      row,
      queryTimePs(row) + time,
      queryLaunchPs(row) + partLaunchPs(p),
      queryEnergyPj(row) + partPj(p, kind, level),
      bound,
    );
  }
}

/** `tokens` = N, `contextTokens` = S, `longestTokens` = M. */
function decodeQuery(row: i32, kind: i32, cost: i32): void {
  const decodes = <i64>queryTokens(row);
  const kv = queryContextTokens(row) + decodes;
  const tail = min(queryLongestTokens(row), levelDecodeTailTokens(cost));
  const fixed = costDecodeBasePs(cost) + costDecodeSequencePs(cost) * decodes + costDecodeTailPs(cost) * tail;
  const compute = costDecodeFlopPs(cost) * kv;
  const memory = max(
    costDecodeKvPs(cost) * kv + costDecodeTokenPs(cost) * decodes,
    costDecodeLongestPs(cost) * queryLongestTokens(row),
  );
  const energy = costDecodeKvPj(cost) * kv + costTokenPj(cost) * decodes;
  attentionAnswer(row, fixed, compute, memory, energy, decodes > 0);
  const read = <f64>kv;
  const bytes = kindKvBytes(kind) * read + kindTokenBytes(kind) * <f64>decodes;
  answerWork(row, kindDecodeKvFlop(kind) * read, bytes, 0);
}

/** `tokens` = P, `contextTokens` = K, `pairs` = Q, `longestTokens` = M'. */
function prefillQuery(row: i32, kind: i32, cost: i32): void {
  const tokens = <i64>queryTokens(row);
  const kv = queryContextTokens(row);
  const pairs = queryPairs(row);
  const compute =
    costPrefillPairPs(cost) * pairs +
    costPrefillTokenPs(cost) * tokens +
    costPrefillKvPs(cost) * kv +
    costPrefillLongestPs(cost) * queryLongestTokens(row);
  const memory = costPrefillMemoryKvPs(cost) * kv + costPrefillMemoryTokenPs(cost) * tokens;
  const energy = costPrefillPairPj(cost) * pairs + costPrefillKvPj(cost) * kv + costTokenPj(cost) * tokens;
  attentionAnswer(row, costPrefillBasePs(cost), compute, memory, energy, tokens > 0);
  const bytes = kindKvBytes(kind) * <f64>kv + kindTokenBytes(kind) * <f64>tokens;
  answerWork(row, kindPairFlop(kind) * <f64>pairs + kindPrefillKvFlop(kind) * <f64>kv, bytes, 0);
}

function attentionAnswer(row: i32, fixed: i64, compute: i64, memory: i64, energy: i64, runs: bool): void {
  const work = max(compute, memory);
  if (!runs) answer(row, 0, 0, 0, Bound.none);
  else {
    const bound = fixed > work ? Bound.latency : compute >= memory ? Bound.compute : Bound.memory;
    answer(row, fixed + work, fixed, energy, bound);
  }
}
