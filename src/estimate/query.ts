// What one asks of a single kernel: operators, their fields, and everything that is wrong with a question.

import { distributionOf } from '../calibration/formats.ts';
import { suggestion } from '../catalog/index.ts';
import type { KernelOpName } from '../core/lab.ts';
import { AttentionShape, GemmShape, GroupedGemmShape, MoeShape } from '../core/layout.gen.ts';
import { InputError, type Issue, shown } from '../errors.ts';
import { sentPrecisions } from '../timing/exchange.ts';

/** What a field holds. `missing` stands in for a field that is left out; without it the field is required. */
export type Field =
  | { readonly kind: 'whole'; readonly least: number; readonly missing?: number }
  | { readonly kind: 'word'; readonly missing?: string }
  | { readonly kind: 'flag'; readonly missing: boolean }
  | { readonly kind: 'distribution'; readonly missing: string }
  | { readonly kind: 'one'; readonly of: readonly string[]; readonly missing: string };

export type Values = Readonly<Record<string, number | string | boolean>>;

/** How an operator is asked for. */
export interface QueryOp {
  /** null = a step, which is priced by the operators of a model */
  readonly op: KernelOpName | null;
  readonly fields: ReadonlyMap<string, Field>;
  /** dimensions (shapeOf) */
  shape(values: Values): number[];
}

const count: Field = { kind: 'whole', least: 1 };
const optional = (missing: number, least = 1): Field => ({ kind: 'whole', least, missing });
const word = (missing = ''): Field => ({ kind: 'word', missing });
const required: Field = { kind: 'word' };
const detail: Field = { kind: 'flag', missing: false };
const yes: Field = { kind: 'flag', missing: true };
export const forms = ['roofline', 'calibrated', 'table'] as const;

type Fields = Readonly<Record<string, Field>>;
const system: Fields = { op: required, accelerator: required };
const common: Fields = {
  ...system,
  library: word(),
  model: { kind: 'one', of: forms, missing: 'calibrated' },
  detail,
};
const heads: Fields = { heads: count, kvHeads: count, headDim: count, window: optional(0, 0) };
const cache: Fields = { kv: word(), activations: word('bf16') };

const numbersOf = (values: Values, names: readonly string[]): number[] =>
  names.map((name) => Number(values[name] ?? (name === 'tokens' ? 1 : 0)));

const kernel = (op: KernelOpName, own: Fields, places: readonly string[]): QueryOp => ({
  op,
  fields: new Map(Object.entries({ ...common, ...own })),
  shape: (values) => numbersOf(values, places),
});

const attentionPlaces = Object.keys(AttentionShape);
/** Latent attention has no KV heads, no head size of its own and no window. */
const mlaPlaces = attentionPlaces.slice(0, AttentionShape.heads + 1);

/** Its shape is made by its model, which knows the links. */
const collective = (op: KernelOpName): QueryOp =>
  kernel(
    op,
    {
      ...{ ranks: { kind: 'whole', least: 2 }, gpusPerNode: optional(0), bytes: count },
      ...{ algorithm: word('auto'), protocol: word('auto'), fabric: word(), captured: yes },
    },
    [],
  );

const moePlaces = Object.keys(MoeShape).filter((name) => name !== 'skew');
const moeFields: Fields = {
  ...{ tokens: count, experts: count, topK: count, hidden: count, ffn: count, tp: optional(1), ep: optional(1) },
  ...{ weights: word('bf16'), activations: word() },
};

/** A kernel whose rows are spread over weights: its last dimension is how. */
const spread = (op: KernelOpName, own: Fields, places: readonly string[]): QueryOp => ({
  ...kernel(op, { ...own, distribution: { kind: 'distribution', missing: 'balanced' } }, places),
  shape: (values) => [...numbersOf(values, places), distributionOf(String(values['distribution']))],
});

const groupedPlaces = Object.keys(GroupedGemmShape).filter((name) => name !== 'skew');
const groupedFields: Fields = {
  ...{ m: count, groups: count, n: count, k: count, weights: word('bf16'), activations: word() },
};

/** Expert parallelism's kernels of one message each way. Their shape is made by their model, as a collective's is. */
const exchange = (op: 'dispatch' | 'combine'): QueryOp => ({
  op,
  fields: new Map(
    Object.entries({
      ...{ ...system, tokens: count, ranks: { kind: 'whole', least: 2 }, gpusPerNode: optional(0), hidden: count },
      ...{ topK: count, mode: { kind: 'one', of: ['low-latency', 'normal'], missing: 'low-latency' } },
      ...{ activations: { kind: 'one', of: sentPrecisions, missing: '' }, sms: optional(0), fabric: word(), detail },
    } satisfies Fields),
  ),
  shape: () => [],
});

const step: Fields = {
  ...{ ...system, model: required, tp: optional(1), decode: optional(0, 0), context: optional(0, 0) },
  ...{ prefillTokens: optional(0, 0), weights: word(), activations: word(), kv: word(), engine: word(), detail },
  ...{ pp: optional(1), ep: optional(1), attentionDp: optional(1), cp: optional(1), library: word(), fabric: word() },
  kernels: { kind: 'one', of: ['calibrated', 'roofline'], missing: 'calibrated' },
};

