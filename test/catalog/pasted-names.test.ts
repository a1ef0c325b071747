// Names of repositories that people paste: each finds the entry whose shape it has, as that copy is stored.

import { expect, test } from 'vitest';
import { findModel } from '../../src/catalog/model-names.ts';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** [entry] names of its copies in 16 bits, or as they are published */
const plain: Readonly<Record<string, readonly string[]>> = {
  'llama-3.1-8b': words(`meta-llama/Llama-3.1-8B meta-llama/Llama-3.1-8B-Instruct meta-llama/Meta-Llama-3.1-8B-Instruct
    unsloth/Meta-Llama-3.1-8B-Instruct deepseek-ai/DeepSeek-R1-Distill-Llama-8B NousResearch/Hermes-3-Llama-3.1-8B
    allenai/Llama-3.1-Tulu-3-8B unsloth/Llama-3.1-8B-Instruct`),
  'llama-3.1-70b': words(`meta-llama/Llama-3.1-70B-Instruct meta-llama/Llama-3.3-70B-Instruct
    deepseek-ai/DeepSeek-R1-Distill-Llama-70B nvidia/Llama-3.1-Nemotron-70B-Instruct-HF NousResearch/Hermes-4-70B`),
  'llama-3.1-405b': words('meta-llama/Llama-3.1-405B meta-llama/Llama-3.1-405B-Instruct NousResearch/Hermes-4-405B'),
  'llama-3.2-1b': words('meta-llama/Llama-3.2-1B meta-llama/Llama-3.2-1B-Instruct unsloth/Llama-3.2-1B-Instruct'),
  'llama-3.2-3b': words('meta-llama/Llama-3.2-3B meta-llama/Llama-3.2-3B-Instruct unsloth/Llama-3.2-3B-Instruct'),
  'llama-3-8b': words('meta-llama/Meta-Llama-3-8B meta-llama/Meta-Llama-3-8B-Instruct NousResearch/Meta-Llama-3-8B'),
  'llama-2-7b': words('meta-llama/Llama-2-7b-hf meta-llama/Llama-2-7b-chat-hf NousResearch/Llama-2-7b-hf'),
  'llama-2-13b': words('meta-llama/Llama-2-13b-hf meta-llama/Llama-2-13b-chat-hf'),
  'llama-2-70b': words('meta-llama/Llama-2-70b-hf meta-llama/Llama-2-70b-chat-hf'),
  'llama-3.2-11b-vision': words('meta-llama/Llama-3.2-11B-Vision meta-llama/Llama-3.2-11B-Vision-Instruct'),
  'qwen2.5-0.5b': words('Qwen/Qwen2.5-0.5B Qwen/Qwen2.5-0.5B-Instruct Qwen/Qwen2-0.5B-Instruct'),
  'qwen2.5-1.5b': words('Qwen/Qwen2.5-1.5B Qwen/Qwen2.5-1.5B-Instruct Qwen/Qwen2-1.5B-Instruct'),
  'deepseek-r1-distill-qwen-1.5b': words('deepseek-ai/DeepSeek-R1-Distill-Qwen-1.5B'),
  'qwen2.5-3b': words('Qwen/Qwen2.5-3B Qwen/Qwen2.5-3B-Instruct Qwen/Qwen2.5-Coder-3B-Instruct'),
  'qwen2.5-7b': words(`Qwen/Qwen2.5-7B Qwen/Qwen2.5-7B-Instruct Qwen/Qwen2-7B-Instruct Qwen/Qwen2.5-Coder-7B-Instruct
    Qwen/Qwen2.5-Math-7B-Instruct deepseek-ai/DeepSeek-R1-Distill-Qwen-7B`),
  'qwen2.5-14b': words(`Qwen/Qwen2.5-14B Qwen/Qwen2.5-14B-Instruct Qwen/Qwen2.5-Coder-14B-Instruct
    deepseek-ai/DeepSeek-R1-Distill-Qwen-14B`),
  'qwen2.5-32b': words(`Qwen/Qwen2.5-32B Qwen/Qwen2.5-32B-Instruct Qwen/Qwen2.5-Coder-32B-Instruct Qwen/QwQ-32B
    Qwen/QwQ-32B-Preview deepseek-ai/DeepSeek-R1-Distill-Qwen-32B`),
  'qwen2.5-72b': words('Qwen/Qwen2.5-72B Qwen/Qwen2.5-72B-Instruct Qwen/Qwen2-72B-Instruct'),
  'qwen3-0.6b': words('Qwen/Qwen3-0.6B Qwen/Qwen3-0.6B-Base'),
  'qwen3-1.7b': words('Qwen/Qwen3-1.7B Qwen/Qwen3-1.7B-Base'),
  'qwen3-4b': words('Qwen/Qwen3-4B Qwen/Qwen3-4B-Base'),
  'qwen3-4b-instruct-2507': words('Qwen/Qwen3-4B-Instruct-2507 Qwen/Qwen3-4B-Thinking-2507'),
  'qwen3-8b': words('Qwen/Qwen3-8B Qwen/Qwen3-8B-Base deepseek-ai/DeepSeek-R1-0528-Qwen3-8B'),
  'qwen3-14b': words('Qwen/Qwen3-14B Qwen/Qwen3-14B-Base'),
  'qwen3-32b': words('Qwen/Qwen3-32B unsloth/Qwen3-32B'),
  'qwen3-30b-a3b': words('Qwen/Qwen3-30B-A3B Qwen/Qwen3-30B-A3B-Base'),
  'qwen3-30b-a3b-instruct-2507': words('Qwen/Qwen3-30B-A3B-Instruct-2507'),
  'qwen3-235b-a22b': words('Qwen/Qwen3-235B-A22B'),
  'qwen3-coder-480b-a35b-instruct': words('Qwen/Qwen3-Coder-480B-A35B-Instruct'),
  'qwen3-next-80b-a3b': words('Qwen/Qwen3-Next-80B-A3B-Instruct Qwen/Qwen3-Next-80B-A3B-Thinking'),
  'mistral-7b-instruct-v0.3': words('mistralai/Mistral-7B-Instruct-v0.3 mistralai/Mistral-7B-v0.3'),
  'mistral-7b-instruct-v0.2': words('mistralai/Mistral-7B-Instruct-v0.2 HuggingFaceH4/zephyr-7b-beta'),
  'mistral-small-24b': words('mistralai/Mistral-Small-24B-Instruct-2501 mistralai/Mistral-Small-24B-Base-2501'),
  'mistral-small-3.1-24b': words(`mistralai/Mistral-Small-3.1-24B-Instruct-2503 mistralai/Devstral-Small-2507
    mistralai/Mistral-Small-3.2-24B-Instruct-2506 mistralai/Magistral-Small-2506 mistralai/Devstral-Small-2505`),
  'mistral-large-2407': words('mistralai/Mistral-Large-Instruct-2407 mistralai/Mistral-Large-Instruct-2411'),
  'mistral-nemo-instruct-2407': words('mistralai/Mistral-Nemo-Instruct-2407 mistralai/Mistral-Nemo-Base-2407'),
  'ministral-8b-instruct-2410': words('mistralai/Ministral-8B-Instruct-2410'),
  'ministral-3-8b': words('mistralai/Ministral-3-8B-Instruct-2512 mistralai/Ministral-3-8B-Reasoning-2512'),
  'mixtral-8x7b-v0.1': words('mistralai/Mixtral-8x7B-v0.1 mistralai/Mixtral-8x7B-Instruct-v0.1'),
  'mixtral-8x22b-v0.1': words('mistralai/Mixtral-8x22B-v0.1 mistralai/Mixtral-8x22B-Instruct-v0.1'),
  'deepseek-v3': words(`deepseek-ai/DeepSeek-V3 deepseek-ai/DeepSeek-V3-0324 deepseek-ai/DeepSeek-V3-Base
    deepseek-ai/DeepSeek-R1 deepseek-ai/DeepSeek-R1-0528 deepseek-ai/DeepSeek-R1-Zero deepseek-ai/DeepSeek-V3.1
    deepseek-ai/DeepSeek-V3.1-Terminus deepseek-ai/DeepSeek-V3.1-Base`),
  'deepseek-v3.2': words('deepseek-ai/DeepSeek-V3.2'),
  'deepseek-v2-lite': words('deepseek-ai/DeepSeek-V2-Lite deepseek-ai/DeepSeek-V2-Lite-Chat'),
  'kimi-k2-instruct': words('moonshotai/Kimi-K2-Instruct moonshotai/Kimi-K2-Base'),
  'kimi-k2.5': words('moonshotai/Kimi-K2.5 moonshotai/Kimi-K2.6'),
  'gpt-oss-20b': words('openai/gpt-oss-20b unsloth/gpt-oss-20b'),
  'gpt-oss-120b': words('openai/gpt-oss-120b unsloth/gpt-oss-120b'),
  'glm-4.5': words('zai-org/GLM-4.5'),
  'glm-4.5-air': words('zai-org/GLM-4.5-Air'),
  'glm-4.6': words('zai-org/GLM-4.6 zai-org/GLM-4.7'),
  'minimax-m2.5': words('MiniMaxAI/MiniMax-M2 MiniMaxAI/MiniMax-M2.1 MiniMaxAI/MiniMax-M2.5'),
  'gemma-2-2b': words('google/gemma-2-2b google/gemma-2-2b-it'),
  'gemma-2-9b': words('google/gemma-2-9b google/gemma-2-9b-it'),
  'gemma-2-27b': words('google/gemma-2-27b google/gemma-2-27b-it'),
  'gemma-3-4b': words('google/gemma-3-4b-it google/gemma-3-4b-pt'),
  'gemma-3-12b': words('google/gemma-3-12b-it google/gemma-3-12b-pt'),
  'gemma-3-27b': words('google/gemma-3-27b-it google/gemma-3-27b-pt'),
  'phi-4': words('microsoft/phi-4'),
  'phi-4-mini': words('microsoft/Phi-4-mini-instruct'),
  'phi-3.5-mini': words('microsoft/Phi-3.5-mini-instruct'),
  'tinyllama-1.1b': words('TinyLlama/TinyLlama-1.1B-Chat-v1.0'),
  'smollm2-1.7b': words('HuggingFaceTB/SmolLM2-1.7B-Instruct'),
  'seed-oss-36b': words('ByteDance-Seed/Seed-OSS-36B-Instruct'),
  'granite-3.3-8b': words('ibm-granite/granite-3.3-8b-instruct ibm-granite/granite-3.1-8b-base'),
};

