// What kernels cost, asked of the core: the batch API, and where time and joules of an interval went, by operator.

import type { Cell } from '../core/cell.ts';
import { rowReader, siReaders } from '../core/integers.ts';
import { Bound, Operator } from '../core/layout.gen.ts';
import type { OperatorTotal, Totals } from '../result/observations.ts';
import { S_PER_PS } from '../units.ts';
import type { StepUse } from './observe.ts';

/** One question to the batch API, and how many times its answer counts. */
export interface KernelQuery {
  readonly operator: number;
  readonly level: number;
  readonly tokens: number;
  readonly contextTokens?: number;
  readonly pairs?: number;
  readonly longestTokens?: number;
}

export interface KernelCost {
  readonly operator: string;
  readonly flop: number;
  readonly hbmBytes: number;
  readonly linkBytes: number;
  readonly timeS: number;
  readonly launchS: number;
  readonly energyJ: number;
  readonly bound: keyof typeof Bound;
}

const operatorNames = Object.keys(Operator);

const { head, sampling, gather, decodeAttention, prefillAttention } = Operator;
/** Operators that run over the sequences that emit a token. */
export const sequenceOperators: readonly number[] = [head, sampling, gather];
/** Operators that run over the tokens of a step, attention apart. */
export const tokenOperators: readonly number[] = Object.values(Operator).filter(
  (operator) => ![...sequenceOperators, decodeAttention, prefillAttention].includes(operator),
);
const boundNames = Object.keys(Bound) as (keyof typeof Bound)[];

/** Asks the core for the cost of each query, in batches. All ranks and layers of the replica together. */
export function evaluateKernels(cell: Cell, queries: readonly KernelQuery[]): KernelCost[] {
  const costs: KernelCost[] = [];
  const batch = cell.sizes.queries;
  for (let from = 0; from < queries.length; from += batch) {
    const part = queries.slice(from, from + batch);
    const { query } = cell.columns;
    for (const [row, asked] of part.entries()) {
      query.level[row] = asked.level;
      query.operator[row] = asked.operator;
      query.tokens[row] = asked.tokens;
      query.contextTokens[row] = BigInt(asked.contextTokens ?? 0);
      query.pairs[row] = BigInt(asked.pairs ?? 0);
      query.longestTokens[row] = BigInt(asked.longestTokens ?? 0);
    }
    cell.evaluate(part.length);
    const inSi = siReaders(query);
    for (const [row, asked] of part.entries()) {
      costs.push({
        operator: operatorNames[asked.operator] ?? '',
        flop: query.flop[row] ?? 0,
        hbmBytes: query.hbmBytes[row] ?? 0,
        linkBytes: query.linkBytes[row] ?? 0,
        timeS: inSi.timeS(row),
        launchS: inSi.launchS(row),
        energyJ: inSi.energyJ(row),
        bound: boundNames[query.bound[row] ?? 0] ?? 'none',
      });
    }
  }
  return costs;
}

type Bounds = { compute: number; memory: number; link: number; latency: number };
type OperatorSum = { -readonly [K in keyof Omit<OperatorTotal, 'boundS'>]: OperatorTotal[K] } & { boundS: Bounds };

export const emptySum = (operator: string): OperatorSum => ({
  operator,
  timeS: 0,
  energyJ: 0,
  flop: 0,
  hbmBytes: 0,
  linkBytes: 0,
  boundS: { compute: 0, memory: 0, link: 0, latency: 0 },
});

/** Rows of a table of uses that grew, and by how much: read as words, for a BigInt a row would be felt. */
export function grownRows(rows: BigInt64Array, before: BigInt64Array, width: number) {
  const [now, then] = [rowReader(rows), rowReader(before)];
  const at: number[] = [];
  const times: number[] = [];
  for (let row = 0; row < rows.length; row++) {
    const steps = now(row) - (row < before.length ? then(row) : 0);
    if (steps === 0 || row % width === 0) continue;
    at.push(row);
    times.push(steps);
  }
  return { at, times };
}

interface Uses {
  readonly operator: number;
  /** rows of a table of uses, level · width + tokens, and how often each ran */
  readonly at: readonly number[];
  readonly times: readonly number[];
  readonly width: number;
  readonly levels: number;
}

/**
 * Adds many runs of one operator, in batches, column by column: a cold process meets thousands of rows here. Launch or
 * link latency counts as latency, the rest as what binds it.
 */
