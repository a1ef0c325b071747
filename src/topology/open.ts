// The functions of this room that need the core: with a compiled module in front they answer at once; without one they
// load the core themselves, once a process, and return a promise.

import type { AcceleratorEntry } from '../catalog/types.ts';
import type { CoreModule } from '../core/host.ts';
import { loadCoreModule } from '../core/instance.ts';
import type { CollectiveChoice } from '../timing/collective.ts';
import { type CollectiveTimes, type PlacedCollective, runOf, timesOf } from './collective.ts';
import { collectivesGiven, networkGiven } from './given.ts';
import { type NetworkOptions, networkOf, type OpenNetwork, type TransferJob } from './transfers.ts';
import type { Topology } from './types.ts';

type ClosedFormOptions = Pick<CollectiveChoice, 'gpuDirect' | 'rdma' | 'jitterS'>;
type RunOptions = NetworkOptions & Pick<CollectiveChoice, 'rdma'>;

const isModule = (value: unknown): value is CoreModule =>
  Object.prototype.toString.call(value) === '[object WebAssembly.Module]';

/** Calls `answer` with the module that leads `given`, or with the core that is loaded where none does. */
function withCore<T>(
  given: readonly unknown[],
  answer: (module: CoreModule, rest: readonly unknown[]) => T,
): T | Promise<T> {
  const [first, ...rest] = given;
  return isModule(first) ? answer(first, rest) : loadCoreModule().then((module) => answer(module, given));
}

/**
 * Opens `topology` for `jobs`: paths, fair rates and ends of transfers.
 *
 * @throws InputError for a key that no node has, a transfer without a way, or what is no job
 * @example
 * ```ts
 * const cluster = topology.clusterOf('h100-sxm', { servers: 4 });
 * const [from, to] = topology.acceleratorsOf(cluster).map(({ key }) => key);
 * const network = await topology.openNetwork(cluster, [{ phases: [[{ from, to, bytes: 1e9 }]] }]);
 * network.run().jobEndS;
 * ```
 */
export function openNetwork(
  topology: Topology,
  jobs: readonly TransferJob[],
  options?: NetworkOptions,
): Promise<OpenNetwork>;
/** The same with a compiled core: at once. */
export function openNetwork(
  module: CoreModule,
  topology: Topology,
  jobs: readonly TransferJob[],
  options?: NetworkOptions,
): OpenNetwork;
export function openNetwork(...given: readonly unknown[]): OpenNetwork | Promise<OpenNetwork> {
  return withCore(given, (module, [topology, jobs, options = {}]) => {
    networkGiven(topology, jobs, options);
    return networkOf(module, topology as Topology, jobs as readonly TransferJob[], options as NetworkOptions);
  });
}

/**
 * The closed form of a collective on `topology`; `accelerator` by id or entry.
 *
 * @throws InputError for a name or key that is not known, or an algorithm that these links cannot run
 * @example `(await topology.collectiveOnTopology(cluster, 'h100-sxm', { op: 'allReduce', bytes: 2 ** 26 })).seconds`
 */
export function collectiveOnTopology(
  topology: Topology,
  accelerator: AcceleratorEntry | string,
  query: PlacedCollective,
  options?: ClosedFormOptions,
): Promise<CollectiveTimes>;
/** The same with a compiled core: at once. */
export function collectiveOnTopology(
  module: CoreModule,
  topology: Topology,
  accelerator: AcceleratorEntry | string,
  query: PlacedCollective,
  options?: ClosedFormOptions,
): CollectiveTimes;
export function collectiveOnTopology(...given: readonly unknown[]): CollectiveTimes | Promise<CollectiveTimes> {
  return withCore(given, (module, [topology, accelerator, query, options = {}]) => {
    const entry = collectivesGiven(topology, accelerator, { query }, options);
    return timesOf(module, topology as Topology, entry, query as PlacedCollective, options as ClosedFormOptions);
  });
}

/**
 * Runs collectives at once on `topology`, contending for its links. Returns [collective] seconds from the common start
 * to its end; null where it has no schedule. The protocol of the first sets the share of the links that payload
 * reaches. The fixed times and steps are those of the closed form, and hold the latencies of scale-up links.
 *
 * @throws InputError as `collectiveOnTopology` does
 */
export function runCollectives(
  topology: Topology,
  accelerator: AcceleratorEntry | string,
  queries: readonly PlacedCollective[],
  options?: RunOptions,
): Promise<(number | null)[]>;
/** The same with a compiled core: at once. */
export function runCollectives(
  module: CoreModule,
  topology: Topology,
  accelerator: AcceleratorEntry | string,
  queries: readonly PlacedCollective[],
  options?: RunOptions,
): (number | null)[];
export function runCollectives(...given: readonly unknown[]): (number | null)[] | Promise<(number | null)[]> {
  return withCore(given, (module, [topology, accelerator, queries, options = {}]) => {
    const entry = collectivesGiven(topology, accelerator, { queries }, options);
    return runOf(module, topology as Topology, entry, queries as readonly PlacedCollective[], options as RunOptions);
  });
}
