// A collective on a topology, both ways: the closed form from what the graph says of its links, and the run of its
// flows.
// They agree where nothing contends and every phase is alike: rings, one- and two-shot, NVLS and all-to-all inside
// one scale-up domain, to the rounding of rates (a byte a microsecond) and parts (a byte). A ring on a mesh uses one
// link of each rank in the run, all of them in the closed form; rings and trees over nodes step together in the run,
// and overlap in the closed form.

import type { AcceleratorEntry } from '../catalog/types.ts';
import type { CoreModule } from '../core/host.ts';
import { type KernelAnswer, Lab } from '../core/lab.ts';
import { CollectiveCoefficient } from '../core/layout.gen.ts';
import {
  busBytesPerS,
  type CollectiveChoice,
  type CollectiveCoefficientName,
  type CollectiveModel,
  collectiveModel,
} from '../timing/collective.ts';
import { type CollectiveQuery, collectiveShape } from '../timing/collective-question.ts';
import { domainsOf, factsOf, type GroupFacts, scaleUpEnds } from './facts.ts';
import { acceleratorGiven } from './given.ts';
import type { Shares } from './lower.ts';
import { type ScheduledAlgorithm, scheduleOf } from './schedule.ts';
import { type NetworkOptions, networkOf, type Transfer, type TransferJob } from './transfers.ts';
import { acceleratorsOf, type Topology } from './types.ts';

export interface PlacedCollective extends Omit<CollectiveQuery, 'ranks' | 'gpusPerNode'> {
  readonly op: CollectiveChoice['op'];
  readonly library?: string;
  /** keys of accelerators, rank by rank; left out = all */
  readonly ranks?: readonly string[];
}

export interface CollectiveTimes {
  readonly facts: GroupFacts;
  /** of the closed form */
  readonly seconds: number;
  readonly busBytesPerS: number;
  readonly algorithm: KernelAnswer['algorithm'];
  readonly protocol: KernelAnswer['protocol'];
  readonly model: CollectiveModel;
}

/** Rings of more ranks are run at once, not step by step: steps × ranks flows would be millions. */
const LONGEST_RING = 64;

/** The model of `op` on the links of `topology`, as `ranks` are placed there. */
export function modelOnTopology(
  topology: Topology,
  accelerator: AcceleratorEntry | string,
  choice: CollectiveChoice,
  ranks?: readonly string[],
): { readonly model: CollectiveModel; readonly facts: GroupFacts } {
  const facts = factsOf(topology, ranks);
  const { upBytesPerS, nicBytesPerS } = facts;
  const domain = factsOf(topology).perNode;
  return {
    model: collectiveModel(acceleratorGiven(accelerator), { ...choice, links: { upBytesPerS, nicBytesPerS, domain } }),
    facts,
  };
}

/** The closed form of a collective on `topology`. */
export function timesOf(
  module: CoreModule,
  topology: Topology,
  accelerator: AcceleratorEntry,
  query: PlacedCollective,
  options: Pick<CollectiveChoice, 'gpuDirect' | 'rdma' | 'jitterS'> = {},
): CollectiveTimes {
  const { op, library } = query;
  const choice = { op, ...options, ...(library === undefined ? {} : { library }) };
  const { model, facts } = modelOnTopology(topology, accelerator, choice, query.ranks);
  const shape = collectiveShape(model, { ...query, ranks: facts.ranks, gpusPerNode: facts.perNode });
  const [answer] = Lab.create(module, [model.row]).time([{ model: 0, shape }]);
  const { seconds, algorithm, protocol } = answer as KernelAnswer;
  const bus = seconds > 0 ? busBytesPerS(op, query.bytes, facts.ranks, seconds) : 0;
  return { facts, seconds, busBytesPerS: bus, algorithm, protocol, model };
}

type Named = (name: CollectiveCoefficientName) => number;

/** What the closed form's coefficients say of a schedule: seconds before it, seconds a phase, rate of a rank. */
interface Pace {
  readonly fixedS: number;
  readonly stepS: number;
  readonly bytesPerS: number;
}

function paceOf(times: CollectiveTimes, of: Named): Pace {
  const n = times.facts.ranks;
  if (times.algorithm === 'oneShot') {
    return { fixedS: of('oneShotS') + (n - 1) * of('oneShotRankS'), stepS: 0, bytesPerS: of('oneShotBytesPerS') };
  }
  if (times.algorithm === 'twoShot') {
    return { fixedS: of('twoShotS') + (n - 1) * of('twoShotRankS'), stepS: 0, bytesPerS: of('twoShotBytesPerS') };
  }
  if (times.algorithm === 'nvls') {
    // a rank sends its buffer to the switch once, where the rate is given for the volume of a ring
    return { fixedS: of('nvlsS'), stepS: 0, bytesPerS: (of('nvlsBytesPerS') * n) / (2 * (n - 1)) };
  }
  if (times.protocol === 'll') return { fixedS: of('llS'), stepS: of('llStepS'), bytesPerS: of('llBytesPerS') };
  return { fixedS: of('simpleS'), stepS: of('simpleStepS'), bytesPerS: of('simpleBytesPerS') };
}

