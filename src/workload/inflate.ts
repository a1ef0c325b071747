// Decompresses a stream of the DEFLATE format, piece by piece in bounded memory: 32 KiB behind, 64 KiB ahead. Written
// here and not taken from the host because it must be synchronous, and the same in Node and in a browser.
// Source: Deutsch, "DEFLATE compressed data format specification", RFC 1951, 1996.

/** Bytes of the input one after another, with bits taken from their low ends. */
export interface BitInput {
  /** −1 at the end */
  nextByte(): number;
}

/** What is wrong with compressed data. */
export type Damage = 'cut' | 'damaged';

export class InflateError extends Error {
  readonly damage: Damage;
  constructor(damage: Damage) {
    super(damage);
    this.damage = damage;
  }
}

const historyBytes = 32_768;
const aheadBytes = 65_536;
/** The longest match. */
const longest = 258;
const endOfBlock = 256;

const range = (count: number, at: (i: number) => number) => Uint16Array.from({ length: count }, (_, i) => at(i));

/** [length code − 257] extra bits and base; RFC 1951, section 3.2.5 */
const lengthBits = range(29, (i) => (i < 8 || i === 28 ? 0 : (i >> 2) - 1));
const lengthBase = range(29, (i) => (i === 28 ? 258 : i < 8 ? i + 3 : ((4 + (i & 3)) << ((i >> 2) - 1)) + 3));
/** [distance code] */
const distanceBits = range(30, (i) => (i < 4 ? 0 : (i >> 1) - 1));
const distanceBase = range(30, (i) => (i < 4 ? i + 1 : ((2 + (i & 1)) << ((i >> 1) - 1)) + 1));
const orderOfLengths = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** A Huffman code: [next `bits` bits of the input] symbol·16 + length of its code; 0 = no symbol begins so. */
interface Code {
  readonly bits: number;
  readonly table: Int32Array;
}

/** From the lengths of the codes of symbols 0, 1, 2…; RFC 1951, section 3.2.2. */
function codeOf(lengths: Uint8Array): Code {
  const bits = lengths.reduce((most, length) => Math.max(most, length), 1);
  const counts = new Int32Array(16);
  for (const length of lengths) counts[length]!++;
  counts[0] = 0;
  const next = new Int32Array(17);
  let code = 0;
  for (let length = 1; length <= 15; length++) {
    code = (code + counts[length - 1]!) << 1;
    next[length] = code;
    if (code + counts[length]! > 1 << length) throw new InflateError('damaged');
  }
  const table = new Int32Array(1 << bits);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    let forward = next[length]!++;
    let reversed = 0;
    for (let bit = 0; bit < length; bit++) {
      reversed = (reversed << 1) | (forward & 1);
      forward >>= 1;
    }
    for (let at = reversed; at < table.length; at += 1 << length) table[at] = symbol * 16 + length;
  }
  return { bits, table };
}

const fixedLengths = codeOf(
  Uint8Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
);
const fixedDistances = codeOf(new Uint8Array(30).fill(5));

export class Inflate {
  readonly #input: BitInput;
  readonly #out = new Uint8Array(historyBytes + aheadBytes + longest);
  /** end of what was decoded, and start of what was not handed out yet */
  #end = 0;
  #given = 0;
  #bits = 0;
  #bitCount = 0;
  #block: 'none' | 'stored' | 'coded' | 'done' = 'none';
  #isLast = false;
  #storedLeft = 0;
  #lengths: Code = fixedLengths;
  #distances: Code = fixedDistances;

  constructor(input: BitInput) {
    this.#input = input;
  }

