// Routing: shortest paths by the cost of links, equal ones chosen by a hash of the flow's label at each node (ECMP).
// A search goes backwards from a target, so that every flow to it finds its next hops; nodes that do not forward
// (accelerators outside of a torus) are only ever ends.

import {
  flowEntry,
  flowExit,
  flowHops,
  flowLabel,
  flowSource,
  flowStripe,
  flowTarget,
  flowVia,
  flowViaLast,
  hopLink,
  LinkKind,
  linkCost,
  linkFrom,
  linkIncoming,
  linkKind,
  linkLatencyPs,
  linkTo,
  NodeKind,
  networkHops,
  networkTarget,
  nodeDistance,
  nodeFirstLink,
  nodeFirstOut,
  nodeForwards,
  nodeKind,
  nodeLinks,
  nodeOuts,
  nodeQueue,
  nodeQueued,
  PathClass,
  setFlowFirstHop,
  setFlowHops,
  setFlowLatencyPs,
  setFlowPathClass,
  setHopLink,
  setLinkIncoming,
  setNetworkHops,
  setNetworkTarget,
  setNodeDistance,
  setNodeFirstLink,
  setNodeFirstOut,
  setNodeLinks,
  setNodeOuts,
  setNodeQueue,
  setNodeQueued,
  sizeFlows,
  sizeHops,
  sizeLinks,
  sizeNodes,
} from '../layout/layout.gen';

/** Hops of a flow that was not looked at yet; -1 = there is no way. */
const UNROUTED: i32 = -2;

/** Sorts the links of each node, after the host has filled `node` and `link`. */
export function joinLinks(): void {
  for (let v = 0; v < sizeNodes(); v++) {
    setNodeLinks(v, 0);
    setNodeOuts(v, 0);
  }
  for (let e = 0; e < sizeLinks(); e++) {
    assert(e == 0 || linkFrom(e - 1) <= linkFrom(e));
    assert(linkCost(e) > 0);
    if (nodeOuts(linkFrom(e)) == 0) setNodeFirstOut(linkFrom(e), e);
    setNodeOuts(linkFrom(e), nodeOuts(linkFrom(e)) + 1);
    setNodeLinks(linkTo(e), nodeLinks(linkTo(e)) + 1);
  }
  let first = 0;
  for (let v = 0; v < sizeNodes(); v++) {
    setNodeFirstLink(v, first);
    first += nodeLinks(v);
    setNodeLinks(v, 0);
  }
  for (let e = 0; e < sizeLinks(); e++) {
    const v = linkTo(e);
    setLinkIncoming(nodeFirstLink(v) + nodeLinks(v), e);
    setNodeLinks(v, nodeLinks(v) + 1);
  }
  setNetworkTarget(-1);
}

/** Puts `node` into the search at `distance`, if that is nearer than before; returns the new fill of the ring. */
function reach(node: i32, distance: i32, tail: i32): i32 {
  const before = nodeDistance(node);
  if (before >= 0 && before <= distance) return tail;
  setNodeDistance(node, distance);
  if (nodeQueued(node) != 0) return tail;
  setNodeQueued(node, 1);
  setNodeQueue(tail, node);
  return tail + 1 == sizeNodes() ? 0 : tail + 1;
}

/** Distances of all nodes to `target`: label correcting, nodes in the order in which they came nearer. */
function searchTo(target: i32): void {
  if (networkTarget() == target) return;
  setNetworkTarget(target);
  for (let v = 0; v < sizeNodes(); v++) {
    setNodeDistance(v, -1);
    setNodeQueued(v, 0);
  }
  let head = 0;
  let waiting = 1;
  let tail = reach(target, 0, 0);
  while (waiting > 0) {
    const v = nodeQueue(head);
    head = head + 1 == sizeNodes() ? 0 : head + 1;
    waiting--;
    setNodeQueued(v, 0);
    if (v != target && nodeForwards(v) == 0) continue;
    for (let at = nodeFirstLink(v); at < nodeFirstLink(v) + nodeLinks(v); at++) {
      const e = linkIncoming(at);
      const before = tail;
      tail = reach(linkFrom(e), nodeDistance(v) + linkCost(e), tail);
      if (tail != before) waiting++;
    }
  }
}

