// The network: a core without replicas, which routes flows over a graph, shares its links and runs them to their end.

import { CoreFault } from '../errors.ts';
import type { CoreModule } from './host.ts';
import { type Instance, instantiateCore, readFault } from './instance.ts';
import { FlowState, LinkKind, NodeKind, PathClass } from './layout.gen.ts';

/** A graph as columns: links by row, each one way. */
export interface NetworkGraph {
  /** [node] */
  readonly kind: readonly (keyof typeof NodeKind)[];
  /** [node] whether traffic may pass through */
  readonly forwards: readonly boolean[];
  readonly links: readonly NetworkLink[];
}

export interface NetworkLink {
  readonly from: number;
  readonly to: number;
  readonly kind: keyof typeof LinkKind;
  /** whole bytes a microsecond */
  readonly bytesPerUs: number;
  readonly latencyPs: number;
  /** what routing counts it as, at least 1 */
  readonly cost: number;
  /** index of the link that it shares its capacity with; its own where it has all for itself */
  readonly pool: number;
}

export interface NetworkFlow {
  readonly source: number;
  readonly target: number;
  readonly bytes: number;
  /** what ECMP hashes; left out = its index */
  readonly label?: number;
  readonly traffic?: number;
  /** nodes that it must pass, in this order: host memory or another rail, its NICs, host memory */
  readonly via?: number;
  readonly exit?: number;
  readonly entry?: number;
  readonly viaLast?: number;
  readonly stripe?: number;
}

/** Phases of flows, one after the other. */
export interface NetworkJob {
  readonly phases: readonly (readonly NetworkFlow[])[];
  readonly startPs?: bigint;
  /** time before each phase that no link explains */
  readonly stepPs?: bigint;
}

export interface TrafficClass {
  /** smaller is served first, whole */
  readonly priority: number;
  readonly weight: number;
}

/** A flow as it was routed and run, in the order of jobs, phases, flows. */
export interface FlowAnswer {
  readonly pathClass: keyof typeof PathClass;
  /** indices into the links of the graph */
  readonly path: readonly number[];
  /** B/µs, where rates were asked for alone */
  readonly ratePerUs: number;
  readonly endPs: bigint;
}

const pathClasses = Object.keys(PathClass) as (keyof typeof PathClass)[];
/** Rows of hop a flow: what the longest path may have. */
const HOPS = 48;
const NONE = -1;

export class Network {
  readonly #instance: Instance;
  readonly #flows: number;
  readonly #jobs: number;
  /** [row of the core] index of the link */
  readonly #order: readonly number[];

  private constructor(instance: Instance, flows: number, jobs: number, order: readonly number[]) {
    this.#instance = instance;
    this.#flows = flows;
    this.#jobs = jobs;
    this.#order = order;
  }

  /** Loads a graph, its jobs and classes (one of priority 0, weight 1 where none is given). */
  static create(
    module: CoreModule,
    graph: NetworkGraph,
    jobs: readonly NetworkJob[],
    classes: readonly TrafficClass[] = [{ priority: 0, weight: 1 }],
  ): Network {
    const { instance, order, flows } = loadNetwork(module, graph, jobs, classes);
    return new Network(instance, flows, jobs.length, order);
  }

  #call<T>(run: () => T): T {
    return faultsOf(this.#instance, run);
  }

  /** Finds the path of every flow. Returns the index of a flow that has none, or null. */
  route(): number | null {
    const lost = this.#call(() => this.#instance.exports.routeFlows());
    return lost < 0 ? null : lost;
  }

  /** Rates as if all flows ran at once. */
  share(): void {
    const { flow } = this.#instance.columns;
    flow.state.fill(FlowState.active);
    this.#call(() => this.#instance.exports.shareLinks());
  }

