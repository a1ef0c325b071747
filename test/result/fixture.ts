// TEST DATA. Synthetic Observations of an invented run, consistent with every ledger. Not a simulation, not a claim.

import type { Compiled } from '../../src/compile/compiled.ts';
import { Metric } from '../../src/core/layout.gen.ts';
import { binCount } from '../../src/result/histogram.ts';
import type {
  MeasuredCounts,
  Observations,
  OperatorTotal,
  Totals,
  WindowSeries,
} from '../../src/result/observations.ts';
import { createWindowSeries } from '../../src/result/windows.ts';
import { chatClass, compiledFacts } from './facts.ts';
import type { ToyOptions, ToyRequest } from './toy.ts';
import { accruedPj, emittedBy, toyRequests } from './toy.ts';

export interface FixtureOptions extends ToyOptions {
  readonly warmUpS: number;
  /** null = until drained */
  readonly untilS: number | null;
  readonly compiled: Compiled;
  readonly queueFull: boolean;
  readonly cappedShare: number;
  readonly preemptedShare: number;
  readonly windowS: number;
}

export const usual: FixtureOptions = {
  seed: 1,
  durationS: 600,
  ratePerS: 9,
  rampFactor: 1,
  meanPromptTokens: 700,
  meanOutputTokens: 220,
  oneTokenShare: 0.02,
  rejectedShare: 0,
  classes: 1,
  warmUpS: 60,
  untilS: null,
  compiled: compiledFacts,
  queueFull: true,
  cappedShare: 0,
  preemptedShare: 0,
  windowS: 1,
};

/** The definition of assembly/README.md §3, in BigInt. */
export function binOf(valuePs: bigint): number {
  if (valuePs < 64n) return Number(valuePs);
  const exponent = valuePs.toString(2).length - 1;
  return 64 * (exponent - 5) + Number(valuePs >> BigInt(exponent - 6)) - 64;
}

const ps = (seconds: number): bigint => BigInt(Math.round(seconds * 1e12));
const joined = (value: bigint) => [Number(value / 10n ** 12n), Number(value % 10n ** 12n)] as const;
const staticW = 245n;

/** A request's latencies as the core defines them, whole ps; TPOT null for one token. */
export function latencyPs(request: ToyRequest, outputS: number) {
  const ttft = ps(request.firstS) - ps(request.arrivalS) + ps(outputS);
  const e2e = ps(request.finishS) - ps(request.arrivalS) + ps(outputS);
  const gaps = BigInt(request.outputTokens - 1);
  return { queue: ps(request.startS) - ps(request.arrivalS), ttft, e2e, tpot: gaps > 0n ? (e2e - ttft) / gaps : null };
}

function isGood(request: ToyRequest, options: FixtureOptions): boolean {
  const { slo } = options.compiled.classes[request.class] ?? chatClass;
  const { ttft, tpot, e2e } = latencyPs(request, options.compiled.pools[0]!.outputS);
  const within = (value: bigint | null, most: number | null) => value === null || most === null || value <= ps(most);
  return within(ttft, slo.ttftS) && within(tpot, slo.tpotS) && within(e2e, slo.e2eS);
}

const count = (requests: readonly ToyRequest[], test: (request: ToyRequest) => boolean) => requests.filter(test).length;

