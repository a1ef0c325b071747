// Models from the headers of GGUF files: shape, precision by the types of their tensors, and files that are none.

import { describe, expect, test } from 'vitest';
import { precisionByModule } from '../../src/catalog/checkpoint-precision.ts';
import { ggmlFormat, ggmlType } from '../../src/catalog/ggml-types.ts';
import { sizesOf } from '../../src/catalog/index.ts';
import { elementBytes } from '../../src/catalog/precisions.ts';
import { readAs } from '../../src/catalog/read-as.ts';
import { modelFromGguf } from '../../src/scenario/checkpoint/gguf.ts';
import { ggufHeader } from '../../src/scenario/checkpoint/gguf-header.ts';
import type { ConfigOptions } from '../../src/scenario/hugging-face.ts';
import { attention, ggml, ggufFile, type Layer, metadataOf, mlp, type Tensor } from './gguf-file.ts';

const headerOf = (bytes: Uint8Array): string =>
  ggufHeader((position, length) => bytes.subarray(position, position + length), 'x.gguf');
const read = (bytes: Uint8Array, options: ConfigOptions = {}) =>
  modelFromGguf(JSON.parse(headerOf(bytes)), 'x', ['x.gguf'], options);

const shape: Layer = { hidden: 256, heads: 8, kvHeads: 2, headDim: 32 };
const plain = {
  ...{ block_count: 4, embedding_length: 256, feed_forward_length: 512, context_length: 4096, vocab_size: 1024 },
  ...{
    'attention.head_count': 8,
    'attention.head_count_kv': 2,
    'attention.key_length': 32,
    'attention.value_length': 32,
  },
};
const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
const tables = (type: number, names = ['token_embd', 'output']): Tensor[] =>
  names.map((name) => ({ name: `${name}.weight`, dimensions: [256, 1024], type }));
const last: Tensor = { name: 'output_norm.weight', dimensions: [256], type: ggml.f32 };

/** Tensors of four plain layers, all of one type or of one by name. */
const dense = (type: (name: string) => number, head = type('output'), names?: string[]): Tensor[] => [
  ...tables(head, names),
  ...range(4).flatMap((at) => [...attention(at, shape, type), ...mlp(at, 256, 512, type)]),
  last,
];
const elementsOf = (tensors: readonly Tensor[]): number =>
  tensors.reduce((sum, { dimensions }) => sum + dimensions.reduce((product, one) => product * one, 1), 0);

