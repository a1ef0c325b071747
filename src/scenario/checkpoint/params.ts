// A model from params.json: as Meta writes it beside its own checkpoints, and as Mistral does.

import type { ModelEntry } from '../../catalog/types.ts';
import { type ConfigOptions, modelFromConfig } from '../hugging-face.ts';
import { type Config, isTable } from './reader.ts';

type Path = readonly (string | number)[];

/** True for a table with the keys of such a file. */
export const isParams = (config: unknown): config is Config =>
  isTable(config) && !('model_type' in config) && 'dim' in config && 'n_layers' in config && 'n_heads' in config;

const numberOf = (value: unknown): number | null => (typeof value === 'number' && value > 0 ? value : null);

/**
 * Meta states no MLP width: two thirds of 4 × dim, times a multiplier, rounded up to `multiple_of`. Llama's
 * reference code, `FeedForward`.
 */
function widthOf(config: Config, dim: number): unknown {
  if ('hidden_dim' in config) return config['hidden_dim'];
  const wide = Math.floor((2 * 4 * dim) / 3);
  const multiplier = numberOf(config['ffn_dim_multiplier']);
  const multiple = numberOf(config['multiple_of']) ?? 256;
  return multiple * Math.ceil(Math.floor((multiplier ?? 1) * wide) / multiple);
}

function experts(config: Config): Config {
  const moe = isTable(config['moe']) ? config['moe'] : null;
  if (moe === null) return {};
  const shared = numberOf(moe['num_shared_experts']);
  return {
    num_local_experts: moe['num_experts'],
    num_experts_per_tok: moe['num_experts_per_tok'],
    ...('expert_hidden_dim' in moe && { moe_intermediate_size: moe['expert_hidden_dim'] }),
    ...('first_k_dense_replace' in moe && { first_k_dense_replace: moe['first_k_dense_replace'] }),
    ...(shared !== null && { n_shared_experts: shared }),
  };
}

/** Its keys by the names of a config.json. */
export function configOfParams(config: Config): Config {
  const dim = numberOf(config['dim']) ?? 0;
  const yarn = isTable(config['yarn']) ? config['yarn'] : null;
  const vision = isTable(config['vision_encoder']) ? config['vision_encoder'] : null;
  const latents = ['q_lora_rank', 'kv_lora_rank', 'qk_nope_head_dim', 'qk_rope_head_dim', 'v_head_dim'];
  const contexts = ['max_position_embeddings', 'max_seq_len', 'model_max_length'];
  const kept = [...latents, ...contexts, 'head_dim', 'quantization', 'quantization_config'];
  const context = contexts.find((key) => numberOf(config[key]) !== null);
  return {
    ...Object.fromEntries(kept.filter((key) => key in config).map((key) => [key, config[key]])),
    // Meta's own files lack the context; that of their models is not guessed
    model_type: 'llama',
    num_hidden_layers: config['n_layers'],
    hidden_size: config['dim'],
    num_attention_heads: config['n_heads'],
    num_key_value_heads: config['n_kv_heads'] ?? config['n_heads'],
    intermediate_size: widthOf(config, dim),
    vocab_size: config['vocab_size'],
    tie_word_embeddings: config['tied_embeddings'] ?? config['tie_word_embeddings'] ?? false,
    sliding_window: config['sliding_window'] ?? config['_sliding_window'] ?? null,
    ...(context !== undefined && { max_position_embeddings: config[context] }),
    ...(yarn !== null && {
      rope_scaling: {
        rope_type: 'yarn',
        factor: yarn['factor'],
        original_max_position_embeddings: yarn['original_max_position_embeddings'],
      },
    }),
    ...experts(config),
    ...(vision !== null && { vision_config: { model_type: 'pixtral', ...vision } }),
  };
}

/** Reads a parsed params.json. */
export const modelFromParams = (config: Config, name: string, path: Path, options: ConfigOptions): ModelEntry => ({
  ...modelFromConfig(configOfParams(config), name, path, options),
  source: String(path[0] ?? 'params.json'),
});
