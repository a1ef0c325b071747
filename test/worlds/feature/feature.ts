/**
 * What a feature of a world is: a layer over the rows of a plain world, with a random stream of its own.
 *
 * A stream follows from the seed and the feature's name, so a new layer changes no world that does without it.
 */
import type { Clock } from '../clocks.ts';
import type { WorldRows } from '../program.ts';
import type { Random } from '../random.ts';

/** What all layers of a world may measure their times by. */
export interface Scale {
  readonly clock: Clock;
  /** the nearest time that the world's clock may show */
  readonly near: (timePs: number) => bigint;
  /** of a short step */
  readonly stepPs: number;
  /** about how long the plain world takes */
  readonly spanPs: number;
}

export interface Feature {
  readonly name: string;
  /** of one group a world has at most one: policies of the router, for example */
  readonly group?: string;
  /** it says something of several replicas only: a world with it has the feature `fleet` too */
  readonly ofFleets?: boolean;
  /** the rows with the feature in them */
  readonly draw: (random: Random, rows: WorldRows, scale: Scale) => WorldRows;
  /** what is drawn of it, in words; empty when the rows do without it */
  readonly describe: (rows: WorldRows) => string;
  /** the rows without it: what a broken world is made smaller by */
  readonly without: (rows: WorldRows) => WorldRows;
}

/** Changes every kind. */
export const eachKind = (
  rows: WorldRows,
  change: (kind: WorldRows['kinds'][number]) => Partial<WorldRows['kinds'][number]>,
): WorldRows => ({ ...rows, kinds: rows.kinds.map((kind) => ({ ...kind, ...change(kind) })) });

/** Changes every replica. */
export const eachReplica = (
  rows: WorldRows,
  change: (replica: WorldRows['replicas'][number], row: number) => Partial<WorldRows['replicas'][number]>,
): WorldRows => ({ ...rows, replicas: rows.replicas.map((replica, row) => ({ ...replica, ...change(replica, row) })) });

/** Changes the run. */
export const ofRun = (rows: WorldRows, run: Partial<WorldRows['run']>): WorldRows => ({
  ...rows,
  run: { ...rows.run, ...run },
});

/** The tokens of the longest request, without its last. */
export const longestTokens = ({ arrivals }: WorldRows): number =>
  Math.max(1, ...arrivals.map(({ promptTokens, outputTokens }) => promptTokens + outputTokens - 1));
