/**
 * A run as Chrome trace events, for Perfetto and chrome://tracing (JSON object form of the Trace Event Format).
 *
 * A process is a pool, a thread a replica; times are µs with their nanoseconds. A request is a nestable async slice
 * (its id is the request's) of a track named for its replica, and in it three slices that touch: queue from arrival to
 * first admission, prefill to the first token, decode to the last. Their sum is E2E less the delivery of output.
 * Counters show a replica at the close of each window, and its power over it, where they change. Commands of policies
 * are instants on their replica's thread.
 *
 * Memory is bounded: the first `limit` requests to arrive are written, and at most ten changes of counters each; the
 * metadata say how many are left out. Events are in order of time.
 */

import type { PoolFacts } from '../compile/compiled.ts';
import { numbersOf } from '../core/integers.ts';
import type { Result } from '../result/types.ts';
import { J_PER_PJ } from '../units.ts';
import { controlOf, leverName, valueWords } from './control-words.ts';
import { plain } from './format.ts';

/** What is read of the core's finished rows. */
export interface RequestColumns {
  readonly id: Int32Array;
  readonly class: Int32Array;
  readonly promptTokens: Int32Array;
  readonly outputTokens: Int32Array;
  readonly preemptions: Int32Array;
  readonly replica: Int32Array;
  readonly arrivalPs: BigInt64Array;
  readonly startPs: BigInt64Array;
  readonly firstTokenPs: BigInt64Array;
  readonly finishPs: BigInt64Array;
}

/** What is read of the core's closed windows; replica −1 is the router. */
export interface WindowColumns {
  readonly replica: Int32Array;
  readonly startPs: BigInt64Array;
  readonly endPs: BigInt64Array;
  readonly staticPj: BigInt64Array;
  readonly dynamicPj: BigInt64Array;
  readonly running: Int32Array;
  readonly queued: Int32Array;
  readonly kvUsedBlocks: Int32Array;
}

export interface TraceOptions {
  readonly pools: readonly PoolFacts[];
  /** [class] names */
  readonly classNames: readonly string[];
  /** requests written, at least 1 */
  readonly limit: number;
}

interface Request {
  readonly id: number;
  readonly replica: number;
  /** [arrival, start, first token, finish], ns */
  readonly timesNs: readonly [number, number, number, number];
  readonly args: Readonly<Record<string, string | number>>;
}

const counters = [
  ['running', 'requests'],
  ['queued', 'requests'],
  ['KV', 'percent'],
  ['power', 'watts'],
] as const;

interface Change {
  readonly replica: number;
  readonly counter: number;
  readonly atNs: number;
  readonly value: number;
}

/** Where a replica of the Program is in the trace. */
interface Track {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly kvBlocks: number;
}

export const mostTraced = 200_000;
const changesPerRequest = 10;
/** Events a piece of the written text. */
const eventsPerChunk = 4096;

