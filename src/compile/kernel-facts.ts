// Which model times which kernels of a pool, as reports show it.

import type { KernelFacts } from './compiled.ts';
import type { NamedModel } from './models.ts';

export const kernelFacts = ({ what, model }: NamedModel): KernelFacts => ({
  what,
  form: model.row.form,
  origin: model.origin,
  medianError: model.medianError,
  p90Error: model.p90Error,
  source: model.source,
  notes: model.notes,
});
