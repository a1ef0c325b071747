// Makes small GGUF files: metadata and infos of tensors, no tensors.

export interface Tensor {
  readonly name: string;
  readonly dimensions: readonly number[];
  /** number of its type in ggml */
  readonly type: number;
}

type Value = string | number | boolean | readonly string[] | readonly number[];

export const ggml = { f32: 0, f16: 1, q4_0: 2, q8_0: 8, q4_k: 12, q5_k: 13, q6_k: 14, bf16: 30, mxfp4: 39 } as const;

class Bytes {
  readonly #parts: Uint8Array[] = [];

  #number(bytes: number, write: (view: DataView) => void): this {
    const view = new DataView(new ArrayBuffer(bytes));
    write(view);
    this.#parts.push(new Uint8Array(view.buffer));
    return this;
  }
  u32 = (value: number): this => this.#number(4, (view) => view.setUint32(0, value, true));
  u64 = (value: number | bigint): this => this.#number(8, (view) => view.setBigUint64(0, BigInt(value), true));
  f32 = (value: number): this => this.#number(4, (view) => view.setFloat32(0, value, true));

  text(value: string): this {
    const bytes = new TextEncoder().encode(value);
    this.u64(bytes.length);
    this.#parts.push(bytes);
    return this;
  }

  scalar(value: string | number | boolean): this {
    if (typeof value === 'string') return this.text(value);
    if (typeof value === 'boolean') return this.#number(1, (view) => view.setUint8(0, value ? 1 : 0));
    return Number.isInteger(value) ? this.u32(value) : this.f32(value);
  }

  all(): Uint8Array {
    return new Uint8Array(Buffer.concat(this.#parts));
  }
}

const kindOf = (value: string | number | boolean): number => {
  if (typeof value === 'string') return 8;
  if (typeof value === 'boolean') return 7;
  return Number.isInteger(value) ? 4 : 6;
};

/** The bytes of a header of version 3, or of what `start` says of magic, version, tensors and keys. */
export function ggufFile(
  metadata: Readonly<Record<string, Value>>,
  tensors: readonly Tensor[] = [],
  start: { magic?: number; version?: number; tensors?: number | bigint; keys?: number | bigint } = {},
): Uint8Array {
  const bytes = new Bytes();
  const pairs = Object.entries(metadata);
  bytes.u32(start.magic ?? 0x46554747).u32(start.version ?? 3);
  bytes.u64(start.tensors ?? tensors.length).u64(start.keys ?? pairs.length);
  for (const [key, value] of pairs) {
    bytes.text(key);
    if (typeof value === 'object') {
      const [first] = value;
      bytes
        .u32(9)
        .u32(first === undefined ? 4 : kindOf(first))
        .u64(value.length);
      for (const one of value) bytes.scalar(one);
    } else bytes.u32(kindOf(value)).scalar(value);
  }
  for (const { name, dimensions, type } of tensors) {
    bytes.text(name).u32(dimensions.length);
    for (const one of dimensions) bytes.u64(one);
    bytes.u32(type).u64(0);
  }
  return bytes.all();
}

/** Keys of one architecture, its name before each. */
export const metadataOf = (architecture: string, own: Readonly<Record<string, Value>>, more = {}) => ({
  'general.architecture': architecture,
  ...Object.fromEntries(Object.entries(own).map(([key, value]) => [`${architecture}.${key}`, value])),
  ...more,
});

export interface Layer {
  readonly hidden: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
}

type TypeOf = (name: string) => number;

/** Attention of layer `at`, and its norms. */
export function attention(at: number, { hidden, heads, kvHeads, headDim }: Layer, type: TypeOf): Tensor[] {
  const of = (name: string, ...dimensions: number[]) => ({
    name: `blk.${at}.${name}.weight`,
    dimensions,
    type: type(name),
  });
  return [
    of('attn_q', hidden, heads * headDim),
    of('attn_k', hidden, kvHeads * headDim),
    of('attn_v', hidden, kvHeads * headDim),
    of('attn_output', heads * headDim, hidden),
    { ...of('attn_norm', hidden), type: ggml.f32 },
    { ...of('ffn_norm', hidden), type: ggml.f32 },
  ];
}

/** An MLP: up, gate, down; `suffix` and `experts` of a mixture. */
export function mlp(
  at: number,
  hidden: number,
  width: number,
  type: TypeOf,
  suffix = '',
  experts: readonly number[] = [],
) {
  const of = (name: string, ...dimensions: number[]): Tensor => ({
    name: `blk.${at}.${name}${suffix}.weight`,
    dimensions: [...dimensions, ...experts],
    type: type(name + suffix),
  });
  return [of('ffn_gate', hidden, width), of('ffn_up', hidden, width), of('ffn_down', width, hidden)];
}
