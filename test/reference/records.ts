/** What the twin writes down of requests: histograms, measured counts, rows. README §3. */

import type { ClassTable } from '../../src/core/layout.gen.ts';
import type { Counting, FinishedRow, MeasuredRow, RowOf } from './outcome.ts';
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

export class Records {
  readonly rows: FinishedRow[] = [];
  readonly histograms = new Map<number, bigint>();
  readonly measured: Counting<MeasuredRow>[];
  readonly #classes: readonly ClassRow[];
  readonly #warmUpPs: bigint;

  constructor(classes: readonly ClassRow[], warmUpPs: bigint) {
    this.#classes = classes;
    this.#warmUpPs = warmUpPs;
    this.measured = classes.map(() => ({ arrived: 0, rejected: 0, firstTokens: 0, finished: 0, good: 0 }));
  }

  /** Adds to the measured counts of a request's class, if the request is measured. */
  count(request: { class: number; arrivalPs: bigint }, what: keyof MeasuredRow): void {
    const measured = this.measured[request.class];
    if (measured !== undefined && request.arrivalPs >= this.#warmUpPs) measured[what] += 1;
  }

  /** Adds a value to a histogram of a request's class, if the request is measured. */
  sample(request: Request, metric: keyof typeof metrics, value: bigint): void {
    if (request.arrivalPs < this.#warmUpPs) return;
    const key = (request.class * 5 + metrics[metric]) * binCount + binOf(value);
    this.histograms.set(key, (this.histograms.get(key) ?? 0n) + 1n);
  }

  /** A token leaves the engine. */
  emit(replica: Replica, request: Request, nowPs: bigint): void {
    request.emitted += 1;
    if (request.firstTokenPs === undefined) {
      request.firstTokenPs = nowPs;
      this.count(request, 'firstTokens');
      this.sample(request, 'ttft', nowPs - request.arrivalPs + replica.kind.outputPs);
    } else {
      this.sample(request, 'itl', nowPs - (request.lastTokenPs ?? 0n));
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
      arrivalPs: request.arrivalPs,
      startPs: request.startPs ?? 0n,
      firstTokenPs,
      finishPs: nowPs,
      energyPj: request.energyPj,
    });
    this.sample(request, 'e2e', e2ePs);
    if (tpotPs !== undefined) this.sample(request, 'tpot', tpotPs);
    this.count(request, 'finished');
    replica.total.finished += 1;
    replica.total.rowsPj += request.energyPj;
    replica.window.finished += 1;
    const slo = this.#classes[request.class];
    if (slo === undefined) throw new Error(`class ${request.class} is not in the program`);
    if (ttftPs > slo.sloTtftPs || e2ePs > slo.sloE2ePs) return;
    if (tpotPs !== undefined && tpotPs > slo.sloTpotPs) return;
    replica.total.good += 1;
    this.count(request, 'good');
  }
}
