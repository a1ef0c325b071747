// Models from params.json, as Meta and Mistral write it.

import { expect, test } from 'vitest';
import { sizesOf } from '../../src/catalog/index.ts';
import { configOfParams, isParams, modelFromParams } from '../../src/scenario/checkpoint/params.ts';
import { problemsOf } from './config-problems.ts';

const meta = {
  ...{ dim: 4096, n_layers: 32, n_heads: 32, n_kv_heads: 8, vocab_size: 128256, ffn_dim_multiplier: 1.3 },
  ...{ multiple_of: 1024, norm_eps: 1e-5, rope_theta: 500000, use_scaled_rope: true },
};
const mistral = {
  ...{ dim: 4096, n_layers: 32, head_dim: 128, hidden_dim: 14336, n_heads: 32, n_kv_heads: 8, norm_eps: 1e-5 },
  ...{ vocab_size: 32000, max_seq_len: 32768 },
};
const read = (config: object, options = {}) =>
  modelFromParams(config as Record<string, unknown>, 'x', ['params.json'], options);
const problems = (config: object) => problemsOf(() => read(config));

test.each<[string, object, number, number]>([
  ['Llama 3.1 8B', meta, 8.03e9, 14336],
  [
    'Llama 3.2 1B, whose tied head no file mentions',
    { ...meta, dim: 2048, n_layers: 16, ffn_dim_multiplier: 1.5, multiple_of: 256 },
    1.2358e9,
    8192,
  ],
  ['Llama 3.1 70B', { ...meta, dim: 8192, n_layers: 80, n_heads: 64, multiple_of: 4096 }, 70.55e9, 28672],
  [
    'Llama 2 7B',
    { dim: 4096, multiple_of: 256, n_heads: 32, n_layers: 32, norm_eps: 1e-5, vocab_size: 32000 },
    6.738e9,
    11008,
  ],
  ['Mistral 7B', mistral, 7.242e9, 14336],
  ['Mixtral 8x7B', { ...mistral, moe: { num_experts_per_tok: 2, num_experts: 8 } }, 46.7e9, 14336],
])('%s', (_, config, parameters, ffn) => {
  const model = read(config);
  expect(Math.abs((sizesOf(model).parameters ?? 0) / parameters - 1)).toBeLessThan(1e-3);
  expect(model).toMatchObject({
    ffn,
    gatedMlp: true,
    tiedEmbeddings: parameters < 2e9,
    needs: [],
    source: 'params.json',
  });
  expect(model.warnings).toBeUndefined();
});

test('Mixtral takes two of eight experts', () => {
  const model = read({ ...mistral, moe: { num_experts_per_tok: 2, num_experts: 8 } });
  expect(model).toMatchObject({ experts: 8, topK: 2, maxContext: 32768 });
  expect(Math.abs((sizesOf(model).activeParameters ?? 0) / 12.88e9 - 1)).toBeLessThan(1e-3);
});

test('experts with a width, shared ones and dense layers of their own; latent attention', () => {
  const moe = {
    ...{ num_experts: 128, num_experts_per_tok: 4, expert_hidden_dim: 4096, first_k_dense_replace: 3 },
    ...{ num_shared_experts: 1, route_every_n: 1, num_expert_groups: 1, num_expert_groups_per_tok: 1 },
  };
  const latents = {
    q_lora_rank: 1536,
    kv_lora_rank: 512,
    qk_nope_head_dim: 128,
    qk_rope_head_dim: 64,
    v_head_dim: 128,
  };
  const model = read({ ...mistral, ...latents, moe });
  expect(model).toMatchObject({ experts: 128, moeFfn: 4096, denseLayers: 3, sharedExperts: 1, kvLoraRank: 512 });
  expect(sizesOf(model).kvElementsPerToken).toBe(32 * 576);
});

test('without n_kv_heads every head has its own', () => {
  const { n_kv_heads: _, ...rest } = meta;
  expect(read(rest).kvHeads).toBe(32);
});

test('a window, scaled positions, a tied head, FP8', () => {
  expect(read({ ...mistral, sliding_window: 4096 })).toMatchObject({ slidingWindow: 4096, needs: ['sliding-window'] });
  const yarn = { beta: 32, alpha: 1, factor: 16, original_max_position_embeddings: 16384 };
  expect(read({ ...mistral, yarn }).maxContext).toBe(262144);
  expect(read({ ...mistral, tied_embeddings: true }).tiedEmbeddings).toBe(true);
  const stored = read({ ...mistral, quantization: { qformat_weight: 'fp8_e4m3', qscheme_act: 'TENSOR' } });
  expect(stored.precision).toMatchObject({ weights: 'fp8', activations: 'fp8' });
  expect(stored.warnings).toBeUndefined();
});

test('an encoder of images weighs; what is not counted is a warning', () => {
  const vision_encoder = {
    ...{ hidden_size: 1024, num_channels: 3, image_size: 1024, patch_size: 16, intermediate_size: 4096 },
    ...{ num_hidden_layers: 24, num_attention_heads: 16 },
  };
  expect(read({ ...mistral, vision_encoder }).towerParameters).toBeGreaterThan(0.3e9);
  const multimodal = { whisper_model_args: { encoder_args: { dim: 1280, n_layers: 32 } } };
  expect(read({ ...mistral, multimodal }).warnings).toEqual(['multimodal: its weights are not counted']);
});

test.each<[object, string[]]>([
  [{ ...meta, vocab_size: -1 }, ['INCOMPLETE vocab_size']],
  [{ ...meta, moe_args: { num_experts: 16, top_k: 1 } }, ['UNKNOWN_KEY moe_args']],
  [{ ...meta, nope_layer_interval: 4 }, ['UNKNOWN_KEY nope_layer_interval']],
  [{ ...mistral, moe: { num_experts: 8 } }, ['MISSING num_experts_per_tok']],
  [{ ...meta, n_layers: 0 }, ['BAD_VALUE num_hidden_layers']],
  [{ ...meta, n_heads: '32' }, ['BAD_VALUE num_attention_heads']],
])('%j: %j', (config, expected) => {
  expect(problems(config)).toEqual(expected);
});

test('a file of Hugging Face is none of these', () => {
  expect(isParams(meta)).toBe(true);
  expect(isParams({ ...meta, model_type: 'mamba' })).toBe(false);
  expect(isParams({ dim: 4096 })).toBe(false);
  expect(configOfParams(meta)).toMatchObject({ model_type: 'llama', intermediate_size: 14336 });
});