/** [name, entry, format of its weights] of copies that were stored anew */
const stored: readonly (readonly [string, string, string])[] = [
  ['Qwen/Qwen3-32B-FP8', 'qwen3-32b', 'fp8-block'],
  ['Qwen/Qwen3-8B-FP8', 'qwen3-8b', 'fp8-block'],
  ['Qwen/Qwen3-14B-FP8', 'qwen3-14b', 'fp8-block'],
  ['Qwen/Qwen3-4B-FP8', 'qwen3-4b', 'fp8-block'],
  ['Qwen/Qwen3-30B-A3B-FP8', 'qwen3-30b-a3b', 'fp8-block'],
  ['Qwen/Qwen3-235B-A22B-FP8', 'qwen3-235b-a22b', 'fp8-block'],
  ['Qwen/Qwen3-30B-A3B-Instruct-2507-FP8', 'qwen3-30b-a3b-instruct-2507', 'fp8-block'],
  ['Qwen/Qwen3-Coder-480B-A35B-Instruct-FP8', 'qwen3-coder-480b-a35b-instruct', 'fp8-block'],
  ['Qwen/Qwen3-32B-AWQ', 'qwen3-32b', 'int4-g128'],
  ['Qwen/Qwen2.5-7B-Instruct-AWQ', 'qwen2.5-7b', 'int4-g128'],
  ['Qwen/Qwen2.5-32B-Instruct-AWQ', 'qwen2.5-32b', 'int4-g128'],
  ['Qwen/Qwen2.5-72B-Instruct-AWQ', 'qwen2.5-72b', 'int4-g128'],
  ['Qwen/Qwen2.5-7B-Instruct-GPTQ-Int4', 'qwen2.5-7b', 'int4-g128'],
  ['Qwen/Qwen2.5-7B-Instruct-GPTQ-Int8', 'qwen2.5-7b', 'int8'],
  ['Qwen/QwQ-32B-AWQ', 'qwen2.5-32b', 'int4-g128'],
  ['RedHatAI/Llama-3.3-70B-Instruct-FP8-dynamic', 'llama-3.1-70b', 'fp8'],
  ['RedHatAI/Meta-Llama-3.1-8B-Instruct-FP8', 'llama-3.1-8b', 'fp8'],
  ['RedHatAI/Meta-Llama-3.1-8B-Instruct-quantized.w8a8', 'llama-3.1-8b', 'int8'],
  ['RedHatAI/Meta-Llama-3.1-8B-Instruct-quantized.w4a16', 'llama-3.1-8b', 'int4-g128'],
  ['RedHatAI/Qwen3-8B-FP8-dynamic', 'qwen3-8b', 'fp8'],
  ['RedHatAI/Mistral-Small-24B-Instruct-2501-FP8-dynamic', 'mistral-small-24b', 'fp8'],
  ['neuralmagic/Meta-Llama-3.1-405B-Instruct-FP8', 'llama-3.1-405b', 'fp8'],
  ['nvidia/Llama-3.1-8B-Instruct-FP8', 'llama-3.1-8b', 'fp8'],
  ['nvidia/Llama-3.3-70B-Instruct-FP4', 'llama-3.1-70b', 'fp4'],
  ['nvidia/Llama-3.1-405B-Instruct-NVFP4', 'llama-3.1-405b', 'fp4'],
  ['nvidia/DeepSeek-R1-0528-NVFP4', 'deepseek-v3', 'fp4'],
  ['nvidia/Qwen3-30B-A3B-FP4', 'qwen3-30b-a3b', 'fp4'],
  ['nvidia/Kimi-K2.5-NVFP4', 'kimi-k2.5', 'fp4'],
  ['amd/Llama-3.1-405B-Instruct-FP8-KV', 'llama-3.1-405b', 'fp8'],
  ['amd/Llama-3.1-70B-Instruct-FP8-KV', 'llama-3.1-70b', 'fp8'],
  ['meta-llama/Llama-3.1-405B-Instruct-FP8', 'llama-3.1-405b', 'fp8'],
  ['zai-org/GLM-4.5-Air-FP8', 'glm-4.5-air', 'fp8'],
  ['zai-org/GLM-4.6-FP8', 'glm-4.6', 'fp8'],
  ['unsloth/Meta-Llama-3.1-8B-Instruct-bnb-4bit', 'llama-3.1-8b', 'int4-g64'],
  ['hugging-quants/Meta-Llama-3.1-70B-Instruct-AWQ-INT4', 'llama-3.1-70b', 'int4-g128'],
];

const names = Object.entries(plain).flatMap(([id, all]) => all.map((name): [string, string] => [name, id]));

test('at least 150 of them', () => {
  expect(names.length + stored.length).toBeGreaterThanOrEqual(150);
});

test.each(names)('%s is %s', (name, id) => {
  expect(findModel(name)?.id).toBe(id);
});

test.each(stored)('%s is %s in %s', (name, id, weights) => {
  const [found, base] = [findModel(name), findModel(id)];
  expect(found?.precision?.weights).toBe(weights);
  expect([found?.layers, found?.hidden, found?.ffn, found?.vocab]).toEqual([
    base?.layers,
    base?.hidden,
    base?.ffn,
    base?.vocab,
  ]);
});

test.each(['meta-llama/Llama-9-8B', 'Qwen/Qwen3-33B-FP8', 'some/unheard-of-model-AWQ'])('%s is no model', (name) => {
  expect(findModel(name)).toBeNull();
});
