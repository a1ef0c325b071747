// Max–min fair rates of the active flows, in whole bytes a microsecond, by priority: the flows of a smaller priority
// share the links first, the next ones what they left.
//
// Water filling: the link whose capacity left over the weights of its flows without a rate is least gives them their
// rates, in the order of their rows: flow `f` gets floor(weight · left / weights), of what is left when its turn
// comes, so that a link is given out to the last byte. Then the next link. Links stand in a heap by (level, row);
// levels only rise (but for less than a byte), so a stale key is looked at early, and put back.
// Source: Bertsekas and Gallager, Data Networks, 2nd ed., section 6.5.2.

import {
  FlowState,
  flowFirstHop,
  flowHops,
  flowRated,
  flowState,
  flowTraffic,
  flowVia,
  flowViaLast,
  hopLink,
  hopUse,
  linkBytesPerUs,
  linkFirstUse,
  linkHeap,
  linkLeft,
  linkLevel,
  linkPool,
  linkUses,
  linkWeight,
  networkHeap,
  networkSolves,
  setFlowRated,
  setFlowRatePerUs,
  setHopUse,
  setLinkFirstUse,
  setLinkHeap,
  setLinkLeft,
  setLinkLevel,
  setLinkUses,
  setLinkWeight,
  setNetworkHeap,
  setNetworkSolves,
  sizeFlows,
  sizeLinks,
  sizeTrafficClasses,
  trafficPriority,
  trafficWeight,
} from '../layout/layout.gen';

/** Whether link `a` goes before link `b`. */
function before(a: i32, b: i32): bool {
  const left = linkLevel(a);
  const right = linkLevel(b);
  return left < right || (left == right && a < b);
}

/** Sinks the link at `at` to its place. */
function sink(start: i32): void {
  const count = networkHeap();
  const moved = linkHeap(start);
  let at = start;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= count) break;
    if (child + 1 < count && before(linkHeap(child + 1), linkHeap(child))) child++;
    if (!before(linkHeap(child), moved)) break;
    setLinkHeap(at, linkHeap(child));
    at = child;
  }
  setLinkHeap(at, moved);
}

function popLink(): void {
  const last = networkHeap() - 1;
  setNetworkHeap(last);
  if (last <= 0) return;
  setLinkHeap(0, linkHeap(last));
  sink(0);
}

function levelOf(link: i32): f64 {
  return <f64>linkLeft(link) / <f64>linkWeight(link);
}

function takesPart(f: i32, priority: i32): bool {
  return flowState(f) == FlowState.active && flowHops(f) > 0 && trafficPriority(flowTraffic(f)) == priority;
}

/** [link] who uses it, by row of flow; and its weights. */
function gatherUses(priority: i32): void {
  for (let e = 0; e < sizeLinks(); e++) {
    setLinkUses(e, 0);
    setLinkWeight(e, 0);
  }
  for (let f = 0; f < sizeFlows(); f++) {
    if (!takesPart(f, priority)) continue;
    setFlowRated(f, 0);
    const weight: i64 = trafficWeight(flowTraffic(f));
    for (let at = flowFirstHop(f); at < flowFirstHop(f) + flowHops(f); at++) {
      const pool = linkPool(hopLink(at));
      setLinkUses(pool, linkUses(pool) + 1);
      setLinkWeight(pool, linkWeight(pool) + weight);
    }
  }
  let first = 0;
  for (let e = 0; e < sizeLinks(); e++) {
    setLinkFirstUse(e, first);
    first += linkUses(e);
    setLinkUses(e, 0);
  }
  for (let f = 0; f < sizeFlows(); f++) {
    if (!takesPart(f, priority)) continue;
    for (let at = flowFirstHop(f); at < flowFirstHop(f) + flowHops(f); at++) {
      const pool = linkPool(hopLink(at));
      setHopUse(linkFirstUse(pool) + linkUses(pool), f);
      setLinkUses(pool, linkUses(pool) + 1);
    }
  }
}

function makeHeap(): void {
  let count = 0;
  for (let e = 0; e < sizeLinks(); e++) {
    if (linkWeight(e) == 0) continue;
    setLinkLevel(e, levelOf(e));
    setLinkHeap(count++, e);
  }
  setNetworkHeap(count);
  for (let at = (count >> 1) - 1; at >= 0; at--) sink(at);
}

/** Times that flow `f` crosses the capacity `pool`: twice where it is staged and both ways share. */
function crossings(f: i32, pool: i32): i64 {
  if (flowVia(f) < 0 && flowViaLast(f) < 0) return 1;
  let count: i64 = 0;
  for (let at = flowFirstHop(f); at < flowFirstHop(f) + flowHops(f); at++) {
    if (linkPool(hopLink(at)) == pool) count++;
  }
  return count;
}

/** Gives flow `f` its rate from its bottleneck, and takes it from all its links. */
function rate(f: i32, bottleneck: i32): void {
  const weight: i64 = trafficWeight(flowTraffic(f));
  const first = flowFirstHop(f);
  const end = first + flowHops(f);
  let given = (weight * linkLeft(bottleneck)) / linkWeight(bottleneck);
  // what sharing to the last byte gave this flow more than its level must not overfill another link
  for (let at = first; at < end; at++) {
    const pool = linkPool(hopLink(at));
    given = min(given, linkLeft(pool) / crossings(f, pool));
  }
  setFlowRatePerUs(f, given);
  setFlowRated(f, 1);
  for (let at = first; at < end; at++) {
    const pool = linkPool(hopLink(at));
    setLinkLeft(pool, linkLeft(pool) - given);
    setLinkWeight(pool, linkWeight(pool) - weight);
  }
}

function fill(): void {
  while (networkHeap() > 0) {
    const link = linkHeap(0);
    if (linkWeight(link) == 0) {
      popLink();
      continue;
    }
    const level = levelOf(link);
    if (level > linkLevel(link)) {
      setLinkLevel(link, level);
      sink(0);
      continue;
    }
    popLink();
    for (let at = linkFirstUse(link); at < linkFirstUse(link) + linkUses(link); at++) {
      const f = hopUse(at);
      if (flowRated(f) == 0) rate(f, link);
    }
  }
}

/** The next priority above `after` that a class has; i32 max when there is none. */
function nextPriority(after: i64): i32 {
  let next = i32.MAX_VALUE;
  for (let c = 0; c < sizeTrafficClasses(); c++) {
    const priority = trafficPriority(c);
    if (<i64>priority > after && priority < next) next = priority;
  }
  return next;
}

/** Sets `flow.ratePerUs` of all active flows. Precondition: routeFlows; every class has a weight of at least 1. */
export function shareLinks(): void {
  setNetworkSolves(networkSolves() + 1);
  for (let e = 0; e < sizeLinks(); e++) setLinkLeft(e, linkBytesPerUs(e));
  let priority = nextPriority(i64.MIN_VALUE);
  while (priority != i32.MAX_VALUE) {
    gatherUses(priority);
    makeHeap();
    fill();
    priority = nextPriority(<i64>priority);
  }
  for (let f = 0; f < sizeFlows(); f++) if (flowState(f) != FlowState.active) setFlowRatePerUs(f, 0);
}
