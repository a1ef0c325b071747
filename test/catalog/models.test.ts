// Models: parameters and KV by formulas written out here, published totals, and what the tables say, cell by cell.

import { describe, expect, test } from 'vitest';
import { find, idOf, kvElementsPerToken, modelRecords, models, sizesOf } from '../../src/catalog/index.ts';
import { needWords } from '../../src/catalog/needs.ts';
import type { ModelRecord } from '../../src/catalog/types.ts';

const model = (id: string): ModelRecord => {
  const entry = find(modelRecords, id);
  if (entry === null) throw new Error(id);
  return entry;
};
const each = modelRecords.map((one): [string, ModelRecord] => [one.id, one]);

/** Words of models whose layers the numbers of an entry do not describe. */
const shapeless = ['compressed-attention', 'hybrid-layers', 'state-space', 'varying-layers'];
const isShapeless = (one: ModelRecord): boolean =>
  one.extraParameters === undefined && one.needs.some((word) => shapeless.includes(word));

/** A sum of products, from the definition of the layers: no word of src/catalog/arithmetic.ts. */
function countByHand(one: ModelRecord, expertsTaken: number): number {
  const d = one.hidden;
  const layers = one.layers ?? Number.NaN;
  let attention = 0;
  if (one.kvLoraRank !== undefined) {
    const [nope, rope, v] = [one.qkNopeHeadDim!, one.qkRopeHeadDim!, one.vHeadDim!];
    if (one.qLoraRank === undefined) attention += d * one.heads * (nope + rope);
    else attention += d * one.qLoraRank + one.qLoraRank * one.heads * (nope + rope);
    attention += d * one.kvLoraRank + d * rope;
    attention += one.kvLoraRank * one.heads * nope + one.kvLoraRank * one.heads * v;
    attention += one.heads * v * d;
  } else {
    const v = one.vHeadDim ?? one.headDim;
    attention += d * one.heads * one.headDim;
    attention += d * one.kvHeads * one.headDim;
    attention += d * one.kvHeads * v;
    attention += one.heads * v * d;
  }
  const matrices = one.gatedMlp ? 3 : 2;
  const vocabulary = one.vocab * d + (one.tiedEmbeddings === true ? 0 : one.vocab * d);
  const norms = layers * d + layers * d + d;
  const extra = one.extraParameters ?? 0;
  if (one.experts === undefined) return layers * (attention + matrices * d * one.ffn!) + norms + vocabulary + extra;
  const expert = matrices * d * (one.moeFfn ?? one.ffn!);
  let shared = 0;
  if (one.sharedFfn !== undefined) shared = matrices * d * one.sharedFfn;
  else if (one.sharedExperts !== undefined) shared = one.sharedExperts * expert;
  const dense = one.denseLayers ?? 0;
  const withExperts = (layers - dense) * (attention + d * one.experts + expertsTaken * expert + shared);
  const without = dense === 0 ? 0 : dense * (attention + matrices * d * one.ffn!);
  return withExperts + without + norms + vocabulary + extra;
}

