// A pool as parts and pieces: what src/parallel says a layout makes of a step, timed by the pool's kernel models.
//
//   passes = layers of the largest stage · turns     copies = all layers, ranks, micro-batches     turns: stageTurns
//
// Two half batches in turn are two micro-batches whose communication may all hide under computation.

import { pjPerFlop as pjPerFlopOf } from '../catalog/energy.ts';
import { elementBytes } from '../catalog/precisions.ts';
import type { CoreModule } from '../core/lab.ts';
import { Lab, shapeOf } from '../core/lab.ts';
import {
  AttentionCoefficient,
  CollectiveShape,
  ElementwiseCoefficient,
  ElementwiseShape,
  GemmCoefficient,
  GemmShape,
  MoeCoefficient,
  MoeShape,
  Operator,
  Phase,
} from '../core/layout.gen.ts';
import { stageRanks } from '../parallel/layout.ts';
import { type Placement, place } from '../parallel/placement.ts';
import { type ServingOperator, servingOperators, stageTurns } from '../parallel/serving.ts';
import { headsOfRank, kvElementsOfRank, stageShapes } from '../parallel/shares.ts';
import { changeOf, withUsualLaunch } from '../timing/change.ts';
import type { CollectiveOpName } from '../timing/collective.ts';
import { idealAttention, slowerThanIdeal } from '../timing/datasheet.ts';
import { inStep, inStepShare } from './in-step.ts';
import type { KindNumbers, Multiplies } from './kind.ts';
import { layoutOf } from './layout.ts';
import { algorithmOf } from './links.ts';
import { type AttentionPieces, type AttentionWork, type KindParts, type PartRow, plainPart } from './lowered.ts';
import { modelsOf, type NamedModel, type PoolModels } from './models.ts';
import { formatsOf, weightModule } from './modules.ts';
import { nodeOf } from './nodes.ts';
import { nothingOwn, type OwnKernels } from './own.ts';
import { slowedParts, slowedPieces } from './slowed.ts';
import type { System } from './system.ts';
import { checkedTable } from './tables.ts';

/** Operators of src/parallel by the words of the core. */
const operatorOf: Readonly<Record<string, number>> = {
  qkv: Operator.qkv,
  queryDown: Operator.qkv,
  kvDown: Operator.qkv,
  queryUp: Operator.latent,
  kvUp: Operator.latent,
  output: Operator.output,
  mlpUp: Operator.mlpUp,
  mlpDown: Operator.mlpDown,
  sharedUp: Operator.mlpUp,
  sharedDown: Operator.mlpDown,
  router: Operator.router,
  experts: Operator.moe,
  elementwise: Operator.elementwise,
  head: Operator.head,
  headGather: Operator.gather,
  dispatch: Operator.exchange,
  combine: Operator.exchange,
  contextRing: Operator.exchange,
  contextGather: Operator.exchange,
  stageSend: Operator.pipe,
};

/** Kernels of norms, rotary embedding and activation in a layer. */
const ELEMENTWISE_LAUNCHES = 4;
/** Uniform random choice of experts: what a router that is balanced in the mean does. */
const UNIFORM = 1;

interface Make {
  readonly system: System;
  readonly numbers: KindNumbers;
  readonly multiplies: Multiplies;
  readonly models: PoolModels;
  readonly placement: Placement;
  /** ranks of a stage */
  readonly ranks: number;
  /** micro-batches, half batches counted */
  readonly parts: number;
  /** stage times of a step */
  readonly turns: number;
  /** tokens that the operators were asked for, all ranks together */
  readonly basis: number;
  readonly rows: PartRow[];
  /** [model] in the order in which parts name them */
  readonly list: NamedModel[];
}

/** Place of a model among the kind's. */
function modelAt(make: Make, model: NamedModel): number {
  const at = make.list.indexOf(model);
  return at >= 0 ? at : make.list.push(model) - 1;
}

/** The model of elementwise work has no entry of its own. */
const vectorOf = ({ models }: Make): NamedModel => ({
  what: 'elementwise',
  model: {
    row: models.vector,
    multiply: null,
    origin: 'datasheet',
    medianError: null,
    p90Error: null,
    source: 'datasheet and catalogued fractions',
    notes: [],
  },
});

