// Writes the input types from the JSON Schemas of a scenario and a training step and from the operators of kernel
// questions: `npm run types`. What an editor completes and
// what the parser takes are one list; a test fails when the file is stale.

import { writeFileSync } from 'node:fs';
import { type Field, type QueryOp, queryOps } from '../src/estimate/query.ts';
import { jsonSchema } from '../src/scenario/json-schema.ts';
import { trainingJsonSchema } from '../src/scenario/training.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  /** what it is when it is left out */
  readonly default?: unknown;
  readonly enum?: readonly (string | number)[];
  readonly const?: string | number | boolean;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** Words that an editor completes, where more than these may be right: aliases, paths, another release. */
const open = (words: readonly unknown[]): string => `${words.map(quoted).join(' | ')} | Other`;
const quoted = (word: unknown): string => `'${String(word).replaceAll("'", "\\'")}'`;

/** `id or alias of an accelerator` names the type `AcceleratorId`. */
function aliasOf(description: string): string | null {
  const noun = /^id or alias of an? ([a-z ]+?)(?: \(.*\))?$/.exec(description)?.[1];
  if (noun === undefined) return null;
  const pascal = noun.replace(/(?:^| )([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return `${pascal}Id`;
}

/** Sections of a scenario, by the path to them, that have a name of their own. */
const sections: Readonly<Record<string, string>> = {
  model: 'ModelInput',
  precision: 'PrecisionInput',
  engine: 'EngineInput',
  fleet: 'FleetInput',
  'fleet.pools[]': 'PoolInput',
  'fleet.pools[].accelerator': 'AcceleratorInput',
  'fleet.route': 'RouteInput',
  workload: 'WorkloadInput',
  'policies[]': 'PolicyInput',
  slo: 'SloInput',
  price: 'PriceInput',
  prices: 'PricesInput',
  run: 'RunSettings',
};

class Writer {
  readonly aliases = new Map<string, string>();
  readonly #named: Readonly<Record<string, string>>;

  /** `named`: types by the path of their section. */
  constructor(named: Readonly<Record<string, string>>) {
    this.#named = named;
  }

  /** The type of a value at `path`, over lines that begin with `indent`. */
  typeOf(schema: Schema, path: string, indent: string): string {
    const name = this.#named[path];
    if (name === undefined) return this.#formOf(schema, path, indent);
    if (!this.aliases.has(name)) {
      this.aliases.set(name, '');
      this.aliases.set(name, this.#declared(schema, name, path));
    }
    return name;
  }

  #declared(schema: Schema, name: string, path: string): string {
    const doc = docOf(schema.description ?? '', '');
    const form = this.#formOf(schema, path, '');
    return form.startsWith('{') && !form.includes('\n} |')
      ? `${doc}export interface ${name} ${form}\n`
      : `${doc}export type ${name} = ${form};\n`;
  }

  #formOf(schema: Schema, path: string, indent: string): string {
    const { description = '', examples, items, properties, additionalProperties } = schema;
    const forms = schema.anyOf ?? schema.oneOf;
    // a model may be a path as well
    if (/^id of a model/.test(description)) return 'ModelId';
    if (forms !== undefined) {
      const types = forms.map((form) => this.typeOf(form, `${path}|`, indent));
      return [...new Set(types)].join(' | ');
    }
    // widened texts of a program's own data are taken too: the parser checks the word
    if (schema.const !== undefined)
      return typeof schema.const === 'string' ? open([schema.const]) : typeof schema.const;
    if (schema.enum !== undefined) return open(schema.enum);
    const alias = examples === undefined ? null : aliasOf(description);
    if (alias !== null && examples !== undefined) {
      this.aliases.set(
        alias,
        `/** ${description} */\nexport type ${alias} =\n  | ${open(examples).replaceAll(' | ', '\n  | ')};\n`,
      );
      return alias;
    }
    if (schema.prefixItems !== undefined) {
      const items = new Set(schema.prefixItems.map((item) => this.typeOf(item, `${path}[]`, indent)));
      return `readonly (${[...items].join(' | ')})[]`;
    }
    if (items !== undefined) {
      const item = this.typeOf(items, `${path}[]`, indent);
      return /^\w+$/.test(item) ? `readonly ${item}[]` : `readonly (${item})[]`;
    }
    if (properties !== undefined) return this.#table(schema, path, indent);
    if (typeof additionalProperties === 'object')
      return `{ readonly [name: string]: ${this.typeOf(additionalProperties, `${path}.*`, indent)} }`;
    return plainType(schema.type);
  }

  #table({ properties = {}, required = [] }: Schema, path: string, indent: string): string {
    const inner = `${indent}  `;
    const lines = Object.entries(properties).map(([key, field]) => {
      const at = path === '' ? key : `${path}.${key}`;
      const mark = required.includes(key) ? '' : '?';
      const none = required.includes(key) ? '' : ' | undefined';
      const usual = field.default === undefined ? '' : `; ${String(field.default)} when left out`;
      const doc = docOf(`${field.description ?? ''}${usual}`, inner);
      const property = /^[\w$]+$/.test(key) ? key : quoted(key);
      return `${doc}${inner}readonly ${property}${mark}: ${this.typeOf(field, at, inner)}${none};`;
    });
    return lines.length === 0 ? 'Readonly<Record<string, never>>' : `{\n${lines.join('\n')}\n${indent}}`;
  }
}

const docOf = (description: string, indent: string): string =>
  description === '' ? '' : `${indent}/** ${description.replaceAll('*/', '* /')} */\n`;

function plainType(type: Schema['type']): string {
  const types = typeof type === 'string' ? [type] : (type ?? []);
  if (types.includes('string') && types.includes('number'))
    return types.includes('null') ? 'Quantity | null' : 'Quantity';
  const words: Readonly<Record<string, string>> = {
    integer: 'number | Text',
    object: 'object',
    array: 'readonly unknown[]',
  };
  return types.length === 0 ? 'unknown' : types.map((one) => words[one] ?? one).join(' | ');
}

const head = `// A scenario as people write it, for editors: made of the JSON Schema by \`npm run types\`, not by hand.

/** A text that is none of the words beside it: an alias, a path, or a word in a program's own data. */
type Other = string & {};
/** A count as a text, such as \`'2k'\`. */
type Text = string;
/** A number with its unit, such as \`'1 s'\` or \`'3.35 TB/s'\`; without one counts, shares, factors and 0 alone. */
export type Quantity = string | number;
`;

/** The text of src/scenario/input.gen.ts. */
export function scenarioTypes(schema: object = jsonSchema()): string {
  const writer = new Writer(sections);
  const root = writer.typeOf(schema as Schema, '', '');
  const doc = `/**
 * A scenario as people write it: the object that its YAML reads as. \`defineScenario\` completes it in an editor.
 *
 * @example
 * \`\`\`ts
 * const chat: Scenario = {
 *   model: 'llama-3.1-8b',
 *   fleet: { pools: [{ accelerator: 'h100-sxm', replicas: 2 }] },
 *   workload: { preset: 'chat', rate: '4 /s', requests: 1000 },
 *   slo: { ttft: '1 s', tpot: '50 ms' },
 * };
 * \`\`\`
 */
export interface Scenario ${root}
`;
  return [head, doc, ...writer.aliases.values()].join('\n');
}

/** The text of src/scenario/training-input.gen.ts. */
export function trainingTypes(): string {
  const writer = new Writer({ model: 'ModelInput', accelerator: 'AcceleratorInput' });
  const root = writer.typeOf(trainingJsonSchema() as Schema, '', '');
  return `// A training step as people write it, for editors: made of its JSON Schema by \`npm run types\`, not by hand.

import type { AcceleratorInput, ModelInput, Quantity } from './input.gen.ts';

type Other = string & {};
type Text = string;

/** A training step as people write it; an unset key is left out. */
export interface TrainingStepInput ${root}
`;
}

/** What the words of a kernel question mean. */
const meanings: Readonly<Record<string, string>> = {
  op: 'operator',
  accelerator: 'id or alias',
  library: 'library that runs it, by name; the usual one when left out',
  model: 'what times it',
  detail: 'answer what the price rests on as well',
  m: 'rows: tokens',
  n: 'columns of the output',
  k: 'length of the sums',
  weights: 'precision of weights',
  activations: 'precision of activations',
  kv: 'precision of the KV cache',
  quantise: 'with quantisation of the activations',
  batch: 'sequences',
  tokens: 'query tokens of a sequence, or tokens in all',
  context: 'KV tokens of a sequence',
  causal: 'each token attends to those before it',
  heads: 'query heads',
  kvHeads: 'KV heads',
  headDim: 'head size',
  window: 'tokens that it looks back; 0 = all',
  cacheWrite: 'with writing the KV cache',
  ranks: 'accelerators that take part',
  gpusPerNode: 'of them in a server; 0 = as the fabric says',
  bytes: 'message of a rank, B',
  algorithm: 'ring, tree … or auto',
  protocol: 'protocol of the library, or auto',
  fabric: 'id of a fabric, such as nvlink-8 + ib-400',
  captured: 'launched from a captured graph',
};

function fieldType(op: string, name: string, field: Field): string {
  if (name === 'op') return quoted(op);
  if (name === 'accelerator') return 'AcceleratorId';
  if (field.kind === 'whole') return 'number';
  if (field.kind === 'flag') return 'boolean';
  if (field.kind === 'one') return field.of.map(quoted).join(' | ');
  return name === 'model' ? 'ModelId' : 'string';
}

function questionOf(op: string, { fields }: QueryOp): string {
  const lines = [...fields].map(([name, field]) => {
    const missing = 'missing' in field ? field.missing : undefined;
    const isOptional = missing !== undefined;
    const usual = isOptional && missing !== '' ? `; ${String(missing)} when left out` : '';
    const meaning = op === 'step' && name === 'model' ? 'id of a model, or path of its config.json' : meanings[name];
    const doc = meaning === undefined && usual === '' ? '' : `    /** ${meaning ?? name}${usual} */\n`;
    const [mark, none] = isOptional ? ['?', ' | undefined'] : ['', ''];
    return `${doc}    readonly ${name}${mark}: ${fieldType(op, name, field)}${none};`;
  });
  return `  | {\n${lines.join('\n')}\n    }`;
}

/** The text of src/estimate/question.gen.ts. */
export function questionTypes(): string {
  const forms = [...queryOps].map(([op, query]) => questionOf(op, query));
  return `// A question to \`estimateKernel\`, for editors: made of the operators by \`npm run types\`, not by hand.

import type { AcceleratorId, ModelId } from '../scenario/input.gen.ts';

/** One kernel, collective or step: what a line of \`tokenworks estimate --jsonl\` says. */
export type KernelQuestion =
${forms.join('\n')};
`;
}

/** Texts by their file, from the root of the repository. */
export const typeFiles: Readonly<Record<string, () => string>> = {
  'src/scenario/input.gen.ts': scenarioTypes,
  'src/scenario/training-input.gen.ts': trainingTypes,
  'src/estimate/question.gen.ts': questionTypes,
};

if (import.meta.filename === process.argv[1])
  for (const [file, text] of Object.entries(typeFiles)) writeFileSync(file, text());