  /** Runs every job to its end. Returns [job] its end in ps. */
  run(): bigint[] {
    const stuck = this.#call(() => this.#instance.exports.runFlows());
    if (stuck > 0) throw new CoreFault('assembly/network/flows.ts', 0, `${stuck} flows without capacity`);
    return Array.from({ length: this.#jobs }, (_, job) => this.#instance.columns.job.endPs[job] ?? 0n);
  }

  flows(): FlowAnswer[] {
    const { flow, hop } = this.#instance.columns;
    return Array.from({ length: this.#flows }, (_, row) => {
      const first = flow.firstHop[row] ?? 0;
      const rows = Array.from(hop.link.subarray(first, first + Math.max(0, flow.hops[row] ?? 0)));
      return {
        pathClass: pathClasses[flow.pathClass[row] ?? 0] ?? 'self',
        path: rows.map((link) => this.#order[link] ?? 0),
        ratePerUs: Number(flow.ratePerUs[row] ?? 0n),
        endPs: flow.endPs[row] ?? 0n,
      };
    });
  }
}

/** Runs a call of the core; a trap becomes a CoreFault. */
function faultsOf<T>(instance: Instance, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw readFault(instance);
    throw error;
  }
}

/** A core with a graph, its flows and classes; `order` = [row of link] its index in the graph. */
export interface LoadedNetwork {
  readonly instance: Instance;
  readonly order: readonly number[];
  /** declared flows: their rows come behind those of transfers */
  readonly flows: number;
}

/** Loads a graph, its jobs and classes into a new core with `transfers` rows for transfers, and joins the links. */
export function loadNetwork(
  module: CoreModule,
  graph: NetworkGraph,
  jobs: readonly NetworkJob[],
  classes: readonly TrafficClass[],
  transfers = 0,
): LoadedNetwork {
  const flows = jobs.reduce((sum, { phases }) => sum + phases.reduce((count, phase) => count + phase.length, 0), 0);
  const instance = instantiateCore(module, {
    nodes: graph.kind.length,
    links: graph.links.length,
    flows: flows + transfers,
    hops: (flows + transfers) * HOPS,
    transfers,
    transferHops: HOPS,
    jobs: jobs.length,
    trafficClasses: classes.length,
  });
  const order = loadGraph(instance, graph);
  loadClasses(instance, classes);
  loadJobs(instance, jobs);
  faultsOf(instance, () => instance.exports.joinLinks());
  return { instance, order, flows };
}

/** Fills `node` and `link`, sorted by source. Returns [row] the index of the link. */
function loadGraph({ columns }: Instance, graph: NetworkGraph): number[] {
  for (const [row, kind] of graph.kind.entries()) {
    columns.node.kind[row] = NodeKind[kind];
    columns.node.forwards[row] = graph.forwards[row] === true ? 1 : 0;
  }
  const order = graph.links.map((_, at) => at).sort((a, b) => graph.links[a]!.from - graph.links[b]!.from || a - b);
  const rowOf = new Int32Array(order.length);
  for (const [row, at] of order.entries()) rowOf[at] = row;
  const { link } = columns;
  for (const [row, at] of order.entries()) {
    const { from, to, kind, bytesPerUs, latencyPs, cost, pool } = graph.links[at]!;
    link.from[row] = from;
    link.to[row] = to;
    link.kind[row] = LinkKind[kind];
    link.cost[row] = cost;
    link.bytesPerUs[row] = BigInt(bytesPerUs);
    link.latencyPs[row] = BigInt(latencyPs);
    link.pool[row] = rowOf[pool] ?? row;
  }
  return order;
}

function loadClasses({ columns }: Instance, classes: readonly TrafficClass[]): void {
  for (const [row, { priority, weight }] of classes.entries()) {
    columns.traffic.priority[row] = priority;
    columns.traffic.weight[row] = weight;
  }
}

function loadJobs({ columns, sizes }: Instance, jobs: readonly NetworkJob[]): void {
  const { flow, job } = columns;
  let row = sizes.transfers;
  for (const [j, { phases, startPs = 0n, stepPs = 0n }] of jobs.entries()) {
    job.firstFlow[j] = row;
    job.startPs[j] = startPs;
    job.stepPs[j] = stepPs;
    for (const [phase, flows] of phases.entries()) {
      for (const one of flows) {
        flow.source[row] = one.source;
        flow.target[row] = one.target;
        flow.bytes[row] = BigInt(one.bytes);
        flow.label[row] = BigInt(one.label ?? row);
        flow.traffic[row] = one.traffic ?? 0;
        flow.via[row] = one.via ?? NONE;
        flow.exit[row] = one.exit ?? NONE;
        flow.entry[row] = one.entry ?? NONE;
        flow.viaLast[row] = one.viaLast ?? NONE;
        flow.stripe[row] = one.stripe ?? NONE;
        flow.job[row] = j;
        flow.phase[row] = phase;
        row++;
      }
    }
    job.flows[j] = row - (job.firstFlow[j] ?? 0);
  }
}
