// Collectives by name: which coefficients time an operator over the links of an accelerator, and how far to trust them.
// Inside a node they are fitted; between nodes they follow from the NIC's line rate, and nothing was measured.

import collectiveFile from '../catalog/kernel/collective.json' with { type: 'json' };
import type { KernelEntry, KernelFile } from '../catalog/kernel/types.ts';
import type { AcceleratorEntry, LinkChanges } from '../catalog/types.ts';
import { CollectiveCoefficient } from '../core/layout.gen.ts';
import { siOf } from '../units.ts';
import { type Fabric, type FabricLinks, fabricOf, fitOf, fittedLine, fittedOn, slotOf, withLinks } from './fabric.ts';
import type { KernelModel } from './types.ts';

export type CollectiveOpName = 'allReduce' | 'allGather' | 'reduceScatter' | 'allToAll' | 'broadcast' | 'sendRecv';
export type CollectiveCoefficientName = keyof typeof CollectiveCoefficient;
type Coefficients = Partial<Record<CollectiveCoefficientName, number>>;

export interface CollectiveChoice {
  readonly op: CollectiveOpName;
  /** nccl (default); custom, or trtllm, vllm, sglang: NCCL beside the all-reduce kernels of engines */
  readonly library?: string;
  /** fabric id, or two joined by `+`; left out = what the accelerator is built for */
  readonly fabric?: string;
  /** what a user says of that fabric */
  readonly changes?: LinkChanges | undefined;
  /** line rates and domain of a graph in place of the fabric's */
  readonly links?: FabricLinks;
  readonly form?: 'roofline' | 'calibrated';
  /** false: what goes to the NIC is staged through host memory */
  readonly gpuDirect?: boolean;
  /** false: the NICs run a TCP stack */
  readonly rdma?: boolean;
  /** launch outside of a captured graph */
  readonly launchS?: number;
  /** standard deviation of the time at which ranks arrive */
  readonly jitterS?: number;
}

/** A collective's model also knows its links and how far between-node times may be off. */
export interface CollectiveModel extends KernelModel {
  readonly fabric: Fabric;
}

const { source, entries } = collectiveFile as KernelFile;

/** What no measurement says of links without a fit: medians of the NVLink generations. Kind: assumed. */
const UNKNOWN = { llS: 8e-6, llStepS: 0.9e-6, simpleS: 22e-6, simpleStepS: 0.7e-6, llShare: 0.3, simpleShare: 0.7 };
/** Staging: each byte crosses the slot and host memory twice; a copy more each way. Kind: assumed. */
const STAGED = { share: 0.5, hopS: 10e-6 };
/** A TCP stack against RDMA: half the rate, and the time of a kernel's network path. Kind: assumed. */
const TCP = { share: 0.5, hopS: 25e-6 };
/** Between nodes: |ln(predicted / real)| that we would not be surprised by. Kind: assumed. */
const BETWEEN_NODES = 0.45;
/** On links like those of a fit, and without any fit. Kind: assumed. */
const LIKE_FIT = 0.3;
const NO_FIT = 0.6;

/** Operators without measurements take the lines of an all-gather, which moves its bytes the same way. */
const measuredOp = (op: CollectiveOpName): CollectiveOpName =>
  op === 'broadcast' || op === 'sendRecv' ? 'allGather' : op;

const isRate = (name: string): boolean => name.endsWith('BytesPerS');

function scaled(coefficients: Readonly<Record<string, number>>, by: number): Coefficients {
  const pairs = Object.entries(coefficients).map(([name, value]) => [name, isRate(name) ? value * by : value]);
  return Object.fromEntries(pairs) as Coefficients;
}

interface Base {
  readonly coefficients: Coefficients;
  readonly origin: KernelModel['origin'];
  readonly entry: KernelEntry | null;
  readonly notes: readonly string[];
}

const entryFor = (op: string, library: string, matches: (entry: KernelEntry) => boolean): KernelEntry | undefined =>
  entries.find((entry) => entry.op === op && entry.library === library && matches(entry));

