// How an engine comes from an accelerator's memory to that of its KV cache: one file a rule, named by an engine's
// `memory`.

import type { CapacityLine } from '../compiled.ts';

/** What one rank has and keeps, in bytes. */
export interface RankBudget {
  /** what the driver reports */
  readonly usableBytes: number;
  /** share that the engine may use; null = it sets it by itself */
  readonly fraction: number | null;
  readonly weightBytes: number;
  /** all that is kept beside weights and KV */
  readonly kept: readonly CapacityLine[];
  /** token budget of a step, running requests at most, ranks of a replica */
  readonly batchedTokens: number;
  readonly seqs: number;
  readonly ranks: number;
}

export interface KvMemory {
  /** the share that was used */
  readonly fraction: number;
  /** bytes left for KV; negative when weights do not fit */
  readonly leftBytes: number;
  /** what the share is of, and how the rest follows */
  readonly fractionNote: string;
  readonly leftNote: string;
}

export interface MemoryRule {
  readonly id: string;
  /** whether activations are kept apart from what its share leaves */
  readonly keepsActivations: boolean;
  kvMemory(budget: RankBudget): KvMemory;
}

export const sumOf = (lines: readonly CapacityLine[]): number => lines.reduce((sum, line) => sum + line.value, 0);
