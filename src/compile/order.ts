// The order of pools and replicas in the Program: one that their numbers give, not the file.
//
// Kinds are rows of numbers; equal rows are one kind. Kinds are in the order of their canonical text, pools in that
// of (kind, other settings, name), replicas pool by pool. So a scenario whose pools are written in another order gives
// the same run, to the last bit.

import { Power } from '../core/layout.gen.ts';
import type { Level } from './levels.ts';
import type { LoweredKind, Row } from './lowered.ts';
import type { System } from './system.ts';

export interface Placed {
  /** pool of the Program */
  readonly row: number;
  readonly kind: number;
  readonly firstReplica: number;
}

export interface Order {
  readonly kinds: readonly LoweredKind[];
  readonly replicas: readonly Row[];
  /** [pool in the file's order] */
  readonly places: readonly Placed[];
}

interface Ordered {
  readonly system: System;
  readonly kind: LoweredKind;
}

/** All numbers of a kind as one text: keys sorted, every digit written. */
function canonical(kind: LoweredKind): string {
  return JSON.stringify(kind, (_, value: unknown) => {
    if (typeof value === 'bigint') return `${value}`;
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => compare(a, b)));
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const settings = ({ replicas, weightThousandths, clock, admissionLimit }: System): string =>
  JSON.stringify([replicas, weightThousandths, clock, admissionLimit]);

export function orderOf(pools: readonly Ordered[], levels: readonly Level[]): Order {
  // one pool has no order
  const texts = pools.length === 1 ? [''] : pools.map(({ kind }) => canonical(kind));
  const kindTexts = [...new Set(texts)].sort(compare);
  const kinds = kindTexts.flatMap((text) => pools[texts.indexOf(text)]?.kind ?? []);
  const keyed = pools.map(({ system }, index) => ({
    index,
    system,
    kind: kindTexts.indexOf(texts[index] ?? ''),
    settings: settings(system),
  }));
  keyed.sort((a, b) => a.kind - b.kind || compare(a.settings, b.settings) || compare(a.system.name, b.system.name));
  const places: Placed[] = [];
  const replicas: Row[] = [];
  for (const [row, { index, system, kind }] of keyed.entries()) {
    places[index] = { row, kind, firstReplica: replicas.length };
    const replica: Row = {
      kind,
      pool: row,
      level: levels.findIndex(({ clockFactor }) => clockFactor === system.clock),
      weight: system.weightThousandths,
      admissionLimit: system.admissionLimit ?? -1,
      batchLimit: -1,
      power: Power.on,
    };
    for (let count = 0; count < system.replicas; count++) replicas.push(replica);
  }
  return { kinds, replicas, places };
}