  /** The next decoded bytes, valid until the next call; null at the end. Throws InflateError. */
  next(most: number): Uint8Array | null {
    if (this.#given === this.#end) this.#decode();
    if (this.#given === this.#end) return null;
    const from = this.#given;
    this.#given = Math.min(this.#end, from + most);
    return this.#out.subarray(from, this.#given);
  }

  #decode(): void {
    if (this.#end > historyBytes) {
      this.#out.copyWithin(0, this.#end - historyBytes, this.#end);
      this.#end = historyBytes;
      this.#given = historyBytes;
    }
    const full = historyBytes + aheadBytes;
    while (this.#end < full && this.#block !== 'done') {
      if (this.#block === 'none') this.#openBlock();
      else if (this.#block === 'stored') this.#copyStored(full);
      else this.#decodeSymbols(full);
    }
  }

  #openBlock(): void {
    if (this.#isLast) {
      this.#block = 'done';
      return;
    }
    this.#isLast = this.#take(1) === 1;
    const kind = this.#take(2);
    if (kind === 0) this.#openStored();
    else if (kind === 1) {
      this.#lengths = fixedLengths;
      this.#distances = fixedDistances;
      this.#block = 'coded';
    } else if (kind === 2) {
      this.#readCodes();
      this.#block = 'coded';
    } else throw new InflateError('damaged');
  }

  #openStored(): void {
    this.#toByte();
    const size = this.#take(16);
    if ((this.#take(16) ^ 0xffff) !== size) throw new InflateError('damaged');
    this.#storedLeft = size;
    this.#block = 'stored';
  }

  #copyStored(full: number): void {
    while (this.#storedLeft > 0 && this.#end < full) {
      this.#out[this.#end++] = this.#byte();
      this.#storedLeft--;
    }
    if (this.#storedLeft === 0) this.#block = 'none';
  }

  #decodeSymbols(full: number): void {
    const out = this.#out;
    while (this.#end < full) {
      const symbol = this.#symbol(this.#lengths);
      if (symbol < endOfBlock) {
        out[this.#end++] = symbol;
        continue;
      }
      if (symbol === endOfBlock) {
        this.#block = 'none';
        return;
      }
      const row = symbol - endOfBlock - 1;
      if (row >= lengthBase.length) throw new InflateError('damaged');
      const length = lengthBase[row]! + this.#take(lengthBits[row]!);
      const step = this.#symbol(this.#distances);
      if (step >= distanceBase.length) throw new InflateError('damaged');
      const distance = distanceBase[step]! + this.#take(distanceBits[step]!);
      if (distance > this.#end) throw new InflateError('damaged');
      const end = this.#end + length;
      for (let at = this.#end; at < end; at++) out[at] = out[at - distance]!;
      this.#end = end;
    }
  }

  /** The codes of a block that brings its own; RFC 1951, section 3.2.7. */
  #readCodes(): void {
    const literals = this.#take(5) + 257;
    const distances = this.#take(5) + 1;
    const count = this.#take(4) + 4;
    const first = new Uint8Array(19);
    for (let i = 0; i < count; i++) first[orderOfLengths[i]!] = this.#take(3);
    const code = codeOf(first);
    const lengths = new Uint8Array(literals + distances);
    for (let at = 0; at < lengths.length; ) {
      const symbol = this.#symbol(code);
      if (symbol < 16) {
        lengths[at++] = symbol;
        continue;
      }
      if (symbol === 16 && at === 0) throw new InflateError('damaged');
      const value = symbol === 16 ? lengths[at - 1]! : 0;
      const times = symbol === 16 ? 3 + this.#take(2) : symbol === 17 ? 3 + this.#take(3) : 11 + this.#take(7);
      if (at + times > lengths.length) throw new InflateError('damaged');
      lengths.fill(value, at, at + times);
      at += times;
    }
    if (lengths[endOfBlock] === 0) throw new InflateError('damaged');
    this.#lengths = codeOf(lengths.subarray(0, literals));
    this.#distances = codeOf(lengths.subarray(literals));
  }

  #symbol({ bits, table }: Code): number {
    while (this.#bitCount < bits) {
      const byte = this.#input.nextByte();
      // the last code of all may be shorter than the longest one
      if (byte < 0) break;
      this.#bits |= byte << this.#bitCount;
      this.#bitCount += 8;
    }
    const entry = table[this.#bits & ((1 << bits) - 1)]!;
    const length = entry & 15;
    if (length > this.#bitCount || (length === 0 && this.#bitCount < bits)) throw new InflateError('cut');
    if (length === 0) throw new InflateError('damaged');
    this.#bits >>>= length;
    this.#bitCount -= length;
    return entry >> 4;
  }

  /** The next `count` bits, at most 16. */
  #take(count: number): number {
    while (this.#bitCount < count) {
      this.#bits |= this.#inputByte() << this.#bitCount;
      this.#bitCount += 8;
    }
    const value = this.#bits & ((1 << count) - 1);
    this.#bits >>>= count;
    this.#bitCount -= count;
    return value;
  }

  /** A byte behind the bits: those that are left over are whole bytes that were read ahead. */
  #byte(): number {
    return this.#bitCount >= 8 ? this.#take(8) : this.#inputByte();
  }

  #inputByte(): number {
    const byte = this.#input.nextByte();
    if (byte < 0) throw new InflateError('cut');
    return byte;
  }

  /** The byte that follows the stream, once it has ended; throws 'cut' at the end of the input. */
  trailingByte(): number {
    this.#toByte();
    return this.#byte();
  }

  /** Drops the bits left of a byte; whole bytes that a code's look ahead has read stay. */
  #toByte(): void {
    const odd = this.#bitCount & 7;
    this.#bits >>>= odd;
    this.#bitCount -= odd;
  }
}
