// How a model's name finds its entry: ids, aliases, and the words that quantised and tuned copies add to a name.

import { find, modelRecords } from './index.ts';
import { idOf } from './names.ts';
import type { CheckpointPrecision, ModelRecord } from './types.ts';

/** Words that tuning adds; the shape stays. */
const tuned = /-(instruct|chat|it|base|hf|pt|thinking|reasoning|sft|dpo|qat|text|preview|unsloth|2507|2506|v1)$/;
const prefixed = /^(meta|unsloth|nvidia|google|microsoft)-/;

interface Ending {
  readonly pattern: RegExp;
  readonly words: string;
  precision(name: string, model: ModelRecord): CheckpointPrecision;
}

/** Publishers whose FP8 copies are scaled by blocks; those of others a channel at a time. */
const isBlocked = (name: string): boolean => {
  const org = name.includes('/') ? name.slice(0, name.lastIndexOf('/')).toLowerCase() : '';
  if (/(^|\/)(redhatai|neuralmagic|nvidia|amd|meta-llama|nm-testing)$/.test(org)) return false;
  return /^(qwen|deepseek|kimi|minimax|mimo)/.test(idOf(name));
};

/** FP8 in the checkpoint's own blocks, or as its publisher scales it. Meta leaves attention as it was. */
function fp8(name: string, model: ModelRecord, kv?: 'fp8'): CheckpointPrecision {
  const weights = isBlocked(name) ? 'fp8-block' : 'fp8';
  const isMetas = model.id === 'llama-3.1-405b' && !/(redhatai|neuralmagic|nvidia|amd)\//i.test(name);
  return { weights, activations: 'fp8', ...(isMetas && { attention: 'bf16' }), ...(kv && { kv }) };
}

/** Latent attention stays in 16 bits where the rest is stored in 4-bit floats. */
const nvfp4 = (_: string, { kvLoraRank }: ModelRecord): CheckpointPrecision => ({
  weights: 'fp4',
  activations: 'fp4',
  ...(kvLoraRank !== undefined && { attention: 'bf16' }),
  kv: 'fp8',
});

const always = (precision: CheckpointPrecision) => () => precision;

/** Endings of a name that say how the copy is stored, the longest first. */
const endings: readonly Ending[] = [
  { pattern: /-(?:fp8-kv|fp8-dynamic-kv)$/, words: 'FP8', precision: (name, model) => fp8(name, model, 'fp8') },
  { pattern: /-fp8-block$/, words: 'FP8', precision: always({ weights: 'fp8-block', activations: 'fp8' }) },
  { pattern: /-(?:fbgemm-fp8|fp8-dynamic|fp8-per-channel|fp8)$/, words: 'FP8', precision: fp8 },
  { pattern: /-(?:nvfp4|fp4)(?:-v\d)?$/, words: 'NVFP4', precision: nvfp4 },
  { pattern: /-mxfp4$/, words: 'MXFP4', precision: always({ weights: 'mxfp4', activations: 'bf16' }) },
  {
    pattern: /-(?:bnb-4bit|4bit)$/,
    words: '4-bit',
    precision: always({ weights: 'int4-g64', activations: 'bf16' }),
  },
  {
    pattern: /-(?:quantized\.)?(?:w8a8|w8a8-int8|int8-w8a8|smoothquant)$/,
    words: 'INT8',
    precision: always({ weights: 'int8', activations: 'int8' }),
  },
  {
    pattern: /-(?:quantized\.)?(?:w8a16|gptq-int8|gptq-8bit|int8)$/,
    words: 'INT8',
    precision: always({ weights: 'int8', activations: 'bf16' }),
  },
  {
    pattern: /-(?:quantized\.)?(?:w4a16(?:-g128)?|awq-int4|awq|gptq-int4|gptq|int4|gptq-4bit)$/,
    words: 'INT4',
    precision: always({ weights: 'int4-g128', activations: 'bf16' }),
  },
];

/** The entry of an id, words of tuning taken off one after the other. */
function tunedFrom(id: string): ModelRecord | null {
  for (let rest = id, turn = 0; turn < 4; turn++) {
    const found = find(modelRecords, rest) ?? find(modelRecords, rest.replace(prefixed, ''));
    if (found !== null) return found;
    const shorter = rest.replace(tuned, '');
    if (shorter === rest) return null;
    rest = shorter;
  }
  return null;
}

/** Letters and digits of an id without words of tuning: what distinguishes models. */
function coreOf(id: string): string {
  let rest = id.replace(prefixed, '');
  while (tuned.test(rest)) rest = rest.replace(tuned, '');
  return rest.replace(/[^a-z0-9]/g, '');
}

/** A model whose shape is that of another keeps the name that it was asked for by beside the other's. */
function namedAs(id: string, found: ModelRecord | null): ModelRecord | null {
  if (found === null || !found.aliases.includes(id) || coreOf(found.id).startsWith(coreOf(id))) return found;
  return { ...found, name: `${id} (the shape of ${found.name})` };
}

/**
 * The entry of a name, or null. "Qwen/Qwen3-32B-FP8" is Qwen3 32B as that copy is stored; the copy of a model that is
 * published so already is the model itself.
 */
export function findModel(name: string): ModelRecord | null {
  const id = idOf(name);
  const ending = endings.find(({ pattern }) => pattern.test(id));
  if (ending === undefined) return namedAs(id, tunedFrom(id));
  const base = tunedFrom(id.replace(ending.pattern, '')) ?? find(modelRecords, id);
  if (base === null) return null;
  const precision = ending.precision(name, base);
  if (base.precision?.weights === precision.weights) return base;
  return { ...base, id, name: `${base.name} ${ending.words}`, precision };
}
