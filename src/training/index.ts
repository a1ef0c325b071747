// One training step, priced: what a user writes of it to time by part, memory, FLOP rates and energy.

import type { AcceleratorEntry, PrecisionId } from '../catalog/types.ts';
import { loadCoreModule } from '../core/instance.ts';
import { InputError, type Issue } from '../errors.ts';
import { layoutNotes, type ParallelLayout, singleLayout, worldSize } from '../parallel/layout.ts';
import { type Axis, place, placementWords } from '../parallel/placement.ts';
import {
  type AcceleratorRates,
  type CollectiveOp,
  type KernelTimes,
  ratesOf,
  rooflineTimes,
} from '../parallel/times.ts';
import { parseTraining, type RawTraining, type TrainingInput } from '../scenario/training.ts';
import type { TrainingStepInput } from '../scenario/training-input.gen.ts';
import { attentionModel } from '../timing/attention.ts';
import { collectiveModel } from '../timing/collective.ts';
import { gemmModel } from '../timing/gemm.ts';
import type { KernelModel } from '../timing/types.ts';
import { siOf } from '../units.ts';
import { labTimes } from './lab-times.ts';
import { trainingFitIssues } from './memory.ts';
import { priceTrainingStep, type TrainingStepResult, trainingIssues } from './step.ts';
import { defaultOptions, type TrainingSpec, type ZeroStage } from './types.ts';

export type { TrainingStepResult } from './step.ts';

/** A priced step, with what it was made from. */
export interface TrainingStepReport extends TrainingStepResult {
  readonly model: string;
  readonly accelerator: string;
  readonly layout: ParallelLayout;
  /** "tp 8: 8 a server" */
  readonly placement: readonly string[];
  readonly capacityBytes: number;
  readonly notes: readonly string[];
}

type Without<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The keys that were stated. */
const stated = <T extends object>(given: T | undefined): Without<T> =>
  Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => value !== undefined)) as Without<T>;

/** Memory that contexts, communicators and fragmentation take of an accelerator where nothing is said. Assumed. */
const usualReserved = 3e9;

const gradientBytes = { bf16: 2, fp16: 2, fp32: 4 } as const;

function optionsOf(raw: RawTraining): TrainingSpec['options'] {
  const { jitter, overlap, recompute, schedule, chunks, attention, dropout, accumulation, contextExchange } = raw;
  const { powerLimited } = raw;
  const given = { recompute, schedule, chunks, attention, dropout, accumulation, contextExchange, powerLimited };
  return {
    ...defaultOptions,
    ...stated(given),
    zero: (raw.zero ?? defaultOptions.zero) as ZeroStage,
    overlap: { ...defaultOptions.overlap, ...stated(overlap) },
    jitter: { meanS: jitter?.mean ?? 0, straggler: jitter?.straggler ?? 0 },
  };
}

function specOf({ raw, model }: TrainingInput): TrainingSpec {
  const { order, ...ways } = raw.parallel ?? {};
  const layout: ParallelLayout = { ...singleLayout, ...stated(ways) };
  const acceleratorsPerNode = raw.cluster?.acceleratorsPerNode ?? 8;
  const nodes = raw.cluster?.nodes ?? Math.ceil(worldSize(layout) / acceleratorsPerNode);
  return {
    model,
    layout,
    servers: { acceleratorsPerNode, nodes },
    ...(order !== undefined && { order: order as readonly Axis[] }),
    batch: { sequence: raw.batch.sequence, globalBatch: raw.batch.global, microBatch: raw.batch.micro ?? 1 },
    bytes: { parameter: 2, gradient: gradientBytes[raw.gradients ?? 'fp32'] },
    options: optionsOf(raw),
  };
}

/** Numbers of the accelerator that this layout needs and nobody stated. */
function rateIssues(entry: AcceleratorEntry, precision: PrecisionId, spec: TrainingSpec): Issue[] {
  const missing = (path: readonly string[], hint: string): Issue => ({
    code: 'INCOMPLETE',
    path: ['accelerator', ...path],
    found: 'nothing',
    hint,
  });
  const rates = ratesOf(entry, precision);
  const world = worldSize(spec.layout);
  const issues: Issue[] = [];
  if (rates.peakFlopPerS === 0) issues.push(missing(['peak', precision], `${entry.name} does not multiply in it.`));
  if (world > 1 && rates.linkBytesPerS === 0) {
    issues.push(missing(['linkBandwidth'], 'Its scale-up bandwidth is unknown: give it.'));
  }
  if (world > spec.servers.acceleratorsPerNode && rates.portBytesPerS === null) {
    issues.push(
      missing(['scaleOut'], 'Its network bandwidth is unknown: keep the layout in one server, or take another.'),
    );
  }
  return issues;
}

