// Routing: shortest paths by the cost of links, equal ones chosen by a hash of the flow's label at each node (ECMP).
// A search goes backwards from a target, so that every flow to it finds its next hops; nodes that do not forward
// (accelerators outside of a torus) are only ever ends.

import { Flows, Hops, LinkKind, Links, Network, NodeKind, Nodes, PathClass } from '../layout/network.gen';
import { Sizes } from '../layout/program.gen';

/** Hops of a flow that was not looked at yet; -1 = there is no way. */
const UNROUTED: i32 = -2;

/** Sorts the links of each node, after the host has filled `node` and `link`. */
export function joinLinks(): void {
  for (let v = 0; v < Sizes.nodes; v++) {
    Nodes.links[v] = 0;
    Nodes.outs[v] = 0;
  }
  for (let e = 0; e < Sizes.links; e++) {
    assert(e == 0 || Links.from[e - 1] <= Links.from[e]);
    assert(Links.cost[e] > 0);
    if (Nodes.outs[Links.from[e]] == 0) Nodes.firstOut[Links.from[e]] = e;
    Nodes.outs[Links.from[e]] += 1;
    Nodes.links[Links.to[e]] += 1;
  }
  let first = 0;
  for (let v = 0; v < Sizes.nodes; v++) {
    Nodes.firstLink[v] = first;
    first += Nodes.links[v];
    Nodes.links[v] = 0;
  }
  for (let e = 0; e < Sizes.links; e++) {
    const v = Links.to[e];
    Links.incoming[Nodes.firstLink[v] + Nodes.links[v]] = e;
    Nodes.links[v] += 1;
  }
  Network.target = -1;
}

/** Puts `node` into the search at `distance`, if that is nearer than before; returns the new fill of the ring. */
function reach(node: i32, distance: i32, tail: i32): i32 {
  const before = Nodes.distance[node];
  if (before >= 0 && before <= distance) return tail;
  Nodes.distance[node] = distance;
  if (Nodes.queued[node] != 0) return tail;
  Nodes.queued[node] = 1;
  Nodes.queue[tail] = node;
  return tail + 1 == Sizes.nodes ? 0 : tail + 1;
}

/** Distances of all nodes to `target`: label correcting, nodes in the order in which they came nearer. */
function searchTo(target: i32): void {
  if (Network.target == target) return;
  Network.target = target;
  for (let v = 0; v < Sizes.nodes; v++) {
    Nodes.distance[v] = -1;
    Nodes.queued[v] = 0;
  }
  let head = 0;
  let waiting = 1;
  let tail = reach(target, 0, 0);
  while (waiting > 0) {
    const v = Nodes.queue[head];
    head = head + 1 == Sizes.nodes ? 0 : head + 1;
    waiting--;
    Nodes.queued[v] = 0;
    if (v != target && Nodes.forwards[v] == 0) continue;
    for (let at = Nodes.firstLink[v]; at < Nodes.firstLink[v] + Nodes.links[v]; at++) {
      const e = Links.incoming[at];
      const before = tail;
      tail = reach(Links.from[e], Nodes.distance[v] + Links.cost[e], tail);
      if (tail != before) waiting++;
    }
  }
}

/** Whether `e` begins a shortest way to the target. */
function isNext(e: i32): bool {
  const v = Links.to[e];
  if (Nodes.distance[v] < 0 || (v != Network.target && Nodes.forwards[v] == 0)) return false;
  return Nodes.distance[v] + Links.cost[e] == Nodes.distance[Links.from[e]];
}

