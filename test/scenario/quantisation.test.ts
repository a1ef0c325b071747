// The precision of a checkpoint as its own files say it, module by module, and what a scenario overrules.

import { describe, expect, test } from 'vitest';
import { precisionByModule } from '../../src/catalog/checkpoint-precision.ts';
import { findModel } from '../../src/catalog/model-names.ts';
import { elementBytes } from '../../src/catalog/precisions.ts';
import { InputError } from '../../src/errors.ts';
import { modelFromConfig } from '../../src/scenario/hugging-face.ts';
import { resolvePrecision } from '../../src/scenario/section/precision.ts';

const llama = {
  ...{ model_type: 'llama', hidden_size: 4096, intermediate_size: 14336, num_hidden_layers: 32 },
  ...{ num_attention_heads: 32, num_key_value_heads: 8, vocab_size: 128256, tie_word_embeddings: false },
};
const experts = { num_local_experts: 64, num_experts_per_tok: 4, moe_intermediate_size: 2048, n_shared_experts: 1 };
const read = (quantization_config: object, more: object = {}) =>
  modelFromConfig({ ...llama, ...more, quantization_config }, 'x', ['config.json']);
const group = (weights: object, input_activations: object | null = null, targets = ['Linear']) => ({
  quant_method: 'compressed-tensors',
  config_groups: { group_0: { targets, weights, input_activations } },
  ignore: ['lm_head'],
});
const float8 = { num_bits: 8, type: 'float', strategy: 'channel' };

describe('quantization_config', () => {
  test.each<[object, object]>([
    [
      { quant_method: 'fp8', weight_block_size: [128, 128] },
      { denseMlp: 'fp8-block', attention: 'fp8-block', activations: 'fp8', kv: 'bf16' },
    ],
    [
      { quant_method: 'fp8', activation_scheme: 'static' },
      { denseMlp: 'fp8', head: 'bf16' },
    ],
    [
      { ...group(float8, float8), kv_cache_scheme: { num_bits: 8, type: 'float' } },
      { denseMlp: 'fp8', activations: 'fp8', kv: 'fp8' },
    ],
    [
      group({ num_bits: 4, type: 'int', strategy: 'group', group_size: 32 }),
      { denseMlp: 'int4-g32', activations: 'bf16' },
    ],
    [
      group({ num_bits: 8, type: 'int', strategy: 'channel' }, { num_bits: 8, type: 'int' }),
      { denseMlp: 'int8', activations: 'int8' },
    ],
    [
      group({ num_bits: 4, type: 'float', group_size: 16 }, { num_bits: 4, type: 'float' }),
      { denseMlp: 'fp4', activations: 'fp4' },
    ],
    [
      { quant_method: 'awq', bits: 4, group_size: 128 },
      { denseMlp: 'int4-g128', attention: 'int4-g128' },
    ],
    [{ quant_method: 'gptq', bits: 4, group_size: -1 }, { denseMlp: 'int4-channel' }],
    [
      {
        quant_method: 'modelopt',
        quant_algo: 'NVFP4',
        kv_cache_quant_algo: 'FP8',
        exclude_modules: ['lm_head', '*self_attn*'],
      },
      { denseMlp: 'fp4', attention: 'bf16', kv: 'fp8' },
    ],
    [
      { quant_method: 'bitsandbytes', load_in_4bit: true },
      { denseMlp: 'int4-g64', activations: 'bf16' },
    ],
  ])('%j', (config, expected) => {
    const { warnings: _, ...model } = read(config);
    expect(precisionByModule(model)).toMatchObject(expected);
  });

  test('lists of exceptions are by module, whatever their layers are numbered', () => {
    const attention = Array.from({ length: 32 }, (_, at) => [
      `model.layers.${at}.self_attn.q_proj`,
      `model.layers.${at}.self_attn.o_proj`,
    ]);
    const fp8 = { quant_method: 'fp8', modules_to_not_convert: ['gate', 'lm_head', ...attention.flat()] };
    expect(precisionByModule(read(fp8, experts))).toMatchObject({
      attention: 'bf16',
      routedExperts: 'fp8',
      sharedExperts: 'fp8',
    });
    const first = { quant_method: 'fp8', modules_to_not_convert: ['model.layers.0.mlp', 'model.layers.31.mlp'] };
    expect(precisionByModule(read(first))['denseMlp']).toBe('fp8');
    expect(read(first).warnings).toEqual([expect.stringMatching(/denseMlp: 6 % of the layers/)]);
  });

  test.each<object>([
    { quant_method: 'aqlm' },
    { quant_method: 'awq', bits: 3 },
    { quant_method: 'modelopt', quant_algo: 'FP2' },
    { quant_method: 'compressed-tensors', config_groups: {} },
    { quant_method: 'fp8', kv_cache_scheme: { num_bits: 3 } },
    { quant_method: 'fp8', ignore: ['re:('] },
  ])('%j is refused by name', (config) => {
    expect(() => read(config)).toThrow(InputError);
    expect(() => read(config)).toThrow(/quantization_config/);
  });

  test('modelopt’s file beside it says the same', () => {
    const beside = { quantization: { quant_algo: 'FP8', kv_cache_quant_algo: 'FP8', exclude_modules: ['lm_head'] } };
    const model = modelFromConfig({ ...llama, hf_quant_config: beside }, 'x', []);
    expect(precisionByModule(model)).toMatchObject({ attention: 'fp8', kv: 'fp8' });
  });
});

