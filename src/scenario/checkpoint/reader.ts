// Reads the keys of a table of a config file, collects what is wrong, and knows which keys nobody asked for.

import { type InputCode, type Issue, shown } from '../../errors.ts';
import { type Extra, extraSpellings, type Field, spellings } from './spellings.ts';

export type Config = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

export const isTable = (value: unknown): value is Config =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const usualKeys = [...Object.values(spellings), ...Object.values(extraSpellings)].flat();

export class Reader {
  readonly issues: Issue[] = [];
  readonly #config: Config;
  readonly #path: Path;
  readonly #asked = new Set<string>();
  /** spellings of this family that go before the others */
  readonly #first: Readonly<Partial<Record<Field | Extra, readonly string[]>>>;

  constructor(config: Config, path: Path, first: Readonly<Partial<Record<Field | Extra, readonly string[]>>> = {}) {
    this.#config = config;
    this.#path = path;
    this.#first = first;
    // of several spellings the first that is stated counts: the others are known too
    for (const key of usualKeys) this.#asked.add(key);
  }

  get(key: string): unknown {
    this.#asked.add(key);
    return Object.hasOwn(this.#config, key) ? this.#config[key] : undefined;
  }

  /** Keys of the file that were never asked for. */
  unread(): string[] {
    return Object.keys(this.#config).filter((key) => !this.#asked.has(key));
  }

  add(code: InputCode, key: string, found: string, hint: string): void {
    const same = this.issues.some((one) => one.code === code && one.path.at(-1) === key);
    if (!same) this.issues.push({ code, path: [...this.#path, key], found, hint });
  }

  keysOf(field: Field | Extra): readonly string[] {
    const usual: readonly string[] = field in spellings ? spellings[field as Field] : extraSpellings[field as Extra];
    return [...(this.#first[field] ?? []), ...usual];
  }

  /** The first of `keys` that the file states; a null of the file states nothing. */
  stated(keys: readonly string[]): string | null {
    return keys.find((key) => (this.get(key) ?? null) !== null) ?? null;
  }

  /** A whole number of at least `least`; null where the file does not say, or wrongly. */
  whole(keys: readonly string[], least = 0): number | null {
    const key = this.stated(keys);
    if (key === null) return null;
    const value = this.get(key);
    const one = Array.isArray(value) && value.length > 0 && value.every((each) => each === value[0]) ? value[0] : value;
    const isList = Array.isArray(value) && value.length > 1;
    const taken = isList ? one : value;
    if (typeof taken === 'number' && Number.isSafeInteger(taken) && taken >= least) return taken;
    this.add('BAD_VALUE', key, shown(value), `A whole number of at least ${least} is needed.`);
    return null;
  }

  /** A whole number of at least 1, null where the file does not say. */
  count(field: Field): number | null {
    const before = this.issues.length;
    const value = this.whole(this.keysOf(field), 1);
    return this.issues.length > before ? 1 : value;
  }

  needed(field: Field): number {
    const value = this.count(field);
    if (value !== null) return value;
    this.add('MISSING', this.keysOf(field)[0] ?? field, 'nothing', 'The config.json must state it.');
    return 1;
  }

  /** A whole number that makes a difference; undefined where there is none: 0 says so as null does. */
  extra(keys: readonly string[]): number | undefined {
    return this.whole(keys) || undefined;
  }

  /** true, false or null where the file does not say. */
  flag(key: string): boolean | null {
    const value = this.get(key) ?? null;
    if (value === null || typeof value === 'boolean') return value;
    this.add('BAD_VALUE', key, shown(value), 'Write true or false.');
    return null;
  }

  /** A list of words; [] where the file does not say. */
  words(key: string): readonly string[] {
    const value = this.get(key) ?? [];
    if (Array.isArray(value) && value.every((word) => typeof word === 'string')) return value;
    this.add('BAD_VALUE', key, shown(value), 'A list of words is needed.');
    return [];
  }

  /** A list of whole numbers; null where the file does not say. */
  indices(key: string): readonly number[] | null {
    const value = this.get(key) ?? null;
    if (value === null) return null;
    if (Array.isArray(value) && value.every((one) => Number.isSafeInteger(one))) return value;
    this.add('BAD_VALUE', key, shown(value), 'A list of whole numbers is needed.');
    return null;
  }

  /** A table within the file, read like it; null where there is none. */
  table(key: string): Reader | null {
    const value = this.get(key) ?? null;
    if (value === null) return null;
    if (isTable(value)) return new Reader(value, [...this.#path, key]);
    this.add('BAD_VALUE', key, shown(value), 'A table is needed.');
    return null;
  }
}
