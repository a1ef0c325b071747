// Families as people paste them, by the shapes of public models: weights to half a percent of what was published,
// elements of the cache by hand.

import { describe, expect, test } from 'vitest';
import { sizesOf } from '../../src/catalog/index.ts';
import { modelFromConfig } from '../../src/scenario/hugging-face.ts';

const read = (config: object) => modelFromConfig(config, 'x', ['config.json']);
const sizes = (hidden_size: number, intermediate_size: number, num_hidden_layers: number, vocab_size: number) => ({
  ...{ hidden_size, intermediate_size, num_hidden_layers, vocab_size },
});
const heads = (num_attention_heads: number, num_key_value_heads: number, head_dim?: number) => ({
  ...{ num_attention_heads, num_key_value_heads },
  ...(head_dim !== undefined && { head_dim }),
});
const latents = (q_lora_rank: number | null, kv_lora_rank: number, nope: number, rope: number, value: number) => ({
  ...{ q_lora_rank, kv_lora_rank, qk_nope_head_dim: nope, qk_rope_head_dim: rope, v_head_dim: value },
});
const experts = (
  n_routed_experts: number,
  num_experts_per_tok: number,
  moe_intermediate_size: number,
  shared: number,
) => ({
  ...{ n_routed_experts, num_experts_per_tok, moe_intermediate_size, n_shared_experts: shared },
});
const context = (max_position_embeddings: number) => ({ max_position_embeddings });

const mamba2 = { mamba_d_conv: 4, mamba_expand: 2, mamba_chunk_size: 256 };
const zamba2 = {
  ...{ model_type: 'zamba2', ...sizes(2560, 10240, 54, 32000), ...heads(32, 32), ...context(4096), ...mamba2 },
  ...{ attention_hidden_size: 5120, attention_head_dim: 160, kv_channels: 80, mamba_d_state: 64, mamba_headdim: 64 },
  ...{ mamba_ngroups: 1, n_mamba_heads: 80, num_mem_blocks: 2, adapter_rank: 128, use_shared_mlp_adapter: true },
  hybrid_layer_ids: [6, 12, 18, 24, 30, 36, 42, 47, 51],
};
const zamba = {
  ...{ model_type: 'zamba', ...sizes(3712, 14848, 76, 32000), ...heads(16, 16), ...context(4096) },
  ...{ attention_hidden_size: 7424, attention_head_dim: 464, mamba_d_state: 16, mamba_d_conv: 4, mamba_expand: 2 },
  ...{ mamba_dt_rank: 232, n_mamba_heads: 2, attn_layer_period: 6, attn_layer_offset: 4 },
};
const recurrent = {
  ...{ model_type: 'recurrent_gemma', ...heads(10, 1, 256), ...context(8192), attention_window_size: 2048 },
  ...{ conv1d_width: 4, block_types: ['recurrent', 'recurrent', 'attention'], lru_width: 2560 },
};
const gemma3n = {
  ...{ model_type: 'gemma3n_text', ...heads(8, 2, 256), ...context(32768), sliding_window: 512, laurel_rank: 64 },
  ...{ vocab_size_per_layer_input: 262144, hidden_size_per_layer_input: 256, altup_num_inputs: 4, altup_active_idx: 0 },
};
const falconH1 = {
  ...{ model_type: 'falcon_h1', ...mamba2, ...context(16384), tie_word_embeddings: false },
  ...{ mamba_d_ssm: 1536, mamba_n_heads: 24, mamba_d_head: 64, mamba_d_state: 128, mamba_n_groups: 1 },
};
const kimiLinear = {
  ...{ model_type: 'kimi_linear', ...sizes(2304, 9216, 27, 163840), ...heads(32, 32, 72), mla_use_nope: true },
  ...{ ...latents(null, 512, 128, 64, 128), num_experts: 256, num_experts_per_token: 8, moe_intermediate_size: 1024 },
  ...{ num_shared_experts: 1, first_k_dense_replace: 1, moe_layer_freq: 1, model_max_length: 1048576 },
  linear_attn_config: {
    ...{ full_attn_layers: [4, 8, 12, 16, 20, 24, 27], num_heads: 32, head_dim: 128, short_conv_kernel_size: 4 },
  },
};
const hunyuan = {
  ...{ model_type: 'hunyuan_v1_moe', ...sizes(4096, 3072, 32, 128167), ...heads(32, 8, 128), ...context(32768) },
  ...{ num_experts: 64, moe_topk: Array(32).fill(8), num_shared_expert: Array(32).fill(1), tie_word_embeddings: true },
  ...{ moe_intermediate_size: Array(32).fill(3072), use_mixed_mlp_moe: true, use_cla: false, cla_share_factor: 2 },
};
const glmLite = {
  ...{ model_type: 'glm4_moe_lite', ...sizes(2048, 10240, 47, 154880), ...heads(20, 20), ...context(202752) },
  ...{ ...latents(768, 512, 192, 64, 256), ...experts(64, 4, 1536, 1), first_k_dense_replace: 1 },
};
const step3 = {
  ...{ model_type: 'step3_text', ...sizes(7168, 18432, 61, 128815), ...context(65536), num_attention_heads: 64 },
  ...{ num_attention_groups: 1, head_dim: 256, share_q_dim: 2048, moe_num_experts: 48, moe_top_k: 3 },
  ...{ moe_intermediate_size: 5120, share_expert_dim: 5120 },
  moe_layers_enum: Array.from({ length: 56 }, (_, at) => at + 4).join(','),
};
const afmoe = {
  ...{ model_type: 'afmoe', ...sizes(2048, 6144, 32, 200192), ...heads(32, 4, 128), ...context(131072) },
  ...{ num_experts: 128, num_experts_per_tok: 8, num_shared_experts: 1, moe_intermediate_size: 1024 },
  ...{ num_dense_layers: 2, global_attn_every_n_layers: 4, sliding_window: 2048, tie_word_embeddings: false },
};
const phi3small = {
  ...{ model_type: 'phi3small', ...sizes(4096, 14336, 32, 100352), ...heads(32, 8), ...context(131072) },
  ...{ ff_intermediate_size: 14336, ff_dim_multiplier: null, blocksparse_block_size: 64 },
  ...{ blocksparse_num_local_blocks: 16, blocksparse_vert_stride: 8, dense_attention_every_n_layers: 2 },
};
const jetmoe = {
  ...{ model_type: 'jetmoe', ...sizes(2048, 5632, 24, 32000), ...heads(32, 16), ...context(4096), kv_channels: 128 },
  ...{ num_local_experts: 8, num_experts_per_tok: 2 },
};
const nemotronH = {
  ...{ model_type: 'nemotron_h', ...sizes(4096, 21504, 52, 131072), ...heads(32, 8, 128), ...context(8192) },
  ...{ ssm_state_size: 128, n_groups: 8, mamba_num_heads: 128, mamba_head_dim: 64, conv_kernel: 4, expand: 2 },
  hybrid_override_pattern: 'M-M-M-M*-M-M-M-M-M*-M-M-M-M-M*-M-M-M-M-M*-M-M-M-M-M-',
};