/** Shape and model of an operator; the first dimension of a token of `basis` is in `each`. */
function kernelOf(make: Make, vector: NamedModel, operator: ServingOperator) {
  const { models, numbers, system } = make;
  switch (operator.kind) {
    case 'gemm': {
      const isHead = operator.name === 'head';
      const module = weightModule(operator.name);
      const { precision } = make.multiplies.modules[module];
      const pjPerFlop = isHead ? numbers.headPjPerFlop : pjPerFlopOf(system.accelerator, precision);
      const shape = { x: shapeOf(GemmShape, { n: operator.n, k: operator.k }), pjPerFlop };
      const linear = models.linear(formatsOf(system.precision)[module]);
      return { model: isHead ? models.head : linear, each: operator.m, shape };
    }
    case 'experts': {
      if (models.experts === null) throw new RangeError('experts without a model');
      const { experts, topK, hidden, width } = operator;
      const tp = (system.model.moeFfn ?? system.model.ffn) / width;
      const ep = experts / operator.expertsOfRank;
      const x = shapeOf(MoeShape, { experts, topK, hidden, ffn: width * tp, tp, ep, skew: UNIFORM });
      const shape = { x, pjPerFlop: numbers.linearPjPerFlop };
      return { model: models.experts, each: operator.tokens, shape };
    }
    case 'elementwise': {
      const flop = (10 * system.model.hidden) / (system.parallel.sequenceParallel ? system.tp : 1);
      const bytes = operator.bytes / (make.basis / (system.parallel.attentionDp * system.parallel.cp));
      const x = shapeOf(ElementwiseShape, { flop, bytes, launches: ELEMENTWISE_LAUNCHES });
      const shape = { x, pjPerFlop: numbers.vectorPjPerFlop };
      return { model: vector, each: make.basis / (system.parallel.attentionDp * system.parallel.cp), shape };
    }
    case 'collective': {
      const algorithm = operator.op === 'allReduce' ? algorithmOf(system, models.collective('allReduce'), operator) : 0;
      const { ranks, ranksPerNode } = operator;
      const shape = { x: shapeOf(CollectiveShape, { ranks, ranksPerNode, algorithm }) };
      return { model: models.collective(operator.op as CollectiveOpName), each: operator.bytes, shape };
    }
    case 'attention':
      return null;
  }
}

/** How often an operator runs on all stages together, and whether it runs on others than the slowest alone. */
interface Runs {
  readonly total: number;
  readonly elsewhere?: boolean;
}

/** Adds an operator of a stage. What runs on other stages, beside the slowest, takes energy and no time. */
function add(make: Make, vector: NamedModel, operator: ServingOperator, runs: Runs, phase: number): void {
  const { total, elsewhere = false } = runs;
  const made = kernelOf(make, vector, operator);
  if (made === null || operator.count === 0) return;
  const { attentionDp, cp, overlap } = make.system.parallel;
  const sequences = phase === Phase.sequences;
  const shared = sequences ? attentionDp : attentionDp * cp;
  const turns = sequences ? make.parts : operator.name === 'stageSend' ? make.turns - 1 : make.turns;
  const hides = operator.kind === 'collective' && !sequences;
  make.rows.push({
    ...plainPart,
    ...made.shape,
    operator: operatorOf[operator.name] ?? Operator.allReduce,
    phase,
    model: modelAt(make, made.model),
    divisor: shared * make.parts,
    unit: made.each / (make.basis / shared),
    passes: elsewhere ? 0 : operator.count * turns,
    copies: total * make.ranks * make.parts,
    overlap: hides ? (overlap === 'two-batch' ? 1 : overlap) : 0,
  });
}

function addAll(make: Make): void {
  const { system, placement, basis } = make;
  const { model, precision } = system;
  const options = {
    activationBytes: Math.max(2, elementBytes(precision.activations)),
    dispatchBytes: elementBytes(precision.activations),
    kvBytes: elementBytes(precision.kv),
  };
  const vector = vectorOf(make);
  const stages = stageShapes(model, placement.layout);
  const most = stages.reduce((best, stage, at) => (stage.layers > (stages[best]?.layers ?? 0) ? at : best), 0);
  const of = (stage: number, tokens: { decode: number; prefill: number; emitting: number }) =>
    servingOperators(model, placement, tokens, options, stage);
  const onStages = (tokens: { decode: number; prefill: number; emitting: number }) =>
    stages.map((_, stage) => of(stage, tokens));
  const all = onStages({ decode: 0, prefill: basis, emitting: 0 });
  const decodes = onStages({ decode: basis, prefill: 0, emitting: 0 });
  const total = (name: string, from: readonly ServingOperator[][]) =>
    from.flat().reduce((sum, one) => (one.name === name ? sum + one.count : sum), 0);
  const names = new Set<string>();
  for (const operator of all[most] ?? []) {
    add(make, vector, operator, { total: total(operator.name, all) }, Phase.tokens);
    names.add(operator.name);
  }
  // what only decodes exchange is known from them; of other stages the slowest waits for what they send on
  for (const operator of [...(decodes[most] ?? []), ...all.flat()]) {
    if (names.has(operator.name)) continue;
    names.add(operator.name);
    const from = operator.name === 'contextGather' ? decodes : all;
    const elsewhere = from === all && operator.name !== 'stageSend';
    add(make, vector, operator, { total: total(operator.name, from), elsewhere }, Phase.tokens);
  }
  const head = of(stages.length - 1, { decode: 0, prefill: 0, emitting: basis });
  for (const operator of head) {
    if (operator.name === 'head' || operator.name === 'headGather')
      add(make, vector, operator, { total: operator.count }, Phase.sequences);
  }
  addEnds(make, vector);
}

