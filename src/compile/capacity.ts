// KV capacity as the engine computes it, line by line, for one rank.
//
//   blocks = floor(left for KV / (blockTokens · KV bytes a token)), left by the engine's rule in memory/

import { joinedBy } from '../catalog/links.ts';
import { usableBytes } from '../catalog/memory.ts';
import { channelBytes, elementBytes } from '../catalog/precisions.ts';
import { InputError } from '../errors.ts';
import type { ParallelLayout } from '../parallel/layout.ts';
import { kvBytesPerToken } from '../parallel/memory.ts';
import { type Held, headsOfRank, type StageWeights, stageShapes, stageWeights } from '../parallel/shares.ts';
import { siOf } from '../units.ts';
import { adviceOf } from './advice.ts';
import type { CapacityLine } from './compiled.ts';
import { layoutOf } from './layout.ts';
import { type KvMemory, memoryRule, sumOf } from './memory/index.ts';
import { formatsOf } from './modules.ts';
import type { System } from './system.ts';

export interface Capacity {
  readonly lines: readonly CapacityLine[];
  readonly kvBlocks: number;
  /** what memory holds; below kvBlocks only when those are given */
  readonly computedBlocks: number;
  readonly weightBytes: number;
  /** of a token of the replica, on one rank */
  readonly kvBytesPerToken: number;
}

const bytes = (what: string, value: number, note: string): CapacityLine => ({ what, value, unit: 'B', note });

/** Ranks that hold different parts, in words. */
function splitWords({ tp, attentionDp }: ParallelLayout): string {
  return attentionDp === 1 ? `split over ${tp}` : `attention split over ${tp}, MLP over ${tp * attentionDp}`;
}

/** A line for each module of the linear layers, where their formats differ. */
function moduleLines({ precision }: System, weights: StageWeights, where: string, split: string): CapacityLine[] {
  const formats = formatsOf(precision);
  const lines = [
    ['attention', weights.queries, formats.attention],
    ['dense MLP', weights.dense, formats.denseMlp],
    ['shared experts', weights.shared, formats.sharedExperts],
    ['router', weights.router, formats.router],
  ] as const;
  return lines
    .filter(([, { elements }]) => elements > 0)
    .map(([what, held, format]) => bytes(what, stored(held, format), `${where}in ${format}, ${split}`));
}

const stored = ({ elements, channels }: Held, format: string): number =>
  elements * elementBytes(format) + channels * channelBytes(format);

/** Weight bytes of one rank of a stage, line by line, scales included. */
function stageLines(system: System, layout: ParallelLayout, stage: number): CapacityLine[] {
  const { model, precision } = system;
  const weights = stageWeights(model, layout, 'serving')[stage];
  const layers = stageShapes(model, layout)[stage]?.layers ?? 0;
  if (weights === undefined) throw new RangeError(`stage ${stage} of ${layout.pp}`);
  const { tp, pp, ep } = layout;
  const where = pp > 1 ? `stage ${stage + 1} of ${pp}: ` : '';
  const { kvHeads } = headsOfRank(model, tp);
  const isLatent = model.kvLoraRank !== undefined;
  const replicated = !isLatent && kvHeads * tp > model.kvHeads;
  const rows = Math.ceil(model.vocab / tp);
  const formats = formatsOf(precision);
  const linear = `Q, output and MLP of ${layers} layers in ${precision.weights}, ${splitWords(layout)}`;
  const shared = replicated ? `${kvHeads} of ${model.kvHeads} KV heads on each rank: replicated` : `split over ${tp}`;
  const tied = model.tiedEmbeddings ? ', tied: stored once' : '';
  const extra = ((model.extraParameters ?? 0) * layers) / model.layers;
  const towers = stage === 0 ? (model.towerParameters ?? 0) : 0;
  return [
    ...(precision.modules === undefined
      ? [bytes('linear layers', stored(weights.linear, precision.weights), where + linear)]
      : moduleLines(system, weights, where, splitWords(layout))),
    bytes(
      'KV projections',
      stored(weights.keyValue, formats.attention),
      isLatent ? 'to the latent, replicated, and from it' : shared,
    ),
    ...(weights.experts.elements > 0
      ? [bytes('experts', stored(weights.experts, formats.routedExperts), `${where}${model.experts} over ep ${ep}`)]
      : []),
    bytes(
      'embedding and LM head',
      stored(weights.vocabulary, precision.head),
      `${where}${precision.head}, ${rows} rows a rank${tied}`,
    ),
    bytes('norms', weights.norms * Math.max(2, elementBytes(precision.activations)), 'replicated on every rank'),
    ...(extra !== 0
      ? [bytes('other layers', (extra * elementBytes(formats.attention)) / tp, 'in place of plain ones, split over tp')]
      : []),
    ...(towers > 0 ? [bytes('encoders', (2 * towers) / tp, `of images and sound, bf16, split over ${tp}`)] : []),
  ];
}