describe('the shape', () => {
  test.each(['llama', 'qwen2', 'qwen3'])('of %s, dense', (architecture) => {
    const tensors = dense(() => ggml.bf16);
    const model = read(ggufFile(metadataOf(architecture, plain), tensors));
    expect(model).toMatchObject({ layers: 4, hidden: 256, heads: 8, kvHeads: 2, headDim: 32, ffn: 512, vocab: 1024 });
    expect(model).toMatchObject({ tiedEmbeddings: false, maxContext: 4096, needs: [], source: 'x.gguf' });
    expect(model.precision).toBeUndefined();
    expect(sizesOf(model).parameters).toBe(elementsOf(tensors));
  });

  test('a file without an output matrix ties its head', () => {
    const tensors = dense(() => ggml.bf16, ggml.bf16, ['token_embd']);
    const model = read(ggufFile(metadataOf('llama', plain), tensors));
    expect(model.tiedEmbeddings).toBe(true);
    expect(sizesOf(model).parameters).toBe(elementsOf(tensors));
  });

  test('the vocabulary is the length of the list of tokens, which is not kept', () => {
    const { vocab_size: _, ...rest } = plain;
    const tokens = range(1024).map((at) => `t${at}`);
    const bytes = ggufFile(
      metadataOf('llama', rest, { 'tokenizer.ggml.tokens': tokens }),
      dense(() => ggml.bf16),
    );
    expect(read(bytes).vocab).toBe(1024);
    expect(headerOf(bytes)).not.toContain('t1023');
  });

  test('scaled positions lengthen the context', () => {
    const scaling = {
      'rope.scaling.type': 'yarn',
      'rope.scaling.factor': 4.5,
      'rope.scaling.original_context_length': 4096,
    };
    expect(
      read(
        ggufFile(
          metadataOf('qwen3', { ...plain, ...scaling }),
          dense(() => ggml.bf16),
        ),
      ).maxContext,
    ).toBe(18432);
  });

  const experts = { ...plain, expert_count: 8, expert_used_count: 2, expert_feed_forward_length: 128 };
  const router = (at: number): Tensor => ({
    name: `blk.${at}.ffn_gate_inp.weight`,
    dimensions: [256, 8],
    type: ggml.f32,
  });

  test('of Mixtral, a llama with experts, in the files of today and of old', () => {
    const { expert_feed_forward_length: _, ...mixtral } = experts;
    const type = () => ggml.q4_0;
    const layersOf = (mixture: (at: number) => Tensor[]) => [
      ...tables(ggml.q4_0),
      ...range(4).flatMap((at) => [...attention(at, shape, () => ggml.q8_0), router(at), ...mixture(at)]),
      last,
    ];
    for (const tensors of [
      layersOf((at) => mlp(at, 256, 512, type, '_exps', [8])),
      layersOf((at) => range(8).flatMap((expert) => mlp(at, 256, 512, type, `.${expert}`))),
    ]) {
      const model = read(ggufFile(metadataOf('llama', mixtral), tensors));
      expect(model).toMatchObject({ experts: 8, topK: 2, ffn: 512 });
      expect(sizesOf(model).parameters).toBe(elementsOf(tensors));
      expect(precisionByModule(model)).toMatchObject({ routedExperts: 'int4-g32', attention: 'int8-g32' });
    }
  });

  test('of qwen3moe, whose dense width no layer has', () => {
    const tensors = [
      ...tables(ggml.q8_0),
      ...range(4).flatMap((at) => [
        ...attention(at, shape, () => ggml.q8_0),
        router(at),
        ...mlp(at, 256, 128, () => ggml.q8_0, '_exps', [8]),
      ]),
      last,
    ];
    const model = read(ggufFile(metadataOf('qwen3moe', experts), tensors));
    expect(model).toMatchObject({ experts: 8, topK: 2, moeFfn: 128, needs: [] });
    expect(sizesOf(model).parameters).toBe(elementsOf(tensors));
    expect(sizesOf(model).activeParameters).toBe(elementsOf(tensors) - 4 * 6 * 3 * 256 * 128);
  });

  const latent = {
    ...experts,
    ...{
      leading_dense_block_count: 1,
      expert_shared_count: 1,
      'attention.kv_lora_rank': 64,
      'attention.q_lora_rank': 96,
    },
    ...{ 'rope.dimension_count': 16, 'attention.head_count_kv': 8 },
  };
  const ofLatent = (at: number): Tensor[] =>
    (
      [
        ['attn_q_a', 256, 96],
        ['attn_q_b', 96, 8 * 48],
        ['attn_kv_a_mqa', 256, 64 + 16],
        ['attn_kv_b', 64, 8 * (32 + 24)],
        ['attn_output', 8 * 24, 256],
      ] as const
    ).map(([name, rows, columns]) => ({
      name: `blk.${at}.${name}.weight`,
      dimensions: [rows, columns],
      type: ggml.q4_k,
    }));
  const deepseek = [
    ...tables(ggml.q4_k),
    ...range(4).flatMap(ofLatent),
    ...mlp(0, 256, 512, () => ggml.q8_0),
    ...[1, 2, 3].flatMap((at) => [
      router(at),
      ...mlp(at, 256, 128, () => ggml.q4_k, '_exps', [8]),
      ...mlp(at, 256, 128, () => ggml.q6_k, '_shexp'),
    ]),
    ...range(4).flatMap((at) =>
      ['attn_norm', 'ffn_norm'].map((name) => ({
        name: `blk.${at}.${name}.weight`,
        dimensions: [256],
        type: ggml.f32,
      })),
    ),
    last,
  ];

  test.each([
    ['as one writes them today', { 'attention.key_length': 80, 'attention.value_length': 64 }, true],
    ['as they were', { 'attention.key_length': 48, 'attention.value_length': 24 }, false],
  ])('of deepseek2, with heads %s', (_, lengths, isNew) => {
    const expanded = isNew ? { 'attention.key_length_mla': 48, 'attention.value_length_mla': 24 } : {};
    const model = read(ggufFile(metadataOf('deepseek2', { ...latent, ...lengths, ...expanded }), deepseek));
    expect(model).toMatchObject({ kvLoraRank: 64, qLoraRank: 96, qkNopeHeadDim: 32, qkRopeHeadDim: 16, vHeadDim: 24 });
    expect(model).toMatchObject({ denseLayers: 1, sharedExperts: 1, experts: 8, moeFfn: 128 });
    expect(sizesOf(model)).toMatchObject({ parameters: elementsOf(deepseek), kvElementsPerToken: 4 * 80 });
    expect(precisionByModule(model)).toMatchObject({
      sharedExperts: 'q6-k',
      routedExperts: 'q4-k',
      denseMlp: 'int8-g32',
    });
  });

  test('layers that draft tokens are no layers of the model', () => {
    const drafting = { ...experts, block_count: 5, nextn_predict_layers: 1, expert_shared_count: 1 };
    const tensors = [
      ...tables(ggml.bf16),
      ...range(5).flatMap((at) => [
        ...attention(at, shape, () => ggml.bf16),
        router(at),
        ...mlp(at, 256, 128, () => ggml.bf16, '_exps', [8]),
        ...mlp(at, 256, 128, () => ggml.bf16, '_shexp'),
      ]),
      last,
    ];
    expect(read(ggufFile(metadataOf('glm4moe', drafting), tensors)).layers).toBe(4);
  });
});