export function addUses(
  cell: Cell,
  { operator, at, times, width, levels }: Uses,
  sum: OperatorSum,
  bytesOfKind: Float64Array,
) {
  const { query } = cell.columns;
  const inSi = siReaders(query);
  const batch = cell.sizes.queries;
  for (let from = 0; from < at.length; from += batch) {
    const count = Math.min(batch, at.length - from);
    for (let row = 0; row < count; row++) {
      const use = at[from + row] ?? 0;
      query.level[row] = Math.floor(use / width);
      query.operator[row] = operator;
      query.tokens[row] = use % width;
    }
    cell.evaluate(count);
    for (let row = 0; row < count; row++) {
      const runs = times[from + row] ?? 0;
      const timeS = inSi.timeS(row);
      // what overlaps counts against the rest: its time is negative, and the core answers no launch
      const launchS = inSi.launchS(row);
      const hbmBytes = (query.hbmBytes[row] ?? 0) * runs;
      sum.timeS += timeS * runs;
      sum.energyJ += inSi.energyJ(row) * runs;
      sum.flop += (query.flop[row] ?? 0) * runs;
      sum.hbmBytes += hbmBytes;
      sum.linkBytes += (query.linkBytes[row] ?? 0) * runs;
      sum.boundS.latency += launchS * runs;
      const bound = boundNames[query.bound[row] ?? 0] ?? 'none';
      if (bound !== 'none') sum.boundS[bound] += (timeS - launchS) * runs;
      bytesOfKind[Math.floor((query.level[row] ?? 0) / levels)]! += hbmBytes;
    }
  }
}

/** What a kernel's work is for one unit more: costs of work are linear, so two questions give it. */
function perUnit(one: KernelCost, two: KernelCost): Pick<KernelCost, 'flop' | 'hbmBytes' | 'energyJ'> {
  return { flop: two.flop - one.flop, hbmBytes: two.hbmBytes - one.hbmBytes, energyJ: two.energyJ - one.energyJ };
}

/** Attention, from the sums that the core keeps. Its bound time is split by the share of steps that each bound won. */
function attentionTotal(
  operator: 'decodeAttention' | 'prefillAttention',
  timeS: number,
  latencyS: number,
  computeShare: number,
  work: readonly { readonly unit: Pick<KernelCost, 'flop' | 'hbmBytes' | 'energyJ'>; readonly count: number }[],
): OperatorTotal {
  const sum = emptySum(operator);
  sum.timeS = timeS;
  for (const { unit, count } of work) {
    sum.flop += unit.flop * count;
    sum.hbmBytes += unit.hbmBytes * count;
    sum.energyJ += unit.energyJ * count;
  }
  sum.boundS.latency = Math.min(latencyS, timeS);
  sum.boundS.compute = (timeS - sum.boundS.latency) * computeShare;
  sum.boundS.memory = timeS - sum.boundS.latency - sum.boundS.compute;
  return sum;
}

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** What a group of replicas of one pool and clock level did. */
type Done = (name: keyof Totals) => number;

function attention(cell: Cell, level: number, done: Done): OperatorTotal[] {
  const [decode, decodeMore, chunk, chunkKv, chunkPair] = evaluateKernels(cell, [
    { operator: decodeAttention, level, tokens: 1 },
    { operator: decodeAttention, level, tokens: 1, contextTokens: 1 },
    { operator: prefillAttention, level, tokens: 1 },
    { operator: prefillAttention, level, tokens: 1, contextTokens: 1 },
    { operator: prefillAttention, level, tokens: 1, pairs: 1 },
  ]) as [KernelCost, KernelCost, KernelCost, KernelCost, KernelCost];
  const kvToken = perUnit(decode, decodeMore);
  const decodeToken = perUnit(kvToken as KernelCost, decode);
  return [
    attentionTotal(
      'decodeAttention',
      done('decodeAttentionPs') * S_PER_PS,
      done('decodeSteps') * decode.launchS,
      share(done('decodeComputeBoundSteps'), done('decodeSteps')),
      [
        { unit: kvToken, count: done('decodeKvTokens') },
        { unit: decodeToken, count: done('decodeTokens') },
      ],
    ),
    attentionTotal(
      'prefillAttention',
      done('prefillAttentionPs') * S_PER_PS,
      done('prefillSteps') * chunk.launchS,
      share(done('prefillComputeBoundSteps'), done('prefillSteps')),
      [
        { unit: perUnit(chunk, chunkKv), count: done('prefillKvTokens') },
        { unit: perUnit(chunk, chunkPair), count: done('prefillPairs') },
        { unit: chunk, count: done('prefillTokens') },
      ],
    ),
  ];
}

