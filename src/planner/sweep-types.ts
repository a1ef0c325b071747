// What a sweep is given, and what it gives: a row a run.

import type { ScenarioInput } from '../run/simulate.ts';
import type { Interval } from './statistics.ts';
import type { PlanOptions, planSchemaVersion } from './types.ts';

export type AxisValue = string | number | boolean | null | readonly unknown[] | object;

/** Numbers between two bounds, both tried. */
export interface AxisRange {
  readonly from: number;
  readonly to: number;
  /** values of a grid, at least 2; a Latin hypercube needs none */
  readonly steps?: number | undefined;
  /** even in the number (left out) or in its logarithm */
  readonly scale?: 'linear' | 'log' | undefined;
  /** written behind each number, such as `/s`: a field that has a unit */
  readonly unit?: string | undefined;
  /** rounded to whole numbers */
  readonly whole?: boolean | undefined;
}

export type Axis = readonly AxisValue[] | AxisRange;

/** A sweep as its file says it. */
export interface SweepSpec {
  readonly scenario: ScenarioInput;
  /** by the path of the field that each changes */
  readonly axes: Readonly<Record<string, Axis>>;
  /** every combination (left out), or `points` of them such that each axis is covered evenly */
  readonly design?: 'grid' | 'latin-hypercube' | undefined;
  /** of a Latin hypercube */
  readonly points?: number | undefined;
  /** of the draws of a Latin hypercube; 1 when left out. Those of the runs are the scenario's. */
  readonly seed?: number | undefined;
  /** sets of draws (seeds) of each point; 1 when left out */
  readonly repeats?: number | undefined;
  /** keys of a Result between dots; left out: the main ones */
  readonly figures?: readonly string[] | undefined;
  /** fields that are replaced in every point, by path */
  readonly set?: Readonly<Record<string, unknown>> | undefined;
}

/** One run of one point. */
export interface SweepRun {
  /** place in the sweep, from 0 */
  readonly run: number;
  readonly point: number;
  /** null = the scenario is bad, and has none */
  readonly seed: number | null;
  /** by path */
  readonly axes: Readonly<Record<string, AxisValue>>;
  /** by name; null where the run does not report it */
  readonly figures?: Readonly<Record<string, number | null>>;
  /** latencies are of the requests themselves, not of a histogram that is accurate to 0.8 % */
  readonly isExact?: boolean;
  /** what is wrong with the point, instead of figures */
  readonly error?: string;
}

export interface SweepOptions extends PlanOptions {
  /** Runs in their order, as they are done; the next ones wait for it. Left out: they are in the result. */
  readonly onRun?: ((run: SweepRun) => void | Promise<void>) | undefined;
  /** runs that were made before, and are left out; 0 when left out */
  readonly from?: number | undefined;
}

export interface SweepResult {
  readonly schemaVersion: typeof planSchemaVersion;
  readonly plan: 'sweep';
  readonly points: number;
  readonly repeats: number;
  readonly figures: readonly string[];
  /** made now */
  readonly made: number;
  /** of those, that have an error in place of figures */
  readonly failed: number;
  /** empty where `onRun` took them */
  readonly runs: readonly SweepRun[];
}

/** Means over the sets of draws of a point. */
export interface SweepPoint {
  readonly point: number;
  readonly axes: SweepRun['axes'];
  readonly sets: number;
  /** by name; the interval is null of a single set */
  readonly figures: Readonly<Record<string, { readonly mean: number | null; readonly interval: Interval | null }>>;
  readonly error: string | null;
}
