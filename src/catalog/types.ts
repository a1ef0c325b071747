// What a catalog entry is. Every number carries unit, source and kind; unknown is null.

/** Where a number comes from. `recalled`: known by heart, not checked. */
export type NumberKind = 'datasheet' | 'measured' | 'fitted' | 'derived' | 'recalled' | 'assumed';

/** A number with its origin. `value` is in `unit`; readers convert to SI with `siOf` of units.ts. */
export interface Sourced {
  readonly value: number | null;
  readonly unit: string;
  readonly source: string;
  /** 'user' = the scenario overrode it */
  readonly kind: NumberKind | 'user';
  readonly note?: string;
  /** of a user's number: the catalog's that it takes the place of, in SI */
  readonly usual?: number;
  /** range that the value is taken from, in its unit */
  readonly low?: number;
  readonly high?: number;
  /** of the offers or measurements, as the source states it */
  readonly date?: string;
}

/** fp32 tf32 bf16 fp16 fp8 int8 int4 fp4 */
export type PrecisionId = 'fp32' | 'tf32' | 'bf16' | 'fp16' | 'fp8' | 'int8' | 'int4' | 'fp4';

export interface PrecisionEntry {
  readonly id: PrecisionId;
  readonly aliases: readonly string[];
  /** stored bits an element, scales apart */
  readonly bits: number;
  readonly family: 'float' | 'int';
  /** one scale of `bytes` for each `elements` elements; null = none; elements null = one a channel */
  readonly scale: { readonly elements: number | null; readonly bytes: number } | null;
  /** precisions that can hold its values without loss, narrowest first: where a multiply falls back to */
  readonly wider: readonly PrecisionId[];
  readonly source: string;
  readonly kind: NumberKind;
}

/** How numbers are stored: a precision, or a scaling of one that multiplies at its peak. */
export interface FormatEntry extends Omit<PrecisionEntry, 'id'> {
  readonly id: string;
  /** the precision whose peak it multiplies at; left out = its own */
  readonly multiplies?: PrecisionId;
}

/** Achieved fractions of the datasheet's peaks. */
export interface Efficiency {
  /** of a large GEMM, by the precision it multiplies in; `default` where a precision has none of its own */
  readonly compute: { readonly default: Sourced } & Readonly<Partial<Record<PrecisionId, Sourced>>>;
  /** of attention, over the fraction that a GEMM of its precision achieves */
  readonly attention: Sourced;
  readonly hbm: Sourced;
  readonly link: Sourced;
}

/** An accelerator of the catalog: each number with its unit, source and kind. */
export interface AcceleratorEntry {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly vendor: string;
  readonly architecture: string;
  readonly year: number | null;
  /** dense peaks; null = the accelerator cannot multiply in it, or nobody knows */
  readonly peak: Readonly<Record<PrecisionId, Sourced>>;
  /** of the datasheet */
  readonly hbmCapacity: Sourced;
  /** what the driver reports to a program, which engines take shares of; null = the datasheet's */
  readonly usableMemory: Sourced;
  readonly hbmBandwidth: Sourced;
  readonly tdp: Sourced;
  /** deep idle; null falls back to a share of TDP */
  readonly idlePower: Sourced;
  /** idle with the model loaded */
  readonly contextIdlePower: Sourced;
  /** shares of TDP of the affine power model */
  readonly power: {
    readonly active: Sourced;
    readonly hbm: Sourced;
    readonly compute: Sourced;
    readonly link: Sourced;
  };
  /** scale-up bandwidth of one accelerator, one way */
  readonly linkBandwidth: Sourced;
  /** alpha of an all-reduce */
  readonly linkLatency: Sourced;
  /** accelerators that the scale-up link joins: largest tp */
  readonly linkDomain: Sourced;
  readonly launch: Sourced;
  readonly efficiency: Efficiency;
  /** rent, $/h of one accelerator */
  readonly price: Sourced;
  /** the rest of the data sheet, which nothing is computed from yet; an accelerator written in a scenario has none */
  readonly sheet?: DataSheet;
}