/** Embedding and sampling: each rank works on all of the vocabulary. */
function addEnds(make: Make, vector: NamedModel): void {
  const { numbers, system } = make;
  const { hidden, vocab } = system.model;
  const { attentionDp, cp } = system.parallel;
  const part = {
    ...plainPart,
    model: modelAt(make, vector),
    divisor: attentionDp * cp * make.parts,
    passes: make.parts,
    copies: make.ranks * make.parts,
    pjPerFlop: numbers.vectorPjPerFlop,
  };
  const bytes = hidden * (numbers.headBytes + numbers.residualBytes);
  const embedding = shapeOf(ElementwiseShape, { flop: 0, bytes, launches: 1 });
  make.rows.push({ ...part, operator: Operator.embedding, x: embedding });
  const sampling = shapeOf(ElementwiseShape, { flop: 5 * vocab, bytes: 12 * vocab, launches: 2 });
  const phase = Phase.sequences;
  make.rows.push({ ...part, operator: Operator.sampling, phase, x: sampling, divisor: attentionDp * make.parts });
}

/** What a step pays a layer whatever it computes: launches, quantisation passes, the base of attention. */
function fixedOf(make: Make, pieces: AttentionPieces, layers: number): number {
  let fixed = pieces.decodeBaseS / make.turns;
  for (const part of make.rows) {
    if (part.phase !== Phase.tokens) continue;
    const model = make.list[part.model]?.model.row;
    const at = (place: number) => model?.coefficients[place] ?? 0;
    const times = part.passes / make.turns;
    const launches = part.x[ElementwiseShape.launches] ?? 0;
    if (model?.op === 'gemm') fixed += times * (at(GemmCoefficient.launchS) + at(GemmCoefficient.quantiseS));
    else if (model?.op === 'moe') fixed += times * at(MoeCoefficient.launchS);
    else if (model?.op === 'elementwise') fixed += times * launches * at(ElementwiseCoefficient.launchS);
  }
  return fixed / layers;
}

/** Checks and clock levels ask for the same pieces: made once. */
function once(make: (clockFactor: number) => AttentionPieces): typeof make {
  const known = new Map<number, AttentionPieces>();
  return (clockFactor) => {
    if (!known.has(clockFactor)) known.set(clockFactor, make(clockFactor));
    return known.get(clockFactor) as AttentionPieces;
  };
}

/** Attention of a step: pieces of one layer, times the turns, each a share of what the step reads. */
function piecesOf(make: Make, module: CoreModule, layers: number) {
  const { system, numbers, models, multiplies, placement, parts, turns } = make;
  const { model } = system;
  const { attentionDp, cp, tp } = placement.layout;
  const { heads } = headsOfRank(model, tp);
  const kvHeads = Math.max(1, model.kvHeads / tp);
  const { row } = models.attention.model;
  // measured kernels have it in their times
  const isCounted = row.form === 'roofline' && multiplies.attention.dequantWeights;
  const dequantFlop = isCounted ? kvElementsOfRank(model, tp) : 0;
  return once((clockFactor: number): AttentionPieces => {
    // both attention enums begin with the compute rate
    const coefficients = [...row.coefficients];
    coefficients[AttentionCoefficient.flopPerS] = (coefficients[AttentionCoefficient.flopPerS] ?? 0) * clockFactor;
    const clocked = { ...row, coefficients };
    const lab = Lab.create(module, [clocked, idealAttention(clocked)], 1);
    const fitted = lab.pieces(0, heads, kvHeads, model.headDim);
    const one = slowerThanIdeal(fitted, lab.pieces(1, heads, kvHeads, model.headDim));
    const dequantS = dequantFlop / (numbers.attentionFlopPerS * clockFactor);
    const whole = layers * turns;
    const each = whole / parts / attentionDp;
    return {
      decodeBaseS: one.decodeBaseS * whole,
      decodeSequenceS: one.decodeSequenceS * each,
      decodeTailS: (one.decodeTailS * whole) / cp,
      decodeTailTokens: BigInt(Math.round(one.decodeTailTokens * cp)),
      decodeFlopS: ((one.decodeFlopS + dequantS) * each) / cp,
      decodeKvS: (one.decodeKvS * each) / cp,
      decodeTokenS: one.decodeTokenS * each,
      decodeLongestS: (one.decodeLongestS * whole) / cp,
      prefillBaseS: one.prefillBaseS * whole,
      prefillPairS: (one.prefillPairS * each) / cp,
      prefillTokenS: (one.prefillTokenS * each) / cp,
      prefillKvS: (one.prefillKvS + dequantS) * each,
      prefillLongestS: one.prefillLongestS * whole,
      prefillMemoryKvS: one.prefillMemoryKvS * each,
      prefillMemoryTokenS: (one.prefillMemoryTokenS * each) / cp,
    };
  });
}