/** Line rate alone: a mesh has a link for each peer, cards behind a bridge fall back to PCIe. */
function fromLine(accelerator: AcceleratorEntry, fabric: Fabric): Base {
  const { shape } = fabric.up;
  const line = fabric.upBytesPerS;
  const lines = {
    llS: UNKNOWN.llS,
    llStepS: UNKNOWN.llStepS,
    simpleS: UNKNOWN.simpleS,
    simpleStepS: UNKNOWN.simpleStepS,
  };
  const pair = shape === 'mesh' ? line / Math.max(1, fabric.domain - 1) : line;
  const rates = { llBytesPerS: UNKNOWN.llShare * pair, simpleBytesPerS: UNKNOWN.simpleShare * pair };
  const notes = [
    `${accelerator.id}: collectives were never fitted on ${fabric.up.name}; 0.7 of the line rate is taken`,
  ];
  let reach: Coefficients = {};
  if (shape === 'mesh') {
    const peers = fabric.domain - 1;
    reach = {
      pairRanks: 2,
      hostRanks: 4,
      llHostShare: 3,
      simpleHostShare: 3,
      llSocketShare: peers,
      simpleSocketShare: peers,
    };
  } else if (shape === 'bridge') {
    const share = slotOf(accelerator) / line;
    reach = { pairRanks: fabric.bridged, llHostShare: share, simpleHostShare: share };
  }
  return { coefficients: { ...lines, ...rates, ...reach }, origin: 'datasheet', entry: null, notes };
}

/** Fitted on the accelerator, on its links, or nothing but the line rate. */
function baseOf(accelerator: AcceleratorEntry, op: CollectiveOpName, fabric: Fabric, own: boolean): Base {
  const notes = measuredOp(op) === op ? [] : [`${op} was never measured: the lines of an all-gather are taken`];
  const mine = own ? entryFor(measuredOp(op), 'nccl', (entry) => entry.accelerator === accelerator.id) : undefined;
  const fit = fitOf(fabric, accelerator);
  const line = fit === null ? undefined : fittedLine[fit];
  if (mine !== undefined) {
    return { coefficients: mine.coefficients as Coefficients, origin: 'fitted', entry: mine, notes };
  }
  const relative = fit === null ? undefined : entryFor(measuredOp(op), 'nccl', (entry) => entry.family === fit);
  if (relative === undefined || line === undefined) return fromLine(accelerator, fabric);
  const by = fabric.upBytesPerS / line;
  if (by !== 1) notes.push(`rates of ${fit} times ${by.toFixed(2)}, the ratio of the line rates`);
  return { coefficients: scaled(relative.coefficients, by), origin: 'family', entry: relative, notes };
}

/** The kernels of engines beside NCCL; none where their links were not measured. */
function directOf(accelerator: AcceleratorEntry, fabric: Fabric, library: string): KernelEntry | undefined {
  const fit = fitOf(fabric, accelerator);
  const grace = fit === 'nvlink5' && fabric.domain > 8 ? 'nvlink5-grace' : fit;
  const word = library.replace(/^custom[-_]/, '');
  return (
    entryFor('allReduce', word, (entry) => entry.family === grace) ??
    entryFor('allReduce', 'custom', (entry) => entry.family === grace)
  );
}

function nicOf(accelerator: AcceleratorEntry, fabric: Fabric, choice: CollectiveChoice): Coefficients {
  let { nicBytesPerS, hopS, bulkHopS } = fabric;
  if (choice.rdma === false) {
    nicBytesPerS *= TCP.share;
    hopS += TCP.hopS;
    bulkHopS += TCP.hopS;
  }
  if (choice.gpuDirect === false) {
    nicBytesPerS = Math.min(nicBytesPerS, STAGED.share * slotOf(accelerator));
    hopS += STAGED.hopS;
    bulkHopS += STAGED.hopS;
  }
  return { nicBytesPerS, nicLlS: hopS, nicSimpleS: bulkHopS, sharp: fabric.out.reduces ? 1 : 0 };
}

/** The roofline: one line, the latency of the catalog, its fraction of the line rate; between nodes the NIC's. */
function roofline({ linkLatency, efficiency }: AcceleratorEntry, fabric: Fabric): Coefficients {
  const simpleBytesPerS = fabric.upBytesPerS * (efficiency.link.value ?? 1);
  return { simpleS: fabric.upLatencyS ?? siOf(linkLatency) ?? 0, simpleBytesPerS, nicBytesPerS: fabric.nicBytesPerS };
}

/** Times of protocols and kernels before anything moves, and of their steps. */
const latencies: readonly CollectiveCoefficientName[] = [
  ...(['llS', 'llStepS', 'll128S', 'll128StepS', 'simpleS', 'simpleStepS', 'nvlsS'] as const),
  ...(['oneShotS', 'oneShotRankS', 'twoShotS', 'twoShotRankS'] as const),
];

