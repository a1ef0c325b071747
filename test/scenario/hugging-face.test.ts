// A model from a Hugging Face config.json.

import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { modelFromConfig } from '../../src/scenario/hugging-face.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { problemsOf } from './config-problems.ts';

const llama = {
  model_type: 'llama',
  num_hidden_layers: 32,
  hidden_size: 4096,
  num_attention_heads: 32,
  num_key_value_heads: 8,
  intermediate_size: 14336,
  vocab_size: 128256,
  max_position_embeddings: 131072,
  tie_word_embeddings: false,
};
const latents = { kv_lora_rank: 512, qk_nope_head_dim: 128, qk_rope_head_dim: 64, v_head_dim: 128 };
const read = (config: object) => modelFromConfig(config, 'org/My Model', ['config.json']);

describe('modelFromConfig', () => {
  test('reads a llama as the catalog has it', () => {
    expect(read(llama)).toMatchObject({
      id: 'my-model',
      layers: 32,
      hidden: 4096,
      heads: 32,
      kvHeads: 8,
      headDim: 128,
      ffn: 14336,
      gatedMlp: true,
      vocab: 128256,
      tiedEmbeddings: false,
      maxContext: 131072,
      needs: [],
    });
  });

  test('heads without KV heads are MHA, and head_dim wins over the quotient', () => {
    const { num_key_value_heads: _, ...mha } = llama;
    expect(read(mha).kvHeads).toBe(32);
    expect(read({ ...llama, head_dim: 64 }).headDim).toBe(64);
  });

  test.each(['opt', 'falcon', 'phi', 'gptj', 'bloom'])('%s has a plain MLP', (model_type) => {
    expect(read({ ...llama, model_type }).gatedMlp).toBe(false);
  });

  test('the first Falcon has one KV head and four times the width', () => {
    const {
      intermediate_size: _,
      num_key_value_heads: __,
      ...falcon
    } = { ...llama, model_type: 'falcon', multi_query: true };
    expect(read(falcon)).toMatchObject({ kvHeads: 1, ffn: 4 * 4096 });
  });

  test.each([
    [{ num_local_experts: 8, num_experts_per_tok: 2 }, []],
    [{ n_routed_experts: 256, num_experts_per_tok: 8, ...latents }, []],
    [{ sliding_window: 4096 }, ['sliding-window']],
    [{ sliding_window: null }, []],
    [{ model_type: 'qwen2', sliding_window: 131072, use_sliding_window: false }, []],
    [{ layer_types: ['full_attention', 'sliding_attention'] }, ['sliding-window']],
    [{ layer_types: ['linear_attention'] }, ['hybrid-layers']],
    [{ model_type: 'mamba2' }, ['state-space']],
  ])('%j needs %j', (extra, needs) => {
    expect(read({ ...llama, ...extra }).needs).toEqual(needs);
  });

  test('what is missing is told, all of it', () => {
    expect(() => read({ model_type: 'llama' })).toThrow(InputError);
    try {
      read({ model_type: 'llama' });
    } catch (error) {
      expect((error as InputError).issues.map((issue) => issue.path[1])).toEqual([
        'num_hidden_layers',
        'hidden_size',
        'num_attention_heads',
        'intermediate_size',
        'vocab_size',
      ]);
    }
  });

  test.each([
    [{ hidden_size: -1 }],
    [{ vocab_size: 1.5 }],
    [{ num_hidden_layers: '32' }],
    [{ num_attention_heads: 33 }],
    [{ model_type: 5 }],
  ])('%j is refused', (extra) => {
    expect(() => read({ ...llama, ...extra })).toThrow(InputError);
  });
});

const problems = (config: object): string[] => problemsOf(() => read(config));

