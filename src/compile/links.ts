// Whether a named algorithm of collectives can run on a pool's links.

import { CollectiveAlgorithm, CollectiveCoefficient } from '../core/layout.gen.ts';
import { InputError, shown } from '../errors.ts';
import type { CollectiveCoefficientName } from '../timing/collective.ts';
import type { NamedModel } from './models.ts';
import type { System } from './system.ts';

const algorithms: Readonly<Record<string, number>> = {
  ...CollectiveAlgorithm,
  'one-shot': CollectiveAlgorithm.oneShot,
  'two-shot': CollectiveAlgorithm.twoShot,
};

/** Rates without which an algorithm is not there. */
const needs: Readonly<Record<string, CollectiveCoefficientName>> = {
  nvls: 'nvlsBytesPerS',
  'one-shot': 'oneShotBytesPerS',
  'two-shot': 'twoShotBytesPerS',
};

interface Reach {
  readonly ranks: number;
  readonly ranksPerNode: number;
}

/** Word of the core for a pool's algorithm. Throws InputError where its links have no such kernel. */
export function algorithmOf({ kernels, path }: System, { model }: NamedModel, { ranks, ranksPerNode }: Reach): number {
  const { algorithm } = kernels;
  const needed = needs[algorithm];
  const refuse = (why: string): never => {
    const hint = `${why}: write auto, ring, tree or hierarchical.`;
    throw new InputError([{ code: 'MISMATCH', path: [...path, 'algorithm'], found: shown(algorithm), hint }]);
  };
  if (needed !== undefined) {
    const rate = model.row.coefficients[CollectiveCoefficient[needed]] ?? 0;
    if (model.row.form === 'roofline') refuse('Data sheets do not state it');
    if (!(rate > 0)) refuse('No such kernel was measured on these links');
    if (algorithm !== 'nvls' && ranks > ranksPerNode) refuse(`It stays in a node, which holds ${ranksPerNode} here`);
  }
  return algorithms[algorithm] ?? 0;
}
