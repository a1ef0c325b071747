// Families some of whose layers keep a state, a convolution or linear attention in place of keys and values.

import { shown } from '../../errors.ts';
import type { Reader } from './reader.ts';
import {
  attentionOf,
  type Base,
  type Change,
  deltaNetParameters,
  deltaNetState,
  type Family,
  type Mamba2,
  mamba1Parameters,
  mamba2Parameters,
  mamba2State,
  mlpOf,
} from './special.ts';

const count = (values: readonly unknown[], test: (one: unknown) => boolean): number => values.filter(test).length;

/** Layers of full attention: by a list of kinds, else every `interval`th. */
function fullLayers(reader: Reader, layers: number, key: string, usual: number): number {
  const kinds = reader.words('layer_types');
  const every = reader.extra([key]) ?? usual;
  if (kinds.length === layers) return count(kinds, (kind) => kind === 'full_attention' || kind === 'attention');
  return Math.floor(layers / every);
}

/** Gated delta nets, and full attention with a gate as wide as its queries in every fourth layer. */
function qwenNext(reader: Reader, base: Base): Change {
  const { layers, hidden, heads, headDim } = base;
  const full = fullLayers(reader, layers, 'full_attention_interval', 4);
  const keyHeads = reader.extra(['linear_num_key_heads']) ?? 16;
  const valueHeads = reader.extra(['linear_num_value_heads']) ?? 32;
  const keyHead = reader.extra(['linear_key_head_dim']) ?? 128;
  const valueHead = reader.extra(['linear_value_head_dim']) ?? 128;
  const convolution = reader.extra(['linear_conv_kernel_dim']) ?? 4;
  const net = {
    keyDim: keyHeads * keyHead,
    valueDim: valueHeads * valueHead,
    heads: valueHeads,
    convolution,
    state: keyHead,
  };
  const gate = reader.flag('attn_output_gate') === false ? 0 : heads * headDim * hidden;
  const linear = layers - full;
  return {
    keptLayers: full,
    extraParameters: full * gate + linear * (deltaNetParameters(hidden, net) - attentionOf(base)),
    stateElements: linear * deltaNetState(net),
    needs: ['hybrid-layers'],
  };
}

/** Kimi Delta Attention in the layers that `linear_attn_config` lists. */
function kimiLinear(reader: Reader, base: Base): Change {
  const { layers, hidden } = base;
  const table = reader.table('linear_attn_config');
  const full = table?.indices('full_attn_layers')?.length ?? Math.floor(layers / 4);
  const heads = table?.extra(['num_heads']) ?? base.heads;
  const dim = table?.extra(['head_dim']) ?? 128;
  const convolution = table?.extra(['short_conv_kernel_size']) ?? 4;
  const inner = heads * dim;
  const lowRank = 2 * (hidden * dim + dim * inner);
  const each = 4 * hidden * inner + lowRank + hidden * heads + 3 * inner * convolution + inner + heads + dim;
  const linear = layers - full;
  return {
    keptLayers: full,
    extraParameters: linear * (each - attentionOf(base)),
    stateElements: linear * (inner * dim + 3 * inner * (convolution - 1)),
    needs: ['hybrid-layers'],
  };
}

/** Layers of lightning attention beside `full` ones: queries, keys, values, a gate, the output; a state a head. */
function lightning(base: Base, full: number): Change {
  const { layers, hidden, heads, headDim } = base;
  if (full === layers) return {};
  const linear = layers - full;
  return {
    keptLayers: full,
    extraParameters: linear * (5 * hidden * heads * headDim - attentionOf(base)),
    stateElements: linear * heads * headDim * headDim,
    needs: ['hybrid-layers'],
  };
}

/** Lightning attention where the list of layers says so. */
function minimaxText(reader: Reader, base: Base): Change {
  const { layers } = base;
  const list = reader.indices('attn_type_list');
  const kinds = reader.words('layer_types');
  for (const key of ['linear_attn_alpha_factor', 'layernorm_linear_attention_alpha']) reader.get(key);
  const shared = reader.extra(['shared_intermediate_size']);
  if (shared !== undefined) {
    reader.add(
      'BAD_VALUE',
      'shared_intermediate_size',
      shown(shared),
      'A shared expert of this family is not counted.',
    );
  }
  if (list?.length === layers)
    return lightning(
      base,
      count(list, (kind) => kind === 1),
    );
  const isListed = kinds.length === layers;
  return lightning(base, isListed ? count(kinds, (kind) => kind === 'full_attention') : layers);
}

/** Lightning attention in all but the last layer of each group. */
function bailingLinear(reader: Reader, base: Base): Change {
  const group = reader.extra(['layer_group_size']) ?? 1;
  return lightning(base, Math.ceil(base.layers / group));
}