export interface DataSheet {
  /** kind of memory, such as HBM3e; null = unknown */
  readonly memory: string | null;
  /** name of the scale-up link */
  readonly link: string | null;
  /** dense peaks in precisions that no model is stored in */
  readonly fp64: Sourced;
  readonly fp6: Sourced;
  readonly lastLevelCache: Sourced;
  readonly cores: Sourced;
  readonly boostClock: Sourced;
  /** scale-out bandwidth of one accelerator */
  readonly scaleOut: Sourced;
  readonly pcieGeneration: Sourced;
  readonly listPrice: Sourced;
}

/** What a user says of links: line rate of one accelerator, one way, and time of a small message. */
export interface LinkChange {
  readonly bytesPerS?: number | undefined;
  readonly latencyS?: number | undefined;
}

/** Changes to the links inside a node, and to those between nodes. */
export interface LinkChanges {
  readonly up?: LinkChange | undefined;
  readonly out?: LinkChange | undefined;
}

/** Links that collectives run over: inside a node or rack (scale-up), or between nodes (scale-out). */
export interface FabricEntry {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly level: 'scale-up' | 'scale-out';
  readonly shape: 'switch' | 'bridge' | 'mesh' | 'pcie' | 'torus' | 'fat-tree';
  /** family of the fitted collectives; `nvlink` goes on with the generation; null = by the line rate alone */
  readonly fit: string | null;
  /** of one accelerator, one way; null = the accelerator's own link */
  readonly bandwidth: Sourced;
  /** share of the bandwidth that payload reaches; null = part of the fit */
  readonly payload: Sourced;
  /** accelerators that it joins; null = the accelerator's own, or unbounded */
  readonly domain: Sourced;
  /** time of one hop of a small message, and of a large one; null = part of the fit */
  readonly hop: Sourced;
  readonly bulkHop: Sourced;
  /** whether its switches can add */
  readonly reduces: boolean;
}

/** Kinds of linear layers that a checkpoint may store each in a format of its own. */
export const moduleIds = ['attention', 'denseMlp', 'routedExperts', 'sharedExperts'] as const;
export type LinearModule = (typeof moduleIds)[number];

/** How a checkpoint is stored: formats of precisions.ts. What is not stated is 16 bits, modules as `weights`. */
export interface CheckpointPrecision extends Partial<Readonly<Record<LinearModule, string>>> {
  readonly weights: string;
  readonly head?: string;
  readonly activations?: PrecisionId;
  readonly kv?: PrecisionId;
}

/** A model: its shape, and what a simulator would still need to time it. */
export interface ModelEntry {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly source: string;
  readonly kind: NumberKind | 'user';
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  readonly ffn: number;
  readonly gatedMlp: boolean;
  readonly vocab: number;
  readonly tiedEmbeddings: boolean;
  /** tokens of context at most; null = unknown */
  readonly maxContext: number | null;
  /** experts of a layer, and of those how many a token takes (null = unknown); left out of a dense model */
  readonly experts?: number;
  readonly topK?: number | null;
  /** MLP width of one expert; left out where it is `ffn`, which otherwise is that of the dense layers */
  readonly moeFfn?: number;
  /** experts that every token takes, of `sharedFfn` each, or as wide as the others where that is left out */
  readonly sharedExperts?: number;
  readonly sharedFfn?: number;
  /** leading layers without experts */
  readonly denseLayers?: number;
  /** latent attention: ranks of the latents, and head sizes; without `qLoraRank` queries are not compressed */
  readonly qLoraRank?: number;
  readonly kvLoraRank?: number;
  readonly qkNopeHeadDim?: number;
  readonly qkRopeHeadDim?: number;
  /** left out where it is `headDim` */
  readonly vHeadDim?: number;
  /** tokens that the layers with a window look back; left out of full attention */
  readonly slidingWindow?: number;
  /** layers that keep keys and values; left out where all do */
  readonly keptLayers?: number;
  /** of those, the layers with a window; left out where `slidingWindow` holds for all, or for none */
  readonly windowLayers?: number;
  /** elements of state that one sequence keeps whatever its length, in all layers without keys and values */
  readonly stateElements?: number;
  /** weights beyond those that the numbers above say; negative where other layers hold less in their place */
  readonly extraParameters?: number;
  /** of those, the weights that one token does not meet */
  readonly idleParameters?: number;
  /** weights of encoders of images and sound beside the language model, and of what joins them */
  readonly towerParameters?: number;
  /** how its checkpoint is published; left out of BF16 */
  readonly precision?: CheckpointPrecision;
  /** what a reader of the file took for granted, for reports */
  readonly warnings?: readonly string[];
  /** what the numbers leave unsaid */
  readonly note?: string;
  /** words of needs.ts for what the core cannot time yet. A model with any is refused by name */
  readonly needs: readonly string[];
}

