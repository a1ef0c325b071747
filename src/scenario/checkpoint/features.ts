// What a config file says that the core cannot time yet, by the words of the catalog's needs.ts.

import { windowMatters } from '../../catalog/index.ts';
import type { Reader } from './reader.ts';
import type { Base, Change } from './special.ts';

/** Layers with a window where a file does not list them: every `pattern`th layer sees all. */
const windowPatterns: Readonly<Record<string, number>> = {
  gemma2: 2,
  gemma3: 6,
  gemma3_text: 6,
  gemma4: 6,
  gemma4_text: 6,
  cohere2: 4,
  gpt_oss: 2,
  olmo3: 4,
};

/** Layers that look back over a window only; undefined where all do, or none. */
function windowLayersOf(reader: Reader, type: string, { layers }: Base): number | undefined {
  const kinds = reader.words('layer_types');
  if (kinds.length === layers) {
    const windows = kinds.filter((kind) => kind === 'sliding_attention' || kind === 'chunked_attention').length;
    return windows === layers ? undefined : windows;
  }
  const stated = reader.get('sliding_window_pattern') ?? reader.get('_sliding_window_pattern');
  if (typeof stated === 'string' && /^[LG]+$/.test(stated)) {
    const windows = Array.from({ length: layers }, (_, at) => stated[at % stated.length] === 'L').filter(
      Boolean,
    ).length;
    return windows === layers ? undefined : windows;
  }
  const pattern = typeof stated === 'number' && stated > 1 ? stated : windowPatterns[type];
  return pattern === undefined ? undefined : layers - Math.floor(layers / pattern);
}

export interface Features {
  readonly needs: readonly string[];
  readonly windowLayers?: number;
}

export function featuresOf(
  reader: Reader,
  type: string,
  base: Base,
  change: Change,
  maxContext: number | null,
): Features {
  const needs: string[] = [];
  const add = (word: string) => {
    if (!needs.includes(word)) needs.push(word);
  };
  const kinds = reader.words('layer_types');
  const window = change.slidingWindow ?? base.slidingWindow;
  const isChunked = type !== 'mimo_v2_flash' && (reader.extra(['attention_chunk_size']) ?? 1) > 1;
  if (windowMatters(window, maxContext) && !isChunked) add('sliding-window');
  if (isChunked) add('chunked-attention');
  if ((reader.extra(['index_topk']) ?? 1) > 1) add('sparse-attention');
  for (const key of ['index_head_dim', 'index_n_heads', 'index_topk_freq', 'index_skip_topk_offset']) reader.get(key);
  if (Array.isArray(reader.get('block_configs'))) add('varying-layers');
  if (kinds.includes('sliding_attention')) add('sliding-window');
  if (kinds.includes('chunked_attention')) add('chunked-attention');
  const known = new Set(['sliding_attention', 'full_attention', 'chunked_attention', 'attention']);
  if (kinds.some((kind) => !known.has(kind))) add('hybrid-layers');
  for (const word of change.needs ?? []) add(word);
  const { kvLoraRank, vHeadDim, headDim } = base;
  if (kvLoraRank === undefined && vHeadDim !== undefined && vHeadDim !== headDim) add('value-head-dim');
  if (reader.flag('is_encoder_decoder') === true) add('encoder');
  const windowLayers = change.windowLayers ?? windowLayersOf(reader, type, base);
  const hasWindow = needs.includes('sliding-window') || needs.includes('chunked-attention');
  return { needs, ...(hasWindow && windowLayers !== undefined && { windowLayers }) };
}

/** Kinds of position scaling whose file states the context before it. */
const lengthening: ReadonlySet<string> = new Set(['yarn', 'linear', 'dynamic', 'ntk', 'deepseek_yarn']);

/** Tokens of context with the scaling of positions that the file asks for. */
export function contextOf(reader: Reader, type: string, stated: number | null): number | null {
  const table = reader.table('rope_scaling') ?? reader.table('rope_parameters');
  if (table === null || stated === null || type.startsWith('gemma')) return stated;
  const kind = table.get('rope_type') ?? table.get('type');
  const factor = table.get('factor');
  if (typeof kind !== 'string' || !lengthening.has(kind) || typeof factor !== 'number' || !(factor > 1)) return stated;
  const before = table.whole(['original_max_position_embeddings'], 1);
  // a file that states no length before it states the one that is scaled, but for YaRN as DeepSeek writes it
  const scaled = Math.round(factor * (before ?? stated));
  return Number.isSafeInteger(scaled) ? Math.max(stated, scaled) : stated;
}