/** [node] its ranks. */
function groupsOf(topology: Topology, keys: readonly string[]): number[][] {
  const domains = domainsOf(topology);
  const groups = new Map<string, number[]>();
  for (const [rank, key] of keys.entries()) {
    const domain = domains.get(key) ?? key;
    groups.set(domain, [...(groups.get(domain) ?? []), rank]);
  }
  return [...groups.values()];
}

const scheduled: Readonly<Partial<Record<KernelAnswer['algorithm'], ScheduledAlgorithm>>> = {
  tree: 'tree',
  hierarchical: 'hierarchical',
  oneShot: 'one-shot',
  twoShot: 'two-shot',
};

/** Every rank to the switch and back, all of its buffer. */
function throughSwitch(topology: Topology, keys: readonly string[], bytes: number): Transfer[] {
  const plane = topology.nodes.find(({ kind }) => kind === 'switchPlane')?.key ?? '';
  return keys.flatMap((key) => [
    { from: key, to: plane, bytes },
    { from: plane, to: key, bytes },
  ]);
}

/** The flows of a collective, at the pace of the closed form; null where it has no schedule (NVLS between nodes). */
function jobOf(topology: Topology, query: PlacedCollective, times: CollectiveTimes, pace: Pace): TransferJob | null {
  const keys = query.ranks ?? acceleratorsOf(topology).map(({ key }) => key);
  if (times.algorithm === 'sharp') return null;
  if (times.algorithm === 'nvls') {
    return times.facts.nodes > 1 ? null : { phases: [throughSwitch(topology, keys, query.bytes)], stepS: pace.stepS };
  }
  const ring = keys.length > LONGEST_RING || query.op === 'broadcast' ? 'ring-bulk' : 'ring';
  const algorithm = scheduled[times.algorithm] ?? ring;
  const phases = scheduleOf(query.op, algorithm, query.bytes, groupsOf(topology, keys));
  // one phase that stands for many steps
  const steps = (query.op === 'allReduce' ? 2 : 1) * (keys.length - 1);
  const bulk = algorithm === 'ring-bulk' || query.op === 'allToAll';
  const named = phases.map((phase) =>
    phase.map(({ from, to, bytes }) => ({ from: keys[from] as string, to: keys[to] as string, bytes })),
  );
  return { phases: named, stepS: bulk ? steps * pace.stepS : pace.stepS };
}

/** Runs collectives at once on `topology`: `runCollectives` says what it answers. */
export function runOf(
  module: CoreModule,
  topology: Topology,
  accelerator: AcceleratorEntry,
  queries: readonly PlacedCollective[],
  options: NetworkOptions & Pick<CollectiveChoice, 'rdma'> = {},
): (number | null)[] {
  const { gpuDirect, rdma } = options;
  const flags = { ...(gpuDirect === undefined ? {} : { gpuDirect }), ...(rdma === undefined ? {} : { rdma }) };
  const jobs: TransferJob[] = [];
  const rows: (number | null)[] = [];
  let shares: Shares | undefined;
  for (const query of queries) {
    const times = timesOf(module, topology, accelerator, query, flags);
    const of: Named = (name) => times.model.row.coefficients[CollectiveCoefficient[name]] ?? 0;
    const pace = paceOf(times, of);
    const job = jobOf(topology, query, times, pace);
    rows.push(job === null ? null : jobs.length);
    if (job === null) continue;
    const { fabric } = times.model;
    // the rate of a pair on a mesh is that of one of its links
    const line = fabric.up.shape === 'mesh' ? fabric.upBytesPerS / (fabric.domain - 1) : fabric.upBytesPerS;
    shares ??= {
      [scaleUpEnds(topology).size > 0 ? 'scaleUp' : 'pcie']: pace.bytesPerS / line,
      network: fabric.nicBytesPerS / fabric.rawNicBytesPerS,
    };
    jobs.push({ ...job, startS: pace.fixedS });
  }
  // steps were fitted with the links' own latencies in them
  const quick = {
    ...topology,
    links: topology.links.map((link) => (link.kind === 'network' ? link : { ...link, latencyS: 0 })),
  };
  const network = networkOf(module, quick, jobs, { ...options, ...(shares === undefined ? {} : { shares }) });
  const { jobEndS } = network.run();
  return rows.map((row) => (row === null ? null : (jobEndS[row] ?? null)));
}
