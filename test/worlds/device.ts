/** Kinds of replica of a world: the numbers of a dense decoder, what its attention costs besides, how it is split. */
import {
  type AttentionPieces,
  type KindParts,
  kindTables,
  type LoweredKind,
  lowerKind,
  plainPart,
} from '../../src/compile/lowered.ts';
import { GemmCoefficient, MoeCoefficient, Operator, Phase } from '../../src/core/layout.gen.ts';
import type { KindRow } from '../../src/testing/outcome.ts';
import { coefficientsOf } from '../../src/timing/row.ts';
import type { Costs } from '../reference/costs.ts';
import { makeCosts } from '../reference/costs.ts';
import { rowOf } from '../reference/make.ts';
import { type Numbers, rooflineParts } from '../support/dense-decoder.ts';

/** A clock over nominal, and what it does to the energy of a FLOP. */
export interface WorldLevel {
  readonly clockFactor: number;
  readonly energyFactor: number;
}

/** Pieces of attention that a roofline does not have. */
export type Extra = Pick<
  AttentionPieces,
  | 'decodeSequenceS'
  | 'decodeTailS'
  | 'decodeTailTokens'
  | 'decodeLongestS'
  | 'prefillTokenS'
  | 'prefillKvS'
  | 'prefillLongestS'
>;

/** Columns of `kind` that follow from the numbers. */
type Derived =
  | 'firstPart'
  | 'parts'
  | 'decodeKvFlop'
  | 'kvBytes'
  | 'tokenBytes'
  | 'pairFlop'
  | 'prefillKvFlop'
  | 'attentionPjPerFlop';

export interface WorldKind extends Numbers, Omit<KindRow, Derived> {
  readonly extra: Extra;
  /** micro-batches, or ranks that share the tokens */
  readonly divisor: number;
  /** of communications */
  readonly overlap: number;
  /** its multiplies run in tiles and waves, beside experts; null = rooflines */
  readonly tiled: Tiled | null;
}

/** A calibrated GEMM, and experts whose tokens go round robin. */
export interface Tiled {
  readonly gemm: Partial<Record<keyof typeof GemmCoefficient, number>>;
  readonly moe: Partial<Record<keyof typeof MoeCoefficient, number>>;
  /** experts, topK, hidden, width, tp, ep: the dimensions behind the tokens */
  readonly experts: readonly number[];
}

export const noExtra: Extra = {
  decodeSequenceS: 0,
  decodeTailS: 0,
  decodeTailTokens: 0n,
  decodeLongestS: 0,
  prefillTokenS: 0,
  prefillKvS: 0,
  prefillLongestS: 0,
};

/** The first model, that of the layers' multiplies, in tiles; experts behind the other parts. */
function withTiles(kind: KindParts, tiled: Tiled | null): KindParts {
  const [linear, ...others] = kind.models;
  if (tiled === null || linear === undefined) return kind;
  const coefficients = [...linear.coefficients];
  for (const [name, value] of Object.entries(tiled.gemm)) {
    coefficients[GemmCoefficient[name as keyof typeof GemmCoefficient]] = value;
  }
  const experts = { op: 'moe', form: 'calibrated', coefficients: coefficientsOf(MoeCoefficient, tiled.moe) } as const;
  const x = [0, ...tiled.experts];
  return {
    ...kind,
    models: [{ ...linear, form: 'calibrated', coefficients }, ...others, experts],
    parts: [...kind.parts, { ...plainPart, x, operator: Operator.moe, model: others.length + 1, pjPerFlop: 1 }],
  };
}

/** A kind in the Program's terms. */
export function lowerWorldKind(kind: WorldKind, levels: readonly WorldLevel[]): LoweredKind {
  const { extra, divisor, overlap, tiled, ...numbers } = kind;
  const roofline = withTiles(rooflineParts(numbers), tiled);
  const parts = roofline.parts.map((part) => {
    if (part.phase !== Phase.tokens) return part;
    return { ...part, divisor, overlap: roofline.models[part.model]?.op === 'link' ? overlap : 0 };
  });
  const piecesAt = (clockFactor: number) => {
    const pieces = roofline.piecesAt(clockFactor);
    return { ...pieces, ...extra, prefillKvS: pieces.prefillKvS + extra.prefillKvS };
  };
  return lowerKind({ ...numbers }, { ...roofline, parts, piecesAt }, levels);
}

export interface PricedKind {
  readonly row: KindRow;
  readonly costs: Costs;
}

/** What steps of a kind cost at a level. */
export function priced(kind: WorldKind, level: WorldLevel): PricedKind {
  const tables = kindTables([lowerWorldKind(kind, [level])]);
  const row = rowOf(tables.kind, 0);
  return { row, costs: makeCosts(tables, row, rowOf(tables.level, 0)) };
}

/** Seconds that the extra pieces may add to a step at most. */
export function extraStepS({ extra, ...kind }: WorldKind): number {
  const context = kind.kvBlocks * kind.blockTokens + kind.maxNumBatchedTokens;
  return (
    extra.decodeSequenceS * kind.maxNumSeqs +
    extra.decodeTailS * Number(extra.decodeTailTokens) +
    extra.prefillTokenS * kind.maxNumBatchedTokens +
    (extra.decodeLongestS + extra.prefillLongestS) * context +
    extra.prefillKvS * context * kind.maxNumSeqs
  );
}
