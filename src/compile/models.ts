// Kernel models of a pool: what times each operator, and how far to trust it. A user's own number wins over a fitted
// one; the model of an operator that was never measured says so.

import type { AcceleratorEntry, PrecisionId, Sourced } from '../catalog/types.ts';
import type { KernelModelRow } from '../core/lab.ts';
import {
  AttentionCoefficient,
  CollectiveCoefficient,
  ElementwiseCoefficient,
  GemmCoefficient,
  MlaCoefficient,
  MoeCoefficient,
} from '../core/layout.gen.ts';
import { attentionModel } from '../timing/attention.ts';
import { type CollectiveOpName, collectiveModel } from '../timing/collective.ts';
import { mlaModel } from '../timing/mla.ts';
import { asFitted, ownEntry, precisionKey } from '../timing/models.ts';
import type { KernelChoice, KernelModel } from '../timing/types.ts';
import { siOf } from '../units.ts';
import type { Multiplies } from './kind.ts';
import { type OwnKernels, poolModel } from './own.ts';
import { coefficientsOf, type Numbers } from './roofline.ts';
import type { System } from './system.ts';

/** A model, and what it times. */
export interface NamedModel {
  readonly what: string;
  readonly model: KernelModel;
}

export interface PoolModels {
  readonly linear: NamedModel;
  readonly head: NamedModel;
  readonly vector: KernelModelRow;
  readonly attention: NamedModel;
  readonly experts: NamedModel | null;
  collective(op: CollectiveOpName): NamedModel;
}

type Places = Readonly<Record<string, number>>;

/** The model with some coefficients replaced; what is null stays. */
function replaced(model: KernelModel, places: Places, values: Readonly<Record<string, number | null>>): KernelModel {
  const coefficients = [...model.row.coefficients];
  const notes = [...model.notes];
  for (const [name, value] of Object.entries(values)) {
    if (value === null) continue;
    coefficients[places[name] ?? 0] = value;
    notes.push(`${name} as given`);
  }
  return { ...model, row: { ...model.row, coefficients }, notes };
}

/** A number that the user wrote; null = the catalog's, which the fit knows better. */
const given = (number: Sourced | undefined): number | null =>
  number !== undefined && number.kind === 'user' ? siOf(number) : null;

/** What the user wrote of multiplies: GEMMs and experts call these coefficients alike. */
const multiplyGiven = ({ efficiency, launch }: AcceleratorEntry, multiply: PrecisionId) => ({
  computeShare: given(efficiency.compute[multiply] ?? efficiency.compute.default),
  memoryShare: given(efficiency.hbm),
  launchS: given(launch),
});

/** The kernels' library: the pool's, or the one that the engine is. */
export function libraryOf({ kernels, engine }: System): string {
  return kernels.library ?? engine.library;
}

function gemmOf(system: System, own: OwnKernels, what: string, stored: PrecisionId, multiply: PrecisionId): NamedModel {
  const { accelerator, precision } = system;
  const model = poolModel(system, own, 'gemm', {
    accelerator: accelerator.id,
    weights: stored,
    activations: precision.activations,
    library: libraryOf(system),
  });
  return { what, model: replaced(model, GemmCoefficient, multiplyGiven(accelerator, multiply)) };
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

function attentionOf(system: System, own: OwnKernels, multiply: PrecisionId): NamedModel {
  const { accelerator, model: shape, precision, kernels } = system;
  const { efficiency } = accelerator;
  const choice = {
    accelerator: accelerator.id,
    activations: precision.activations,
    kv: precision.kv,
    library: libraryOf(system),
    form: kernels.form === 'roofline' ? 'roofline' : 'calibrated',
    phase: 'decode',
  } as const;
  const share = given(efficiency.attention);
  const gemm = given(efficiency.compute[multiply] ?? efficiency.compute.default);
  const compute = (efficiency.compute[multiply] ?? efficiency.compute.default).value ?? 1;
  const both = share === null && gemm === null ? null : compute * (efficiency.attention.value ?? 1);
  const values = {
    prefillEfficiency: both,
    decodeBandwidth: given(efficiency.hbm),
    decodeLaunchS: given(accelerator.launch),
    prefillLaunchS: given(accelerator.launch),
  };
  if (shape.kvLoraRank === undefined) {
    const model = withOwn(system, own, 'attention', attentionModel(accelerator, choice), choice);
    return { what: 'attention', model: replaced(model, AttentionCoefficient, values) };
  }
  const sizes = {
    latent: shape.kvLoraRank,
    rope: shape.qkRopeHeadDim ?? 0,
    key: shape.qkNopeHeadDim ?? shape.headDim,
    value: shape.vHeadDim ?? shape.headDim,
  };
  const model = withOwn(system, own, 'mla', mlaModel(accelerator, choice, sizes), choice);
  return { what: 'latent attention', model: replaced(model, MlaCoefficient, values) };
}

function expertsOf(system: System, own: OwnKernels, multiply: PrecisionId): NamedModel | null {
  const { accelerator, model: shape, precision } = system;
  if (shape.experts === undefined) return null;
  const model = poolModel(system, own, 'moe', {
    accelerator: accelerator.id,
    weights: precision.weights,
    activations: precision.activations,
    library: libraryOf(system),
  });
  return { what: 'experts', model: replaced(model, MoeCoefficient, multiplyGiven(accelerator, multiply)) };
}

/** The models of a pool. Throws InputError for numbers that are missing. */
export function modelsOf(system: System, numbers: Numbers, multiplies: Multiplies, own: OwnKernels): PoolModels {
  const { accelerator, precision, kernels } = system;
  const vector = coefficientsOf(ElementwiseCoefficient, {
    flopPerS: numbers.vectorFlopPerS,
    bytesPerS: numbers.hbmBytesPerS,
    launchS: numbers.launchS,
  });
  const collectives = new Map<CollectiveOpName, NamedModel>();
  return {
    linear: gemmOf(system, own, 'linear layers', precision.weights, multiplies.linear.precision),
    head: gemmOf(system, own, 'LM head', precision.head, multiplies.head.precision),
    vector: { op: 'elementwise', form: 'roofline', coefficients: vector },
    attention: attentionOf(system, own, multiplies.attention.precision),
    experts: expertsOf(system, own, multiplies.linear.precision),
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
      const latencyS = given(accelerator.linkLatency);
      const share = given(accelerator.efficiency.link);
      const choice = { accelerator: accelerator.id, library: libraryOf(system), ...fabric };
      const hasTable = kernels.form === 'table' || kernels.fitted !== null;
      const model = hasTable ? poolModel(system, own, op, choice) : base;
      const line = base.fabric.upBytesPerS;
      const bytesPerS = share === null ? null : share * line;
      const values = {
        llS: latencyS,
        simpleS: latencyS,
        simpleBytesPerS: bytesPerS,
        nvlsBytesPerS: bytesPerS,
        twoShotBytesPerS: bytesPerS,
      };
      const what = op.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
      const made = { what, model: replaced(model, CollectiveCoefficient, values) };
      collectives.set(op, made);
      return made;
    },
  };
}
