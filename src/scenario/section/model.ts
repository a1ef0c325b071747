// The section `model`: named, changed in place, or written out.

import type { z } from 'zod';
import { hintFor, idOf, missingOfModel, modelRecords, sizesOf, statusOf, windowMatters } from '../../catalog/index.ts';
import { findModel } from '../../catalog/model-names.ts';
import { isStated } from '../../catalog/status.ts';
import type { ModelEntry, ModelRecord } from '../../catalog/types.ts';
import { type Issue, shown } from '../../errors.ts';
import { isModelPath } from '../beside.ts';
import { choice, either, flag, named, object, problem, text } from '../fields.ts';
import { completed, unlessSame } from './changes.ts';
import { count } from './limits.ts';

type Path = readonly (string | number)[];

export const modelSpec = object(
  {
    base: named(modelRecords, 'a model').optional(),
    config: text('id of a model, path of its config.json or of its folder').optional(),
    assume: choice(['llama'], 'read unknown families and keys of the config as a Llama, with a warning').optional(),
    name: text('how reports call it').optional(),
    layers: count('decoder layers', 10_000).optional(),
    hidden: count('width').optional(),
    heads: count('query heads').optional(),
    kvHeads: count('KV heads').optional(),
    headDim: count('head size').optional(),
    ffn: count('MLP width').optional(),
    gatedMlp: flag('two up projections (SwiGLU) instead of one').optional(),
    vocab: count('vocabulary').optional(),
    tiedEmbeddings: flag('the LM head shares the embedding').optional(),
    maxContext: count('longest context').optional(),
  },
  'a model written in place, or changes to the one named by base',
);

type RawModel = Omit<z.output<typeof modelSpec>, 'config' | 'assume' | 'base'> & {
  readonly base?: ModelRecord | undefined;
};

const shape = [
  'layers',
  'hidden',
  'heads',
  'kvHeads',
  'headDim',
  'ffn',
  'gatedMlp',
  'vocab',
  'tiedEmbeddings',
] as const;

const octaves = (a: number, b: number): number => Math.abs(Math.log2(a / b));

/** The model that runs whose weights and KV are nearest to those of one that does not. */
function nearestThatRuns(model: ModelRecord): string {
  const { parameters, kvElementsPerToken: kv } = sizesOf(model);
  if (parameters === null) return '';
  const apart = (one: ModelRecord): number => {
    const sizes = sizesOf(one);
    const byKv = kv === null ? 0 : octaves(sizes.kvElementsPerToken ?? 1, kv);
    return octaves(sizes.parameters ?? 1, parameters) + byKv;
  };
  const running = modelRecords.filter((one) => one.needs.length === 0 && isStated(one));
  const [nearest] = running.map((one) => ({ one, by: apart(one) })).sort((a, b) => a.by - b.by);
  return nearest === undefined ? '' : ` Nearest in weights and KV that runs: ${nearest.one.id}.`;
}

/** A model with layers that the core has no kernels for. */
export function cannotTime(model: ModelRecord, path: Path): Issue {
  const hint = `This version cannot time it: the model ${statusOf([], model.needs)}.${nearestThatRuns(model)}`;
  return { code: 'NOT_YET', path, found: shown(model.name), hint };
}

/** Why a model of which something is unknown cannot be run: the fields that lack, and what the core cannot time. */
export function unknownIn(model: ModelRecord, path: Path = []): Issue[] {
  const missing = missingOfModel(model);
  const issues = missing.map(
    (field): Issue => ({
      code: 'INCOMPLETE',
      path: [...path, field],
      found: 'nothing',
      hint: completed(model.id, missing),
    }),
  );
  if (model.needs.length > 0) issues.push(cannotTime(model, path));
  return issues;
}

const windowWord = 'sliding-window';

/** A window binds only where a context can outgrow it, so a change of either decides anew. */
function needsAfter(base: ModelRecord | undefined, model: ModelRecord): readonly string[] {
  const others = (base?.needs ?? []).filter((word) => word !== windowWord);
  return windowMatters(model.slidingWindow, model.maxContext) ? [...others, windowWord] : others;
}

/** A model written in place; what `base` does not give must all be stated. */
export function resolveInlineModel(raw: RawModel, path: Path, issues: Issue[]): ModelEntry | null {
  const { base, name, ...given } = raw;
  const missing = base === undefined ? shape.filter((key) => given[key] === undefined) : [];
  for (const key of missing) {
    issues.push({
      code: 'MISSING',
      path: [...path, key],
      found: 'nothing',
      hint: 'A model without base must state it.',
    });
  }
  if (missing.length > 0) return null;
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (base !== undefined && name === undefined && isStated(base)) {
    if (unlessSame({ ...base, ...stated }, base) === base) return base;
  }
  const title = name ?? (base === undefined ? 'inline' : `${base.name} (changed)`);
  const own = { id: idOf(title), name: title, aliases: [], source: 'scenario', kind: 'user' as const };
  const merged = { maxContext: null, needs: [], ...base, ...stated, ...own } as ModelRecord;
  const model = { ...merged, needs: needsAfter(base, merged) };
  if (isStated(model)) return model;
  issues.push(...unknownIn({ ...model, id: base?.id ?? model.id }, path));
  return null;
}

/** Names with a slash may be folders: whether there is such a model is known when they were looked for. */
export const modelName = text('id of a model, or path of a config.json or of the folder that holds it').superRefine(
  (name, context) => {
    // an empty text is a problem of its own
    if (name === '' || name.includes('/') || isModelPath(name)) return;
    const model = findModel(name);
    if (model === null) return problem(context, 'UNKNOWN_NAME', hintFor(modelRecords, name));
    if (isStated(model)) return;
    for (const { code, hint, path } of unknownIn(model)) problem(context, code, hint, [...path]);
  },
);

export const modelSection = either(
  [modelName, modelSpec],
  'Write the id of a model, the path of a config.json or its folder, or a table.',
);
