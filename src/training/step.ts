/**
 * One training step of a model on a layout: its time by part, FLOP, traffic and energy.
 *
 *   step = pipeline of micro-batches + gradients and parameters over copies + optimiser + waiting
 *
 * Model FLOP of a step: 6 · (weights that multiply) · tokens + the causal half of attention, 3 passes of 2 · heads ·
 * (key + value size) · sequence / 2 a token and layer. MFU is of these; what recompute adds counts in hardware FLOP.
 */

import { InputError, type Issue } from '../errors.ts';
import { layoutIssues, multiplyingParameters, worldSize } from '../parallel/layout.ts';
import { defaultOrder, place, placementIssues } from '../parallel/placement.ts';
import { headsOfRank, stageShapes, type WeightShare, weightShares } from '../parallel/shares.ts';
import { type KernelTimes, slower } from '../parallel/times.ts';
import { copiesOf, expertCopiesOf, type TrainingMemory, trainingMemoryOfStages } from './memory.ts';
import {
  computeS,
  layerPass,
  noPass,
  type Pass,
  type PassContext,
  passS,
  plus,
  recomputePass,
  talk,
  vocabularyPass,
} from './pass.ts';
import { powerShare, sustainedClock, type Work } from './power.ts';
import { bubbleOverIdeal, harmonic, pipelineS } from './schedule.ts';
import { microBatches, optimiserBytes, type TrainingSpec } from './types.ts';

/** Seconds of a step by part, along its slowest stage; they add up to the step. */
export interface StepParts {
  readonly forwardS: number;
  readonly backwardS: number;
  readonly recomputeS: number;
  /** exposed communication, by whose it is */
  readonly tensorS: number;
  readonly expertS: number;
  readonly contextS: number;
  readonly pipelineS: number;
  readonly dataS: number;
  readonly bubbleS: number;
  readonly optimiserS: number;
  readonly jitterS: number;
}

/** A priced training step, in SI units. */
export interface TrainingStepResult {
  readonly stepS: number;
  readonly parts: StepParts;
  readonly accelerators: number;
  readonly microBatches: number;
  readonly tokens: number;
  readonly tokensPerS: number;
  readonly modelFlop: number;
  readonly hardwareFlop: number;
  /** of one accelerator */
  readonly modelFlopPerS: number;
  readonly hardwareFlopPerS: number;
  readonly mfu: number;
  readonly hfu: number;
  /** share of the clock that kernels are timed at; below 1 where power limits it */
  readonly clock: number;
  /** idle share of the step, and (pp − 1) / (m · chunks) */
  readonly bubbleShare: number;
  readonly bubbleOverIdeal: number;
  /** of one rank of the slowest stage in a step, by kind; `hbm` counts GEMM, scores and elementwise */
  readonly bytes: { readonly hbm: number; readonly layers: number; readonly pipeline: number; readonly data: number };
  /** all accelerators */
  readonly energyJ: number;
  readonly meanPowerW: number;
  /** of the fullest rank */
  readonly memory: TrainingMemory;
}

/** Tokens and FLOP of a step as the model defines them. */
export function modelFlopOf({ model, batch }: Pick<TrainingSpec, 'model' | 'batch'>): number {
  const tokens = batch.sequence * batch.globalBatch;
  const { heads, keyDim, valueDim } = headsOfRank(model, 1);
  const attention = (6 * model.layers * heads * (keyDim + valueDim) * batch.sequence) / 2;
  return tokens * (6 * multiplyingParameters(model) + attention);
}

/** What the batch and the schedule ask of a layout. Paths are those of a training step's file. */
export function batchIssues(spec: TrainingSpec): Issue[] {
  const issues: Issue[] = [];
  const { batch, layout, options } = spec;
  const report = (path: readonly string[], found: string, hint: string) =>
    issues.push({ code: 'BAD_VALUE', path, found, hint });
  const m = microBatches(batch, layout.dp);
  if (!Number.isInteger(m)) {
    const each = layout.dp * batch.microBatch;
    const found = `${batch.globalBatch} sequences`;
    report(['batch', 'global'], found, `A multiple of dp · micro = ${layout.dp} · ${batch.microBatch} = ${each}.`);
  }
  if (batch.sequence % layout.cp !== 0) {
    report(['batch', 'sequence'], String(batch.sequence), `A multiple of cp = ${layout.cp}.`);
  }
  const interleaved = options.schedule === 'interleaved';
  if (!interleaved && options.chunks !== 1) {
    report(['chunks'], String(options.chunks), 'Only the interleaved schedule has chunks: leave it out.');
  }
  if (interleaved && (options.chunks < 2 || layout.pp < 2)) {
    const found = `${options.chunks} chunks in ${layout.pp} stages`;
    report(['chunks'], found, 'Interleaving takes 2 of each at least.');
  }
  if (interleaved && Number.isInteger(m) && m % layout.pp !== 0) {
    report(['batch', 'global'], `${m} micro-batches`, `Interleaving takes a multiple of pp = ${layout.pp} of them.`);
  }
  return issues;
}