/** Whole nanoseconds: a function that never falls, so that what touches still touches. */
const toNs = (ps: bigint): number => Number(ps / 1000n);
const microseconds = (ns: number): string => {
  const whole = Math.floor(ns / 1000);
  const rest = ns - whole * 1000;
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(3, '0').replace(/0+$/, '')}`;
};

/**
 * Tracks by rows of the Program, counted in the file's order of pools. No number is given twice, to threads or
 * processes: viewers take a thread that has its process's number for its main one.
 */
function tracksOf(pools: readonly PoolFacts[]): Track[] {
  const tracks: Track[] = [];
  let tid = pools.length;
  pools.forEach(({ pool, firstReplica, replicas, kvBlocks }, index) => {
    for (let at = 0; at < replicas; at++) {
      tracks[firstReplica + at] = { name: `${plain(pool)}/${at}`, pid: index + 1, tid: ++tid, kvBlocks };
    }
  });
  return tracks;
}

/** One line of the file and its place in time. */
interface Event {
  readonly atNs: number;
  readonly text: () => string;
}

export class ChromeTrace {
  readonly #options: TraceOptions;
  readonly #tracks: readonly Track[];
  readonly #requests: Request[] = [];
  readonly #changes: Change[] = [];
  #changesLeftOut = 0;
  /** [replica × counter] what was written last */
  readonly #last: Float64Array;

  constructor(options: TraceOptions) {
    this.#options = options;
    this.#tracks = tracksOf(options.pools);
    this.#last = new Float64Array(this.#tracks.length * counters.length).fill(-1);
  }

  /** The first `count` finished rows. */
  takeRows(rows: RequestColumns, count: number): void {
    for (let row = 0; row < count; row++) {
      if (rows.id[row]! >= this.#options.limit) continue;
      const request = rows.id[row]!;
      const preemptions = rows.preemptions[row]!;
      this.#requests.push({
        id: request,
        replica: rows.replica[row]!,
        timesNs: [
          toNs(rows.arrivalPs[row]!),
          toNs(rows.startPs[row]!),
          toNs(rows.firstTokenPs[row]!),
          toNs(rows.finishPs[row]!),
        ],
        args: {
          request,
          class: plain(this.#options.classNames[rows.class[row]!] ?? ''),
          promptTokens: rows.promptTokens[row]!,
          outputTokens: rows.outputTokens[row]!,
          ...(preemptions > 0 && { preemptions }),
        },
      });
    }
  }

  /** The first `count` closed windows. */
  takeWindows(windows: WindowColumns, count: number): void {
    const staticPj = numbersOf(windows.staticPj.subarray(0, count));
    const dynamicPj = numbersOf(windows.dynamicPj.subarray(0, count));
    for (let row = 0; row < count; row++) {
      const replica = windows.replica[row]!;
      if (replica < 0) continue;
      const { kvBlocks } = this.#tracks[replica]!;
      const startNs = toNs(windows.startPs[row]!);
      const endNs = toNs(windows.endPs[row]!);
      const joules = (staticPj[row]! + dynamicPj[row]!) * J_PER_PJ;
      const watts = endNs > startNs ? joules / ((endNs - startNs) * 1e-9) : 0;
      this.#count(replica, 0, endNs, windows.running[row]!);
      this.#count(replica, 1, endNs, windows.queued[row]!);
      this.#count(replica, 2, endNs, Math.round((windows.kvUsedBlocks[row]! / Math.max(1, kvBlocks)) * 1000) / 10);
      this.#count(replica, 3, startNs, Math.round(watts));
    }
  }

  #count(replica: number, counter: number, atNs: number, value: number): void {
    const place = replica * counters.length + counter;
    if (this.#last[place] === value) return;
    if (this.#changes.length >= this.#options.limit * changesPerRequest) {
      this.#changesLeftOut++;
      return;
    }
    this.#last[place] = value;
    this.#changes.push({ replica, counter, atNs, value });
  }

  /** The whole file in pieces. */
  *text(result: Result): Generator<string> {
    yield `{"displayTimeUnit":"ms","otherData":${JSON.stringify(this.#metadata(result))},"traceEvents":[\n`;
    yield this.#names().join(',\n');
    const events = this.#events(result);
    const order = events.map((_, index) => index);
    order.sort((a, b) => events[a]!.atNs - events[b]!.atNs || a - b);
    for (let from = 0; from < order.length; from += eventsPerChunk) {
      const lines = order.slice(from, from + eventsPerChunk).map((index) => events[index]!.text());
      yield `,\n${lines.join(',\n')}`;
    }
    yield '\n]}\n';
  }

  /** What the file holds, and how much it leaves out. */
  #metadata({ name, seed, requests, workload }: Result): Record<string, string | number> {
    const written = this.#requests.length;
    return {
      name: plain(name),
      workload: plain(workload.text),
      seed,
      requestsTold: written,
      requestsLeftOut: requests.finished - written,
      requestsUnfinished: requests.running + requests.waiting,
      requestsRejected: requests.rejected,
      counterChangesLeftOut: this.#changesLeftOut,
      says: 'The first requests to arrive, of those that finished. A time is engine time.',
    };
  }

  /** Names of processes and threads. */
  #names(): string[] {
    const named = (what: string, pid: number, tid: number, args: object) =>
      JSON.stringify({ name: what, ph: 'M', pid, tid, args });
    return [
      ...this.#options.pools.flatMap(({ pool, replicas, ranks, accelerator }, index) => [
        named('process_name', index + 1, 0, { name: plain(pool) }),
        named('process_labels', index + 1, 0, { labels: plain(`${replicas} × ${ranks} ${accelerator}`) }),
        named('process_sort_index', index + 1, 0, { sort_index: index }),
      ]),
      ...this.#tracks.flatMap(({ name, pid, tid }) => [
        named('thread_name', pid, tid, { name }),
        named('thread_sort_index', pid, tid, { sort_index: tid }),
      ]),
    ];
  }

  #events(result: Result): Event[] {
    return [
      ...this.#requests.flatMap((request) => this.#requestEvents(request)),
      ...this.#changes.map((change) => this.#counterEvent(change)),
      ...this.#commandEvents(result),
    ];
  }

  /** Outer and inner slices in the order that they have where their times are equal. */
  #requestEvents({ id, replica, timesNs, args }: Request): Event[] {
    const { name, pid, tid } = this.#tracks[replica]!;
    const [arrival, start, first, finish] = timesNs;
    const event = (ph: 'b' | 'e', what: string, atNs: number, more = ''): Event => ({
      atNs,
      text: () =>
        `{"name":${JSON.stringify(what)},"cat":"request","ph":"${ph}","ts":${microseconds(atNs)},` +
        `"pid":${pid},"tid":${tid},"id":"0x${id.toString(16)}"${more}}`,
    });
    const slice = (what: string, from: number, to: number) => [event('b', what, from), event('e', what, to)];
    return [
      event('b', name, arrival, `,"args":${JSON.stringify(args)}`),
      ...slice('queue', arrival, start),
      ...slice('prefill', start, first),
      ...slice('decode', first, finish),
      event('e', name, finish),
    ];
  }

  #counterEvent({ replica, counter, atNs, value }: Change): Event {
    const { name, pid, tid } = this.#tracks[replica]!;
    const [what, unit] = counters[counter]!;
    return {
      atNs,
      text: () =>
        `{"name":${JSON.stringify(`${name} ${what}`)},"ph":"C","ts":${microseconds(atNs)},` +
        `"pid":${pid},"tid":${tid},"args":{"${unit}":${value}}}`,
    };
  }

  #commandEvents(result: Result): Event[] {
    return (controlOf(result)?.commands ?? []).flatMap((command) => {
      const track = this.#tracks[command.replica];
      if (track === undefined) return [];
      const atNs = toNs(BigInt(command.effectPs));
      const name = `${leverName(command.lever)}: ${valueWords(command)}`;
      const args = { policy: plain(command.policy), givenS: command.givenS };
      const { pid, tid } = track;
      const rest = JSON.stringify({ cat: 'policy', ph: 'i', s: 't', pid, tid, args }).slice(1);
      return [{ atNs, text: () => `{"name":${JSON.stringify(name)},"ts":${microseconds(atNs)},${rest}` }];
    });
  }
}
