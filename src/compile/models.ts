// Kernel models of a pool: what times each operator, and how far to trust it. A user's own number wins over a fitted
// one; the model of an operator that was never measured says so.

import type { AcceleratorEntry } from '../catalog/types.ts';
import type { KernelModelRow } from '../core/lab.ts';
import { CollectiveCoefficient, ElementwiseCoefficient } from '../core/layout.gen.ts';
import { attentionModel } from '../timing/attention.ts';
import { changeOf } from '../timing/change.ts';
import { type CollectiveOpName, collectiveModel } from '../timing/collective.ts';
import { mlaModel } from '../timing/mla.ts';
import { asFitted, ownEntry, precisionKey } from '../timing/models.ts';
import { coefficientsOf } from '../timing/row.ts';
import type { KernelChoice, KernelModel } from '../timing/types.ts';
import { siOf } from '../units.ts';
import type { KindNumbers } from './kind.ts';
import { formatsOf } from './modules.ts';
import { type OwnKernels, poolModel } from './own.ts';
import type { System } from './system.ts';

/** A model, and what it times. */
export interface NamedModel {
  readonly what: string;
  readonly model: KernelModel;
}

export interface PoolModels {
  /** of a GEMM whose weights are stored so */
  linear(format: string): NamedModel;
  readonly head: NamedModel;
  readonly vector: KernelModelRow;
  readonly attention: NamedModel;
  readonly experts: NamedModel | null;
  collective(op: CollectiveOpName): NamedModel;
}

/** The kernels' library: the pool's, or the one that the engine is. */
export function libraryOf({ kernels, engine }: System): string {
  return kernels.library ?? engine.library;
}

function gemmOf(system: System, own: OwnKernels, what: string, stored: string): NamedModel {
  const { accelerator, precision } = system;
  const model = poolModel(system, own, 'gemm', {
    accelerator: accelerator.id,
    weights: stored,
    activations: precision.activations,
    library: libraryOf(system),
  });
  return { what, model };
}

/** A row serves both phases of attention, so an own entry of either counts. */
function withOwn(
  { accelerator, kernels }: System,
  own: OwnKernels,
  kernel: 'attention' | 'mla',
  model: KernelModel,
  choice: KernelChoice,
): KernelModel {
  const entries = kernels.fitted === null ? [] : (own.fitted[kernels.fitted] ?? []);
  const ops =
    kernel === 'mla' ? (['mlaPrefill', 'mlaDecode'] as const) : (['prefillAttention', 'decodeAttention'] as const);
  return ops.reduce((made, op) => {
    const entry = ownEntry(entries, op, accelerator, precisionKey(op, accelerator, choice), choice.library);
    return entry === null ? made : asFitted(made, entry);
  }, model);
}

function attentionOf(system: System, own: OwnKernels): NamedModel {
  const { accelerator, model: shape, precision, kernels } = system;
  const choice = {
    accelerator: accelerator.id,
    activations: precision.activations,
    kv: precision.kv,
    library: libraryOf(system),
    form: kernels.form === 'roofline' ? 'roofline' : 'calibrated',
    phase: 'decode',
  } as const;
  if (shape.kvLoraRank === undefined) {
    const model = withOwn(system, own, 'attention', attentionModel(accelerator, choice), choice);
    return { what: 'attention', model };
  }
  const sizes = {
    latent: shape.kvLoraRank,
    rope: shape.qkRopeHeadDim ?? 0,
    key: shape.qkNopeHeadDim ?? shape.headDim,
    value: shape.vHeadDim ?? shape.headDim,
  };
  const model = withOwn(system, own, 'mla', mlaModel(accelerator, choice, sizes), choice);
  return { what: 'latent attention', model };
}

function expertsOf(system: System, own: OwnKernels): NamedModel | null {
  const { accelerator, model: shape, precision } = system;
  if (shape.experts === undefined) return null;
  const model = poolModel(system, own, 'moe', {
    accelerator: accelerator.id,
    weights: formatsOf(precision).routedExperts,
    activations: precision.activations,
    library: libraryOf(system),
  });
  return { what: 'experts', model };
}

const latencies = ['llS', 'simpleS'] as const;
const rates = ['simpleBytesPerS', 'nvlsBytesPerS', 'twoShotBytesPerS'] as const;

/** Latency and rates of measured collectives, moved by what the user wrote of the links; at most the line rate. */
function withLinkChange(model: KernelModel, accelerator: AcceleratorEntry, lineBytesPerS: number): KernelModel {
  const [latency, share] = [changeOf(accelerator.linkLatency), changeOf(accelerator.efficiency.link)];
  if (model.row.form === 'roofline' || (latency === 1 && share === 1)) return model;
  const coefficients = [...model.row.coefficients];
  for (const name of latencies) {
    const place = CollectiveCoefficient[name];
    coefficients[place] = (coefficients[place] ?? 0) * latency;
  }
  for (const name of rates) {
    const place = CollectiveCoefficient[name];
    const rate = coefficients[place] ?? 0;
    coefficients[place] = Math.min(Math.max(rate, lineBytesPerS), rate * share);
  }
  return { ...model, row: { ...model.row, coefficients }, notes: [...model.notes, 'moved as the links were changed'] };
}

/** The models of a pool. Throws InputError for numbers that are missing. */
export function modelsOf(system: System, numbers: KindNumbers, own: OwnKernels): PoolModels {
  const { accelerator, precision, kernels } = system;
  const vector = coefficientsOf(ElementwiseCoefficient, {
    flopPerS: numbers.vectorFlopPerS,
    bytesPerS: numbers.hbmBytesPerS,
    launchS: siOf(accelerator.launch) ?? 0,
  });
  const collectives = new Map<CollectiveOpName, NamedModel>();
  const linears = new Map<string, NamedModel>();
  return {
    linear(format) {
      const known = linears.get(format);
      if (known !== undefined) return known;
      const what = precision.modules === undefined ? 'linear layers' : `linear layers in ${format}`;
      const made = gemmOf(system, own, what, format);
      linears.set(format, made);
      return made;
    },
    head: gemmOf(system, own, 'LM head', precision.head),
    vector: { op: 'elementwise', form: 'roofline', coefficients: vector },
    attention: attentionOf(system, own),
    experts: expertsOf(system, own),
    collective(op) {
      const known = collectives.get(op);
      if (known !== undefined) return known;
      const fabric = kernels.fabric === null ? {} : { fabric: kernels.fabric };
      const base = collectiveModel(accelerator, {
        op,
        library: libraryOf(system),
        form: kernels.form === 'roofline' ? 'roofline' : 'calibrated',
        ...fabric,
      });
      const choice = { accelerator: accelerator.id, library: libraryOf(system), ...fabric };
      const hasTable = kernels.form === 'table' || kernels.fitted !== null;
      const model = hasTable ? poolModel(system, own, op, choice) : base;
      const what = op.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
      const made = { what, model: withLinkChange(model, accelerator, base.fabric.upBytesPerS) };
      collectives.set(op, made);
      return made;
    },
  };
}
