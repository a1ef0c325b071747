/**
 * What a law is, and what laws are made of.
 *
 * A law reads a world and an outcome and answers with its complaints; none means that it holds.
 */
import type { FinishedRow, KindRow, Outcome, ReplicaRow, TotalRow, WindowRow } from '../reference/outcome.ts';
import { policies } from '../reference/router.ts';
import type { World } from './program.ts';

export interface Law {
  readonly name: string;
  readonly complaints: (world: World, outcome: Outcome) => readonly string[];
}

export const sumOf = <Item>(items: Iterable<Item>, value: (item: Item) => bigint): bigint => {
  let sum = 0n;
  for (const item of items) sum += value(item);
  return sum;
};

export const same = (what: string, left: bigint | number, right: bigint | number): string[] =>
  BigInt(left) === BigInt(right) ? [] : [`${what}: ${left} is not ${right}`];

/** A column of the kind of a replica. */
export const kindCell = ({ program }: World, replica: number, name: keyof KindRow): number =>
  Number(program.kind[name][program.replica.kind[replica] ?? 0]);

export const poolOf = (world: World, replica: number): number => world.program.replica.pool[replica] ?? 0;

export const classesOf = (world: World): number => world.program.class.sloTtftPs.length;

export const measuredRows = (world: World, outcome: Outcome): FinishedRow[] => {
  const warmUpPs = world.program.run.warmUpPs[0] ?? 0n;
  return outcome.rows.filter((row) => row.arrivalPs >= warmUpPs);
};

/** A replica, and what an outcome tells of it. */
export interface Told {
  readonly replica: number;
  readonly total: TotalRow;
  readonly rows: readonly FinishedRow[];
  readonly windows: readonly WindowRow[];
}

export const byReplica = ({ totals, rows, windows }: Outcome): Told[] =>
  totals.map((total, replica) => ({
    replica,
    total,
    rows: rows.filter((row) => row.replica === replica),
    windows: windows.filter((window) => window.replica === replica),
  }));

/** True when everybody who was let in has finished: nobody is held, or queued behind a limit of 0. */
export const isWhole = ({ totals, router }: Outcome): boolean =>
  router.held === 0 && totals.every((total) => total.queued + total.running === 0);

/** A column of a replica as the Program has it, and all that the host makes of it. */
function everValues({ program, controls }: World, replica: number, name: Exclude<keyof ReplicaRow, 'kind' | 'pool'>) {
  const later = controls.filter((control) => control.replica === replica).map((control) => control[name]);
  return [program.replica[name][replica], ...later].filter((value) => value !== undefined);
}

/** True when some replica may be closed at some time, and the policy minds. */
export function mayHold(world: World): boolean {
  if (world.program.run.route[0] === policies.external) return false;
  return Array.from(world.program.replica.kind, (_, replica) => replica).some(
    (replica) =>
      everValues(world, replica, 'admissionLimit').some((limit) => limit >= 0) ||
      everValues(world, replica, 'weight').some((weight) => weight === 0) ||
      everValues(world, replica, 'power').some((power) => power !== 1),
  );
}

/** True when a replica may ever refuse to run anybody. */
export const mayBar = (world: World, replica: number): boolean =>
  everValues(world, replica, 'batchLimit').some((limit) => limit === 0);