/** Short convolutions with two gates; an MLP that may be cut to two thirds and rounded up. */
function lfm2(reader: Reader, base: Base): Change {
  const { layers, hidden } = base;
  const listed = reader.indices('full_attn_idxs');
  const kinds = reader.words('layer_types');
  const full = listed?.length ?? count(kinds, (kind) => kind === 'full_attention');
  const cache = reader.extra(['conv_L_cache', 'conv_l_cache']) ?? 3;
  const wide = reader.extra(['block_ff_dim']) ?? base.ffn;
  const multiple = reader.extra(['block_multiple_of']) ?? 256;
  const multiplier = reader.get('block_ffn_dim_multiplier');
  const factor = typeof multiplier === 'number' ? multiplier : 1;
  for (const key of ['block_dim', 'conv_dim', 'conv_dim_out', 'num_dense_layers']) reader.get(key);
  const isAdjusted = reader.flag('block_auto_adjust_ff_dim') ?? base.experts === undefined;
  const ffn = isAdjusted ? multiple * Math.ceil(Math.floor(Math.floor((2 * wide) / 3) * factor) / multiple) : wide;
  const convolutions = layers - full;
  return {
    ffn: base.experts === undefined ? ffn : base.ffn,
    keptLayers: full,
    extraParameters: convolutions * (4 * hidden * hidden + hidden * cache - attentionOf(base)),
    stateElements: convolutions * hidden * (cache - 1),
    needs: ['hybrid-layers'],
  };
}

/** Sizes of Mamba 2 mixers; what a file leaves out is the library's default of the family. */
function mamba2Of(reader: Reader, hidden: number, usualState: number): Mamba2 {
  const inner = reader.extra(['mamba_d_ssm']) ?? (reader.extra(['mamba_expand', 'expand']) ?? 2) * hidden;
  for (const key of ['mamba_expand', 'expand', 'mamba_head_dim', 'mamba_d_head']) reader.get(key);
  const wanted = reader.extra(['mamba_n_heads', 'mamba_num_heads', 'n_mamba_heads']);
  const stated = reader.get('mamba_d_head') === 'auto' ? undefined : reader.extra(['mamba_d_head', 'mamba_head_dim']);
  const heads = wanted ?? inner / (stated ?? 64);
  return {
    inner: wanted !== undefined && stated !== undefined ? wanted * stated : inner,
    heads,
    state: reader.extra(['mamba_d_state', 'ssm_state_size', 'state_size']) ?? usualState,
    groups: reader.extra(['mamba_n_groups', 'n_groups', 'mamba_ngroups']) ?? 1,
    convolution: reader.extra(['mamba_d_conv', 'conv_kernel']) ?? 4,
  };
}

/** Mamba 2 in all layers but those listed; each has its MLP. */
function bamba(reader: Reader, base: Base): Change {
  const { layers, hidden } = base;
  const listed = reader.indices('attn_layer_indices');
  const kinds = reader.words('layer_types');
  const full = listed?.length ?? count(kinds, (kind) => kind === 'attention');
  const mixer = mamba2Of(reader, hidden, 256);
  const mambas = layers - full;
  return {
    keptLayers: full,
    extraParameters: mambas * (mamba2Parameters(hidden, mixer) - attentionOf(base)),
    stateElements: mambas * mamba2State(mixer),
    needs: ['state-space'],
  };
}

/** As Bamba, with experts and a shared MLP beside them, or that MLP alone. */
function graniteHybrid(reader: Reader, base: Base): Change {
  const change = bamba(reader, base);
  const { sharedFfn, experts } = base;
  if (experts !== undefined) return { ...change, sharedExperts: sharedFfn === undefined ? 0 : 1 };
  const shared = reader.extra(['shared_intermediate_size']);
  return { ...change, ...(shared !== undefined && { ffn: shared }) };
}

/** Attention and Mamba 2 side by side in each layer. */
function falconH1(reader: Reader, { layers, hidden }: Base): Change {
  const mixer = mamba2Of(reader, hidden, 256);
  return {
    extraParameters: layers * mamba2Parameters(hidden, mixer),
    stateElements: layers * mamba2State(mixer),
    needs: ['state-space'],
  };
}

