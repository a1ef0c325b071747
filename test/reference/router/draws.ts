/** Draws of the router, README §8: each a pure function of (seed, stream, entity, index), in 64-bit whole numbers. */

const bits64 = (value: bigint): bigint => BigInt.asUintN(64, value);

const gamma = 0x9e3779b97f4a7c15n;

function mix(value: bigint): bigint {
  let z = value;
  z = bits64((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
  z = bits64((z ^ (z >> 27n)) * 0x94d049bb133111ebn);
  return z ^ (z >> 31n);
}

/** Uniform in [0, 1), a multiple of 2^-53. */
export function uniform(seed: bigint, stream: number, entity: number, index: number): number {
  const sequence = BigInt(stream) * 2n ** 32n + BigInt(index);
  const key = mix(bits64(mix(bits64(seed + gamma)) + gamma * (sequence + 1n)));
  return Number(mix(bits64(key + gamma * (BigInt(entity) + 1n))) >> 11n) * 2 ** -53;
}