describe('sizes', () => {
  test.each(each)('%s: parameters are the sum over its layers, or unknown', (_, one) => {
    const { parameters, activeParameters } = sizesOf(one);
    const unknown = one.layers === null || one.tiedEmbeddings === null || isShapeless(one);
    if (unknown) expect([parameters, activeParameters]).toEqual([null, null]);
    else {
      expect(parameters).toBe(countByHand(one, one.experts ?? 0));
      expect(activeParameters).toBe(one.topK === null ? null : countByHand(one, one.topK ?? 0));
    }
  });

  test.each(each)('%s: KV a token is keys and values of every KV head, or the latents', (_, one) => {
    const { kvElementsPerToken: kv } = sizesOf(one);
    const kept = one.keptLayers ?? one.layers;
    if (kept === null || (isShapeless(one) && one.keptLayers === undefined)) expect(kv).toBeNull();
    else if (one.kvLoraRank !== undefined) expect(kv).toBe(kept * (one.kvLoraRank + one.qkRopeHeadDim!));
    else if (one.vHeadDim !== undefined) expect(kv).toBe(kept * one.kvHeads * (one.headDim + one.vHeadDim));
    else expect(kv).toBe(2 * kept * one.kvHeads * one.headDim);
  });

  test('KV bytes a token in 16 bits: OPT-13B 800 KiB, Llama 3.1 8B 128 KiB, DeepSeek V3 68.6 KiB', () => {
    const bytes = (id: string): number => 2 * (sizesOf(model(id)).kvElementsPerToken ?? 0);
    expect(bytes('opt-13b')).toBe(819_200);
    expect(bytes('llama-3.1-8b')).toBe(131_072);
    expect(bytes('deepseek-v3')).toBe(70_272);
    const [opt] = models.filter((one) => one.id === 'opt-13b');
    expect(opt === undefined ? 0 : kvElementsPerToken(opt)).toBe(409_600);
  });

  test.each([
    ['llama-3.1-8b', 8.03],
    ['llama-3.1-70b', 70.55],
    ['llama-3.1-405b', 405.85],
    ['llama-2-7b', 6.74],
    ['llama-2-13b', 13.02],
    ['llama-3.2-1b', 1.24],
    ['llama-3.2-3b', 3.21],
    ['mistral-7b-v0.1', 7.24],
    ['mistral-large-2407', 122.61],
    ['mixtral-8x7b-v0.1', 46.7],
    ['mixtral-8x22b-v0.1', 140.6],
    ['qwen2.5-0.5b', 0.49],
    ['qwen2.5-7b', 7.62],
    ['qwen2.5-14b', 14.77],
    ['qwen2.5-32b', 32.76],
    ['qwen2.5-72b', 72.7],
    ['qwen3-0.6b', 0.6],
    ['qwen3-8b', 8.19],
    ['qwen3-14b', 14.77],
    ['qwen3-32b', 32.76],
    ['qwen3-30b-a3b', 30.5],
    ['qwen3-235b-a22b', 235.1],
    ['qwen3-coder-480b-a35b-instruct', 480.2],
    ['deepseek-v2', 235.7],
    ['deepseek-v2-lite', 15.7],
    ['deepseek-v3', 671],
    ['gpt-oss-120b', 116.8],
    ['gpt-oss-20b', 20.9],
    ['gemma-2-9b', 9.24],
    ['gemma-2-27b', 27.2],
    ['phi-2', 2.78],
    ['phi-3-mini', 3.82],
    ['phi-3-medium', 13.96],
    ['phi-4', 14.66],
    ['gpt-j-6b', 6.05],
    ['bloom-176b', 176.2],
    ['opt-13b', 12.85],
    ['opt-66b', 65.7],
    ['yi-34b', 34.39],
    ['mistral-nemo-instruct-2407', 12.25],
    ['falcon-7b', 6.92],
  ])('%s has the published number of parameters: %d B', (id, billions) => {
    // biases, learned positions and the rounding of what is published stay within it
    expect(Math.abs((sizesOf(model(id)).parameters ?? 0) / (billions * 1e9) - 1)).toBeLessThan(0.0085);
  });
});

/** Names whose number is no total of parameters that the columns determine. */
const notTheTotal: Readonly<Record<string, string>> = {
  'deepseek-r1-distill-qwen-1.5b': '1.78 B: its head is not tied',
  'llama-3.2-11b-vision': 'the language model alone',
  'mixtral-8x7b-v0.1': 'eight times seven is experts by size; attention is shared, so 46.7 B',
  'mixtral-8x22b-v0.1': 'likewise: 140.6 B',
  'llama-4-scout-17b-16e-instruct': '17 B are active',
  'llama-4-maverick-17b-128e-instruct': '17 B are active',
  'llama-3-3-nemotron-super-49b-v1': 'layers vary, their widths are not stated',
  'nemotron-h-56b-base-8k': 'which layers are state-space is not stated',
  'nvidia-nemotron-3-nano-30b-a3b': 'which layers are state-space is not stated',
  'nvidia-nemotron-3.5-lightning-30b-a3b': 'which layers are state-space is not stated',
  'nvidia-nemotron-3-super-120b-a12b': 'which layers are state-space is not stated',
  'nvidia-nemotron-3-ultra-550b-a55b': 'neither layers nor which are state-space is stated',
  'qwen3.5-27b': 'linear attention is not described',
  'qwen3.5-35b-a3b': 'linear attention is not described',
  'qwen3.5-122b-a10b': 'linear attention is not described',
  'qwen3.5-397b-a17b': 'linear attention is not described',
  'qwen3-vl-8b-instruct': 'whether the head is tied is not stated',
  'qwen3-vl-32b-instruct': 'whether the head is tied is not stated',
  'qwen3-vl-30b-a3b-instruct': 'whether the head is tied is not stated',
  'qwen3-vl-235b-a22b-instruct': 'whether the head is tied is not stated',
  'gemma-4-31b-it': 'layers without a window have heads of their own, which are not described',
  'gemma-4-26b-a4b': 'a dense MLP beside the experts and the image encoder are not described',
};

const total = /(?:^|-)(\d+(?:\.\d+)?)b(?:-|$)/;
const active = /-a(\d+(?:\.\d+)?)b(?:-|$)/;

