// Config files of public repositories, cut to their shape: counted as their tensors are, or refused by name.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sizesOf } from '../../src/catalog/index.ts';
import { modelFromConfig } from '../../src/scenario/hugging-face.ts';
import { describeWithData } from '../support/optional.ts';
import { problemsOf } from './config-problems.ts';

const llama = {
  model_type: 'llama',
  hidden_size: 4096,
  intermediate_size: 14336,
  num_hidden_layers: 32,
  num_attention_heads: 32,
  num_key_value_heads: 8,
  vocab_size: 128256,
  max_position_embeddings: 131072,
  tie_word_embeddings: false,
};
const qwenMoe = {
  ...{ model_type: 'qwen3_moe', hidden_size: 2048, intermediate_size: 6144, num_hidden_layers: 48 },
  ...{ num_attention_heads: 32, num_key_value_heads: 4, head_dim: 128, vocab_size: 151936 },
  ...{ num_experts: 128, num_experts_per_tok: 8, moe_intermediate_size: 768, tie_word_embeddings: false },
};
const read = (config: object, options = {}) => modelFromConfig(config, 'x', ['config.json'], options);
const sizes = (config: object) => sizesOf(read(config));
const problems = (config: object): string[] => problemsOf(() => read(config));

describe('layers with experts among dense ones', () => {
  test.each<[object, number]>([
    [{}, 30.532e9],
    [{ decoder_sparse_step: 2 }, 16.942e9],
    [{ mlp_only_layers: [0, 1, 2, 3, 4, 5, 6, 7] }, 26.002e9],
  ])('%j', (more, parameters) => {
    expect(Math.abs((sizes({ ...qwenMoe, ...more }).parameters ?? 0) / parameters - 1)).toBeLessThan(2e-3);
  });

  test('Llama 4 alternates, each expert layer with a shared expert', () => {
    const more = {
      num_local_experts: 16,
      num_experts_per_tok: 1,
      intermediate_size_mlp: 16384,
      intermediate_size: 8192,
    };
    const every = { ...llama, ...more, model_type: 'llama4_text', interleave_moe_layer_step: 1 };
    expect(read({ ...every, interleave_moe_layer_step: 2 })).toMatchObject({
      denseLayers: 16,
      ffn: 16384,
      moeFfn: 8192,
    });
    expect(read(every)).toMatchObject({ moeFfn: 8192, sharedExperts: 1 });
    expect(read(every).denseLayers).toBeUndefined();
  });
});

describe('what a file leaves out is its library’s default', () => {
  const { tie_word_embeddings: _, ...silent } = llama;
  test.each([
    ...['llama', 'mistral', 'qwen2', 'qwen3', 'deepseek_v3', 'granite', 'olmo2', 'phi', 'gptj', 'nemotron'].map(
      (type) => [type, false] as const,
    ),
    ...['gemma2', 'cohere', 'falcon', 'opt', 'bloom', 'starcoder2', 'smollm3', 'ernie4_5'].map(
      (type) => [type, true] as const,
    ),
  ])('%s ties its head: %s', (model_type, tied) => {
    expect(read({ ...silent, model_type }).tiedEmbeddings).toBe(tied);
  });

  test.each(['apertus', 'arcee', 'nemotron', 'persimmon'])('%s has a plain MLP', (model_type) => {
    expect(read({ ...llama, model_type }).gatedMlp).toBe(false);
  });
});

