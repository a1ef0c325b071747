// A model from the header of a GGUF file: its metadata as JSON, which `gguf-header.ts` makes of the bytes.

import type { ModelEntry } from '../../catalog/types.ts';
import { InputError, shown } from '../../errors.ts';
import { type ConfigOptions, modelFromConfig } from '../hugging-face.ts';
import { type Config, isTable } from './reader.ts';

type Path = readonly (string | number)[];

/** [general.architecture] the model_type whose defaults it has, where the words differ */
const typeOf: Readonly<Record<string, string>> = {
  deepseek2: 'deepseek_v3',
  qwen2moe: 'qwen2_moe',
  qwen3moe: 'qwen3_moe',
  qwen3next: 'qwen3_next',
  qwen3vl: 'qwen3_vl_text',
  qwen3vlmoe: 'qwen3_vl_moe_text',
  qwen2vl: 'qwen2_vl_text',
  gptneox: 'gpt_neox',
  gemma3: 'gemma3_text',
  'gpt-oss': 'gpt_oss',
  glm4moe: 'glm4_moe',
  phi2: 'phi',
  'minimax-m2': 'minimax_m2',
  mistral3: 'ministral3',
  granitehybrid: 'granitemoehybrid',
  nemotron_h: 'nemotron_h',
  llama4: 'llama4_text',
  'command-r': 'cohere',
  ernie4_5: 'ernie4_5',
  'ernie4_5-moe': 'ernie4_5_moe',
  'hunyuan-moe': 'hunyuan_v1_moe',
  'hunyuan-dense': 'hunyuan_v1_dense',
  seed_oss: 'seed_oss',
};

/** [key after the architecture] the key of a config.json */
const keys: Readonly<Record<string, string>> = {
  block_count: 'num_hidden_layers',
  embedding_length: 'hidden_size',
  feed_forward_length: 'intermediate_size',
  'attention.head_count': 'num_attention_heads',
  'attention.head_count_kv': 'num_key_value_heads',
  context_length: 'max_position_embeddings',
  vocab_size: 'vocab_size',
  expert_count: 'num_local_experts',
  expert_used_count: 'num_experts_per_tok',
  expert_shared_count: 'n_shared_experts',
  expert_feed_forward_length: 'moe_intermediate_size',
  expert_shared_feed_forward_length: 'shared_expert_intermediate_size',
  leading_dense_block_count: 'first_k_dense_replace',
  'attention.q_lora_rank': 'q_lora_rank',
  'attention.kv_lora_rank': 'kv_lora_rank',
  'attention.sliding_window': 'sliding_window',
};

/** Its metadata by the keys of a config.json. */
export function configOfGguf(metadata: Config): Config {
  const architecture = String(metadata['general.architecture'] ?? '');
  const of = (key: string): unknown => metadata[`${architecture}.${key}`];
  const kvRank = of('attention.kv_lora_rank');
  const isLatent = typeof kvRank === 'number' && kvRank > 0;
  const keyLength = of(isLatent ? 'attention.key_length_mla' : 'attention.key_length') ?? of('attention.key_length');
  const valueLength =
    of(isLatent ? 'attention.value_length_mla' : 'attention.value_length') ?? of('attention.value_length');
  const rope = of('rope.dimension_count');
  const nope = typeof keyLength === 'number' && typeof rope === 'number' ? keyLength - rope : undefined;
  const latent = { qk_nope_head_dim: nope, qk_rope_head_dim: rope, v_head_dim: valueLength };
  const values = { head_dim: keyLength, ...(valueLength !== keyLength && { v_head_dim: valueLength }) };
  const stated = Object.entries(keys).map(([from, to]) => [to, of(from)] as const);
  const all = {
    model_type: typeOf[architecture] ?? architecture,
    ...Object.fromEntries(stated),
    vocab_size: of('vocab_size') ?? metadata['tokenizer.ggml.tokens.length'],
    tie_word_embeddings: metadata['tensors.output'] === undefined ? undefined : metadata['tensors.output'] === false,
    ...(isLatent ? latent : values),
    gguf_types: metadata['tensors.types'],
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Reads the metadata of a GGUF file. */
export function modelFromGguf(metadata: unknown, name: string, path: Path, options: ConfigOptions): ModelEntry {
  if (!isTable(metadata) || typeof metadata['general.architecture'] !== 'string') {
    const hint = 'A GGUF file names its general.architecture.';
    throw new InputError([{ code: 'BAD_FILE', path, found: shown(metadata), hint }]);
  }
  return { ...modelFromConfig(configOfGguf(metadata), name, path, options), source: String(path[0] ?? 'GGUF') };
}
