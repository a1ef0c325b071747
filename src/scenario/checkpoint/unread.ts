// Keys of a config file that nobody read: which look like shape, and which are known to change none.

import type { Reader } from './reader.ts';

/** Words in the key of a number that changes how many weights or cached elements a model has. */
const shapeLike = new RegExp(
  [
    '(^|_)(size|sizes|dim|dims|rank|ranks|head|heads|layer|layers|expert|experts|topk|ffn|ff|inner|width|depth)(_|$)',
    '(^|_)(freq|interval|indices|idxs|idx|window|windows|chunk|sparse|conv|ssm|mamba|state|latent|lora|moe)(_|$)',
    '(compress|hybrid|linear_attn|linear_num|linear_key|linear_value|mla|gla|rwkv|retention|block_config|expansion)',
    '(^|_)(groups|group|channels|cla|share|shared|sharing|cross|altup|ngram|engram|hyper|loop|recur|pattern)(_|$)',
    '(multi_query|kv_heads|n_heads|n_layer|n_embd|d_model|attn_config|ffn_config|decoder_layers|encoder)',
  ].join('|'),
);

/** Keys that look so and change no weight and no cached element of what is served. */
const harmless: ReadonlySet<string> = new Set(
  [
    // routing among experts, and training of it
    'n_group topk_group topk_method num_expert_group num_expert_groups moe_router_topk_scaling_factor ep_size',
    'num_nextn_predict_layers num_mtp_modules mtp_transformer_layers mtp_num_hidden_layers num_mtp_layers use_mtp',
    'mtp_num_layers mtp_use_dedicated_embeddings router_aux_loss_coef moe_router_score_function use_expert_bias',
    'moe_router_enable_expert_bias moe_router_use_sigmoid moe_layer_freq_offset moe_norm_min moe_use_aux_free',
    'moe_aux_loss_coeff moe_multimodal_mode moe_capacity moe_gate moe_dropout_prob moe_use_hard_gate moe_group_experts',
    'moe_router_bias moe_router_scaling_factor moe_router_activation moe_apply_router_weight_on_input moe_renormalize',
    'moe_drop_tokens moe_random_routing_dropped_token use_mixed_mlp_moe norm_topk_prob expert_capacity use_moe',
    'moe_normalize_expert_weights moe_loss_weight moe_jitter_eps use_grouped_topk moe_z_loss_coeff zero_expert_type',
    'moe_shared_expert_overlap capacity_factor use_routing_bias shared_moe_mode use_qk_norm',
    'moe_every_n_layers_offset moe_router_load_balancing_type router_n_groups moe_backend moe_world_size',
    // positions, norms, biases, soft caps
    'partial_rotary_factor rotary_dim rotary_emb_dim rotary_ndims rope_dim qk_rope_dim qk_norm_type qk_head_dim',
    'mla_use_nope max_window_layers no_rope_layers no_rope_layer_interval attn_temperature_tuning use_linear_attn_bias',
    'original_max_position_embeddings initial_context_length rope_local_base_freq layer_norm_eps layernorm_epsilon',
    'layer_norm_epsilon layer_norm_elementwise_affine final_layer_norm lm_head_bias apply_residual_connection',
    'query_pre_attn_scalar dim_model_base scale_depth mup_width_multiplier mup_attn_multiplier head_bias',
    'num_key_value_groups apply_query_key_layer_scaling fp32_residual_connection post_layer_norm',
    'layernorm_compute_fp32',
    'pre_seq_len prefix_projection layer_scale embed_layer_norm embedding_fraction use_alternating_swa max_window_size',
    'attention_softmax_in_fp32 scale_attn_by_inverse_layer_idx reorder_and_upcast_attn parallel_attn dim_head_scale',
    'num_ln_in_parallel_attn use_parallel_residual rotary_percentage attn_logit_softcapping block_size_attn',
    'expand_attention_hidden_size model_max_length_pretraining use_head_scale head_dim_scale mamba_rms_norm',
    'layer_index_scaling force_rms_norm_all_layers swa_rope_theta attention_sink add_swa_attention_sink_bias',
    'add_full_attention_sink_bias attention_value_scale hidden_act_moe qk_layernorm_eps use_sliding_window_layers',
    // generation, training, tensors, tokens and other encoders
    'num_beams num_beam_groups top_k chunk_size_feed_forward encoder_no_repeat_ngram_size no_repeat_ngram_size',
    'hidden_dropout ffn_dropout layerdrop layer_drop moe_dropout num_labels pad_vocab_size_multiple_of block_size',
    'pretraining_tp gradient_checkpointing_layers bad_words_ids tie_encoder_decoder encoder_hidden_act vocab_file',
    'pad_vocab_to_multiple_of initializer_range_by_layer skip_layers summary_proj_to_labels',
    'cross_attention_hidden_size',
    'add_cross_attention image_size patch_size spatial_merge_size temporal_patch_size vit_hidden_size img_context_size',
    'output_hidden_states image_token_index num_image_tokens image_seq_length mm_hidden_size mm_vision_select_layer',
    'vision_feature_layer select_layer downsample_ratio max_dynamic_patch min_dynamic_patch force_image_size',
    'ps_version use_thumbnail pad2square use_backbone_lora use_llm_lora dynamic_image_size projector_hidden_act',
    'vision_start_token_id vision_end_token_id vision_token_id group_size tokenizer_size use_fused_mlp ffn_sharing',
    'ngram_size activation_sparsity fused_layers fused_ffn compression_ratio sequence_parallel use_chunked_prefill',
    'unpadded_vocab_size original_vocab_size text_vocab_size logits_to_keep num_logits_to_keep hidden_states_scale',
    'expert_tensor_parallel_size tensor_parallel_size pipeline_parallel_size num_linear_attn_kernels',
    'mamba_chunk_size mamba_step_rank mamba_dt_limit mamba_conv_bias mamba_proj_bias mamba_dt_min mamba_dt_max',
    'mamba_hidden_act mamba_ssm_dtype mamba_ssm_cache_dtype mamba_dt_init_floor mamba_expand_bias mamba_d_head_scale',
    'use_mamba_kernels chunk_size residual_in_fp32 rescale_prenorm_residual time_step_limit ssm_multipliers',
    'ssm_in_multiplier ssm_out_multiplier ssm_state_dtype time_step_rank_init linear_attn_norm_topk',
    'resid_mlp_multipliers attention_in_multiplier attention_out_multiplier key_multiplier lm_head_multiplier',
    'mlp_multipliers mamba_norm_before_gate mamba_use_mlp projectors_bias linear_silu use_cache_layers',
    'layer_type_validation layers_block_type_names vocab_resize_multiple sparse_attention_note max_batch_size',
  ].flatMap((line) => line.split(' ')),
);

/** Values with which a key says that there is nothing of its kind. */
function saysNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === 0) return true;
  if (typeof value === 'string') return /^(none|null|false|off|)$/i.test(value) || !/^\d+(,|$)/.test(value);
  if (Array.isArray(value)) return value.every(saysNothing);
  return typeof value === 'object' && Object.values(value).every(saysNothing);
}

const tokens = /token|_ids?$|prob$|dropout|_eps$|_std$|init|loss|_act$|dtype|version|_bias$|^_|theta|scal(e|ing)/;

/** Keys nobody read that look as if they changed the shape. */
export const shapesUnread = (reader: Reader): string[] =>
  reader.unread().filter((key) => {
    const name = key.toLowerCase();
    if (harmless.has(name) || tokens.test(name) || !shapeLike.test(name)) return false;
    const value = reader.get(key);
    if (typeof value === 'string' && /pattern|layers/.test(name)) return value !== '';
    return !saysNothing(value);
  });
