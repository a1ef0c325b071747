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
  /** The first of `keys` that the file states; a null of the file states nothing. */
  stated(keys: readonly string[]): string | null {
    return keys.find((key) => this.get(key) !== undefined && this.get(key) !== null) ?? null;
  }
  /** A whole number of at least `least`; null where the file does not say, or wrongly. */
  #whole(keys: readonly string[], least: number): number | null {
    const key = this.stated(keys);
    if (key === null) return null;
    const value = this.get(key);
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
    this.add('BAD_VALUE', key, shown(value), `A whole number of at least ${least} is needed.`);
    return null;
  }
  /** A whole number of at least 1, null where the file does not say. */
  count(field: Field): number | null {
    const before = this.issues.length;
    const value = this.#whole(spellings[field], 1);
    return this.issues.length > before ? 1 : value;
  }
  needed(field: Field): number {
    const value = this.count(field);
    if (value !== null) return value;
    this.add('MISSING', spellings[field][0], 'nothing', 'The config.json must state it.');
    return 1;
  }
  /** A whole number that makes a difference; undefined where there is none: 0 says so as null does. */
  extra(keys: readonly string[]): number | undefined {
    return this.#whole(keys, 0) || undefined;
  }
  /** true, false or null where the file does not say. */
  flag(key: string): boolean | null {
    const value = this.get(key) ?? null;
    if (value === null || typeof value === 'boolean') return value;
    this.add('BAD_VALUE', key, shown(value), 'Write true or false.');
    return null;
  }
  /** A list of words; [] where the file does not say. */
  words(key: string): readonly unknown[] {
    const value = this.get(key) ?? [];
    if (Array.isArray(value) && value.every((word) => typeof word === 'string')) return value;
    this.add('BAD_VALUE', key, shown(value), 'A list of words is needed.');
    return [];
  }
}

type Extra = keyof typeof extraSpellings;
type Extras = Partial<Record<Extra, number>>;

/** Fields that say how experts are, and the first spelling of how many there are. */
const ofExperts = ['topK', 'moeFfn', 'sharedExperts', 'sharedFfn', 'denseLayers'] as const;
/** Sizes without which latent attention has no shape. */
const ofLatents = ['qkNopeHeadDim', 'qkRopeHeadDim', 'vHeadDim'] as const;

/** Fields that need one another: experts and how many a token takes, latents and the sizes of their heads. */
class Together {
  readonly #reader: Reader;
  readonly #extras: Extras;
  /** fields that are stated, rightly or wrongly: 0 states nothing */
  readonly #stated: ReadonlySet<Extra>;
  constructor(reader: Reader, extras: Extras, stated: ReadonlySet<Extra>) {
    this.#reader = reader;
    this.#extras = extras;
    this.#stated = stated;
  }

