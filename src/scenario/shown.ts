// What `show` answers: an entry, typed by its kind.

import type { Sizes } from '../catalog/index.ts';
import type { KernelRow } from '../catalog/kernel-rows.ts';
import type {
  AcceleratorEntry,
  EngineEntry,
  FabricEntry,
  ModelRecord,
  PrecisionEntry,
  WorkloadEntry,
} from '../catalog/types.ts';
import type { PolicyDefinition } from '../policy/index.ts';
import type { RouteDefinition } from '../policy/route/index.ts';
import type { ArrivalProcess } from '../traffic/arrival/index.ts';
import type { lengthDistributions } from '../traffic/length/index.ts';
import type { PublishedTrace } from '../traffic/trace/published.ts';
import type { TraceFormat } from '../traffic/trace/row.ts';
import type { Scenario } from './input.gen.ts';

/** A runnable scenario, as plain data for parseScenario. */
export interface Preset {
  readonly id: string;
  readonly about: string;
  readonly scenario: Scenario;
}

/** [kind] what `show` gives as the entry. */
export interface ShownEntries {
  readonly preset: Preset;
  readonly accelerator: AcceleratorEntry;
  readonly model: ModelRecord;
  readonly engine: EngineEntry;
  readonly fabric: FabricEntry;
  readonly precision: PrecisionEntry;
  readonly workload: WorkloadEntry;
  readonly route: RouteDefinition;
  readonly policy: Pick<PolicyDefinition, 'id' | 'about' | 'parameters'>;
  /** of arrivals, or of lengths */
  readonly law:
    | Pick<ArrivalProcess, 'id' | 'about' | 'parameters'>
    | Pick<(typeof lengthDistributions)[number], 'id' | 'field' | 'beside'>;
  readonly kernel: Omit<KernelRow, 'op'> & { readonly id: KernelRow['op'] };
  readonly trace: PublishedTrace;
  readonly format: Pick<TraceFormat, 'about' | 'time' | 'unit'> & { readonly id: TraceFormat['name'] };
}

/** What can be shown. */
export type ShownKind = keyof ShownEntries;

/** What is derived from an entry; each key only where it says something. */
interface ShownFacts {
  readonly id: string;
  /** of accelerators and models: `runs`, or what is missing */
  readonly status?: string;
  /** [word] what each feature is that the core cannot time yet */
  readonly needs?: Readonly<Record<string, string>>;
  /** of models, from their shape */
  readonly sizes?: Sizes;
  /** weights of a model, a count; null = unknown */
  readonly parameters?: number | null;
  /** that one token meets */
  readonly activeParameters?: number | null;
  /** of the language model alone, where a tower comes on top */
  readonly languageParameters?: number | null;
  /** keys and values that a token adds to the cache, over all layers; null = unknown */
  readonly kvElementsPerToken?: number | null;
  /** beyond the window, where some layers look back no further */
  readonly kvElementsBeyondWindow?: number | null;
  /** of models, module by module */
  readonly precision?: Readonly<Record<string, string>>;
  /** of models: "read as 8.0 B, BF16, KV 128.0 KiB a token, from …" */
  readonly readAs?: string;
  /** what to know before the entry is used */
  readonly warnings?: readonly string[];
}

/** An entry of the catalog, a preset or a word: `kind` says which, and so what `entry` is. */
export type Shown = {
  readonly [K in ShownKind]: ShownFacts & { readonly kind: K; readonly entry: ShownEntries[K] };
}[ShownKind];
