// What happens in a world, as it happens: finished requests, closed windows, commands. Plain data in SI units.

import type { RowTable, WindowTable } from '../core/layout.gen.ts';
import type { RecordedCommand } from '../policy/index.ts';
import { J_PER_PJ, secondsOf } from '../units.ts';

/** A request that has finished. Times are from the start of the run. */
export interface RequestEvent {
  readonly kind: 'request';
  readonly id: number;
  /** row of the scenario's classes */
  readonly class: number;
  /** row of the replica */
  readonly replica: number;
  /** the same for all requests of a conversation; −1 = none */
  readonly session: number;
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly preemptions: number;
  readonly arrivalS: number;
  /** start of its first step */
  readonly startS: number;
  readonly firstTokenS: number;
  readonly finishS: number;
  readonly energyJ: number;
}

/** A window of one replica that has closed; `run.window` says how long they are. */
export interface WindowEvent {
  readonly kind: 'window';
  /** row of the replica; −1 = the router */
  readonly replica: number;
  readonly startS: number;
  readonly endS: number;
  /** with a step in flight */
  readonly busyS: number;
  readonly energyJ: number;
  readonly outputTokens: number;
  readonly prefillTokens: number;
  readonly arrived: number;
  readonly rejected: number;
  readonly finished: number;
  readonly preempted: number;
  /** at the close */
  readonly running: number;
  readonly queued: number;
}

/** A command of a policy, or of the world's caller (policy `world`). */
export interface CommandEvent extends RecordedCommand {
  readonly kind: 'command';
}

/** What `world.events` gives; `kind` says which. */
export type WorldEvent = RequestEvent | WindowEvent | CommandEvent;

const timeAt = (column: BigInt64Array, row: number): number => secondsOf(column[row] ?? 0n);

export function requestEvent(rows: RowTable, row: number): RequestEvent {
  const at = (column: Int32Array): number => column[row] ?? 0;
  return {
    kind: 'request',
    id: at(rows.id),
    class: at(rows.class),
    replica: at(rows.replica),
    session: at(rows.session),
    promptTokens: at(rows.promptTokens),
    outputTokens: at(rows.outputTokens),
    preemptions: at(rows.preemptions),
    arrivalS: timeAt(rows.arrivalPs, row),
    startS: timeAt(rows.startPs, row),
    firstTokenS: timeAt(rows.firstTokenPs, row),
    finishS: timeAt(rows.finishPs, row),
    energyJ: Number(rows.energyJ[row] ?? 0n) + Number(rows.energyPj[row] ?? 0n) * J_PER_PJ,
  };
}

export function windowEvent(windows: WindowTable, row: number): WindowEvent {
  const at = (column: Int32Array): number => column[row] ?? 0;
  const wide = (column: BigInt64Array): number => Number(column[row] ?? 0n);
  return {
    kind: 'window',
    replica: at(windows.replica),
    startS: timeAt(windows.startPs, row),
    endS: timeAt(windows.endPs, row),
    busyS: timeAt(windows.busyPs, row),
    energyJ: (wide(windows.staticPj) + wide(windows.dynamicPj)) * J_PER_PJ,
    outputTokens: wide(windows.outputTokens),
    prefillTokens: wide(windows.prefillTokens),
    arrived: at(windows.arrived),
    rejected: at(windows.rejected),
    finished: at(windows.finished),
    preempted: at(windows.preempted),
    running: at(windows.running),
    queued: at(windows.queued),
  };
}
