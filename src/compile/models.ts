// Kernel models of a pool: what times each operator, and how far to trust it. A user's own number wins over a fitted
// one; the model of an operator that was never measured says so.

import type { PrecisionId, Sourced } from '../catalog/types.ts';
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
import { gemmModel } from '../timing/gemm.ts';
import { mlaModel } from '../timing/mla.ts';
import { moeModel } from '../timing/moe.ts';
import type { KernelModel } from '../timing/types.ts';
import { siOf } from '../units.ts';
import { type Multiplies, vectorPrecision } from './kind.ts';
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

/** The kernels' library: the pool's, or the one that the engine is. */
export function libraryOf({ kernels, engine }: System): string {
  return kernels.library ?? engine.library;
}

function gemmOf(system: System, what: string, stored: PrecisionId, multiply: PrecisionId): NamedModel {
  const { accelerator, precision, kernels } = system;
  const { efficiency } = accelerator;
  const model = gemmModel(accelerator, {
    accelerator: accelerator.id,
    weights: stored,
    activations: precision.activations,
    library: libraryOf(system),
    form: kernels.form,
  });
  const values = {
    computeShare: given(efficiency.compute[multiply] ?? efficiency.compute.default),
    memoryShare: given(efficiency.hbm),
    launchS: given(accelerator.launch),
  };
  return { what, model: replaced(model, GemmCoefficient, values) };
}

function attentionOf(system: System, multiply: PrecisionId): NamedModel {
  const { accelerator, model: shape, precision, kernels } = system;
  const { efficiency } = accelerator;
  const choice = {
    accelerator: accelerator.id,
    activations: multiply,
    kv: precision.kv,
    library: libraryOf(system),
    form: kernels.form,
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
    const model = attentionModel(accelerator, choice);
    return { what: 'attention', model: replaced(model, AttentionCoefficient, values) };
  }
  const sizes = {
    latent: shape.kvLoraRank,
    rope: shape.qkRopeHeadDim ?? 0,
    key: shape.qkNopeHeadDim ?? shape.headDim,
    value: shape.vHeadDim ?? shape.headDim,
  };
  const model = mlaModel(accelerator, choice, sizes);
  return { what: 'latent attention', model: replaced(model, MlaCoefficient, values) };
}

function expertsOf(system: System, multiply: PrecisionId): NamedModel | null {
  const { accelerator, model: shape, precision, kernels } = system;
  if (shape.experts === undefined) return null;
  const model = moeModel(accelerator, {
    accelerator: accelerator.id,
    weights: precision.weights,
    activations: precision.activations,
    library: libraryOf(system),
    form: kernels.form,
  });
  const { efficiency } = accelerator;
  const values = {
    computeShare: given(efficiency.compute[multiply] ?? efficiency.compute.default),
    memoryShare: given(efficiency.hbm),
    launchS: given(accelerator.launch),
  };
  return { what: 'experts', model: replaced(model, MoeCoefficient, values) };
}

/** The models of a pool. Throws InputError for numbers that are missing. */
export function modelsOf(system: System, numbers: Numbers, multiplies: Multiplies): PoolModels {
  const { accelerator, precision, kernels } = system;
  const vector = coefficientsOf(ElementwiseCoefficient, {
    flopPerS: numbers.vectorFlopPerS,
    bytesPerS: numbers.hbmBytesPerS,
    launchS: numbers.launchS,
  });
  const collectives = new Map<CollectiveOpName, NamedModel>();
  return {
    linear: gemmOf(system, 'linear layers', precision.weights, multiplies.linear.precision),
    head: gemmOf(system, 'LM head', precision.head, multiplies.head.precision),
    vector: { op: 'elementwise', form: 'roofline', coefficients: vector },
    attention: attentionOf(system, multiplies.attention.precision),
    experts: expertsOf(system, multiplies.linear.precision),
    collective(op) {
      const known = collectives.get(op);
      if (known !== undefined) return known;
      const model = collectiveModel(accelerator, {
        op,
        library: libraryOf(system),
        form: kernels.form,
        ...(kernels.fabric !== null && { fabric: kernels.fabric }),
      });
      const latencyS = given(accelerator.linkLatency);
      const share = given(accelerator.efficiency.link);
      const line = model.fabric.upBytesPerS;
      const bytesPerS = share === null ? null : share * line;
      const values = {
        llS: latencyS,
        simpleS: latencyS,
        simpleBytesPerS: bytesPerS,
        nvlsBytesPerS: bytesPerS,
        twoShotBytesPerS: bytesPerS,
      };
      const made = { what: op, model: replaced(model, CollectiveCoefficient, values) };
      collectives.set(op, made);
      return made;
    },
  };
}

/** What vector work multiplies in: told in the report beside the others. */
export const vectorWords = ({ accelerator }: System): string => vectorPrecision(accelerator);
