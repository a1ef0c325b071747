/** What the twin writes down of requests: histograms, measured counts, rows. README §3. */

import type { ClassTable } from '../../src/core/layout.gen.ts';
import type { ClassCountRow, Counting, FinishedRow, MeasuredRow, RowOf } from '../../src/testing/outcome.ts';
import type { Replica, Request } from './replica.ts';

type ClassRow = RowOf<ClassTable>;

const binCount = 3712;
const metrics = { ttft: 0, tpot: 1, itl: 2, e2e: 3, queue: 4 };

/** The log-linear bin of a value: 64 bins an octave. */
export function binOf(value: bigint): number {
  if (value < 64n) return Number(value);
  const exponent = value.toString(2).length - 1;
  return 64 * (exponent - 5) + Number(value >> BigInt(exponent - 6)) - 64;
}

const addTo = (counts: Map<number, bigint>, key: number): void => {
  counts.set(key, (counts.get(key) ?? 0n) + 1n);
};

/** What is counted of a request that is measured. */
type Measured = { readonly class: number; readonly arrivalPs: bigint };

export class Records {
  readonly rows: FinishedRow[] = [];
  readonly histograms = new Map<number, bigint>();
  readonly measured: Counting<MeasuredRow>[];
  readonly classCounts: Counting<ClassCountRow>[];
  readonly ttftTails = new Map<number, bigint>();
  readonly e2eTails = new Map<number, bigint>();
  readonly #classes: readonly ClassRow[];
  readonly #warmUpPs: bigint;
  readonly #pools: number;

  constructor(classes: readonly ClassRow[], warmUpPs: bigint, replicas: number, pools: number) {
    this.#classes = classes;
    this.#warmUpPs = warmUpPs;
    this.#pools = pools;
    const groups = Array.from({ length: pools + 1 }, () => classes).flat();
    this.measured = groups.map(() => ({ arrived: 0, rejected: 0, firstTokens: 0, finished: 0, good: 0 }));
    const byClass = Array.from({ length: replicas }, () => classes).flat();
    this.classCounts = byClass.map(() => ({ arrived: 0, rejected: 0, finished: 0, good: 0 }));
  }

  /** Counts a request that a replica has, or had. */
  count(replica: Replica, request: Measured, what: keyof ClassCountRow): void {
    this.#countGroup(replica.settings.pool, request, what, 1);
    const counts = this.classCounts[replica.index * this.#classes.length + request.class];
    if (counts !== undefined) counts[what] += 1;
  }

  /** Counts a request that no replica has: 1 when the router holds or rejects it, -1 when it is sent after all. */
  countUnrouted(request: Measured, what: 'arrived' | 'rejected', by: 1 | -1): void {
    this.#countGroup(this.#pools, request, what, by);
  }

  #countGroup(group: number, request: Measured, what: keyof MeasuredRow, by: number): void {
    const measured = this.measured[group * this.#classes.length + request.class];
    if (measured !== undefined && request.arrivalPs >= this.#warmUpPs) measured[what] += by;
  }

  /** Adds a value to a histogram of a request's class, if the request is measured. */
  sample(replica: Replica, request: Request, metric: keyof typeof metrics, value: bigint): void {
    if (request.arrivalPs < this.#warmUpPs) return;
    const series = (replica.settings.pool * this.#classes.length + request.class) * 5 + metrics[metric];
    addTo(this.histograms, series * binCount + binOf(value));
    const tail = replica.index * 232 + Math.floor(binOf(value) / 16);
    if (metric === 'ttft') addTo(this.ttftTails, tail);
    if (metric === 'e2e') addTo(this.e2eTails, tail);
  }

  /** A token leaves the engine. */
  emit(replica: Replica, request: Request, nowPs: bigint): void {
    request.emitted += 1;
    if (request.firstTokenPs === undefined) {
      request.firstTokenPs = nowPs;
      this.#countGroup(replica.settings.pool, request, 'firstTokens', 1);
      this.sample(replica, request, 'ttft', nowPs - request.arrivalPs + replica.kind.outputPs);
    } else {
      this.sample(replica, request, 'itl', nowPs - (request.lastTokenPs ?? 0n));
    }
    request.lastTokenPs = nowPs;
  }

  /** A request has emitted all its tokens: its row, its metrics, whether it was good. */
  finish(replica: Replica, request: Request, nowPs: bigint): void {
    const firstTokenPs = request.firstTokenPs ?? 0n;
    const ttftPs = firstTokenPs - request.arrivalPs + replica.kind.outputPs;
    const e2ePs = nowPs - request.arrivalPs + replica.kind.outputPs;
    const tpotPs = request.outputTokens > 1 ? (e2ePs - ttftPs) / BigInt(request.outputTokens - 1) : undefined;
    this.rows.push({
      id: request.id,
      class: request.class,
      promptTokens: request.promptTokens,
      outputTokens: request.outputTokens,
      preemptions: request.preemptions,
      replica: replica.index,
      session: request.session,
      arrivalPs: request.arrivalPs,
      startPs: request.startPs ?? 0n,
      firstTokenPs,
      finishPs: nowPs,
      energyPj: request.energyPj,
    });
    this.sample(replica, request, 'e2e', e2ePs);
    if (tpotPs !== undefined) this.sample(replica, request, 'tpot', tpotPs);
    this.count(replica, request, 'finished');
    replica.total.finished += 1;
    replica.total.rowsPj += request.energyPj;
    replica.window.finished += 1;
    const slo = this.#classes[request.class];
    if (slo === undefined) throw new Error(`class ${request.class} is not in the program`);
    if (ttftPs > slo.sloTtftPs || e2ePs > slo.sloE2ePs) return;
    if (tpotPs !== undefined && tpotPs > slo.sloTpotPs) return;
    replica.total.good += 1;
    replica.total.goodTokens += BigInt(request.outputTokens);
    this.count(replica, request, 'good');
  }
}
