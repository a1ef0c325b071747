// The workload as it came, out of the counts of arrivals and the windows: lengths with their spread, rate, burstiness.

import { type ArrivedCounts, arrivalSpanS, binTokens, lengthsPerClass, tokenBins } from './arrived.ts';
import type { Observations, WindowSeries } from './observations.ts';
import { ratio } from './totals.ts';
import type { ArrivedWorkload, Lengths } from './workload-types.ts';

/** Spans of a dispersion: fewer say little, more say only what the gaps do. */
const leastSpans = 16;
const mostSpans = 64;
/** Bins of a drawn distribution: a quarter of an octave. */
const binsPerBar = 16;

const none: Lengths = {
  ...{ mean: null, p50: null, p90: null, p99: null, min: null, max: null },
  ...{ fromTokens: [], requests: [] },
};

/** Counts of the columns, added by bin, in order. */
function binsOf({ bins }: ArrivedCounts, columns: ReadonlySet<number>): [bin: number, count: number][] {
  const counts = new Map<number, number>();
  for (let at = 0; at < bins.length; at += 2) {
    if (!columns.has(Math.floor(bins[at]! / tokenBins))) continue;
    const bin = bins[at]! % tokenBins;
    counts.set(bin, (counts.get(bin) ?? 0) + bins[at + 1]!);
  }
  return [...counts].sort(([a], [b]) => a - b);
}

function lengthsOf(arrived: ArrivedCounts, of: readonly number[]): Lengths {
  const bins = binsOf(arrived, new Set(of));
  const requests = bins.reduce((sum, [, count]) => sum + count, 0);
  if (requests === 0) return none;
  const tokens = of.reduce((sum, column) => sum + arrived.sums[column]!, 0);
  const [first, last] = [bins[0]![0], bins.at(-1)![0]];
  const mean = tokens / requests;
  // one length alone is known exactly
  const [min, max] = first === last ? [mean, mean] : [binTokens[first]!, binTokens[last + 1]! - 1];
  const quantile = (permille: number): number => {
    const rank = Math.max(1, Math.ceil((permille * requests) / 1000));
    let seen = 0;
    for (const [bin, count] of bins) {
      seen += count;
      if (seen >= rank) return Math.min(max, Math.max(min, (binTokens[bin]! + binTokens[bin + 1]! - 1) / 2));
    }
    return max;
  };
  return {
    mean,
    ...{ p50: quantile(500), p90: quantile(900), p99: quantile(990), min, max },
    ...barsOf(bins),
  };
}

/** Quarter octaves, from the first to the last that holds anything, empty ones between them included. */
function barsOf(bins: readonly [number, number][]): Pick<Lengths, 'fromTokens' | 'requests'> {
  const [first, last] = [bins[0]?.[0] ?? 0, bins.at(-1)?.[0] ?? 0].map((bin) => Math.floor(bin / binsPerBar));
  const length = last! - first! + 1;
  const requests = new Array<number>(length).fill(0);
  for (const [bin, count] of bins) requests[Math.floor(bin / binsPerBar) - first!]! += count;
  return { fromTokens: requests.map((_, bar) => Math.max(1, binTokens[(first! + bar) * binsPerBar]!)), requests };
}

/** [span] arrivals in equal spans of whole windows up to the last arrival, as many as are wanted at most. */
function spansOf({ startS, endS, arrived }: WindowSeries, untilS: number): { spanS: number; counts: number[] } {
  const windowS = endS[0] === undefined ? 0 : endS[0] - startS[0]!;
  // a window that the end of the run or of the arrivals cut off is no equal span
  const whole = endS.filter((end, at) => end <= untilS && end - startS[at]! >= windowS * 0.999).length;
  const each = Math.max(1, Math.floor(whole / mostSpans));
  const counts = Array.from({ length: Math.floor(whole / each) }, (_, span) =>
    arrived.slice(span * each, (span + 1) * each).reduce((sum, count) => sum + count, 0),
  );
  return { spanS: windowS * each, counts };
}

function dispersionOf(windows: WindowSeries, untilS: number): ArrivedWorkload['dispersion'] {
  const { spanS, counts } = spansOf(windows, untilS);
  if (counts.length < leastSpans) return null;
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const squares = counts.reduce((sum, count) => sum + (count - mean) * (count - mean), 0);
  if (mean === 0) return null;
  return { spanS, spans: counts.length, index: squares / (counts.length - 1) / mean };
}

/** Null where the requests were not counted. */
export function arrivedWorkload(observations: Observations): ArrivedWorkload | null {
  const { arrived, compiled, windows, fromS, toS, measured } = observations;
  if (arrived === undefined) return null;
  const spanS = arrived.isClosedLoop ? 0 : arrivalSpanS(arrived);
  const gaps = arrived.requests - 1;
  const [prompts, outputs] = [0, 1].map((kind) => compiled.classes.map((_, row) => row * lengthsPerClass + kind));
  const classes = compiled.classes.map(({ name }, row) => {
    const [prompt, output] = [lengthsOf(arrived, [prompts![row]!]), lengthsOf(arrived, [outputs![row]!])];
    return { name, requests: prompt.requests.reduce((sum, count) => sum + count, 0), prompt, output };
  });
  const inInterval = measured.reduce((sum, counts) => sum + counts.arrived, 0);
  return {
    requests: arrived.requests,
    ratePerS: ratio(gaps, spanS),
    measuredPerS: ratio(inInterval, toS - fromS),
    dispersion: arrived.isClosedLoop ? null : dispersionOf(windows, observations.toS),
    prompt: lengthsOf(arrived, prompts!),
    output: lengthsOf(arrived, outputs!),
    classes,
  };
}
