// Results of a run in the form of each tool, by the keys that the readers recall.

import type { Result } from '../../src/result/types.ts';
import { type Data, ranksAs, totals } from './support.ts';

export interface Lengths {
  readonly prompt: number;
  readonly output: number;
}

/** Writes a run as one document; `sent` = how the tool says what it sent. */
export type Writer = (result: Result, lengths: Lengths, sent: Data) => Data;

const msPerS = 1000;

export const vllm: Writer = (result, lengths, sent) => {
  const all = totals(result, lengths);
  const { ttftS, tpotS, itlS, e2eS } = result.latency;
  const of = (metric: string, latency: typeof ttftS) =>
    ranksAs(latency, msPerS, (word) => `${word === 'p50' ? 'median' : word}_${metric}_ms`);
  return {
    ...{ date: '20250101-000000', backend: 'vllm', model_id: 'meta-llama/Llama-3.1-8B-Instruct', burstiness: 1 },
    ...{ num_prompts: all.finished, request_rate: 'inf', max_concurrency: null, duration: all.lengthS },
    ...{ completed: all.finished, total_input_tokens: all.inputTokens, total_output_tokens: all.outputTokens },
    ...{ request_throughput: all.requestsPerS, output_throughput: all.outputTokensPerS },
    total_token_throughput: all.totalTokensPerS,
    ...of('ttft', ttftS),
    ...of('tpot', tpotS),
    ...of('itl', itlS),
    ...of('e2el', e2eS),
    ...sent,
  };
};

export const sglang: Writer = (result, lengths, sent) => {
  const { num_prompts, model_id, ...rest } = vllm(result, lengths, sent);
  const entries = Object.entries(rest).map(([key, value]) => [key.replace('_e2el_ms', '_e2e_latency_ms'), value]);
  return { ...Object.fromEntries(entries), backend: 'sglang', dataset_name: 'random' };
};

export const genaiPerf: Writer = (result, lengths, sent) => {
  const all = totals(result, lengths);
  const { ttftS, tpotS, e2eS } = result.latency;
  const of = (latency: typeof ttftS) => ({
    unit: 'ms',
    ...ranksAs(latency, msPerS, (word) => (word === 'mean' ? 'avg' : word)),
  });
  const average = (unit: string, avg: number) => ({ unit, avg });
  return {
    time_to_first_token: of(ttftS),
    inter_token_latency: of(tpotS),
    request_latency: of(e2eS),
    request_throughput: average('requests/sec', all.requestsPerS),
    output_token_throughput: average('tokens/sec', all.outputTokensPerS),
    input_sequence_length: average('tokens', lengths.prompt),
    output_sequence_length: average('tokens', lengths.output),
    request_count: average('count', all.finished),
    benchmark_duration: average('sec', all.lengthS),
    input_config: sent,
  };
};

export const guidellm: Writer = (result, lengths, sent) => {
  const all = totals(result, lengths);
  const { ttftS, tpotS, e2eS } = result.latency;
  const successful = (values: Data) => ({ successful: values, errored: {}, incomplete: {} });
  const of = (latency: typeof ttftS, unitsPerS: number) => {
    const { mean, p50, ...percentiles } = ranksAs(latency, unitsPerS, (word) => word);
    return successful({ mean, median: p50, percentiles: { p50, ...percentiles } });
  };
  const mean = (value: number) => successful({ mean: value, median: value });
  const metrics = {
    request_totals: { successful: all.finished, errored: 0, incomplete: 0, total: all.finished },
    time_to_first_token_ms: of(ttftS, msPerS),
    inter_token_latency_ms: of(tpotS, msPerS),
    request_latency: of(e2eS, 1),
    prompt_token_count: mean(lengths.prompt),
    output_token_count: mean(lengths.output),
    requests_per_second: mean(all.requestsPerS),
    output_tokens_per_second: mean(all.outputTokensPerS),
    tokens_per_second: mean(all.totalTokensPerS),
  };
  const benchmark = {
    args: { strategy: sent },
    metrics,
    start_time: 1_700_000_000,
    end_time: 1_700_000_000 + all.lengthS,
  };
  return { benchmarks: [benchmark] };
};

export const inferencePerf: Writer = (result, lengths, sent) => {
  const all = totals(result, lengths);
  const { ttftS, tpotS, itlS, e2eS } = result.latency;
  const of = (latency: typeof ttftS) => {
    const { p50, ...others } = ranksAs(latency, 1, (word) => word);
    return { ...others, median: p50 };
  };
  return {
    load_summary: { count: all.finished, ...sent },
    successes: {
      count: all.finished,
      latency: {
        request_latency: of(e2eS),
        time_to_first_token: of(ttftS),
        time_per_output_token: of(tpotS),
        inter_token_latency: of(itlS),
      },
      throughput: {
        requests_per_sec: all.requestsPerS,
        output_tokens_per_sec: all.outputTokensPerS,
        total_tokens_per_sec: all.totalTokensPerS,
      },
      prompt_len: { mean: lengths.prompt },
      output_len: { mean: lengths.output },
    },
    failures: { count: 0 },
  };
};
