// Values of flags, converted to fields of a scenario.

import { formatOf } from '../../catalog/precisions.ts';
import { precisionWord } from '../precision-words.ts';
import type { Converted, Flag, Flags, Takes, ValueFlag } from './types.ts';

const set = (path: string, value: unknown): Converted => ({ set: [[path, value]] });
const nothing: Converted = { set: [] };

/** Decimal and binary suffixes of counts: 8k = 8,000 and 8K = 8,192. */
const factors: Readonly<Record<string, number>> = { k: 1e3, K: 1024, m: 1e6, M: 1024 ** 2, g: 1e9, G: 1024 ** 3 };

function countOf(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)([kKmMgG]?)$/.exec(text);
  if (match === null) return null;
  const value = Number(match[1]) * (factors[match[2] ?? ''] ?? 1);
  return Number.isSafeInteger(Math.round(value)) ? Math.round(value) : null;
}

/** A whole number of at least 1, such as 8192 or 8k; words of `automatic` leave the field as it is. */
export const count = (path: string, automatic: readonly string[] = []): ValueFlag => ({
  kind: 'value',
  path,
  convert(text) {
    if (automatic.includes(text)) return nothing;
    const value = countOf(text);
    return value === null || value < 1 ? { hint: 'Write a whole number of at least 1.' } : set(path, value);
  },
});

/** As `count`, where one of `off` means that there is none. */
export const countOrOff = (path: string, off: readonly string[], word: string): ValueFlag => ({
  kind: 'value',
  path,
  convert(text) {
    if (off.includes(text)) return set(path, word);
    const value = countOf(text);
    return value === null || value < 1 ? { hint: 'Write a whole number of at least 1.' } : set(path, value);
  },
});

/** A share above 0 and at most 1. */
export const share = (path: string): ValueFlag => ({
  kind: 'value',
  path,
  convert(text) {
    const value = Number(text);
    return /^\d*\.?\d+$/.test(text) && value > 0 && value <= 1
      ? set(path, value)
      : { hint: 'Write a share above 0 and at most 1, such as 0.9.' };
  },
});

export const text = (path: string): Flag => ({ kind: 'value', path, convert: (value) => set(path, value) });

export const oneOf = (path: string, words: Readonly<Record<string, string>>): Flag => ({
  kind: 'value',
  path,
  convert(value) {
    const word = Object.hasOwn(words, value) ? words[value] : undefined;
    return word === undefined ? { hint: `Simulated: ${Object.keys(words).join(', ')}.` } : set(path, word);
  },
});

/** A switch that writes `on` or `off` at `path`; undefined = leaves it. */
export const toggle = (path: string, on: unknown, off?: unknown): Flag => ({
  kind: 'switch',
  path,
  convert: (isOn) => {
    const value = isOn ? on : off;
    return value === undefined ? nothing : set(path, value);
  },
});

const numbers: Readonly<Record<string, string>> = {
  half: 'fp16',
  float16: 'fp16',
  fp16: 'fp16',
  bfloat16: 'bf16',
  bf16: 'bf16',
  float: 'fp32',
  float32: 'fp32',
  fp32: 'fp32',
};

/** Precision of activations, and of weights that nothing quantises. */
export const dtype: Flag = {
  kind: 'value',
  path: 'precision.activations',
  convert(word) {
    if (word === 'auto') return nothing;
    const id = Object.hasOwn(numbers, word) ? numbers[word] : undefined;
    if (id === undefined) return { hint: `Known: auto, ${Object.keys(numbers).join(', ')}.` };
    return set('dtype', id);
  },
};

export const kvDtype: Flag = {
  kind: 'value',
  path: 'precision.kv',
  convert(word) {
    if (word === 'auto') return nothing;
    const id = (Object.hasOwn(numbers, word) ? numbers[word] : undefined) ?? precisionWord(word)?.weights;
    if (id === undefined || formatOf(id)?.multiplies !== undefined) {
      return { hint: 'Known: auto, bfloat16, float16, fp8, fp8_e4m3, fp8_e5m2, nvfp4.' };
    }
    return set('precision.kv', id);
  },
};

/** What the checkpoint itself says: nothing to set. */
const byCheckpoint = ['none', 'auto', 'compressed-tensors', 'gguf', 'torchao', 'quark', 'auto-round'];

export const quantization: Flag = {
  kind: 'value',
  path: 'precision.weights',
  convert(word) {
    const name = word.toLowerCase().replaceAll('_', '-');
    if (byCheckpoint.includes(name)) return nothing;
    const entry = precisionWord(word);
    if (entry === null) return { hint: 'Write the precision by --set, such as precision.weights=int4.' };
    const { weights, activations } = entry;
    const own: [string, unknown][] = [['precision.weights', weights]];
    if (activations !== null) own.push(['precision.activations', activations]);
    return { set: own };
  },
};

const unsimulated = (what: string, takes: Takes): Flag => ({ kind: 'unsimulated', takes, what });

/** Rows of flags that do the same: names between spaces. */
const rows = (names: string, flag: Flag): [string, Flag][] =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => [name, flag]);

/** Flags that change nothing: with one word behind them, with several, with none. */
export const ignored = (one: string, many: string, none: string): Flags =>
  Object.fromEntries(
    [
      ...rows(one, { kind: 'ignored', takes: 'one' }),
      ...rows(many, { kind: 'ignored', takes: 'many' }),
      ...rows(none, { kind: 'ignored', takes: 'nothing' }),
    ].filter(([name]) => name !== ''),
  );

/** Flags of a feature that is not simulated: with a word behind them, with none, with several. */
export const feature = (what: string, one: string, none = '', many = ''): Flags =>
  Object.fromEntries(
    [
      ...rows(one, unsimulated(what, 'one')),
      ...rows(none, unsimulated(what, 'nothing')),
      ...rows(many, unsimulated(what, 'many')),
    ].filter(([name]) => name !== ''),
  );
