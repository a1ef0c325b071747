// Families whose config files have keys of their own for the plain numbers: other names, other units, lists, tables.

import { hybridFamilies } from './hybrid-families.ts';
import type { Reader } from './reader.ts';
import { sharedFamilies } from './shared-families.ts';
import { attentionOf, type Base, type Change, expertLayers, type Family, leadingDense, mlpOf } from './special.ts';

const count = (values: readonly unknown[], one: unknown): number => values.filter((value) => value === one).length;

/** Alternating experts and wide dense MLPs, one shared expert; rope layers see a chunk. */
function llama4(reader: Reader, base: Base): Change {
  const { layers, experts, ffn } = base;
  const step = Math.max(1, reader.extra(['interleave_moe_layer_step']) ?? 1);
  const listed = reader.indices('moe_layers');
  const wide = reader.extra(['intermediate_size_mlp']) ?? ffn;
  const rope = reader.indices('no_rope_layers') ?? [];
  const every = reader.extra(['no_rope_layer_interval']) ?? 4;
  const windowLayers = rope.length === layers ? count(rope, 1) : layers - Math.floor(layers / every);
  const isChunked = (reader.extra(['attention_chunk_size']) ?? 1) > 1;
  const seen = isChunked ? { windowLayers, slidingWindow: reader.extra(['attention_chunk_size']) as number } : {};
  if (experts === undefined)
    return { ...seen, ffn: reader.extra(['intermediate_size_mlp']) === undefined ? ffn : wide };
  const withExperts = listed?.length ?? expertLayers(layers, step, []);
  return { ...seen, ffn: wide, moeFfn: ffn, sharedExperts: 1, ...leadingDense(layers, withExperts) };
}

/** Experts from one layer to another, every so many. */
function ernieMoe(reader: Reader, base: Base): Change {
  const { layers, experts } = base;
  const from = reader.extra(['moe_layer_start_index']) ?? 0;
  const end = reader.whole(['moe_layer_end_index'], -1) ?? -1;
  const to = end === -1 ? layers - 1 : end;
  const every = Math.max(1, reader.extra(['moe_layer_interval']) ?? 1);
  if (experts === undefined) return {};
  const at = Array.from({ length: layers }, (_, layer) => (layer + 1) % every === 0 && layer >= from && layer <= to);
  const withExperts = count(at, true);
  if (every === 1 && to === layers - 1) return {};
  return leadingDense(layers, withExperts);
}

function chatGlm(reader: Reader, { heads }: Base): Change {
  const groups = reader.extra(['multi_query_group_num']);
  return reader.flag('multi_query_attention') === true && groups !== undefined
    ? { kvHeads: groups }
    : { kvHeads: heads };
}

/** `intermediate_size` counts both up projections. */
function firstQwen(reader: Reader, { ffn, heads }: Base): Change {
  if (ffn % 2 !== 0) reader.add('BAD_VALUE', 'intermediate_size', String(ffn), 'It counts both halves, so it is even.');
  return { ffn: ffn / 2, kvHeads: heads };
}

function mpt(reader: Reader, { hidden, heads }: Base): Change {
  const attention = reader.table('attn_config');
  const ratio = reader.extra(['expansion_ratio']) ?? 4;
  const kvHeads =
    attention?.extra(['kv_n_heads']) ?? (attention?.get('attn_type') === 'multiquery_attention' ? 1 : heads);
  return { ffn: ratio * hidden, kvHeads };
}

function dbrx(reader: Reader, base: Base): Change {
  const attention = reader.table('attn_config');
  const mlp = reader.table('ffn_config');
  const experts = mlp?.extra(['moe_num_experts']);
  const kvHeads = attention?.extra(['kv_n_heads']) ?? base.heads;
  const ffn = mlp?.extra(['ffn_hidden_size']) ?? base.ffn;
  if (experts === undefined) return { kvHeads, ffn };
  return { kvHeads, ffn, experts, topK: mlp?.extra(['moe_top_k']) ?? 1 };
}

/** Two latent attentions, two MLPs and one mixture of experts a layer; some experts pass their input on. */
function longcat(reader: Reader, base: Base): Change {
  const { layers, hidden, ffn, experts = 0 } = base;
  const idle = reader.extra(['zero_expert_num']) ?? 0;
  reader.get('zero_expert_type');
  const beside = attentionOf(base) + 2 * mlpOf(base, ffn) + idle * hidden;
  const { topK = 1 } = base;
  return {
    denseLayers: 0,
    keptLayers: 2 * layers,
    extraParameters: layers * beside,
    topK: Math.max(1, Math.round((topK * experts) / (experts + idle))),
    needs: ['two-attentions'],
    note: 'a token takes as many real experts as an even choice among all would give it',
  };
}

