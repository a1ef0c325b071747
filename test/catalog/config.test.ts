// A config.json of a catalogued architecture reads as the catalog has it, words and all.

import { describe, expect, test } from 'vitest';
import { find, modelRecords } from '../../src/catalog/index.ts';
import { needWords } from '../../src/catalog/needs.ts';
import type { ModelRecord } from '../../src/catalog/types.ts';
import { modelFromConfig } from '../../src/scenario/hugging-face.ts';

const model = (id: string): ModelRecord => {
  const entry = find(modelRecords, id);
  if (entry === null) throw new Error(id);
  return entry;
};

/** The entry written as its repository writes it; what has no number stays out. */
function configOf(one: ModelRecord, type: string, more: object = {}): Record<string, unknown> {
  const all = {
    model_type: type,
    num_hidden_layers: one.layers,
    hidden_size: one.hidden,
    num_attention_heads: one.heads,
    num_key_value_heads: one.kvHeads,
    head_dim: one.headDim,
    intermediate_size: one.ffn,
    vocab_size: one.vocab,
    tie_word_embeddings: one.tiedEmbeddings,
    max_position_embeddings: one.maxContext,
    num_experts_per_tok: one.topK,
    moe_intermediate_size: one.moeFfn,
    n_shared_experts: one.sharedExperts,
    shared_expert_intermediate_size: one.sharedFfn,
    first_k_dense_replace: one.denseLayers,
    q_lora_rank: one.qLoraRank,
    kv_lora_rank: one.kvLoraRank,
    qk_nope_head_dim: one.qkNopeHeadDim,
    qk_rope_head_dim: one.qkRopeHeadDim,
    v_head_dim: one.vHeadDim,
    sliding_window: one.slidingWindow,
    ...more,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== null));
}

const shapeOf = ({ id, name, aliases, source, kind, note, precision, ...shape }: ModelRecord) => shape;

describe('a config reads as its entry', () => {
  test.each([
    ['llama-3.1-8b', 'llama', {}],
    ['opt-13b', 'opt', {}],
    ['qwen2.5-7b', 'qwen2', { sliding_window: 4096, use_sliding_window: false }],
    ['mistral-7b-v0.1', 'mistral', {}],
    ['mimo-7b-base', 'mimo', {}],
    ['gemma-3-27b', 'gemma3_text', { layer_types: ['sliding_attention', 'full_attention'] }],
    ['mixtral-8x7b-v0.1', 'mixtral', { num_local_experts: 8 }],
    ['gpt-oss-20b', 'gpt_oss', { num_local_experts: 32 }],
    ['qwen3-30b-a3b', 'qwen3_moe', { num_experts: 128 }],
    ['deepseek-v2', 'deepseek_v2', { n_routed_experts: 160 }],
    ['deepseek-v3', 'deepseek_v3', { n_routed_experts: 256 }],
    ['glm-5', 'glm_moe_dsa', { n_routed_experts: 256, index_topk: 2048 }],
    ['nemotron-h-56b-base-8k', 'nemotron_h', {}],
  ])('%s', (id, type, more) => {
    const one = model(id);
    expect(shapeOf(modelFromConfig(configOf(one, type, more), id, []))).toEqual(shapeOf(one));
  });
});

describe('what only the type or a field tells', () => {
  test.each([
    ['llama4', { attention_chunk_size: 8192 }, ['chunked-attention']],
    ['deepseek_v4', {}, ['compressed-attention']],
    ['nemotron-nas', {}, ['varying-layers']],
    ['llama', { block_configs: [{}] }, ['varying-layers']],
    ['glm_moe_dsa', { index_topk: 2048 }, ['sparse-attention']],
    ['qwen3_next', { layer_types: ['linear_attention', 'full_attention'] }, ['hybrid-layers']],
    ['llama', { num_experts: 1, num_experts_per_tok: 1 }, []],
  ])('%s with %j needs %j', (type, more, needs) => {
    const read = modelFromConfig(configOf(model('llama-3.1-8b'), type, more), 'x', []);
    expect(read.needs).toEqual(needs);
    expect(read.experts).toBeUndefined();
    for (const word of needs) expect(needWords[word]).toBeTypeOf('string');
  });
});