/** Everything that keeps a step from being run, memory apart. */
export function trainingIssues(spec: TrainingSpec): Issue[] {
  const { model, layout, options } = spec;
  const path = ['parallel'];
  const own = layoutIssues({ model, layout, purpose: 'training', chunks: options.chunks, path });
  const batched = Number.isSafeInteger(layout.dp) && layout.dp >= 1 ? batchIssues(spec) : [];
  if (own.length > 0) return [...own, ...batched];
  return [...placementIssues(layout, spec.servers, spec.order, ['cluster']), ...batched];
}

/** One stage: a micro-batch forward, backward, recomputed, and the collectives of ZeRO behind them. */
interface StageTimes {
  readonly forward: Pass;
  readonly backward: Pass;
  readonly again: Pass;
  /** sends to the neighbours that nothing hides, a micro-batch */
  readonly hopsS: number;
  /** ZeRO 2 and 3, a micro-batch */
  readonly zeroS: number;
  /** gradients summed in a pass of their own, a micro-batch */
  readonly sumS: number;
  readonly totalS: number;
}

function stagePasses(context: PassContext): Pick<StageTimes, 'forward' | 'backward' | 'again'>[] {
  const { model, layout } = context.spec;
  const of = (make: (isExpert: boolean) => Pass) => [make(false), make(true)] as const;
  const forward = of((isExpert) => layerPass(context, isExpert, 'forward'));
  const backward = of((isExpert) => layerPass(context, isExpert, 'backward'));
  const again = of((isExpert) => recomputePass(context, isExpert));
  return stageShapes(model, layout).map(({ denseLayers, expertLayers, first, last }) => {
    const layers = ([dense, expert]: readonly [Pass, Pass]) =>
      plus(plus(noPass, dense, denseLayers), expertLayers > 0 ? expert : noPass, expertLayers);
    const ends = (direction: 'forward' | 'backward') =>
      plus(
        first ? vocabularyPass(context, direction, 'first') : noPass,
        last ? vocabularyPass(context, direction, 'last') : noPass,
      );
    return {
      forward: plus(layers(forward), ends('forward')),
      backward: plus(layers(backward), ends('backward')),
      again: layers(again),
    };
  });
}

/** One send of a micro-batch to the next stage: each tp rank a part, gathered on arrival where it is not split. */
function hop(context: PassContext): { seconds: number; sent: number } {
  const { spec, group, times, tokens } = context;
  const { layout, model, bytes } = spec;
  if (layout.pp === 1) return { seconds: 0, sent: 0 };
  const whole = tokens * model.hidden * bytes.parameter;
  const sendS = times.collective('sendRecv', whole / layout.tp, 2, group.pp.hopsLeaveNode ? 1 : 2);
  const gather = layout.sequenceParallel ? { seconds: 0, sent: 0 } : talk(context, 'tp', 'allGather', whole);
  return { seconds: sendS + gather.seconds, sent: whole / layout.tp + gather.sent };
}

/** A collective over the ranks that hold copies of a stage's weights: dense ones and experts. */
function overCopies(
  context: PassContext,
  share: WeightShare,
  op: 'allReduce' | 'allGather' | 'reduceScatter',
  perParameter: number,
): { seconds: number; sent: number } {
  const dense = talk(context, 'gradient', op, (share.layers + share.vocabulary) * perParameter);
  const experts =
    share.experts === 0 ? { seconds: 0, sent: 0 } : talk(context, 'expertGradient', op, share.experts * perParameter);
  return { seconds: dense.seconds + experts.seconds, sent: dense.sent + experts.sent };
}

interface DataTimes {
  /** exposed, a micro-batch and a step */
  readonly microBatchS: number;
  readonly stepS: number;
  readonly sent: number;
}