/**
 * FLOP and bytes of attention, all layers and ranks. Latent attention decodes absorbed and prefills expanded. A cache
 * that is stored otherwise than it multiplies is made wide first, one FLOP an element, whenever it is read.
 */
function workOf({ system, numbers, multiplies }: Make): AttentionWork {
  const { model, precision, tp } = system;
  const { headDim, vHeadDim = headDim, kvLoraRank, qkRopeHeadDim = 0 } = model;
  const kvBytes = elementBytes(precision.kv);
  const { keyDim, valueDim } = headsOfRank(model, 1);
  const decodeWidth = kvLoraRank === undefined ? headDim + vHeadDim : 2 * kvLoraRank + qkRopeHeadDim;
  const kv = kvElementsOfRank(model, tp) * tp;
  const wide = numbers.residualBytes;
  const dequantFlop = multiplies.attention.dequantWeights ? kv * model.layers : 0;
  return {
    decodeKvFlop: 2 * model.heads * decodeWidth * model.layers + dequantFlop,
    kvBytes: kv * kvBytes * model.layers,
    tokenBytes: (model.heads * (keyDim + valueDim) * wide + kv * (kvBytes + wide)) * model.layers,
    pairFlop: model.heads * (keyDim + valueDim) * model.layers,
    prefillKvFlop: dequantFlop,
    attentionPjPerFlop: numbers.attentionPjPerFlop,
  };
}

export interface ServingTools {
  readonly module: CoreModule;
  readonly own?: OwnKernels | undefined;
  /** on the time of kernels and collectives */
  readonly kernelTimeFactor?: number | undefined;
}

export interface ServingParts {
  readonly parts: KindParts;
  readonly placement: Placement;
  readonly models: readonly NamedModel[];
  /** what launches and passes of a layer take, s */
  readonly fixedLayerS: number;
  /** the same with the launch that the catalog knows, which the engine's layerOverhead was fitted with */
  readonly usualLayerS: number;
  /** what is odd about measured kernels */
  readonly warnings: readonly string[];
}

/**
 * The parts of a pool. A launch that the user wrote lengthens or shortens each launch of a step by what it is of the
 * catalog's, beside the engine's overhead: host time stays. Precondition: its layout is allowed.
 */
export function servingParts(
  given: System,
  numbers: KindNumbers,
  multiplies: Multiplies,
  { module, own = nothingOwn, kernelTimeFactor: factor = 1 }: ServingTools,
): ServingParts {
  const system = { ...given, accelerator: withUsualLaunch(given.accelerator) };
  const launch = changeOf(given.accelerator.launch);
  const layout = layoutOf(system);
  const perNode = nodeOf(system);
  const servers = { acceleratorsPerNode: perNode, nodes: Math.ceil(system.ranks / perNode) };
  const placement = place(layout, servers, 'serving');
  const halves = system.parallel.overlap === 'two-batch' ? 2 : 1;
  const parts = system.parallel.microBatches * halves;
  const turns = stageTurns(system.parallel) * halves;
  const models = modelsOf(system, numbers, own);
  const ranks = stageRanks(layout);
  const shared = { system, numbers, multiplies, models, placement, ranks, parts, turns };
  const make: Make = { ...shared, basis: ranks * 64, rows: [], list: [] };
  addAll(make);
  const layers = Math.max(...stageShapes(system.model, layout).map((stage) => stage.layers));
  const aloneAt = piecesOf(make, module, layers);
  const aloneS = fixedOf(make, aloneAt(1), layers);
  const share = inStepShare(system, aloneS);
  const piecesAt = (clockFactor: number) => {
    const pieces = aloneAt(clockFactor);
    const launches = share * launch;
    const held = { decodeBaseS: pieces.decodeBaseS * launches, prefillBaseS: pieces.prefillBaseS * launches };
    return slowedPieces({ ...pieces, ...held }, factor);
  };
  const tables = make.list.map((model) => checkedTable(model, module));
  const rows = tables.map(({ model }) => inStep(model.model, share, share * launch));
  return {
    parts: { models: rows, parts: slowedParts(make.rows, factor), work: workOf(make), piecesAt },
    placement,
    models: [...make.list.filter(({ what }) => what !== 'elementwise'), models.attention],
    fixedLayerS: aloneS * share * launch,
    usualLayerS: aloneS * share,
    warnings: tables.flatMap(({ warning }) => warning ?? []),
  };
}
