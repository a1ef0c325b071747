// A model from the config.json of a Hugging Face repository.

import { idOf, windowMatters } from '../catalog/index.ts';
import type { ModelEntry } from '../catalog/types.ts';
import { type InputCode, InputError, type Issue, shown } from '../errors.ts';

type Config = Readonly<Record<string, unknown>>;

/** Model types whose MLP has one up projection; every other one known today is gated. */
const plainMlp: ReadonlySet<string> = new Set([
  'opt',
  'falcon',
  'phi',
  'gptj',
  'gpt_neox',
  'gpt2',
  'gpt_bigcode',
  'bloom',
  'mpt',
  'starcoder2',
  'nemotron',
  'nemotron_h',
]);
/** Types that tie the LM head to the embedding when the file does not say: the library's default for all of them. */
const tiedByDefault = true;

/** Other spellings of a field, by family. */
const spellings = {
  layers: ['num_hidden_layers', 'n_layer', 'num_layers'],
  hidden: ['hidden_size', 'n_embd', 'd_model'],
  heads: ['num_attention_heads', 'n_head', 'num_heads'],
  kvHeads: ['num_key_value_heads', 'num_kv_heads', 'n_head_kv'],
  headDim: ['head_dim'],
  ffn: ['intermediate_size', 'ffn_dim', 'n_inner', 'ffn_hidden_size'],
  vocab: ['vocab_size'],
  maxContext: ['max_position_embeddings', 'n_positions', 'seq_length'],
} as const;

/** Of models with experts, latents or windows: what the core cannot time yet is kept all the same. */
const extraSpellings = {
  experts: ['num_local_experts', 'num_experts', 'n_routed_experts', 'moe_num_experts'],
  topK: ['num_experts_per_tok', 'moe_top_k', 'moe_k'],
  moeFfn: ['moe_intermediate_size'],
  sharedExperts: ['n_shared_experts'],
  sharedFfn: ['shared_expert_intermediate_size'],
  denseLayers: ['first_k_dense_replace'],
  qLoraRank: ['q_lora_rank'],
  kvLoraRank: ['kv_lora_rank'],
  qkNopeHeadDim: ['qk_nope_head_dim'],
  qkRopeHeadDim: ['qk_rope_head_dim'],
  vHeadDim: ['v_head_dim'],
  slidingWindow: ['sliding_window'],
} as const;
type Field = keyof typeof spellings;