/** One block a layer, by a letter: M Mamba 2, - MLP, * attention, E experts. */
function nemotronH(reader: Reader, base: Base): Change {
  const { layers, hidden, ffn, moeFfn = ffn } = base;
  const pattern = reader.get('hybrid_override_pattern');
  const mixer = mamba2Of(reader, hidden, 128);
  const shared = reader.extra(['moe_shared_expert_intermediate_size']) ?? 0;
  const latent = reader.extra(['moe_latent_size']);
  const needs = latent === undefined ? ['state-space'] : ['state-space', 'latent-experts'];
  if (typeof pattern !== 'string' || pattern.length !== layers) {
    if (typeof pattern === 'string')
      reader.add('BAD_VALUE', 'hybrid_override_pattern', shown(pattern), `One letter for each of ${layers} layers.`);
    return { needs };
  }
  const letters = [...pattern];
  const [mambas, attentions] = [count(letters, (one) => one === 'M'), count(letters, (one) => one === '*')];
  const [mlps, mixtures] = [count(letters, (one) => one === '-'), count(letters, (one) => one === 'E')];
  // the plain count has attention and an MLP in each layer: what is not there is taken off again
  const plainMlps = base.experts === undefined ? layers : layers - mixtures;
  const latents = latent === undefined ? 0 : mixtures * 2 * hidden * latent;
  return {
    ...(base.experts !== undefined && {
      denseLayers: layers - mixtures,
      moeFfn: Math.round((moeFfn * (latent ?? hidden)) / hidden),
      ...(shared > 0 && { sharedExperts: 1, sharedFfn: shared }),
    }),
    keptLayers: attentions,
    extraParameters:
      mambas * mamba2Parameters(hidden, mixer) +
      latents -
      (layers - attentions) * attentionOf(base) -
      (plainMlps - mlps) * mlpOf(base, ffn),
    stateElements: mambas * mamba2State(mixer),
    needs,
  };
}

/** Mamba 1 in all layers but every `attn_layer_period`th; experts in every `expert_layer_period`th. */
function jamba(reader: Reader, base: Base): Change {
  const { layers, hidden, experts } = base;
  const period = reader.extra(['attn_layer_period']) ?? 8;
  const offset = reader.whole(['attn_layer_offset']) ?? 4;
  const expertPeriod = reader.extra(['expert_layer_period']) ?? 2;
  const expertOffset = reader.whole(['expert_layer_offset']) ?? 1;
  const at = Array.from({ length: layers }, (_, layer) => layer);
  const full = count(at, (layer) => (layer as number) % period === offset);
  const mixtures = count(at, (layer) => (layer as number) % expertPeriod === expertOffset);
  const inner = (reader.extra(['mamba_expand']) ?? 2) * hidden;
  const state = reader.extra(['mamba_d_state']) ?? 16;
  const stated = reader.get('mamba_dt_rank');
  const rank = typeof stated === 'number' ? stated : Math.ceil(hidden / 16);
  const convolution = reader.extra(['mamba_d_conv']) ?? 4;
  const mambas = layers - full;
  return {
    ...(experts !== undefined && { denseLayers: layers - mixtures }),
    keptLayers: full,
    extraParameters: mambas * (mamba1Parameters(hidden, inner, state, rank, convolution) - attentionOf(base)),
    stateElements: mambas * inner * (state + convolution - 1),
    needs: ['state-space'],
  };
}

/** Nothing but states: no cache of keys and values. What a layer weighs is not counted. */
const statesAlone = (): Change => ({ keptLayers: 0, needs: ['state-space'] });

const gated = { tied: false, gated: true };
const next: Family = { ...gated, special: qwenNext };
const states: Family = { tied: true, gated: false, special: statesAlone };

/** [model_type] */
export const hybridFamilies: Readonly<Record<string, Family>> = {
  qwen3_next: next,
  qwen3_5: next,
  qwen3_5_text: next,
  qwen3_5_moe: next,
  qwen3_5_moe_text: next,
  kimi_linear: { ...gated, special: kimiLinear },
  minimax: { ...gated, special: minimaxText },
  minimax_text_01: { ...gated, special: minimaxText },
  minimax_m1: { ...gated, special: minimaxText },
  bailing_moe_linear: { ...gated, special: bailingLinear },
  bailing_hybrid: { ...gated, special: bailingLinear },
  lfm2: { tied: true, gated: true, special: lfm2 },
  lfm2_moe: { tied: true, gated: true, special: lfm2 },
  bamba: { ...gated, special: bamba },
  granitemoehybrid: { ...gated, special: graniteHybrid },
  falcon_h1: { ...gated, special: falconH1 },
  nemotron_h: { tied: false, gated: false, special: nemotronH },
  nemotron_h_moe: { tied: false, gated: false, special: nemotronH },
  jamba: { ...gated, special: jamba },
  mamba: states,
  mamba2: states,
  falcon_mamba: states,
  xlstm: states,
  rwkv: states,
  rwkv5: states,
  rwkv6: states,
  rwkv7: states,
};
