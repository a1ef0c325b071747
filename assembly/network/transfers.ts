// Transfers as a source of events: bytes that begin to travel while the clock runs, share links with those under way,
// and land. A transfer sends at its fair rate until nothing is left, frees its links, and lands when the latency of
// its path has passed. Time never goes back; what happened before `now` is made up for, instant by instant.
// Amounts are whole millionths of a byte: a rate of 1 B/µs is one a ps, so no look rounds.

import { FlowState, Flows, Hops, Links, TransferPool, Transfers } from '../layout/network.gen';
import { Sizes } from '../layout/program.gen';
import { joinPath, leavePath, leftAt, setRates } from './component';
import { insertEnd, removeEnd } from './ends';

const NEVER: i64 = i64.MAX_VALUE;
const MILLION: i64 = 1_000_000;
/** What i64 holds in millionths. */
const MOST_BYTES: i64 = 9_000_000_000_000;

/** No transfer under way, the clock at 0. Precondition: joinLinks, routeFlows. */
export function clearTransfers(): void {
  TransferPool.nowPs = 0;
  TransferPool.freeHead = -1;
  TransferPool.fresh = 0;
  TransferPool.sends = 0;
  TransferPool.landings = 0;
  TransferPool.touched = 0;
  for (let e = 0; e < Sizes.links; e++) {
    Links.firstHop[e] = -1;
    Links.isTouched[e] = 0;
  }
  for (let f = 0; f < Sizes.transfers; f++) {
    Flows.state[f] = FlowState.waiting;
    Transfers.isReached[f] = 0;
  }
}

/** The free row given back last, else the first that was never used; -1 = there is none. */
function takeRow(): i32 {
  const free = TransferPool.freeHead;
  if (free >= 0) {
    TransferPool.freeHead = Transfers.next[free];
    return free;
  }
  if (TransferPool.fresh == Sizes.transfers) return -1;
  TransferPool.fresh += 1;
  return TransferPool.fresh - 1;
}

function giveRowBack(f: i32): void {
  Flows.state[f] = FlowState.waiting;
  Flows.ratePerUs[f] = 0;
  Transfers.next[f] = TransferPool.freeHead;
  TransferPool.freeHead = f;
}

/** Transfer `f` has sent all at `now`: it lands when the latency of its path has passed. */
function awaitLanding(f: i32, now: i64): void {
  const latency = Flows.latencyPs[f];
  Flows.state[f] = FlowState.done;
  Flows.ratePerUs[f] = 0;
  Transfers.leftMillionths[f] = 0;
  Transfers.atPs[f] = latency < NEVER - now ? now + latency : NEVER;
  insertEnd(Transfers.landings, TransferPool.landings, f);
  TransferPool.landings += 1;
}

function stopSending(f: i32): void {
  removeEnd(Transfers.sends, TransferPool.sends, f);
  TransferPool.sends -= 1;
  leavePath(f);
}

function firstOf(rows: i32, f: i32): i64 {
  return rows > 0 ? Transfers.atPs[f] : NEVER;
}

/** Moves the clock to `now` through all instants at which a transfer had sent all: the others get new rates there. */
function moveTo(now: i64): void {
  assert(now >= TransferPool.nowPs && now < NEVER);
  for (;;) {
    // changes of one instant are shared together, when it is left
    if (now > TransferPool.nowPs) setRates(TransferPool.nowPs);
    const at = min(now, firstOf(TransferPool.sends, Transfers.sends[0]));
    TransferPool.nowPs = at;
    while (firstOf(TransferPool.sends, Transfers.sends[0]) == at) {
      const f = Transfers.sends[0];
      stopSending(f);
      awaitLanding(f, at);
    }
    if (at == now) return;
  }
}

/** Copies what the path of `route` is to the rows of transfer `f`. */
function takePath(f: i32, route: i32): void {
  const hops = Flows.hops[route];
  const from = Flows.firstHop[route];
  const first = f * Sizes.transferHops;
  assert(hops >= 0 && hops <= Sizes.transferHops);
  for (let at = 0; at < hops; at++) Hops.link[first + at] = Hops.link[from + at];
  Flows.source[f] = Flows.source[route];
  Flows.target[f] = Flows.target[route];
  Flows.via[f] = Flows.via[route];
  Flows.viaLast[f] = Flows.viaLast[route];
  Flows.traffic[f] = Flows.traffic[route];
  Flows.pathClass[f] = Flows.pathClass[route];
  Flows.latencyPs[f] = Flows.latencyPs[route];
  Flows.firstHop[f] = first;
  Flows.hops[f] = hops;
}

/**
 * Begins to send `bytes` at `now` over the path of `route`, a declared row of flow. Returns the row of the transfer,
 * or -1 when no row is free. Bytes of 0, and a path without links, have been sent at once.
 */
export function addTransfer(route: i32, bytes: i64, now: i64): i32 {
  assert(route >= Sizes.transfers && route < Sizes.flows && bytes >= 0 && bytes <= MOST_BYTES);
  moveTo(now);
  const f = takeRow();
  if (f < 0) return -1;
  takePath(f, route);
  Flows.bytes[f] = bytes;
  Flows.ratePerUs[f] = 0;
  if (bytes == 0 || Flows.hops[f] == 0) {
    awaitLanding(f, now);
    return f;
  }
  Flows.state[f] = FlowState.active;
  Flows.rated[f] = 1;
  Transfers.leftMillionths[f] = bytes * MILLION;
  Transfers.sincePs[f] = now;
  Transfers.atPs[f] = NEVER;
  insertEnd(Transfers.sends, TransferPool.sends, f);
  TransferPool.sends += 1;
  joinPath(f);
  return f;
}

/**
 * The next instant at which something happens: a transfer lands, or has sent all and leaves its links to others (then
 * popLanded may answer -1). i64 max = nothing will, until one is added.
 */
export function nextTransferPs(): i64 {
  setRates(TransferPool.nowPs);
  const sent = firstOf(TransferPool.sends, Transfers.sends[0]);
  return min(sent, firstOf(TransferPool.landings, Transfers.landings[0]));
}

/** The next transfer that has landed by `now`, in the order of (time, row), or -1. Its row is free from here on. */
export function popLanded(now: i64): i32 {
  moveTo(now);
  const f = Transfers.landings[0];
  if (firstOf(TransferPool.landings, f) > now) return -1;
  removeEnd(Transfers.landings, TransferPool.landings, f);
  TransferPool.landings -= 1;
  giveRowBack(f);
  return f;
}

/**
 * Ends transfer `f` at `now` without a landing; others get its share. Returns the bytes not sent: one begun was not.
 * Its row is free from here on.
 */
export function cancelTransfer(f: i32, now: i64): i64 {
  moveTo(now);
  assert(Flows.state[f] != FlowState.waiting);
  let left: i64 = 0;
  if (Flows.state[f] == FlowState.active) {
    left = leftAt(f, now);
    stopSending(f);
  } else {
    removeEnd(Transfers.landings, TransferPool.landings, f);
    TransferPool.landings -= 1;
  }
  giveRowBack(f);
  return (left + MILLION - 1) / MILLION;
}
