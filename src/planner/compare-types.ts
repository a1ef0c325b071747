// What a comparison takes and what it answers.

import type { ScenarioInput } from '../run/simulate.ts';
import type { Difference } from './differences.ts';
import type { Figure } from './figures.ts';
import type { Interval } from './statistics.ts';
import type { PlanOptions, planSchemaVersion } from './types.ts';

/** Something to compare with the base: another scenario, or the base with a few fields replaced. */
export interface Variant {
  readonly name: string;
  /** left out: the base */
  readonly scenario?: ScenarioInput | undefined;
  /** the file that `scenario` was read from: its traces are relative to it */
  readonly file?: string | undefined;
  /** values by the path of their field, such as `'fleet.route.policy': 'least-kv'`; over `scenario` */
  readonly set?: Readonly<Record<string, unknown>> | undefined;
  /** under the route policies external and scores; left out: that of the options */
  readonly router?: PlanOptions['router'];
  /** left out: those of the options */
  readonly policies?: PlanOptions['policies'];
}

export interface CompareOptions extends PlanOptions {
  readonly variants: readonly Variant[];
  /** of the base; its scenario's when left out */
  readonly name?: string | undefined;
  /** sets of draws; left out: 10 where something is random, else 1 */
  readonly repeats?: number | undefined;
}

export interface ComparedVariant {
  readonly name: string;
  /** requests and their draws are those of the base: only the fleet differs */
  readonly isSameWorkload: boolean;
}

export interface ComparedFigure extends Figure {
  /** [variant][set of draws], the base first; null where a run does not report it */
  readonly values: readonly (readonly (number | null)[])[];
  /** [variant] over the sets of draws, the base first */
  readonly intervals: readonly (Interval | null)[];
  /** [variant] from the base, which is left out: one less than `variants` */
  readonly differences: readonly Difference[];
}

export interface CompareResult {
  readonly schemaVersion: typeof planSchemaVersion;
  readonly plan: 'compare';
  /** of the base */
  readonly name: string;
  /** the base first */
  readonly variants: readonly ComparedVariant[];
  /** [set of draws] */
  readonly seeds: readonly number[];
  readonly figures: readonly ComparedFigure[];
  /** latencies are of the requests themselves; false = some are of histograms, accurate to 0.8 % */
  readonly isExact: boolean;
  readonly notes: readonly string[];
}
