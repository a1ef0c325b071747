// The scenario after parsing: names resolved to catalog entries, defaults applied, every number in SI.

import type {
  AcceleratorEntry,
  EngineEntry,
  LinearModule,
  LinkChanges,
  ModelEntry,
  PrecisionId,
} from '../catalog/types.ts';
import type { RouteSignal } from '../policy/route/index.ts';
import type { Gaps } from '../traffic/arrival/index.ts';
import type { LengthSpec } from '../traffic/length/index.ts';
import type { TimeUnit } from '../traffic/trace/unit.ts';

export type { LengthSpec };

/** When requests come: a process, and what modulates it. Means over a whole period, or over all time, are ratePerS. */
export interface ArrivalSpec extends Gaps {
  /** a word of src/traffic/arrival, for reports; what it means is in `cv` and `states` */
  readonly process: string;
  readonly ratePerS: number;
  /** the rate is multiplied by 1 + amplitude·cos(2π(t − peak)/period) */
  readonly diurnal?: { readonly amplitude: number; readonly periodS: number; readonly peakS: number };
  /** the rate is multiplied by factor from at to at + length, again every everyS; null = once, on top of ratePerS */
  readonly burst?: {
    readonly atS: number;
    readonly lengthS: number;
    readonly factor: number;
    readonly everyS: number | null;
  };
  /** arrivals wait for the next multiple of it, as time stamps of a coarse clock do */
  readonly tickS?: number;
}

/** Conversations that drawn requests, and trace rows that name none, are dealt to. */
export interface SessionSpec {
  /** mean requests a session, geometric */
  readonly turns: number;
  /** sessions open at a time */
  readonly open: number;
}

/** Requests read from a file. */
/** A closed loop: each user sends its next request when its last has left. */
export interface UsersSpec {
  readonly concurrency: number;
  /** the users begin one after another within it */
  readonly rampUpS: number;
  /** from a request's end to the same user's next: Gamma of this mean and variation; cv 0 = always the mean */
  readonly think: { readonly meanS: number; readonly cv: number };
  /** no request is sent at or after it; null = all are */
  readonly untilS: number | null;
}

export interface TraceSpec {
  readonly kind: 'trace';
  /** left out = requests come at their times */
  readonly users?: UsersSpec;
  /** path as seen from the working directory: a relative one was joined to the scenario file's folder */
  readonly file: string;
  /** null = given by the file itself */
  readonly format: string | null;
  /** arrival times are divided by it */
  readonly speed: number;
  /** requests at most; null = all */
  readonly limit: number | null;
  /** of a format without times */
  readonly arrivals?: ArrivalSpec;
  /** of times as numbers; left out = the format's own */
  readonly timeUnit?: TimeUnit;
  /** of a format with texts instead of token counts */
  readonly bytesPerToken?: number;
  readonly sessions?: SessionSpec;
}

/** Requests drawn from laws, a pure function of the seed. */
export interface DrawnSpec {
  readonly kind: 'drawn';
  /** left out = requests come at their times */
  readonly users?: UsersSpec;
  /** id of the workload entry that the lengths came from, or null */
  readonly preset: string | null;
  readonly arrivals: ArrivalSpec;
  readonly prompt: LengthSpec;
  readonly output: LengthSpec;
  /** rank correlation of the two, −1 to 1; left out = 0 */
  readonly correlation?: number;
  readonly sessions?: SessionSpec;
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
  /** format of the linear layers, or of the experts where modules differ */
  readonly weights: string;
  readonly activations: PrecisionId;
  readonly kv: PrecisionId;
  /** embedding and LM head */
  readonly head: string;
  /** formats of modules that differ from one another; left out where all are `weights` */
  readonly modules?: Readonly<Record<LinearModule | 'router', string>>;
}

/** An engine entry, overrides applied, and the KV capacity if it is given. */
export interface EngineSpec extends EngineEntry {
  /** bytes a rank that take the place of what the engine's rule says; null = none does */
  readonly reservedParts: {
    readonly graphs: number | null;
    readonly workspace: number | null;
    readonly activations: number | null;
  } | null;
  /** given instead of computed; null = computed from memory */
  readonly kvBlocks: number | null;
}

