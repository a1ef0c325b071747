// Which links a group of accelerators talks over: those inside a node, and those between nodes.

import { fabrics, find, hintFor } from '../catalog/index.ts';
import { CARDS, ownFabric } from '../catalog/links.ts';
import type { AcceleratorEntry, FabricEntry, LinkChanges, Sourced } from '../catalog/types.ts';
import { InputError, shown } from '../errors.ts';
import { siOf } from '../units.ts';

/** The scale-up and scale-out links of a group, in SI units. */
export interface Fabric {
  readonly up: FabricEntry;
  /** of one accelerator, one way, B/s */
  readonly upBytesPerS: number;
  /** accelerators of a node: those that the scale-up links join; behind bridges, the cards of a server */
  readonly domain: number;
  /** accelerators that one bridge joins; the domain where there are none */
  readonly bridged: number;
  readonly out: FabricEntry;
  /** payload of the NIC of one accelerator, B/s */
  readonly nicBytesPerS: number;
  /** line rate of that NIC */
  readonly rawNicBytesPerS: number;
  readonly hopS: number;
  readonly bulkHopS: number;
  /** what a user says that a small collective of two takes inside a node; null = what was fitted */
  readonly upLatencyS: number | null;
  readonly notes: readonly string[];
}

/** Where an accelerator has no scale-out bandwidth in the catalog. */
const UNKNOWN_NIC = 'ib-400';
/** GB/s of a PCIe x16 slot, one way, by generation. */
const slotBytesPerS: Readonly<Record<number, number>> = { 3: 16e9, 4: 32e9, 5: 64e9, 6: 128e9 };

const inSi = (number: Sourced | undefined): number | null => (number === undefined ? null : siOf(number));

/** One way, B/s, of the PCIe slot that `accelerator` sits in; PCIe 4 where nobody knows. */
export const slotOf = (accelerator: AcceleratorEntry): number =>
  slotBytesPerS[inSi(accelerator.sheet?.pcieGeneration) ?? 4] ?? 32e9;

/** The scale-out fabric nearest to the accelerator's own bandwidth, reported as InfiniBand. */
function ownNic(accelerator: AcceleratorEntry): { readonly id: string; readonly bytesPerS: number | null } {
  const bytesPerS = inSi(accelerator.sheet?.scaleOut);
  if (bytesPerS === null) return { id: UNKNOWN_NIC, bytesPerS: null };
  const rate = bytesPerS >= 100e9 ? 800 : bytesPerS >= 50e9 ? 400 : bytesPerS >= 25e9 ? 200 : 100;
  return { id: `ib-${rate}`, bytesPerS };
}

function entryOf(name: string, path: readonly (string | number)[]): FabricEntry {
  const entry = find(fabrics, name);
  if (entry !== null) return entry;
  throw new InputError([{ code: 'UNKNOWN_NAME', path, found: shown(name), hint: hintFor(fabrics, name) }]);
}

/** At most one fabric of each level. */
function named(text: string, path: readonly (string | number)[]): Partial<Record<FabricEntry['level'], FabricEntry>> {
  const chosen: Partial<Record<FabricEntry['level'], FabricEntry>> = {};
  for (const name of text.split('+')) {
    const entry = entryOf(name.trim(), path);
    if (chosen[entry.level] !== undefined) {
      const hint = `One ${entry.level} fabric at most; write scale-up and scale-out as nvlink-8+ib-400.`;
      throw new InputError([{ code: 'MISMATCH', path, found: shown(text), hint }]);
    }
    chosen[entry.level] = entry;
  }
  return chosen;
}

/** Two ways to write one number may differ in the last bits. */
const SAME = 1e-12;

/** `given` over `usual`; 1 where nothing is given, or what is so already. */
function ratioOf(given: number | undefined, usual: number): number {
  const ratio = given === undefined || usual <= 0 ? 1 : given / usual;
  return Math.abs(ratio - 1) <= SAME ? 1 : ratio;
}

/**
 * The links of `accelerator`: its own where `name` says nothing. `name` is a fabric's id, or two joined by `+` such as
 * `nvlink-8+roce-400`. Throws an InputError at `path` for a name that is not known.
 */
