// KV capacity as the engine computes it, line by line, for one rank.
//
//   blocks = floor((memory · fraction − weights − reserved) / (blockTokens · KV bytes a token))

import { channelBytes, elementBytes, precisionOf } from '../catalog/precisions.ts';
import { InputError } from '../errors.ts';
import { kvBytesPerToken } from '../parallel/memory.ts';
import { stageShapes, weightShares } from '../parallel/shares.ts';
import { siOf } from '../units.ts';
import type { CapacityLine } from './compiled.ts';
import { isPlain, layoutOf } from './layout.ts';
import { layoutProblems, rankShape } from './shape.ts';
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

/** Weight bytes of one rank: what is split, what is replicated. */
export function weightLines({ model, precision }: System, tp: number): CapacityLine[] {
  const shape = rankShape(model, tp);
  const per = elementBytes(precision.weights);
  const channel = channelBytes(precision.weights);
  const { hidden, layers } = model;
  const up = (model.gatedMlp ? 2 : 1) * shape.ffn;
  const queries = shape.heads * model.headDim;
  const keys = 2 * shape.kvHeads * model.headDim;
  const gemm = (n: number, k: number) => n * k * per + n * channel;
  const split = layers * (gemm(queries, hidden) + gemm(hidden, queries) + gemm(up, hidden) + gemm(hidden, shape.ffn));
  const replicatedKv = shape.kvHeads * tp > model.kvHeads;
  const kvProjections = layers * gemm(keys, hidden);
  const head = shape.vocab * hidden * elementBytes(precision.head) + shape.vocab * channelBytes(precision.head);
  const tables = model.tiedEmbeddings ? 1 : 2;
  const norms = (2 * layers + 1) * hidden * Math.max(2, precisionOf(precision.activations).bits / 8);
  return [
    bytes('linear layers', split, `Q, output and MLP of ${layers} layers in ${precision.weights}, split over ${tp}`),
    bytes(
      'KV projections',
      kvProjections,
      replicatedKv ? `${shape.kvHeads} of ${model.kvHeads} KV heads on each rank: replicated` : `split over ${tp}`,
    ),
    bytes(
      'embedding and LM head',
      head * tables,
      `${precision.head}, ${shape.vocab} rows a rank${model.tiedEmbeddings ? ', tied: stored once' : ''}`,
    ),
    bytes('norms', norms, 'replicated on every rank'),
  ];
}

/** Weight bytes of the fullest stage of a layout, and KV bytes that a token of the replica takes of its ranks. */
function stageMemory(system: System, tp: number, memory: number) {
  const { model, precision } = system;
  const layout = { ...layoutOf(system), tp };
  const per = elementBytes(precision.weights);
  const shapes = stageShapes(model, layout);
  const stages = weightShares(model, layout, 'serving').map((share, stage) => {
    const parts = { layers: share.layers * per, experts: share.experts * per };
    const vocabulary = share.vocabulary * elementBytes(precision.head);
    const weights = parts.layers + parts.experts + vocabulary;
    const held = kvBytesPerToken(model, layout, shapes[stage]?.layers ?? 0, elementBytes(precision.kv));
    const perToken = held / layout.attentionDp;
    return { ...parts, vocabulary, weights, perToken, stage, tokens: (memory - weights) / perToken };
  });
  return stages.reduce((fullest, one) => (one.tokens < fullest.tokens ? one : fullest));
}

/** What one rank holds of the weights, and of a token's KV: of the fullest one where ranks differ. */
function rankMemory(system: System, tp: number) {
  const { model, precision } = system;
  if (isPlain(system)) {
    const perToken = 2 * model.layers * rankShape(model, tp).kvHeads * model.headDim * elementBytes(precision.kv);
    return { lines: weightLines(system, tp), perToken };
  }
  const memory = (siOf(system.accelerator.hbmCapacity) ?? 0) * (system.engine.memoryFraction.value ?? 0);
  const most = stageMemory(system, tp, memory - reservedBytes(system));
  const { pp, ep } = system.parallel;
  const where = pp > 1 ? `of stage ${most.stage + 1} of ${pp}, ` : '';
  const lines = [
    bytes('decoder layers', most.layers, `${where}attention, MLP, norms in ${precision.weights}`),
    ...(most.experts > 0 ? [bytes('experts', most.experts, `${where}${model.experts} over ep ${ep}`)] : []),
    bytes('embedding and LM head', most.vocabulary, `${where}${precision.head}, over tp ${tp}`),
  ];
  return { lines, perToken: most.perToken };
}

/** What a rank keeps for graphs, workspace and the profile run's activations: together, or told apart. */
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

const reservedBytes = (system: System): number => reservedLines(system).reduce((sum, line) => sum + line.value, 0);

/** Bytes for KV on a rank if the model were split over `tp`; negative when it does not fit. */
function kvBytesAt(system: System, tp: number): number {
  const memory = siOf(system.accelerator.hbmCapacity) ?? 0;
  const weights = rankMemory(system, tp).lines.reduce((sum, line) => sum + line.value, 0);
  return memory * (system.engine.memoryFraction.value ?? 0) - weights - reservedBytes(system);
}

function smallestTp(system: System): number | null {
  const { model, engine, accelerator } = system;
  const most = Math.min(model.heads, accelerator.linkDomain.value ?? 1);
  for (let tp = 1; tp <= most; tp++) {
    const block = (engine.blockTokens.value ?? 1) * rankMemory(system, tp).perToken;
    if (layoutProblems(model, tp).length === 0 && kvBytesAt(system, tp) >= block) return tp;
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
  const { lines: weights } = rankMemory(system, tp);
  const weightBytes = weights.reduce((sum, line) => sum + line.value, 0);
  const perToken = rankMemory(system, tp).perToken;
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
