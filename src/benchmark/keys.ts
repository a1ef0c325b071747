// Keys of a result file, read with their paths: what is absent, null or NaN is null; what is wrong is an issue.

import { type Issue, shown } from '../errors.ts';

type Data = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

const isTable = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

/** How `json.ts` hands on what Python writes for infinity. */
export const infinite = 'inf';

export class Keys {
  readonly issues: Issue[];
  readonly #data: Data;
  readonly #path: Path;

  /** What is no table has no keys. */
  constructor(data: unknown, path: Path, issues: Issue[]) {
    this.#data = isTable(data) ? data : {};
    this.#path = path;
    this.issues = issues;
  }

  /** Own keys alone: those of every object's prototype are none. */
  #value(key: string): unknown {
    return Object.hasOwn(this.#data, key) ? this.#data[key] : undefined;
  }

  /** The first of `names` that has a value. */
  #first(names: readonly string[]): { key: string; value: unknown } | null {
    for (const key of names) {
      const value = this.#value(key);
      if (value !== undefined && value !== null) return { key, value };
    }
    return null;
  }

  has(...names: readonly string[]): boolean {
    return names.every((name) => Object.hasOwn(this.#data, name));
  }

  isTable(name: string): boolean {
    return isTable(this.#value(name));
  }

  bad(key: string, found: unknown, hint: string): null {
    this.issues.push({ code: 'BAD_VALUE', path: [...this.#path, key], found: shown(found), hint });
    return null;
  }

  missing(key: string, hint: string): null {
    this.issues.push({ code: 'MISSING', path: [...this.#path, key], found: 'nothing', hint });
    return null;
  }

  /** The first of `names` that is a table; one without keys where none is. */
  table(...names: readonly string[]): Keys {
    const key = names.find((name) => this.isTable(name)) ?? names[0] ?? '';
    return new Keys(this.#value(key), [...this.#path, key], this.issues);
  }

  /** The same keys with issues of their own. */
  apart(): Keys {
    return new Keys(this.#data, this.#path, []);
  }

  /** Tables of a list; null where there is no list. */
  tables(key: string): readonly Keys[] | null {
    const value = this.#value(key);
    if (!Array.isArray(value)) return null;
    return value.map((one: unknown, at) => new Keys(one, [...this.#path, key, at], this.issues));
  }

  text(...names: readonly string[]): string | null {
    const found = this.#first(names)?.value;
    const one: unknown = Array.isArray(found) ? found[0] : found;
    return typeof one === 'string' && one !== '' ? one : null;
  }

  /** A finite number of at least 0. */
  number(...names: readonly string[]): number | null {
    const found = this.#first(names);
    if (found === null || found.value === infinite) return null;
    const { key, value } = found;
    if (typeof value !== 'number') return this.bad(key, value, 'A number is expected here.');
    if (value < 0) return this.bad(key, value, 'It cannot be below 0.');
    return value;
  }

  count(...names: readonly string[]): number | null {
    const value = this.number(...names);
    if (value === null || Number.isSafeInteger(value)) return value;
    return this.bad(this.#first(names)?.key ?? '', value, 'A whole number is expected here.');
  }

  /** Requests a second: a number above 0, or "inf"; null = nothing is said. */
  rate(...names: readonly string[]): number | null {
    const found = this.#first(names);
    if (found === null) return null;
    const { key, value } = found;
    if (typeof value === 'string' && value.toLowerCase() === infinite) return Number.POSITIVE_INFINITY;
    if (typeof value === 'number' && value > 0) return value;
    return this.bad(key, value, 'A rate is a number above 0, or inf.');
  }

  /** Users: null where nothing is said, or 0. */
  users(...names: readonly string[]): number | null {
    const value = this.count(...names);
    return value === 0 ? null : value;
  }

  /** Numbers of at least 0; null where there is no list, or an empty one. */
  list(key: string): readonly number[] | null {
    const value = this.#value(key);
    if (!Array.isArray(value) || value.length === 0) return null;
    const wrong = value.findIndex((one) => !(typeof one === 'number' && one >= 0));
    if (wrong < 0) return value as number[];
    const hint = 'A list of numbers of at least 0 is expected here.';
    this.issues.push({ code: 'BAD_VALUE', path: [...this.#path, key, wrong], found: shown(value[wrong]), hint });
    return null;
  }
}
