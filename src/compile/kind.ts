// The numbers of one kind of replica: columns of the Program's `kind` table, and those that its parts are made from.
// What each means is in assembly/README.md §4, §5.

import { activeWatts, pjPerFlop, pjPerHbmByte, pjPerLinkByte } from '../catalog/energy.ts';
import { elementBytes } from '../catalog/precisions.ts';
import type { AcceleratorEntry, PrecisionId } from '../catalog/types.ts';
import { Order, Scheduler, Victim } from '../core/layout.gen.ts';
import { InputError } from '../errors.ts';
import { kvHeadsOfRank } from '../parallel/shares.ts';
import { attentionMultiply } from '../timing/attention-precision.ts';
import { type Multiply, multiplyOf, type PrecisionPath, pathOf } from '../timing/multiply.ts';
import { siOf, toPs } from '../units.ts';
import type { Capacity } from './capacity.ts';
import { formatsOf, type WeightModule } from './modules.ts';
import type { System } from './system.ts';

const NEVER_PS = 2n ** 63n - 1n;
/** Deep idle over TDP where nothing is known: 60 W of 700, as fitted on ML.ENERGY H100 measurements. */
export const IDLE_SHARE = 0.086;
/** Idle with the model loaded over TDP where nothing is known: 121.7 W of 700, as on H100. */
export const CONTEXT_IDLE_SHARE = 121.7 / 700;

export interface Multiplies {
  /** of `weights`: the experts where modules differ */
  readonly linear: Multiply;
  readonly modules: Readonly<Record<WeightModule, Multiply>>;
  readonly head: Multiply;
  readonly attention: Multiply;
}

/** How each multiply of the model runs on this accelerator. Throws InputError where it cannot. */
export function multipliesOf({ precision, accelerator, precisionPath, kernels }: System): Multiplies {
  const { weights, activations, kv, head } = precision;
  const found = (where: string, stored: string, multiply: Multiply | null): Multiply => {
    if (multiply !== null) return multiply;
    const hint = `${accelerator.name} has no multiply that holds both; ${known(accelerator)}.`;
    throw new InputError([
      { code: 'INCOMPLETE', path: [...precisionPath, where], found: `${stored} × ${activations}`, hint },
    ]);
  };
  const modules = Object.fromEntries(
    Object.entries(formatsOf(precision)).map(([module, format]) => [
      module,
      found('weights', format, multiplyOf(accelerator, format, activations)),
    ]),
  ) as Record<WeightModule, Multiply>;
  return {
    modules,
    linear: found('weights', weights, multiplyOf(accelerator, weights, activations)),
    head: found('head', head, multiplyOf(accelerator, head, activations)),
    attention: found('kv', kv, attentionMultiply(accelerator, { activations, kv, form: kernels.form })),
  };
}

function known({ peak }: AcceleratorEntry): string {
  const stated = Object.entries(peak).filter(([, { value }]) => value !== null);
  return stated.length === 0 ? 'no peak is known' : `peaks are known in ${stated.map(([id]) => id).join(', ')}`;
}

export function pathsOf({ precision, accelerator }: System, multiplies: Multiplies): PrecisionPath[] {
  const { weights, activations, kv, head } = precision;
  const others = [...new Set(Object.values(precision.modules ?? {}))].filter((format) => format !== weights);
  const other = (format: string) => multiplyOf(accelerator, format, activations) ?? multiplies.linear;
  return [
    pathOf('linear', weights, activations, multiplies.linear, accelerator),
    ...others.map((format) => pathOf(`linear in ${format}`, format, activations, other(format), accelerator)),
    pathOf('head', head, activations, multiplies.head, accelerator),
    pathOf('attention', kv, activations, multiplies.attention, accelerator),
  ];
}

/** Achieved fraction of the compute peak of a precision. */
export const computeFraction = ({ efficiency }: AcceleratorEntry, id: PrecisionId): number =>
  (efficiency.compute[id] ?? efficiency.compute.default).value ?? 1;

export const peakOf = (accelerator: AcceleratorEntry, id: PrecisionId): number => siOf(accelerator.peak[id]) ?? 0;

/** FP32 runs norms and activations; without a known FP32 peak, the BF16 one. */
export const vectorPrecision = (accelerator: AcceleratorEntry): PrecisionId =>
  accelerator.peak.fp32.value === null ? 'bf16' : 'fp32';

const flag = (on: boolean): number => (on ? 1 : 0);

function shapeColumns({ model, tp }: System) {
  return {
    ranks: tp,
    layers: model.layers,
    hidden: model.hidden,
    headDim: model.headDim,
    upProjections: model.gatedMlp ? 2 : 1,
    heads: model.heads / tp,
    kvHeads: kvHeadsOfRank(model, tp),
    ffn: model.ffn / tp,
    vocab: Math.ceil(model.vocab / tp),
  };
}

