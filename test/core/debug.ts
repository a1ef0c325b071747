// The debug build of the core, with the rooms' own functions, for tests.

import { readFileSync } from 'node:fs';
import { type CoreExports, type Instance, instantiateCore, type Sizes } from '../../src/core/instance.ts';

export interface DebugExports extends CoreExports {
  mulDiv(a: bigint, b: bigint, c: bigint): bigint;
  mulDivPlain(a: bigint, b: bigint, c: bigint): bigint;
  binOf(value: bigint): number;
  binEnd(bin: number): bigint;
  open(engine: number, blocks: number): void;
  take(engine: number, slot: number, count: number): void;
  give(engine: number, slot: number, expected: number): void;
  pushFinish(engine: number, tick: number, id: number, slot: number): void;
  popFinish(engine: number): number;
  removeFinish(engine: number, slot: number): void;
  nextFinish(engine: number): number;
  insert(order: number, engine: number, slot: number): number;
  reinsert(order: number, engine: number, slot: number): void;
  takeFirst(order: number, engine: number): number;
  become(slot: number, state: number): void;
  openAgenda(): void;
  addToAgenda(list: number, timePs: bigint, id: number): number;
  takeFromAgenda(list: number): void;
  firstRow(list: number): number;
  nextOf(list: number): bigint;
  freeRows(list: number): number;
  takeSlot(): number;
  returnSlot(slot: number): void;
  hasFreeSlot(): number;
  attentionPieces(model: number, heads: number, kvHeads: number, headDim: number): void;
  mlaPieces(model: number, heads: number): void;
  clearTransfers(): void;
  addTransfer(route: number, bytes: bigint, nowPs: bigint): number;
  nextTransferPs(): bigint;
  popLanded(nowPs: bigint): number;
  cancelTransfer(row: number, nowPs: bigint): bigint;
}

export type DebugInstance = Instance & { readonly exports: DebugExports };

let compiled: WebAssembly.Module | undefined;

/** `wasm/core.debug.wasm`, compiled once. */
export function debugModule(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(readFileSync(new URL('../../wasm/core.debug.wasm', import.meta.url)));
  return compiled;
}

export function debugCore(sizes: Partial<Sizes>): DebugInstance {
  return instantiateCore(debugModule(), sizes) as DebugInstance;
}
