// What a field of a scenario means: its words, what may be written, what it is when it is left out. Read from the JSON
// Schema, so that nothing is said twice.

import { suggestion } from '../catalog/index.ts';
import { InputError, shown } from '../errors.ts';
import { jsonSchema } from './json-schema.ts';

interface Node {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: string | number | boolean;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly examples?: readonly string[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly prefixItems?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
}

/** A key of a table. */
export interface ExplainedKey {
  readonly key: string;
  readonly about: string;
  readonly required: boolean;
  readonly whenLeftOut: string | number | boolean | null;
}

/** One field. */
export interface Explained {
  /** keys between dots; `[]` = any place of a list */
  readonly path: string;
  readonly about: string;
  readonly forms: readonly string[];
  /** words that may be written; of many the first */
  readonly words: readonly string[];
  /** null = it depends on the rest, or has to be written */
  readonly whenLeftOut: string | number | boolean | null;
  readonly required: boolean;
  /** of a table, or of the entries of a list */
  readonly keys: readonly ExplainedKey[];
}

const forms = ({ anyOf, oneOf }: Node): readonly Node[] => anyOf ?? oneOf ?? [];

/** All fields below a node, with its own path. */
function* fieldsBelow(node: Node, path: string, required: boolean): Generator<[string, Node, boolean]> {
  if (path !== '') yield [path, node, required];
  for (const [key, inner] of Object.entries(node.properties ?? {})) {
    if (key === '$schema') continue;
    yield* fieldsBelow(inner, path === '' ? key : `${path}.${key}`, node.required?.includes(key) ?? false);
  }
  if (node.items !== undefined)
    for (const [at, inner, must] of fieldsBelow(node.items, `${path}[]`, false))
      if (at !== `${path}[]`) yield [at, inner, must];
  for (const form of forms(node))
    for (const [at, inner, must] of fieldsBelow(form, path, required)) if (at !== path) yield [at, inner, must];
}

const tableOf = (node: Node): Node | null => {
  if (node.properties !== undefined) return node;
  if (node.items !== undefined) return tableOf(node.items);
  return (
    forms(node)
      .map(tableOf)
      .find((table) => table !== null) ?? null
  );
};

/** The first description of a node or of what it may be. */
function aboutOf(node: Node): string {
  if (node.description !== undefined) return node.description;
  const below = [...forms(node), ...(node.items === undefined ? [] : [node.items])];
  return below.map(aboutOf).find((about) => about !== '') ?? '';
}

function formsOf(node: Node): string[] {
  if (forms(node).length > 0) return [...new Set(forms(node).flatMap(formsOf))];
  if (node.enum !== undefined) return ['a word'];
  if (node.const !== undefined) return [String(node.const)];
  if (node.properties !== undefined) return ['a table'];
  if (node.items !== undefined || node.prefixItems !== undefined) return ['a list'];
  const types = [node.type ?? []].flat().filter((type) => type !== 'null');
  if (types.includes('string') && types.includes('number')) return ['a number with its unit'];
  const names: Readonly<Record<string, string>> = {
    string: 'a text',
    integer: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
  };
  return types.map((type) => names[type] ?? type);
}

const wordsOf = (node: Node): string[] => [
  ...(node.enum ?? []),
  ...(node.examples ?? []),
  ...forms(node).flatMap(wordsOf),
];

function keysOf(node: Node): ExplainedKey[] {
  const table = tableOf(node);
  if (table === null) return [];
  return Object.entries(table.properties ?? {}).map(([key, inner]) => ({
    key,
    about: aboutOf(inner),
    required: table.required?.includes(key) ?? false,
    whenLeftOut: inner.default ?? null,
  }));
}

const explained = (path: string, node: Node, required: boolean): Explained => ({
  path,
  about: aboutOf(node),
  forms: formsOf(node),
  words: wordsOf(node),
  whenLeftOut: node.default ?? null,
  required,
  keys: keysOf(node),
});

/** As people write a path: places of lists as numbers, or not at all. */
const plain = (path: string): string => path.replaceAll('[]', '').replace(/\.\d+(?=\.|$)/g, '');

/**
 * The fields of a scenario that `name` names: a whole path (`fleet.pools.0.tp`, `fleet.pools.tp`), or the end of one
 * (`tp`), of which there may be several.
 *
 * @throws InputError for a name of no field, with the nearest
 * @example `explain('run.warmUp')[0].whenLeftOut // 0`
 */
export function explain(name: string): Explained[] {
  const wanted = plain(name.trim()).toLowerCase();
  const found = new Map<string, Explained>();
  const known = new Set<string>();
  for (const [path, node, required] of fieldsBelow(jsonSchema() as Node, '', false)) {
    const own = plain(path);
    known.add(own).add(own.slice(own.lastIndexOf('.') + 1));
    const lower = own.toLowerCase();
    if (lower !== wanted && !lower.endsWith(`.${wanted}`)) continue;
    // policies have parameters of one name: each says another thing
    const one = explained(path, node, required);
    found.set(`${path} ${one.about}`, one);
  }
  const all = [...found.values()];
  const whole = all.filter(({ path }) => plain(path).toLowerCase() === wanted);
  if (all.length > 0) return whole.length > 0 ? whole : all;
  const near = suggestion(name, [...known]);
  const hint = near.startsWith('Known')
    ? 'Write a field such as run.warmUp or fleet.pools.tp; `tokenworks schema` has them all.'
    : near;
  throw new InputError([{ code: 'UNKNOWN_NAME', path: ['explain'], found: shown(name), hint }]);
}
