// The second build: the exports of the core, and the rooms' own functions for tests and benches.

export { mulDiv, mulDivPlain } from './engine/energy';
export { nextFinishStep, popFinish, pushFinish, removeFinish } from './engine/finish';
export { dequeue, enqueue, requeue } from './engine/queue';
export * from './index';
export { attentionPieces } from './kernel/attention';
export { mlaPieces } from './kernel/mla';
export { blocksOf, demand, phaseOf } from './kv/demand';
export { fillPool, returnBlocks, takeBlocks } from './kv/pool';
export { addTransfer, cancelTransfer, clearTransfers, nextTransferPs, popLanded } from './network/transfers';
export { exponentialAt, gamma } from './random/gamma';
export { normalCdf, normalQuantile } from './random/normal';
export { sessionOf } from './random/session';
export { uniform } from './random/uniform';
export { binEnd, binOf } from './request/histogram';
export { hasFreeSlot, returnSlot, takeSlot } from './request/slots';