/** Layers listed by number hold experts; some attend with other heads. */
function step3(reader: Reader, base: Base): Change {
  const { layers } = base;
  const listed = reader.get('moe_layers_enum');
  const withExperts = typeof listed === 'string' ? listed.split(',').filter((one) => one.trim() !== '').length : layers;
  const other = reader.table('attention_other_setting');
  const rank = reader.extra(['share_q_dim']);
  const needs = [...(other === null ? [] : ['varying-layers']), ...(rank === undefined ? [] : ['latent-queries'])];
  const wide = base.heads * base.headDim;
  const { hidden } = base;
  const queries = rank === undefined ? {} : { extraParameters: layers * (rank * (hidden + wide) - hidden * wide) };
  const isLeading = typeof listed === 'string' && listed.trim().endsWith(String(layers - 1));
  const dense = layers - withExperts;
  const placed = isLeading && dense > 0 ? { denseLayers: dense } : leadingDense(layers, withExperts);
  const shared = base.sharedFfn === undefined ? {} : { sharedExperts: 1 };
  return { ...shared, ...queries, ...(base.experts === undefined ? {} : placed), needs };
}

/** Blocks of keys are chosen in most layers; dense layers have a width of their own. */
function minimaxM3(reader: Reader, base: Base): Change {
  const sparse = reader.table('sparse_attention_config');
  const isSparse = sparse !== null && sparse.flag('use_sparse_attention') !== false;
  const dense = reader.extra(['dense_intermediate_size']) ?? base.ffn;
  return { ffn: dense, moeFfn: base.moeFfn ?? base.ffn, needs: isSparse ? ['sparse-attention'] : [] };
}

/** Layers with a window, by a list of 0 and 1, may have other KV heads. */
function mimoFlash(reader: Reader, { layers }: Base): Change {
  const pattern = reader.indices('hybrid_layer_pattern') ?? [];
  for (const key of ['attention_chunk_size', 'hybrid_block_size', 'attention_projection_layout']) reader.get(key);
  for (const key of ['swa_num_attention_heads', 'swa_head_dim', 'swa_v_head_dim']) reader.get(key);
  reader.get('swa_num_key_value_heads');
  if (pattern.length !== layers) return {};
  return {
    windowLayers: count(pattern, 1),
    note: 'layers with a window may have more KV heads, which are not counted',
  };
}

/** Experts a layer as lists, one number for all; layers may share their cache. */
function hunyuanMoe(reader: Reader, base: Base): Change {
  const factor = reader.extra(['cla_share_factor']) ?? 1;
  const shares = reader.flag('use_cla') === true ? factor : 1;
  reader.get('use_mixed_mlp_moe');
  const kept = shares > 1 ? { keptLayers: Math.ceil(base.layers / shares), needs: ['varying-layers'] } : {};
  return { ...kept, ...(base.experts !== undefined && { moeFfn: base.moeFfn ?? base.ffn }) };
}

const varying = (...keys: readonly string[]) => ({
  special: (reader: Reader): Change => {
    for (const key of keys) reader.get(key);
    return { needs: ['varying-layers'] };
  },
});

/**
 * Several streams that are predicted and corrected (AltUp), a low-rank branch (Laurel), an embedding for each layer;
 * the last layers read the cache of others.
 */
function gemma3n(reader: Reader, base: Base): Change {
  const { layers, hidden } = base;
  const perLayer = reader.extra(['hidden_size_per_layer_input']) ?? 256;
  const rows = reader.extra(['vocab_size_per_layer_input']) ?? 262144;
  const rank = reader.extra(['laurel_rank']) ?? 64;
  const streams = reader.extra(['altup_num_inputs']) ?? 4;
  const borrowed = reader.whole(['num_kv_shared_layers']) ?? 15;
  for (const key of ['altup_active_idx', 'activation_sparsity_pattern']) reader.get(key);
  const kinds = reader.words('layer_types');
  const kept = Math.max(0, layers - borrowed);
  const isFull = (at: number) => (kinds.length === layers ? kinds[at] === 'full_attention' : (at + 1) % 5 === 0);
  const full = Array.from({ length: kept }, (_, at) => isFull(at)).filter(Boolean).length;
  const each = 2 * hidden * (perLayer + rank) + hidden * streams + streams ** 3 + streams ** 2 + 5 * hidden;
  return {
    keptLayers: kept,
    windowLayers: kept - full,
    extraParameters: layers * (each + rows * perLayer + hidden * perLayer) + 2 * (streams - 1) * hidden * hidden,
    needs: ['varying-layers'],
  };
}

