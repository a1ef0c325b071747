// Families that use one block of weights in several layers, or mix recurrences with windows: Zamba, Zamba 2,
// RecurrentGemma. Counted as the library builds them.

import type { Reader } from './reader.ts';
import {
  attentionOf,
  type Base,
  type Change,
  type Family,
  mamba1Parameters,
  mamba2Parameters,
  mamba2State,
  mlpOf,
} from './special.ts';

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

/** What the plain count has of all layers: attention and MLP. */
const plainOf = (base: Base): number => base.layers * (attentionOf(base) + mlpOf(base, base.ffn));

/** Layers that call a shared block: by a list of kinds, else as the family places them. */
function sharedLayers(reader: Reader, { layers }: Base, usual: () => number): number {
  const kinds = reader.words('layers_block_type');
  if (kinds.length === layers) return kinds.filter((kind) => kind === 'hybrid' || kind === 'attention').length;
  return usual();
}

/** A block whose attention sees the layer's input and the embedding side by side. */
function sharedBlock(reader: Reader, base: Base): number {
  const { hidden, heads, kvHeads, headDim, ffn } = base;
  const wide = reader.extra(['attention_hidden_size']) ?? 2 * hidden;
  return wide * (heads + 2 * kvHeads) * headDim + heads * headDim * hidden + mlpOf(base, ffn);
}

/** Mamba 1 in all layers; one shared block, and a matrix of its own in each layer that calls it. */
function zamba(reader: Reader, plain: Base): Change {
  const base = { ...plain, headDim: reader.extra(['attention_head_dim']) ?? (2 * plain.hidden) / plain.heads };
  const { layers, hidden, headDim } = base;
  const period = reader.extra(['attn_layer_period']) ?? 6;
  const offset = reader.whole(['attn_layer_offset']) ?? 4;
  const calls = sharedLayers(reader, base, () => 1 + range(layers - 3).filter((at) => at % period === offset).length);
  const inner = (reader.extra(['mamba_expand']) ?? 2) * hidden;
  const state = reader.extra(['mamba_d_state']) ?? 16;
  const convolution = reader.extra(['mamba_d_conv']) ?? 4;
  const stated = reader.get('mamba_dt_rank');
  const rank = typeof stated === 'number' ? stated : Math.ceil(hidden / 16);
  reader.get('n_mamba_heads');
  const all =
    layers * mamba1Parameters(hidden, inner, state, rank, convolution) +
    sharedBlock(reader, base) +
    calls * hidden * hidden;
  return {
    headDim,
    keptLayers: calls,
    extraParameters: all - plainOf(base),
    stateElements: layers * inner * (state + convolution - 1),
    needs: ['state-space'],
  };
}

/** Mamba 2 in all layers; a few shared blocks in turn, each call with a matrix and adapters of its own. */
function zamba2(reader: Reader, plain: Base): Change {
  const base = { ...plain, headDim: reader.extra(['attention_head_dim']) ?? (2 * plain.hidden) / plain.heads };
  const { layers, hidden, headDim, ffn, heads } = base;
  const calls = sharedLayers(reader, base, () => reader.indices('hybrid_layer_ids')?.length ?? 0);
  reader.get('hybrid_layer_ids');
  if (calls === 0) {
    reader.add('MISSING', 'hybrid_layer_ids', 'nothing', 'The config.json must state which layers call shared blocks.');
    return { needs: ['state-space'] };
  }
  const inner = (reader.extra(['mamba_expand']) ?? 2) * hidden;
  const mixer = {
    inner,
    heads: reader.extra(['n_mamba_heads']) ?? inner / (reader.extra(['mamba_headdim', 'mamba_head_dim']) ?? 64),
    state: reader.extra(['mamba_d_state']) ?? 64,
    groups: reader.extra(['mamba_ngroups', 'mamba_n_groups']) ?? 1,
    convolution: reader.extra(['mamba_d_conv']) ?? 4,
  };
  for (const key of ['mamba_headdim', 'ffn_hidden_size', 'num_query_groups', 'lora_rank', 'kv_channels'])
    reader.get(key);
  const rank = reader.extra(['adapter_rank']) ?? 128;
  const adapters = reader.flag('use_shared_mlp_adapter') === false ? 0 : rank * (hidden + 2 * ffn);
  const wide = heads * headDim;
  const ofAttention = reader.flag('use_shared_attention_adapter') === true ? 3 * rank * 2 * wide : 0;
  const all =
    layers * mamba2Parameters(hidden, mixer) +
    (reader.extra(['num_mem_blocks']) ?? 1) * sharedBlock(reader, base) +
    calls * (hidden * hidden + adapters + ofAttention);
  return {
    headDim,
    keptLayers: calls,
    extraParameters: all - plainOf(base),
    stateElements: layers * mamba2State(mixer),
    needs: ['state-space'],
  };
}

/** Gated linear recurrences, and attention with a window in every third layer; the MLP is half as wide as stated. */
function recurrentGemma(reader: Reader, plain: Base): Change {
  const { layers, hidden, heads } = plain;
  const base = { ...plain, ffn: plain.ffn / 2 };
  const kinds = reader.words('block_types');
  const blocks = kinds.length > 0 ? kinds : ['recurrent', 'recurrent', 'attention'];
  const full = range(layers).filter((at) => blocks[at % blocks.length] === 'attention').length;
  const width = reader.extra(['lru_width']) ?? hidden;
  const convolution = reader.extra(['conv1d_width']) ?? 4;
  // gates are matrices a head; a number a channel decays
  const each = 3 * hidden * width + (2 * (width * width)) / heads + (convolution + 4) * width;
  const recurrent = layers - full;
  return {
    ffn: base.ffn,
    keptLayers: full,
    slidingWindow: reader.extra(['attention_window_size']) ?? 2048,
    extraParameters: recurrent * (each - attentionOf(base)),
    stateElements: recurrent * width * convolution,
    needs: ['state-space'],
  };
}

const recurrentGemmaFamily: Family = { tied: true, gated: true, special: recurrentGemma };

/** [model_type] */
export const sharedFamilies: Readonly<Record<string, Family>> = {
  zamba: { tied: true, gated: true, special: zamba },
  zamba2: { tied: true, gated: true, keys: { headDim: ['attention_head_dim'] }, special: zamba2 },
  recurrent_gemma: recurrentGemmaFamily,
  recurrentgemma: recurrentGemmaFamily,
};
