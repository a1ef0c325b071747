/**
 * Observations of two cells as one: the replicas, pools and windows of `a`, then those of `b`.
 *
 * Counts, histograms, tokens and joules add up; times are of the same interval, which both must have measured. Peaks of
 * power add up too (a bound: they need not fall together). What a cell did not live through adds nothing: a cell that
 * ended earlier has no idle energy behind its end.
 */

import type { Compiled, PoolFacts } from '../compile/compiled.ts';
import { mergedArrived } from './arrived.ts';
import { type HeatMap, mergedHeatMaps } from './heat-map.ts';
import { mergedMissed } from './missed.ts';
import type {
  ControlRecord,
  LeverTime,
  MeasuredCounts,
  Observations,
  ObservedSystem,
  OperatorTotal,
  RouterTotals,
} from './observations.ts';
import { mergedSeries } from './windows.ts';

const joined = (a: Int32Array, b: Int32Array): Int32Array => {
  const all = new Int32Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
};

const shifted = (column: Int32Array, by: number): Int32Array => column.map((value) => value + by);

/** What two cells must have in common. */
const common = ['classes', 'route', 'attainment', 'price', 'clocks'] as const satisfies readonly (keyof Compiled)[];

function checkAlike(a: Observations, b: Observations): void {
  const unlike = common.filter((key) => JSON.stringify(a.compiled[key]) !== JSON.stringify(b.compiled[key]));
  if (unlike.length > 0) throw new RangeError(`cells of unlike ${unlike.join(', ')} cannot be merged`);
  if (a.fromS === b.fromS && a.toS === b.toS) return;
  throw new RangeError(`cells measured [${a.fromS}, ${a.toS}] s and [${b.fromS}, ${b.toS}] s: merge equal intervals`);
}

/** What both rest on is reported once, as of the pools of one run. */
function mergedProvenance(a: Compiled['provenance'], b: Compiled['provenance']): Compiled['provenance'] {
  const distinct = new Map([...a, ...b].map((one) => [JSON.stringify(one), one]));
  return [...distinct.values()];
}

function mergedSystem(a: ObservedSystem, b: ObservedSystem): ObservedSystem {
  const [kinds, replicas] = [a.program.kind.kvBlocks.length, a.program.replica.kind.length];
  const moved = (facts: PoolFacts): PoolFacts => ({
    ...facts,
    row: facts.row + a.pools.length,
    kind: facts.kind + kinds,
    firstReplica: facts.firstReplica + replicas,
  });
  return {
    ...a,
    pools: [...a.pools, ...b.pools.map(moved)],
    provenance: mergedProvenance(a.provenance, b.provenance),
    warnings: [...a.warnings, ...b.warnings],
    program: {
      kind: {
        kvBlocks: joined(a.program.kind.kvBlocks, b.program.kind.kvBlocks),
        maxNumSeqs: joined(a.program.kind.maxNumSeqs, b.program.kind.maxNumSeqs),
      },
      replica: {
        kind: joined(a.program.replica.kind, shifted(b.program.replica.kind, kinds)),
        pool: joined(a.program.replica.pool, shifted(b.program.replica.pool, a.pools.length)),
      },
    },
  };
}

/** Sums of all numbers of two records with the same keys. */
function added<T extends object>(a: T, b: T): T {
  const pairs = Object.entries(a).map(([key, value]) => [key, (value as number) + (b[key as keyof T] as number)]);
  return Object.fromEntries(pairs) as T;
}

/** Operators by name, in the order of `a`; those of `b` alone before the host, which is last. */
function mergedOperators(a: readonly OperatorTotal[], b: readonly OperatorTotal[]): OperatorTotal[] {
  const ofB = new Map(b.map((total) => [total.operator, total]));
  const merged = a.map((total): OperatorTotal => {
    const other = ofB.get(total.operator);
    ofB.delete(total.operator);
    if (other === undefined) return total;
    const { operator, boundS, ...figures } = total;
    const { operator: _, boundS: otherBoundS, ...others } = other;
    return { operator, ...added(figures, others), boundS: added(boundS, otherBoundS) };
  });
  const isHost = ({ operator }: OperatorTotal): boolean => operator === 'host';
  const all = [...merged, ...ofB.values()];
  return [...all.filter((total) => !isHost(total)), ...all.filter(isHost)];
}

/** [group × class] groups of `a`, groups of `b`, and last the sum of the requests that no replica has. */
function mergedMeasured(a: Observations, b: Observations): MeasuredCounts[] {
  const classes = a.compiled.classes.length;
  const none = (rows: readonly MeasuredCounts[]) => rows.slice(-classes);
  const others = none(b.measured);
  const unsent = none(a.measured).map((counts, row) => added(counts, others[row] as MeasuredCounts));
  return [...a.measured.slice(0, -classes), ...b.measured.slice(0, -classes), ...unsent];
}