/** Source: the finaliser of SplitMix64, Steele, Lea and Flood, OOPSLA 2014. */
function mixed(label: u64, node: u64): u64 {
  let z = label + (node + 1) * 0x9e3779b97f4a7c15;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

/** The link that flow `f` takes at node `v`: a stripe names one of equal scale-up links, the hash chooses else. */
function nextLink(f: i32, v: i32): i32 {
  let ways = 0;
  let striped = false;
  for (let e = Nodes.firstOut[v]; e < Nodes.firstOut[v] + Nodes.outs[v]; e++) {
    if (!isNext(e)) continue;
    if (ways == 0) striped = Links.kind[e] == LinkKind.scaleUp && Flows.stripe[f] >= 0;
    ways++;
  }
  assert(ways > 0);
  let chosen = striped ? Flows.stripe[f] % ways : <i32>(mixed(<u64>Flows.label[f], <u64>v) % <u64>ways);
  let e = Nodes.firstOut[v];
  while (!isNext(e) || chosen-- > 0) e++;
  return e;
}

/** Writes the hops of `f` from `source` to `target` behind those of its path so far; false if there is no way. */
function walk(f: i32, source: i32, target: i32): bool {
  searchTo(target);
  if (Nodes.distance[source] < 0) return false;
  let v = source;
  while (v != target) {
    const e = nextLink(f, v);
    assert(Network.hops < Sizes.hops);
    Hops.link[Network.hops] = e;
    Network.hops += 1;
    v = Links.to[e];
  }
  return true;
}

/** Of a path: the farthest thing that it crosses. Sockets at its ends are where a flow is staged. */
function classOf(first: i32, end: i32): i32 {
  let found: i32 = PathClass.self;
  for (let at = first; at < end; at++) {
    const e = Hops.link[at];
    const kind = Links.kind[e];
    let here: i32 = kind == LinkKind.scaleUp ? PathClass.scaleUp : PathClass.pcie;
    if (kind == LinkKind.network) here = PathClass.network;
    else if (kind == LinkKind.socket) here = PathClass.crossSocket;
    else if (Nodes.kind[Links.to[e]] == NodeKind.socket || Nodes.kind[Links.to[e]] == NodeKind.rootComplex) {
      here = PathClass.host;
    }
    found = max(found, here);
  }
  return found;
}

/** Waypoint `at` of flow `f`, in the order of its path, the target last; -1 = none. */
function waypoint(f: i32, at: i32): i32 {
  if (at == 0) return Flows.via[f];
  if (at == 1) return Flows.exit[f];
  if (at == 2) return Flows.entry[f];
  return at == 3 ? Flows.viaLast[f] : Flows.target[f];
}

function routeFlow(f: i32): bool {
  const first = Network.hops;
  let from = Flows.source[f];
  let found = true;
  for (let at = 0; at <= 4 && found; at++) {
    const to = waypoint(f, at);
    if (to < 0) continue;
    found = walk(f, from, to);
    from = to;
  }
  if (!found) {
    Network.hops = first;
    Flows.hops[f] = -1;
    return false;
  }
  let latency: i64 = 0;
  for (let hop = first; hop < Network.hops; hop++) latency += Links.latencyPs[Hops.link[hop]];
  Flows.firstHop[f] = first;
  Flows.hops[f] = Network.hops - first;
  Flows.latencyPs[f] = latency;
  Flows.pathClass[f] = classOf(first, Network.hops);
  return true;
}

/** Paths of all declared flows, by target so that each is searched once. Returns the first row without a way, or -1. */
export function routeFlows(): i32 {
  Network.hops = Sizes.transfers * Sizes.transferHops;
  Network.target = -1;
  for (let f = Sizes.transfers; f < Sizes.flows; f++) Flows.hops[f] = UNROUTED;
  let lost = Sizes.flows;
  for (let f = Sizes.transfers; f < Sizes.flows; f++) {
    if (Flows.hops[f] != UNROUTED) continue;
    const target = Flows.target[f];
    for (let g = f; g < Sizes.flows; g++) {
      if (Flows.target[g] == target && Flows.hops[g] == UNROUTED && !routeFlow(g)) lost = min(lost, g);
    }
  }
  return lost < Sizes.flows ? lost : -1;
}
