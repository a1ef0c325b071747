// Uniform draws without state: each is a pure function of (seed, stream, entity, index), so adding a draw never shifts
// another. A stream and index pick a start in the cycle of SplitMix64; the entity is the distance walked from there.
// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014 (gamma and mix64).

const GAMMA: u64 = 0x9e3779b97f4a7c15;

/** Bijection of 64 bits in which every input bit reaches every output bit. */
function mix(bits: u64): u64 {
  let z = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

/** Where the sequence of one stream and index starts. Loops over entities compute it once. */
export function streamKey(seed: u64, stream: u32, index: u32): u64 {
  return mix(mix(seed + GAMMA) + GAMMA * ((((<u64>stream) << 32) | <u64>index) + 1));
}

function bitsAt(key: u64, entity: u32): u64 {
  return mix(key + GAMMA * (<u64>entity + 1));
}

/** Uniform in [0, 1), a multiple of 2^-53. */
export function uniformAt(key: u64, entity: u32): f64 {
  return <f64>(<i64>(bitsAt(key, entity) >> 11)) * (1.0 / 9007199254740992.0);
}

/** Uniform strictly inside (0, 1), symmetric about one half: an odd multiple of 2^-53, which f64 holds exactly. */
export function uniformInsideAt(key: u64, entity: u32): f64 {
  return (<f64>(<i64>(bitsAt(key, entity) >> 12)) + 0.5) * (1.0 / 4503599627370496.0);
}

/** Uniform in [0, 1) with 53 random bits: a pure function of its arguments. */
export function uniform(seed: u64, stream: u32, entity: u32, index: u32): f64 {
  return uniformAt(streamKey(seed, stream, index), entity);
}
