// Which module of a model an operator multiplies with, and the format that each is stored in.

import { type CheckpointPrecision, type LinearModule, moduleIds } from '../catalog/types.ts';
import type { PrecisionSpec } from '../scenario/types.ts';

export type WeightModule = LinearModule | 'router';

const all: readonly WeightModule[] = [...moduleIds, 'router'];

/** [operator of src/parallel] */
const moduleOf: Readonly<Record<string, WeightModule>> = {
  qkv: 'attention',
  queryDown: 'attention',
  queryUp: 'attention',
  kvDown: 'attention',
  kvUp: 'attention',
  output: 'attention',
  mlpUp: 'denseMlp',
  mlpDown: 'denseMlp',
  sharedUp: 'sharedExperts',
  sharedDown: 'sharedExperts',
  router: 'router',
  experts: 'routedExperts',
};

/** The module of an operator; the head has a precision of its own. */
export const weightModule = (operator: string): WeightModule => moduleOf[operator] ?? 'attention';

/** [module] format of its weights */
export const formatsOf = ({ weights, modules }: PrecisionSpec): Readonly<Record<WeightModule, string>> =>
  modules ?? (Object.fromEntries(all.map((module) => [module, weights])) as Record<WeightModule, string>);

/** As the entry of a checkpoint would say it. */
export const publishedAs = ({ modules, weights, head, kv, activations }: PrecisionSpec): CheckpointPrecision => {
  const { router: _, ...linear } = modules ?? { router: weights };
  return { weights, ...linear, head, kv, activations };
};