/** Activations of a token at once, in hidden and MLP widths: the slope between the two budgets of vllm#10517. */
const WIDTHS = 3;

/** Bytes of activations at the peak of a step of `tokens` tokens, in 16 bits. */
function activationBytes({ model, parallel }: System, tp: number, tokens: number): number {
  const ranks = tp * parallel.attentionDp;
  const dense = (WIDTHS * model.ffn) / tp;
  // every token goes to topK experts, spread over the ranks that hold them
  const perExpert = model.hidden + (WIDTHS * (model.moeFfn ?? model.ffn)) / (ranks / Math.min(ranks, parallel.ep));
  const routed = model.experts === undefined ? 0 : ((model.topK ?? 1) * perExpert) / parallel.ep;
  const shared = model.experts !== undefined && (model.denseLayers ?? 0) === 0 ? 0 : dense;
  return tokens * 2 * (WIDTHS * model.hidden + Math.max(shared, routed * parallel.attentionDp));
}

/** Ranks of a node that keep buffers for each other: behind switches and bridges, not over the slots of a host. */
function bufferedRanks({ accelerator, kernels }: System, tp: number): number {
  const { up, perNode } = joinedBy(accelerator, kernels.fabric);
  if (up.shape === 'pcie') return 1;
  return Math.min(tp, (up.shape === 'bridge' ? accelerator.linkDomain.value : perNode) ?? 1);
}

/** How often two doubles up to `count`. */
function doublings(count: number): number {
  let times = 0;
  for (let joined = 2; joined <= count; joined *= 2) times++;
  return times;
}

/** What a rank keeps beside weights and KV: together where the scenario says so, else each by itself. */
function keptLines(system: System, tp: number): CapacityLine[] {
  const { engine, model } = system;
  const together = siOf(engine.reserved);
  if (together !== null && engine.reservedParts === null) {
    return [bytes('reserved', together, 'graphs, workspace and activations together, given')];
  }
  const parts = engine.reservedParts;
  const [tokens, seqs] = [engine.maxNumBatchedTokens.value ?? 0, engine.maxNumSeqs.value ?? 0];
  const joined = bufferedRanks(system, tp);
  const buffers = (siOf(engine.collectiveBuffer) ?? 0) * doublings(joined);
  const sampler = (siOf(engine.samplerBytes) ?? 0) * seqs * model.vocab;
  // sampling begins when the layers are done
  const step = activationBytes(system, tp, tokens);
  const ruled = (what: string, value: number, note: string, given: number | null | undefined): CapacityLine =>
    given == null ? bytes(what, value, note) : bytes(what, given, 'given');
  const lines = [
    ruled(
      'activations',
      memoryRule(engine.memory).keepsActivations ? Math.max(step, sampler) : 0,
      step < sampler ? `peak of sampling ${seqs} sequences` : `peak of a step of ${tokens} tokens`,
      parts?.activations,
    ),
    ruled(
      'workspace',
      (siOf(engine.runtime) ?? 0) + buffers,
      `context and libraries${buffers > 0 ? `, buffers of collectives over ${joined}` : ''}`,
      parts?.workspace,
    ),
    ruled('graphs', (siOf(engine.layerGraphs) ?? 0) * model.layers, 'captured graphs', parts?.graphs),
  ];
  return lines.filter(({ value, note }) => value > 0 || note === 'given');
}

/** What is left for KV on a rank that holds so many bytes of weights and keeps so much, by the engine's rule. */
function leftForKv(system: System, kept: readonly CapacityLine[], weightBytes: number): KvMemory {
  const { engine, accelerator, ranks } = system;
  return memoryRule(engine.memory).kvMemory({
    usableBytes: usableBytes(accelerator),
    fraction: engine.memoryFraction.value,
    weightBytes,
    kept,
    batchedTokens: engine.maxNumBatchedTokens.value ?? 1,
    seqs: engine.maxNumSeqs.value ?? 1,
    ranks,
  });
}