/** What stands in the totals at an instant. */
function totalsAt(requests: readonly ToyRequest[], timeS: number, options: FixtureOptions): Totals {
  const arrived = requests.filter((request) => request.arrivalS <= timeS);
  const admitted = arrived.filter((request) => !request.rejected);
  const finished = admitted.filter((request) => request.finishS <= timeS);
  const running = count(admitted, (request) => request.startS <= timeS && request.finishS > timeS);
  const rejected = arrived.length - admitted.length;
  let accrued = 0n;
  let outputTokens = 0;
  let prefillTokens = 0;
  let decodeKvTokens = 0;
  for (const request of admitted) {
    const emitted = emittedBy(request, timeS);
    accrued += accruedPj(request, timeS);
    outputTokens += emitted;
    if (emitted > 0) prefillTokens += request.promptTokens;
    decodeKvTokens += emitted * (request.promptTokens + emitted / 2);
  }
  const rows = finished.reduce((sum, request) => sum + request.energyPj, 0n);
  const steps = Math.floor(timeS * 95);
  const inFlightPj = running > 0 ? 1_234_567 : 0;
  const remainderPj = steps * 3;
  const recomputedTokens = Math.floor(prefillTokens * options.preemptedShare);
  const [staticJ, staticPj] = joined(staticW * ps(timeS));
  const [dynamicJ, dynamicPj] = joined(accrued + BigInt(inFlightPj + remainderPj));
  const [rowsJ, rowsPj] = joined(rows);
  const clippedJ = Math.floor(steps * options.cappedShare * 0.7);
  return {
    ...{ steps, jumpedSteps: Math.floor(steps * 0.41), segments: Math.floor(steps * 0.6) },
    ...{ offPs: 0, peakW: 0, residentTokens: 0 },
    ...{ busyPs: Math.floor(timeS * 0.93e12), hostPs: Math.floor(timeS * 0.02e12) },
    ...{ outputTokens, prefillTokens: prefillTokens + recomputedTokens, recomputedTokens },
    ...{ arrived: arrived.length, finished: finished.length, running },
    good: count(finished, (request) => isGood(request, options)),
    goodTokens: finished.reduce((sum, one) => sum + (isGood(one, options) ? one.outputTokens : 0), 0),
    queued: count(admitted, (request) => request.startS > timeS),
    rejectedTooLong: 0,
    rejectedNeverFits: options.queueFull ? 0 : rejected,
    rejectedQueueFull: options.queueFull ? rejected : 0,
    preempted: Math.floor(finished.length * options.preemptedShare),
    kvUsedBlocks: running * 60,
    ...{ staticJ, staticPj, dynamicJ, dynamicPj, rowsJ, rowsPj, remainderPj, inFlightPj, clippedJ, clippedPj: 0 },
    cappedSteps: Math.floor(steps * options.cappedShare),
    ...{ decodeAttentionPs: Math.floor(timeS * 0.11e12), prefillAttentionPs: Math.floor(timeS * 0.02e12) },
    ...{
      decodeTokens: outputTokens,
      decodeKvTokens: Math.floor(decodeKvTokens),
      decodeSteps: Math.floor(steps * 0.98),
    },
    ...{ prefillPairs: prefillTokens * 900, prefillKvTokens: prefillTokens, prefillSteps: Math.floor(steps * 0.1) },
    ...{ decodeComputeBoundSteps: 0, prefillComputeBoundSteps: Math.floor(steps * 0.09) },
    staticEnergyJ: staticJ + staticPj * 1e-12,
    dynamicEnergyJ: dynamicJ + dynamicPj * 1e-12,
    rowsEnergyJ: rowsJ + rowsPj * 1e-12,
    clippedEnergyJ: clippedJ,
  } as Totals;
}

function windowsOf(requests: readonly ToyRequest[], endS: number, options: FixtureOptions): WindowSeries {
  const windows = createWindowSeries(512);
  let before = totalsAt(requests, 0, options);
  for (let startS = 0; startS < endS; startS += options.windowS) {
    const windowEndS = Math.min(startS + options.windowS, endS);
    const after = totalsAt(requests, windowEndS, options);
    const grown = (name: keyof Totals) => after[name] - before[name];
    windows.add({
      startS,
      endS: windowEndS,
      busyS: grown('busyPs') * 1e-12,
      energyJ: grown('staticEnergyJ') + grown('dynamicEnergyJ'),
      peakW: 700,
      outputTokens: grown('outputTokens'),
      prefillTokens: grown('prefillTokens'),
      steps: grown('steps'),
      arrived: grown('arrived'),
      rejected: grown('rejectedQueueFull') + grown('rejectedNeverFits') + grown('rejectedTooLong'),
      finished: grown('finished'),
      preempted: grown('preempted'),
      kvUsedBlocks: after.kvUsedBlocks,
      kvPeakBlocks: Math.max(before.kvUsedBlocks, after.kvUsedBlocks) + 40,
      running: after.running,
      queued: after.queued,
      held: 0,
    });
    before = after;
  }
  return windows.series();
}

