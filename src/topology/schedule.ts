// Collectives as phases of flows between ranks: the schedule that the core runs over a graph.
// Bytes are whole: a buffer is cut into n parts that differ by one byte at most.

import type { CollectiveOpName } from '../timing/collective.ts';

/** Bytes from a rank to another. */
export interface Send {
  readonly from: number;
  readonly to: number;
  readonly bytes: number;
}

export type Phases = readonly (readonly Send[])[];

/** Part `at` of `bytes` cut into `count`. */
const part = (bytes: number, count: number, at: number): number =>
  Math.floor((bytes * (at + 1)) / count) - Math.floor((bytes * at) / count);

const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

/** `steps` steps around the ring of `ranks`, each passing one part on. */
function ringSteps(bytes: number, ranks: readonly number[], steps: number): Send[][] {
  const n = ranks.length;
  return range(steps).map((step) =>
    range(n).map((i) => ({
      from: ranks[i] as number,
      to: ranks[(i + 1) % n] as number,
      bytes: part(bytes, n, (((i - step) % n) + n) % n),
    })),
  );
}

/** A ring at once: what each rank passes on over all steps, as one flow. */
function ringBulk(bytes: number, n: number, share: number): Send[][] {
  return [range(n).map((i) => ({ from: i, to: (i + 1) % n, bytes: Math.ceil(bytes * share) }))];
}

/** A binary tree over ranks 0 … n − 1 (of rank i the children 2i + 1 and 2i + 2): levels from the root down. */
function treeLevels(n: number): readonly (readonly { readonly parent: number; readonly child: number }[])[] {
  const levels: { parent: number; child: number }[][] = [];
  for (let child = 1; child < n; child++) {
    const depth = 30 - Math.clz32(child + 1); // floor(log2(child + 1)) − 1
    levels[depth] ??= [];
    levels[depth].push({ parent: (child - 1) >> 1, child });
  }
  return levels;
}

function treeSteps(op: CollectiveOpName, bytes: number, n: number): Send[][] {
  const levels = treeLevels(n);
  const down = levels.map((level) => level.map(({ parent, child }) => ({ from: parent, to: child, bytes })));
  if (op !== 'allReduce') return down;
  const up = levels.map((level) => level.map(({ parent, child }) => ({ from: child, to: parent, bytes }))).reverse();
  return [...up, ...down];
}

/** Reduce-scatter inside nodes, ring between them on every rail, all-gather inside; all nodes step together. */
function hierarchical(op: CollectiveOpName, bytes: number, groups: readonly (readonly number[])[]): Send[][] {
  const g = groups[0]?.length ?? 1;
  const together = (parts: readonly Send[][][]): Send[][] =>
    range(Math.max(0, ...parts.map(({ length }) => length))).map((step) => parts.flatMap((one) => one[step] ?? []));
  const inside = () => together(groups.map((ranks) => ringSteps(bytes, ranks, g - 1)));
  const passes = op === 'allReduce' ? 2 : 1;
  const rails = range(g).map((rail) => groups.map((ranks) => ranks[rail] as number));
  const between = together(
    rails.map((ranks, rail) => ringSteps(part(bytes, g, rail), ranks, passes * (groups.length - 1))),
  );
  if (op === 'allGather') return [...between, ...inside()];
  return op === 'allReduce' ? [...inside(), ...between, ...inside()] : [...inside(), ...between];
}

function pairwise(bytes: number, n: number): Send[][] {
  const sends = range(n).flatMap((from) =>
    range(n - 1).map((shift) => ({ from, to: (from + shift + 1) % n, bytes: part(bytes, n, shift) })),
  );
  return [sends];
}

/** Everybody sends all of it to everybody. */
const everyone = (n: number, bytes: number): Send[][] => [
  range(n).flatMap((from) => range(n - 1).map((shift) => ({ from, to: (from + shift + 1) % n, bytes }))),
];

export type ScheduledAlgorithm = 'ring' | 'ring-bulk' | 'tree' | 'hierarchical' | 'one-shot' | 'two-shot';

/**
 * Phases of `op` on `bytes` of each rank. `groups` are the ranks of each node, as many in each. `ring-bulk` sends all
 * steps of a ring at once: the same bytes, for rings too long to step through.
 */
export function scheduleOf(
  op: CollectiveOpName,
  algorithm: ScheduledAlgorithm,
  bytes: number,
  groups: readonly (readonly number[])[],
): Phases {
  const n = groups.reduce((sum, { length }) => sum + length, 0);
  if (n < 2) return [];
  if (op === 'sendRecv') return [[{ from: 0, to: 1, bytes }]];
  if (op === 'allToAll') return pairwise(bytes, n);
  const passes = op === 'allReduce' ? 2 : 1;
  if (algorithm === 'one-shot') return everyone(n, bytes);
  if (algorithm === 'two-shot') return [...pairwise(bytes, n), ...pairwise(bytes, n)];
  if (algorithm === 'tree') return treeSteps(op, bytes, n);
  if (algorithm === 'hierarchical') return hierarchical(op, bytes, groups);
  if (algorithm === 'ring-bulk' || op === 'broadcast')
    return ringBulk(bytes, n, op === 'broadcast' ? 1 : (passes * (n - 1)) / n);
  return ringSteps(bytes, range(n), passes * (n - 1));
}
