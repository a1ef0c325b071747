// Transfers between nodes of a topology: their paths, their fair rates, their ends.

import type { CoreModule } from '../core/host.ts';
import { type FlowAnswer, Network, type NetworkFlow } from '../core/network.ts';
import { InputError, shown } from '../errors.ts';
import { PS_PER_S, toPs } from '../units.ts';
import { domainsOf, scaleUpEnds } from './facts.ts';
import { type Lowered, lower, type Shares } from './lower.ts';
import type { Topology, TopologyNode } from './types.ts';

export interface Transfer {
  /** keys of nodes */
  readonly from: string;
  readonly to: string;
  readonly bytes: number;
  /** name of a class of the options */
  readonly traffic?: string;
  /** what ECMP hashes; left out = its place in the list */
  readonly label?: number;
}

/** Phases of transfers, each after the one before has arrived. */
export interface TransferJob {
  readonly phases: readonly (readonly Transfer[])[];
  readonly startS?: number;
  /** before each phase, beside the latency of the path */
  readonly stepS?: number;
}

export interface NetworkOptions {
  /** false: what crosses a NIC is staged through the memory of the sockets at both ends */
  readonly gpuDirect?: boolean;
  /** false: accelerators of a server without scale-up links exchange through the memory of a socket */
  readonly peer?: boolean;
  /** true: traffic to another rail hops over scale-up links to that rail first */
  readonly railHop?: boolean;
  /** flows that a transfer is split into over equal scale-up links; left out = 1 */
  readonly stripes?: number;
  /** of the line rate that payload reaches, by kind of link */
  readonly shares?: Shares;
  /** left out = one class */
  readonly traffic?: Readonly<Record<string, { readonly priority?: number; readonly weight?: number }>>;
}

export interface TransferAnswer extends Transfer {
  readonly pathClass: FlowAnswer['pathClass'];
  /** keys of the nodes that it passes, ends included */
  readonly path: readonly string[];
  readonly bytesPerS: number;
  readonly endS: number;
}

export interface OpenNetwork {
  /** rates as if all transfers ran at once */
  rates(): TransferAnswer[];
  /** runs all jobs; ends of the jobs in seconds, and every transfer */
  run(): { readonly jobEndS: readonly number[]; readonly transfers: readonly TransferAnswer[] };
}

const seconds = (ps: bigint): number => Number(ps) / PS_PER_S;

/** [key] the socket nearest over PCIe. */
function socketsOf(topology: Topology): ReadonlyMap<string, string> {
  const nearest = new Map<string, string>();
  let edge = topology.nodes.filter(({ kind }) => kind === 'socket').map(({ key }) => key);
  for (const key of edge) nearest.set(key, key);
  const pcie = topology.links.filter(({ kind }) => kind === 'pcie');
  while (edge.length > 0) {
    const reached = new Set(edge);
    const next: string[] = [];
    for (const { source, target } of pcie) {
      for (const [near, far] of [
        [source, target],
        [target, source],
      ] as const) {
        const socket = nearest.get(near);
        if (!reached.has(near) || socket === undefined || nearest.has(far)) continue;
        nearest.set(far, socket);
        next.push(far);
      }
    }
    edge = next;
  }
  return nearest;
}

/** Keys of nodes that a transfer must pass, in this order. */
interface Passes {
  readonly via?: string;
  readonly exit?: string;
  readonly entry?: string;
  readonly viaLast?: string;
}

/** Where a transfer must pass: by its own NICs, through host memory, or over to the rail of its target. */
class Waypoints {
  readonly #nodes: ReadonlyMap<string, TopologyNode>;
  readonly #sockets: ReadonlyMap<string, string>;
  readonly #domains: ReadonlyMap<string, string>;
  readonly #scaleUp: ReadonlySet<string>;
  readonly #nics: ReadonlyMap<string, string>;
  readonly #options: NetworkOptions;

  constructor(topology: Topology, options: NetworkOptions) {
    this.#nodes = new Map(topology.nodes.map((node) => [node.key, node]));
    this.#sockets = socketsOf(topology);
    this.#domains = domainsOf(topology);
    this.#scaleUp = scaleUpEnds(topology);
    this.#nics = nicsOf(topology);
    this.#options = options;
  }

