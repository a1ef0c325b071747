// Standard normal draws by the inverse of the distribution function: one uniform each, monotone in it.
// Source: Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37(3), 1988
// (routine PPND16, relative accuracy about 1e-16). The distribution function itself by its series:
// Marsaglia, "Evaluating the normal distribution", Journal of Statistical Software 11(4), 2004 (absolute accuracy
// 1e-15).

/** z with P(Z <= z) = p, for p strictly inside (0, 1). */
export function normalQuantile(p: f64): f64 {
  const q = p - 0.5;
  if (abs(q) > 0.425) return tail(q, p);
  const r = 0.180625 - q * q;
  let over = 2509.0809287301226727;
  over = over * r + 33430.575583588128105;
  over = over * r + 67265.770927008700853;
  over = over * r + 45921.953931549871457;
  over = over * r + 13731.693765509461125;
  over = over * r + 1971.5909503065514427;
  over = over * r + 133.14166789178437745;
  over = over * r + 3.387132872796366608;
  let under = 5226.495278852854561;
  under = under * r + 28729.085735721942674;
  under = under * r + 39307.89580009271061;
  under = under * r + 21213.794301586595867;
  under = under * r + 5394.1960214247511077;
  under = under * r + 687.1870074920579083;
  under = under * r + 42.313330701600911252;
  return (q * over) / (under * r + 1.0);
}

/** P(Z <= z) = 1/2 + density(z)·(z + z³/3 + z⁵/(3·5) + …). */
export function normalCdf(z: f64): f64 {
  if (z < -8.5) return 0.0;
  if (z > 8.5) return 1.0;
  let sum = z;
  let before = 0.0;
  let term = z;
  let odd = 1.0;
  while (sum != before) {
    before = sum;
    odd += 2.0;
    term *= (z * z) / odd;
    sum += term;
  }
  return max(0.0, min(1.0, 0.5 + sum * NativeMath.exp(-0.5 * z * z - 0.9189385332046727)));
}

/** The same for |q| > 0.425, q = p - 1/2. */
function tail(q: f64, p: f64): f64 {
  const root = NativeMath.sqrt(-NativeMath.log(q < 0.0 ? p : 1.0 - p));
  const z = root <= 5.0 ? nearTail(root - 1.6) : farTail(root - 5.0);
  return q < 0.0 ? -z : z;
}

function nearTail(r: f64): f64 {
  let over = 7.7454501427834140764e-4;
  over = over * r + 0.0227238449892691845833;
  over = over * r + 0.24178072517745061177;
  over = over * r + 1.27045825245236838258;
  over = over * r + 3.64784832476320460504;
  over = over * r + 5.7694972214606914055;
  over = over * r + 4.6303378461565452959;
  over = over * r + 1.42343711074968357734;
  let under = 1.05075007164441684324e-9;
  under = under * r + 5.475938084995344946e-4;
  under = under * r + 0.0151986665636164571966;
  under = under * r + 0.14810397642748007459;
  under = under * r + 0.68976733498510000455;
  under = under * r + 1.6763848301838038494;
  under = under * r + 2.05319162663775882187;
  return over / (under * r + 1.0);
}

function farTail(r: f64): f64 {
  let over = 2.01033439929228813265e-7;
  over = over * r + 2.71155556874348757815e-5;
  over = over * r + 0.0012426609473880784386;
  over = over * r + 0.026532189526576123093;
  over = over * r + 0.29656057182850489123;
  over = over * r + 1.7848265399172913358;
  over = over * r + 5.4637849111641143699;
  over = over * r + 6.6579046435011037772;
  let under = 2.04426310338993978564e-15;
  under = under * r + 1.4215117583164458887e-7;
  under = under * r + 1.8463183175100546818e-5;
  under = under * r + 7.868691311456132591e-4;
  under = under * r + 0.0148753612908506148525;
  under = under * r + 0.13692988092273580531;
  under = under * r + 0.59983220655588793769;
  return over / (under * r + 1.0);
}
