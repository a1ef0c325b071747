// Every operator's model by one name, fitted entries of a user's own first.

import type { KernelEntry } from '../catalog/kernel/types.ts';
import type { AcceleratorEntry } from '../catalog/types.ts';
import type { KernelOpName, KernelSample } from '../core/lab.ts';
import {
  AttentionCoefficient,
  CollectiveCoefficient,
  ExchangeCoefficient,
  GemmCoefficient,
  MlaCoefficient,
  MoeCoefficient,
} from '../core/layout.gen.ts';
import { siOf } from '../units.ts';
import { type AttentionPhase, attentionInLoop, attentionModel } from './attention.ts';
import { attentionPrecision } from './attention-precision.ts';
import { type CollectiveOpName, collectiveModel } from './collective.ts';
import { exchangeModel } from './exchange.ts';
import { gemmModel } from './gemm.ts';
import { hotLoop } from './hot-loop.ts';
import { mlaInLoop, mlaModel } from './mla.ts';
import { groupedGemmModel, moeModel } from './moe.ts';
import { operandsOf } from './operands.ts';
import type { KernelChoice, KernelModel } from './types.ts';

/** How an operator finds its model. */
interface Operator {
  /** the core's enum of its coefficients */
  readonly coefficients: Readonly<Record<string, number>>;
  /** `choice.form` is roofline or calibrated */
  model(accelerator: AcceleratorEntry, choice: KernelChoice): KernelModel;
  /** the same in a loop that calls one kernel again and again, as micro-benchmarks do */
  inLoop?(accelerator: AcceleratorEntry, model: KernelModel): KernelModel;
}

const collective = (op: CollectiveOpName): Operator => ({
  coefficients: CollectiveCoefficient,
  model: (accelerator, { library, fabric, form, changes, captured }) =>
    collectiveModel(accelerator, {
      op,
      ...(library !== undefined && { library }),
      ...(fabric !== undefined && { fabric }),
      changes,
      ...(captured === false && { launchS: siOf(accelerator.launch) ?? 0 }),
      ...(form === 'roofline' && { form }),
    }),
});

const exchange = (op: 'dispatch' | 'combine'): Operator => ({
  coefficients: ExchangeCoefficient,
  model: (accelerator, { fabric }) => exchangeModel(accelerator, { op, ...(fabric !== undefined && { fabric }) }),
});

const attention = (phase: AttentionPhase): Operator => ({
  coefficients: AttentionCoefficient,
  model: (accelerator, choice) => attentionModel(accelerator, { ...choice, phase }),
  inLoop: attentionInLoop,
});

const mla = (phase: AttentionPhase): Operator => ({
  coefficients: MlaCoefficient,
  model: (accelerator, choice) => mlaModel(accelerator, { ...choice, phase }),
  inLoop: mlaInLoop,
});

const operators: Partial<Record<KernelOpName, Operator>> = {
  gemm: { coefficients: GemmCoefficient, model: gemmModel, inLoop: hotLoop },
  prefillAttention: attention('prefill'),
  decodeAttention: attention('decode'),
  mlaPrefill: mla('prefill'),
  mlaDecode: mla('decode'),
  moe: { coefficients: MoeCoefficient, model: (accelerator, choice) => moeModel(accelerator, choice), inLoop: hotLoop },
  groupedGemm: { coefficients: MoeCoefficient, model: groupedGemmModel },
  allReduce: collective('allReduce'),
  allGather: collective('allGather'),
  reduceScatter: collective('reduceScatter'),
  allToAll: collective('allToAll'),
  broadcast: collective('broadcast'),
  sendRecv: collective('sendRecv'),
  dispatch: exchange('dispatch'),
  combine: exchange('combine'),
};

/** Operators that have a model. */
export const modelledOps = Object.keys(operators) as KernelOpName[];

const isAttention = (op: KernelOpName): boolean => op.endsWith('Attention') || op.startsWith('mla');

/** The word that KernelEntry has for the precisions of a choice; '' where an operator has none. */
export function precisionKey(op: KernelOpName, accelerator: AcceleratorEntry, choice: KernelChoice): string {
  if (isAttention(op)) return attentionPrecision(accelerator, choice).words[0] ?? '';
  if (op !== 'gemm' && op !== 'moe' && op !== 'groupedGemm') return '';
  return operandsOf(accelerator, choice.weights, choice.activations).words[0] ?? '';
}