describe('the precision', () => {
  test.each([
    ['f16', ggml.f16, 'fp16', 2, 'FP16'],
    ['q8_0', ggml.q8_0, 'int8-g32', 34 / 32, 'INT8 groups of 32'],
    ['q4_0', ggml.q4_0, 'int4-g32', 18 / 32, 'INT4 groups of 32'],
    ['q4_k', ggml.q4_k, 'q4-k', 144 / 256, 'Q4_K'],
    ['q5_k', ggml.q5_k, 'q5-k', 176 / 256, 'Q5_K'],
    ['q6_k', ggml.q6_k, 'q6-k', 210 / 256, 'Q6_K'],
    ['mxfp4', ggml.mxfp4, 'mxfp4', 17 / 32, 'MXFP4'],
  ])('of %s', (_, type, format, bytes, words) => {
    const model = read(
      ggufFile(
        metadataOf('llama', plain),
        dense(() => type),
      ),
    );
    expect(precisionByModule(model)).toMatchObject({ attention: format, denseMlp: format, head: format });
    expect(elementBytes(format)).toBe(bytes);
    expect(readAs(model)).toContain(`, ${words}, KV `);
  });

  test('of two types in a module is their average', () => {
    const type = (name: string) => (/attn_v|ffn_down/.test(name) ? ggml.q6_k : ggml.q4_k);
    const model = read(ggufFile(metadataOf('llama', plain), dense(type, ggml.q6_k)));
    const { attention: mixed = '', denseMlp = '', head } = precisionByModule(model);
    expect(head).toBe('q6-k');
    expect(elementBytes(denseMlp)).toBeCloseTo((2 * 144 + 210) / 3 / 256, 4);
    // keys and values are a tenth of attention each, here
    expect(elementBytes(mixed)).toBeCloseTo((0.9 * 144 + 0.1 * 210) / 256, 4);
    expect(readAs(model)).toContain(', Q4_K and others, 4.71 to 5.19 bits a weight, KV ');
  });

  test('every type of ggml that is known takes what its block says', () => {
    for (let number = 0; number < 64; number++) {
      const type = ggmlType(number);
      if (type === null) continue;
      expect(elementBytes(ggmlFormat(new Map([[type, 1]])))).toBeCloseTo(type.bytes / type.elements, 9);
    }
  });

  test('norms and routers in 32 bits change nothing', () => {
    expect(
      read(
        ggufFile(
          metadataOf('llama', plain),
          dense(() => ggml.bf16),
        ),
      ).precision,
    ).toBeUndefined();
  });

  test('a file whose tensors are in other parts says its type alone', () => {
    const split = { 'general.file_type': 15, 'split.no': 0, 'split.count': 3 };
    const model = read(ggufFile(metadataOf('llama', plain, split)));
    expect(precisionByModule(model)).toMatchObject({ attention: 'q4-k', denseMlp: 'q4-k' });
    expect(model.tiedEmbeddings).toBe(false);
    expect(model.warnings).toEqual([expect.stringMatching(/part 1 of 3/)]);
  });
});

