// A model from the header of a GGUF file: its metadata as JSON, which `gguf-header.ts` makes of the bytes.

import { sizesOf } from '../../catalog/status.ts';
import type { ModelEntry } from '../../catalog/types.ts';
import { InputError, shown } from '../../errors.ts';
import { type ConfigOptions, modelFromConfig } from '../hugging-face.ts';
import { layersIn, storedTensors } from './gguf-tensors.ts';
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
  'falcon-h1': 'falcon_h1',
  bailingmoe: 'bailing_moe',
  bailingmoe2: 'bailing_moe_v2',
  lfm2moe: 'lfm2_moe',
  'kimi-linear': 'kimi_linear',
  qwen35: 'qwen3_5_text',
  qwen35moe: 'qwen3_5_moe_text',
  mimo2: 'mimo_v2_flash',
  'glm-dsa': 'glm_moe_dsa',
  'exaone-moe': 'exaone_moe',
  grok: 'grok-1',
};

/** [key after the architecture] the key of a config.json */
const keys: Readonly<Record<string, string>> = {
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
  'attention.sliding_window_pattern': 'sliding_window_pattern',
  'attention.chunk_size': 'attention_chunk_size',
  'attention.indexer.top_k': 'index_topk',
  interleave_moe_layer_step: 'interleave_moe_layer_step',
  full_attention_interval: 'full_attention_interval',
  'ssm.conv_kernel': 'linear_conv_kernel_dim',
  'ssm.state_size': 'linear_key_head_dim',
  'ssm.group_count': 'linear_num_key_heads',
  'ssm.time_step_rank': 'linear_num_value_heads',
};

/** Families whose layers differ in ways that a header says by lists of numbers: a config.json says it in words. */
const byList: ReadonlySet<string> = new Set([
  ...['falcon_h1', 'granitemoehybrid', 'jamba', 'lfm2', 'lfm2_moe', 'nemotron_h', 'nemotron_h_moe', 'kimi_linear'],
  ...['gemma3n', 'gemma4', 'openelm'],
]);

/** Scaled positions, as a config.json says it. */
function scalingOf(of: (key: string) => unknown): Config {
  const type = of('rope.scaling.type');
  if (typeof type !== 'string' || type === 'none') return {};
  const before = of('rope.scaling.original_context_length');
  // a header without the length before it states the one after
  if (typeof before !== 'number') return {};
  const scaling = { rope_type: type, factor: of('rope.scaling.factor'), original_max_position_embeddings: before };
  return { rope_scaling: scaling };
}

/** Sizes of heads: of latent attention those before the latent is expanded. */
function headsOf(of: (key: string) => unknown): Config {
  const kvRank = of('attention.kv_lora_rank');
  const isLatent = typeof kvRank === 'number' && kvRank > 0;
  const sizeOf = (key: string) => (isLatent ? of(`${key}_mla`) : undefined) ?? of(key);
  const [keyLength, valueLength] = [sizeOf('attention.key_length'), sizeOf('attention.value_length')];
  if (!isLatent) return { head_dim: keyLength, ...(valueLength !== keyLength && { v_head_dim: valueLength }) };
  const rope = of('rope.dimension_count');
  const nope = typeof keyLength === 'number' && typeof rope === 'number' ? keyLength - rope : undefined;
  return { qk_nope_head_dim: nope, qk_rope_head_dim: rope, v_head_dim: valueLength };
}

/** Llama 4 has the width of its experts under the usual key, and that of dense layers under another. */
const llama4Widths = (of: (key: string) => unknown): Config => ({
  intermediate_size: of('expert_feed_forward_length'),
  intermediate_size_mlp: of('feed_forward_length'),
  moe_intermediate_size: undefined,
});

/** Its metadata by the keys of a config.json. */
export function configOfGguf(metadata: Config): Config {
  const architecture = String(metadata['general.architecture'] ?? '');
  const of = (key: string): unknown => metadata[`${architecture}.${key}`];
  const stated = Object.entries(keys).map(([from, to]) => [to, of(from)] as const);
  const type = typeOf[architecture] ?? architecture;
  // the head may be in another part of a file that is split
  const isWhole = metadata['tensors.output'] !== undefined && partsOf(metadata) === 1;
  const all = {
    model_type: type,
    ...Object.fromEntries(stated),
    num_hidden_layers: layersIn(metadata) || of('block_count'),
    vocab_size: of('vocab_size') ?? metadata['tokenizer.ggml.tokens.length'],
    tie_word_embeddings: isWhole ? metadata['tensors.output'] === false : undefined,
    ...headsOf(of),
    ...scalingOf(of),
    ...(type === 'llama4_text' && llama4Widths(of)),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

const partsOf = (metadata: Config): number =>
  typeof metadata['split.count'] === 'number' ? Math.max(1, metadata['split.count']) : 1;

/** The tensors hold what the shape says, to a hundredth: else the header was read as another model. */
function checkElements(metadata: Config, model: ModelEntry, path: Path, options: ConfigOptions): string[] {
  const elements = metadata['tensors.elements'];
  const { parameters } = sizesOf(model);
  const isWhole = typeof elements === 'number' && elements > 0 && partsOf(metadata) === 1;
  if (!isWhole || parameters === null || Math.abs(parameters / elements - 1) <= 0.01) return [];
  const [there, says] = [elements, parameters].map((count) => `${(count / 1e9).toPrecision(4)} B`);
  const found = `tensors of ${there} elements, read as ${says}`;
  if (options.assume === 'llama') return [`${found}, as --assume asked`];
  const hint = 'The header leaves something of its shape unsaid: give the config.json of the model.';
  throw new InputError([{ code: 'MISMATCH', path, found, hint }]);
}

/** Reads the metadata of a GGUF file. */
export function modelFromGguf(metadata: unknown, name: string, path: Path, options: ConfigOptions): ModelEntry {
  const refuse = (found: string, hint: string): never => {
    throw new InputError([{ code: 'BAD_FILE', path, found, hint }]);
  };
  if (!isTable(metadata)) return refuse(shown(metadata), 'The header of a GGUF file is needed.');
  const [part, parts] = [metadata['split.no'], partsOf(metadata)];
  if (typeof part === 'number' && part > 0) {
    return refuse(`part ${part + 1} of ${parts}`, 'The first part says what the model is: give that one.');
  }
  const architecture = metadata['general.architecture'];
  if (typeof architecture !== 'string')
    return refuse(shown(architecture), 'A GGUF file names its general.architecture.');
  const config = configOfGguf(metadata);
  if (byList.has(String(config['model_type']))) {
    return refuse(shown(architecture), 'Its layers differ, which is not read of a header: give the config.json.');
  }
  const { unknown, precision } = storedTensors(metadata);
  if (unknown !== undefined) {
    return refuse(`tensors of type ${unknown}`, 'Not a type that is known: give the config.json, and write precision.');
  }
  const model = modelFromConfig(config, name, path, options);
  const partWarning = `part 1 of ${parts}: how the tensors of the others are stored was not read`;
  const warnings = [
    ...(model.warnings ?? []),
    ...checkElements(metadata, model, path, options),
    ...(parts > 1 ? [partWarning] : []),
  ];
  return {
    ...model,
    ...(precision !== undefined && { precision }),
    ...(warnings.length > 0 && { warnings }),
    source: String(path[0] ?? 'GGUF'),
  };
}