function byteColumns({ precision }: System) {
  return {
    weightBytes: elementBytes(precision.weights),
    headBytes: elementBytes(precision.head),
    residualBytes: Math.max(2, elementBytes(precision.activations)),
    kvBytes: elementBytes(precision.kv),
  };
}

function rateColumns({ accelerator }: System, multiplies: Multiplies) {
  const { efficiency } = accelerator;
  const sustained = (id: PrecisionId) => peakOf(accelerator, id) * computeFraction(accelerator, id);
  const vector = vectorPrecision(accelerator);
  return {
    linearFlopPerS: sustained(multiplies.linear.precision),
    headFlopPerS: sustained(multiplies.head.precision),
    attentionFlopPerS: sustained(multiplies.attention.precision) * (efficiency.attention.value ?? 1),
    vectorFlopPerS: sustained(vector),
    hbmBytesPerS: (siOf(accelerator.hbmBandwidth) ?? 0) * (efficiency.hbm.value ?? 1),
    launchS: siOf(accelerator.launch) ?? 0,
    allReduceLatencyS: siOf(accelerator.linkLatency) ?? 0,
    linkBytesPerS: (siOf(accelerator.linkBandwidth) ?? 0) * (efficiency.link.value ?? 1),
  };
}

/** Energies of the work (catalog/energy.ts) and whole watts of the states. */
function energyColumns({ accelerator, ranks, offW }: System, multiplies: Multiplies) {
  const tdp = siOf(accelerator.tdp) ?? 0;
  const watts = (each: number) => BigInt(Math.floor(ranks * each + 0.5));
  const activeW = watts(activeWatts(accelerator));
  const capW = watts(tdp);
  return {
    linearPjPerFlop: pjPerFlop(accelerator, multiplies.linear.precision),
    headPjPerFlop: pjPerFlop(accelerator, multiplies.head.precision),
    attentionPjPerFlop: pjPerFlop(accelerator, multiplies.attention.precision),
    vectorPjPerFlop: pjPerFlop(accelerator, vectorPrecision(accelerator)),
    hbmPjPerByte: pjPerHbmByte(accelerator),
    linkPjPerByte: pjPerLinkByte(accelerator),
    activeW,
    contextIdleW: watts(siOf(accelerator.contextIdlePower) ?? tdp * CONTEXT_IDLE_SHARE),
    idleW: watts(siOf(accelerator.idlePower) ?? tdp * IDLE_SHARE),
    offW: watts(offW),
    dynamicCapW: capW > activeW ? capW - activeW : 0n,
  };
}

/**
 * Host time of a step: given, or what the layers' overhead leaves beyond `fixedLayerS`, what the device pays a layer
 * whatever it computes.
 */
export function hostStepS({ engine, model }: System, fixedLayerS: number): number {
  const given = siOf(engine.hostStep);
  if (given !== null) return given;
  return Math.max(0, model.layers * ((siOf(engine.layerOverhead) ?? 0) - fixedLayerS));
}

function engineColumns(system: System, { kvBlocks }: Capacity) {
  const { engine } = system;
  const deepIdleS = siOf(engine.deepIdleAfter);
  const budget = engine.maxNumBatchedTokens.value ?? 1;
  return {
    deepIdleAfterPs: deepIdleS === null ? NEVER_PS : toPs(deepIdleS),
    // at most: what the device pays is known when its kernels are
    hostStepPs: toPs(hostStepS(system, 0)),
    hostSequencePs: toPs(siOf(engine.hostSequence) ?? 0),
    outputPs: toPs(siOf(engine.output) ?? 0),
    asyncScheduling: flag(engine.asyncScheduling),
    scheduler: Scheduler.vllmV1,
    order: engine.policy === 'priority' ? Order.priority : Order.fcfs,
    victim: Victim.lastInOrder,
    maxNumBatchedTokens: budget,
    maxNumSeqs: engine.maxNumSeqs.value ?? 1,
    longPrefillTokenThreshold: engine.longPrefillTokenThreshold.value ?? 0,
    queueLimit: engine.queueLimit.value ?? -1,
    blockTokens: engine.blockTokens.value ?? 1,
    kvBlocks,
    watermarkBlocks: Math.ceil((engine.watermark.value ?? 0) * kvBlocks),
  };
}

/** Every number of a kind that its parts do not say, and those that its parts are made from. */
export const kindNumbers = (system: System, multiplies: Multiplies, capacity: Capacity) => ({
  ...shapeColumns(system),
  ...byteColumns(system),
  ...rateColumns(system, multiplies),
  ...energyColumns(system, multiplies),
  ...engineColumns(system, capacity),
});

export type KindNumbers = ReturnType<typeof kindNumbers>;
