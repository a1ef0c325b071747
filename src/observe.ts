// Columns of the core to plain SI numbers: totals, windows, histograms, and time and joules by operator.

import type { Cell } from './core/cell.ts';
import { Bound, type Columns, Operator } from './core/layout.gen.ts';
import type { Histograms, MeasuredCounts, OperatorTotal, Totals } from './result/observations.ts';
import type { WindowRecord } from './result/windows.ts';

const S_PER_PS = 1e-12;
/** Whole and remainder are scaled apart, so that 106 days keep their picoseconds as well as an f64 can. */
export const secondsOf = (ps: bigint): number =>
  Number(ps / 1_000_000_000_000n) + Number(ps % 1_000_000_000_000n) * S_PER_PS;
const joulesOf = (joules: number, picojoules: number): number => joules + picojoules * S_PER_PS;

/** [replica] running totals at the instant that the core was last looked at. */
export function readTotals(columns: Columns): Totals[] {
  const replicas = columns.total.steps.length;
  return Array.from({ length: replicas }, (_, row) => {
    const read: Record<string, number> = {};
    for (const [name, column] of Object.entries(columns.total)) read[name] = Number((column as BigInt64Array)[row]);
    const total = read as unknown as Totals;
    return {
      ...total,
      staticEnergyJ: joulesOf(total.staticJ, total.staticPj),
      dynamicEnergyJ: joulesOf(total.dynamicJ, total.dynamicPj),
      rowsEnergyJ: joulesOf(total.rowsJ, total.rowsPj),
      clippedEnergyJ: joulesOf(total.clippedJ, total.clippedPj),
    };
  });
}

/** Finished steps by tokens and by emitting sequences, so far. */
export interface StepUse {
  readonly linear: BigInt64Array;
  readonly head: BigInt64Array;
}

export function readUse(columns: Columns): StepUse {
  return { linear: columns.linearUse.steps.slice(), head: columns.headUse.steps.slice() };
}

export function readHistograms(columns: Columns): Histograms {
  return { classes: columns.class.sloTtftPs.length, count: Float64Array.from(columns.histogram.count, Number) };
}

export function readMeasured(columns: Columns): MeasuredCounts[] {
  const { arrived, rejected, firstTokens, finished, good } = columns.measured;
  return Array.from(arrived, (count, row) => ({
    arrived: count,
    rejected: rejected[row] ?? 0,
    firstTokens: firstTokens[row] ?? 0,
    finished: finished[row] ?? 0,
    good: good[row] ?? 0,
  }));
}

/** The closed windows that wait in the ring, in order; empties it. */
export function drainWindows(columns: Columns, take: (record: WindowRecord) => void): void {
  const { ring, window } = columns;
  const count = ring.windows[0] ?? 0;
  for (let row = 0; row < count; row++) {
    const at = (column: ArrayLike<number | bigint>) => Number(column[row]);
    take({
      startS: at(window.startPs) * S_PER_PS,
      endS: at(window.endPs) * S_PER_PS,
      busyS: at(window.busyPs) * S_PER_PS,
      energyJ: (at(window.staticPj) + at(window.dynamicPj)) * S_PER_PS,
      outputTokens: at(window.outputTokens),
      prefillTokens: at(window.prefillTokens),
      steps: at(window.steps),
      arrived: at(window.arrived),
      rejected: at(window.rejected),
      finished: at(window.finished),
      preempted: at(window.preempted),
      kvUsedBlocks: at(window.kvUsedBlocks),
      kvPeakBlocks: at(window.kvPeakBlocks),
      running: at(window.running),
      queued: at(window.queued),
    });
  }
  ring.windows[0] = 0;
}

/** One question to the batch API, and how many times its answer counts. */
export interface KernelQuery {
  readonly operator: number;
  readonly level: number;
  readonly tokens: number;
  readonly contextTokens?: number;
  readonly pairs?: number;
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
    }
    cell.evaluate(part.length);
    for (const [row, asked] of part.entries()) {
      costs.push({
        operator: operatorNames[asked.operator] ?? '',
        flop: query.flop[row] ?? 0,
        hbmBytes: query.hbmBytes[row] ?? 0,
        linkBytes: query.linkBytes[row] ?? 0,
        timeS: Number(query.timePs[row]) * S_PER_PS,
        launchS: Number(query.launchPs[row]) * S_PER_PS,
        energyJ: Number(query.energyPj[row]) * S_PER_PS,
        bound: boundNames[query.bound[row] ?? 0] ?? 'none',
      });
    }
  }
  return costs;
}

