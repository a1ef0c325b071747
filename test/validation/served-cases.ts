// Throughput and latency that people and makers published, as scenarios: facts of public pages, named beside each row.
// TRT = NVIDIA/TensorRT-LLM docs/source/performance/perf-overview.md, v1.0: all requests at once, fixed lengths; how
// many requests a row had is recalled. What a row does not state is the engine's own default.

import type { Result } from '../../src/result/types.ts';

/** A figure that was published. */
export interface Published {
  readonly what: 'output tokens/s' | 'TPOT, ms' | 'TTFT, ms' | 'seconds in all';
  readonly value: number;
}

/** A scenario and what was published of it. */
export interface ServedCase {
  readonly id: string;
  readonly source: string;
  readonly scenario: Readonly<Record<string, unknown>>;
  readonly published: readonly Published[];
}

type Table = Readonly<Record<string, unknown>>;

const fp8 = { weights: 'fp8', activations: 'fp8', kv: 'fp8' };
const nvfp4 = { weights: 'fp4', activations: 'fp4', kv: 'fp8' };
const bf16 = { weights: 'bf16', activations: 'bf16', kv: 'bf16' };

interface System {
  readonly model: string;
  readonly accelerator: string;
  readonly engine: string | Table;
  readonly precision?: Table;
  readonly tp?: number;
  readonly pool?: Table;
}

const scenarioOf = ({ model, accelerator, engine, precision, tp = 1, pool = {} }: System, workload: Table): Table => ({
  ...{ model, engine, fleet: { pools: [{ accelerator, tp, ...pool }] }, workload },
  ...(precision !== undefined && { precision }),
});

/** [prompt tokens, output tokens, requests, published output tokens/s] */
type OfflineRow = readonly [prompt: number, output: number, requests: number, tokensPerS: number];

const offline = (id: string, source: string, system: System, rows: readonly OfflineRow[]): ServedCase[] =>
  rows.map(([prompt, output, requests, value]) => ({
    ...{ id: `${id} ${prompt}/${output}`, source },
    scenario: scenarioOf(system, { prompt, output, rate: 'inf', requests }),
    published: [{ what: 'output tokens/s', value }],
  }));

/** One user, who asks again when answered. [prompt tokens, TPOT ms, TTFT ms or null] */
type StreamRow = readonly [prompt: number, tpotMs: number, ttftMs: number | null];

const oneStream = (id: string, source: string, system: System, rows: readonly StreamRow[]): ServedCase[] =>
  rows.map(([prompt, tpotMs, ttftMs]) => ({
    ...{ id: `${id} ${prompt}`, source },
    scenario: scenarioOf(system, { prompt, output: 128, concurrency: 1, requests: 8 }),
    published: [
      { what: 'TPOT, ms', value: tpotMs },
      ...(ttftMs === null ? [] : [{ what: 'TTFT, ms', value: ttftMs } as const]),
    ],
  }));

const trt = 'TRT v1.0';
const tensorrt = { engine: 'tensorrt-llm-1.0', precision: fp8 };

/** Only memory and admission were at fault in them; nothing was fitted to them. */
export const tensorrtThroughput: readonly ServedCase[] = [
  ...offline('T1', trt, { ...tensorrt, model: 'llama-3.1-8b', accelerator: 'h100-sxm' }, [
    [128, 128, 30_000, 28_312],
    [128, 2048, 3000, 22_714],
    [1000, 1000, 3000, 15_220],
    [2048, 128, 3000, 3450],
    [5000, 500, 1500, 3459],
    [20_000, 2000, 1000, 1351],
  ]),
  ...offline('T2', trt, { ...tensorrt, model: 'llama-3.3-70b', accelerator: 'h100-sxm', tp: 2 }, [
    [128, 2048, 3000, 6651],
    [1000, 1000, 3000, 4205],
    [2048, 128, 3000, 762],
    [20_000, 2000, 1000, 437],
  ]),
  ...offline('T3', trt, { ...tensorrt, precision: nvfp4, model: 'llama-3.3-70b', accelerator: 'b200-sxm' }, [
    [128, 2048, 3000, 9922],
    [1000, 1000, 3000, 7007],
    [2048, 128, 3000, 1339],
    [20_000, 2000, 1000, 665],
  ]),
  ...offline('T4', trt, { ...tensorrt, model: 'llama-3.1-405b', accelerator: 'h100-sxm', tp: 8 }, [
    [1000, 1000, 3000, 2919],
    [2048, 128, 3000, 453],
  ]),
];