describe('fields that need one another', () => {
  const experts = { num_local_experts: 8, num_experts_per_tok: 2 };
  const { kv_lora_rank: _, ...sizes } = latents;
  const { v_head_dim: __, ...noValue } = latents;
  test.each<[object, string[]]>([
    [experts, []],
    [latents, []],
    [{ ...latents, q_lora_rank: null }, []],
    [{ num_local_experts: 8 }, ['MISSING num_experts_per_tok']],
    [{ num_experts: 8, moe_top_k: 0 }, ['BAD_VALUE moe_top_k']],
    [{ ...experts, num_experts_per_tok: 1000 }, ['BAD_VALUE num_experts_per_tok']],
    [{ moe_num_experts: 4, moe_k: 5 }, ['BAD_VALUE moe_k']],
    [{ num_experts_per_tok: 8 }, ['MISSING num_local_experts']],
    [{ ...experts, first_k_dense_replace: 33 }, ['BAD_VALUE first_k_dense_replace']],
    [{ ...experts, intermediate_size: undefined }, ['MISSING intermediate_size']],
    [{ ...experts, intermediate_size: undefined, moe_intermediate_size: 512 }, []],
    [
      { ...experts, intermediate_size: undefined, moe_intermediate_size: 512, first_k_dense_replace: 3 },
      ['MISSING intermediate_size'],
    ],
    [{ kv_lora_rank: 512 }, ['MISSING qk_nope_head_dim', 'MISSING qk_rope_head_dim', 'MISSING v_head_dim']],
    [noValue, ['MISSING v_head_dim']],
    [{ ...latents, v_head_dim: 0 }, ['BAD_VALUE v_head_dim']],
    [sizes, ['MISSING kv_lora_rank']],
    [{ kv_lora_rank: null, q_lora_rank: null, qk_nope_head_dim: 0, qk_rope_head_dim: 0, v_head_dim: 0 }, []],
    [
      { kv_lora_rank: 512, num_experts: 8, num_hidden_layers: 0 },
      [
        'MISSING num_experts_per_tok',
        'MISSING qk_nope_head_dim',
        'MISSING qk_rope_head_dim',
        'MISSING v_head_dim',
        'BAD_VALUE num_hidden_layers',
      ],
    ],
  ])('%j: %j', (extra, expected) => {
    expect(problems({ ...llama, ...extra })).toEqual(expected);
  });

  test('every number that is read is a whole number', () => {
    const counts = [
      ...['num_hidden_layers', 'hidden_size', 'num_attention_heads', 'num_key_value_heads', 'head_dim'],
      ...['intermediate_size', 'vocab_size', 'max_position_embeddings', 'n_routed_experts', 'num_experts_per_tok'],
      ...['moe_intermediate_size', 'n_shared_experts', 'shared_expert_intermediate_size', 'first_k_dense_replace'],
      ...['q_lora_rank', 'kv_lora_rank', 'qk_nope_head_dim', 'qk_rope_head_dim', 'v_head_dim', 'sliding_window'],
      ...['attention_chunk_size', 'index_topk'],
    ];
    const whole = { ...llama, ...experts, ...latents };
    for (const key of counts) {
      for (const value of ['8', -1, 8.5, [8], true, {}, 2 ** 60]) {
        const found = problems({
          ...whole,
          [key]: value,
          ...(key === 'n_routed_experts' && { num_local_experts: null }),
        });
        expect([key, value, found]).toEqual([key, value, expect.arrayContaining([`BAD_VALUE ${key}`])]);
      }
    }
  });

  test.each([
    ['tie_word_embeddings', 'false'],
    ['use_sliding_window', 0],
    ['is_encoder_decoder', 'true'],
    ['multi_query', 1],
    ['layer_types', 'full_attention'],
    ['layer_types', [1]],
    ['text_config', [llama]],
    ['text_config', 'llama'],
  ])('%s of %j is refused', (key, value) => {
    expect(problems({ ...llama, [key]: value })).toEqual([`BAD_VALUE ${key}`]);
  });
});

describe('a scenario with a path', () => {
  const scenario = (path: string) => ({
    model: path,
    fleet: { pools: [{ accelerator: 'h100-sxm' }] },
    workload: { preset: 'chat', rate: '4 /s', requests: 1 },
  });

  test('is read beside the scenario file and named after its folder', () => {
    const paths: string[] = [];
    const readText = (path: string) => {
      paths.push(path);
      return JSON.stringify(llama);
    };
    const { model } = parseScenario(scenario('My-Model/config.json'), { file: 'here/s.yaml', readText });
    expect(paths).toEqual(['here/My-Model/config.json', 'here/My-Model/hf_quant_config.json']);
    expect(model).toMatchObject({ id: 'my-model', kind: 'user', layers: 32 });
  });

  test.each(['{', '[]', '5', '{"model_type":"llama"}'])('%j is refused', (text) => {
    expect(() => parseScenario(scenario('config.json'), { readText: () => text })).toThrow(InputError);
  });

  test('a file that cannot be read is told', () => {
    const readText = () => {
      throw new Error('ENOENT');
    };
    expect(() => parseScenario(scenario('config.json'), { readText })).toThrow(/ENOENT/);
  });
});
