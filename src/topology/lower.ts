// A topology as the columns of the core: whole bytes a microsecond, whole picoseconds, indices for keys.

import type { NetworkGraph, NetworkLink } from '../core/network.ts';
import { PS_PER_S } from '../units.ts';
import { type LinkKindName, linkCost, NIC_COST, type Topology } from './types.ts';

/** Share of the line rate that payload reaches, by kind of link. */
export type Shares = Readonly<Partial<Record<LinkKindName, number>>>;

export interface Lowered {
  readonly graph: NetworkGraph;
  /** [key] row of node */
  readonly index: ReadonlyMap<string, number>;
}

/** Rates are rounded down to whole bytes a microsecond (1 MB/s), at least 1; latencies to a picosecond. */
export function lower(topology: Topology, shares: Shares = {}): Lowered {
  const index = new Map(topology.nodes.map(({ key }, at) => [key, at]));
  const links: NetworkLink[] = [];
  for (const { source, target, kind, bytesPerS, latencyS, duplex } of topology.links) {
    const from = index.get(source) ?? 0;
    const to = index.get(target) ?? 0;
    const bytesPerUs = Math.max(1, Math.floor((bytesPerS * (shares[kind] ?? 1)) / 1e6));
    const atNic = topology.nodes[from]?.kind === 'nic' || topology.nodes[to]?.kind === 'nic';
    const cost = kind === 'pcie' && atNic ? NIC_COST : linkCost[kind];
    const one = { kind, bytesPerUs, latencyPs: Math.round(latencyS * PS_PER_S), cost };
    const first = links.length;
    links.push({ ...one, from, to, pool: first });
    if (duplex === 'one-way') continue;
    links.push({ ...one, from: to, to: from, pool: duplex === 'half' ? first : first + 1 });
  }
  const graph = {
    kind: topology.nodes.map(({ kind }) => kind),
    forwards: topology.nodes.map(({ kind, forwards }) => forwards ?? kind !== 'accelerator'),
    links,
  };
  return { graph, index };
}
