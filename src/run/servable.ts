/**
 * What a replica could serve of the mix that it served, by the closed form of its batch: the work of a full replica.
 *
 *   N   decodes at the same time at most: maxNumSeqs (or the pool's admission limit), KV tokens over the tokens that a
 *       decode holds in the mean, and such that N decodes and their share of prefill fit maxNumBatchedTokens
 *   r   prefill tokens for each decode token of the mix
 *   m   prefill tokens of a step that has any: one prompt of mean length, or N·r where every step has some
 *   t   seconds of a step of n decodes and m prefill tokens at the mean contexts of the mix, by the compiled timing
 *
 *   decode token    t(N, 0) / N
 *   prefill token   (t(N, m) − t(N, 0)) / m
 *   step            t(N, 0) + N·r · prefill token, in the mean
 *
 * Where prefill alone fills the budget of every step, a prefill token takes t(N, m)/m and decodes ride along. `limit`
 * names what bounds N. Within a TPOT, N is the largest whose mean step is not above it.
 */

import type { Compiled, PoolFacts } from '../compile/compiled.ts';
import type { Cell } from '../core/cell.ts';
import { Admission, Operator } from '../core/layout.gen.ts';
import type { Totals } from '../result/observations.ts';
import type { Servable, ServablePool } from '../result/servable.ts';
import { secondsOf } from '../units.ts';
import { evaluateKernels, type KernelQuery, sequenceOperators, tokenOperators } from './operators.ts';

/** Means of what a pool has served. */
interface Mix {
  readonly decodeTokens: number;
  readonly prefillTokens: number;
  readonly outputTokens: number;
  /** KV tokens that a decode reads */
  readonly context: number;
  readonly prompt: number;
  /** prefill tokens for each decode token */
  readonly ratio: number;
  /** of a prefill token: units of pairs, KV tokens of its chunk */
  readonly pairs: number;
  readonly kvTokens: number;
}

function mixOf(from: readonly Totals[], to: readonly Totals[], { firstReplica, replicas }: PoolFacts): Mix | null {
  const grown = (name: keyof Totals): number => {
    let sum = 0;
    for (let row = firstReplica; row < firstReplica + replicas; row++) {
      sum += (to[row]?.[name] ?? 0) - (from[row]?.[name] ?? 0);
    }
    return sum;
  };
  const [decodeTokens, prefillTokens, outputTokens] = [
    grown('decodeTokens'),
    grown('prefillTokens'),
    grown('outputTokens'),
  ];
  if (decodeTokens + prefillTokens === 0) return null;
  const per = (sum: number, count: number) => (count > 0 ? sum / count : 0);
  return {
    decodeTokens,
    prefillTokens,
    outputTokens,
    context: per(grown('decodeKvTokens'), decodeTokens),
    prompt: Math.max(1, per(prefillTokens, Math.max(1, outputTokens - decodeTokens))),
    ratio: per(prefillTokens, decodeTokens),
    pairs: per(grown('prefillPairs'), prefillTokens),
    kvTokens: per(grown('prefillKvTokens'), prefillTokens),
  };
}

class Replica {
  readonly #cell: Cell;
  readonly #facts: PoolFacts;
  readonly #mix: Mix;
  readonly #level: number;
  readonly budget: number;
  readonly #sequences: number;

  constructor(cell: Cell, facts: PoolFacts, mix: Mix) {
    const { kind, level } = cell.columns;
    this.#cell = cell;
    this.#facts = facts;
    this.#mix = mix;
    const first = facts.kind * cell.sizes.levels;
    const clocks = Array.from({ length: cell.sizes.levels }, (_, row) => level.clockFactor[first + row] ?? 1);
    this.#level = first + Math.max(0, clocks.indexOf(facts.clock));
    this.budget = kind.maxNumBatchedTokens[facts.kind] ?? 1;
    this.#sequences = kind.maxNumSeqs[facts.kind] ?? 1;
  }