/** Every operator by the word of a question. */
export const queryOps: ReadonlyMap<string, QueryOp> = new Map<string, QueryOp>([
  [
    'gemm',
    kernel(
      'gemm',
      { m: count, n: count, k: count, weights: word('bf16'), activations: word(), quantise: yes },
      Object.keys(GemmShape),
    ),
  ],
  [
    'attention-prefill',
    kernel(
      'prefillAttention',
      {
        ...{ batch: count, tokens: count, context: optional(0, 0), causal: yes },
        ...{ ...heads, ...cache, cacheWrite: yes },
      },
      attentionPlaces,
    ),
  ],
  [
    'attention-decode',
    kernel('decodeAttention', { batch: count, context: count, ...heads, ...cache }, attentionPlaces),
  ],
  [
    'mla-prefill',
    kernel(
      'mlaPrefill',
      { ...{ batch: count, tokens: count, context: optional(0, 0), heads: count }, ...cache },
      mlaPlaces,
    ),
  ],
  ['mla-decode', kernel('mlaDecode', { batch: count, context: count, heads: count, ...cache }, mlaPlaces)],
  ['moe', spread('moe', moeFields, moePlaces)],
  ['grouped-gemm', spread('groupedGemm', groupedFields, groupedPlaces)],
  ['dispatch', exchange('dispatch')],
  ['combine', exchange('combine')],
  ['all-reduce', collective('allReduce')],
  ['all-gather', collective('allGather')],
  ['reduce-scatter', collective('reduceScatter')],
  ['all-to-all', collective('allToAll')],
  ['broadcast', collective('broadcast')],
  ['send-recv', collective('sendRecv')],
  ['step', { op: null, fields: new Map(Object.entries(step)), shape: () => [] }],
]);

/** A question that can be answered: its operator, and every field or what stands in for it. */
export interface ParsedQuery {
  readonly name: string;
  readonly ask: QueryOp;
  readonly values: Values;
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const expected: Readonly<Record<Field['kind'], string>> = {
  whole: 'A whole number',
  word: 'A word.',
  flag: 'true or false.',
  one: 'One of',
  distribution: 'Known: balanced, uniform, power_law_1.01 and similar.',
};

function hintOf(field: Field): string {
  if (field.kind === 'whole') return `${expected.whole} of at least ${field.least}.`;
  return field.kind === 'one' ? `Known: ${field.of.join(', ')}.` : expected[field.kind];
}

function isGood(field: Field, value: unknown): value is number | string | boolean {
  if (field.kind === 'whole') return Number.isSafeInteger(value) && (value as number) >= field.least;
  if (field.kind === 'flag') return typeof value === 'boolean';
  if (field.kind === 'distribution') return typeof value === 'string' && !Number.isNaN(distributionOf(value));
  return typeof value === 'string' && (field.kind === 'one' ? field.of.includes(value) : value !== '');
}

function refuse(issue: Issue): never {
  throw new InputError([issue]);
}

/** [field, field that it may not exceed] */
const atMost = [
  ['kvHeads', 'heads'],
  ['topK', 'experts'],
  ['ep', 'experts'],
] as const;

/** Heads that do not divide into groups have no kernel. */
function headIssues({ heads: all, kvHeads }: Values): Issue[] {
  if (typeof all !== 'number' || typeof kvHeads !== 'number' || kvHeads > all || all % kvHeads === 0) return [];
  const hint = `It must divide heads, which is ${all}.`;
  return [{ code: 'BAD_VALUE', path: ['kvHeads'], found: String(kvHeads), hint }];
}

/** Fields that are good alone and bad together. */
const crossIssues = (values: Values): Issue[] => [
  ...headIssues(values),
  ...atMost.flatMap(([key, most]): Issue[] => {
    const [value, limit] = [values[key], values[most]];
    if (typeof value !== 'number' || typeof limit !== 'number' || value <= limit) return [];
    return [{ code: 'BAD_VALUE', path: [key], found: String(value), hint: `At most ${most}, which is ${limit}.` }];
  }),
];

/** Checks a question. Throws an InputError with everything that is wrong with it. */
export function parseQuery(query: unknown): ParsedQuery {
  if (!isTable(query)) {
    const hint = 'A JSON object such as {"op":"gemm","accelerator":"h100-sxm","m":1,"n":4096,"k":4096}.';
    refuse({ code: 'BAD_VALUE', path: [], found: shown(query), hint });
  }
  const name = query['op'];
  const ask = typeof name === 'string' ? queryOps.get(name) : undefined;
  if (typeof name !== 'string' || ask === undefined) {
    const code = name === undefined ? 'MISSING' : 'UNKNOWN_NAME';
    const hint = suggestion(typeof name === 'string' ? name : '', [...queryOps.keys()]);
    refuse({ code, path: ['op'], found: name === undefined ? 'nothing' : shown(name), hint });
  }
  const issues: Issue[] = [];
  for (const key of Object.keys(query)) {
    if (ask.fields.has(key)) continue;
    issues.push({ code: 'UNKNOWN_KEY', path: [key], found: key, hint: suggestion(key, [...ask.fields.keys()]) });
  }
  const values: Record<string, number | string | boolean> = {};
  for (const [key, field] of ask.fields) {
    const value = Object.hasOwn(query, key) ? query[key] : field.missing;
    if (value === undefined) issues.push({ code: 'MISSING', path: [key], found: 'nothing', hint: hintOf(field) });
    else if (value === field.missing || isGood(field, value)) values[key] = value as number | string | boolean;
    else issues.push({ code: 'BAD_VALUE', path: [key], found: shown(value), hint: hintOf(field) });
  }
  issues.push(...crossIssues(values));
  if (issues.length > 0) throw new InputError(issues);
  return { name, ask, values };
}