/** The entry of a user's own file for an operator; one without a library serves all, and is served to all. */
export function ownEntry(
  entries: readonly KernelEntry[],
  op: KernelOpName,
  accelerator: AcceleratorEntry,
  precision: string,
  library: string | undefined,
): KernelEntry | null {
  const fits = entries.filter(
    (entry) => entry.op === op && entry.precision === precision && entry.accelerator === accelerator.id,
  );
  return (
    fits.find((entry) => entry.library === library) ?? fits.find((entry) => entry.library === '') ?? fits[0] ?? null
  );
}

/** Puts values at the places of their names. Precondition: the names are coefficients of the operator. */
export function withCoefficients(model: KernelModel, values: Readonly<Record<string, number>>): KernelModel {
  const coefficients = [...model.row.coefficients];
  const places = operators[model.row.op]?.coefficients ?? {};
  for (const [name, value] of Object.entries(values)) coefficients[places[name] ?? coefficients.length] = value;
  return { ...model, row: { ...model.row, coefficients } };
}

/** Rates that a datasheet states: a fit may bring its own where none does, and never a higher one. */
const stated = ['flopPerS', 'bytesPerS'] as const;

function withinDatasheet(model: KernelModel, coefficients: KernelEntry['coefficients']): KernelEntry['coefficients'] {
  const places = operators[model.row.op]?.coefficients ?? {};
  const kept: Record<string, number> = { ...coefficients };
  for (const name of stated) {
    const place = places[name];
    const rate = kept[name];
    if (place === undefined || rate === undefined) continue;
    const sheet = model.row.coefficients[place] ?? 0;
    if (sheet > 0) kept[name] = Math.min(sheet, rate);
  }
  return kept;
}

/** The model with the coefficients and the errors of an entry of the user's own. */
export const asFitted = (model: KernelModel, { coefficients, errors, note }: KernelEntry): KernelModel => ({
  ...withCoefficients(model, withinDatasheet(model, coefficients)),
  medianError: errors?.median ?? null,
  p90Error: errors?.p90 ?? null,
  origin: 'fitted',
  source: note ?? 'own file',
});

/** Names of the coefficients of an operator; null = it has no model. */
export const coefficientNames = (op: string): readonly string[] | null => {
  const found = Object.hasOwn(operators, op) ? operators[op as KernelOpName] : undefined;
  return found === undefined ? null : Object.keys(found.coefficients);
};

export interface ModelOptions {
  /** of the user's own file */
  readonly entries?: readonly KernelEntry[];
  /** precision in the words of KernelEntry; left out = no entry of the user's own is looked for */
  readonly precision?: string;
  /** measured points; with them the model is a table */
  readonly samples?: readonly KernelSample[];
  /** the accelerator runs this kernel in a loop, caches warm */
  readonly inLoop?: boolean;
}

/** A table over a calibrated model: never faster than the datasheet allows, where it states both peaks. */
function asTable(model: KernelModel, samples: readonly KernelSample[]): KernelModel {
  const [flopPerS = 0, bytesPerS = 0] = model.row.coefficients;
  const places = operators[model.row.op]?.coefficients ?? {};
  const known = places['flopPerS'] === 0 && places['bytesPerS'] === 1;
  const peaks = known ? { peaks: { flopPerS, bytesPerS } } : {};
  return { ...model, row: { ...model.row, form: 'table', samples, ...peaks } };
}

/** A model without what its question leaves out: only the operators that have a part have its coefficients. */
function withoutParts(model: KernelModel, { quantise, cacheWrite }: KernelChoice): KernelModel {
  const places = operators[model.row.op]?.coefficients ?? {};
  const none = {
    ...(quantise === false && 'quantiseS' in places && { quantisePasses: 0, quantiseS: 0 }),
    ...(cacheWrite === false && 'prefillCacheWrites' in places && { prefillCacheWrites: 0 }),
  };
  return Object.keys(none).length > 0 ? withCoefficients(model, none) : model;
}

/** The model of an operator on an accelerator; null where the operator has none. */
export function kernelModel(
  op: KernelOpName,
  accelerator: AcceleratorEntry,
  choice: KernelChoice,
  { entries = [], precision, samples, inLoop = false }: ModelOptions = {},
): KernelModel | null {
  const operator = operators[op];
  if (operator === undefined) return null;
  let model = operator.model(accelerator, choice.form === 'table' ? { ...choice, form: 'calibrated' } : choice);
  const own = precision === undefined ? null : ownEntry(entries, op, accelerator, precision, choice.library);
  if (own !== null && choice.form !== 'roofline') {
    model = asFitted(model, own);
  }
  model = withoutParts(model, choice);
  if (inLoop && operator.inLoop !== undefined) model = operator.inLoop(accelerator, model);
  return choice.form === 'table' ? asTable(model, samples ?? []) : model;
}
