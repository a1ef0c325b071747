// Encoders of images and sound beside a language model: what they weigh, where their shape allows to say it.

import { type Config, isTable, Reader } from './reader.ts';

const depthKeys = ['depth', 'num_hidden_layers', 'vt_num_hidden_layers', 'encoder_layers', 'layers', 'num_layers'];
const widthKeys = ['embed_dim', 'vt_hidden_size', 'd_model', 'hidden_size', 'width', 'dim'];
const mlpKeys = ['intermediate_size', 'vt_intermediate_size', 'encoder_ffn_dim', 'mlp_dim', 'hidden_dim'];

/** Towers with two up projections. */
const gatedTowers: ReadonlySet<string> = new Set(['qwen2_5_vl', 'qwen2_5_omni_vision_encoder', 'pixtral', 'glm4v']);

interface Tower {
  readonly depth: number;
  readonly width: number;
  readonly mlp: number;
}

function towerOf(reader: Reader): Tower | null {
  const [depth, width] = [reader.whole(depthKeys, 1), reader.whole(widthKeys, 1)];
  if (depth === null || width === null) return null;
  const ratio = reader.get('mlp_ratio');
  const mlp = reader.whole(mlpKeys, 1) ?? Math.round(width * (typeof ratio === 'number' && ratio > 0 ? ratio : 4));
  return { depth, width, mlp };
}

const layersOf = ({ depth, width, mlp }: Tower, isGated: boolean): number =>
  depth * (4 * width * width + (isGated ? 3 : 2) * width * mlp + 6 * width + mlp);

/** A vision transformer: Dosovitskiy 2020; its patches, positions, and the MLP that joins it to the language model. */
function visionParameters(table: Config, outer: Config, hidden: number): number | null {
  const reader = new Reader(table, []);
  const tower = towerOf(reader);
  if (tower === null) return null;
  const { width } = tower;
  const type = String(table['model_type'] ?? outer['model_type'] ?? '');
  const isQwen = /^qwen/.test(type) || /^qwen/.test(String(outer['model_type'] ?? ''));
  const isGated = gatedTowers.has(type) || (isQwen && gatedTowers.has(String(outer['model_type'] ?? '')));
  const patch = reader.whole(['patch_size'], 1) ?? 14;
  const frames = reader.whole(['temporal_patch_size'], 1) ?? (isQwen ? 2 : 1);
  const channels = reader.whole(['in_chans', 'in_channels', 'num_channels'], 1) ?? 3;
  const image = reader.whole(['image_size'], 1);
  const positions =
    reader.whole(['num_position_embeddings'], 1) ?? (image === null || isQwen ? 0 : (image / patch) ** 2);
  const pixels = channels * frames * patch * patch * width;
  const merge = reader.whole(['spatial_merge_size'], 1) ?? (isQwen || outer['downsample_ratio'] === 0.5 ? 2 : 1);
  const merged = merge * merge * width;
  const joins = isQwen
    ? 1 + (Array.isArray(table['deepstack_visual_indexes']) ? table['deepstack_visual_indexes'].length : 0)
    : 1;
  const out = isQwen ? (reader.whole(['out_hidden_size'], 1) ?? hidden) : hidden;
  const join = isQwen ? merged * merged + merged * out : merged * hidden + hidden * hidden;
  return layersOf(tower, isGated) + pixels + positions * width + joins * join;
}

/** An encoder as Whisper's: two convolutions over the spectrum, and the MLP that joins it. */
function audioParameters(table: Config, hidden: number): number | null {
  const reader = new Reader(table, []);
  const tower = towerOf(reader);
  if (tower === null) return null;
  const { width } = tower;
  const bins = reader.whole(['num_mel_bins'], 1) ?? 80;
  const isVoxtral = String(table['model_type'] ?? '').startsWith('voxtral');
  const join = isVoxtral ? 4 * width * hidden + hidden * hidden : width * hidden;
  return layersOf(tower, false) + 3 * bins * width + 3 * width * width + join;
}

export interface Towers {
  readonly parameters: number;
  /** tables of towers whose shape could not be read */
  readonly unread: readonly string[];
}

/** Weights of every tower that the file describes. */
export function towersOf(outer: Config, hidden: number): Towers {
  let parameters = 0;
  const unread: string[] = [];
  const count = (key: string, of: (table: Config) => number | null) => {
    const table = outer[key];
    if (!isTable(table) || Object.keys(table).length === 0) return;
    const weights = of(table);
    if (weights === null || !Number.isSafeInteger(Math.round(weights))) unread.push(key);
    else parameters += Math.round(weights);
  };
  for (const key of ['vision_config', 'vit_config']) count(key, (table) => visionParameters(table, outer, hidden));
  for (const key of ['audio_config', 'audio_encoder_config']) count(key, (table) => audioParameters(table, hidden));
  for (const key of ['talker_config', 'token2wav_config', 'code2wav_config', 'speech_config', 'vq_config']) {
    count(key, () => null);
  }
  return { parameters, unread };
}
