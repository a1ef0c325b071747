// A benchmark beside a run of its load: whole-run figures, for a benchmark has no warm-up.

import type { ComparedFigure, Comparison } from '../result/comparison.ts';
import type { Observations } from '../result/observations.ts';
import { sumOf } from '../result/totals.ts';
import type { Ranks, Result } from '../result/types.ts';
import { loadText } from './load.ts';
import type { Benchmark, LatencyName } from './types.ts';

const latencies: readonly LatencyName[] = ['ttftS', 'tpotS', 'itlS', 'e2eS'];
const ranks: readonly (keyof Ranks)[] = ['mean', 'p50', 'p90', 'p95', 'p99', 'max'];

const compared = (
  figure: ComparedFigure['figure'],
  rank: keyof Ranks | null,
  measured: number,
  simulated: number | null,
): ComparedFigure => {
  const isKnown = simulated !== null && simulated > 0 && measured > 0;
  return { figure, rank, measured, simulated, ratio: isKnown ? simulated / measured : null };
};

/** Prompt and output tokens a second, from time 0 to the end. */
function totalTokensPerS({ atEnd, endS }: Observations): number | null {
  const prompts = sumOf(atEnd, 'prefillTokens') - sumOf(atEnd, 'recomputedTokens');
  return endS > 0 ? (prompts + sumOf(atEnd, 'outputTokens')) / endS : null;
}

function latencyFigures({ figures }: Benchmark, result: Result): ComparedFigure[] {
  return latencies.flatMap((name) =>
    ranks.flatMap((rank) => {
      const measured = figures.latency[name]?.[rank];
      return measured === undefined ? [] : [compared(name, rank, measured, result.latency[name][rank])];
    }),
  );
}

function wholeFigures({ figures }: Benchmark, result: Result, observations: Observations): ComparedFigure[] {
  const { wholeRun, requests } = result;
  const simulated = {
    requestsPerS: wholeRun.requestsPerS,
    outputTokensPerS: wholeRun.outputTokensPerS,
    totalTokensPerS: totalTokensPerS(observations),
    durationS: wholeRun.lengthS,
    completed: requests.finished,
  };
  return (Object.keys(simulated) as (keyof typeof simulated)[]).flatMap((name) => {
    const measured = figures[name];
    return measured === null ? [] : [compared(name, null, measured, simulated[name])];
  });
}

/** `found` = where the benchmark comes from, `notes` = what was assumed of its load. */
export function comparisonOf(
  benchmark: Benchmark,
  found: Pick<Comparison, 'file' | 'number' | 'format'>,
  { result, observations, notes }: { result: Result; observations: Observations; notes: readonly string[] },
): Comparison {
  const { file, number, format } = found;
  return {
    file,
    number,
    format,
    model: benchmark.model,
    load: loadText(benchmark.load),
    figures: [...latencyFigures(benchmark, result), ...wholeFigures(benchmark, result, observations)],
    notes: [...notes, ...benchmark.notes],
  };
}
