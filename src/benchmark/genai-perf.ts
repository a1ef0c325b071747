// profile_export_genai_perf.json of genai-perf, profile_export_aiperf.json of AIPerf: a table a metric, with its unit,
// avg and p50 … p99; the load is under input_config, in one of three shapes.
// Keys recalled, not checked against a file.
//
// Their inter_token_latency is (request_latency − TTFT) / (output tokens − 1) of a request: our TPOT.

import { failedNotes, known, limitOf, meanLengths, meanTokens, ranksOf } from './figures.ts';
import type { Keys } from './keys.ts';
import type { BenchmarkFormat, Figures, Load, MeasuredRanks, Read } from './types.ts';

const secondsPerUnit: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  sec: 1,
  seconds: 1,
};

function latencyOf(keys: Keys, metric: string): MeasuredRanks {
  if (!keys.isTable(metric)) return {};
  const table = keys.table(metric);
  const unit = table.text('unit') ?? 'ms';
  const scale = Object.hasOwn(secondsPerUnit, unit) ? secondsPerUnit[unit] : undefined;
  if (scale !== undefined) return ranksOf(table, scale);
  table.bad('unit', unit, `Known units: ${Object.keys(secondsPerUnit).join(', ')}.`);
  return {};
}

const averageOf = (keys: Keys, metric: string): number | null => keys.table(metric).number('avg');

/** Variation of the gaps by the name of their law; a law that is not named is the tool's default. */
const variations: Readonly<Record<string, number>> = { poisson: 1, constant: 0, concurrency_burst: 0 };

interface Sent {
  readonly concurrency: number | null;
  /** null = nothing is said */
  readonly ratePerS: number | null;
  readonly cv: number;
  readonly requests: number | null;
  readonly model: string | null;
}

/** AIPerf's loadgen: Poisson unless it says another law. */
function loadGenerator(config: Keys): Sent {
  const table = config.table('loadgen');
  const law = table.text('arrival_pattern', 'request_rate_mode') ?? 'poisson';
  const shape = table.number('arrival_smoothness') ?? 1;
  if (law !== 'gamma' && !Object.hasOwn(variations, law)) {
    table.bad('arrival_pattern', law, `Known: ${Object.keys(variations).join(', ')}, gamma.`);
  }
  if (law === 'gamma' && shape === 0) table.bad('arrival_smoothness', shape, 'It is above 0; 1 is Poisson.');
  return {
    concurrency: table.users('concurrency'),
    ratePerS: table.rate('request_rate'),
    cv: law === 'gamma' && shape > 0 ? 1 / Math.sqrt(shape) : (variations[law] ?? 1),
    requests: table.count('request_count'),
    model: config.table('endpoint').text('model_names'),
  };
}

/** genai-perf, with the stimulus of perf_analyzer in a table or beside the other options: even gaps. */
function perfAnalyzer(config: Keys): Sent {
  const analyzer = config.table('perf_analyzer');
  const stimulus = analyzer.isTable('stimulus') ? analyzer.table('stimulus') : config;
  return {
    concurrency: stimulus.users('concurrency'),
    ratePerS: stimulus.rate('request_rate'),
    cv: 0,
    requests: config.users('request_count', 'num_prompts'),
    model: config.text('model_names', 'model'),
  };
}

function loadOf(keys: Keys, sent: Sent, completed: number | null): Load | null {
  const { concurrency, ratePerS, cv } = sent;
  const lengths = meanLengths(
    meanTokens(keys.table('input_sequence_length'), 'avg', averageOf(keys, 'input_sequence_length')),
    meanTokens(keys.table('output_sequence_length'), 'avg', averageOf(keys, 'output_sequence_length')),
  );
  if (concurrency === null && ratePerS === null) {
    keys.missing('input_config', 'The load needs a concurrency or a request_rate there.');
    return null;
  }
  const requests = completed ?? sent.requests;
  if (requests === null) keys.missing('request_count', 'The load needs the number of requests.');
  else if (requests < 1) keys.bad('request_count', requests, 'At least one request.');
  if (requests === null || lengths === null) return null;
  return { requests, concurrency, ratePerS: limitOf(ratePerS), cv, lengths };
}

function figuresOf(keys: Keys, completed: number | null): Figures {
  return {
    latency: known({
      ttftS: latencyOf(keys, 'time_to_first_token'),
      tpotS: latencyOf(keys, 'inter_token_latency'),
      e2eS: latencyOf(keys, 'request_latency'),
    }),
    requestsPerS: averageOf(keys, 'request_throughput'),
    outputTokensPerS: averageOf(keys, 'output_token_throughput'),
    totalTokensPerS: averageOf(keys, 'total_token_throughput'),
    durationS: latencyOf(keys, 'benchmark_duration').mean ?? null,
    completed,
  };
}

function read(keys: Keys): Read {
  const config = keys.table('input_config');
  const sent = config.isTable('loadgen') ? loadGenerator(config) : perfAnalyzer(config);
  const completed = keys.table('request_count').count('avg');
  const load = loadOf(keys, sent, completed);
  const figures = figuresOf(keys, completed);
  if (load === null) return null;
  const notes = [
    'inter_token_latency is the mean gap of a request: it is compared with TPOT.',
    ...(sent.cv === 0 && sent.concurrency === null ? ['The gaps between requests are taken to be even.'] : []),
    ...failedNotes(sent.requests, load.requests),
  ];
  return { model: sent.model, load, figures, notes };
}

export const genaiPerf: BenchmarkFormat = {
  id: 'genai-perf',
  about: 'genai-perf, AIPerf: request_latency { unit, avg, p50 … }, request_throughput, input_config',
  recognises: (keys) => keys.isTable('request_latency') && keys.isTable('request_throughput'),
  read,
};
