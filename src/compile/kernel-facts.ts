// Which model times which kernels of a pool, as reports tell it.

import type { KernelFacts } from './compiled.ts';
import type { NamedModel } from './models.ts';

/** Datasheet numbers and catalogued fractions of them. */
export const rooflineFacts: KernelFacts = {
  what: 'all kernels',
  form: 'roofline',
  origin: 'datasheet',
  medianError: null,
  p90Error: null,
  source: 'datasheet numbers and catalogued fractions of them',
  notes: [],
};

export const kernelFacts = ({ what, model }: NamedModel): KernelFacts => ({
  what,
  form: model.row.form,
  origin: model.origin,
  medianError: model.medianError,
  p90Error: model.p90Error,
  source: model.source,
  notes: model.notes,
});
