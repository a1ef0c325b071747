// The batch API: kernel costs in columns, without a call each.

import {
  Bound,
  costDecodeFlopPs,
  costDecodeKvPj,
  costDecodeKvPs,
  costLaunchPs,
  costPrefillKvFlopPs,
  costPrefillKvPj,
  costPrefillPairPj,
  costPrefillPairPs,
  costTokenPj,
  costTokenPs,
  kindHeadDim,
  kindHeads,
  kindKvBytes,
  kindKvDequantFlop,
  kindKvHeads,
  kindLayers,
  kindRanks,
  Operator,
  operatorFlop,
  operatorHbmBytes,
  operatorLaunchS,
  operatorLayers,
  operatorLinkBytes,
  queryContextTokens,
  queryLevel,
  queryOperator,
  queryPairs,
  queryTokens,
  setQueryBound,
  setQueryEnergyPj,
  setQueryFlop,
  setQueryHbmBytes,
  setQueryLaunchPs,
  setQueryLinkBytes,
  setQueryTimePs,
  sizeLevels,
} from '../layout/layout.gen';
import { attentionTokenBytes } from './cost';
import { describeOperator, operatorBound, operatorPj, operatorPs, rounded } from './operator';

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
    else operatorQuery(row, kind, level, operator);
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

function operatorQuery(row: i32, kind: i32, level: i32, operator: i32): void {
  if (!describeOperator(kind, level, operator, queryTokens(row))) {
    answer(row, 0, 0, 0, Bound.none);
    answerWork(row, 0, 0, 0);
    return;
  }
  const times = operatorLayers() * kindRanks(kind);
  answerWork(row, operatorFlop() * times, operatorHbmBytes() * times, operatorLinkBytes() * times);
  const launch = rounded(operatorLaunchS() * operatorLayers() * 1e12);
  answer(row, operatorPs(), launch, operatorPj(kind), operatorBound(kind, level));
}

/** `tokens` = N, `contextTokens` = S. */
function decodeQuery(row: i32, kind: i32, cost: i32): void {
  const decodes = <i64>queryTokens(row);
  const kv = queryContextTokens(row) + decodes;
  const compute = costDecodeFlopPs(cost) * kv;
  const memory = costDecodeKvPs(cost) * kv + costTokenPs(cost) * decodes;
  attentionAnswer(row, cost, compute, memory, costDecodeKvPj(cost) * kv + costTokenPj(cost) * decodes, decodes > 0);
  const width = kindHeadDim(kind);
  const perKv = 4 * kindHeads(kind) * width + kindKvDequantFlop(kind) * 2 * kindKvHeads(kind) * width;
  attentionWork(row, kind, perKv * <f64>kv, <f64>kv, <f64>decodes);
}

/** `tokens` = P, `contextTokens` = K, `pairs` = Q. */
function prefillQuery(row: i32, kind: i32, cost: i32): void {
  const tokens = <i64>queryTokens(row);
  const kv = queryContextTokens(row);
  const pairs = queryPairs(row);
  const compute = costPrefillPairPs(cost) * pairs + costPrefillKvFlopPs(cost) * kv;
  const memory = costDecodeKvPs(cost) * kv + costTokenPs(cost) * tokens;
  const energy = costPrefillPairPj(cost) * pairs + costPrefillKvPj(cost) * kv + costTokenPj(cost) * tokens;
  attentionAnswer(row, cost, compute, memory, energy, tokens > 0);
  const width = kindHeadDim(kind);
  const flop =
    2 * kindHeads(kind) * width * <f64>pairs + kindKvDequantFlop(kind) * 2 * kindKvHeads(kind) * width * <f64>kv;
  attentionWork(row, kind, flop, <f64>kv, <f64>tokens);
}

function attentionAnswer(row: i32, cost: i32, compute: i64, memory: i64, energy: i64, runs: bool): void {
  const launch = costLaunchPs(cost);
  const work = max(compute, memory);
  if (!runs) answer(row, 0, 0, 0, Bound.none);
  else
    answer(
      row,
      launch + work,
      launch,
      energy,
      launch > work ? Bound.latency : compute >= memory ? Bound.compute : Bound.memory,
    );
}

function attentionWork(row: i32, kind: i32, flop: f64, kv: f64, tokens: f64): void {
  const times = kindLayers(kind) * kindRanks(kind);
  const kvBytes = 2 * kindKvHeads(kind) * kindHeadDim(kind) * kindKvBytes(kind);
  answerWork(row, flop * times, (kvBytes * kv + attentionTokenBytes(kind) * tokens) * times, 0);
}
