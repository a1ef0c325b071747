// Splits of measurements: what is fitted on, and what is kept apart to be scored.

import type { MeasuredKernel } from './types.ts';

/** Rows of one key stay on one side: neighbours of a held-out shape must not give its time away. */
export function shapeKey({ op, shape }: MeasuredKernel): string {
  const pick = (...at: readonly number[]): string => `${op} ${at.map((index) => shape[index] ?? 0).join(',')}`;
  if (op === 'gemm') return pick(1, 2);
  if (op === 'moe') return pick(1, 2, 3, 4, 5, 6);
  if (op === 'elementwise') return pick(0, 1);
  const isAttention = op.endsWith('Attention') || op.startsWith('mla');
  return isAttention ? pick(0, 1, 2) : pick(0);
}

/** FNV-1a with a final mix, as a whole number below 2^32. */
function hashOf(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** [row] fold from 0 to folds − 1: keys in the order of their seeded hash, dealt out in turn. */
export function foldsByShape(kernels: readonly MeasuredKernel[], folds: number, seed: number): number[] {
  const keys = kernels.map(shapeKey);
  const ranked = [...new Set(keys)].map((key) => ({ key, hash: hashOf(key, seed) }));
  ranked.sort((a, b) => a.hash - b.hash || (a.key < b.key ? -1 : 1));
  const foldOf = new Map(ranked.map(({ key }, rank) => [key, rank % folds]));
  return keys.map((key) => foldOf.get(key) ?? 0);
}

/** Rows by a word of theirs, in the order of the words. */
export function groupBy<T>(rows: readonly T[], wordOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const word = wordOf(row);
    const group = groups.get(word);
    if (group === undefined) groups.set(word, [row]);
    else group.push(row);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}
