// The share of a step's energy that a window records before the step has ended. README §5.

/** Below it, the estimate of mulDiv is near enough that its remainder fits an i64. */
const NEAR: i64 = 1 << 50;

/**
 * floor(a · b / c) in exact integers for 0 <= b <= c, c > 0, a >= 0.
 * Clever: f64 gives the quotient to within 5,120 units (five roundings of 2^-53 of at most 2^63), so the remainder,
 * taken modulo 2^64, is true for c < 2^50 and mends the quotient in one division. A test holds it equal to the plain
 * form.
 */
export function mulDiv(a: i64, b: i64, c: i64): i64 {
  if (c >= NEAR) return mulDivPlain(a, b, c);
  const estimate = <i64>((<f64>a * <f64>b) / <f64>c);
  const rest = a * b - estimate * c;
  const whole = rest / c;
  return estimate + (rest - whole * c < 0 ? whole - 1 : whole);
}

/** The plain form: 128-bit product, long division. */
export function mulDivPlain(a: i64, b: i64, c: i64): i64 {
  const aHigh = <u64>a >> 32;
  const aLow = <u64>a & 0xffffffff;
  const bHigh = <u64>b >> 32;
  const bLow = <u64>b & 0xffffffff;
  const low = aLow * bLow;
  const middle = aHigh * bLow + (low >> 32);
  const cross = aLow * bHigh + (middle & 0xffffffff);
  let high = aHigh * bHigh + (middle >> 32) + (cross >> 32);
  let rest = (cross << 32) | (low & 0xffffffff);
  const divisor = <u64>c;
  if (high == 0) return <i64>(rest / divisor);
  let quotient: u64 = 0;
  for (let bit = 0; bit < 64; bit++) {
    high = (high << 1) | (rest >> 63);
    rest <<= 1;
    quotient <<= 1;
    if (high >= divisor) {
      high -= divisor;
      quotient |= 1;
    }
  }
  return <i64>quotient;
}