class Reader {
  readonly issues: Issue[] = [];
  readonly #config: Config;
  readonly #path: readonly (string | number)[];
  constructor(config: Config, path: readonly (string | number)[]) {
    this.#config = config;
    this.#path = path;
  }
  get(key: string): unknown {
    return Object.hasOwn(this.#config, key) ? this.#config[key] : undefined;
  }
  add(code: InputCode, key: string, found: string, hint: string): void {
    this.issues.push({ code, path: [...this.#path, key], found, hint });
  }
  /** A whole number of at least 1, null where the file does not say. */
  count(field: Field): number | null {
    for (const key of spellings[field]) {
      const value = this.get(key);
      if (value === undefined || value === null) continue;
      if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return value;
      this.add('BAD_VALUE', key, shown(value), 'A whole number of at least 1 is needed.');
      return 1;
    }
    return null;
  }
  needed(field: Field): number {
    const value = this.count(field);
    if (value !== null) return value;
    this.add('MISSING', spellings[field][0], 'nothing', 'The config.json must state it.');
    return 1;
  }
}

const isSet = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && value !== 0 && value !== 1;

type Extras = Partial<Record<keyof typeof extraSpellings, number>>;

/** Whole numbers that the file states and that make a difference: one expert, or a window switched off, does not. */
function extrasOf(reader: Reader): Extras {
  const extras: Extras = {};
  for (const field of Object.keys(extraSpellings) as (keyof typeof extraSpellings)[]) {
    const value = extraSpellings[field].map((key) => reader.get(key)).find((one) => one !== undefined && one !== null);
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) extras[field] = value;
  }
  // qwen2 states a window and switches it off
  if (reader.get('use_sliding_window') === false) delete extras.slidingWindow;
  if (extras.experts !== undefined && extras.experts > 1) return extras;
  for (const field of ['experts', 'topK', 'moeFfn', 'sharedExperts', 'sharedFfn', 'denseLayers'] as const) {
    delete extras[field];
  }
  return extras;
}

/** Features that only a field or the type itself tells. */
function featuresOf(reader: Reader, type: string): string[] {
  const features: string[] = [];
  if (isSet(reader.get('attention_chunk_size'))) features.push('chunked-attention');
  if (isSet(reader.get('index_topk'))) features.push('sparse-attention');
  if (type === 'deepseek_v4') features.push('compressed-attention');
  if (type === 'nemotron-nas' || Array.isArray(reader.get('block_configs'))) features.push('varying-layers');
  return features;
}

/** What the core cannot time, by the words of the catalog's needs.ts. */
function needsOf(reader: Reader, type: string, extras: Extras, maxContext: number | null): string[] {
  const needs: string[] = [];
  if (windowMatters(extras.slidingWindow, maxContext)) needs.push('sliding-window');
  needs.push(...featuresOf(reader, type));
  const layerTypes = reader.get('layer_types');
  if (Array.isArray(layerTypes)) {
    if (layerTypes.includes('sliding_attention') && !needs.includes('sliding-window')) needs.push('sliding-window');
    if (layerTypes.some((kind) => kind !== 'sliding_attention' && kind !== 'full_attention'))
      needs.push('hybrid-layers');
  }
  if (/mamba|rwkv|jamba|nemotron_h|recurrent/.test(type)) needs.push('state-space');
  if (reader.get('is_encoder_decoder') === true) needs.push('encoder');
  return needs;
}

function kvHeadsOf(reader: Reader, type: string, heads: number): number {
  // the first Falcon has one KV head and says so with a flag
  if (type === 'falcon' && reader.get('new_decoder_architecture') !== true && reader.get('multi_query') !== false)
    return 1;
  if (type === 'gpt_bigcode' && reader.get('multi_query') !== false) return 1;
  return reader.count('kvHeads') ?? heads;
}

function ffnOf(reader: Reader, hidden: number, gated: boolean): number {
  const stated = reader.count('ffn');
  if (stated !== null) return stated;
  // GPT-like families leave it out when it is 4 × hidden
  if (!gated) return 4 * hidden;
  return reader.needed('ffn');
}

/** Reads a parsed config.json. `name` becomes the id; `path` is where errors point. */
export function modelFromConfig(config: unknown, name: string, path: readonly (string | number)[]): ModelEntry {
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    throw new InputError([
      { code: 'BAD_FILE', path, found: shown(config), hint: 'A Hugging Face config.json is a table.' },
    ]);
  }
  const outer = config as Config;
  // multimodal repositories keep the language model's shape one level down
  const inner = outer['text_config'];
  const nested = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
  const reader = new Reader(nested ? { ...outer, ...inner } : outer, path);
  const typeText = reader.get('model_type');
  const type = typeof typeText === 'string' ? typeText : '';
  if (type === '') reader.add('MISSING', 'model_type', shown(typeText), 'The config.json must name its model_type.');
  const gatedMlp = !plainMlp.has(type);
  const extras = extrasOf(reader);
  const maxContext = reader.count('maxContext');
  const needs = needsOf(reader, type, extras, maxContext);
  const [layers, hidden, heads] = [reader.needed('layers'), reader.needed('hidden'), reader.needed('heads')];
  const headDim = reader.count('headDim') ?? hidden / heads;
  if (!Number.isInteger(headDim)) {
    reader.add(
      'BAD_VALUE',
      'hidden_size',
      String(hidden),
      `It is no multiple of ${heads} heads, and head_dim is missing.`,
    );
  }
  const ffn = extras.experts !== undefined ? (reader.count('ffn') ?? 1) : ffnOf(reader, hidden, gatedMlp);
  const tied = reader.get('tie_word_embeddings');
  const model: ModelEntry = {
    id: idOf(name),
    name,
    aliases: [],
    source: 'config.json',
    kind: 'user',
    layers,
    hidden,
    heads,
    kvHeads: kvHeadsOf(reader, type, heads),
    headDim,
    ffn,
    gatedMlp,
    vocab: reader.needed('vocab'),
    tiedEmbeddings: typeof tied === 'boolean' ? tied : tiedByDefault,
    maxContext,
    ...extras,
    needs,
  };
  if (reader.issues.length > 0) throw new InputError(reader.issues);
  return model;
}

/** The name of a config.json: `_name_or_path` if it says, else the folder or the file. */
export function configName(config: unknown, file: string): string {
  const stated = typeof config === 'object' && config !== null ? (config as Config)['_name_or_path'] : undefined;
  if (typeof stated === 'string' && idOf(stated) !== '') return stated;
  const parts = file.split(/[\\/]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  const last = parts.at(-1) ?? file;
  return last === 'config.json' && parts.length > 1 ? (parts.at(-2) ?? last) : last.replace(/\.json$/, '');
}