describe('what is refused', () => {
  const whole = ggufFile(
    metadataOf('llama', plain),
    dense(() => ggml.q4_0),
  );
  test.each<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(), /an end after 0 bytes/],
    ['three bytes', whole.subarray(0, 3), /an end after 3 bytes/],
    ['a file cut among its keys', whole.subarray(0, 200), /an end after 200 bytes/],
    ['a file cut among its tensors', whole.subarray(0, whole.length - 5), /an end after/],
    ['another magic', ggufFile({}, [], { magic: 0x6c6d6767 }), /another kind of file/],
    ['version 1', ggufFile({}, [], { version: 1 }), /GGUF of version 1/],
    ['version 4', ggufFile({}, [], { version: 4 }), /GGUF of version 4/],
    ['big-endian', ggufFile({}, [], { version: 0x03000000 }), /big-endian/],
    ['2 ** 63 keys', ggufFile({}, [], { keys: 2n ** 63n }), /a length of 9223372036854775808/],
    ['a million keys', ggufFile({}, [], { keys: 1_000_000 }), /1000000 keys/],
    ['ten million tensors', ggufFile({}, [], { tensors: 10_000_000 }), /10000000 tensors/],
    ['a key without a value', ggufFile({}, [], { keys: 1 }), /an end after/],
    [
      'five dimensions',
      ggufFile({}, [{ name: 'x', dimensions: [1, 1, 1, 1, 1], type: 0 }]),
      /a tensor of 5 dimensions/,
    ],
    ['2 ** 60 elements', ggufFile({}, [{ name: 'x', dimensions: [2 ** 20, 2 ** 20, 2 ** 20], type: 0 }]), /elements/],
    ['no architecture', ggufFile({ 'general.name': 'x' }), /general.architecture/],
    ['an unknown architecture', ggufFile(metadataOf('quetzal', plain)), /quetzal/],
    ['an encoder of images', ggufFile(metadataOf('clip', plain)), /encoder/],
    ['layers by a list', ggufFile(metadataOf('lfm2', plain)), /config\.json/],
    ['a later part', ggufFile({ 'split.no': 2, 'split.count': 6 }), /part 3 of 6.*first part/],
    [
      'an unknown type',
      ggufFile(
        metadataOf('llama', plain),
        dense(() => 63),
      ),
      /tensors of type 63/,
    ],
    ['no layers', ggufFile(metadataOf('llama', { ...plain, block_count: 0 })), /num_hidden_layers/],
    ['heads as text', ggufFile(metadataOf('llama', { ...plain, 'attention.head_count': '8' })), /num_attention_heads/],
  ])('%s', (_, bytes, says) => {
    expect(() => read(bytes)).toThrow(says);
  });

  test('a header that fits another shape than its tensors', () => {
    const bytes = ggufFile(
      metadataOf('llama', { ...plain, feed_forward_length: 640 }),
      dense(() => ggml.bf16),
    );
    expect(() => read(bytes)).toThrow(/elements, read as/);
    expect(read(bytes, { assume: 'llama' }).warnings).toEqual([expect.stringMatching(/elements, read as/)]);
  });
});