/** "14b" of 14.77 B is truncated, "7b" of 6.74 B rounded; else within 5 %. */
function agrees(stated: string, count: number): boolean {
  const billions = Number(stated);
  const digit = stated.includes('.') ? 0.1 : 1;
  const rest = count / 1e9 - billions;
  return (rest >= -digit / 2 && rest < digit) || Math.abs(rest) <= 0.05 * billions;
}

describe('windows', () => {
  const everywhere = ['mistral-7b-v0.1', 'phi-3-medium', 'phi-3-mini', 'phi-mini-moe-instruct'];
  const windowed = modelRecords.filter((one) => one.needs.includes('sliding-window'));

  test('of some layers are counted, or the cache is unknown', () => {
    expect(windowed.length).toBeGreaterThan(10);
    const silent = windowed.filter((one) => one.windowLayers === undefined && sizesOf(one).kvElementsPerToken !== null);
    expect(silent.map(({ id }) => id).sort()).toEqual(everywhere);
  });
});

describe('names', () => {
  const stating = modelRecords.filter((one) => total.test(one.id) || /\d+x\d+b/.test(one.id));

  test('most models state a total', () => {
    expect(stating.length).toBeGreaterThan(50);
    expect(Object.keys(notTheTotal).filter((id) => !stating.some((one) => one.id === id))).toEqual([]);
  });

  test.each(stating.filter((one) => !(one.id in notTheTotal)).map((one): [string, ModelRecord] => [one.id, one]))(
    '%s has the total that its name states',
    (id, one) => {
      const { parameters, activeParameters } = sizesOf(one);
      const [, billions = ''] = total.exec(id) ?? [];
      expect(agrees(billions, parameters ?? 0), `${parameters}`).toBe(true);
      const [, activeBillions] = active.exec(id) ?? [];
      if (activeBillions !== undefined) expect(agrees(activeBillions, activeParameters ?? 0)).toBe(true);
    },
  );

  test('the rule refuses a wrong total', () => {
    expect([agrees('8', 8.03e9), agrees('7', 7.62e9), agrees('14', 14.77e9), agrees('1.7', 1.72e9)]).not.toContain(
      false,
    );
    expect([agrees('8', 9.1e9), agrees('70', 74e9), agrees('7', 6.4e9), agrees('1.7', 1.9e9)]).not.toContain(true);
  });

  test('a repository name finds the entry', () => {
    expect(find(models, 'meta-llama/Llama-3.1-8B-Instruct')?.id).toBe('llama-3.1-8b');
    expect(find(modelRecords, 'deepseek-ai/DeepSeek-R1')?.id).toBe('deepseek-v3');
    expect(find(models, '../../llama-3.1-8b.json')).toBeNull();
  });
});

/** Everything that makes an architecture, without its name and without how long a context it was trained for. */
const architectureOf = ({
  id,
  name,
  aliases,
  source,
  kind,
  note,
  needs,
  maxContext,
  ...numbers
}: ModelRecord): string => JSON.stringify(Object.entries(numbers).sort(([a], [b]) => (a < b ? -1 : 1)));

describe('architectures', () => {
  test('at least 60 differ in some number other than the context', () => {
    expect(new Set(modelRecords.map(architectureOf)).size).toBeGreaterThanOrEqual(60);
  });

  test('heads are shared equally by KV heads, a token takes some of the experts', () => {
    for (const one of modelRecords) {
      expect(one.heads % one.kvHeads, one.id).toBe(0);
      if (one.experts !== undefined) expect(one.topK ?? 1, one.id).toBeLessThan(one.experts);
    }
  });

  test('latent heads are as wide as their two parts', () => {
    for (const one of modelRecords.filter(({ kvLoraRank }) => kvLoraRank !== undefined)) {
      expect(one.headDim, one.id).toBe(one.qkNopeHeadDim! + one.qkRopeHeadDim!);
    }
  });

  test('ids follow from names of repositories', () => {
    expect(idOf('deepseek-ai/DeepSeek-V3.2')).toBe('deepseek-v3.2');
    for (const { id } of modelRecords) expect(idOf(id)).toBe(id);
  });
});

describe('what the core cannot time yet', () => {
  test('each word is explained', () => {
    for (const one of modelRecords) for (const word of one.needs) expect(needWords[word], one.id).toBeTypeOf('string');
  });

  test('the words agree with the numbers', () => {
    for (const { id, needs, slidingWindow, maxContext } of modelRecords) {
      const bounded = slidingWindow !== undefined && slidingWindow < (maxContext ?? Number.POSITIVE_INFINITY);
      expect(needs.includes('sliding-window'), id).toBe(bounded);
    }
  });

  test('a window as long as the context is full attention', () => {
    expect(model('mimo-7b-base')).toMatchObject({ slidingWindow: 32768, maxContext: 32768, needs: [] });
    expect(model('mistral-7b-v0.1').needs).toEqual(['sliding-window']);
  });
});
