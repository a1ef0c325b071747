// Files of fitted entries that `calibrate` writes and `--kernels` reads.

import { accelerators, find, hintFor, suggestion } from '../catalog/index.ts';
import type { KernelEntry, KernelFile } from '../catalog/kernel/types.ts';
import { InputError, type Issue, shown } from '../errors.ts';
import { coefficientNames, modelledOps } from '../timing/models.ts';
import { coefficientProblem } from './domain.ts';

type Data = Readonly<Record<string, unknown>>;

const isTable = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

const keys = ['accelerator', 'family', 'op', 'precision', 'library', 'coefficients', 'points', 'errors', 'note'];

class Reader {
  readonly issues: Issue[] = [];
  readonly #path: readonly (string | number)[];

  constructor(path: readonly (string | number)[]) {
    this.#path = path;
  }

  refuse(key: string, value: unknown, hint: string): void {
    const found = value === undefined ? 'nothing' : shown(value);
    this.issues.push({ code: 'BAD_VALUE', path: [...this.#path, key], found, hint });
  }

  word(data: Data, key: string): string {
    const value = data[key];
    if (typeof value === 'string') return value;
    this.refuse(key, value, 'A word.');
    return '';
  }

  number(data: Data, key: string): number {
    const value = data[key];
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
    this.refuse(key, value, 'A number of at least 0.');
    return 0;
  }

  coefficients(data: Data, op: string, accelerator: string): Record<string, number> {
    const value = data['coefficients'];
    const known = coefficientNames(op) ?? [];
    if (!isTable(value)) {
      this.refuse('coefficients', value, 'A table of numbers by name.');
      return {};
    }
    for (const name of Object.keys(value)) {
      const hint = known.includes(name) ? coefficientProblem(name, value[name], accelerator) : suggestion(name, known);
      if (hint !== null) this.refuse(`coefficients.${name}`, known.includes(name) ? value[name] : name, hint);
    }
    return value as Record<string, number>;
  }
}

function entryOf(value: unknown, path: readonly (string | number)[], issues: Issue[]): KernelEntry | null {
  const reader = new Reader(path);
  if (!isTable(value)) {
    reader.refuse('', value, 'An entry, as `tokenworks calibrate` writes them.');
    issues.push(...reader.issues);
    return null;
  }
  for (const key of Object.keys(value)) if (!keys.includes(key)) reader.refuse(key, key, suggestion(key, keys));
  const name = reader.word(value, 'accelerator');
  const accelerator = find(accelerators, name)?.id ?? '';
  if (accelerator === '') reader.refuse('accelerator', name, hintFor(accelerators, name));
  const op = reader.word(value, 'op');
  if (coefficientNames(op) === null) reader.refuse('op', op, suggestion(op, modelledOps));
  const [precision, library] = [reader.word(value, 'precision'), reader.word(value, 'library')];
  const coefficients = reader.coefficients(value, op, accelerator);
  const points = reader.number(value, 'points');
  const given = value['errors'];
  const errors = isTable(given)
    ? {
        median: reader.number(given, 'median'),
        p90: reader.number(given, 'p90'),
        split: reader.word(given, 'split'),
      }
    : null;
  issues.push(...reader.issues);
  return { accelerator, family: null, op, precision, library, coefficients, points, errors };
}

/**
 * The entries of a file. Throws an InputError with all that is wrong.
 *
 * @example `KernelEstimator.open({ entries: readKernelFile(text, 'mine.json').entries })`
 */
export function readKernelFile(text: string, file: string): KernelFile {
  const refuse = (found: string, hint: string): never => {
    throw new InputError([{ code: 'BAD_FILE', path: [file], found, hint }]);
  };
  const hint = 'Write it with `tokenworks calibrate … --out FILE`.';
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refuse(error instanceof SyntaxError ? error.message : 'no JSON', hint);
  }
  if (!isTable(data) || !Array.isArray(data['entries'])) return refuse('no entries', hint);
  const issues: Issue[] = [];
  const entries = data['entries'].map((value, at) => entryOf(value, [file, 'entries', at], issues));
  if (issues.length > 0) throw new InputError(issues);
  const source = typeof data['source'] === 'string' ? data['source'] : file;
  return { source, kind: 'fitted', entries: entries.filter((entry) => entry !== null) };
}
