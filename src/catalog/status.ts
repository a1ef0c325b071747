// Whether an entry can be simulated as it stands, and if not what it lacks.

import { activeParameterCount, kvElementsPerToken, parameterCount } from './arithmetic.ts';
import { hasUnknownShape } from './needs.ts';
import type { AcceleratorEntry, ModelEntry, ModelRecord, Unstated } from './types.ts';

/** Numbers without which no accelerator is timed. */
const timed = ['hbmCapacity', 'hbmBandwidth', 'tdp'] as const;

/** Fields that a scenario must give before the accelerator can be timed: `peak` when not one is known. */
export function missingOfAccelerator(accelerator: AcceleratorEntry): string[] {
  const missing: string[] = timed.filter((field) => accelerator[field].value === null);
  if (Object.values(accelerator.peak).every((peak) => peak.value === null)) missing.push('peak');
  return missing;
}

/** Fields that a scenario must give before the model can be timed. Experts alone need no `ffn`. */
export function missingOfModel(model: Pick<ModelRecord, Unstated | 'experts'>): Unstated[] {
  const unstated: readonly Unstated[] = ['layers', 'ffn', 'tiedEmbeddings'];
  return unstated.filter((field) => model[field] === null && !(field === 'ffn' && model.experts !== undefined));
}

/** Nothing unknown: the arithmetic of sizes holds. */
export const isStated = (model: ModelRecord): model is ModelEntry =>
  model.layers !== null && model.ffn !== null && model.tiedEmbeddings !== null;

/** `runs`, `incomplete: hbmBandwidth, peak` or `needs moe, mla`, or both. */
export function statusOf(missing: readonly string[], needs: readonly string[] = []): string {
  const parts: string[] = [];
  if (missing.length > 0) parts.push(`incomplete: ${missing.join(', ')}`);
  if (needs.length > 0) parts.push(`needs ${needs.join(', ')}`);
  return parts.length === 0 ? 'runs' : parts.join('; ');
}

/** Sizes of a model; null where its numbers do not determine them. */
export interface Sizes {
  readonly parameters: number | null;
  /** that one token meets */
  readonly activeParameters: number | null;
  readonly kvElementsPerToken: number | null;
}

export function sizesOf(model: ModelRecord): Sizes {
  const { layers, ffn, tiedEmbeddings, needs } = model;
  const isOdd = hasUnknownShape(needs) && model.extraParameters === undefined && model.keptLayers === undefined;
  if (layers === null || isOdd) {
    return { parameters: null, activeParameters: null, kvElementsPerToken: null };
  }
  const kv = kvElementsPerToken({ ...model, layers, ffn: ffn ?? 0, tiedEmbeddings: tiedEmbeddings ?? false });
  if (missingOfModel(model).length > 0 || tiedEmbeddings === null) {
    return { parameters: null, activeParameters: null, kvElementsPerToken: kv };
  }
  if (hasUnknownShape(needs) && model.extraParameters === undefined) {
    return { parameters: null, activeParameters: null, kvElementsPerToken: kv };
  }
  const shape = { ...model, layers, tiedEmbeddings, ffn: ffn ?? 0 };
  return {
    parameters: parameterCount(shape),
    activeParameters: model.topK === null ? null : activeParameterCount(shape),
    kvElementsPerToken: kv,
  };
}