export interface Look {
  readonly totals: readonly Totals[];
  readonly use: StepUse;
}

interface Interval {
  readonly from: Look;
  readonly to: Look;
}

/** Kernels that run once a step, by tokens or by emitting sequences: each (kind, level) at its own costs. */
function addSteps(cell: Cell, { from, to }: Interval, sums: Map<string, OperatorSum>, bytesOfKind: Float64Array): void {
  const { linear, sequences, levels } = cell.sizes;
  const add = (rows: BigInt64Array, before: BigInt64Array, width: number, operators: readonly number[]) => {
    const used = grownRows(rows, before, width);
    for (const operator of operators) {
      const name = operatorNames[operator] ?? '';
      const sum = sums.get(name) ?? emptySum(name);
      sums.set(name, sum);
      addUses(cell, { ...used, operator, width, levels }, sum, bytesOfKind);
    }
  };
  add(to.use.linear, from.use.linear, linear, tokenOperators);
  add(to.use.head, from.use.head, sequences, sequenceOperators);
}

/** [pool, level] its replicas. A replica whose level changed counts under the one it has now. */
function groupsOf(cell: Cell): Map<number, number[]> {
  const { replica } = cell.columns;
  const { levels } = cell.sizes;
  const groups = new Map<number, number[]>();
  for (let row = 0; row < replica.kind.length; row++) {
    const key = (replica.pool[row] ?? 0) * levels + (replica.level[row] ?? 0);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

export interface IntervalCosts {
  readonly operators: OperatorTotal[];
  /** [pool of the Program] HBM bytes; pools of one kind share its kernels but attention in proportion to their steps */
  readonly hbmBytes: readonly number[];
}

/** Time and joules of the steps finished between two looks, by operator; summed over replicas. */
export function costsBetween(cell: Cell, from: Look, to: Look): IntervalCosts {
  const sums = new Map<string, OperatorSum>();
  const { replica } = cell.columns;
  const { levels, kinds, pools } = cell.sizes;
  const bytesOfKind = new Float64Array(kinds);
  addSteps(cell, { from, to }, sums, bytesOfKind);
  const hbmBytes = new Float64Array(pools);
  const stepsOfPool = new Float64Array(pools);
  const stepsOfKind = new Float64Array(kinds);
  const kindOfPool = new Int32Array(pools);
  const host = emptySum('host');
  for (const rows of groupsOf(cell).values()) {
    const first = rows[0] ?? 0;
    const [kind, pool] = [replica.kind[first] ?? 0, replica.pool[first] ?? 0];
    const done: Done = (name) =>
      rows.reduce((sum, row) => sum + ((to.totals[row]?.[name] ?? 0) - (from.totals[row]?.[name] ?? 0)), 0);
    for (const total of attention(cell, kind * levels + (replica.level[first] ?? 0), done)) {
      mergeTotal(sums, total);
      hbmBytes[pool]! += total.hbmBytes;
    }
    host.timeS += done('hostPs') * S_PER_PS;
    kindOfPool[pool] = kind;
    stepsOfPool[pool]! += done('steps');
    stepsOfKind[kind]! += done('steps');
  }
  for (let pool = 0; pool < pools; pool++) {
    const kind = kindOfPool[pool]!;
    hbmBytes[pool]! += bytesOfKind[kind]! * share(stepsOfPool[pool]!, stepsOfKind[kind]!);
  }
  host.boundS.latency = host.timeS;
  const operators = [...sums.values(), host].filter((sum) => sum.timeS !== 0 || sum.flop > 0);
  return { operators, hbmBytes: [...hbmBytes] };
}

function mergeTotal(sums: Map<string, OperatorSum>, total: OperatorTotal): void {
  const sum = sums.get(total.operator) ?? emptySum(total.operator);
  sums.set(total.operator, sum);
  sum.timeS += total.timeS;
  sum.energyJ += total.energyJ;
  sum.flop += total.flop;
  sum.hbmBytes += total.hbmBytes;
  for (const bound of ['compute', 'memory', 'link', 'latency'] as const) sum.boundS[bound] += total.boundS[bound];
}