type Row = readonly [name: string, config: object, parameters: number, kv: number, needs: readonly string[]];

const hybrids: readonly Row[] = [
  ['Zamba 7B', zamba, 7.23e9, 13 * 2 * 16 * 464, ['state-space']],
  ['Zamba2 2.7B', zamba2, 2.662e9, 9 * 2 * 32 * 160, ['state-space']],
  [
    'RecurrentGemma 2B',
    { ...recurrent, ...sizes(2560, 15360, 26, 256000) },
    2.683e9,
    8 * 512,
    ['sliding-window', 'state-space'],
  ],
  [
    'RecurrentGemma 9B',
    { ...recurrent, ...sizes(4096, 24576, 38, 256000), num_attention_heads: 16, lru_width: 4096 },
    8.58e9,
    12 * 512,
    ['sliding-window', 'state-space'],
  ],
  [
    'Falcon-H1 0.5B',
    { ...falconH1, ...sizes(1024, 2048, 36, 32784), ...heads(8, 2, 64) },
    0.5214e9,
    36 * 256,
    ['state-space'],
  ],
  ['Nemotron-H 8B', nemotronH, 8.1e9, 4 * 2048, ['state-space']],
  ['Kimi Linear 48B', kimiLinear, 49.1e9, 7 * 576, ['hybrid-layers']],
];
const others: readonly Row[] = [
  [
    'Gemma 3n E4B',
    { ...gemma3n, ...sizes(2048, 16384, 35, 262400), num_kv_shared_layers: 15 },
    6.87e9,
    20 * 1024,
    ['sliding-window', 'varying-layers'],
  ],
  [
    'Gemma 3n E2B',
    { ...gemma3n, ...sizes(2048, 8192, 30, 262400), num_kv_shared_layers: 10 },
    4.46e9,
    20 * 1024,
    ['sliding-window', 'varying-layers'],
  ],
  ['JetMoE 8B', jetmoe, 8.52e9, 24 * 4096, ['expert-attention']],
  ['Hunyuan A13B', hunyuan, 80.4e9, 32 * 2048, []],
  ['GLM-4.7 Flash', glmLite, 29.94e9, 47 * 576, []],
  ['Step3, text', step3, 316e9, 61 * 512, ['latent-queries']],
  ['Trinity Mini', afmoe, 26.1e9, 32 * 1024, ['sliding-window']],
  ['Phi-3 small', phi3small, 7.39e9, 32 * 2048, ['sparse-attention']],
  [
    'MiniCPM 2B',
    { model_type: 'minicpm', ...sizes(2304, 5760, 40, 122753), ...heads(36, 36), dim_model_base: 256 },
    2.7249e9,
    40 * 4608,
    [],
  ],
];

describe.each([
  ['layers with a state', hybrids],
  ['keys of their own', others],
] as const)('%s', (_, rows) => {
  test.each(rows)('%s', (__, config, parameters, kv, needs) => {
    const model = read(config);
    const found = sizesOf(model);
    expect(Math.abs((found.parameters ?? 0) / parameters - 1)).toBeLessThan(5e-3);
    expect(found.kvElementsPerToken).toBe(kv);
    expect([...model.needs].sort()).toEqual([...needs].sort());
  });
});

describe('what a token meets', () => {
  test.each([
    ['JetMoE, which chooses attention too', jetmoe, 2.33e9],
    ['Hunyuan A13B', hunyuan, 12.75e9],
    ['Kimi Linear', kimiLinear, 3.48e9],
  ])('%s', (_, config, active) => {
    expect(Math.abs((sizesOf(read(config)).activeParameters ?? 0) / active - 1)).toBeLessThan(5e-3);
  });
});

test('windows among layers that keep keys and values', () => {
  expect(read({ ...gemma3n, ...sizes(2048, 16384, 35, 262400), num_kv_shared_layers: 15 })).toMatchObject({
    keptLayers: 20,
    windowLayers: 16,
  });
  expect(read(afmoe).windowLayers).toBe(24);
  expect(read({ ...recurrent, ...sizes(2560, 15360, 26, 256000) })).toMatchObject({
    keptLayers: 8,
    slidingWindow: 2048,
  });
});

test('Zamba 2 without its list of layers is refused by the key', () => {
  const { hybrid_layer_ids: _, ...rest } = zamba2;
  expect(() => read(rest)).toThrow(/hybrid_layer_ids/);
});
