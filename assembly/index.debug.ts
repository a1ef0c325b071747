// The second build: the exports of the core, and the rooms' own functions for tests and benches.

export { mulDiv, mulDivPlain } from './engine/energy';
export { nextFinish, popFinish, pushFinish, removeFinish } from './engine/finish';
export { insert, reinsert, takeFirst } from './engine/order.gen';
export { add as addToAgenda, firstRow, freeRows, nextOf, openAgenda, take as takeFromAgenda } from './event/agenda';
export * from './index';
export { attentionPieces } from './kernel/attention';
export { mlaPieces } from './kernel/mla';
export { blocksOf, demand, phaseOf } from './kv/demand';
export { give, open, take } from './kv/index/blocks';
export { addTransfer, cancelTransfer, clearTransfers, nextTransferPs, popLanded } from './network/transfers';
export { exponentialAt, gamma } from './random/gamma';
export { normalCdf, normalQuantile } from './random/normal';
export { sessionOf } from './random/session';
export { uniform } from './random/uniform';
export { binEnd, binOf } from './request/histogram';
export { hasFreeSlot, returnSlot, takeSlot } from './request/slots';
export { become } from './request/state';
