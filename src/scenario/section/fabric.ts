// The links of a pool's replicas: named, or named with a bandwidth and a latency that the user knows of them.

import type { z } from 'zod';
import { fabrics, find, hintFor } from '../../catalog/index.ts';
import type { FabricEntry, LinkChange, LinkChanges } from '../../catalog/types.ts';
import { type Issue, shown } from '../../errors.ts';
import { either, object, quantity, text } from '../fields.ts';
import { positive, shortTime } from './limits.ts';

const change = {
  base: text('id of a fabric').optional(),
  bandwidth: quantity('bytes/s', 'line rate of one accelerator, one way', positive).optional(),
  latency: shortTime('of a small message between two ranks').optional(),
};

const level = (about: string) =>
  either([text(about), object(change, about)], 'Write the id of a fabric, or { base, bandwidth, latency }.').optional();

export const fabricSection = either(
  [
    text('links of a replica: a fabric, or two joined by +'),
    object(
      { ...change, inner: level('links inside a node'), outer: level('links between nodes') },
      'a fabric with a bandwidth and a latency of its own; inner and outer for both levels',
    ),
  ],
  'Write pcie4, nvlink-8 + ib-400, { base: pcie4, bandwidth: … } or { inner: …, outer: … }.',
);

type RawFabric = z.output<typeof fabricSection>;
type RawLevel = Exclude<RawFabric, string>['inner'];
type Path = readonly (string | number)[];

/** A pool's fabric by name, at most one a level, and what is changed of them. */
export interface PoolFabric {
  readonly name: string | null;
  readonly changes: LinkChanges;
}

const nothing: PoolFabric = { name: null, changes: {} };

/** Entries that are named; what is wrong with the names is reported. */
function entriesOf(written: string, path: Path, issues: Issue[]): FabricEntry[] {
  const levels = new Set<string>();
  return written.split('+').flatMap((word) => {
    const entry = find(fabrics, word.trim());
    if (entry === null) {
      issues.push({ code: 'UNKNOWN_NAME', path, found: shown(word.trim()), hint: hintFor(fabrics, word.trim()) });
    } else if (levels.has(entry.level)) {
      issues.push({ code: 'BAD_VALUE', path, found: written, hint: `One ${entry.level} fabric at most.` });
    } else {
      levels.add(entry.level);
      return [entry];
    }
    return [];
  });
}

const changeOf = ({ bandwidth, latency }: Exclude<NonNullable<RawLevel>, string>): LinkChange => ({
  ...(bandwidth !== undefined && { bytesPerS: bandwidth }),
  ...(latency !== undefined && { latencyS: latency }),
});

const wanted = { inner: 'scale-up', outer: 'scale-out' } as const;
const examples = { inner: 'pcie4', outer: 'ib-400' } as const;

/** One level: its fabric, which must be of that level where `at` says which. */
function levelOf(raw: NonNullable<RawLevel>, at: keyof typeof wanted | null, path: Path, issues: Issue[]) {
  const { base, ...rest } = typeof raw === 'string' ? { base: raw } : raw;
  if (base === undefined) {
    const hint = `Name the fabric that it changes, such as base: ${examples[at ?? 'inner']}.`;
    issues.push({ code: 'MISSING', path: [...path, 'base'], found: 'nothing', hint });
    return null;
  }
  const where = typeof raw === 'string' ? path : [...path, 'base'];
  const entries = entriesOf(base, where, issues);
  const [entry] = entries;
  const changed = changeOf(rest);
  const two = entries.length > 1 && (at !== null || Object.keys(changed).length > 0);
  const other = at !== null && entry !== undefined && entry.level !== wanted[at];
  if (two) {
    const hint = 'One fabric here: write { inner: …, outer: … } for the two levels.';
    issues.push({ code: 'MISMATCH', path: where, found: shown(base), hint });
  } else if (other) {
    const hint = `${entry.name} is ${entry.level}: write it as ${at === 'inner' ? 'outer' : 'inner'}.`;
    issues.push({ code: 'MISMATCH', path: where, found: shown(base), hint });
  }
  return { name: base, changes: entry?.level === 'scale-out' ? { out: changed } : { up: changed } };
}

export function resolveFabric(raw: RawFabric | undefined, path: Path, issues: Issue[]): PoolFabric {
  if (raw === undefined) return nothing;
  const before = issues.length;
  const both = typeof raw === 'string' ? {} : { inner: raw.inner, outer: raw.outer };
  const levels = (['inner', 'outer'] as const).flatMap((at) => {
    const one = both[at];
    return one === undefined ? [] : (levelOf(one, at, [...path, at], issues) ?? []);
  });
  const isOne = typeof raw === 'string' || raw.base !== undefined || levels.length === 0;
  if (isOne && levels.length > 0) {
    const hint = 'Either base with its changes, or inner and outer.';
    issues.push({ code: 'MISMATCH', path: [...path, 'base'], found: String((raw as { base?: string }).base), hint });
  }
  const all = isOne ? [levelOf(raw as NonNullable<RawLevel>, null, path, issues) ?? []].flat() : levels;
  // what cannot be is reported once
  if (issues.length > before) return nothing;
  return {
    name: all.map(({ name }) => name).join('+'),
    changes: Object.assign({}, ...all.map(({ changes }) => changes)) as LinkChanges,
  };
}
