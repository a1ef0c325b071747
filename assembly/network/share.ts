// Max–min fair rates of the active flows, in whole bytes a microsecond, by priority: the flows of a smaller priority
// share the links first, the next ones what they left.
//
// Water filling: the link whose capacity left over the weights of its flows without a rate is least gives them their
// rates, in the order of their rows: flow `f` gets floor(weight · left / weights), of what is left when its turn
// comes, so that a link is given out to the last byte. Then the next link. Links are in a heap by (level, row);
// levels only rise (but for less than a byte), so a stale key is looked at early, and put back.
// Source: Bertsekas and Gallager, Data Networks, 2nd ed., section 6.5.2.

import { FlowState, Flows, Hops, Links, Network, Traffic } from '../layout/network.gen';
import { Sizes } from '../layout/program.gen';

/** Whether link `a` goes before link `b`. */
function before(a: i32, b: i32): bool {
  const left = Links.level[a];
  const right = Links.level[b];
  return left < right || (left == right && a < b);
}

/** Sinks the link at `at` to its place. */
function sink(start: i32): void {
  const count = Network.heap;
  const moved = Links.heap[start];
  let at = start;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= count) break;
    if (child + 1 < count && before(Links.heap[child + 1], Links.heap[child])) child++;
    if (!before(Links.heap[child], moved)) break;
    Links.heap[at] = Links.heap[child];
    at = child;
  }
  Links.heap[at] = moved;
}

function popLink(): void {
  const last = Network.heap - 1;
  Network.heap = last;
  if (last <= 0) return;
  Links.heap[0] = Links.heap[last];
  sink(0);
}

function levelOf(link: i32): f64 {
  return <f64>Links.left[link] / <f64>Links.weight[link];
}

function takesPart(f: i32, priority: i32): bool {
  return Flows.state[f] == FlowState.active && Flows.hops[f] > 0 && Traffic.priority[Flows.traffic[f]] == priority;
}

/** [link] who uses it, by row of flow; and its weights. */
function gatherUses(priority: i32): void {
  for (let e = 0; e < Sizes.links; e++) {
    Links.uses[e] = 0;
    Links.weight[e] = 0;
  }
  for (let f = 0; f < Sizes.flows; f++) {
    if (!takesPart(f, priority)) continue;
    awaitRate(f);
  }
  let first = 0;
  for (let e = 0; e < Sizes.links; e++) {
    Links.firstUse[e] = first;
    first += Links.uses[e];
    Links.uses[e] = 0;
  }
  for (let f = 0; f < Sizes.flows; f++) {
    if (!takesPart(f, priority)) continue;
    for (let at = Flows.firstHop[f]; at < Flows.firstHop[f] + Flows.hops[f]; at++) {
      const pool = Links.pool[Hops.link[at]];
      Hops.use[Links.firstUse[pool] + Links.uses[pool]] = f;
      Links.uses[pool] += 1;
    }
  }
}

/** Flow `f` waits for its rate: it is a use of each of its links, by its weight. */
export function awaitRate(f: i32): void {
  Flows.rated[f] = 0;
  const weight: i64 = Traffic.weight[Flows.traffic[f]];
  for (let at = Flows.firstHop[f]; at < Flows.firstHop[f] + Flows.hops[f]; at++) {
    const pool = Links.pool[Hops.link[at]];
    Links.uses[pool] += 1;
    Links.weight[pool] += weight;
  }
}

/** Puts link `e` among those that fillLinks shares, if a flow waits for its rate there. */
export function offerLink(e: i32): void {
  if (Links.weight[e] == 0) return;
  Links.level[e] = levelOf(e);
  Links.heap[Network.heap] = e;
  Network.heap += 1;
}

/** Times that flow `f` crosses the capacity `pool`: twice where it is staged and both ways share. */
function crossings(f: i32, pool: i32): i64 {
  if (Flows.via[f] < 0 && Flows.viaLast[f] < 0) return 1;
  let count: i64 = 0;
  for (let at = Flows.firstHop[f]; at < Flows.firstHop[f] + Flows.hops[f]; at++) {
    if (Links.pool[Hops.link[at]] == pool) count++;
  }
  return count;
}

/** Gives flow `f` its rate from its bottleneck, and takes it from all its links. */
function rate(f: i32, bottleneck: i32): void {
  const weight: i64 = Traffic.weight[Flows.traffic[f]];
  const first = Flows.firstHop[f];
  const end = first + Flows.hops[f];
  let given = (weight * Links.left[bottleneck]) / Links.weight[bottleneck];
  // what sharing to the last byte gave this flow more than its level must not overfill another link
  for (let at = first; at < end; at++) {
    const pool = Links.pool[Hops.link[at]];
    given = min(given, Links.left[pool] / crossings(f, pool));
  }
  Flows.ratePerUs[f] = given;
  Flows.rated[f] = 1;
  for (let at = first; at < end; at++) {
    const pool = Links.pool[Hops.link[at]];
    Links.left[pool] -= given;
    Links.weight[pool] -= weight;
  }
}

/** Gives a rate to every flow that waits for one at the links offered; the flows of a link in the order of its uses. */
export function fillLinks(): void {
  for (let at = (Network.heap >> 1) - 1; at >= 0; at--) sink(at);
  while (Network.heap > 0) {
    const link = Links.heap[0];
    if (Links.weight[link] == 0) {
      popLink();
      continue;
    }
    const level = levelOf(link);
    if (level > Links.level[link]) {
      Links.level[link] = level;
      sink(0);
      continue;
    }
    popLink();
    for (let at = Links.firstUse[link]; at < Links.firstUse[link] + Links.uses[link]; at++) {
      const f = Hops.use[at];
      if (Flows.rated[f] == 0) rate(f, link);
    }
  }
}

/** The next priority above `after` that a class has; i32 max when there is none. */
export function nextPriority(after: i64): i32 {
  let next = i32.MAX_VALUE;
  for (let c = 0; c < Sizes.trafficClasses; c++) {
    const priority = Traffic.priority[c];
    if (<i64>priority > after && priority < next) next = priority;
  }
  return next;
}

/** Sets `flow.ratePerUs` of all active flows. Precondition: routeFlows; every class has a weight of at least 1. */
export function shareLinks(): void {
  Network.solves += 1;
  for (let e = 0; e < Sizes.links; e++) Links.left[e] = Links.bytesPerUs[e];
  let priority = nextPriority(i64.MIN_VALUE);
  while (priority != i32.MAX_VALUE) {
    gatherUses(priority);
    for (let e = 0; e < Sizes.links; e++) offerLink(e);
    fillLinks();
    priority = nextPriority(<i64>priority);
  }
  for (let f = 0; f < Sizes.flows; f++) if (Flows.state[f] != FlowState.active) Flows.ratePerUs[f] = 0;
}
