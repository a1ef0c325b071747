// What the closed forms of collectives ask of a graph: where ranks are in it, and the rates of one of them.

import { acceleratorsOf, type Topology } from './types.ts';

export interface GroupFacts {
  readonly ranks: number;
  /** ranks of the fullest scale-up domain, or of the fullest server where there are no scale-up links */
  readonly perNode: number;
  readonly nodes: number;
  /** line rate of the scale-up links of the slowest rank, one way, B/s; without any, that of its PCIe slot */
  readonly upBytesPerS: number;
  /** line rate of NICs a rank: those of its server over its accelerators; null without NICs */
  readonly nicBytesPerS: number | null;
}

/** Keys of all ends of scale-up links. */
export const scaleUpEnds = (topology: Topology): ReadonlySet<string> =>
  new Set(topology.links.flatMap(({ source, target, kind }) => (kind === 'scaleUp' ? [source, target] : [])));

/**
 * [key] the scale-up domain of each accelerator, named by its first one: components of the scale-up links, or else the
 * server.
 */
export function domainsOf(topology: Topology): ReadonlyMap<string, string> {
  const parent = new Map(topology.nodes.map(({ key }) => [key, key]));
  const rootOf = (key: string): string => {
    let at = key;
    while (parent.get(at) !== at) at = parent.get(at) as string;
    return at;
  };
  for (const { source, target, kind } of topology.links) {
    if (kind === 'scaleUp') parent.set(rootOf(target), rootOf(source));
  }
  const joined = scaleUpEnds(topology);
  const first = new Map<string, string>();
  const domains = new Map<string, string>();
  for (const { key, server } of acceleratorsOf(topology)) {
    const name = joined.has(key) ? `links ${rootOf(key)}` : `server ${server ?? key}`;
    if (!first.has(name)) first.set(name, key);
    domains.set(key, first.get(name) as string);
  }
  return domains;
}

/** Sum of one-way rates that leave each node, by kind of link. */
function egress(topology: Topology, kind: string): Map<string, number> {
  const rates = new Map<string, number>();
  const add = (key: string, rate: number): void => {
    rates.set(key, (rates.get(key) ?? 0) + rate);
  };
  for (const link of topology.links) {
    if (link.kind !== kind) continue;
    add(link.source, link.bytesPerS);
    if (link.duplex !== 'one-way') add(link.target, link.bytesPerS);
  }
  return rates;
}

/** Where `ranks` (keys of accelerators; left out = all) are in `topology`. */
export function factsOf(topology: Topology, ranks?: readonly string[]): GroupFacts {
  const all = acceleratorsOf(topology);
  const chosen = ranks ?? all.map(({ key }) => key);
  const domains = domainsOf(topology);
  const counts = new Map<string, number>();
  for (const key of chosen) {
    const domain = domains.get(key) ?? key;
    counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  const up = egress(topology, 'scaleUp');
  const slot = egress(topology, 'pcie');
  const upBytesPerS = Math.min(...chosen.map((key) => up.get(key) ?? slot.get(key) ?? Number.POSITIVE_INFINITY));
  const network = egress(topology, 'network');
  const perServer = new Map<string, { nics: number; accelerators: number }>();
  for (const { key, kind, server = '' } of topology.nodes) {
    const of = perServer.get(server) ?? { nics: 0, accelerators: 0 };
    if (kind === 'nic') of.nics += network.get(key) ?? 0;
    if (kind === 'accelerator') of.accelerators++;
    perServer.set(server, of);
  }
  const servers = new Set(all.filter(({ key }) => chosen.includes(key)).map(({ server = '' }) => server));
  const nicRates = [...servers].map((server) => {
    const of = perServer.get(server);
    return of === undefined || of.accelerators === 0 ? 0 : of.nics / of.accelerators;
  });
  const nic = Math.min(...nicRates);
  return {
    ranks: chosen.length,
    perNode: Math.max(0, ...counts.values()),
    nodes: counts.size,
    upBytesPerS,
    nicBytesPerS: nic > 0 ? nic : null,
  };
}
