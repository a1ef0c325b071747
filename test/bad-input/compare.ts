// Bad result files of benchmarks.

import { base } from './base.ts';
import type { Files, Refused, Row } from './table.ts';

const good = {
  ...{ num_prompts: 40, completed: 40, request_rate: 'inf', max_concurrency: 4 },
  ...{ total_input_tokens: 4000, total_output_tokens: 400, mean_ttft_ms: 50 },
};

type Data = Readonly<Record<string, unknown>>;
type Problem = Refused['problems'][number];

const args = ['simulate', 's.json', '--compare', 'b.json', '--out', 'out', '--json', 'out/r.json'];
const scenario = JSON.stringify(base);

/** The whole text of a file. */
const text = (name: string, content: Files[string], ...problems: Problem[]): Row => ({
  ...{ name: `compare: ${name}`, files: { 's.json': scenario, 'b.json': content }, args, problems, code: 2 as const },
});

/** A good file of vLLM's with a key spoiled. */
const spoiled = (name: string, changes: Data, ...problems: Problem[]): Row =>
  text(name, JSON.stringify({ ...good, ...changes }), ...problems);

const benchmark = (strategy: Data, metrics: Data = {}) => ({ benchmarks: [{ args: { strategy }, metrics }] });
const other = (name: string, data: object, ...problems: Problem[]): Row =>
  text(name, JSON.stringify(data), ...problems);

