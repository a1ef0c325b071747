// What the models say of measured kernels.

import { accelerators, get } from '../catalog/index.ts';
import type { KernelEntry } from '../catalog/kernel/types.ts';
import type { AcceleratorEntry } from '../catalog/types.ts';
import type { CoreModule } from '../core/host.ts';
import { type KernelSample, Lab } from '../core/lab.ts';
import { InputError } from '../errors.ts';
import type { Maths } from '../maths/maths.ts';
import { kernelModel, modelledOps } from '../timing/models.ts';
import type { KernelChoice, KernelModel } from '../timing/types.ts';
import { siOf } from '../units.ts';
import { choiceOf } from './choice.ts';

import type { Predicted } from './score.ts';
import { groupBy } from './split.ts';
import type { MeasuredKernel } from './types.ts';

/** The core that times, and its logarithm. */
export interface Bench {
  readonly module: CoreModule;
  readonly maths: Maths;
}

export interface PredictOptions {
  readonly form: NonNullable<KernelChoice['form']>;
  readonly entries?: readonly KernelEntry[];
  /** what a table knows of a group; left out = nothing */
  readonly samplesOf?: (group: string) => readonly KernelSample[];
}

/** Kernels of one group share a model: operator, accelerator, precision, library, kernel. */
export const groupOf = ({ op, accelerator, precision, library, kernel }: MeasuredKernel): string =>
  [op, accelerator, precision, library, kernel].join(' ');

export const isModelled = ({ op }: MeasuredKernel): boolean => modelledOps.includes(op);

/** What a miss may be explained by: the memory of an accelerator. 0 = unknown. */
export const memoryOf = ({ sheet, hbmBandwidth }: AcceleratorEntry) => ({
  cacheBytes: sheet === undefined ? 0 : (siOf(sheet.lastLevelCache) ?? 0),
  hbmBytesPerS: siOf(hbmBandwidth) ?? 0,
});

/** The model of a group in a benchmark loop, or why there is none. */
export function modelOfGroup(
  kernel: MeasuredKernel,
  { form, entries = [] }: PredictOptions,
  samples: readonly KernelSample[] = [],
): KernelModel | string {
  if (kernel.kernel === 'eager') return 'launched by the host, outside a graph: no model of that';
  const accelerator = get(accelerators, kernel.accelerator);
  const options = { entries, precision: kernel.precision, samples, inLoop: true };
  try {
    const model = kernelModel(kernel.op, accelerator, choiceOf(kernel, form), options);
    return model ?? `no model of ${kernel.op}`;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

export interface Predictions {
  readonly predicted: readonly Predicted[];
  /** reason → rows that no model answers */
  readonly left: ReadonlyMap<string, number>;
}

/** Times every kernel by its model. */
export function predict(bench: Bench, kernels: readonly MeasuredKernel[], options: PredictOptions): Predictions {
  const left = new Map<string, number>();
  const rows: { model: KernelModel; kernels: readonly MeasuredKernel[] }[] = [];
  for (const [group, members] of groupBy(kernels, groupOf)) {
    const first = members[0]!;
    const model = modelOfGroup(first, options, options.samplesOf?.(group));
    if (typeof model === 'string') left.set(model, (left.get(model) ?? 0) + members.length);
    else rows.push({ model, kernels: members });
  }
  const lab = Lab.create(
    bench.module,
    rows.map(({ model }) => model.row),
  );
  const predicted = rows.flatMap(({ model, kernels: members }, row) => {
    const memory = memoryOf(get(accelerators, members[0]!.accelerator));
    const answers = lab.time(members.map(({ shape }) => ({ model: row, shape })));
    return members.map((kernel, at): Predicted => {
      const { seconds, extrapolated, hbmBytes } = answers[at]!;
      const error = bench.maths.log(seconds / kernel.seconds);
      return { kernel, seconds, error, extrapolated, origin: model.origin, hbmBytes, ...memory, library: '' };
    });
  });
  return { predicted, left };
}
