// Percentiles of the requests themselves. The result's come from histograms that are accurate to 0.8 %: two routers
// would share a p99 to its last digit where they differ by less.

import type { Compiled } from '../compile/compiled.ts';
import { nearestRank } from '../result/histogram.ts';
import type { Observations } from '../result/observations.ts';
import type { Ranks, Result } from '../result/types.ts';
import type { RunInput } from '../run/run.ts';
import { S_PER_PS, secondsOf } from '../units.ts';

/** Requests whose latencies are kept: 32 bytes each. */
export const mostRows = 2_000_000;

type Rows = Parameters<NonNullable<RunInput['onRows']>>[0];

export type ExactLatencies = Readonly<Record<'ttftS' | 'tpotS' | 'e2eS', Ranks>>;

const none: Ranks = { mean: null, p50: null, p90: null, p95: null, p99: null, max: null };

/** A column that grows by doubling. */
class Column {
  #values = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  at(row: number): number {
    return this.#values[row] ?? 0;
  }
}

/** Mean and nearest ranks of picoseconds, in seconds. */
function ranksOf(valuesPs: Float64Array): Ranks {
  const count = valuesPs.length;
  if (count === 0) return none;
  let sum = 0;
  for (const value of valuesPs) sum += value;
  valuesPs.sort();
  const at = (permille: number): number => (valuesPs[nearestRank(permille, count) - 1] ?? 0) * S_PER_PS;
  const most = valuesPs[count - 1] ?? 0;
  return {
    mean: (sum / count) * S_PER_PS,
    p50: at(500),
    p90: at(900),
    p95: at(950),
    p99: at(990),
    max: most * S_PER_PS,
  };
}

export class LatencyRows {
  readonly #arrivalS = new Column();
  readonly #ttftPs = new Column();
  /** −1 = a one-token output, which has none */
  readonly #tpotPs = new Column();
  readonly #e2ePs = new Column();
  readonly #outputPs: readonly bigint[];
  #isFull = false;

  constructor({ program }: Compiled) {
    this.#outputPs = Array.from(program.replica.kind, (kind) => program.kind.outputPs[kind] ?? 0n);
  }

  /** Takes finished requests, as `simulate` defines their latencies. */
  readonly take = (rows: Rows, count: number): void => {
    if (this.#isFull || this.#arrivalS.length + count > mostRows) {
      this.#isFull = true;
      return;
    }
    for (let row = 0; row < count; row++) {
      const arrival = rows.arrivalPs[row] ?? 0n;
      const first = rows.firstTokenPs[row] ?? 0n;
      const finish = rows.finishPs[row] ?? 0n;
      const output = this.#outputPs[rows.replica[row] ?? 0] ?? 0n;
      const outputTokens = rows.outputTokens[row] ?? 0;
      this.#arrivalS.push(secondsOf(arrival));
      this.#ttftPs.push(Number(first - arrival + output));
      this.#tpotPs.push(outputTokens > 1 ? Number((finish - first) / BigInt(outputTokens - 1)) : -1);
      this.#e2ePs.push(Number(finish - arrival + output));
    }
  };

  /** Of the requests that the result is measured by; null = some are unfinished, or they were too many to keep. */
  ranks({ fromS, toS }: Observations, { measured }: Result): ExactLatencies | null {
    if (this.#isFull || measured.finished !== measured.arrived - measured.rejected) return null;
    const rows: number[] = [];
    for (let row = 0; row < this.#arrivalS.length; row++) {
      const atS = this.#arrivalS.at(row);
      if (atS >= fromS && atS <= toS) rows.push(row);
    }
    if (rows.length !== measured.finished) return null;
    const of = (column: Column): Float64Array =>
      Float64Array.from(rows, (row) => column.at(row)).filter((value) => value >= 0);
    return { ttftS: ranksOf(of(this.#ttftPs)), tpotS: ranksOf(of(this.#tpotPs)), e2eS: ranksOf(of(this.#e2ePs)) };
  }
}