export function fabricOf(
  accelerator: AcceleratorEntry,
  name?: string,
  path: readonly (string | number)[] = ['fabric'],
  { up: upChange = {}, out: outChange = {} }: LinkChanges = {},
): Fabric {
  const chosen = name === undefined ? {} : named(name, path);
  const notes: string[] = [];
  const up = chosen['scale-up'] ?? entryOf(ownFabric(accelerator), path);
  const nic = ownNic(accelerator);
  const out = chosen['scale-out'] ?? entryOf(nic.id, path);
  if (chosen['scale-out'] === undefined && nic.bytesPerS === null) {
    notes.push(`${accelerator.id}: no scale-out bandwidth in the catalog, ${UNKNOWN_NIC} is taken`);
  }
  const own = up.shape === 'pcie' ? slotOf(accelerator) : inSi(accelerator.linkBandwidth);
  const line = inSi(up.bandwidth) ?? own ?? slotOf(accelerator);
  if (own === null) notes.push(`${accelerator.id}: no link bandwidth in the catalog, that of its PCIe slot is taken`);
  const joined = inSi(up.domain) ?? inSi(accelerator.linkDomain) ?? 1;
  const nicLine = (chosen['scale-out'] === undefined ? nic.bytesPerS : null) ?? inSi(out.bandwidth) ?? 50e9;
  const raw = nicLine * ratioOf(outChange.bytesPerS, nicLine);
  const hop = ratioOf(outChange.latencyS, inSi(out.hop) ?? 0);
  return {
    up,
    upBytesPerS: line * ratioOf(upChange.bytesPerS, line),
    domain: up.shape === 'bridge' ? CARDS : joined,
    bridged: joined,
    out,
    rawNicBytesPerS: raw,
    nicBytesPerS: raw * (inSi(out.payload) ?? 1),
    hopS: (inSi(out.hop) ?? 0) * hop,
    bulkHopS: (inSi(out.bulkHop) ?? 0) * hop,
    upLatencyS: upChange.latencyS ?? null,
    notes,
  };
}

/** What a graph says of the links of a rank: line rates, one way, B/s. */
export interface FabricLinks {
  readonly upBytesPerS: number;
  /** null = no NICs */
  readonly nicBytesPerS: number | null;
  /** accelerators that the scale-up links join */
  readonly domain: number;
}

/** `fabric` with the rates of a graph. */
export function withLinks(fabric: Fabric, links: FabricLinks | undefined): Fabric {
  if (links === undefined) return fabric;
  const { upBytesPerS, domain } = links;
  const rawNicBytesPerS = links.nicBytesPerS ?? fabric.rawNicBytesPerS;
  const nicBytesPerS = rawNicBytesPerS * (inSi(fabric.out.payload) ?? 1);
  return { ...fabric, upBytesPerS, domain, bridged: Math.min(domain, fabric.bridged), rawNicBytesPerS, nicBytesPerS };
}

/** Line rate that a family of fits was measured at, B/s: that of the first accelerator fitted on. */
export const fittedLine: Readonly<Record<string, number>> = {
  nvlink3: 300e9,
  nvlink4: 450e9,
  nvlink5: 900e9,
  pcie4: 32e9,
  pcie5: 64e9,
};

/** [family of fits] accelerators whose measurements it was fitted on. */
export const fittedOn: Readonly<Record<string, readonly string[]>> = {
  nvlink3: ['a100-sxm-80gb'],
  nvlink4: ['h100-sxm', 'h200-sxm'],
  nvlink5: ['b200-sxm', 'b300-sxm', 'gb200', 'gb300'],
  pcie4: ['l40s'],
  pcie5: ['rtx-pro-6000-blackwell-server'],
};

/** Family of fits of a fabric: `nvlink` goes on with the generation, the latest known one where it is newer. */
export function fitOf(fabric: Fabric, accelerator: AcceleratorEntry): string | null {
  if (fabric.up.fit !== 'nvlink') return fabric.up.fit;
  const generation = Number(/nvlink(\d)/i.exec(accelerator.sheet?.link ?? '')?.[1] ?? 0);
  if (generation >= 3) return `nvlink${Math.min(generation, 5)}`;
  const line = fabric.upBytesPerS;
  return line >= 700e9 ? 'nvlink5' : line >= 400e9 ? 'nvlink4' : 'nvlink3';
}