const rtx = { model: 'llama-3.3-70b', accelerator: 'rtx-pro-6000-blackwell-server', precision: nvfp4 };
const staged = (pp: number, tokensPerS: number): ServedCase[] =>
  offline(`T5, pp ${pp}`, trt, { ...tensorrt, ...rtx, pool: { pp } }, [[1000, 1000, 3000, tokensPerS]]);

const vllm = (more: Table) => ({ base: 'vllm-0.9', ...more });
const qwen3 = { model: 'qwen3-8b', accelerator: 'h100-sxm', engine: vllm({ maxNumSeqs: 256 }) };
const r1 = { model: 'deepseek-r1', accelerator: 'h200-sxm', tp: 8, engine: 'sglang-0.5' };

/** A closed loop of lengths from 0.8 to 1 of 1,024. */
const r1Streams = (concurrency: number, tpotMs: number, tokensPerS: number): ServedCase => {
  const length = { quantiles: [[0, 820], [1, 1024]] }; // biome-ignore format: points
  const workload = { prompt: length, output: length, concurrency, requests: 10 * concurrency };
  return {
    ...{
      id: `T10, ${concurrency} streams`,
      source: 'SemiAnalysisAI/InferenceX#870',
      scenario: scenarioOf(r1, workload),
    },
    published: [
      { what: 'TPOT, ms', value: tpotMs },
      { what: 'output tokens/s', value: tokensPerS },
    ],
  };
};

/** ShareGPT by a log-normal of its mean lengths, which are assumed. */
const shareGpt = (tp: number, maxNumBatchedTokens: number, maxNumSeqs: number, seconds: number): ServedCase => {
  const engine = { base: 'vllm-0.8', memoryFraction: 0.95, maxNumBatchedTokens, maxNumSeqs };
  const prompt = { logNormal: { median: 100, sigma: 1.25 }, max: 1024 };
  const output = { logNormal: { median: 120, sigma: 1 }, max: 1024 };
  const system = { model: 'llama-3.1-70b', accelerator: 'a100-sxm-80gb', tp, engine, precision: bf16 };
  return {
    ...{ id: `S2, tp ${tp}, ${maxNumBatchedTokens} tokens`, source: 'vllm-project/vllm#17885' },
    scenario: scenarioOf(system, { prompt, output, rate: 'inf', requests: 400 }),
    published: [{ what: 'seconds in all', value: seconds }],
  };
};

const pcie = { ...tensorrt, model: 'llama-3.1-8b', accelerator: 'h100-pcie' };
const qwen72 = { model: 'qwen2.5-72b', accelerator: 'h100-sxm', tp: 2, precision: bf16, engine: 'vllm' };
const llama8 = { model: 'llama-3.1-8b', accelerator: 'h100-sxm', precision: bf16, engine: 'vllm-0.8' };

