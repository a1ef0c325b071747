// Small graphs, an exact max–min in fractions, and topologies by name.

import { accelerators, get } from '../../src/catalog/index.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import type { Topology, TopologyLink } from '../../src/topology/index.ts';

export const module = await loadCoreModule();
export const acceleratorOf = (id: string) => get(accelerators, id);

/** Links of NICs and leaves, `[a, b, GB/s]` both ways; keys that begin with `x` are switches. */
export function network(
  edges: readonly (readonly [string, string, number])[],
  duplex: TopologyLink['duplex'] = 'full',
): Topology {
  const keys = [...new Set(edges.map(([a]) => a).concat(edges.map(([, b]) => b)))];
  return {
    name: 'test',
    nodes: keys.map((key) => ({ key, kind: key.startsWith('x') ? 'leaf' : 'accelerator' })),
    links: edges.map(([source, target, rate]) => ({
      ...{ source, target, kind: 'network', bytesPerS: rate * 1e9, latencyS: 0, duplex },
    })),
  };
}

/** A fraction in lowest terms does not matter: comparisons cross-multiply. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}
const less = (a: Fraction, b: Fraction): boolean => a.over * b.under < b.over * a.under;

/**
 * Max–min fair rates by the definition, in exact fractions: raise all rates together (each by its weight) until a link
 * is full, freeze its flows, go on. `capacity` [link] whole; `paths` [flow] the links it uses.
 */
export function exactRates(
  capacity: readonly number[],
  paths: readonly (readonly number[])[],
  weights: readonly number[],
): number[] {
  const rates = new Map<number, Fraction>();
  while (rates.size < paths.length) {
    let least: Fraction | null = null;
    let full = -1;
    for (const [link, size] of capacity.entries()) {
      let left: Fraction = { over: BigInt(size), under: 1n };
      let weight = 0n;
      for (const [flow, path] of paths.entries()) {
        if (!path.includes(link)) continue;
        const rate = rates.get(flow);
        if (rate === undefined) weight += BigInt(weights[flow]!);
        else left = { over: left.over * rate.under - rate.over * left.under, under: left.under * rate.under };
      }
      if (weight === 0n) continue;
      const level = { over: left.over, under: left.under * weight };
      if (least === null || less(level, least)) {
        least = level;
        full = link;
      }
    }
    for (const [flow, path] of paths.entries()) {
      if (rates.has(flow) || !path.includes(full)) continue;
      rates.set(flow, { over: least!.over * BigInt(weights[flow]!), under: least!.under });
    }
  }
  return paths.map((_, flow) => Number((rates.get(flow)!.over * 1_000_000n) / rates.get(flow)!.under) / 1e6);
}
