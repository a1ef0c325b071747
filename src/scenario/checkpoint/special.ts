// What the plain numbers of a config file do not say: layers of several kinds, and what they weigh and keep.

import { attentionParameters } from '../../catalog/arithmetic.ts';
import type { ModelEntry } from '../../catalog/types.ts';
import { shown } from '../../errors.ts';
import type { Reader } from './reader.ts';
import type { Extra, Extras, Field } from './spellings.ts';

type Plain = 'layers' | 'hidden' | 'heads' | 'kvHeads' | 'headDim' | 'ffn' | 'gatedMlp' | 'vocab' | 'tiedEmbeddings';

/** The plain numbers, as read. */
export interface Base extends Extras, Pick<ModelEntry, Plain> {}

/** What a family's own keys change of them. */
export interface Change extends Partial<Base> {
  readonly keptLayers?: number;
  readonly windowLayers?: number;
  readonly stateElements?: number;
  readonly extraParameters?: number;
  readonly idleParameters?: number;
  readonly needs?: readonly string[];
  readonly note?: string;
}

export type Special = (reader: Reader, base: Base) => Change;

export interface Family {
  /** the LM head is the embedding where the file does not say: the library's default */
  readonly tied: boolean;
  /** two up projections; a plain MLP has one */
  readonly gated: boolean;
  /** spellings that go before the usual ones */
  readonly keys?: Readonly<Partial<Record<Field | Extra, readonly string[]>>>;
  /** what the plain numbers do not say */
  readonly special?: Special;
}

/** Weights of the attention of one layer. */
export const attentionOf = (base: Base): number => attentionParameters(base);

/** Weights of an MLP of that width. */
export const mlpOf = ({ gatedMlp, hidden }: Base, width: number): number => (gatedMlp ? 3 : 2) * hidden * width;

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

/** Layers with experts, of a step or a list of dense ones: (i + 1) a multiple of `step`, and not in the list. */
export function expertLayers(layers: number, step: number, dense: readonly number[]): number {
  const without = new Set(dense);
  return sum(Array.from({ length: layers }, (_, at) => ((at + 1) % step === 0 && !without.has(at) ? 1 : 0)));
}

/** Experts in some layers only, which are counted as leading dense layers. */
export const sparseSteps: Special = (reader, { layers, experts }) => {
  const step = Math.max(1, reader.extra(['decoder_sparse_step', 'moe_every_n_layers']) ?? 1);
  const dense = reader.indices('mlp_only_layers') ?? [];
  if (experts === undefined || (step === 1 && dense.length === 0)) return {};
  return leadingDense(layers, expertLayers(layers, step, dense));
};

/** The same count of layers without experts, placed first. */
export function leadingDense(layers: number, withExperts: number): Change {
  const dense = layers - withExperts;
  if (dense <= 0) return {};
  return { denseLayers: dense, note: 'layers without experts are counted as the first ones' };
}

/** Layers of an entry for each in `moe_layer_freq`: a period, or 0 and 1 a layer. */
export const layerFrequency: Special = (reader, { layers, experts, denseLayers = 0 }) => {
  const value = reader.get('moe_layer_freq') ?? null;
  if (experts === undefined || value === null || value === 1) return {};
  if (Array.isArray(value) && value.length === layers && value.every((one) => one === 0 || one === 1)) {
    const withExperts = sum(value as number[]);
    const isLeading = value.slice(layers - withExperts).every((one) => one === 1);
    return isLeading ? { denseLayers: layers - withExperts } : leadingDense(layers, withExperts);
  }
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 1) {
    const at = Array.from({ length: layers }, (_, layer) => (layer >= denseLayers && layer % value === 0 ? 1 : 0));
    return leadingDense(layers, sum(at));
  }
  reader.add('BAD_VALUE', 'moe_layer_freq', shown(value), `A whole number, or 0 or 1 for each of ${layers} layers.`);
  return {};
};

export interface Mamba2 {
  readonly inner: number;
  readonly state: number;
  readonly groups: number;
  readonly heads: number;
  readonly convolution: number;
}

/** Weights of a mixer of Mamba 2: projections in and out, convolution, norm, and three numbers a head. Dao 2024. */
export function mamba2Parameters(hidden: number, { inner, state, groups, heads, convolution }: Mamba2): number {
  const mixed = inner + 2 * groups * state;
  return hidden * (inner + mixed + heads) + mixed * (convolution + 1) + inner * hidden + inner + 3 * heads;
}

export const mamba2State = ({ inner, state, groups, convolution }: Mamba2): number =>
  inner * state + (inner + 2 * groups * state) * (convolution - 1);

/** A mixer of Mamba 1: Gu 2023. */
export function mamba1Parameters(hidden: number, inner: number, state: number, rank: number, convolution: number) {
  const selective = inner * (rank + 2 * state) + rank * inner + inner;
  return 2 * hidden * inner + inner * (convolution + 1) + selective + inner * state + inner + inner * hidden;
}

export interface DeltaNet {
  readonly keyDim: number;
  readonly valueDim: number;
  readonly heads: number;
  readonly convolution: number;
  readonly state: number;
}

/** Gated delta net of Qwen3-Next: queries, keys, values, gate; two numbers a head; convolution; output. */
export const deltaNetParameters = (hidden: number, { keyDim, valueDim, heads, convolution }: DeltaNet): number =>
  hidden * (2 * keyDim + 2 * valueDim) +
  2 * hidden * heads +
  (2 * keyDim + valueDim) * convolution +
  2 * heads +
  valueDim * hidden;

export const deltaNetState = ({ keyDim, valueDim, convolution, state }: DeltaNet): number =>
  valueDim * state + (2 * keyDim + valueDim) * (convolution - 1);