describe('what is not known is refused by name', () => {
  test.each<[object, string[]]>([
    [{ model_type: 'quetzal' }, ['UNKNOWN_NAME model_type']],
    [{ model_type: 'albert' }, ['NOT_YET model_type']],
    [{ model_type: 'git' }, ['NOT_YET model_type']],
    [{ num_memory_layers: 4 }, ['UNKNOWN_KEY num_memory_layers']],
    [{ latent_width: 512 }, ['UNKNOWN_KEY latent_width']],
    [{ num_memory_layers: 0, latent_width: null }, []],
    [{ attention_dropout: 0.1, pretraining_tp: 1, num_beam_groups: 1, top_k: 50, chunk_size_feed_forward: 0 }, []],
  ])('%j: %j', (more, expected) => {
    expect(problems({ ...llama, ...more })).toEqual(expected);
  });

  test('--assume goes on, and the model says so', () => {
    const model = read({ ...llama, model_type: 'quetzal', num_memory_layers: 4 }, { assume: 'llama' });
    expect(model.warnings).toEqual([expect.stringMatching(/quetzal/), expect.stringMatching(/num_memory_layers/)]);
    expect(sizesOf(model).parameters).toBe(sizes(llama).parameters);
    expect(() => read({ ...llama, model_type: 'albert' }, { assume: 'llama' })).toThrow(/encoder/);
  });
});

describe('positions that are scaled lengthen the context', () => {
  test.each([
    [{ rope_type: 'yarn', factor: 4, original_max_position_embeddings: 32768 }, 40960, 131072],
    [{ type: 'yarn', factor: 40, original_max_position_embeddings: 4096 }, 163840, 163840],
    [{ rope_type: 'llama3', factor: 8, original_max_position_embeddings: 8192 }, 131072, 131072],
    [{ rope_type: 'linear', factor: 4 }, 4096, 16384],
    [{ type: 'mrope', mrope_section: [16, 24, 24] }, 32768, 32768],
  ])('%j over %d is %d', (rope_scaling, stated, tokens) => {
    const { max_position_embeddings: _, ...rest } = llama;
    expect(read({ ...rest, max_position_embeddings: stated, rope_scaling }).maxContext).toBe(tokens);
    expect(read({ ...rest, max_position_embeddings: stated, rope_parameters: rope_scaling }).maxContext).toBe(tokens);
  });
});

describe('a language model among others', () => {
  test.each(['text_config', 'llm_config', 'language_config'])('in %s', (key) => {
    const model = read({ model_type: 'wrapper', [key]: llama, vision_config: {} });
    expect(sizesOf(model).parameters).toBe(sizes(llama).parameters);
    expect(model.towerParameters).toBeUndefined();
  });

  test('a thinker holds one that holds one', () => {
    const thinker = { model_type: 'qwen2_5_omni_thinker', text_config: { ...llama, model_type: 'qwen2_5_omni_text' } };
    expect(read({ model_type: 'qwen2_5_omni', thinker_config: thinker }).layers).toBe(32);
  });

  test('a tower of no known shape is a warning', () => {
    const model = read({ model_type: 'llava', text_config: llama, vision_config: { patch_size: 14 } });
    expect(model.warnings).toEqual([expect.stringMatching(/vision_config/)]);
  });
});

interface Expected {
  readonly total: number;
  readonly active: number | null;
  readonly kv: number;
  readonly needs?: string;
  readonly note?: string;
}

describeWithData('public config files', (folder) => {
  const files = join(folder, 'cases', 'configs');
  const expected = JSON.parse(readFileSync(join(files, 'expected.json'), 'utf8')) as Record<string, Expected>;
  const names = readdirSync(files).filter((name) => name !== 'expected.json');

  test.each(names)('%s', (name) => {
    const one = expected[name.replace(/\.json$/, '')];
    if (one === undefined) throw new Error(`nothing is expected of ${name}`);
    const model = read(JSON.parse(readFileSync(join(files, name), 'utf8')));
    const { parameters, activeParameters, kvElementsPerToken } = sizesOf(model);
    const isLanguage = /language part;|language part$/.test(one.note ?? '') && !/with the/.test(one.note ?? '');
    const towers = isLanguage ? (model.towerParameters ?? 0) : 0;
    expect(kvElementsPerToken).toBe(one.kv);
    expect(Math.abs(((parameters ?? 0) - towers) / one.total - 1)).toBeLessThan(1e-3);
    if (one.active !== null) expect(Math.abs(((activeParameters ?? 0) - towers) / one.active - 1)).toBeLessThan(1e-3);
    expect(model.needs.length > 0).toBe(one.needs !== undefined || /see 128|two attentions/.test(one.note ?? ''));
  });
});
