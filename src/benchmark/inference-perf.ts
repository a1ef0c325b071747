// stage_N_lifecycle_metrics.json of inference-perf: load_summary with the rate that was asked for, successes with
// latencies in seconds. Keys recalled, not checked against a file.
//
// Its time_per_output_token is (last − first token) / (output tokens − 1) of a request, its inter_token_latency each
// gap: as ours. normalized_time_per_output_token divides the whole latency: no figure of ours, so it is left out.

import { failedNotes, known, limitOf, meanLengths, meanTokens, ranksOf } from './figures.ts';
import type { Keys } from './keys.ts';
import type { BenchmarkFormat, Figures, Load, Read } from './types.ts';

function loadOf(keys: Keys, successes: Keys, completed: number | null): Load | null {
  const meanOf = (key: string) => {
    const length = successes.table(key);
    return meanTokens(length, 'mean', length.number('mean'));
  };
  const lengths = meanLengths(meanOf('prompt_len'), meanOf('output_len'));
  const summary = keys.table('load_summary');
  const concurrency = summary.users('concurrency');
  const ratePerS = concurrency === null ? summary.rate('requested_rate') : null;
  if (concurrency === null && ratePerS === null) {
    const hint = 'The load needs it: a summary of several stages has none, name the file of one stage.';
    return summary.missing('requested_rate', hint);
  }
  if (completed === null) successes.missing('count', 'It is the number of requests that completed.');
  else if (completed === 0) successes.bad('count', 0, 'No request completed: there is nothing to compare with.');
  if (completed === null || completed === 0 || lengths === null) return null;
  return { requests: completed, concurrency, ratePerS: limitOf(ratePerS), cv: 0, lengths };
}

function figuresOf(successes: Keys, completed: number | null): Figures {
  const latency = successes.table('latency');
  const throughput = successes.table('throughput');
  const of = (name: string) => ranksOf(latency.table(name), 1);
  return {
    latency: known({
      ttftS: of('time_to_first_token'),
      tpotS: of('time_per_output_token'),
      itlS: of('inter_token_latency'),
      e2eS: of('request_latency'),
    }),
    requestsPerS: throughput.number('requests_per_sec'),
    outputTokensPerS: throughput.number('output_tokens_per_sec'),
    totalTokensPerS: throughput.number('total_tokens_per_sec'),
    durationS: null,
    completed,
  };
}

function read(keys: Keys): Read {
  const successes = keys.table('successes');
  const completed = successes.count('count');
  const load = loadOf(keys, successes, completed);
  const figures = figuresOf(successes, completed);
  const sent = keys.table('load_summary').count('count');
  if (load === null) return null;
  const even = load.concurrency === null ? ['The gaps between requests are taken to be even.'] : [];
  return { model: null, load, figures, notes: [...even, ...failedNotes(sent, load.requests)] };
}

export const inferencePerf: BenchmarkFormat = {
  id: 'inference-perf',
  about: 'inference-perf stage_N_lifecycle_metrics.json: load_summary, successes { latency, throughput }',
  recognises: (keys) => keys.isTable('load_summary') && keys.isTable('successes'),
  read,
};
