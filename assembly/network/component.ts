// New rates where a change may have moved them: on the links that were touched, and on all that share a link with one
// of their transfers, directly or through others. What is out of reach keeps its rate. Links and transfers are taken
// in the same order and rounded in the same way as in share.ts, so the rates are those of all transfers shared at once.

import { Flows, Hops, Links, Network, Traffic, TransferPool, Transfers } from '../layout/network.gen';
import { moveEnd } from './ends';
import { awaitRate, fillLinks, nextPriority, offerLink } from './share';

const NEVER: i64 = i64.MAX_VALUE;

/** The transfers of `link` need new rates. */
function touchLink(link: i32): void {
  if (Links.isTouched[link] != 0) return;
  Links.isTouched[link] = 1;
  Links.touched[TransferPool.touched] = link;
  TransferPool.touched += 1;
}

function touchPath(f: i32): void {
  const first = Flows.firstHop[f];
  for (let at = first; at < first + Flows.hops[f]; at++) touchLink(Links.pool[Hops.link[at]]);
}

/** Transfer `f` begins to use its links: it goes into their lists, by row. */
export function joinPath(f: i32): void {
  const first = Flows.firstHop[f];
  for (let hop = first; hop < first + Flows.hops[f]; hop++) {
    const link = Links.pool[Hops.link[hop]];
    let last = -1;
    let next = Links.firstHop[link];
    while (next >= 0 && Hops.flow[next] < f) {
      last = next;
      next = Hops.next[next];
    }
    Hops.flow[hop] = f;
    Hops.next[hop] = next;
    if (last < 0) Links.firstHop[link] = hop;
    else Hops.next[last] = hop;
  }
  touchPath(f);
}

/** Transfer `f` uses its links no more. */
export function leavePath(f: i32): void {
  const first = Flows.firstHop[f];
  for (let hop = first; hop < first + Flows.hops[f]; hop++) {
    const link = Links.pool[Hops.link[hop]];
    let last = -1;
    let next = Links.firstHop[link];
    while (next != hop) {
      last = next;
      next = Hops.next[next];
    }
    if (last < 0) Links.firstHop[link] = Hops.next[hop];
    else Hops.next[last] = Hops.next[hop];
  }
  touchPath(f);
}

/** Of transfer `f`, millionths of a byte not sent at `now`: exact at any instant until it has sent all. */
export function leftAt(f: i32, now: i64): i64 {
  return Transfers.leftMillionths[f] - Flows.ratePerUs[f] * (now - Transfers.sincePs[f]);
}

/** Lists every transfer that can be reached from the touched links, and touches its path. Returns their number. */
function reachTransfers(): i32 {
  let count = 0;
  for (let i = 0; i < TransferPool.touched; i++) {
    for (let at = Links.firstHop[Links.touched[i]]; at >= 0; at = Hops.next[at]) {
      const f = Hops.flow[at];
      if (Transfers.isReached[f] != 0) continue;
      Transfers.isReached[f] = 1;
      Transfers.reached[count++] = f;
      touchPath(f);
    }
  }
  return count;
}

/** Lists of each touched link the transfers that wait for their rate, by row. */
function gatherUses(): void {
  let use = 0;
  for (let i = 0; i < TransferPool.touched; i++) {
    const link = Links.touched[i];
    Links.firstUse[link] = use;
    for (let at = Links.firstHop[link]; at >= 0; at = Hops.next[at]) {
      const f = Hops.flow[at];
      if (Flows.rated[f] == 0) Hops.use[use++] = f;
    }
    assert(use == Links.firstUse[link] + Links.uses[link]);
  }
}

/** Shares the touched links among the first `count` reached transfers. */
function shareTouched(count: i32): void {
  const links = TransferPool.touched;
  Network.solves += 1;
  for (let i = 0; i < links; i++) Links.left[Links.touched[i]] = Links.bytesPerUs[Links.touched[i]];
  let priority = nextPriority(i64.MIN_VALUE);
  while (priority != i32.MAX_VALUE) {
    for (let i = 0; i < links; i++) {
      Links.uses[Links.touched[i]] = 0;
      Links.weight[Links.touched[i]] = 0;
    }
    for (let i = 0; i < count; i++) {
      const f = Transfers.reached[i];
      if (Traffic.priority[Flows.traffic[f]] == priority) awaitRate(f);
    }
    gatherUses();
    for (let i = 0; i < links; i++) offerLink(Links.touched[i]);
    fillLinks();
    priority = nextPriority(<i64>priority);
  }
}

/** When transfer `f` has sent all, if its rate stays. */
function sentAllPs(f: i32): i64 {
  const perUs = Flows.ratePerUs[f];
  if (perUs == 0) return NEVER;
  const left = Transfers.leftMillionths[f];
  const time = left / perUs + (left % perUs != 0 ? 1 : 0);
  const since = Transfers.sincePs[f];
  return time < NEVER - since ? since + time : NEVER;
}

/** Sets the rates anew that a change at `now` may have moved, and the ends that follow from them. */
export function setRates(now: i64): void {
  if (TransferPool.touched == 0) return;
  const count = reachTransfers();
  for (let i = 0; i < count; i++) {
    const f = Transfers.reached[i];
    Transfers.leftMillionths[f] = leftAt(f, now);
    Transfers.sincePs[f] = now;
    assert(Transfers.leftMillionths[f] > 0);
  }
  shareTouched(count);
  for (let i = 0; i < count; i++) {
    const f = Transfers.reached[i];
    Transfers.isReached[f] = 0;
    Transfers.atPs[f] = sentAllPs(f);
    moveEnd(Transfers.sends, TransferPool.sends, f);
  }
  for (let i = 0; i < TransferPool.touched; i++) Links.isTouched[Links.touched[i]] = 0;
  TransferPool.touched = 0;
}
