/** The twin's state: requests and replicas as plain objects. */

import type { Counting, KindRow, ReplicaRow, TotalRow, WindowRow } from '../../src/testing/outcome.ts';
import type { Costs } from './costs.ts';
import type { StepCost } from './step.ts';

export interface Request {
  readonly id: number;
  readonly class: number;
  readonly priority: number;
  readonly promptTokens: number;
  readonly outputTokens: number;
  /** -1 = none */
  readonly session: number;
  readonly arrivalPs: bigint;
  /** how many requests came to its replica before it */
  order: number;
  /** tokens whose KV is computed; 0 while queued */
  context: number;
  /** prefill is over when the context has reached this */
  target: number;
  emitted: number;
  /** the largest context it ever had before a preemption */
  highestContext: number;
  preemptions: number;
  startPs: bigint | undefined;
  firstTokenPs: bigint | undefined;
  lastTokenPs: bigint | undefined;
  energyPj: bigint;
}

/** Tokens that a request computes in one step: 1 for a decode, the chunk for a partial. */
export type Plan = Map<Request, number>;

export interface Step {
  readonly plan: Plan;
  readonly startPs: bigint;
  readonly endPs: bigint;
  readonly cost: StepCost;
  /** row of level that it began with */
  readonly levelRow: number;
  inFlightPj: bigint;
}

/** What a router keeps of a replica since the last refresh. */
export interface Copy {
  load: bigint;
  /** load that was sent since */
  sentLoad: bigint;
  /** requests that were sent since */
  sent: number;
  residentTokens: bigint;
  kvShare: number;
  score: bigint;
  sendScore: bigint;
}

export interface Replica {
  readonly index: number;
  readonly kind: KindRow;
  /** [level] */
  readonly costs: readonly Costs[];
  /** row of its level 0 */
  readonly firstLevelRow: number;
  /** what the host may turn */
  readonly settings: Counting<ReplicaRow>;
  /** in order of admission */
  running: Request[];
  /** in order of service */
  queue: Request[];
  /** sent here, not rejected, not finished */
  readonly unfinished: Set<Request>;
  /** requests that came here */
  came: number;
  readonly copy: Copy;
  /** makes a pass at the step starts of this instant */
  isDue: boolean;
  step: Step | undefined;
  /** opening of the idle stretch, if no step is in flight */
  idleSincePs: bigint;
  /** static energy and busy time are charged up to here */
  chargedToPs: bigint;
  /** watts of the hungriest step that completed in the open window */
  peakStepW: bigint | undefined;
  readonly total: Counting<TotalRow>;
  window: Counting<WindowRow>;
}

export const isDecode = (request: Request): boolean => request.context >= request.target;

export const emptyCopy = (): Copy => ({
  load: 0n,
  sentLoad: 0n,
  sent: 0,
  residentTokens: 0n,
  kvShare: 0,
  score: 0n,
  sendScore: 0n,
});

export const emptyTotal = (): Counting<TotalRow> => ({
  busyPs: 0n,
  steps: 0n,
  outputTokens: 0n,
  prefillTokens: 0n,
  recomputedTokens: 0n,
  arrived: 0,
  rejectedTooLong: 0,
  rejectedNeverFits: 0,
  rejectedQueueFull: 0,
  finished: 0,
  good: 0,
  goodTokens: 0n,
  preempted: 0,
  running: 0,
  queued: 0,
  kvUsedBlocks: 0,
  staticPj: 0n,
  dynamicPj: 0n,
  rowsPj: 0n,
  remainderPj: 0n,
  inFlightPj: 0n,
  cappedSteps: 0n,
  clippedPj: 0n,
  hostPs: 0n,
  decodeAttentionPs: 0n,
  prefillAttentionPs: 0n,
  decodeTokens: 0n,
  decodeKvTokens: 0n,
  prefillPairs: 0n,
  prefillKvTokens: 0n,
  decodeComputeBoundSteps: 0n,
  prefillComputeBoundSteps: 0n,
  decodeSteps: 0n,
  prefillSteps: 0n,
  offPs: 0n,
  peakW: -1n,
  residentTokens: 0n,
});

export const emptyWindow = (replica: number, startPs: bigint, kvUsedBlocks: number): Counting<WindowRow> => ({
  startPs,
  endPs: startPs,
  busyPs: 0n,
  staticPj: 0n,
  dynamicPj: 0n,
  outputTokens: 0n,
  prefillTokens: 0n,
  steps: 0n,
  arrived: 0,
  rejected: 0,
  finished: 0,
  preempted: 0,
  kvUsedBlocks,
  kvPeakBlocks: kvUsedBlocks,
  running: 0,
  queued: 0,
  replica,
  peakW: 0n,
});
