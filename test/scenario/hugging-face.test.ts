// A model from a Hugging Face config.json.

import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { modelFromConfig } from '../../src/scenario/hugging-face.ts';
import { parseScenario } from '../../src/scenario/index.ts';

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
    [{ num_local_experts: 8 }, []],
    [{ n_routed_experts: 256, kv_lora_rank: 512 }, []],
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
    expect(paths).toEqual(['here/My-Model/config.json']);
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