describe('formats with a group in the name', () => {
  test.each([
    ['int4-g32', 0.5625],
    ['int4-g128', 0.515625],
    ['int4-channel', 0.5],
    ['fp8-block', 1],
  ])('%s takes %d B an element', (name, bytes) => {
    expect(elementBytes(name)).toBe(bytes);
  });
});

describe('a scenario before the checkpoint', () => {
  const published = { weights: 'int4-g32', attention: 'bf16', activations: 'bf16', kv: 'fp8' } as const;
  test('nothing written is the checkpoint', () => {
    const { weights, kv, head, modules } = resolvePrecision(undefined, published);
    expect({ weights, kv, head }).toEqual({ weights: 'int4-g32', kv: 'fp8', head: 'bf16' });
    expect(modules).toMatchObject({ attention: 'bf16', routedExperts: 'int4-g32', router: 'bf16' });
  });
  test('one module, or the cache, at a time', () => {
    expect(resolvePrecision({ attention: 'fp8', kv: 'bf16' }, published)).toMatchObject({
      kv: 'bf16',
      modules: { attention: 'fp8', denseMlp: 'int4-g32' },
    });
  });
  test('written weights go before every module', () => {
    const { weights, activations, modules } = resolvePrecision({ weights: 'bf16' }, published);
    expect([weights, activations, modules]).toEqual(['bf16', 'bf16', undefined]);
  });
  test('without a checkpoint all is as it was', () => {
    expect(resolvePrecision({ weights: 'fp8' })).toEqual({
      weights: 'fp8',
      activations: 'bf16',
      kv: 'bf16',
      head: 'bf16',
    });
  });
});

describe('names that say how a copy is stored', () => {
  test.each([
    ['Qwen/Qwen3-32B-FP8', 'fp8-block'],
    ['RedHatAI/Llama-3.3-70B-Instruct-FP8-dynamic', 'fp8'],
    ['nvidia/Llama-3.1-8B-Instruct-FP8', 'fp8'],
    ['nvidia/DeepSeek-R1-NVFP4', 'fp4'],
    ['Qwen/Qwen2.5-72B-Instruct-AWQ', 'int4-g128'],
    ['RedHatAI/Meta-Llama-3.1-8B-Instruct-quantized.w8a8', 'int8'],
    ['deepseek-ai/DeepSeek-R1', 'fp8-block'],
    ['openai/gpt-oss-120b', 'mxfp4'],
    ['meta-llama/Llama-3.1-8B-Instruct', undefined],
  ])('%s', (name, weights) => {
    expect(findModel(name)?.precision?.weights).toBe(weights);
  });

  test('Meta’s 405B leaves attention in 16 bits', () => {
    expect(findModel('meta-llama/Llama-3.1-405B-Instruct-FP8')?.precision).toMatchObject({
      weights: 'fp8',
      attention: 'bf16',
    });
    expect(findModel('nvidia/Llama-3.1-405B-Instruct-FP8')?.precision?.attention).toBeUndefined();
  });
});