/** A policy of src/policy with its settings in SI, defaults filled in. */
export interface PolicySpec {
  readonly id: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** How a replica's work is split beside tp; src/parallel says what each means. */
export interface ParallelSpec {
  readonly pp: number;
  readonly ep: number;
  readonly attentionDp: number;
  readonly cp: number;
  readonly sequenceParallel: boolean;
  /** a step is cut into so many, to fill the stages of a pipeline */
  readonly microBatches: number;
  readonly pipeline: (typeof pipelines)[number];
  /** share of communication that may hide under computation, or two half batches in turn */
  readonly overlap: number | 'two-batch';
}

/** What stages of a pipeline do when a step is done: go on with the next, or wait for the last of them. */
export const pipelines = ['full', 'drained'] as const;
export const kernelForms = ['calibrated', 'roofline', 'table'] as const;
export const collectiveAlgorithms = ['auto', 'ring', 'tree', 'hierarchical', 'nvls', 'one-shot', 'two-shot'] as const;
export const kernelLibraries = ['vllm', 'trtllm', 'sglang'] as const;

/** Whose kernels run, over which links, and which model times them. */
export interface KernelsSpec {
  readonly form: (typeof kernelForms)[number];
  /** null = the engine's */
  readonly library: (typeof kernelLibraries)[number] | null;
  /** null = what the accelerator is built for */
  readonly fabric: string | null;
  readonly fabricChanges: LinkChanges;
  readonly algorithm: (typeof collectiveAlgorithms)[number];
  /** user-supplied file of fitted entries, which win over the catalog's; null = none */
  readonly fitted: string | null;
  /** file of measured kernels, which `table` interpolates; null = none */
  readonly measured: string | null;
}

export interface PoolSpec {
  readonly name: string;
  readonly role: 'mixed';
  readonly accelerator: AcceleratorEntry;
  readonly replicas: number;
  /** tensor-parallel ranks of a replica */
  readonly tp: number;
  readonly parallel: ParallelSpec;
  /** accelerators of a replica */
  readonly ranks: number;
  readonly kernels: KernelsSpec;
  /** the scenario's, with the pool's own changes */
  readonly precision: PrecisionSpec;
  readonly engine: EngineSpec;
  /** routing weight, thousandths; 0 = takes no requests */
  readonly weightThousandths: number;
  /** clock over nominal */
  readonly clock: number;
  /** unfinished requests a replica at most; null = none */
  readonly admissionLimit: number | null;
  /** power of one accelerator of a replica that is off */
  readonly offW: number;
}

export interface RouteSpec {
  /** a word of src/policy/route */
  readonly policy: string;
  /** what power-of-two compares, and what the policy's name says of the others; null = none */
  readonly signal: RouteSignal | null;
  /** age that signals may reach; 0 = fresh */
  readonly staleS: number;
  /** requests held at most while no replica is open; null = unbounded */
  readonly holdLimit: number | null;
}

export interface PriceSpec {
  /** $ a second of one accelerator; null = that of the list `prices`, else the catalog's */
  readonly acceleratorUsdPerS: number | null;
  /** $ a joule; null = unknown */
  readonly energyUsdPerJ: number | null;
}

/** Rent of one accelerator in a price list. */
export interface ListedRent {
  /** its id */
  readonly accelerator: string;
  readonly usdPerS: number;
  /** range of offers; null = none is stated */
  readonly lowUsdPerS: number | null;
  readonly highUsdPerS: number | null;
  readonly source: string;
  /** null = not stated */
  readonly date: string | null;
}

/** One price list for all accelerators. */
export interface PriceList {
  /** `scenario`, or the file as written */
  readonly from: string;
  readonly rents: readonly ListedRent[];
}

export const stepModes = ['jump', 'decodeJump', 'step'] as const;

export interface RunSpec {
  /** 0 to 2^53 − 1 */
  readonly seed: number;
  readonly warmUpS: number;
  /** 0 = no windows */
  readonly windowS: number;
  /** null = until all has drained */
  readonly untilS: number | null;
  /** 'jump' unless asked; 'decodeJump' and 'step' give the same result, more slowly */
  readonly stepMode: (typeof stepModes)[number];
}

export interface Scenario {
  /** null = unnamed */
  readonly name: string | null;
  readonly model: ModelEntry;
  /** of pools that say nothing else */
  readonly precision: PrecisionSpec;
  readonly engine: EngineSpec;
  readonly pools: readonly PoolSpec[];
  readonly route: RouteSpec;
  /** clock levels that a controller may set, over nominal, beside the pools' own */
  readonly clocks: readonly number[];
  readonly workload: WorkloadSpec;
  readonly policies: readonly PolicySpec[];
  readonly classes: readonly ClassSpec[];
  /** SLO of requests without one of their class */
  readonly slo: SloSpec;
  /** share of requests that must meet their SLO; null = not asked */
  readonly attainment: number | null;
  readonly price: PriceSpec;
  /** rents by accelerator; null = none are given. `rentOf` (rent.ts) says which price holds. */
  readonly prices: PriceList | null;
  readonly run: RunSpec;
  /** the options that the scenario itself set, for the provenance list: path, text as written */
  readonly given: readonly { readonly path: string; readonly text: string }[];
}