/** Numbers of a model that a published config may leave out. */
export type Unstated = 'layers' | 'ffn' | 'tiedEmbeddings';

/** A model as its source has it: null was not stated. */
export type ModelRecord = Omit<ModelEntry, Unstated> & { readonly [K in Unstated]: ModelEntry[K] | null };

/** What an engine sets by itself, by accelerator. */
export interface Resolved {
  /** usable memory from which it holds, GiB */
  readonly atLeastGib: number;
  /** architecture that it leaves out */
  readonly except?: string;
  readonly maxNumBatchedTokens?: number;
  readonly maxNumSeqs?: number;
  readonly source: string;
  readonly kind: NumberKind;
}

/** An engine and release: limits of a step, memory rules, host work. */
export interface EngineEntry {
  readonly id: string;
  readonly aliases: readonly string[];
  /** whose kernels it runs, as kernel files call them */
  readonly library: string;
  readonly policy: 'fcfs' | 'priority';
  readonly asyncScheduling: boolean;
  readonly maxNumBatchedTokens: Sourced;
  readonly maxNumSeqs: Sourced;
  /** null = off */
  readonly longPrefillTokenThreshold: Sourced;
  /** null = unbounded */
  readonly queueLimit: Sourced;
  readonly blockTokens: Sourced;
  readonly memoryFraction: Sourced;
  /** share of the KV blocks kept free at admission */
  readonly watermark: Sourced;
  /** what must fit before the head of the queue is admitted: its first chunk, its prompt, or prompt and output */
  readonly admit: 'chunk' | 'prompt' | 'whole';
  /** prompt and output of a request at most, more is refused; null = whatever fits */
  readonly maxModelLen: Sourced;
  /** how KV memory follows from what an accelerator has: a word of compile/memory */
  readonly memory: string;
  /** graphs, workspace and activations together, a rank; null = each by the rule of `memory` */
  readonly reserved: Sourced;
  /** what a rank keeps beside tensors: context of the driver, libraries, buffers of the engine */
  readonly runtime: Sourced;
  /** buffers of collectives, for each doubling of the ranks that a switch joins */
  readonly collectiveBuffer: Sourced;
  /** peak of sampling, for a sequence and a word of the vocabulary */
  readonly samplerBytes: Sourced;
  /** captured graphs that the engine counts, for a layer; 0 = it does not count them */
  readonly layerGraphs: Sourced;
  /** what the engine sets by itself on accelerators of at least so much memory: the first row that fits */
  readonly resolves: readonly Resolved[];
  /** what a step pays a layer beyond its kernels, launches included; hostStep null = layers × this less the launches */
  readonly layerOverhead: Sourced;
  readonly hostStep: Sourced;
  readonly hostSequence: Sourced;
  readonly output: Sourced;
  /** null = never */
  readonly deepIdleAfter: Sourced;
}

/** Points of an empirical distribution of lengths: [share, tokens], from [0, …] to [1, …]. */
export type LengthPoints = readonly (readonly [number, number])[];

/** When requests of a kind of traffic come. */
export interface ArrivalEntry {
  readonly process: 'poisson' | 'mmpp';
  readonly ratePerS: number;
  readonly states?: readonly { readonly factor: number; readonly dwellS: number }[];
  /** arrivals wait for the next multiple of it */
  readonly tickS?: number;
}

/** Lengths and arrivals of a kind of traffic. */
export interface WorkloadEntry {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly source: string;
  readonly kind: NumberKind;
  readonly note?: string;
  readonly prompt: LengthPoints;
  readonly output: LengthPoints;
  /** rank correlation of prompt and output */
  readonly correlation: number;
  readonly arrivals: ArrivalEntry;
  /** of the trace that it was fitted to; null = assumed */
  readonly statistics: {
    readonly prompt: LengthStatistics;
    readonly output: LengthStatistics;
    readonly correlation: number;
    readonly ratePerS: number;
    readonly gapCv: number;
    readonly dispersion60S: number;
  } | null;
}

export interface LengthStatistics {
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
  readonly cv: number;
}