interface Kernels {
  readonly times: KernelTimes;
  readonly notes: readonly string[];
}

const errorOf = ({ origin, medianError }: KernelModel): string =>
  origin + (medianError === null ? '' : `, median error ${(medianError * 100).toFixed(1)} %`);

/** GEMMs in the precision, attention in 16 bits; calibrated models of the core where asked for. */
async function kernelsOf(entry: AcceleratorEntry, rates: AcceleratorRates, raw: RawTraining): Promise<Kernels> {
  const precision = raw.precision ?? 'bf16';
  const wide = rooflineTimes(precision === 'fp8' ? ratesOf(entry, 'bf16') : rates, 2);
  const plain: KernelTimes = { ...wide, gemm: rooflineTimes(rates, 2).gemm };
  if (raw.kernels === 'roofline') return { times: plain, notes: ['kernels: rooflines of the catalog’s fractions'] };
  const choice = { accelerator: entry.id, weights: precision, activations: precision };
  const gemm = gemmModel(entry, choice);
  const attention = attentionModel(entry, { accelerator: entry.id, phase: 'prefill' });
  const reduce = collectiveModel(entry, { op: 'allReduce' });
  const models = {
    gemm,
    prefillAttention: attention,
    collective: (op: CollectiveOp) => collectiveModel(entry, { op }),
  };
  const notes = [
    `GEMM calibrated: ${errorOf(gemm)}; attention: ${errorOf(attention)}; all-reduce: ${errorOf(reduce)}`,
    'elementwise: roofline of the catalog’s fraction of bandwidth',
    ...new Set([...gemm.notes, ...attention.notes, ...reduce.notes]),
  ];
  return { times: labTimes(await loadCoreModule(), models, plain), notes };
}

/**
 * Prices one training step, given as YAML or JSON text or as plain data (see `tokenworks train-step`).
 *
 * @throws InputError with every problem: names, numbers, a layout that cannot be, a rank that does not fit its memory
 * @example
 * ```ts
 * const report = await trainingStep({
 *   model: 'llama-3.1-8b',
 *   accelerator: 'h100-sxm',
 *   parallel: { tp: 2, dp: 4 },
 *   batch: { sequence: 8192, global: 64 },
 * });
 * ```
 */
export async function trainingStep(
  input: string | TrainingStepInput,
  options: { readonly file?: string; readonly readText?: (path: string) => string } = {},
): Promise<TrainingStepReport> {
  const { file, ...reading } = options;
  const read = parseTraining(input, file, reading);
  const { raw, accelerator, model } = read;
  const spec = specOf(read);
  const precision: PrecisionId = raw.precision ?? 'bf16';
  const capacityBytes = Math.max(0, (siOf(accelerator.hbmCapacity) ?? 0) - (raw.reserved ?? usualReserved));
  const issues = [...trainingIssues(spec), ...rateIssues(accelerator, precision, spec)];
  if (issues.length > 0) throw new InputError(issues);
  const unfit = trainingFitIssues(spec, capacityBytes, ['parallel']);
  if (unfit.length > 0) throw new InputError(unfit);
  const rates = ratesOf(accelerator, precision);
  const kernels = await kernelsOf(accelerator, rates, raw);
  const machine = {
    times: kernels.times,
    peakFlopPerS: rates.peakFlopPerS,
    hbmBytesPerS: rates.hbmBytesPerS,
    tdpW: siOf(accelerator.tdp) ?? 0,
  };
  return {
    ...priceTrainingStep(spec, machine),
    model: model.name,
    accelerator: accelerator.name,
    layout: spec.layout,
    placement: placementWords(place(spec.layout, spec.servers, 'training', spec.order)),
    capacityBytes,
    notes: [...layoutNotes(model, spec.layout), ...kernels.notes],
  };
}

export { trainingMemory } from './memory.ts';
export { priceTrainingStep } from './step.ts';
export type { TrainingSpec } from './types.ts';
