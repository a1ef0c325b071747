// Fat-trees of leaves, spines and, above pods, core switches. Rail-optimised: NIC i of each server of a group goes to
// leaf i of that group, so that traffic of one rail stays below its leaf. Plain: all NICs of a server go to one leaf.

import type { Topology } from '../types.ts';
import { Graph, type Server, type ServerBuilder } from './graph.ts';

export interface FatTreeOptions {
  readonly servers: number;
  readonly server: ServerBuilder;
  readonly rails?: boolean;
  /** r of r:1: bandwidth below a leaf over that above it; left out = 1 */
  readonly oversubscription?: number;
  /** left out = 16 */
  readonly serversPerLeaf?: number;
  /** spines of a pod; left out = as many as give each uplink the rate of a NIC, at most 64 */
  readonly spines?: number;
  /** pods with spines of their own, joined by core switches; left out = 1, without core */
  readonly pods?: number;
  /** core switches; left out = as many as there are spines of a pod */
  readonly cores?: number;
  /** r of spines against the core; left out = 1 */
  readonly coreOversubscription?: number;
}

interface Leaf {
  readonly key: string;
  /** sum of its NICs, B/s */
  readonly downBytesPerS: number;
}

/** Leaves of one group of servers. */
function addLeaves(graph: Graph, group: readonly Server[], name: string, rails: boolean): Leaf[] {
  const count = rails ? Math.max(...group.map(({ nics }) => nics.length)) : 1;
  return Array.from({ length: count }, (_, rail) => {
    const key = graph.node(`${name}leaf${rail}`, 'leaf', { rail });
    let downBytesPerS = 0;
    for (const { nics, nicBytesPerS } of group) {
      for (const [i, nic] of nics.entries()) {
        if (rails && i !== rail) continue;
        graph.join(nic, key, 'network', nicBytesPerS);
        downBytesPerS += nicBytesPerS;
      }
    }
    return { key, downBytesPerS };
  });
}

interface Pod {
  readonly spines: readonly string[];
  /** of one spine, from its leaves */
  readonly downBytesPerS: number;
}

function addPod(graph: Graph, servers: readonly Server[], pod: string, options: FatTreeOptions): Pod {
  const { rails = false, oversubscription = 1, serversPerLeaf = 16 } = options;
  const leaves: Leaf[] = [];
  for (let first = 0; first < servers.length; first += serversPerLeaf) {
    const group = servers.slice(first, first + serversPerLeaf);
    leaves.push(...addLeaves(graph, group, `${pod}group${first / serversPerLeaf}/`, rails));
  }
  const nic = servers[0]?.nicBytesPerS ?? 1;
  const widest = Math.max(...leaves.map(({ downBytesPerS }) => downBytesPerS));
  const count = options.spines ?? Math.min(64, Math.max(1, Math.round(widest / (oversubscription * nic))));
  const spines = Array.from({ length: count }, (_, s) => graph.node(`${pod}spine${s}`, 'spine'));
  for (const { key, downBytesPerS } of leaves) {
    for (const spine of spines) graph.join(key, spine, 'network', downBytesPerS / (oversubscription * count));
  }
  const total = leaves.reduce((sum, { downBytesPerS }) => sum + downBytesPerS, 0);
  return { spines, downBytesPerS: total / (oversubscription * count) };
}

export function fatTree(options: FatTreeOptions): Topology {
  const { servers: count, server, pods = 1, coreOversubscription = 1 } = options;
  const graph = new Graph();
  const servers = Array.from({ length: count }, (_, i) => server(graph, `s${i}`));
  const perPod = Math.ceil(count / pods);
  const parts: Pod[] = [];
  for (let pod = 0; pod * perPod < count; pod++) {
    const name = pods > 1 ? `pod${pod}/` : '';
    parts.push(addPod(graph, servers.slice(pod * perPod, (pod + 1) * perPod), name, options));
  }
  if (parts.length > 1) {
    const cores = options.cores ?? parts[0]?.spines.length ?? 1;
    for (let c = 0; c < cores; c++) {
      const core = graph.node(`core${c}`, 'coreSwitch');
      for (const { spines, downBytesPerS } of parts) {
        for (const spine of spines) graph.join(spine, core, 'network', downBytesPerS / (coreOversubscription * cores));
      }
    }
  }
  return graph.done(`${options.rails === true ? 'rail' : 'plain'}-fat-tree-${count}`);
}

/** One server alone: no fabric. */
export function alone(server: ServerBuilder, name = 'server'): Topology {
  const graph = new Graph();
  server(graph, 's0');
  return graph.done(name);
}
