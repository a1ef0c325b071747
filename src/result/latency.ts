/**
 * Latencies that do not hide what is still unfinished.
 *
 * Ranked are the requests that arrived in the interval and were admitted (not rejected). Nearest rank: of n requests,
 * the p-th percentile is the value with rank ceil(p·n). Requests without a value yet rank as longest: a rank that lands
 * among them is null.
 *
 * Its lower bound holds whatever those u requests would have got: u more values can push the value of rank r down to
 * that of rank r − u of the values seen, and no further. So `atLeastS` is the low edge of that value's bin, or 0 where
 * r ≤ u.
 * The mean is bounded by the sum of the low edges over all n; the maximum by the largest value seen.
 *
 * Who has no value yet: queue, not admitted by a scheduler; TTFT, no first token; E2E, not finished; TPOT, not finished
 * (their output may turn out to be one token, which this does not know, so they all rank). ITL counts gaps, which are
 * seen or are not.
 */

import type { MetricName, Whose } from './histogram.ts';
import {
  binAtRank,
  binLowS,
  binMiddleS,
  countsOf,
  curveOf,
  everyone,
  nearestRank,
  quantileS,
  sumS,
  totalCount,
} from './histogram.ts';
import type { Histograms, MeasuredCounts } from './observations.ts';
import type { Curve, Curves, Latencies, Latency, Measured } from './types.ts';

type Rank = 'p50' | 'p90' | 'p95' | 'p99';
const ranks: readonly (readonly [Rank, number])[] = [
  ['p50', 500],
  ['p90', 900],
  ['p95', 950],
  ['p99', 990],
];

const noRanks = { mean: null, p50: null, p90: null, p95: null, p99: null, max: null };

/** Largest value seen, given by `valueS`. */
const largestS = (counts: Float64Array, seen: number, valueS: (bin: number) => number): number =>
  seen > 0 ? valueS(binAtRank(counts, seen)) : 0;

/** One latency from its bin counts and the number of requests that have no value yet. */
export function latencyOf(counts: Float64Array, unfinished: number): Latency {
  const count = totalCount(counts);
  const population = count + unfinished;
  if (population === 0) return { count, unfinished, ...noRanks, atLeastS: noRanks };
  const value: Record<keyof typeof noRanks, number | null> = { ...noRanks };
  const atLeastS: Record<keyof typeof noRanks, number | null> = { ...noRanks };
  if (unfinished === 0) {
    value.mean = sumS(counts, binMiddleS) / count;
    value.max = largestS(counts, count, binMiddleS);
  } else {
    atLeastS.mean = sumS(counts, binLowS) / population;
    atLeastS.max = largestS(counts, count, binLowS);
  }
  for (const [name, permille] of ranks) {
    const rank = nearestRank(permille, population);
    if (rank <= count) value[name] = quantileS(counts, rank);
    else atLeastS[name] = rank > unfinished ? binLowS(binAtRank(counts, rank - unfinished)) : 0;
  }
  return { count, unfinished, ...value, atLeastS };
}

/** Requests without a value yet, by metric. */
function unfinishedOf(metric: MetricName, measured: Measured, seen: number): number {
  const admitted = measured.arrived - measured.rejected;
  if (metric === 'itl') return 0;
  if (metric === 'tpot') return admitted - measured.finished;
  return admitted - seen;
}

/** Sum of counts. */
export function measuredOf(rows: readonly MeasuredCounts[]): Measured {
  const sum = { arrived: 0, rejected: 0, firstTokens: 0, finished: 0, good: 0 };
  for (const row of rows) {
    sum.arrived += row.arrived;
    sum.rejected += row.rejected;
    sum.firstTokens += row.firstTokens;
    sum.finished += row.finished;
    sum.good += row.good;
  }
  return sum;
}

/** All latencies of those `whose` selects, whose counts are `measured`. */
export function latenciesOf(histograms: Histograms, whose: Whose, measured: Measured): Latencies {
  const of = (metric: MetricName): Latency => {
    const counts = countsOf(histograms, whose, metric);
    return latencyOf(counts, unfinishedOf(metric, measured, totalCount(counts)));
  };
  return { ttftS: of('ttft'), tpotS: of('tpot'), itlS: of('itl'), e2eS: of('e2e'), queueS: of('queue') };
}

/** All distributions of the whole fleet; a curve that ends below 1 leaves its unfinished requests out. */
export function curvesOf(histograms: Histograms, measured: Measured): Curves {
  const of = (metric: MetricName): Curve => {
    const counts = countsOf(histograms, everyone, metric);
    const seen = totalCount(counts);
    return curveOf(counts, seen + unfinishedOf(metric, measured, seen));
  };
  return { ttftS: of('ttft'), tpotS: of('tpot'), itlS: of('itl'), e2eS: of('e2e'), queueS: of('queue') };
}