const gemma4 = varying(
  ...['global_head_dim', 'num_global_key_value_heads', 'num_kv_shared_layers', 'hidden_size_per_layer_input'],
  ...['vocab_size_per_layer_input', 'attention_k_eq_v', 'use_double_wide_mlp', 'moe_block_intermediate_size'],
);

/** Queries and outputs of attention are chosen among experts too; the plain count has those that a token takes. */
function jetMoe(_: Reader, { layers, hidden, kvHeads, headDim, experts, topK = 1 }: Base): Change {
  if (experts === undefined) return { needs: ['expert-attention'] };
  const idle = layers * (experts - topK) * 2 * hidden * kvHeads * headDim;
  return { extraParameters: idle + layers * experts * hidden, idleParameters: idle, needs: ['expert-attention'] };
}

/** A gate as wide as the queries; layers without a window at an interval where the file does not list them. */
function afMoe(reader: Reader, { layers, hidden, heads, headDim }: Base): Change {
  const every = reader.extra(['global_attn_every_n_layers']) ?? 4;
  const kinds = reader.words('layer_types');
  const windows = kinds.length === layers ? {} : { windowLayers: layers - Math.floor(layers / every) };
  return { ...windows, extraParameters: layers * heads * headDim * hidden };
}

/** Attention to blocks in every layer but some; the width of the MLP has a key of its own. */
function phi3Small(reader: Reader): Change {
  for (const key of ['blocksparse_block_size', 'blocksparse_num_local_blocks', 'blocksparse_vert_stride'])
    reader.get(key);
  for (const key of ['dense_attention_every_n_layers', 'ff_intermediate_size', 'ff_dim_multiplier']) reader.get(key);
  return { needs: ['sparse-attention'] };
}
const mllama = (reader: Reader): Change => ({
  needs: (reader.indices('cross_attention_layers') ?? []).length > 0 ? ['cross-attention'] : [],
});
const kimiK3 = (): Change => ({ needs: ['hybrid-layers', 'latent-experts'] });

const gated = { tied: false, gated: true };

/** [model_type] */
export const oddFamilies: Readonly<Record<string, Family>> = {
  ...hybridFamilies,
  ...sharedFamilies,
  llama4: { ...gated, special: llama4 },
  llama4_text: { ...gated, special: llama4 },
  ernie4_5_moe: { tied: true, gated: true, special: ernieMoe },
  chatglm: { ...gated, keys: { vocab: ['padded_vocab_size'] }, special: chatGlm },
  qwen: { ...gated, special: firstQwen },
  mpt: { tied: true, gated: false, special: mpt },
  dbrx: { ...gated, special: dbrx },
  falcon: { tied: true, gated: false },
  longcat_flash: { ...gated, special: longcat },
  longcat_flash_ngram: { ...gated, special: longcat },
  step3: { ...gated, special: step3 },
  step3_text: { ...gated, special: step3 },
  step3p5: { ...gated, special: step3 },
  step3p7: { ...gated, special: step3 },
  step3p7_text: { ...gated, special: step3 },
  minimax_m3: { ...gated, special: minimaxM3 },
  minimax_m3_text: { ...gated, special: minimaxM3 },
  mimo_v2_flash: { ...gated, special: mimoFlash },
  hunyuan: { ...gated, special: hunyuanMoe },
  hunyuan_v1_moe: { ...gated, special: hunyuanMoe },
  gemma3n: { tied: true, gated: true, special: gemma3n },
  gemma3n_text: { tied: true, gated: true, special: gemma3n },
  gemma4: { tied: true, gated: true, ...gemma4 },
  gemma4_text: { tied: true, gated: true, ...gemma4 },
  cohere2: { tied: true, gated: true },
  gpt_oss: gated,
  deepseek_v4: {
    ...gated,
    special: (reader) => {
      for (const key of ['compress_ratios', 'o_lora_rank', 'o_groups', 'index_head_dim', 'index_n_heads'])
        reader.get(key);
      for (const key of ['hc_mult', 'num_hash_layers', 'compress_rope_theta', 'n_hash_layers']) reader.get(key);
      return { needs: ['compressed-attention'] };
    },
  },
  'nemotron-nas': { ...gated, ...varying('block_configs') },
  openelm: { tied: true, gated: true, ...varying('num_kv_heads', 'num_query_heads', 'ffn_multipliers') },
  jetmoe: { tied: true, gated: true, special: jetMoe },
  afmoe: { ...gated, special: afMoe },
  phi3small: { tied: true, gated: true, keys: { ffn: ['ff_intermediate_size'] }, special: phi3Small },
  mllama: { ...gated, special: mllama },
  mllama_text_model: { ...gated, special: mllama },
  kimi_k3: { ...gated, special: kimiK3 },
};
