// What an option of the table is, and the worlds and measures that several share.

import type { Result } from '../../src/result/types.ts';

export interface Option {
  readonly path: string;
  /** the option of the schema that it is about, when `path` sets more than it */
  readonly about?: string;
  /** null = left out */
  readonly from: string | null;
  readonly to: string;
  readonly goes: 'up' | 'down' | 'other';
  readonly says: string;
  readonly measure: (result: Result) => number | string | null;
  /** what the world differs in from the base */
  readonly world?: Readonly<Record<string, string>>;
}

export const ttft = (result: Result) => result.latency.ttftS.mean;
export const tpot = (result: Result) => result.latency.tpotS.mean;
export const e2e = (result: Result) => result.latency.e2eS.mean;
export const energy = (result: Result) => result.wholeRun.energyJ;
export const lengthS = (result: Result) => result.wholeRun.lengthS;
export const kvBlocks = (result: Result) => result.kv.blocks;
export const good = (result: Result) => result.measured.good;
export const named = (pick: (result: Result) => string | undefined) => (result: Result) => pick(result) ?? null;
export const operatorS = (name: string) => (result: Result) =>
  result.operators.find(({ operator }) => operator === name)?.timeS ?? 0;
export const rejected = (result: Result) => result.requests.rejected;
export const preemptions = (result: Result) => result.engine.preemptions;

export const A = 'fleet.pools.0.accelerator';
export const tight = { 'engine.kvBlocks': '1500', 'workload.arrivals.rate': '40 /s' };
/** Long prompts that grow: several are admitted by their first chunks, and do not fit in the end. */
export const crowded = {
  'engine.kvBlocks': '900',
  'engine.maxNumBatchedTokens': '1024',
  'workload.prompt': '5000',
  'workload.output': '400',
  'workload.arrivals.rate': '2 /s',
  'workload.requests': '60',
};
export const tp4 = { 'fleet.pools.0.tp': '4' };
export const idle = { 'workload.arrivals.rate': '0.2 /s', 'workload.requests': '20', 'run.warmUp': '0' };
export const prefillHeavy = {
  'workload.prompt': '6000',
  'workload.output': '20',
  'workload.arrivals.rate': '3 /s',
  'workload.requests': '100',
};
export const two = {
  'workload.classes': '[{ name: fast, share: 0.5, priority: 0 }, { name: slow, share: 0.5, priority: 1 }]',
  'engine.policy': 'priority',
  'engine.maxNumSeqs': '16',
};
export const classTtft = (row: number) => (result: Result) => result.classes[row]?.latency.ttftS.mean ?? null;