/** Replica-seconds add up by state. */
function mergedTimes(a: readonly LeverTime[], b: readonly LeverTime[]): LeverTime[] {
  const isSame = (one: LeverTime, other: LeverTime) => one.power === other.power && one.clock === other.clock;
  const of = (times: readonly LeverTime[], time: LeverTime) => times.find((one) => isSame(one, time))?.replicaS ?? 0;
  const all = [...a, ...b.filter((time) => !a.some((one) => isSame(one, time)))];
  return all.map((time) => ({ ...time, replicaS: of(a, time) + of(b, time) }));
}

/** Commands of both in the order of giving; replicas of `b` are counted behind those of `a`. */
function mergedControl(a: ControlRecord | null, b: ControlRecord | null, replicas: number): ControlRecord | null {
  if (a === null && b === null) return null;
  const ofB = (b?.commands ?? []).map((command) => ({ ...command, replica: command.replica + replicas }));
  const commands = [...(a?.commands ?? []), ...ofB].sort((one, other) => one.givenS - other.givenS);
  const limits = [a?.limitW, b?.limitW].filter((limit) => typeof limit === 'number');
  return {
    policies: [...(a?.policies ?? []), ...(b?.policies ?? [])],
    ...(limits.length > 0 && { limitW: Math.min(...limits) }),
    times: mergedTimes(a?.times ?? [], b?.times ?? []),
    commandCount: (a?.commandCount ?? 0) + (b?.commandCount ?? 0),
    commands,
  };
}

const mergedHistogramCounts = (a: Float64Array, b: Float64Array): Float64Array => {
  const all = new Float64Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
};

/** Treatments are counted by name. */
function mergedTreatments(a: Observations['treatments'], b: Observations['treatments']): Observations['treatments'] {
  const sums: Record<string, number> = { ...a };
  for (const [name, count] of Object.entries(b)) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

const mergedMaps = (a: HeatMap | null, b: HeatMap | null): HeatMap | null =>
  a === null || b === null ? (a ?? b) : mergedHeatMaps(a, b);

/**
 * Observations of two cells as one; name, seed and workload are those of `a`.
 *
 * @throws RangeError where classes, route, prices or the measured interval differ
 * @example `buildResult(mergeObservations(one.observe(), other.observe()))`
 */
export function merge(a: Observations, b: Observations): Observations {
  checkAlike(a, b);
  const replicas = a.atEnd.length;
  const router = (at: keyof Observations['router']): RouterTotals => added(a.router[at], b.router[at]);
  const hasWhole = a.wholeRunOperators.length > 0 && b.wholeRunOperators.length > 0;
  return {
    compiled: mergedSystem(a.compiled, b.compiled),
    name: a.name,
    seed: a.seed,
    workload: a.workload,
    fromS: a.fromS,
    briefS: a.briefS,
    toS: a.toS,
    endS: Math.max(a.endS, b.endS),
    cut: a.cut || b.cut,
    atFrom: [...a.atFrom, ...b.atFrom],
    atTo: [...a.atTo, ...b.atTo],
    atEnd: [...a.atEnd, ...b.atEnd],
    router: { atFrom: router('atFrom'), atTo: router('atTo'), atEnd: router('atEnd') },
    operators: mergedOperators(a.operators, b.operators),
    wholeRunOperators: hasWhole ? mergedOperators(a.wholeRunOperators, b.wholeRunOperators) : [],
    hbmBytes: [...a.hbmBytes, ...b.hbmBytes],
    ...(a.servable && b.servable && { servable: [...a.servable, ...b.servable] }),
    histograms: {
      pools: a.histograms.pools + b.histograms.pools,
      classes: a.histograms.classes,
      count: mergedHistogramCounts(a.histograms.count, b.histograms.count),
    },
    measured: mergedMeasured(a, b),
    windows: mergedSeries(a.windows, b.windows),
    poolWindows: [...a.poolWindows, ...b.poolWindows],
    heatMap: mergedMaps(a.heatMap, b.heatMap),
    control: mergedControl(a.control, b.control, replicas),
    kvPeakBlocks: [...a.kvPeakBlocks, ...b.kvPeakBlocks],
    replicaCounts: {
      arrived: joined(a.replicaCounts.arrived, b.replicaCounts.arrived),
      rejected: joined(a.replicaCounts.rejected, b.replicaCounts.rejected),
      finished: joined(a.replicaCounts.finished, b.replicaCounts.finished),
      good: joined(a.replicaCounts.good, b.replicaCounts.good),
    },
    tail: { ttft: joined(a.tail.ttft, b.tail.ttft), e2e: joined(a.tail.e2e, b.tail.e2e) },
    roundingShare: Math.max(a.roundingShare, b.roundingShare),
    treatments: mergedTreatments(a.treatments, b.treatments),
    promptTokens: a.promptTokens + b.promptTokens,
    beyondContext: a.beyondContext + b.beyondContext,
    ...(a.asked && { asked: a.asked }),
    ...(a.arrived && b.arrived && { arrived: mergedArrived(a.arrived, b.arrived) }),
    ...(a.missed && b.missed && { missed: mergedMissed(a.missed, b.missed) }),
  };
}
