// The scenario after parsing: names resolved to catalog entries, defaults applied, every number in SI.

import type { AcceleratorEntry, EngineEntry, ModelEntry, PrecisionId } from '../catalog/types.ts';

/** How many tokens: one number, a log-normal law, or the points of an empirical distribution function. */
export type LengthSpec =
  | { readonly kind: 'fixed'; readonly tokens: number }
  | {
      readonly kind: 'logNormal';
      /** exp(mu); the logarithm is taken by src/maths */
      readonly median: number;
      readonly sigma: number;
      readonly min: number;
      /** null = unlimited */
      readonly max: number | null;
    }
  | {
      readonly kind: 'quantiles';
      /** shares from 0 to 1, rising; the first is 0 and the last is 1 */
      readonly shares: readonly number[];
      /** [share] tokens, never falling, linear between the points */
      readonly tokens: readonly number[];
    };

export interface ArrivalSpec {
  readonly process: 'poisson' | 'gamma';
  readonly ratePerS: number;
  /** coefficient of variation of the gaps; 1 for poisson */
  readonly cv: number;
}

/** Requests read from a file. */
export interface TraceSpec {
  readonly kind: 'trace';
  /** path as seen from the working directory: a relative one was joined to the scenario file's folder */
  readonly file: string;
  /** null = told by the file itself */
  readonly format: 'azure' | 'csv' | 'jsonl' | null;
  /** arrival times are divided by it */
  readonly speed: number;
  /** requests at most; null = all */
  readonly limit: number | null;
}

/** Requests drawn from laws, a pure function of the seed. */
export interface DrawnSpec {
  readonly kind: 'drawn';
  /** id of the workload entry that the lengths came from, or null */
  readonly preset: string | null;
  readonly arrivals: ArrivalSpec;
  readonly prompt: LengthSpec;
  readonly output: LengthSpec;
  /** ends after so many; null = by duration alone */
  readonly requests: number | null;
  /** ends with the last arrival before it; null = by requests alone */
  readonly durationS: number | null;
}

export type WorkloadSpec = TraceSpec | DrawnSpec;

export interface SloSpec {
  readonly ttftS: number | null;
  readonly tpotS: number | null;
  readonly e2eS: number | null;
}

/**
 * Request classes, at least one ('default'). A trace row that names a class belongs to it; rows without a name, and
 * drawn requests, get one at random by `share`.
 */
export interface ClassSpec {
  readonly name: string;
  /** shares sum to 1 */
  readonly share: number;
  /** smaller is served first under the priority policy */
  readonly priority: number;
  readonly slo: SloSpec;
}

export interface PrecisionSpec {
  readonly weights: PrecisionId;
  readonly activations: PrecisionId;
  readonly kv: PrecisionId;
  /** embedding and LM head */
  readonly head: PrecisionId;
}

/** An engine entry, overrides applied, and the KV capacity if it is given. */
export interface EngineSpec extends EngineEntry {
  /** bytes a rank, told apart: they replace `reserved`, and what is not given is 0; null = `reserved` together */
  readonly reservedParts: { readonly graphs: number; readonly workspace: number; readonly activations: number } | null;
  /** given instead of computed; null = computed from memory */
  readonly kvBlocks: number | null;
}

export interface PoolSpec {
  readonly name: string;
  readonly role: 'mixed';
  readonly accelerator: AcceleratorEntry;
  readonly replicas: number;
  /** tensor-parallel ranks of a replica */
  readonly tp: number;
}

export interface PriceSpec {
  /** $ a second of one accelerator; null = the catalog's */
  readonly acceleratorUsdPerS: number | null;
  /** $ a joule; null = unknown */
  readonly energyUsdPerJ: number | null;
}

export interface RunSpec {
  /** 0 to 2^53 − 1 */
  readonly seed: number;
  readonly warmUpS: number;
  /** 0 = no windows */
  readonly windowS: number;
  /** null = until all has drained */
  readonly untilS: number | null;
  /** 'jump' unless asked; 'decodeJump' and 'step' give the same result, more slowly */
  readonly stepMode: 'jump' | 'decodeJump' | 'step';
}

export interface Scenario {
  /** null = unnamed */
  readonly name: string | null;
  readonly model: ModelEntry;
  readonly precision: PrecisionSpec;
  readonly engine: EngineSpec;
  readonly pools: readonly PoolSpec[];
  readonly workload: WorkloadSpec;
  readonly classes: readonly ClassSpec[];
  /** SLO of requests without one of their class */
  readonly slo: SloSpec;
  /** share of requests that must meet their SLO; null = not asked */
  readonly attainment: number | null;
  readonly price: PriceSpec;
  readonly run: RunSpec;
  /** the options that the scenario itself set, for the provenance list: path, text as written */
  readonly given: readonly { readonly path: string; readonly text: string }[];
}
