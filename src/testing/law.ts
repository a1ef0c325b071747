/** What a law is, and what laws are made of. */

import { Route } from '../core/layout.gen.ts';
import type { FinishedRow, Input, KindRow, Outcome, ReplicaRow, TotalRow, WindowRow } from './outcome.ts';

/**
 * What is true of any simulator of serving engines, whatever its code: a law reads what was run and what came of it,
 * and answers with its complaints; none means that it holds.
 */
export interface Law {
  /** a sentence that says what holds */
  readonly name: string;
  /** one sentence for each thing that breaks the law; empty when it holds */
  readonly complaints: (input: Input, outcome: Outcome) => readonly string[];
}

export const sumOf = <Item>(items: Iterable<Item>, value: (item: Item) => bigint): bigint => {
  let sum = 0n;
  for (const item of items) sum += value(item);
  return sum;
};

export const same = (what: string, left: bigint | number, right: bigint | number): string[] =>
  BigInt(left) === BigInt(right) ? [] : [`${what}: ${left} is not ${right}`];

/** A column of the kind of a replica. */
export const kindCell = ({ program }: Input, replica: number, name: keyof KindRow): number =>
  Number(program.kind[name][program.replica.kind[replica] ?? 0]);

export const poolOf = (input: Input, replica: number): number => input.program.replica.pool[replica] ?? 0;

export const classesOf = (input: Input): number => input.program.class.sloTtftPs.length;

export const measuredRows = (input: Input, outcome: Outcome): FinishedRow[] => {
  const warmUpPs = input.program.run.warmUpPs[0] ?? 0n;
  return outcome.rows.filter((row) => row.arrivalPs >= warmUpPs);
};

/** The part of an outcome that is of one replica. */
export interface ReplicaOutcome {
  readonly replica: number;
  readonly total: TotalRow;
  readonly rows: readonly FinishedRow[];
  readonly windows: readonly WindowRow[];
}

export const byReplica = ({ totals, rows, windows }: Outcome): ReplicaOutcome[] =>
  totals.map((total, replica) => ({
    replica,
    total,
    rows: rows.filter((row) => row.replica === replica),
    windows: windows.filter((window) => window.replica === replica),
  }));

/** True when every request that was let in has finished: nobody is held, or queued behind a limit of 0. */
export const isWhole = ({ totals, router }: Outcome): boolean =>
  router.held === 0 && totals.every((total) => total.queued + total.running === 0);

/** A column of a replica as the Program has it, and all that the host makes of it. */
function everValues({ program, controls }: Input, replica: number, name: Exclude<keyof ReplicaRow, 'kind' | 'pool'>) {
  const later = controls.filter((control) => control.replica === replica).map((control) => control[name]);
  return [program.replica[name][replica], ...later].filter((value) => value !== undefined);
}

/** True when some replica may be closed at some time, and the policy looks at that. */
export function mayHold(input: Input): boolean {
  if (input.program.run.route[0] === Route.external) return false;
  return Array.from(input.program.replica.kind, (_, replica) => replica).some(
    (replica) =>
      everValues(input, replica, 'admissionLimit').some((limit) => limit >= 0) ||
      everValues(input, replica, 'weight').some((weight) => weight === 0) ||
      everValues(input, replica, 'power').some((power) => power !== 1),
  );
}

/** True when a fixed number of users send the requests, each its next when its last has left. */
export const isClosedLoop = ({ program }: Input): boolean => (program.run.concurrency[0] ?? 0) > 0;

/** True when a replica may ever run nobody. */
export const mayBar = (input: Input, replica: number): boolean =>
  everValues(input, replica, 'batchLimit').some((limit) => limit === 0);
