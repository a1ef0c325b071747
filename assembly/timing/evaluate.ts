// The batch API: kernel costs in columns, without a call each.

import { kernelBound } from '../kernel/answer';
import { Bound, Kernel } from '../layout/kernel.gen';
import { Kinds, Levels, Sizes } from '../layout/program.gen';
import { Costs, Operator, Parts, Phase, Queries, Summed } from '../layout/timing.gen';
import { decodeComputePs, decodeFixedPs, decodeMemoryPs, prefillComputePs, prefillMemoryPs } from './attention-cost';
import { sumParts } from './cost';
import { partLaunchPs, partPj, partPs, timePart } from './part';

/** Evaluates the first `count` rows of the query table. */
export function evaluate(count: i32): void {
  const levels = Sizes.levels;
  let level = 0;
  let kind = 0;
  for (let row = 0; row < count; row++) {
    if (Queries.level[row] != level) {
      level = Queries.level[row];
      kind = level / levels;
    }
    const operator = Queries.operator[row];
    if (operator == Operator.decodeAttention) decodeQuery(row, kind, level);
    else if (operator == Operator.prefillAttention) prefillQuery(row, kind, level);
    else partsQuery(row, kind, level, operator);
  }
}

function answer(row: i32, time: i64, launch: i64, energy: i64, bound: i32): void {
  Queries.timePs[row] = time;
  Queries.launchPs[row] = launch;
  Queries.energyPj[row] = energy;
  Queries.bound[row] = bound;
}

function answerWork(row: i32, flop: f64, hbmBytes: f64, linkBytes: f64): void {
  Queries.flop[row] = flop;
  Queries.hbmBytes[row] = hbmBytes;
  Queries.linkBytes[row] = linkBytes;
}

/** The parts of a kind that are reported under one operator, together; the longest of them says what binds. */
function partsQuery(row: i32, kind: i32, level: i32, operator: i32): void {
  const end = Kinds.firstPart[kind] + Kinds.parts[kind];
  answer(row, 0, 0, 0, Bound.none);
  answerWork(row, 0, 0, 0);
  if (Queries.tokens[row] == 0) return;
  if (operator == Operator.overlapped) {
    sumParts(level, Phase.tokens, Queries.tokens[row]);
    Queries.timePs[row] = -Summed.hiddenPs;
    return;
  }
  let longest: i64 = -1;
  for (let p = Kinds.firstPart[kind]; p < end; p++) {
    if (Parts.operator[p] != operator) continue;
    timePart(p, level, Queries.tokens[row]);
    const time = partPs(p);
    const bound = time > longest ? kernelBound() : Queries.bound[row];
    longest = max(longest, time);
    const times = Parts.copies[p];
    answerWork(
      row,
      Queries.flop[row] + Kernel.flop * times,
      Queries.hbmBytes[row] + Kernel.hbmBytes * times,
      Queries.linkBytes[row] + Kernel.linkBytes * times,
    );
    answer(
      row,
      Queries.timePs[row] + time,
      Queries.launchPs[row] + partLaunchPs(p),
      Queries.energyPj[row] + partPj(p, kind, level),
      bound,
    );
  }
}

/** `tokens` = N, `contextTokens` = S, `longestTokens` = M. */
function decodeQuery(row: i32, kind: i32, cost: i32): void {
  const decodes = <i64>Queries.tokens[row];
  const kv = Queries.contextTokens[row] + decodes;
  const tail = min(Queries.longestTokens[row], Levels.decodeTailTokens[cost]);
  const fixed = decodeFixedPs(cost, decodes) + Costs.decodeTailPs[cost] * tail;
  const longest = Costs.decodeLongestPs[cost] * Queries.longestTokens[row];
  const compute = decodeComputePs(cost, kv);
  const memory = max(decodeMemoryPs(cost, kv, decodes), longest);
  const energy = Costs.decodeKvPj[cost] * kv + Costs.tokenPj[cost] * decodes;
  attentionAnswer(row, fixed, compute, memory, energy, decodes > 0);
  const read = <f64>kv;
  const bytes = Kinds.kvBytes[kind] * read + Kinds.tokenBytes[kind] * <f64>decodes;
  answerWork(row, Kinds.decodeKvFlop[kind] * read, bytes, 0);
}

/** `tokens` = P, `contextTokens` = K, `pairs` = Q, `longestTokens` = M'. */
function prefillQuery(row: i32, kind: i32, cost: i32): void {
  const tokens = <i64>Queries.tokens[row];
  const kv = Queries.contextTokens[row];
  const pairs = Queries.pairs[row];
  const compute = prefillComputePs(cost, pairs, tokens, kv, Queries.longestTokens[row]);
  const memory = prefillMemoryPs(cost, kv, tokens);
  const energy = Costs.prefillPairPj[cost] * pairs + Costs.prefillKvPj[cost] * kv + Costs.tokenPj[cost] * tokens;
  attentionAnswer(row, Costs.prefillBasePs[cost], compute, memory, energy, tokens > 0);
  const bytes = Kinds.kvBytes[kind] * <f64>kv + Kinds.tokenBytes[kind] * <f64>tokens;
  answerWork(row, Kinds.pairFlop[kind] * <f64>pairs + Kinds.prefillKvFlop[kind] * <f64>kv, bytes, 0);
}

function attentionAnswer(row: i32, fixed: i64, compute: i64, memory: i64, energy: i64, runs: bool): void {
  const work = max(compute, memory);
  if (!runs) answer(row, 0, 0, 0, Bound.none);
  else {
    const bound = fixed > work ? Bound.latency : compute >= memory ? Bound.compute : Bound.memory;
    answer(row, fixed + work, fixed, energy, bound);
  }
}