/** All latencies in the proportion in which a small message between two takes `latencyS`. */
function withLatency(coefficients: Coefficients, latencyS: number | null): Coefficients {
  const usual = (coefficients.llS ?? 0) + (coefficients.llStepS ?? 0);
  if (latencyS === null || usual <= 0) return coefficients;
  const scaledBy = (name: CollectiveCoefficientName) =>
    coefficients[name] === undefined ? {} : { [name]: (coefficients[name] * latencyS) / usual };
  return Object.assign({ ...coefficients }, ...latencies.map(scaledBy));
}

/** [coefficient] in the order of the core's enum. */
export function coefficientList(coefficients: Readonly<Partial<Record<string, number>>>): number[] {
  return Object.keys(CollectiveCoefficient).map((name) => coefficients[name] ?? 0);
}

/** The model of a collective over the links of `accelerator`, ready for the core. */
export function collectiveModel(accelerator: AcceleratorEntry, choice: CollectiveChoice): CollectiveModel {
  const fabric = withLinks(fabricOf(accelerator, choice.fabric, undefined, choice.changes), choice.links);
  const usual = fabricOf(accelerator);
  const own = fabric.up.id === usual.up.id && fabric.upBytesPerS === usual.upBytesPerS && fabric.upLatencyS === null;
  const extra: Coefficients = { launchS: choice.launchS ?? 0, jitterS: choice.jitterS ?? 0 };
  if (choice.form === 'roofline') {
    const coefficients = coefficientList({ ...roofline(accelerator, fabric), ...extra });
    const row = { op: choice.op, form: 'roofline', coefficients } as const;
    const notes = [...fabric.notes];
    return {
      row,
      multiply: null,
      origin: 'datasheet',
      medianError: null,
      p90Error: null,
      source: 'data sheets',
      notes,
      fabric,
    };
  }
  const base = baseOf(accelerator, choice.op, fabric, own);
  const library = choice.library ?? 'nccl';
  const direct = library === 'nccl' || choice.op !== 'allReduce' ? undefined : directOf(accelerator, fabric, library);
  const line = fittedLine[fitOf(fabric, accelerator) ?? ''] ?? fabric.upBytesPerS;
  const kernels = direct === undefined ? {} : scaled(direct.coefficients, fabric.upBytesPerS / line);
  const inside = withLatency({ ...base.coefficients, ...kernels }, fabric.upLatencyS);
  const all = { ...inside, ...nicOf(accelerator, fabric, choice), ...extra };
  const seen =
    base.origin === 'fitted' || (own && fittedOn[fitOf(fabric, accelerator) ?? '']?.includes(accelerator.id));
  const errors = seen === true ? ((direct ?? base.entry)?.errors ?? null) : null;
  const notes = [...base.notes, ...fabric.notes];
  if (library !== 'nccl' && direct === undefined)
    notes.push(`no all-reduce kernels of ${library} were measured on these links`);
  return {
    row: { op: choice.op, form: 'calibrated', coefficients: coefficientList(all) },
    multiply: null,
    origin: seen === true ? 'fitted' : base.origin,
    medianError: errors?.median ?? null,
    p90Error: errors?.p90 ?? null,
    source: base.entry === null ? 'line rates of the catalog' : source,
    notes,
    fabric,
  };
}

/** |ln(real / predicted)| that nine of ten answers stay within: fitted inside a node, a guess between nodes. */
export function collectiveSpread(model: CollectiveModel, ranks: number, ranksPerNode: number): number {
  const unseen = model.origin === 'family' && model.fabric.up.shape === 'switch' ? LIKE_FIT : NO_FIT;
  const within = Math.max(0.1, model.p90Error ?? unseen);
  return ranks > ranksPerNode ? Math.max(within, BETWEEN_NODES) : within;
}

/**
 * Bus bandwidth, B/s: bytes over seconds, times what the links of a ring would carry of each byte. `bytes` is the
 * buffer of one rank (of an all-gather the gathered one). Source: nccl-tests, PERFORMANCE.md.
 */
export function busBytesPerS(op: CollectiveOpName, bytes: number, ranks: number, seconds: number): number {
  const ring = (ranks - 1) / ranks;
  const share = op === 'allReduce' ? 2 * ring : op === 'broadcast' || op === 'sendRecv' ? 1 : ring;
  return (bytes / seconds) * share;
}
