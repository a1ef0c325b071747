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
}

/** fp32 tf32 bf16 fp16 fp8 int8 int4 fp4 */
export type PrecisionId = 'fp32' | 'tf32' | 'bf16' | 'fp16' | 'fp8' | 'int8' | 'int4' | 'fp4';

export interface PrecisionEntry {
  readonly id: PrecisionId;
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

/** Achieved fractions of the datasheet's peaks. */
export interface Efficiency {
  /** of a large GEMM, by the precision it multiplies in; `default` where a precision has none of its own */
  readonly compute: { readonly default: Sourced } & Readonly<Partial<Record<PrecisionId, Sourced>>>;
  /** of attention, over the fraction that a GEMM of its precision achieves */
  readonly attention: Sourced;
  readonly hbm: Sourced;
  readonly link: Sourced;
}

export interface AcceleratorEntry {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly vendor: string;
  readonly architecture: string;
  readonly year: number | null;
  /** dense peaks; null = the accelerator cannot multiply in it, or nobody knows */
  readonly peak: Readonly<Record<PrecisionId, Sourced>>;
  readonly hbmCapacity: Sourced;
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
}

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
  /** features that the core cannot time yet: 'sliding-window', 'moe', 'mla', … A model with any is refused by name */
  readonly needs: readonly string[];
}

export interface EngineEntry {
  readonly id: string;
  readonly aliases: readonly string[];
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
  /** graphs, workspace and profile-run activations together, a rank */
  readonly reserved: Sourced;
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

/** Lengths of a kind of traffic. */
export interface WorkloadEntry {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly source: string;
  readonly kind: NumberKind;
  readonly prompt: LengthPoints;
  readonly output: LengthPoints;
}
