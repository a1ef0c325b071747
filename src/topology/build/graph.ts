// Nodes and links as they are added: what every builder writes into.

import type { LinkKindName, NodeKindName, Topology, TopologyLink, TopologyNode } from '../types.ts';

/** Time of the first byte over one link. Kind: assumed; a fit of collectives holds them within its steps. */
export const latencyS: Readonly<Record<LinkKindName, number>> = {
  scaleUp: 2.5e-7,
  pcie: 3e-7,
  socket: 1.5e-7,
  network: 5e-7,
};

export class Graph {
  readonly #nodes: TopologyNode[] = [];
  readonly #links: TopologyLink[] = [];

  /** Adds a node; returns its key. */
  node(key: string, kind: NodeKindName, more: Partial<TopologyNode> = {}): string {
    this.#nodes.push({ key, kind, ...more });
    return key;
  }

  /** Joins two nodes both ways, `bytesPerS` each way. */
  join(source: string, target: string, kind: LinkKindName, bytesPerS: number): void {
    this.#links.push({ source, target, kind, bytesPerS, latencyS: latencyS[kind], duplex: 'full' });
  }

  done(name: string): Topology {
    return { name, nodes: this.#nodes, links: this.#links };
  }
}

/** A server in a graph: its accelerators and NICs by rail. */
export interface Server {
  readonly name: string;
  readonly accelerators: readonly string[];
  readonly nics: readonly string[];
  /** of one NIC, one way, B/s */
  readonly nicBytesPerS: number;
}

/** Adds one server named `name`. */
export type ServerBuilder = (graph: Graph, name: string) => Server;
