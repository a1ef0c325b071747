// The header of a GGUF file as JSON text: its metadata, and what its tensors are stored in. Of long lists the length.

import { InputError } from '../../errors.ts';
import { type TensorInfo, tensorSummary } from './gguf-tensors.ts';

/** Bytes of a file from a place on; fewer at its end. */
export type ReadBytes = (position: number, length: number) => Uint8Array;

/** Bytes of header that are read at most. */
const LARGEST_HEADER = 64 << 20;
const PIECE = 1 << 20;
/** Numbers of a list that are kept: heads or widths by layer. */
const LONGEST_LIST = 1024;
const LONGEST_TEXT = 1 << 16;
/** Keys and tensors that a model may have. */
const MOST_KEYS = 1 << 14;
const MOST_TENSORS = 1 << 17;
const MOST_DIMENSIONS = 4;

const scalarBytes: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
};

class Header {
  readonly #read: ReadBytes;
  readonly #file: string;
  #piece: Uint8Array = new Uint8Array(0);
  #start = 0;
  #at = 0;

  constructor(read: ReadBytes, file: string) {
    this.#read = read;
    this.#file = file;
  }

  refuse(found: string): never {
    throw new InputError([
      { code: 'BAD_FILE', path: [this.#file], found, hint: 'The header of a GGUF file of version 2 or 3 is needed.' },
    ]);
  }

  #view(length: number): DataView {
    const from = this.#at - this.#start;
    if (from < 0 || from + length > this.#piece.length) {
      this.#piece = this.#read(this.#at, Math.max(PIECE, length));
      this.#start = this.#at;
      if (this.#piece.length < length) this.refuse(`an end after ${this.#at + this.#piece.length} bytes`);
    }
    const offset = this.#piece.byteOffset + this.#at - this.#start;
    this.skip(length);
    return new DataView(this.#piece.buffer, offset, length);
  }

  skip(length: number): void {
    this.#at += length;
    if (this.#at > LARGEST_HEADER) this.refuse(`a header of more than ${LARGEST_HEADER} bytes`);
  }

  u32(): number {
    return this.#view(4).getUint32(0, true);
  }

  u64(): bigint {
    return this.#view(8).getBigUint64(0, true);
  }

  length(): number {
    const value = this.u64();
    if (value > BigInt(LARGEST_HEADER)) this.refuse(`a length of ${value}`);
    return Number(value);
  }

  text(): string {
    const length = this.length();
    if (length > LONGEST_TEXT) {
      this.skip(length);
      return '';
    }
    const { buffer, byteOffset } = this.#view(length);
    return new TextDecoder().decode(new Uint8Array(buffer, byteOffset, length));
  }

  scalar(type: number): unknown {
    const view = this.#view(scalarBytes[type] ?? this.refuse(`a value of type ${type}`));
    switch (type) {
      case 0:
        return view.getUint8(0);
      case 1:
        return view.getInt8(0);
      case 2:
        return view.getUint16(0, true);
      case 3:
        return view.getInt16(0, true);
      case 4:
        return view.getUint32(0, true);
      case 5:
        return view.getInt32(0, true);
      case 6:
        return view.getFloat32(0, true);
      case 7:
        return view.getUint8(0) !== 0;
      case 10:
        return Number(view.getBigUint64(0, true));
      case 11:
        return Number(view.getBigInt64(0, true));
      default:
        return view.getFloat64(0, true);
    }
  }

  /** A list: its numbers, or nothing of it where it is long or of texts. */
  list(): { readonly length: number; readonly values: readonly unknown[] | null } {
    const [type, length] = [this.u32(), this.length()];
    if (type === 8) {
      for (let at = 0; at < length; at++) this.skip(this.length());
      return { length, values: null };
    }
    const bytes = scalarBytes[type] ?? this.refuse(`a list of type ${type}`);
    if (length > LONGEST_LIST) {
      this.skip(length * bytes);
      return { length, values: null };
    }
    return { length, values: Array.from({ length }, () => this.scalar(type)) };
  }
}

/** The pairs of keys and values. */
function metadataOf(header: Header, pairs: number): Record<string, unknown> {
  const metadata: Record<string, unknown> = Object.create(null);
  for (let at = 0; at < pairs; at++) {
    const key = header.text();
    const type = header.u32();
    if (type === 8) metadata[key] = header.text();
    else if (type === 9) {
      const { length, values } = header.list();
      metadata[`${key}.length`] = length;
      if (values !== null) metadata[key] = values;
    } else metadata[key] = header.scalar(type);
  }
  return metadata;
}

function* tensorsOf(header: Header, tensors: number): Generator<TensorInfo> {
  for (let at = 0; at < tensors; at++) {
    const name = header.text();
    const dimensions = header.u32();
    if (dimensions > MOST_DIMENSIONS) header.refuse(`a tensor of ${dimensions} dimensions`);
    let elements = 1;
    for (let axis = 0; axis < dimensions; axis++) elements *= header.length();
    if (!Number.isSafeInteger(elements)) header.refuse(`a tensor of ${elements} elements`);
    const type = header.u32();
    header.u64();
    yield { name, dimensions, elements, type };
  }
}

/** The header as JSON: `key: value`, `key.length` of lists that are left out, `tensors.…` of what it says of them. */
export function ggufHeader(read: ReadBytes, file: string): string {
  const header = new Header(read, file);
  if (header.u32() !== 0x46554747) header.refuse('another kind of file');
  const version = header.u32();
  if (version === 0x02000000 || version === 0x03000000) header.refuse('numbers of the other byte order (big-endian)');
  if (version !== 2 && version !== 3) header.refuse(`GGUF of version ${version}`);
  const [tensors, pairs] = [header.length(), header.length()];
  if (tensors > MOST_TENSORS) header.refuse(`${tensors} tensors`);
  if (pairs > MOST_KEYS) header.refuse(`${pairs} keys`);
  const metadata = metadataOf(header, pairs);
  return JSON.stringify({ ...metadata, ...tensorSummary(tensorsOf(header, tensors), metadata) });
}
