// KV capacity as the engine computes it, line by line, for one rank.
//
//   blocks = floor((memory · fraction − weights − reserved) / (blockTokens · KV bytes a token))

import { channelBytes, elementBytes } from '../catalog/precisions.ts';
import { InputError } from '../errors.ts';
import { layoutIssues, type ParallelLayout } from '../parallel/layout.ts';
import { kvBytesPerToken } from '../parallel/memory.ts';
import { type Held, headsOfRank, type StageWeights, stageShapes, stageWeights } from '../parallel/shares.ts';
import { siOf } from '../units.ts';
import type { CapacityLine } from './compiled.ts';
import { layoutOf } from './layout.ts';
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
    ...(towers > 0 ? [bytes('encoders', (2 * towers) / tp, `of images and sound, bf16, split over ${tp}`)] : []),
  ];
}

const sumOf = (lines: readonly CapacityLine[]): number => lines.reduce((sum, line) => sum + line.value, 0);

/** What one rank holds of the weights, and of a token of the replica: of the fullest stage. */
function rankMemory(system: System, tp: number) {
  const { model, precision, accelerator, engine, parallel } = system;
  const layout = { ...layoutOf(system), tp };
  const usable = (siOf(accelerator.hbmCapacity) ?? 0) * (engine.memoryFraction.value ?? 0) - reservedBytes(system);
  const stages = stageShapes(model, layout).map(({ layers }, stage) => {
    const lines = stageLines(system, layout, stage);
    const perToken = kvBytesPerToken(model, layout, layers, elementBytes(precision.kv)) / parallel.attentionDp;
    return { lines, perToken, tokens: (usable - sumOf(lines)) / perToken };
  });
  return stages.reduce((fullest, one) => (one.tokens < fullest.tokens ? one : fullest));
}

/** What a rank keeps for graphs, workspace and the profile run's activations: together, or each by itself. */
function reservedLines({ engine }: System): CapacityLine[] {
  const { reservedParts: parts } = engine;
  const together = siOf(engine.reserved) ?? 0;
  if (parts === null) return [bytes('reserved', together, 'graphs, workspace and profile-run activations together')];
  return [
    bytes('graphs', parts.graphs, 'captured graphs, given'),
    bytes('workspace', parts.workspace, 'given'),
    bytes('activations', parts.activations, 'peak of the profile run, given'),
  ];
}

const reservedBytes = (system: System): number => sumOf(reservedLines(system));

/** Bytes for KV on a rank if the model were split over `tp`; negative when it does not fit. */
function kvBytesAt(system: System, tp: number): number {
  const memory = siOf(system.accelerator.hbmCapacity) ?? 0;
  const weights = sumOf(rankMemory(system, tp).lines);
  return memory * (system.engine.memoryFraction.value ?? 0) - weights - reservedBytes(system);
}

function smallestTp(system: System): number | null {
  const { model, engine, accelerator } = system;
  const most = Math.min(model.heads, accelerator.linkDomain.value ?? 1);
  for (let tp = 1; tp <= most; tp++) {
    const layout = { ...layoutOf(system), tp };
    if (layoutIssues({ model, layout, purpose: 'serving' }).length > 0) continue;
    const block = (engine.blockTokens.value ?? 1) * rankMemory(system, tp).perToken;
    if (kvBytesAt(system, tp) >= block) return tp;
  }
  return null;
}

const giga = (value: number) => `${(value / 1e9).toFixed(2)} GB`;

function refuse(system: System, weights: number, left: number): never {
  const { engine, model, accelerator, tp, path } = system;
  const memory = siOf(accelerator.hbmCapacity) ?? 0;
  const fits = smallestTp(system);
  const usable = `${giga(memory)} × ${engine.memoryFraction.value}`;
  const taken = `${giga(weights)} weights − ${giga(reservedBytes(system))} reserved`;
  const block = (engine.blockTokens.value ?? 1) * rankMemory(system, tp).perToken;
  const advice =
    fits === null ? 'It fits no tp of this accelerator at this precision.' : `The smallest tp that fits is ${fits}.`;
  throw new InputError([
    {
      code: 'DOES_NOT_FIT',
      path: [...path, 'tp'],
      found: `${model.name} on ${tp} × ${accelerator.name}`,
      hint: `A rank has ${usable} − ${taken} = ${giga(left)} for KV; one block needs ${block} B. ${advice}`,
    },
  ]);
}

export function capacityOf(system: System): Capacity {
  const { engine, accelerator, tp } = system;
  const blockTokens = engine.blockTokens.value ?? 1;
  const { lines: weights, perToken } = rankMemory(system, tp);
  const weightBytes = sumOf(weights);
  const memory = siOf(accelerator.hbmCapacity) ?? 0;
  const fraction = engine.memoryFraction.value ?? 0;
  const left = kvBytesAt(system, tp);
  const computed = Math.floor(left / (blockTokens * perToken));
  if (engine.kvBlocks === null && computed < 1) refuse(system, weightBytes, left);
  const kvBlocks = engine.kvBlocks ?? Math.min(computed, 2_147_483_647);
  const lines: CapacityLine[] = [
    bytes('memory', memory, `one ${accelerator.name}`),
    { what: 'memory fraction', value: fraction, unit: '1', note: 'share that the engine may use' },
    ...weights,
    bytes('weights a rank', weightBytes, 'sum of the above'),
    ...reservedLines(system),
    bytes('left for KV', left, 'memory × fraction − weights − reserved'),
    bytes('KV a token', perToken, `a rank, ${system.precision.kv}`),
    {
      what: 'tokens a block',
      value: blockTokens,
      unit: 'tokens',
      note: 'of one KV block',
    },
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
  ];
  return { lines, kvBlocks, computedBlocks: computed, weightBytes, kvBytesPerToken: perToken };
}
