// The contract of policies: what they see, what they may command, what they are asked for. README has the rules.

import type { Dimension, QuantityLimits } from '../units.ts';

/** What stays the same during a run. */
export interface FleetFacts {
  readonly replicas: number;
  readonly pools: readonly PoolFacts[];
  /** clocks over nominal that a command may set, falling */
  readonly clocks: readonly number[];
  /** share of requests that must meet every objective; null = none is asked for */
  readonly attainment: number | null;
}

export interface PoolFacts {
  readonly name: string;
  /** first row of its replicas */
  readonly from: number;
  readonly count: number;
  /** TDP of one replica, all its accelerators */
  readonly tdpW: number;
  /** running requests of a replica at most */
  readonly maxNumSeqs: number;
}

/**
 * [replica] figures of the window `[atS − spanS, atS)`, or at its end. Every column is a mean, a sum or a state that a
 * gateway, an engine's metrics or a power meter reports; a test holds the names to this list.
 */
export interface View {
  readonly atS: number;
  readonly spanS: number;
  /** share of the window with a step in flight: near 1 at any load above a trickle, so no measure of load */
  readonly stepInFlightShare: Float64Array;
  /** shares of the window: decode attention, prefill attention, host beyond the device, all other kernels */
  readonly decodeAttentionShare: Float64Array;
  readonly prefillAttentionShare: Float64Array;
  readonly hostShare: Float64Array;
  readonly linearShare: Float64Array;
  readonly outputTokens: Float64Array;
  readonly prefillTokens: Float64Array;
  /** requests that came, were turned away and finished in the window */
  readonly arrived: Float64Array;
  readonly rejected: Float64Array;
  readonly finished: Float64Array;
  /** of those that finished, the ones that met every objective */
  readonly good: Float64Array;
  readonly preempted: Float64Array;
  /** at the window's end */
  readonly running: Float64Array;
  readonly queued: Float64Array;
  readonly residentTokens: Float64Array;
  readonly kvShare: Float64Array;
  readonly energyJ: Float64Array;
  readonly meanW: Float64Array;
  /** highest power of a step in the window; the mean where no step ended or began */
  readonly peakW: Float64Array;
  /** in force at the window's end */
  readonly clock: Float64Array;
  /** 0 off, 1 on, 2 starting */
  readonly power: Float64Array;
  /** requests that wait at the router */
  readonly held: number;
}

export const levers = ['weight', 'admissionLimit', 'batchLimit', 'clock', 'power'] as const;
export type Lever = (typeof levers)[number];

/** i32 columns of the core. */
const largestLimit = 2_147_483_647;
/** As `clock` of a pool. */
const largestClock = 1.5;

/** [lever] the values that it takes, and how a hint says so. */
export const leverLimits: Readonly<
  Record<Lever, { readonly least: number; readonly most: number; readonly isWhole: boolean; readonly says: string }>
> = {
  weight: { least: 0, most: 1000, isWhole: false, says: 'a number from 0 to 1000' },
  admissionLimit: { least: -1, most: largestLimit, isWhole: true, says: 'a whole number of requests, or -1 for none' },
  batchLimit: { least: -1, most: largestLimit, isWhole: true, says: 'a whole number of requests, or -1 for none' },
  clock: {
    least: Number.MIN_VALUE,
    most: largestClock,
    isWhole: false,
    says: `a factor above 0, at most ${largestClock}`,
  },
  power: { least: 0, most: 2, isWhole: true, says: '0 for off, 1 for on, 2 for starting' },
};

/** Values of the lever `power`. */
export const Power = { off: 0, on: 1, starting: 2 } as const;

/** One lever of one replica. Limits of −1 mean none. */
export interface Command {
  readonly replica: number;
  readonly lever: Lever;
  readonly value: number;
  /** it takes effect so much later; 0 unless given */
  readonly afterS?: number;
  /** or at this instant, in whole picoseconds: what a replay gives */
  readonly effectPs?: string;
}

/** A command as it was given: policies can be replayed from these. */
export interface RecordedCommand {
  readonly policy: string;
  readonly givenS: number;
  readonly effectS: number;
  /** whole picoseconds, which a replay needs */
  readonly effectPs: string;
  /** row of the replica, and what reports call it: pool/index */
  readonly replica: number;
  readonly name: string;
  readonly lever: Lever;
  readonly value: number;
}

/** A policy at work. `decide` is called at every multiple of the cadence, the first time at 0 with an empty window. */
export interface Controller {
  readonly cadenceS: number;
  /** the view is at least so old */
  readonly stalenessS: number;
  decide(view: View): readonly Command[];
  /** All that it remembers, as plain data. */
  state(): unknown;
  restore(state: unknown): void;
}

/** A number (or text) that a scenario gives to a policy. */
export interface Parameter {
  readonly dimension: Dimension | 'pools' | 'text' | 'commands';
  readonly about: string;
  /** null = must be given, undefined = may be left out */
  readonly byDefault?: number | string | null;
  readonly limits?: QuantityLimits;
}

/** SI numbers, pool names or texts by parameter. */
export type Settings = Readonly<Record<string, unknown>>;

export interface PolicyDefinition {
  readonly id: string;
  readonly about: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Clocks that it sets: they become levels of the run. */
  readonly clocks?: (settings: Settings) => readonly number[];
  /** What is wrong with the settings together, if anything. */
  readonly check?: (settings: Settings) => { readonly parameter: string; readonly hint: string } | null;
  readonly create: (settings: Settings, facts: FleetFacts) => Controller;
}

/** A number among settings that the schema has filled. */
export function numberOf(settings: Settings, name: string): number {
  const value = settings[name];
  if (typeof value !== 'number') throw new RangeError(`the policy lacks ${name}`);
  return value;
}

/** Rows of the pools named by a setting; all rows where none is named. */
export function rowsOf(settings: Settings, name: string, facts: FleetFacts): number[] {
  const named = settings[name] as readonly string[] | undefined;
  const chosen = named === undefined ? facts.pools : facts.pools.filter((pool) => named.includes(pool.name));
  return chosen.flatMap((pool) => Array.from({ length: pool.count }, (_, i) => pool.from + i));
}

/** What reports call a replica: pool/index. */
export function nameOf({ pools }: FleetFacts, replica: number): string {
  const pool = pools.find(({ from, count }) => replica >= from && replica < from + count);
  return pool === undefined ? `${replica}` : `${pool.name}/${replica - pool.from}`;
}

/** A sum over some rows of a column. */
export const sumOver = (rows: readonly number[], column: Float64Array): number =>
  rows.reduce((sum, row) => sum + (column[row] ?? 0), 0);

/** A command for each of `rows`. */
export const forAll = (rows: readonly number[], lever: Lever, value: number, afterS = 0): Command[] =>
  rows.map((replica) => ({ replica, lever, value, afterS }));
