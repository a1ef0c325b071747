// What the tensors of a GGUF file say of a model: how many elements there are, and by module how they are stored.

import { type GgmlType, ggmlFileType, ggmlFormat, ggmlType } from '../../catalog/ggml-types.ts';
import type { CheckpointPrecision, LinearModule, PrecisionId } from '../../catalog/types.ts';
import { type Config, isTable } from './reader.ts';

export interface TensorInfo {
  readonly name: string;
  readonly dimensions: number;
  readonly elements: number;
  /** number of its type in ggml */
  readonly type: number;
}

type Module = LinearModule | 'router' | 'head';

/** The module of a matrix, by the names of llama.cpp; null of what is none of them. */
function moduleOf(name: string): Module | null {
  if (/^(token_embd|output)\.weight$/.test(name)) return 'head';
  if (/\.(attn|ssm|shortconv|time_mix|indexer)/.test(name)) return 'attention';
  if (/\.ffn_gate_inp/.test(name)) return 'router';
  if (/_shexp\./.test(name)) return 'sharedExperts';
  if (/_(ch)?exps\./.test(name)) return 'routedExperts';
  return /\.ffn_/.test(name) ? 'denseMlp' : null;
}

const whole = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;

/** Layers of a model in a file: those that draft tokens come after the others and are not counted. */
export function layersIn(metadata: Config): number {
  const architecture = String(metadata['general.architecture'] ?? '');
  const drafting = whole(metadata[`${architecture}.nextn_predict_layers`]);
  return whole(metadata[`${architecture}.block_count`]) - drafting;
}

/** `tensors.…` of a header: elements in all, of each module by type, and whether the head is a matrix of its own. */
export function tensorSummary(tensors: Iterable<TensorInfo>, metadata: Config): Config {
  const layers = layersIn(metadata);
  const modules: Record<string, Record<number, number>> = {};
  let [all, hasOutput] = [0, false];
  for (const { name, dimensions, elements, type } of tensors) {
    const layer = /^blk\.(\d+)\./.exec(name)?.[1];
    if (layer !== undefined && Number(layer) >= layers) continue;
    all += elements;
    hasOutput ||= name === 'output.weight';
    const module = dimensions < 2 ? null : moduleOf(name);
    if (module === null) continue;
    modules[module] ??= {};
    const types = modules[module];
    types[type] = (types[type] ?? 0) + elements;
  }
  return { 'tensors.elements': all, 'tensors.output': hasOutput, 'tensors.modules': modules };
}

export interface StoredTensors {
  /** left out of BF16 */
  readonly precision?: CheckpointPrecision;
  /** a type that is not known, by its number */
  readonly unknown?: number;
}

/** Formats in which activations and the cache are kept as the weights are; beside others they have 16 bits. */
const alike: Readonly<Record<string, PrecisionId>> = { fp16: 'fp16' };

/** How the file stores each module. */
export function storedTensors(metadata: Config): StoredTensors {
  const stated = metadata['tensors.modules'];
  const formats: Partial<Record<Module, string>> = {};
  for (const [module, types] of Object.entries(isTable(stated) ? stated : {})) {
    const elements = new Map<GgmlType, number>();
    for (const [number, count] of Object.entries(isTable(types) ? types : {})) {
      const type = ggmlType(Number(number));
      if (type === null) return { unknown: Number(number) };
      elements.set(type, Number(count));
    }
    formats[module as Module] = ggmlFormat(elements);
  }
  const { router: _, head, ...linear } = formats;
  const usual = ggmlFileType(Number(metadata['general.file_type'] ?? Number.NaN));
  const weights =
    linear.routedExperts ??
    linear.denseMlp ??
    linear.attention ??
    (usual === null ? null : ggmlFormat(new Map([[usual, 1]])));
  if (
    weights === null ||
    (weights === 'bf16' && [...Object.values(linear), head ?? weights].every((one) => one === 'bf16'))
  )
    return {};
  const inBits = alike[weights] ?? 'bf16';
  return { precision: { weights, ...linear, head: head ?? weights, activations: inBits, kv: inBits } };
}