/** Whether `e` begins a shortest way to the target. */
function isNext(e: i32): bool {
  const v = linkTo(e);
  if (nodeDistance(v) < 0 || (v != networkTarget() && nodeForwards(v) == 0)) return false;
  return nodeDistance(v) + linkCost(e) == nodeDistance(linkFrom(e));
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
  for (let e = nodeFirstOut(v); e < nodeFirstOut(v) + nodeOuts(v); e++) {
    if (!isNext(e)) continue;
    if (ways == 0) striped = linkKind(e) == LinkKind.scaleUp && flowStripe(f) >= 0;
    ways++;
  }
  assert(ways > 0);
  let chosen = striped ? flowStripe(f) % ways : <i32>(mixed(<u64>flowLabel(f), <u64>v) % <u64>ways);
  let e = nodeFirstOut(v);
  while (!isNext(e) || chosen-- > 0) e++;
  return e;
}

/** Writes the hops of `f` from `source` to `target` behind those of its path so far; false if there is no way. */
function walk(f: i32, source: i32, target: i32): bool {
  searchTo(target);
  if (nodeDistance(source) < 0) return false;
  let v = source;
  while (v != target) {
    const e = nextLink(f, v);
    assert(networkHops() < sizeHops());
    setHopLink(networkHops(), e);
    setNetworkHops(networkHops() + 1);
    v = linkTo(e);
  }
  return true;
}

/** Of a path: the farthest thing that it crosses. Sockets at its ends are where a flow is staged. */
function classOf(first: i32, end: i32): i32 {
  let found: i32 = PathClass.self;
  for (let at = first; at < end; at++) {
    const e = hopLink(at);
    const kind = linkKind(e);
    let here: i32 = kind == LinkKind.scaleUp ? PathClass.scaleUp : PathClass.pcie;
    if (kind == LinkKind.network) here = PathClass.network;
    else if (kind == LinkKind.socket) here = PathClass.crossSocket;
    else if (nodeKind(linkTo(e)) == NodeKind.socket || nodeKind(linkTo(e)) == NodeKind.rootComplex) {
      here = PathClass.host;
    }
    found = max(found, here);
  }
  return found;
}

/** Waypoint `at` of flow `f`, in the order of its path, the target last; -1 = none. */
function waypoint(f: i32, at: i32): i32 {
  if (at == 0) return flowVia(f);
  if (at == 1) return flowExit(f);
  if (at == 2) return flowEntry(f);
  return at == 3 ? flowViaLast(f) : flowTarget(f);
}

function routeFlow(f: i32): bool {
  const first = networkHops();
  let from = flowSource(f);
  let found = true;
  for (let at = 0; at <= 4 && found; at++) {
    const to = waypoint(f, at);
    if (to < 0) continue;
    found = walk(f, from, to);
    from = to;
  }
  if (!found) {
    setNetworkHops(first);
    setFlowHops(f, -1);
    return false;
  }
  let latency: i64 = 0;
  for (let hop = first; hop < networkHops(); hop++) latency += linkLatencyPs(hopLink(hop));
  setFlowFirstHop(f, first);
  setFlowHops(f, networkHops() - first);
  setFlowLatencyPs(f, latency);
  setFlowPathClass(f, classOf(first, networkHops()));
  return true;
}

/** Paths of all flows, by target so that each is searched once. Returns the first row without a way, or -1. */
export function routeFlows(): i32 {
  setNetworkHops(0);
  setNetworkTarget(-1);
  for (let f = 0; f < sizeFlows(); f++) setFlowHops(f, UNROUTED);
  let lost = sizeFlows();
  for (let f = 0; f < sizeFlows(); f++) {
    if (flowHops(f) != UNROUTED) continue;
    const target = flowTarget(f);
    for (let g = f; g < sizeFlows(); g++) {
      if (flowTarget(g) == target && flowHops(g) == UNROUTED && !routeFlow(g)) lost = min(lost, g);
    }
  }
  return lost < sizeFlows() ? lost : -1;
}