  of({ from, to }: Transfer): Passes {
    const [a, b] = [this.#nodes.get(from), this.#nodes.get(to)];
    if (a?.kind !== 'accelerator' || b?.kind !== 'accelerator') return {};
    if (this.#scaleUp.has(from) && this.#domains.get(from) === this.#domains.get(to)) return {};
    const [near, far] = [this.#sockets.get(from), this.#sockets.get(to)];
    if (a.server === b.server) return this.#options.peer === false && near !== undefined ? { via: near } : {};
    if (this.#options.gpuDirect === false && near !== undefined && far !== undefined) {
      return { via: near, ...named('exit', this.#nics.get(from)), ...named('entry', this.#nics.get(to)), viaLast: far };
    }
    const hop = this.#options.railHop === true && a.rail !== b.rail ? this.#onRail(from, b.rail) : undefined;
    const exit = this.#nics.get(hop ?? from);
    return { ...named('via', hop), ...named('exit', exit), ...named('entry', this.#nics.get(to)) };
  }

  /** the accelerator of another rail that shares the scale-up domain of `from` */
  #onRail(from: string, rail: number | undefined): string | undefined {
    const domain = this.#domains.get(from);
    for (const { key, kind, rail: its } of this.#nodes.values()) {
      if (kind === 'accelerator' && its === rail && this.#domains.get(key) === domain) return key;
    }
    return undefined;
  }
}

/** A key that may be missing. */
const named = (word: keyof Passes, key: string | undefined): Passes => (key === undefined ? {} : { [word]: key });

/** [accelerator] the NIC that serves it: those of a server are spread over its accelerators in order. */
function nicsOf(topology: Topology): ReadonlyMap<string, string> {
  const servers = new Map<string, { readonly accelerators: string[]; readonly nics: string[] }>();
  for (const { key, kind, server } of topology.nodes) {
    if (server === undefined) continue;
    const of = servers.get(server) ?? { accelerators: [], nics: [] };
    if (kind === 'accelerator') of.accelerators.push(key);
    if (kind === 'nic') of.nics.push(key);
    servers.set(server, of);
  }
  const serving = new Map<string, string>();
  for (const { accelerators, nics } of servers.values()) {
    for (const [i, key] of accelerators.entries()) {
      const nic = nics[Math.floor((i * nics.length) / accelerators.length)];
      if (nic !== undefined) serving.set(key, nic);
    }
  }
  return serving;
}

function unknown(path: readonly (string | number)[], key: string): InputError {
  return new InputError([
    { code: 'UNKNOWN_NAME', path, found: shown(key), hint: 'No node of the topology has this key.' },
  ]);
}

/** Opens `topology` for `jobs`. Throws an InputError for a key that no node has, or a transfer without a way. */
export function networkOf(
  module: CoreModule,
  topology: Topology,
  jobs: readonly TransferJob[],
  options: NetworkOptions = {},
): OpenNetwork {
  const lowered = lower(topology, options.shares);
  const classes = Object.entries(options.traffic ?? { default: {} });
  const classOf = new Map(classes.map(([name], at) => [name, at]));
  const waypoints = new Waypoints(topology, options);
  const stripes = options.stripes ?? 1;
  let count = 0;
  const flowsOf = (transfer: Transfer, path: readonly (string | number)[]): NetworkFlow[] => {
    const row = (key: string, word: string): number => {
      const at = lowered.index.get(key);
      if (at === undefined) throw unknown([...path, word], key);
      return at;
    };
    const label = transfer.label ?? count++;
    const traffic = classOf.get(transfer.traffic ?? classes[0]?.[0] ?? '');
    if (traffic === undefined) throw unknown([...path, 'traffic'], transfer.traffic ?? '');
    const one = { source: row(transfer.from, 'from'), target: row(transfer.to, 'to'), label, traffic };
    const passes = Object.fromEntries(
      Object.entries(waypoints.of(transfer)).map(([word, key]) => [word, row(key, 'from')]),
    );
    return Array.from({ length: stripes }, (_, stripe) => ({
      ...{ ...one, ...passes },
      bytes: Math.floor((transfer.bytes * (stripe + 1)) / stripes) - Math.floor((transfer.bytes * stripe) / stripes),
      ...(stripes > 1 ? { stripe } : {}),
    }));
  };
  const network = Network.create(
    module,
    lowered.graph,
    jobs.map(({ phases, startS = 0, stepS = 0 }, job) => ({
      phases: phases.map((phase, at) => phase.flatMap((one, i) => flowsOf(one, ['jobs', job, 'phases', at, i]))),
      ...{ startPs: toPs(startS), stepPs: toPs(stepS) },
    })),
    classes.map(([, { priority = 0, weight = 1 }]) => ({ priority, weight })),
  );
  const transfers = jobs.flatMap(({ phases }) => phases.flat());
  const lost = network.route();
  if (lost !== null) throw noWay(transfers[Math.floor(lost / stripes)]);
  const answers = () => answersOf(topology, lowered, transfers, network.flows(), stripes);
  return {
    rates() {
      network.share();
      return answers();
    },
    run() {
      const ends = network.run();
      return { jobEndS: ends.map(seconds), transfers: answers() };
    },
  };
}

function noWay(transfer: Transfer | undefined): InputError {
  const found = `${transfer?.from} to ${transfer?.to}`;
  const hint = 'The graph has no way between them; accelerators pass nothing on unless they forward.';
  return new InputError([{ code: 'MISMATCH', path: ['topology', 'links'], found, hint }]);
}

/** One answer a transfer: stripes end with the last of them. */
function answersOf(
  topology: Topology,
  { graph }: Lowered,
  transfers: readonly Transfer[],
  flows: readonly FlowAnswer[],
  stripes: number,
): TransferAnswer[] {
  return transfers.map((transfer, at) => {
    const parts = flows.slice(at * stripes, (at + 1) * stripes);
    const first = parts[0] as FlowAnswer;
    const path = [transfer.from, ...first.path.map((link) => topology.nodes[graph.links[link]?.to ?? 0]?.key ?? '')];
    const bytesPerS = parts.reduce((sum, { ratePerUs }) => sum + ratePerUs * 1e6, 0);
    const endS = Math.max(...parts.map(({ endPs }) => seconds(endPs)));
    return { ...transfer, pathClass: first.pathClass, path, bytesPerS, endS };
  });
}
