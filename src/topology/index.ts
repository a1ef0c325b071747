// Topologies: built, read from a graph, and what moves over them.

export { alone, clusterOf, fatTree, hgx, mesh, nvl72, pcieBox, serverOf, torus } from './build/index.ts';
export {
  type CollectiveTimes,
  collectiveOnTopology,
  modelOnTopology,
  type PlacedCollective,
  runCollectives,
} from './collective.ts';
export { domainsOf, factsOf, type GroupFacts } from './facts.ts';
export { parseTopology, toGraphology } from './parse.ts';
export {
  type NetworkOptions,
  type OpenNetwork,
  openNetwork,
  type Transfer,
  type TransferAnswer,
  type TransferJob,
} from './transfers.ts';
export { acceleratorsOf, type Topology, type TopologyLink, type TopologyNode } from './types.ts';