  /** As the file spells it, or as it is spelt first. */
  #keyOf(field: Extra): string {
    return this.#reader.stated(extraSpellings[field]) ?? extraSpellings[field][0];
  }

  /** What the file must state because it states `because`. */
  #demand(field: Extra, because: Extra): void {
    if (this.#stated.has(field)) return;
    const value = this.#reader.stated(extraSpellings[field]) === null ? 'nothing' : '0';
    const hint = `The config.json must state it beside ${this.#keyOf(because)}.`;
    this.#reader.add(value === '0' ? 'BAD_VALUE' : 'MISSING', this.#keyOf(field), value, hint);
  }

  check(): void {
    const { experts, topK } = this.#extras;
    if (experts !== undefined && experts > 1) {
      this.#demand('topK', 'experts');
      if (topK !== undefined && topK > experts) {
        const hint = `A token can take at most as many as there are, ${experts}.`;
        this.#reader.add('BAD_VALUE', this.#keyOf('topK'), String(topK), hint);
      }
    }
    // one expert is none; of a token that takes several there must be more
    const zero = this.#reader.stated(extraSpellings.experts) !== null;
    if (!zero && topK !== undefined && topK > 1) this.#demand('experts', 'topK');
    if (this.#stated.has('kvLoraRank')) for (const field of ofLatents) this.#demand(field, 'kvLoraRank');
    else {
      const latent = (['qLoraRank', 'qkNopeHeadDim', 'qkRopeHeadDim'] as const).find((one) => this.#stated.has(one));
      if (latent !== undefined) this.#demand('kvLoraRank', latent);
    }
  }
}

/** Whole numbers that the file states and that make a difference: one expert, or a window switched off, does not. */
function extrasOf(reader: Reader): Extras {
  const extras: Extras = {};
  const stated = new Set<Extra>();
  for (const field of Object.keys(extraSpellings) as Extra[]) {
    const before = reader.issues.length;
    const value = reader.extra(extraSpellings[field]);
    if (value !== undefined) extras[field] = value;
    if (value !== undefined || reader.issues.length > before) stated.add(field);
  }
  new Together(reader, extras, stated).check();
  // qwen2 states a window and switches it off
  if (reader.flag('use_sliding_window') === false) delete extras.slidingWindow;
  if (extras.experts !== undefined && extras.experts > 1) return extras;
  for (const field of ['experts', ...ofExperts] as const) delete extras[field];
  return extras;
}

/** Features that only a field or the type itself shows. */
function featuresOf(reader: Reader, type: string): string[] {
  const features: string[] = [];
  if ((reader.extra(['attention_chunk_size']) ?? 1) > 1) features.push('chunked-attention');
  if ((reader.extra(['index_topk']) ?? 1) > 1) features.push('sparse-attention');
  if (type === 'deepseek_v4') features.push('compressed-attention');
  if (type === 'nemotron-nas' || Array.isArray(reader.get('block_configs'))) features.push('varying-layers');
  return features;
}

/** What the core cannot time, by the words of the catalog's needs.ts. */
function needsOf(reader: Reader, type: string, extras: Extras, maxContext: number | null): string[] {
  const needs: string[] = [];
  if (windowMatters(extras.slidingWindow, maxContext)) needs.push('sliding-window');
  needs.push(...featuresOf(reader, type));
  const layerTypes = reader.words('layer_types');
  if (layerTypes.includes('sliding_attention') && !needs.includes('sliding-window')) needs.push('sliding-window');
  if (layerTypes.some((kind) => kind !== 'sliding_attention' && kind !== 'full_attention')) needs.push('hybrid-layers');
  if (/mamba|rwkv|jamba|nemotron_h|recurrent/.test(type)) needs.push('state-space');
  if (reader.flag('is_encoder_decoder') === true) needs.push('encoder');
  return needs;
}

function kvHeadsOf(reader: Reader, type: string, heads: number): number {
  // the first Falcon has one KV head and says so with a flag
  const single = reader.flag('multi_query') !== false;
  if (type === 'falcon' && reader.flag('new_decoder_architecture') !== true && single) return 1;
  if (type === 'gpt_bigcode' && single) return 1;
  return reader.count('kvHeads') ?? heads;
}

function ffnOf(reader: Reader, hidden: number, gated: boolean, { experts, moeFfn, denseLayers }: Extras): number {
  const stated = reader.count('ffn');
  if (stated !== null) return stated;
  // experts with a width of their own need it in dense layers alone
  if (experts !== undefined && moeFfn !== undefined && denseLayers === undefined) return 1;
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
  const inner = outer['text_config'] ?? {};
  const nested = typeof inner === 'object' && !Array.isArray(inner);
  const reader = new Reader(nested ? { ...outer, ...inner } : outer, path);
  if (!nested) reader.add('BAD_VALUE', 'text_config', shown(inner), 'A table of the language model is needed.');
  const typeText = reader.get('model_type');
  const type = typeof typeText === 'string' ? typeText : '';
  if (type === '') {
    const code = typeText === undefined || typeText === null ? 'MISSING' : 'BAD_VALUE';
    reader.add(code, 'model_type', shown(typeText), 'The config.json must name its model_type.');
  }
  const gatedMlp = !plainMlp.has(type);
  const extras = extrasOf(reader);
  const maxContext = reader.count('maxContext');
  const needs = needsOf(reader, type, extras, maxContext);
  const before = reader.issues.length;
  const [layers, hidden, heads] = [reader.needed('layers'), reader.needed('hidden'), reader.needed('heads')];
  const sized = reader.issues.length === before;
  const headDim = reader.count('headDim') ?? hidden / heads;
  // of a size that is wrong or missing nothing follows
  if (!Number.isInteger(headDim) && sized) {
    const hint = `It is no multiple of ${heads} heads, and head_dim is missing.`;
    reader.add('BAD_VALUE', 'hidden_size', String(hidden), hint);
  }
  if ((extras.denseLayers ?? 0) > layers && sized) {
    const hint = `A model has at most as many layers without experts as it has layers, ${layers}.`;
    reader.add('BAD_VALUE', extraSpellings.denseLayers[0], String(extras.denseLayers), hint);
  }
  const ffn = ffnOf(reader, hidden, gatedMlp, extras);
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
    tiedEmbeddings: reader.flag('tie_word_embeddings') ?? tiedByDefault,
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
