/** What a policy of the router sees, and the steps that several of them share. README §8. */
import type { Host, ReplicaView } from '../host.ts';
import type { Replica, Request } from '../replica.ts';

export interface Choice {
  readonly request: Request;
  readonly replicas: readonly Replica[];
  /** those that a request may be sent to, by row */
  readonly open: readonly Replica[];
  /** row of the last chosen; -1 = none yet */
  readonly lastChosen: number;
  /** the signal of a replica over its weight */
  readonly loadOf: (replica: Replica) => bigint;
  /** uniform in [0, 1) */
  readonly draw: (entity: number, index: number) => number;
  readonly viewOf: (replica: Replica) => ReplicaView;
  readonly host: Host;
}

/** One of the open replicas; undefined when there is none. */
export type RoutePolicy = (choice: Choice) => Replica | undefined;

/** The least score, ties to the lowest row. */
export function leastOf(those: readonly Replica[], scoreOf: (replica: Replica) => bigint): Replica | undefined {
  let best = those[0];
  for (const replica of those) {
    if (best === undefined) return undefined;
    const [score, least] = [scoreOf(replica), scoreOf(best)];
    if (score < least || (score === least && replica.index < best.index)) best = replica;
  }
  return best;
}

/** The first open replica from a row on, cyclic. */
export const firstFrom = (open: readonly Replica[], row: number): Replica | undefined =>
  open.find((replica) => replica.index >= row) ?? open[0];