/** Gradients and parameters over the copies. Source: ZeRO, Rajbhandari et al., SC 2020, section 7. */
function dataTimes(
  context: PassContext,
  share: WeightShare,
  forwardS: number,
  backwardS: number,
  m: number,
): DataTimes {
  const { bytes, options } = context.spec;
  const { zero, overlap } = options;
  const left = (seconds: number, behindS: number) => (overlap.gradients ? Math.max(0, seconds - behindS) : seconds);
  if (zero === 0) {
    const reduce = overCopies(context, share, 'allReduce', bytes.gradient);
    return { microBatchS: 0, stepS: left(reduce.seconds, backwardS), sent: reduce.sent };
  }
  const scatter = overCopies(context, share, 'reduceScatter', bytes.gradient);
  const gather = overCopies(context, share, 'allGather', bytes.parameter);
  if (zero === 1) {
    const stepS = left(scatter.seconds, backwardS) + left(gather.seconds, forwardS);
    return { microBatchS: 0, stepS, sent: scatter.sent + gather.sent };
  }
  if (zero === 2) {
    const microBatchS = left(scatter.seconds, backwardS);
    return { microBatchS, stepS: left(gather.seconds, forwardS), sent: m * scatter.sent + gather.sent };
  }
  const microBatchS = left(gather.seconds, forwardS) + left(gather.seconds + scatter.seconds, backwardS);
  return { microBatchS, stepS: 0, sent: m * (2 * gather.sent + scatter.sent) };
}

/** Adam reads and writes its three numbers, reads the gradient and writes the parameter. */
function optimiserS(context: PassContext, share: WeightShare): number {
  const { spec, times } = context;
  const { bytes, options, layout } = spec;
  const over = options.zero >= 1 ? [copiesOf(layout), expertCopiesOf(layout)] : [1, 1];
  const own = (share.layers + share.vocabulary) / (over[0] ?? 1) + share.experts / (over[1] ?? 1);
  return times.elementwise(own * (2 * optimiserBytes + bytes.gradient + bytes.parameter));
}

/** A pass of its own adds the gradients of each micro-batch after the first: one read, and a sum read and written. */
function accumulationS(context: PassContext, share: WeightShare, m: number): number {
  const { spec, times } = context;
  if (spec.options.accumulation === 'fused' || m === 1) return 0;
  const parameters = share.layers + share.vocabulary + share.experts;
  return times.elementwise(parameters * (2 * spec.bytes.gradient + spec.bytes.parameter));
}

/** Jitter: at each pass of a micro-batch tp · cp ranks wait for the last, at the gradients all do. */
function jitterS(spec: TrainingSpec, m: number): number {
  const { meanS } = spec.options.jitter;
  if (meanS === 0) return 0;
  const { tp, cp } = spec.layout;
  return meanS * (2 * m * harmonic(tp * cp) + harmonic(worldSize(spec.layout)));
}

interface Stage extends StageTimes {
  readonly data: DataTimes;
  readonly optimiserS: number;
}

function stagesOf(context: PassContext, m: number): Stage[] {
  const { spec } = context;
  const { chunks, overlap } = spec.options;
  const shares = weightShares(spec.model, spec.layout, 'training');
  const send = hop(context);
  return stagePasses(context).map((passes, stage) => {
    const share = shares[stage]!;
    const forwardS = passS(passes.forward);
    const backwardS = passS(passes.backward) + passS(passes.again);
    const data = dataTimes(context, share, forwardS, backwardS, m);
    const hidden = (behindS: number) => (overlap.pipeline ? Math.min(send.seconds, behindS / chunks) : 0);
    const hopsS = chunks * (2 * send.seconds - hidden(forwardS) - hidden(backwardS));
    const sumS = accumulationS(context, share, m);
    const totalS = forwardS + backwardS + sumS + hopsS + data.microBatchS;
    const own = optimiserS(context, share);
    return { ...passes, hopsS, sumS, zeroS: data.microBatchS, totalS, data, optimiserS: own };
  });
}

/** A micro-batch of a stage as the power model sees it. */
function workOf({ forward, backward, again, totalS }: Stage): Work {
  const computing = computeS(forward) + computeS(backward) + computeS(again);
  return {
    computeS: computing,
    otherS: totalS - computing,
    flop: forward.flop + backward.flop + again.flop,
    hbmBytes: forward.hbmBytes + backward.hbmBytes + again.hbmBytes,
  };
}

function partsOf(slow: Stage, m: number, fillS: number, rest: Pick<StepParts, 'dataS' | 'jitterS'>): StepParts {
  const { forward, backward, again } = slow;
  const comm = (key: 'tensorS' | 'expertS' | 'contextS') => m * (forward[key] + backward[key] + again[key]);
  return {
    forwardS: m * computeS(forward),
    backwardS: m * (computeS(backward) + slow.sumS),
    recomputeS: m * computeS(again),
    tensorS: comm('tensorS'),
    expertS: comm('expertS'),
    contextS: comm('contextS'),
    pipelineS: m * slow.hopsS,
    dataS: m * slow.zeroS + rest.dataS,
    bubbleS: fillS,
    optimiserS: slow.optimiserS,
    jitterS: rest.jitterS,
  };
}

