// What config files call each number of a model's shape.

/** Numbers of every decoder, the usual key first. */
export const spellings = {
  layers: ['num_hidden_layers', 'n_layer', 'num_layers', 'n_layers'],
  hidden: ['hidden_size', 'n_embd', 'd_model'],
  heads: ['num_attention_heads', 'n_head', 'num_heads', 'n_heads'],
  kvHeads: ['num_key_value_heads', 'num_kv_heads', 'n_head_kv', 'num_attention_groups', 'n_kv_heads'],
  headDim: ['head_dim', 'kv_channels', 'attention_head_dim'],
  ffn: ['intermediate_size', 'ffn_dim', 'n_inner', 'ffn_hidden_size'],
  vocab: ['vocab_size', 'padded_vocab_size'],
  maxContext: [
    ...['max_position_embeddings', 'n_positions', 'seq_length', 'max_seq_len', 'max_sequence_length'],
    ...['model_max_length', 'n_ctx'],
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Of models with experts, latents or windows: what the core cannot time yet is kept all the same. */
export const extraSpellings = {
  experts: [
    ...['num_local_experts', 'num_experts', 'n_routed_experts', 'moe_num_experts', 'num_routed_experts'],
    ...['num_moe_experts', 'n_experts'],
  ],
  topK: [
    ...['num_experts_per_tok', 'moe_top_k', 'moe_k', 'num_experts_per_token', 'moe_topk', 'experts_per_token'],
    ...['num_selects', 'num_activated_experts', 'moe_router_topk'],
  ],
  moeFfn: ['moe_intermediate_size', 'expert_ffn_hidden_size', 'moe_ffn_hidden_size', 'expert_intermediate_size'],
  sharedExperts: ['n_shared_experts', 'num_shared_experts', 'moe_num_shared_experts', 'num_shared_expert'],
  sharedFfn: [
    ...['shared_expert_intermediate_size', 'shared_intermediate_size', 'share_expert_dim', 'share_expert_dims'],
    ...['moe_shared_expert_intermediate_size', 'moe_shared_intermediate_size'],
  ],
  denseLayers: ['first_k_dense_replace', 'num_dense_layers', 'moe_layer_start_index', 'num_dense_first_layers'],
  qLoraRank: ['q_lora_rank'],
  kvLoraRank: ['kv_lora_rank'],
  qkNopeHeadDim: ['qk_nope_head_dim'],
  qkRopeHeadDim: ['qk_rope_head_dim'],
  vHeadDim: ['v_head_dim'],
  slidingWindow: ['sliding_window', 'sliding_window_size'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Field = keyof typeof spellings;
export type Extra = keyof typeof extraSpellings;
export type Extras = Partial<Record<Extra, number>>;
