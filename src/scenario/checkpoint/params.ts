// A model from params.json: as Meta writes it beside its own checkpoints, and as Mistral does.

import type { ModelEntry } from '../../catalog/types.ts';
import { InputError } from '../../errors.ts';
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

/** Meta's files do not say that the head is the embedding: it is in Llama 3.2 without images, 1B and 3B. */
const isSmallLlama3 = ({ dim, vocab_size, multiple_of }: Config): boolean =>
  multiple_of !== undefined && vocab_size === 128256 && typeof dim === 'number' && dim <= 3072;

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

/** Keys that are read, or change no shape. What is none of them goes on, and is refused where it looks like shape. */
const known: ReadonlySet<string> = new Set([
  ...['dim', 'n_layers', 'n_heads', 'n_kv_heads', 'hidden_dim', 'ffn_dim_multiplier', 'multiple_of', 'vocab_size'],
  ...['tied_embeddings', 'tie_word_embeddings', 'sliding_window', '_sliding_window', 'yarn', 'moe', 'vision_encoder'],
  ...['norm_eps', 'rope_theta', 'use_scaled_rope', 'max_batch_size', 'causal', 'llama_4_scaling', 'model_parallel'],
]);

const ownKeys = (config: Config): Config =>
  Object.fromEntries(Object.entries(config).filter(([key]) => !known.has(key)));

/** Its keys by the names of a config.json. */
export function configOfParams(config: Config): Config {
  const dim = numberOf(config['dim']) ?? 0;
  const yarn = isTable(config['yarn']) ? config['yarn'] : null;
  const vision = isTable(config['vision_encoder']) ? config['vision_encoder'] : null;
  const contexts = ['max_position_embeddings', 'max_seq_len', 'model_max_length'];
  const context = contexts.find((key) => numberOf(config[key]) !== null);
  return {
    ...ownKeys(config),
    // Meta's own files lack the context; that of their models is not guessed
    model_type: 'llama',
    num_hidden_layers: config['n_layers'],
    hidden_size: config['dim'],
    num_attention_heads: config['n_heads'],
    num_key_value_heads: config['n_kv_heads'],
    intermediate_size: widthOf(config, dim),
    vocab_size: config['vocab_size'],
    tie_word_embeddings: config['tied_embeddings'] ?? config['tie_word_embeddings'] ?? isSmallLlama3(config),
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
export function modelFromParams(config: Config, name: string, path: Path, options: ConfigOptions): ModelEntry {
  if (config['vocab_size'] === -1) {
    const hint = 'It leaves the vocabulary to the tokenizer: write the number of its tokens, 32000 of Llama 2.';
    throw new InputError([{ code: 'INCOMPLETE', path: [...path, 'vocab_size'], found: '-1', hint }]);
  }
  const model = modelFromConfig(configOfParams(config), name, path, options);
  const tables = Object.entries(ownKeys(config)).filter(([key, value]) => isTable(value) && !/^quanti/.test(key));
  const warnings = [...(model.warnings ?? []), ...tables.map(([key]) => `${key}: its weights are not counted`)];
  return { ...model, ...(warnings.length > 0 && { warnings }), source: String(path[0] ?? 'params.json') };
}