const files: readonly Row[] = [
  text('an empty file', '', ['b.json', 'a benchmark wrote']),
  text('no JSON', 'TTFT 50 ms\n', ['b.json', 'A result file is JSON']),
  text('JSON cut short', JSON.stringify(good, null, 2).slice(0, 60), ['b.json', 'is it whole']),
  text('a second line cut short', `${JSON.stringify(good)}\n{"comp`, ['b.json.line 2', 'is it whole']),
  text('bytes that are not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), ['--compare.b.json', 'JSON in UTF-8']),
  text('a file of 10 GB', { start: '{', bytes: 10 * 2 ** 30 }, ['--compare.b.json', 'without details']),
  text('another table', '{"a": 1}', ['b.json', 'Known: vllm bench serve']),
  text('a number', '7', ['b.json', 'Known: vllm bench serve']),
  text('a list of nothing', '[]', ['b.json', 'a benchmark wrote']),
  text('a table of a hundred thousand levels', `${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}`, ['b.json', 'Known: ']),
  text('several results', `${JSON.stringify(good)}\n${JSON.stringify(good)}`, ['b.json', '#2 40 requests of 4 users']),
  text('a terminal in its keys', JSON.stringify({ '\u001b[31m': '\u009b2J' }), ['b.json', 'Known: ']),
];

const flags = (name: string, given: readonly string[], ...problems: Problem[]): Row => ({
  ...{ name: `compare: ${name}`, files: { 's.json': scenario, 'b.json': JSON.stringify(good), 'd/x': '' } },
  ...{ args: ['simulate', 's.json', ...given], problems, code: 2 as const },
});

const flagRows: readonly Row[] = [
  flags('no such file', ['--compare', 'nope.json'], ['--compare.nope.json', 'result file of a benchmark']),
  flags('no such file with a number', ['--compare', 'nope.json#1'], ['--compare.nope.json', 'result file']),
  flags('a folder', ['--compare', 'd'], ['--compare.d', 'result file of a benchmark']),
  flags('a device', ['--compare', '/dev/zero'], ['--compare./dev/zero', 'result file of a benchmark']),
  flags('through a file', ['--compare', 'b.json/x'], ['--compare.b.json/x', 'result file of a benchmark']),
  flags('nothing', ['--compare', ''], ['--compare.', 'result file of a benchmark']),
  flags('a number beyond the last', ['--compare', 'b.json#2'], ['b.json', 'from #1 to #1']),
  flags('the number 0', ['--compare', 'b.json#0'], ['b.json', 'from #1 to #1']),
  flags('beside a trace', ['--compare', 'b.json', '--trace', 't.csv'], ['--compare', 'leave one of']),
  flags('a result given as a trace', ['--trace', 'b.json'], ['--trace.b.json', '--compare']),
  flags('beside --repeat', ['--compare', 'b.json', '--repeat', '3'], ['--compare', 'leave it out beside --repeat']),
  flags('an output', ['--compare', 'b.json', '--json', 'b.json'], ['--json.b.json', 'Name another file']),
  flags('an output, by another name', ['--compare', 'b.json#1', '--json', './b.json'], ['--json', 'Name another file']),
];

const values: readonly Row[] = [
  spoiled('a latency below zero', { mean_ttft_ms: -1 }, ['b.json.mean_ttft_ms', 'below 0']),
  spoiled('a latency that is a text', { p99_itl_ms: '5' }, ['b.json.p99_itl_ms', 'A number']),
  spoiled('a latency that is a table', { p99_itl_ms: {} }, ['b.json.p99_itl_ms', 'A number']),
  spoiled('no request completed', { completed: 0 }, ['b.json.completed', 'nothing to compare']),
  spoiled('half a request', { completed: 1.5 }, ['b.json.completed', 'A whole number']),
  spoiled('completed is null', { completed: null }, ['b.json.completed', 'that completed']),
  spoiled('no tokens', { total_output_tokens: 0 }, ['b.json.total_output_tokens', 'A length is 1 to']),
  spoiled('tokens that are null', { total_input_tokens: null }, ['b.json.total_input_tokens', 'needs the mean length']),
  spoiled('far too many tokens', { total_input_tokens: 1e12 }, ['b.json.total_input_tokens', 'A length is 1 to']),
  spoiled('a rate of 0', { request_rate: 0 }, ['b.json.request_rate', 'above 0, or inf']),
  spoiled('a rate in words', { request_rate: 'fast' }, ['b.json.request_rate', 'above 0, or inf']),
  spoiled('a burstiness of 0', { burstiness: 0 }, ['b.json.burstiness', 'above 0']),
  spoiled('half a user', { max_concurrency: 0.5 }, ['b.json.max_concurrency', 'A whole number']),
  spoiled('users beyond number', { max_concurrency: 1e9 }, ['workload.concurrency', '100000']),
  spoiled('a rate that rises', { ramp_up_strategy: 'linear' }, ['b.json.ramp_up_strategy', '--save-detailed']),
  spoiled('lists of two lengths', { input_lens: [1, 2], output_lens: [1] }, ['b.json.output_lens', 'input_lens has 2']),
  spoiled('a length below zero', { input_lens: [1, -2], output_lens: [1, 1] }, ['b.json.input_lens.1', 'at least 0']),
  spoiled(
    'three mistakes, reported at once',
    { mean_ttft_ms: -1, request_rate: 0, burstiness: 'x' },
    ['b.json.mean_ttft_ms', 'below 0'],
    ['b.json.request_rate', 'above 0'],
    ['b.json.burstiness', 'A number'],
  ),
];

const tools: readonly Row[] = [
  other('GuideLLM without a benchmark', { benchmarks: [] }, ['b.json', 'a benchmark wrote']),
  other('GuideLLM without a strategy', { benchmarks: [{}] }, ['b.json.benchmarks.0.args.strategy.type_', 'Known']),
  other('GuideLLM with a sweep', benchmark({ type_: 'sweep' }), ['args.strategy.type_', 'Known strategies']),
  other('GuideLLM without streams', benchmark({ type_: 'concurrent' }), ['args.strategy.streams', 'needs it']),
  other('GuideLLM without a rate', benchmark({ type_: 'poisson' }), ['args.strategy.rate', 'needs it']),
  other('GuideLLM at a rate of 0', benchmark({ type_: 'poisson', rate: 0 }), ['args.strategy.rate', 'above 0']),
  other('GuideLLM without metrics', benchmark({ type_: 'synchronous' }), ['prompt_token_count.mean', 'mean length']),
  other('genai-perf without a load', { request_latency: {}, request_throughput: {} }, ['input_config', 'concurrency']),
  other('genai-perf in another unit', { request_latency: { unit: 'fortnights', avg: 1 }, request_throughput: {} }, [
    'b.json.request_latency.unit',
    'Known units',
  ]),
  other(
    'AIPerf with another law',
    { request_latency: {}, request_throughput: {}, input_config: { loadgen: { arrival_pattern: 'toString' } } },
    ['loadgen.arrival_pattern', 'Known'],
  ),
  other('inference-perf without a rate', { load_summary: {}, successes: {} }, ['requested_rate', 'of one stage']),
];

export const compareRows: readonly Row[] = [...files, ...flagRows, ...values, ...tools];
