/** Whoever stands outside the simulator: answers its questions and turns its knobs. README §8 and §9. */
import type { Control } from '../../src/testing/outcome.ts';

/** What a host may read of a replica. */
export interface ReplicaView {
  /** sent and unfinished, exact */
  readonly requests: number;
  /** their prompt tokens, exact */
  readonly tokens: bigint;
  /** their prompt and emitted tokens: of the last refresh, or exact when nothing is stale */
  readonly residentTokens: bigint;
  /** KV blocks in use, 2^-20 of all: of the last refresh, or exact when nothing is stale */
  readonly kvShare: number;
}

export interface Question {
  readonly id: number;
  readonly class: number;
  readonly priority: number;
  readonly promptTokens: number;
  readonly session: number;
  /** [replica] */
  readonly views: readonly ReplicaView[];
}

export interface Scores {
  readonly score: bigint;
  readonly sendScore: bigint;
}

/** Pure functions, so that one host may drive twin and core in turn. */
export interface Host {
  /** row of a replica; -1 = reject */
  readonly route: (question: Question) => number;
  readonly scores: (refreshPs: bigint, replica: number, view: ReplicaView) => Scores;
  /** by time */
  readonly controls: readonly Control[];
}

const unasked = (): never => {
  throw new Error('this run has no host');
};

/** Nobody. */
export const noHost: Host = { route: unasked, scores: unasked, controls: [] };
