// benchmarks.json of GuideLLM: a list of benchmarks, each with its strategy (under args or config), metrics by whether
// requests were successful, and the requests themselves where they were saved.
// Keys recalled, not checked against a file.
//
// Its inter_token_latency_ms is (last − first token) / (output tokens − 1) of a request: our TPOT. Its
// time_per_output_token_ms divides the whole latency by all tokens: no figure of ours, so it is left out.

import { failedNotes, known, limitOf, listedLengths, meanLengths, meanTokens, ranksOf } from './figures.ts';
import type { Keys } from './keys.ts';
import type { BenchmarkFormat, Figures, ListedLengths, Load, MeanLengths, MeasuredRanks, Read } from './types.ts';

const secondsPerMs = 1e-3;

type Sent = Pick<Load, 'concurrency' | 'ratePerS' | 'cv'>;

const strategyOf = (keys: Keys): Keys => {
  const holder = keys.table('args', 'config', 'scheduler');
  return holder.isTable('strategy') || !keys.isTable('scheduler')
    ? holder.table('strategy')
    : keys.table('scheduler').table('strategy');
};

/** A number that the strategy must have. */
function needed(strategy: Keys, key: string, value: number | null): number {
  if (value === null) strategy.missing(key, 'The strategy needs it.');
  return value ?? 1;
}

/** How each strategy sends requests; null where none is named that is known. */
function sentOf(strategy: Keys): Sent | null {
  const name = strategy.text('type_', 'type', 'kind');
  const rate = (): number | null => limitOf(needed(strategy, 'rate', strategy.rate('rate')));
  switch (name) {
    case 'synchronous':
      return { concurrency: 1, ratePerS: null, cv: 1 };
    case 'concurrent':
      return { concurrency: needed(strategy, 'streams', strategy.users('streams')), ratePerS: null, cv: 1 };
    case 'throughput':
      return { concurrency: strategy.users('max_concurrency'), ratePerS: null, cv: 1 };
    case 'constant':
      return { concurrency: strategy.users('max_concurrency'), ratePerS: rate(), cv: 0 };
    case 'poisson':
      return { concurrency: strategy.users('max_concurrency'), ratePerS: rate(), cv: 1 };
    default: {
      const hint = 'Known strategies: synchronous, concurrent, throughput, constant, poisson.';
      if (name === null) return strategy.missing('type_', hint);
      return strategy.bad('type_', name, hint);
    }
  }
}

/** Lengths and times of the requests that were saved; null unless each has both lengths. */
function listsOf(keys: Keys, completed: number): ListedLengths | null {
  const rows = keys.table('requests').tables('successful');
  if (rows === null || rows.length !== completed) return null;
  const prompts = rows.map((row) => row.count('prompt_tokens'));
  const outputs = rows.map((row) => row.count('output_tokens'));
  const sentS = rows.map((row) => row.number('request_start_time', 'start_time'));
  const whole = (values: readonly (number | null)[]): values is readonly number[] => !values.includes(null);
  if (!whole(prompts) || !whole(outputs)) return null;
  const lengths = listedLengths(prompts, outputs, whole(sentS) ? sentS : null);
  return lengths.promptTokens.length === 0 ? null : lengths;
}

/** A metric of the successful requests. */
const metricOf = (metrics: Keys, name: string): Keys => {
  const metric = metrics.table(name);
  return metric.isTable('successful') ? metric.table('successful') : metric;
};

function meansOf(metrics: Keys): MeanLengths | null {
  const meanOf = (name: string) => {
    const metric = metricOf(metrics, name);
    return meanTokens(metric, 'mean', metric.number('mean'));
  };
  return meanLengths(meanOf('prompt_token_count'), meanOf('output_token_count'));
}

/** Mean, median and max are beside the table of percentiles. */
function latencyOf(metrics: Keys, name: string, secondsPerUnit: number): MeasuredRanks {
  const metric = metricOf(metrics, name);
  const beside = ranksOf(metric, secondsPerUnit);
  return { ...ranksOf(metric.table('percentiles'), secondsPerUnit), ...beside };
}

function durationOf(keys: Keys): number | null {
  const stated = keys.number('duration');
  if (stated !== null) return stated;
  const [from, to] = [keys.number('start_time'), keys.number('end_time')];
  return from === null || to === null || to <= from ? null : to - from;
}

function figuresOf(keys: Keys, metrics: Keys, completed: number | null): Figures {
  const mean = (name: string) => metricOf(metrics, name).number('mean');
  return {
    latency: known({
      ttftS: latencyOf(metrics, 'time_to_first_token_ms', secondsPerMs),
      tpotS: latencyOf(metrics, 'inter_token_latency_ms', secondsPerMs),
      e2eS: latencyOf(metrics, 'request_latency', 1),
    }),
    requestsPerS: mean('requests_per_second'),
    outputTokensPerS: mean('output_tokens_per_second'),
    totalTokensPerS: mean('tokens_per_second'),
    durationS: durationOf(keys),
    completed,
  };
}

function modelOf(keys: Keys, root: Keys): string | null {
  const described = [
    keys.table('worker'),
    keys.table('benchmarker').table('backend'),
    keys.table('config').table('backend'),
  ];
  const named = [...described, root.table('args')].map((table) => table.text('backend_model', 'model'));
  return named.find((name) => name !== null) ?? null;
}

function read(keys: Keys, root: Keys): Read {
  const sent = sentOf(strategyOf(keys));
  const metrics = keys.table('metrics');
  const totals = metrics.isTable('request_totals') ? metrics.table('request_totals') : keys.table('run_stats');
  const counts = totals.isTable('requests_made') ? totals.table('requests_made') : totals;
  const completed = counts.count('successful');
  if (completed === null) counts.missing('successful', 'It is the number of requests that completed.');
  else if (completed === 0) counts.bad('successful', 0, 'No request completed: there is nothing to compare with.');
  const lengths = listsOf(keys, completed ?? 0) ?? meansOf(metrics);
  const figures = figuresOf(keys, metrics, completed);
  if (sent === null || completed === null || completed === 0 || lengths === null) return null;
  const requests = lengths.kind === 'listed' ? lengths.promptTokens.length : completed;
  return {
    model: modelOf(keys, root),
    load: { requests, ...sent, lengths },
    figures,
    notes: [
      'inter_token_latency_ms is the mean gap of a request: it is compared with TPOT.',
      ...failedNotes(counts.count('total'), requests),
    ],
  };
}

export const guidellm: BenchmarkFormat = {
  id: 'guidellm',
  about: 'GuideLLM benchmarks.json: { benchmarks: [{ args or config { strategy }, metrics }] }',
  recognises: (keys) => keys.tables('benchmarks') !== null,
  split: (document) => document.tables('benchmarks') ?? [],
  read,
};
