// What a world shows: copies by name in SI units. Writing to them changes nothing of the world.

import { signalsOf } from '../control/view.ts';
import { numbersOf } from '../core/integers.ts';
import { S_PER_PS, secondsOf } from '../units.ts';
import { readMeasured, readRouter } from './observe.ts';
import type { Run } from './run.ts';

/** [replica] states at the instant, and sums since time 0. */
export interface ReplicaView {
  /** requests in the running batch */
  readonly running: Float64Array;
  /** requests that wait at the replica */
  readonly queued: Float64Array;
  /** requests sent to it, rejected included */
  readonly arrived: Float64Array;
  readonly finished: Float64Array;
  readonly rejected: Float64Array;
  /** longer than the model or the engine takes */
  readonly rejectedTooLong: Float64Array;
  /** more KV blocks than the replica has */
  readonly rejectedNeverFits: Float64Array;
  readonly rejectedQueueFull: Float64Array;
  readonly preempted: Float64Array;
  readonly outputTokens: Float64Array;
  /** prompt tokens computed, recomputation included */
  readonly prefillTokens: Float64Array;
  /** tokens of unfinished requests, prompt and emitted */
  readonly residentTokens: Float64Array;
  /** share of KV blocks held, 0 to 1 */
  readonly kvShare: Float64Array;
  /** with a step in flight, s */
  readonly busyS: Float64Array;
  readonly energyJ: Float64Array;
  /** highest power of a step since the world stopped last, W */
  readonly peakW: Float64Array;
  /** over nominal, in force */
  readonly clock: Float64Array;
  /** 0 off, 1 on, 2 starting */
  readonly power: Float64Array;
}

/** Requests at the router: sums since time 0, and what it holds now. */
export interface RouterView {
  readonly arrived: number;
  readonly rejected: number;
  readonly held: number;
}

/** Requests that arrived after the warm-up, all pools and classes together, and what became of them. */
export interface MeasuredView {
  readonly arrived: number;
  readonly rejected: number;
  readonly firstTokens: number;
  readonly finished: number;
  /** finished within every objective */
  readonly good: number;
}

/** The state of a world at an instant: copies, which stay as they are when the world goes on. */
export interface WorldView {
  /** everything before this time has happened, s */
  readonly timeS: number;
  readonly done: boolean;
  readonly replica: ReplicaView;
  readonly router: RouterView;
  readonly measured: MeasuredView;
}

export function viewOf(run: Run, nowPs: bigint): WorldView {
  const { columns, sizes } = run.cell;
  const { busyPs, hostPs, decodeAttentionPs, prefillAttentionPs, held, atS, ...signals } = signalsOf(
    columns,
    sizes.levels,
    nowPs,
  );
  const { total } = columns;
  const copy = (column: Int32Array) => Float64Array.from(numbersOf(column));
  const { arrived, rejected } = readRouter(columns);
  const measured = { arrived: 0, rejected: 0, firstTokens: 0, finished: 0, good: 0 };
  for (const row of readMeasured(columns))
    for (const name of Object.keys(measured) as (keyof MeasuredView)[]) measured[name] += row[name];
  return Object.freeze({
    timeS: secondsOf(nowPs),
    done: run.done,
    replica: Object.freeze({
      ...signals,
      busyS: busyPs.map((ps) => ps * S_PER_PS),
      rejectedTooLong: copy(total.rejectedTooLong),
      rejectedNeverFits: copy(total.rejectedNeverFits),
      rejectedQueueFull: copy(total.rejectedQueueFull),
    }),
    router: Object.freeze({ arrived, rejected, held }),
    measured: Object.freeze(measured),
  });
}
