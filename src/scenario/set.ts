// `--set path=value`: one field of a scenario's plain data is replaced before it is parsed.

import { InputError, type Issue, shown } from '../errors.ts';
import { guard, isHostileKey, readYaml } from './read.ts';

type Table = Record<string, unknown>;

/** Deeper than any field of a scenario. */
const deepest = 16;

function keysOf(path: string): string[] {
  const keys = path.split('.');
  const bad = (found: string, hint: string): never => {
    const issue: Issue = { code: 'UNKNOWN_KEY', path: ['--set'], found: shown(found), hint };
    throw new InputError([issue]);
  };
  if (keys.length > deepest) bad(path, `At most ${deepest} keys.`);
  for (const key of keys) {
    if (key === '') bad(path, 'Write keys between dots, for example fleet.pools.0.tp=4.');
    if (isHostileKey(key)) bad(key, 'This key is never taken.');
  }
  return keys;
}

/** The list index that `key` is; the one past the end appends. */
function indexOf(key: string, length: number, keys: readonly string[]): number {
  const index = /^\d+$/.test(key) ? Number(key) : Number.NaN;
  if (index >= 0 && index <= length) return index;
  const hint = length === 0 ? 'The list is empty: write 0.' : `The list has ${length} entries: write 0 to ${length}.`;
  throw new InputError([{ code: 'BAD_VALUE', path: ['--set', ...keys], found: shown(key), hint }]);
}

/** A number is a place in a list: here there is none yet, which 0 begins, or something else. */
function checkPlace(node: unknown, keys: readonly string[]): void {
  const [list, index] = [keys.slice(0, -1).join('.'), keys.at(-1) ?? ''];
  if (list === '' || (typeof node === 'object' && node !== null && Object.hasOwn(node, index))) return;
  const isEmpty = node === undefined || node === null;
  if (isEmpty && index === '0') return;
  const found = isEmpty ? `no list ${list}` : `${list}: ${shown(node)}`;
  const hint = isEmpty
    ? `The scenario has no ${list} yet: begin with ${list}.0, or write the list at once: ${list}=[…].`
    : `${list} is no list, so it has no place ${index}.`;
  throw new InputError([{ code: 'BAD_VALUE', path: ['--set', ...keys], found, hint }]);
}

function replaced(node: unknown, keys: readonly string[], depth: number, value: unknown): unknown {
  const key = keys[depth];
  if (key === undefined) return value;
  if (Array.isArray(node)) {
    const copy = [...node] as unknown[];
    const index = indexOf(key, copy.length, keys.slice(0, depth + 1));
    copy[index] = replaced(copy[index], keys, depth + 1, value);
    return copy;
  }
  // a table with the key 0 would be refused later, in words about lists
  if (/^\d+$/.test(key)) {
    checkPlace(node, keys.slice(0, depth + 1));
    if (node === undefined || node === null) return replaced([], keys, depth, value);
  }
  // a name such as `engine: vllm-v1` becomes the base of a table, so that one field of it can be set
  const isEntry = typeof node === 'string' && /^(?:engine|accelerator|model)$/.test(keys[depth - 1] ?? '');
  const table: Table = isEntry ? { base: node } : typeof node === 'object' && node !== null ? { ...node } : {};
  table[key] = replaced(Object.hasOwn(table, key) ? table[key] : undefined, keys, depth + 1, value);
  return table;
}

/**
 * A copy of `data` with the field at `path` (keys between dots) replaced by `text`, read as YAML. Missing tables are
 * made; the value of a field is checked later, by the schema.
 */
export function setPath(data: unknown, path: string, text: string): unknown {
  return setValue(data, path, readYaml(text, `--set ${path}`));
}

/** The same with a value as it is. */
export function setValue(data: unknown, path: string, value: unknown): unknown {
  const keys = keysOf(path);
  guard(value, `--set ${path}`, ['--set', ...keys]);
  return replaced(data, keys, 0, value);
}
