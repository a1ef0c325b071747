// What a topology is: nodes by key, links between them, and which accelerators a scale-up domain joins.

import type { LinkKind, NodeKind } from '../core/layout.gen.ts';

export type NodeKindName = keyof typeof NodeKind;
export type LinkKindName = keyof typeof LinkKind;

export interface TopologyNode {
  readonly key: string;
  readonly kind: NodeKindName;
  /** server, tray or board that it is in; left out of switches of the fabric */
  readonly server?: string;
  /** rail of a NIC, and of the accelerator that it serves */
  readonly rail?: number;
  /** whether traffic may pass through; left out = all but accelerators */
  readonly forwards?: boolean;
}

export interface TopologyLink {
  readonly source: string;
  readonly target: string;
  readonly kind: LinkKindName;
  /** one way; half-duplex links share it between both */
  readonly bytesPerS: number;
  readonly latencyS: number;
  readonly duplex: 'full' | 'half' | 'one-way';
}

export interface Topology {
  readonly name: string;
  readonly nodes: readonly TopologyNode[];
  readonly links: readonly TopologyLink[];
}

/** What routing counts a link as: scale-up before all, the fabric before a way through a host. */
export const linkCost: Readonly<Record<LinkKindName, number>> = { scaleUp: 1, network: 10, pcie: 100, socket: 100 };

/** Between a NIC and its host: dear, so that no way within a server leaves it, and none in the fabric enters one. */
export const NIC_COST = 1000;

/** Accelerators in the order of their nodes: rank i of a placement that names none. */
export const acceleratorsOf = (topology: Topology): TopologyNode[] =>
  topology.nodes.filter(({ kind }) => kind === 'accelerator');