/** What each operator takes of the time and the joules, and what binds it: [compute, memory, link, latency]. */
const operatorShares: readonly (readonly [string, number, number, readonly [number, number, number, number]])[] = [
  ['embedding', 0.004, 0.002, [0, 0.4, 0, 0.6]],
  ['qkv', 0.11, 0.12, [0.35, 0.6, 0, 0.05]],
  ['output', 0.08, 0.085, [0.33, 0.6, 0, 0.07]],
  ['elementwise', 0.06, 0.03, [0, 0.42, 0, 0.58]],
  ['mlpUp', 0.33, 0.38, [0.41, 0.57, 0, 0.02]],
  ['mlpDown', 0.17, 0.19, [0.4, 0.57, 0, 0.03]],
  ['allReduce', 0, 0, [0, 0, 0, 0]],
  ['head', 0.07, 0.06, [0.02, 0.96, 0, 0.02]],
  ['sampling', 0.012, 0.004, [0, 0.5, 0, 0.5]],
  ['gather', 0, 0, [0, 0, 0, 0]],
  ['decodeAttention', 0.11, 0.1, [0, 0.93, 0, 0.07]],
  ['prefillAttention', 0.02, 0.03, [0.86, 0.1, 0, 0.04]],
  ['host', 0.034, 0, [0, 0, 0, 1]],
];

function operatorsOf(atFrom: Totals, atTo: Totals): OperatorTotal[] {
  const busyS = (atTo.busyPs - atFrom.busyPs) * 1e-12;
  const dynamicJ = atTo.dynamicEnergyJ - atFrom.dynamicEnergyJ;
  return operatorShares.map(([operator, timeShare, energyShare, [compute, memory, link, latency]]) => {
    const timeS = busyS * timeShare;
    return {
      operator,
      timeS,
      energyJ: dynamicJ * energyShare,
      flop: timeS * (compute * 7e14 + memory * 1.2e14),
      hbmBytes: timeS * memory * 2.8e12,
      linkBytes: 0,
      boundS: { compute: timeS * compute, memory: timeS * memory, link: timeS * link, latency: timeS * latency },
    };
  });
}

function histogramsOf(measured: readonly ToyRequest[], endS: number, options: FixtureOptions): Float64Array {
  const counts = new Float64Array(options.classes * 5 * binCount);
  const add = (row: number, metric: keyof typeof Metric, valuePs: bigint, times = 1) => {
    counts[(row * 5 + Metric[metric]) * binCount + binOf(valuePs)]! += times;
  };
  for (const request of measured) {
    if (request.rejected) continue;
    const latency = latencyPs(request, options.compiled.pools[0]!.outputS);
    if (request.startS <= endS) add(request.class, 'queue', latency.queue);
    if (request.firstS <= endS) add(request.class, 'ttft', latency.ttft);
    const gaps = emittedBy(request, endS) - 1;
    if (latency.tpot !== null && gaps > 0) add(request.class, 'itl', latency.tpot, gaps);
    if (request.finishS > endS) continue;
    add(request.class, 'e2e', latency.e2e);
    if (latency.tpot !== null) add(request.class, 'tpot', latency.tpot);
  }
  return counts;
}

function measuredCounts(measured: readonly ToyRequest[], endS: number, options: FixtureOptions): MeasuredCounts[] {
  return Array.from({ length: options.classes }, (_, row) => {
    const mine = measured.filter((request) => request.class === row);
    const admitted = mine.filter((request) => !request.rejected);
    const finished = admitted.filter((request) => request.finishS <= endS);
    return {
      arrived: mine.length,
      rejected: mine.length - admitted.length,
      firstTokens: count(admitted, (request) => request.firstS <= endS),
      finished: finished.length,
      good: count(finished, (request) => isGood(request, options)),
    };
  });
}

