// VALIDATION: KV tokens as public engine logs print them, by the memory rule of each engine and version. Rows are facts
// of public issues, named owner/repository#number; what a row does not state is the engine's own default.

import { expect, test } from 'vitest';
import { compile } from '../../src/compile/index.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { parseScenario } from '../../src/scenario/index.ts';

interface Case {
  readonly id: string;
  readonly source: string;
  readonly reported: number;
  readonly model: string;
  readonly engine: string | Readonly<Record<string, string | number>>;
  readonly accelerator: string | Readonly<Record<string, string | number>>;
  readonly tp?: number;
  readonly weights?: string;
  readonly kv?: string;
}

const v06 = (more: Readonly<Record<string, string | number>>) => ({ base: 'vllm-0.6', ...more });

const cases: readonly Case[] = [
  {
    ...{ id: 'K1', source: 'vllm-project/vllm#12569', reported: 22_096, model: 'llama-3.1-70b', weights: 'int8' },
    ...{ engine: v06({ memoryFraction: 0.98, maxNumBatchedTokens: 8192 }), accelerator: 'h100-sxm' },
  },
  {
    ...{ id: 'K2', source: 'vllm-project/vllm#10511', reported: 436_551, model: 'llama-3-8b' },
    ...{ engine: v06({ maxNumBatchedTokens: 8192 }), accelerator: 'h100-sxm' },
  },
  {
    ...{ id: 'K3', source: 'vllm-project/vllm#2031', reported: 117_616, model: 'llama-2-7b' },
    ...{ engine: v06({ maxNumBatchedTokens: 4096 }), accelerator: 'a100-sxm-80gb' },
  },
  {
    ...{ id: 'K4', source: 'vllm-project/vllm#17122', reported: 158_656, model: 'llama-3.1-8b' },
    ...{ engine: 'vllm-0.8', accelerator: 'l40s' },
  },
  {
    ...{ id: 'K5', source: 'vllm-project/vllm#21348', reported: 178_880, model: 'qwen3-235b-a22b', weights: 'fp8' },
    ...{ engine: 'vllm-0.9', accelerator: 'h100-sxm', tp: 4 },
  },
  {
    ...{ id: 'K6', source: 'vllm-project/vllm#21348', reported: 367_404, model: 'qwen3-235b-a22b', weights: 'fp8' },
    ...{ engine: { base: 'sglang-0.5', memoryFraction: 0.93 }, accelerator: 'h100-sxm', tp: 4 },
  },
  {
    ...{ id: 'K8', source: 'vllm-project/vllm#13061', reported: 81_536, model: 'qwen2.5-14b', tp: 2 },
    ...{ engine: v06({ memoryFraction: 0.98 }), accelerator: { base: 'rtx-4090', linkDomain: 2 } },
  },
  {
    ...{ id: 'K9, budget 20,000', source: 'vllm-project/vllm#10517', reported: 31_232, model: 'llama-3.1-8b' },
    ...{ engine: v06({ maxNumBatchedTokens: 20_000 }), accelerator: 'rtx-3090' },
  },
  {
    ...{ id: 'K9, budget 29,000', source: 'vllm-project/vllm#10517', reported: 23_648, model: 'llama-3.1-8b' },
    ...{ engine: v06({ maxNumBatchedTokens: 29_000 }), accelerator: 'rtx-3090' },
  },
  {
    ...{ id: 'K11', source: 'NVIDIA/TensorRT-LLM docs/source/reference/memory.md', reported: 259_840 },
    ...{ model: 'llama-2-7b', weights: 'fp8', kv: 'fp8', engine: 'tensorrt-llm-1.0', accelerator: 'h100-sxm' },
  },
  {
    ...{ id: 'FP8 70B', source: 'llm-d/llm-d-benchmark#345', reported: 174_336, model: 'llama-3.3-70b' },
    ...{ weights: 'fp8', engine: 'vllm-0.9', accelerator: 'h200-sxm' },
  },
];

const module = await loadCoreModule();

function kvTokensOf({ model, engine, accelerator, tp = 1, weights = 'bf16', kv = 'bf16' }: Omit<Case, 'id'>): number {
  const scenario = parseScenario({
    ...{ model, engine, precision: { weights, activations: weights, kv } },
    fleet: { pools: [{ accelerator, tp }] },
    workload: { prompt: 500, output: 100, rate: '0.2 /s', requests: 20 },
  });
  const [pool] = compile(scenario, { module }).pools;
  return pool?.capacity.find(({ what }) => what === 'KV tokens')?.value ?? Number.NaN;
}

test('KV tokens of public logs are met within 8 % in the median, none is off by more than 20 %', () => {
  const ratios = cases.map((one) => {
    const ratio = kvTokensOf(one) / one.reported;
    process.stdout.write(`KV tokens, ${one.id} (${one.source}): ${ratio.toFixed(3)} of ${one.reported}\n`);
    return ratio;
  });
  const errors = ratios.map((ratio) => Math.abs(ratio - 1)).sort((a, b) => a - b);
  expect(errors[errors.length >> 1]).toBeLessThan(0.08);
  expect(Math.max(...errors)).toBeLessThan(0.2);
});

// basetenlabs/truss-examples#279, vllm-project/vllm#10517; tenstorrent/tt-inference-server#143 with prompts of 8,192
test.each([
  ['llama-3.1-70b', 'h100-sxm', 'vllm', 4_000],
  ['llama-3.1-70b', 'h100-sxm', 'vllm-0.6', 4_000],
  ['llama-3.1-70b', 'a100-sxm-80gb', 'vllm', 4_000],
  ['qwen2.5-72b', 'h100-sxm', 'vllm', 8_192],
])('%s in BF16 on two %s runs in %s, as it does in public', (model, accelerator, engine, least) => {
  expect(kvTokensOf({ source: '', reported: 0, model, accelerator, engine, tp: 2 })).toBeGreaterThan(least);
});

test('a step of more tokens, and more sequences, leave less for KV: vllm-project/vllm#17885', () => {
  const of = (maxNumBatchedTokens: number, maxNumSeqs: number) =>
    kvTokensOf({
      ...{ source: '', reported: 0, model: 'llama-3.1-70b', accelerator: 'a100-sxm-80gb', tp: 2 },
      engine: { base: 'vllm-0.8', memoryFraction: 0.95, maxNumBatchedTokens, maxNumSeqs },
    });
  expect(of(16_384, 256)).toBeLessThan(of(2048, 256));
  expect(of(2048, 1024)).toBeLessThan(of(2048, 256));
  // 4.4 GiB for 1,024 sequences against 1.1 GiB for 256, of KV of 160 KiB a token and rank
  expect(of(2048, 256) - of(8192, 1024)).toBeGreaterThan(20_000);
});
