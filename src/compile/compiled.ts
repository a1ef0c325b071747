// What compile hands on: the Program (numbers only) for the core, and the facts about it that the report shows.

import type { NumberKind } from '../catalog/types.ts';
import type { ProgramTables } from '../core/layout.gen.ts';
import type { PrecisionPath } from '../timing/multiply.ts';

export type { NumberKind, PrecisionPath };

/** A number the answer rests on, reported with its origin. */
export interface Provenance {
  readonly what: string;
  readonly value: number | string;
  readonly unit: string;
  readonly kind: NumberKind | 'user';
  readonly source: string;
}

/** One line of the KV-capacity computation, in bytes a rank (or blocks, tokens for the last lines). */
export interface CapacityLine {
  readonly what: string;
  readonly value: number;
  /** x = times */
  readonly unit: 'B' | 'blocks' | 'tokens' | '1' | 'x';
  readonly note: string;
}

/** What times kernels, and how far to trust it. */
export interface KernelFacts {
  readonly what: string;
  readonly form: 'roofline' | 'calibrated' | 'table';
  /** fitted on this accelerator, on others of its family, or from the datasheet alone */
  readonly origin: 'fitted' | 'family' | 'datasheet';
  /** of |ln(predicted / measured)| on points held out; null = never measured */
  readonly medianError: number | null;
  readonly p90Error: number | null;
  readonly source: string;
  readonly notes: readonly string[];
}

/** FLOP that answers need, whatever the engine runs: of a replica, a multiply-add is 2. */
export interface ModelFlop {
  /** a token through the linear layers */
  readonly token: number;
  /** an output token through the LM head */
  readonly output: number;
  /** a KV token read by a decode */
  readonly decodeKv: number;
  /** a unit of pairs of a chunk */
  readonly pair: number;
}

/** What arithmetic alone needs to know of one rank. */
export interface RankFacts {
  readonly linearFlop: number;
  /** a token and context token */
  readonly attentionFlop: number;
  readonly linearFlopPerS: number;
  readonly attentionFlopPerS: number;
  readonly bytesPerS: number;
  /** of a token */
  readonly kvBytes: number;
  /** host, launches and latencies of a step */
  readonly fixedS: number;
  readonly maxNumSeqs: number;
  readonly stepTokens: number;
}

/** One pool, and where its replicas are in the Program. */
export interface PoolFacts {
  readonly pool: string;
  /** `replica.pool` of its replicas: pools are there in an order of their own */
  readonly row: number;
  /** row of `kind`; pools that differ in nothing but their numbers of replicas share one */
  readonly kind: number;
  /** its replicas are the rows from this one on */
  readonly firstReplica: number;
  /** routing weight; 0 = takes no requests */
  readonly weight: number;
  /** clock over nominal */
  readonly clock: number;
  readonly admissionLimit: number | null;
  /** $ a second of one accelerator; null when no price is known */
  readonly acceleratorUsdPerS: number | null;
  readonly model: string;
  readonly accelerator: string;
  readonly engine: string;
  readonly replicas: number;
  readonly tp: number;
  /** accelerators of a replica */
  readonly ranks: number;
  /** how a replica is split, in words */
  readonly layout: string;
  readonly kernels: readonly KernelFacts[];
  /** replicas × ranks */
  readonly accelerators: number;
  readonly precision: {
    readonly weights: string;
    readonly activations: string;
    readonly kv: string;
    readonly head: string;
  };
  readonly paths: readonly PrecisionPath[];
  readonly capacity: readonly CapacityLine[];
  readonly kvBlocks: number;
  readonly blockTokens: number;
  readonly parameters: number;
  readonly weightBytesPerRank: number;
  /** KV bytes a token, all ranks (replicated KV heads counted once) */
  readonly kvBytesPerToken: number;
  /** what the model was read as, in words */
  readonly readAs: string;
  /** datasheet dense peak of one accelerator in the linear multiply precision */
  readonly peakFlopPerS: number;
  /** datasheet HBM bandwidth of one accelerator */
  readonly hbmBytesPerS: number;
  readonly tdpW: number;
  readonly outputS: number;
  readonly modelFlop: ModelFlop;
  readonly rank: RankFacts;
  /** longest request that the model takes; null = unknown */
  readonly maxContextTokens: number | null;
}

export interface ClassFacts {
  readonly name: string;
  readonly priority: number;
  readonly slo: { readonly ttftS: number | null; readonly tpotS: number | null; readonly e2eS: number | null };
}

export interface PriceFacts {
  /** $ a joule; null when no price is known */
  readonly energyUsdPerJ: number | null;
}

/** How requests find a replica. */
export interface RouteFacts {
  readonly policy: string;
  /** what the policy compares; null = none */
  readonly signal: string | null;
  readonly staleS: number;
  /** null = unbounded */
  readonly holdLimit: number | null;
}

export interface Compiled {
  readonly program: ProgramTables;
  /** in the file's order */
  readonly pools: readonly PoolFacts[];
  readonly route: RouteFacts;
  /** clock levels of every kind over nominal, falling */
  readonly clocks: readonly number[];
  readonly classes: readonly ClassFacts[];
  /** share of requests that must meet the SLO */
  readonly attainment: number | null;
  readonly price: PriceFacts;
  readonly provenance: readonly Provenance[];
  readonly warnings: readonly string[];
}
