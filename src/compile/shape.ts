// What one tensor-parallel rank holds of a model.

import type { ModelEntry } from '../catalog/types.ts';
import { InputError, type Issue } from '../errors.ts';
import type { System } from './system.ts';

export interface RankShape {
  readonly heads: number;
  /** at least 1: KV heads are replicated when there are more ranks than KV heads */
  readonly kvHeads: number;
  readonly ffn: number;
  readonly vocab: number;
}

export const rankShape = (model: ModelEntry, tp: number): RankShape => ({
  heads: model.heads / tp,
  kvHeads: Math.max(1, model.kvHeads / tp),
  ffn: model.ffn / tp,
  vocab: Math.ceil(model.vocab / tp),
});

/** Why `tp` ranks cannot hold the model; empty when they can. */
export function layoutProblems(model: ModelEntry, tp: number): string[] {
  const problems: string[] = [];
  const refuse = (hint: string) => problems.push(hint);
  if (model.heads % tp !== 0)
    refuse(`${model.name} has ${model.heads} query heads, which ${tp} ranks cannot share equally.`);
  if (model.kvHeads % tp !== 0 && tp % model.kvHeads !== 0) {
    refuse(`${model.name} has ${model.kvHeads} KV heads: they neither split nor replicate over ${tp} ranks.`);
  }
  if (model.ffn % tp !== 0)
    refuse(`${model.name} has an MLP width of ${model.ffn}, which ${tp} ranks cannot share equally.`);
  return problems;
}

/** Refuses a layout that cannot be, with every reason. */
export function checkLayout({ model, tp, path: pool }: System): void {
  const path = [...pool, 'tp'];
  const issues = layoutProblems(model, tp).map((hint): Issue => ({ code: 'BAD_VALUE', path, found: String(tp), hint }));
  if (issues.length > 0) throw new InputError(issues);
}
