// Topologies: built, read from a graph, and what moves over them.

export { alone, clusterOf, fatTree, hgx, mesh, nvl72, pcieBox, serverOf, torus } from './build/index.ts';
export {
  type CollectiveTimes,
  modelOnTopology,
  type PlacedCollective,
} from './collective.ts';
export { domainsOf, factsOf, type GroupFacts } from './facts.ts';
export { collectiveOnTopology, openNetwork, runCollectives } from './open.ts';
export { parseTopology, toGraphology } from './parse.ts';
export type {
  NetworkOptions,
  OpenNetwork,
  Transfer,
  TransferAnswer,
  TransferJob,
} from './transfers.ts';
export { acceleratorsOf, type Topology, type TopologyLink, type TopologyNode } from './types.ts';
