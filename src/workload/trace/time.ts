// Times as i64 picoseconds in two 32-bit words, exactly, from whole seconds and a rest: no BigInt a row.

/** Whole seconds of which every rest still fits into i64 ps. */
export const maxSeconds = 9_223_371;

/**
 * Writes seconds·10^12 + rest into words[2·row], words[2·row + 1] (low, high), for 0 <= seconds <= maxSeconds and
 * 0 <= rest < 10^12.
 * With µs = seconds·10^6 = a·2^20 + b the product is (a·10^6)·2^20 + (b·10^6 + rest): each part is under 2^53.
 */
export function storePs(words: Int32Array, row: number, seconds: number, restPs: number): void {
  const micros = seconds * 1e6;
  const a = Math.floor(micros / 1048576);
  const b = micros - a * 1048576;
  const upper = a * 1e6;
  const aboveWord = Math.floor(upper / 4096);
  const low = (upper - aboveWord * 4096) * 1048576 + b * 1e6 + restPs;
  const carry = Math.floor(low / 4294967296);
  words[2 * row] = low - carry * 4294967296;
  words[2 * row + 1] = aboveWord + carry;
}

/** A speed as a reduced fraction p / q, both under 10^10: exact for what people write (8, 1.5, 0.25). */
export interface Speed {
  readonly p: number;
  readonly q: number;
}

export const minSpeed = 0.001;
export const maxSpeed = 1e9;

/** Nine decimals, fewer for a speed over 10; further digits round. */
export function speedOf(value: number): Speed {
  let q = 1e9;
  while (q > 1 && value * q >= 1e10) q /= 10;
  const p = Math.round(value * q);
  const common = greatestCommonDivisor(p, q);
  return { p: p / common, q: q / common };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

const limb = 65536;
const limbs = new Float64Array(7);

/**
 * Divides the time of a row by the speed in place, rounded half up: floor((2·t·q + p) / (2·p)), in limbs of 16 bits.
 * False when it leaves i64.
 */
export function divideBySpeed(words: Int32Array, row: number, { p, q }: Speed): boolean {
  const low = words[2 * row]! >>> 0;
  const high = words[2 * row + 1]! >>> 0;
  let carry = p;
  for (let i = 0; i < 7; i++) {
    const word = i < 2 ? low : high;
    const digit = i > 3 ? 0 : i % 2 === 0 ? word & 0xffff : word >>> 16;
    const sum = digit * (2 * q) + carry;
    carry = Math.floor(sum / limb);
    limbs[i] = sum - carry * limb;
  }
  let remainder = 0;
  for (let i = 6; i >= 0; i--) {
    const value = remainder * limb + limbs[i]!;
    const quotient = Math.floor(value / (2 * p));
    remainder = value - quotient * (2 * p);
    limbs[i] = quotient;
  }
  if (limbs[6]! + limbs[5]! + limbs[4]! > 0 || limbs[3]! >= 32768) return false;
  words[2 * row] = limbs[0]! + limbs[1]! * limb;
  words[2 * row + 1] = limbs[2]! + limbs[3]! * limb;
  return true;
}
