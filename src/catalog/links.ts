// Links of accelerators: the fabric that one is built for, and how many ranks a fabric joins, in a node and over nodes.

import { siOf } from '../units.ts';
import { fabrics, get } from './index.ts';
import type { AcceleratorEntry, FabricEntry } from './types.ts';

/** Cards of a PCIe server. Kind: assumed. */
export const CARDS = 8;

const inSi = (number: AcceleratorEntry['linkDomain'] | undefined): number | null =>
  number === undefined ? null : siOf(number);

/** Id of the scale-up fabric that `accelerator` is built for. */
export function ownFabric(accelerator: AcceleratorEntry): string {
  const link = accelerator.sheet?.link ?? '';
  const domain = inSi(accelerator.linkDomain) ?? 1;
  if (/bridge/i.test(link)) return 'nvlink-bridge';
  if (/nvlink/i.test(link)) return domain > 8 ? 'nvl72' : 'nvlink-8';
  if (/xgmi|IF\d/i.test(link)) return 'xgmi-8';
  if (/ICI/i.test(link)) return 'torus';
  if (/pcie/i.test(link) || domain < 2) {
    return (inSi(accelerator.sheet?.pcieGeneration) ?? 4) >= 5 ? 'pcie5' : 'pcie4';
  }
  return accelerator.sheet === undefined ? 'nvlink-8' : 'scale-up-links';
}

/** Entries of "nvlink-8 + ib-400" by level. Throws InputError for a name that is not known. */
export function fabricsNamed(text: string): Partial<Record<FabricEntry['level'], FabricEntry>> {
  const entries = text.split('+').map((name) => get(fabrics, name.trim(), ['fabric']));
  return Object.fromEntries(entries.map((entry) => [entry.level, entry]));
}

/** What joins the ranks of a replica. */
export interface Joined {
  /** the scale-up fabric */
  readonly up: FabricEntry;
  /** ranks of a node; null = nobody knows */
  readonly perNode: number | null;
  /** whether a fabric between nodes was named */
  readonly overNodes: boolean;
}

/**
 * How many ranks the links of `accelerator` join: those of the fabric that is named, else its own. Where the user wrote
 * how many its link joins, that holds; cards in the slots of a host reach each other through it, linked or not.
 */
export function joinedBy(accelerator: AcceleratorEntry, name: string | null): Joined {
  const named = name === null ? {} : fabricsNamed(name);
  const builtFor = get(fabrics, ownFabric(accelerator));
  const up = named['scale-up'] ?? builtFor;
  const overNodes = named['scale-out'] !== undefined;
  const own = inSi(accelerator.linkDomain);
  const isUsers = accelerator.linkDomain.kind === 'user';
  if (up.shape === 'bridge') return { up, perNode: Math.max(CARDS, own ?? 1), overNodes };
  if (up.shape === 'pcie') {
    const slot = named['scale-up'] !== undefined || inSi(accelerator.sheet?.pcieGeneration) !== null;
    const written = isUsers && (own ?? 1) > 1;
    return { up, perNode: slot && !written ? (inSi(up.domain) ?? CARDS) : own, overNodes };
  }
  const other = named['scale-up'] !== undefined && up.id !== builtFor.id && !isUsers;
  return { up, perNode: other ? (inSi(up.domain) ?? own) : own, overNodes };
}

/** Ranks that the links join together at most. */
export const mostRanks = ({ perNode, overNodes }: Joined): number =>
  overNodes ? Number.POSITIVE_INFINITY : (perNode ?? 1);