/** The router of a fleet of one sends everything on at once. */
const routed = ({ arrived }: Totals) => ({ arrived, rejected: 0, held: 0, releases: 0 });

/** [class] requests of the whole run. */
function countsOf(requests: readonly ToyRequest[], endS: number, options: FixtureOptions) {
  const of = (test: (request: ToyRequest) => boolean) =>
    Int32Array.from({ length: options.classes }, (_, row) =>
      count(requests, (request) => request.class === row && request.arrivalS <= endS && test(request)),
    );
  const isDone = (request: ToyRequest) => !request.rejected && request.finishS <= endS;
  return {
    arrived: of(() => true),
    rejected: of((request) => request.rejected),
    finished: of(isDone),
    good: of((request) => isDone(request) && isGood(request, options)),
  };
}

/** Measured TTFT and E2E in sixteenths of the histograms' resolution. */
function tailOf(histogram: Float64Array, classes: number) {
  const of = (metric: keyof typeof Metric) => {
    const tail = new Int32Array(binCount / 16);
    for (let row = 0; row < classes; row++) {
      for (let bin = 0; bin < binCount; bin++)
        tail[bin >> 4]! += histogram[(row * 5 + Metric[metric]) * binCount + bin]!;
    }
    return tail;
  };
  return { ttft: of('ttft'), e2e: of('e2e') };
}

const nothing: MeasuredCounts = { arrived: 0, rejected: 0, firstTokens: 0, finished: 0, good: 0 };

/** Observations of these requests. */
export function observe(all: readonly ToyRequest[], options: FixtureOptions): Observations {
  const until = options.untilS ?? Number.POSITIVE_INFINITY;
  const requests = all.filter((request) => request.arrivalS < until);
  const lastS = requests.reduce((most, request) => Math.max(most, request.arrivalS), 0);
  const drainedS = requests.reduce(
    (most, request) => (request.rejected ? most : Math.max(most, request.finishS)),
    lastS,
  );
  const endS = Math.min(drainedS, until);
  const toS = Math.min(lastS, endS);
  const fromS = options.warmUpS;
  const measured = requests.filter((request) => request.arrivalS >= fromS);
  const [atFrom, atTo, atEnd] = [Math.min(fromS, toS), toS, endS].map((timeS) => totalsAt(requests, timeS, options));
  const operators = operatorsOf(atFrom!, atTo!);
  const histogram = histogramsOf(measured, endS, options);
  const windows = windowsOf(requests, endS, options);
  return {
    compiled: options.compiled,
    name: 'chat-8b-h100 (synthetic test data)',
    seed: options.seed,
    briefS: null,
    fromS,
    toS,
    endS,
    cut: endS < drainedS,
    atFrom: [atFrom!],
    atTo: [atTo!],
    atEnd: [atEnd!],
    router: { atFrom: routed(atFrom!), atTo: routed(atTo!), atEnd: routed(atEnd!) },
    operators,
    hbmBytes: [operators.reduce((sum, line) => sum + line.hbmBytes, 0)],
    histograms: { pools: 1, classes: options.classes, count: histogram },
    measured: [...measuredCounts(measured, endS, options), ...Array.from({ length: options.classes }, () => nothing)],
    windows,
    poolWindows: [windows],
    heatMap: null,
    control: null,
    kvPeakBlocks: [atEnd!.kvUsedBlocks + 40],
    replicaCounts: countsOf(requests, endS, options),
    tail: tailOf(histogram, options.classes),
    roundingShare: 0.00002,
    treatments: {},
    workload: `preset chat, ${options.ratePerS} /s`,
    promptTokens: requests.reduce((sum, request) => sum + request.promptTokens, 0),
    beyondContext: 0,
    wholeRunOperators: [],
  };
}

/** The usual run with some things changed. */
export function observations(change: Partial<FixtureOptions> = {}): Observations {
  const options = { ...usual, ...change };
  return observe(toyRequests(options), options);
}