  /** Most decodes at the same time, and what says so. */
  largest(): { batch: number; limit: Servable['limit'] } {
    const { kvBlocks, blockTokens, admissionLimit, kind } = this.#facts;
    const { context, ratio, decodeTokens, prefillTokens, outputTokens } = this.#mix;
    // an engine that reserves the whole length holds the second half of the output too
    const isWhole = this.#cell.columns.kind.admission[kind] === Admission.whole;
    const prompts = Math.max(1, outputTokens - decodeTokens);
    const reserved = isWhole ? outputTokens / prompts / 2 : 0;
    // without decodes a prompt holds its own tokens; a last block is half full in the mean
    const held = (decodeTokens > 0 ? context : prefillTokens / prompts) + reserved + blockTokens / 2;
    const limits: readonly (readonly [Servable['limit'], number])[] = [
      ['maxNumSeqs', Math.min(this.#sequences, admissionLimit ?? this.#sequences)],
      ['kv', Math.floor((kvBlocks * blockTokens) / held)],
      ['maxNumBatchedTokens', Math.floor(this.budget / (1 + ratio))],
    ];
    const [limit, most] = limits.reduce((least, one) => (one[1] < least[1] ? one : least));
    return { limit, batch: Math.max(1, most) };
  }

  #stepS(decodes: number, prefill: number): number {
    const { kind } = this.#cell.columns;
    const { context, prompt, pairs, kvTokens } = this.#mix;
    const level = this.#level;
    const chunks = prefill > 0 ? Math.max(1, Math.round(prefill / prompt)) : 0;
    const tokens = decodes + prefill;
    const ask = (operator: number, count: number, more: Partial<KernelQuery> = {}) =>
      ({ operator, level, tokens: count, ...more }) satisfies KernelQuery;
    const queries = [
      ...tokenOperators.map((operator) => ask(operator, tokens)),
      ask(Operator.prefillAttention, prefill, {
        contextTokens: Math.round(prefill * kvTokens),
        pairs: Math.round(prefill * pairs),
        longestTokens: Math.round(Math.min(prompt, prefill)),
      }),
      ask(Operator.decodeAttention, decodes, {
        contextTokens: Math.round(decodes * Math.max(0, context - 1)),
        longestTokens: Math.max(1, Math.round(context)),
      }),
      ...sequenceOperators.map((operator) => ask(operator, Math.min(this.#sequences, decodes + chunks))),
    ].filter((query) => query.tokens > 0);
    const deviceS = evaluateKernels(this.#cell, queries).reduce((sum, { timeS }) => sum + timeS, 0);
    const sequencePs = (kind.hostSequencePs[this.#facts.kind] ?? 0n) * BigInt(decodes + chunks);
    const hostS = secondsOf((kind.hostStepPs[this.#facts.kind] ?? 0n) + sequencePs);
    return kind.asyncScheduling[this.#facts.kind] === 1 ? Math.max(deviceS, hostS) : deviceS + hostS;
  }

  /** Seconds of a token where `batch` sequences decode all the time. */
  at(batch: number, limit: Servable['limit']): Servable {
    const { prompt, ratio, decodeTokens, prefillTokens, outputTokens } = this.#mix;
    if (decodeTokens === 0 || batch * ratio >= this.budget - batch) {
      // a request runs while it is computed
      const decodes = decodeTokens === 0 ? 0 : Math.min(batch, this.budget - 1);
      const most = decodes > 0 ? this.budget - decodes : Math.min(this.budget, Math.round(batch * prompt));
      const stepS = this.#stepS(decodes, most);
      return { batch, limit, stepS, outputTokenS: 0, prefillTokenS: stepS / most };
    }
    const plainS = this.#stepS(batch, 0);
    const chunk = Math.round(Math.min(this.budget - batch, Math.max(batch * ratio, Math.min(prompt, prefillTokens))));
    const prefillTokenS = chunk > 0 ? Math.max(0, this.#stepS(batch, chunk) - plainS) / chunk : 0;
    // windows and totals count output tokens: a first token comes with its prefill
    const outputTokenS = (plainS / batch) * (decodeTokens / Math.max(1, outputTokens));
    return { batch, limit, stepS: plainS + batch * ratio * prefillTokenS, outputTokenS, prefillTokenS };
  }

  /** The largest batch up to that of `full` whose mean step is within the limit; at least one. */
  within(full: Servable, tpotS: number | null): Servable {
    if (tpotS === null || this.#mix.decodeTokens === 0 || full.stepS <= tpotS) return full;
    let best = this.at(1, 'tpot');
    let high = full.batch;
    while (best.batch < high) {
      const middle = this.at((best.batch + high + 1) >> 1, 'tpot');
      if (middle.stepS <= tpotS) best = middle;
      else high = middle.batch - 1;
    }
    return best;
  }
}

/** The tightest TPOT of any class. */
function tightestTpotS({ classes }: Pick<Compiled, 'classes'>): number | null {
  const limits = classes.flatMap(({ slo }) => slo.tpotS ?? []);
  return limits.length === 0 ? null : Math.min(...limits);
}

/** [pool of the Program] at the mix of the interval, else that of the whole run; null = nothing ran. */
export function servableOf(
  cell: Cell,
  compiled: Pick<Compiled, 'pools' | 'classes'>,
  looks: { readonly from: readonly Totals[]; readonly to: readonly Totals[]; readonly atEnd: readonly Totals[] },
): (ServablePool | null)[] {
  const tpotS = tightestTpotS(compiled);
  const servable: (ServablePool | null)[] = [];
  for (const facts of compiled.pools) {
    const mix = mixOf(looks.from, looks.to, facts) ?? mixOf([], looks.atEnd, facts);
    servable[facts.row] = null;
    if (mix === null) continue;
    const replica = new Replica(cell, facts, mix);
    const { batch, limit } = replica.largest();
    const full = replica.at(batch, limit);
    servable[facts.row] = { full, withinTpot: replica.within(full, tpotS) };
  }
  return servable;
}
