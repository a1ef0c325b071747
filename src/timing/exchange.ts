// Dispatch and combine of expert parallelism by name: DeepEP's kernels over the links of an accelerator.

import collectiveFile from '../catalog/kernel/collective.json' with { type: 'json' };
import type { KernelFile } from '../catalog/kernel/types.ts';
import type { AcceleratorEntry } from '../catalog/types.ts';
import { shapeOf } from '../core/lab.ts';
import { ExchangeCoefficient, ExchangeShape } from '../core/layout.gen.ts';
import type { CollectiveModel } from './collective.ts';
import { fabricOf, fitOf, fittedLine, fittedOn } from './fabric.ts';

export interface ExchangeChoice {
  readonly op: 'dispatch' | 'combine';
  readonly fabric?: string;
  /** low-latency kernels that send copies within a node through the NIC too */
  readonly nicWithinNode?: boolean;
}

export interface ExchangeQuery {
  readonly tokensPerRank: number;
  readonly ranks: number;
  readonly gpusPerNode: number;
  readonly mode: 'low-latency' | 'normal';
  readonly hidden: number;
  readonly topK: number;
  /** precision of what is sent; left out = fp8 to dispatch, bf16 to combine */
  readonly activations?: SentPrecision;
  /** of an element, in place of those of the precision */
  readonly elementBytes?: number;
  /** SMs that the normal kernels may use; left out = as many as they want */
  readonly sms?: number;
}

/** fp8 with a scale of 4 bytes for each 128 elements; bf16. */
const elementBytes = { fp8: 1.03, bf16: 2 } as const;
const usualPrecision = { dispatch: 'fp8', combine: 'bf16' } as const;
export type SentPrecision = keyof typeof elementBytes;
export const sentPrecisions = Object.keys(elementBytes) as SentPrecision[];
const { source, entries } = collectiveFile as KernelFile;

/** The model of a dispatch or combine over the links of `accelerator`. */
export function exchangeModel(accelerator: AcceleratorEntry, choice: ExchangeChoice): CollectiveModel {
  const fabric = fabricOf(accelerator, choice.fabric);
  const fit = fitOf(fabric, accelerator);
  const grace = fit === 'nvlink5' && fabric.domain > 8 ? 'nvlink5-grace' : fit;
  const of = (family: string | null) => entries.find((entry) => entry.op === choice.op && entry.family === family);
  // between nodes only Hopper was measured; the oldest links take its lines by their line rate
  const hopper = of('nvlink4');
  const entry = of(grace) ?? hopper;
  const line = fittedLine[of(grace) === undefined ? 'nvlink4' : (fit ?? '')] ?? fabric.upBytesPerS;
  const by = fabric.upBytesPerS / line;
  const far = { lowNicS: hopper?.coefficients['lowNicS'], bulkNicS: hopper?.coefficients['bulkNicS'] };
  const forwarded = { bulkNicSmBytesPerS: hopper?.coefficients['bulkNicSmBytesPerS'] };
  const nic = { nicBytesPerS: fabric.nicBytesPerS, nicRankShare: choice.nicWithinNode === true ? 1 : 0 };
  const all: Record<string, number | undefined> = { ...far, ...forwarded, ...entry?.coefficients, ...nic };
  for (const name of ['lowBytesPerS', 'bulkBytesPerS']) all[name] = (all[name] ?? 0) * by;
  const fitted = of(grace) !== undefined;
  const seen = fitted && fabric.up.id === fabricOf(accelerator).up.id && fittedOn[fit ?? '']?.includes(accelerator.id);
  const coefficients = Object.keys(ExchangeCoefficient).map((name) => all[name] ?? 0);
  return {
    row: { op: choice.op, form: 'calibrated', coefficients },
    multiply: null,
    origin: seen === true ? 'fitted' : fitted ? 'family' : 'datasheet',
    medianError: fitted ? (entry?.errors?.median ?? null) : null,
    p90Error: fitted ? (entry?.errors?.p90 ?? null) : null,
    source,
    notes: fitted ? [...fabric.notes] : [...fabric.notes, `${choice.op} was never measured on ${fabric.up.name}`],
    fabric,
  };
}

/** Its dimensions (shapeOf). */
export function exchangeShape(op: ExchangeChoice['op'], query: ExchangeQuery): number[] {
  const { tokensPerRank, ranks, gpusPerNode, mode, hidden, topK } = query;
  const bytes = query.elementBytes ?? elementBytes[query.activations ?? usualPrecision[op]];
  return shapeOf(ExchangeShape, {
    ...{ tokens: tokensPerRank, ranks, ranksPerNode: gpusPerNode, mode: mode === 'normal' ? 1 : 0 },
    ...{ hidden, topK, elementBytes: bytes, sms: query.sms ?? 0 },
  });
}
