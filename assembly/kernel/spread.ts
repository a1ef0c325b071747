// How the tokens of a step spread over the experts of a rank: of the busiest one, for which the others wait.

import { Experts, Spread } from '../layout/kernel.gen';
import { pow } from '../random/maths';
import { normalQuantile } from '../random/normal';

/** Most groups of experts alike. */
const GROUPS: i32 = 64;

/** Groups that a routing by chance is counted in, and the mean load from which it is worth it. */
const CHANCE_GROUPS: i32 = 16;
const CHANCE_LOAD: f64 = 4;
/** Share by which a sum of groups is off by rounding alone. */
const ROUNDING: f64 = 1e-12;

/** Range of popularity of a power law: [1, 0.8 tokens], or [0.01, 2] where experts outnumber the pairs. */
const SPARSE_LOW: f64 = 0.01;
const SPARSE_HIGH: f64 = 2;
const DENSE_SHARE: f64 = 0.8;

/**
 * Fills `expert` and `spread` for `tokens` that take `topK` of `experts` each, over `ep` ranks. `skew` 0 = round robin;
 * 1 = each token draws alike; above 1 = popularity by a power law of that exponent.
 * Source of the power law: the load generator of aiconfigurator's MoE measurements, as its table's labels give it.
 */
export function spreadTokens(tokens: f64, experts: f64, topK: f64, ep: f64, skew: f64): void {
  const mine = Math.max(1, experts / ep);
  const mean = Math.max(1, (tokens * topK) / ep);
  if (skew <= 0) balanced(mine, mean);
  else if (skew <= 1) chance(tokens, experts, topK, mine, ep);
  else powerLaw(tokens, experts, topK, mine, ep, skew);
  addUp();
}

function setGroup(at: i32, count: f64, tokens: f64): void {
  Experts.count[at] = count;
  Experts.tokens[at] = tokens;
}

function addUp(): void {
  let hit: f64 = 0;
  let rows: f64 = 0;
  for (let at = 0; at < Spread.groups; at++) {
    hit += Experts.count[at];
    rows += Experts.count[at] * Experts.tokens[at];
  }
  Spread.experts = hit;
  Spread.rows = rows;
}

function balanced(mine: f64, rows: f64): void {
  const hit = Math.min(mine, rows);
  Spread.groups = 1;
  setGroup(0, hit, rows / hit);
}

/** Standard deviations by which the greatest of `count` sums exceeds their mean. Source: Blom, 1958. */
function greatest(count: f64): f64 {
  return count > 1 ? normalQuantile((count - 0.375) / (count + 0.25)) : 0;
}

/** E[experts hit] = experts (1 − (1 − topK/experts)^tokens); loads are near Poisson. */
function chance(tokens: f64, experts: f64, topK: f64, mine: f64, ep: f64): void {
  const load = (tokens * topK) / experts;
  const hitShare = topK >= experts ? 1 : 1 - pow(1 - topK / experts, tokens);
  const mean = load * mine;
  const most = tokens * Math.min(topK, mine);
  const busiest = Math.min(Math.max(1, mean + greatest(ep) * Math.sqrt(mean * (1 - 1 / ep))), most);
  if (load < CHANCE_LOAD) {
    const hit = Math.min(busiest, Math.max(1, mine * hitShare));
    Spread.groups = 1;
    setGroup(0, hit, busiest / hit);
    return;
  }
  Spread.groups = CHANCE_GROUPS;
  const deviation = Math.sqrt(load * (1 - topK / experts));
  for (let at = 0; at < CHANCE_GROUPS; at++) {
    const z = normalQuantile((<f64>at + 0.5) / <f64>CHANCE_GROUPS);
    setGroup(at, mine / <f64>CHANCE_GROUPS, Math.max(1, load + z * deviation) * (busiest / mean));
  }
  capTo(most);
}

/** Groups of at least a token each may add up to more pairs than a rank can get: all shrink alike. */
function capTo(most: f64): void {
  let rows: f64 = 0;
  for (let at = 0; at < Spread.groups; at++) rows += Experts.count[at] * Experts.tokens[at];
  if (rows <= most * (1 + ROUNDING)) return;
  for (let at = 0; at < Spread.groups; at++) Experts.tokens[at] *= most / rows;
}

/** Popularity at share `u` of the experts: inverse of the distribution with density ∝ x^-skew on [low, high]. */
function popularity(u: f64, low: f64, high: f64, skew: f64): f64 {
  const power = 1 - skew;
  const from = pow(low, power);
  return pow((pow(high, power) - from) * u + from, 1 / power);
}

/** The busiest rank has mean + z deviations of a sum of `mine` popularities, shared out by quantiles. */
function powerLaw(tokens: f64, experts: f64, topK: f64, mine: f64, ep: f64, skew: f64): void {
  const pairs = tokens * topK;
  const dense = pairs > experts;
  const low = dense ? 1 : SPARSE_LOW;
  const high = dense ? Math.max(SPARSE_HIGH, DENSE_SHARE * tokens) : SPARSE_HIGH;
  let sum: f64 = 0;
  let squares: f64 = 0;
  for (let at = 0; at < GROUPS; at++) {
    const x = popularity((<f64>at + 0.5) / <f64>GROUPS, low, high, skew);
    sum += x;
    squares += x * x;
  }
  const mean = sum / <f64>GROUPS;
  const deviation = Math.sqrt(Math.max(0, squares / <f64>GROUPS - mean * mean));
  const above = 1 + (greatest(ep) * deviation) / (mean * Math.sqrt(mine));
  const rows = Math.min(Math.max(1, (pairs / ep) * above), tokens * Math.min(topK, mine));
  const groups = <i32>Math.min(<f64>GROUPS, Math.ceil(mine));
  Spread.groups = groups;
  for (let at = 0; at < groups; at++) {
    setGroup(at, mine / <f64>groups, popularity((<f64>at + 0.5) / <f64>groups, low, high, skew));
  }
  scaleTo(rows, tokens);
}

/** Passes that share out among the others what the cap of an expert cut off. */
const PASSES: i32 = 8;

/** Scales the groups to `rows` in all, at most `tokens` each; a share of a token is a share of an expert hit. */
function scaleTo(rows: f64, tokens: f64): void {
  const groups = Spread.groups;
  for (let pass = 0; pass < PASSES; pass++) {
    let full: f64 = 0;
    let free: f64 = 0;
    for (let at = 0; at < groups; at++) {
      if (pass > 0 && Experts.tokens[at] >= tokens) full += Experts.count[at] * tokens;
      else free += Experts.count[at] * Experts.tokens[at];
    }
    if (free == 0) break;
    const scale = Math.max(0, rows - full) / free;
    for (let at = 0; at < groups; at++) {
      if (pass == 0 || Experts.tokens[at] < tokens) Experts.tokens[at] = Math.min(tokens, Experts.tokens[at] * scale);
    }
  }
  for (let at = 0; at < groups; at++) {
    const load = Experts.tokens[at];
    if (load < 1) setGroup(at, Experts.count[at] * load, 1);
  }
}