/** Right within 15 %. */
export const right: readonly ServedCase[] = [
  ...staged(2, 3707),
  ...offline('T8', 'NVIDIA/TensorRT-LLM#6294', pcie, [[128, 128, 30_000, 17_500]]),
  ...oneStream('T9', 'tenstorrent/tt-inference-server#143', qwen72, [
    [128, 30.9, 41],
    [1024, 31.1, 129],
    [8192, 31.3, 1064],
  ]),
  r1Streams(8, 12.8, 597),
  r1Streams(16, 17.2, 895),
  r1Streams(32, 25.6, 1209),
  r1Streams(64, 34.6, 1789),
  ...offline('T12, BF16', 'vllm-project/vllm#25915', { ...qwen3, precision: bf16 }, [[1024, 2048, 1000, 5409]]),
  ...offline('T12, FP8', 'vllm-project/vllm#25915', { ...qwen3, precision: { ...fp8, kv: 'bf16' } }, [
    [1024, 2048, 1000, 5304],
  ]),
  ...oneStream('L1', 'vllm-project/vllm#16937', llama8, [[128, 7.52, null]]),
  shareGpt(2, 8192, 1024, 157),
  shareGpt(2, 2048, 256, 115),
  shareGpt(4, 8192, 1024, 54),
  shareGpt(4, 2048, 256, 55),
];

const attentionDp = { ...tensorrt, accelerator: 'h200-sxm', pool: { attentionDp: 8, ep: 8 } };
const blocks = { weights: 'fp8-block', activations: 'fp8', kv: 'fp8' };
const qwq = (tp: number) => ({
  model: 'qwq-32b',
  accelerator: 'a100-sxm-80gb',
  tp,
  precision: bf16,
  engine: 'vllm-0.6',
});
const qwqBatch = (tp: number, requests: number, value: number): ServedCase => ({
  ...{ id: `L5, tp ${tp}, batch ${requests}`, source: 'vllm-project/vllm#16300' },
  scenario: scenarioOf(qwq(tp), { prompt: 1, output: 200, rate: 'inf', requests }),
  published: [{ what: 'seconds in all', value }],
});
const int4 = { weights: 'int4', activations: 'bf16', kv: 'bf16' };

/**
 * Too fast, each for a reason that no model of ours has: PCIe pipelines beyond two stages, exchanges of attention-DP
 * with EP at large batches, experts on accelerators or in precisions without measurements, the host of an old engine.
 */
export const tooFast: readonly ServedCase[] = [
  ...staged(4, 5961),
  ...staged(8, 8166),
  ...offline('T6', trt, { ...attentionDp, model: 'qwen3-235b-a22b' }, [
    [1000, 1000, 3000, 23_789],
    [2048, 128, 3000, 3331],
  ]),
  ...offline('T7', 'TRT v1.2', { ...attentionDp, model: 'deepseek-r1', precision: blocks }, [
    [1024, 1024, 3000, 12_960],
  ]),
  ...oneStream(
    'L2',
    'tenstorrent/tt-inference-server#340',
    { model: 'qwen3-30b-a3b', accelerator: 'a100-sxm-80gb', precision: bf16, engine: 'vllm' },
    [
      [128, 9.6, null],
      [8192, 10.6, null],
    ],
  ),
  ...oneStream(
    'L4',
    'tenstorrent/tt-inference-server#356',
    { model: 'deepseek-r1', accelerator: 'h100-sxm', tp: 8, precision: int4, engine: 'vllm' },
    [
      [128, 16.1, null],
      [8192, 16.6, null],
    ],
  ),
  qwqBatch(4, 1, 3.91),
  qwqBatch(8, 1, 3.15),
  qwqBatch(4, 16, 4.77),
  qwqBatch(8, 16, 4.25),
  qwqBatch(2, 128, 11.34),
];

/** Our figure of what was published. */
export function figureOf(result: Result, what: Published['what']): number {
  const { latency, interval } = result;
  if (what === 'TPOT, ms') return (latency.tpotS.mean ?? Number.NaN) * 1000;
  if (what === 'TTFT, ms') return (latency.ttftS.mean ?? Number.NaN) * 1000;
  return what === 'seconds in all' ? interval.lengthS : (result.throughput.outputTokensPerS ?? Number.NaN);
}

/** How many times faster we are than what was published. */
export const fasterBy = (ours: number, { what, value }: Published): number =>
  what === 'output tokens/s' ? ours / value : value / ours;