type Bounds = { compute: number; memory: number; link: number; latency: number };
type OperatorSum = { -readonly [K in keyof Omit<OperatorTotal, 'boundS'>]: OperatorTotal[K] } & { boundS: Bounds };

const emptySum = (operator: string): OperatorSum => ({
  operator,
  timeS: 0,
  energyJ: 0,
  flop: 0,
  hbmBytes: 0,
  linkBytes: 0,
  boundS: { compute: 0, memory: 0, link: 0, latency: 0 },
});

/** Adds `times` runs of a kernel; its launch or link latency counts as latency, the rest as what binds it. */
function addKernel(sum: OperatorSum, cost: KernelCost, times: number): void {
  sum.timeS += cost.timeS * times;
  sum.energyJ += cost.energyJ * times;
  sum.flop += cost.flop * times;
  sum.hbmBytes += cost.hbmBytes * times;
  sum.linkBytes += cost.linkBytes * times;
  const launchS = Math.min(cost.launchS, cost.timeS);
  sum.boundS.latency += launchS * times;
  if (cost.bound !== 'none') sum.boundS[cost.bound] += (cost.timeS - launchS) * times;
}

/** What a kernel's work is for one unit more: costs of work are linear, so two questions tell it. */
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

function attention(cell: Cell, level: number, from: Totals, to: Totals): OperatorTotal[] {
  const delta = (name: keyof Totals) => to[name] - from[name];
  const { decodeAttention, prefillAttention } = Operator;
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
      delta('decodeAttentionPs') * S_PER_PS,
      delta('decodeSteps') * decode.launchS,
      share(delta('decodeComputeBoundSteps'), delta('decodeSteps')),
      [
        { unit: kvToken, count: delta('decodeKvTokens') },
        { unit: decodeToken, count: delta('decodeTokens') },
      ],
    ),
    attentionTotal(
      'prefillAttention',
      delta('prefillAttentionPs') * S_PER_PS,
      delta('prefillSteps') * chunk.launchS,
      share(delta('prefillComputeBoundSteps'), delta('prefillSteps')),
      [
        { unit: perUnit(chunk, chunkKv), count: delta('prefillKvTokens') },
        { unit: perUnit(chunk, chunkPair), count: delta('prefillPairs') },
        { unit: chunk, count: delta('prefillTokens') },
      ],
    ),
  ];
}

/** Time and joules of the steps finished between two looks, by operator; summed over replicas. */
export function operatorTotals(
  cell: Cell,
  from: { readonly totals: readonly Totals[]; readonly use: StepUse },
  to: { readonly totals: readonly Totals[]; readonly use: StepUse },
): OperatorTotal[] {
  const sums = new Map<string, OperatorSum>();
  const { linear, sequences, levels } = cell.sizes;
  const { replica } = cell.columns;
  const add = (rows: BigInt64Array, before: BigInt64Array, width: number, operators: readonly number[]) => {
    for (const operator of operators) {
      const queries: KernelQuery[] = [];
      const times: number[] = [];
      for (let row = 0; row < rows.length; row++) {
        const steps = Number((rows[row] ?? 0n) - (before[row] ?? 0n));
        if (steps === 0 || row % width === 0) continue;
        const r = Math.floor(row / width);
        queries.push({
          operator,
          level: (replica.kind[r] ?? 0) * levels + (replica.level[r] ?? 0),
          tokens: row % width,
        });
        times.push(steps);
      }
      for (const [i, cost] of evaluateKernels(cell, queries).entries()) {
        const sum = sums.get(cost.operator) ?? emptySum(cost.operator);
        sums.set(cost.operator, sum);
        addKernel(sum, cost, times[i] ?? 0);
      }
    }
  };
  const { embedding, qkv, output, elementwise, mlpUp, mlpDown, allReduce, head, sampling, gather } = Operator;
  add(to.use.linear, from.use.linear, linear, [embedding, qkv, output, elementwise, mlpUp, mlpDown, allReduce]);
  add(to.use.head, from.use.head, sequences, [head, sampling, gather]);
  const host = emptySum('host');
  for (const [r, end] of to.totals.entries()) {
    const begin = from.totals[r];
    if (begin === undefined) continue;
    const level = (replica.kind[r] ?? 0) * levels + (replica.level[r] ?? 0);
    for (const total of attention(cell, level, begin, end)) mergeTotal(sums, total);
    host.timeS += (end.hostPs - begin.hostPs) * S_PER_PS;
  }
  host.boundS.latency = host.timeS;
  return [...sums.values(), host].filter((sum) => sum.timeS > 0 || sum.flop > 0);
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
