// A run written as the result of a benchmark and compared with itself: the same load, so every ratio is 1.

import { expect, test } from 'vitest';
import type { ComparedFigure } from '../../src/result/types.ts';
import { compared, type Data, measured } from './support.ts';
import { genaiPerf, guidellm, inferencePerf, sglang, vllm, type Writer } from './writers.ts';

const lengths = { prompt: 700, output: 40 };
const requests = 60;

interface Case {
  readonly name: string;
  readonly writer: Writer;
  /** as the tool says it */
  readonly sent: Data;
  /** as a scenario says it */
  readonly load: Data;
  readonly says: string;
  readonly figures: number;
}

const users = { concurrency: 8 };
const poisson = { arrivals: { process: 'poisson', rate: '6 /s' } };
const even = { arrivals: { process: 'constant', rate: '6 /s' } };
const gamma = { arrivals: { process: 'gamma', cv: 2, rate: '6 /s' } };
const atOnce = { rate: 'inf' };

const of = (name: string, writer: Writer, sent: Data, load: Data, says: string, figures: number): Case => ({
  ...{ name, writer, sent, load, says, figures },
});

const cases: readonly Case[] = [
  of('vLLM, all at once', vllm, {}, atOnce, '60 requests, all at once', 25),
  of('vLLM, users', vllm, { max_concurrency: 8 }, users, '60 requests of 8 users', 25),
  of('vLLM, Poisson', vllm, { request_rate: 6 }, poisson, '60 requests, 6.00 requests/s (Poisson)', 25),
  of('vLLM, bursts', vllm, { request_rate: 6, burstiness: 0.25 }, gamma, 'Gamma gaps of cv 2.00', 25),
  of(
    'vLLM, users under a rate',
    vllm,
    { request_rate: 6, max_concurrency: 8 },
    { ...users, ...poisson },
    'at most',
    25,
  ),
  of('SGLang', sglang, { request_rate: 6, max_concurrency: 8 }, { ...users, ...poisson }, '60 requests of 8 users', 25),
  of('genai-perf, users', genaiPerf, { model: ['llama-3.1-8b'], concurrency: 8 }, users, '60 requests of 8 users', 19),
  of('genai-perf, a rate', genaiPerf, { perf_analyzer: { stimulus: { request_rate: 6 } } }, even, 'even gaps', 19),
  of('AIPerf, a rate', genaiPerf, { loadgen: { request_rate: 6, concurrency: null } }, poisson, 'Poisson', 19),
  of('GuideLLM, concurrent', guidellm, { type_: 'concurrent', streams: 8 }, users, '60 requests of 8 users', 20),
  of('GuideLLM, synchronous', guidellm, { type: 'synchronous' }, { concurrency: 1 }, '60 requests of 1 user', 20),
  of('GuideLLM, constant', guidellm, { type_: 'constant', rate: 6 }, even, 'even gaps', 20),
  of('GuideLLM, poisson', guidellm, { type_: 'poisson', rate: 6 }, poisson, 'Poisson', 20),
  of('GuideLLM, throughput', guidellm, { type_: 'throughput' }, atOnce, '60 requests, all at once', 20),
  of('inference-perf', inferencePerf, { requested_rate: 6 }, even, 'even gaps', 24),
];

const nameOf = ({ figure, rank }: ComparedFigure) => `${figure} ${rank}`;

// Guards against a load that is read wrongly, and against figures that are compared under another definition or unit.
test.each(cases)('$name', async ({ writer, sent, load, says, figures }) => {
  const run = await measured({ ...load, ...lengths, requests });
  expect(run.requests.finished).toBe(requests);
  const { comparison, result } = await compared(JSON.stringify(writer(run, lengths, sent)));
  expect(result.requests.arrived).toBe(requests);
  expect(comparison.load).toContain(says);
  for (const figure of comparison.figures) expect(figure.ratio, nameOf(figure)).toBeCloseTo(1, 6);
  expect(new Set(comparison.figures.map(nameOf)).size).toBe(figures);
});