/** Ranks are alike in a stage, so the sum over stages counts every FLOP once a rank. */
const flopOf = (stages: readonly Stage[], m: number): number =>
  stages.reduce((sum, { forward, backward, again }) => sum + m * (forward.flop + backward.flop + again.flop), 0);

/** What prices a step: kernels, and the accelerator that they run on, in SI. */
export interface TrainingMachine {
  readonly times: KernelTimes;
  /** dense peak of the precision that is trained in */
  readonly peakFlopPerS: number;
  readonly hbmBytesPerS: number;
  readonly tdpW: number;
}

const slowestOf = (stages: readonly Stage[]): Stage =>
  stages.reduce((worst, one) => (one.totalS > worst.totalS ? one : worst));

/** The step's stages at the clock that power leaves to the slowest one, and that clock. */
function sustained(context: PassContext, m: number, machine: TrainingMachine): { stages: Stage[]; clock: number } {
  const stages = stagesOf(context, m);
  if (!context.spec.options.powerLimited) return { stages, clock: 1 };
  const clock = sustainedClock(workOf(slowestOf(stages)), machine);
  if (clock === 1) return { stages, clock };
  return { stages: stagesOf({ ...context, times: slower(context.times, 1 / clock - 1) }, m), clock };
}

function contextOf(spec: TrainingSpec, machine: TrainingMachine): PassContext {
  const { layout, batch, options, servers, order = defaultOrder } = spec;
  return {
    spec,
    times: slower(machine.times, options.jitter.straggler),
    group: place(layout, servers, 'training', order).group,
    tokens: (batch.sequence * batch.microBatch) / layout.cp,
  };
}

/** Time by part, and the bubble in it. */
function timed(context: PassContext, stages: readonly Stage[], m: number): StepParts {
  const { layout, options } = context.spec;
  const slow = slowestOf(stages);
  const exposedHopS = slow.hopsS / (2 * options.chunks);
  const fillHopsS = 2 * (layout.pp - 1) * (hop(context).seconds - exposedHopS);
  const pipeS = pipelineS(
    stages.map(({ totalS }) => totalS),
    m,
    options.chunks,
  );
  const rest = { dataS: Math.max(...stages.map(({ data }) => data.stepS)), jitterS: jitterS(context.spec, m) };
  const last = { ...slow, optimiserS: Math.max(...stages.map((one) => one.optimiserS)) };
  return partsOf(last, m, pipeS - m * slow.totalS + fillHopsS, rest);
}

/** Prices a training step. Throws an InputError with every reason why the layout or the batch cannot be. */
export function priceTrainingStep(spec: TrainingSpec, machine: TrainingMachine): TrainingStepResult {
  const issues = trainingIssues(spec);
  if (issues.length > 0) throw new InputError(issues);
  const { layout, batch, options } = spec;
  const context = contextOf(spec, machine);
  const m = microBatches(batch, layout.dp);
  const { stages, clock } = sustained(context, m, machine);
  const slow = slowestOf(stages);
  const parts = timed(context, stages, m);
  const stepS = Object.values(parts).reduce((sum: number, part: number) => sum + part, 0);
  const accelerators = worldSize(layout);
  const modelFlop = modelFlopOf(spec);
  const rankFlop = flopOf(stages, m) / layout.pp;
  const work = workOf(slow);
  const busyS = m * work.computeS;
  const whole = { computeS: busyS * clock, otherS: stepS - busyS, flop: rankFlop, hbmBytes: m * work.hbmBytes };
  const powerW = machine.tdpW * Math.min(1, powerShare(whole, machine, clock)) * accelerators;
  const tokens = batch.sequence * batch.globalBatch;
  const perRank = modelFlop / accelerators / stepS;
  return {
    stepS,
    parts,
    accelerators,
    microBatches: m,
    tokens,
    tokensPerS: tokens / stepS,
    modelFlop,
    hardwareFlop: rankFlop * accelerators,
    modelFlopPerS: perRank,
    hardwareFlopPerS: rankFlop / stepS,
    mfu: perRank / machine.peakFlopPerS,
    hfu: rankFlop / stepS / machine.peakFlopPerS,
    clock,
    bubbleShare: parts.bubbleS / stepS,
    bubbleOverIdeal: bubbleOverIdeal(layout.pp, m, options.chunks),
    bytes: {
      hbm: m * work.hbmBytes,
      layers: m * (slow.forward.linkBytes + slow.backward.linkBytes + slow.again.linkBytes),
      pipeline: layout.pp === 1 ? 0 : 2 * m * options.chunks * hop(context).sent,
      data: slow.data.sent,
    },
    energyJ: powerW * stepS,
    meanPowerW: powerW,
    memory: trainingMemoryOfStages(spec).reduce((most, one) => (one.totalBytes > most.totalBytes ? one : most)),
  };
}