/** What one rank holds of the weights, what it keeps, and what a token of the replica takes: of the fullest stage. */
function rankMemory(system: System) {
  const { model, precision, parallel, tp } = system;
  const layout = layoutOf(system);
  const kept = keptLines(system, tp);
  const stages = stageShapes(model, layout).map(({ layers }, stage) => {
    const lines = stageLines(system, layout, stage);
    const perToken = kvBytesPerToken(model, layout, layers, elementBytes(precision.kv)) / parallel.attentionDp;
    const memory = leftForKv(system, kept, sumOf(lines));
    return { lines, kept, perToken, memory, tokens: memory.leftBytes / perToken };
  });
  return stages.reduce((fullest, one) => (one.tokens < fullest.tokens ? one : fullest));
}

/** Whether a rank holds its weights and one block of KV. */
function fits(system: System): boolean {
  const { perToken, memory } = rankMemory(system);
  return memory.leftBytes >= (system.engine.blockTokens.value ?? 1) * perToken;
}

const percent = (share: number) => `${(share * 100).toPrecision(3)} %`;
const giga = (value: number) => `${(value / 1e9).toFixed(2)} GB`;

function refuse(system: System, { lines, kept, perToken, memory }: ReturnType<typeof rankMemory>): never {
  const { engine, model, accelerator, tp, path } = system;
  const usable = `${giga(usableBytes(accelerator))}, of which the engine uses ${percent(memory.fraction)}`;
  const block = (engine.blockTokens.value ?? 1) * perToken;
  throw new InputError([
    {
      code: 'DOES_NOT_FIT',
      path: [...path, 'tp'],
      found: `${model.name} on ${tp} × ${accelerator.name}`,
      hint:
        `A rank has ${usable}; ${giga(sumOf(lines))} of weights and ${giga(sumOf(kept))} of activations and buffers ` +
        `leave ${giga(memory.leftBytes)} for KV, one block needs ${block} B. ${adviceOf(system, fits)}`,
    },
  ]);
}

/** Tokens of the longest request that the engine takes. */
const longestOf = ({ engine, model }: System): number | null => engine.maxModelLen.value ?? model.maxContext;

export function capacityOf(system: System): Capacity {
  const { engine, accelerator } = system;
  const blockTokens = engine.blockTokens.value ?? 1;
  const rank = rankMemory(system);
  const { lines: weights, kept, perToken, memory } = rank;
  const weightBytes = sumOf(weights);
  const left = memory.leftBytes;
  const computed = Math.floor(left / (blockTokens * perToken));
  if (engine.kvBlocks === null && computed < 1) refuse(system, rank);
  const kvBlocks = engine.kvBlocks ?? Math.min(computed, 2_147_483_647);
  const longest = longestOf(system);
  const lines: CapacityLine[] = [
    bytes('memory', usableBytes(accelerator), `one ${accelerator.name}, as the driver reports it`),
    { what: 'memory fraction', value: memory.fraction, unit: '1', note: memory.fractionNote },
    ...weights,
    bytes('weights a rank', weightBytes, 'sum of the above'),
    ...kept,
    bytes('left for KV', left, memory.leftNote),
    bytes('KV a token', perToken, `a rank, ${system.precision.kv}`),
    { what: 'tokens a block', value: blockTokens, unit: 'tokens', note: 'of one KV block' },
    bytes(
      'block rounding',
      Math.max(0, left - kvBlocks * blockTokens * perToken),
      'left for KV, but less than a block',
    ),
    {
      what: 'KV blocks',
      value: kvBlocks,
      unit: 'blocks',
      note:
        engine.kvBlocks === null
          ? 'left ÷ (block × KV a token), rounded down'
          : `given; memory would hold ${Math.max(0, computed)}`,
    },
    { what: 'KV tokens', value: kvBlocks * blockTokens, unit: 'tokens', note: 'blocks × tokens a block' },
    ...(longest === null
      ? []
      : [
          {
            what: 'maximum concurrency',
            value: (kvBlocks * blockTokens) / longest,
            unit: 'x' as const,
            note: `requests of ${longest} tokens each that KV holds at once`,
          },
        ]),
  ];
  return { lines, kvBlocks, computedBlocks: computed, weightBytes, kvBytesPerToken: perToken };
}
