// `tokenworks show NAME`: one entry, every number with its unit, kind and source.

import { show } from '../scenario/list.ts';
import { print } from './say.ts';

interface SourcedLike {
  readonly value: unknown;
  readonly unit: string;
  readonly kind: string;
  readonly source: string;
  readonly note?: string;
}

const isSourced = (value: unknown): value is SourcedLike =>
  typeof value === 'object' && value !== null && 'value' in value && 'kind' in value && 'source' in value;

/** Flat lines `path  value unit  kind: source` of an entry. */
function* linesOf(value: unknown, path: string): Generator<readonly [string, string]> {
  if (isSourced(value)) {
    const number =
      value.value === null ? 'unknown' : `${String(value.value)}${value.unit === '1' ? '' : ` ${value.unit}`}`;
    yield [path, `${number.padEnd(18)} ${value.kind}: ${value.source}${value.note ? ` (${value.note})` : ''}`];
  } else if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
    yield [path, value.join(', ')];
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* linesOf(inner, path === '' ? key : `${path}.${key}`);
  } else yield [path, value === null ? 'unknown' : String(value)];
}

export function showCommand(name: string, options: { readonly json?: boolean }): void {
  const shown = show(name);
  if (options.json === true) {
    print(`${JSON.stringify(shown, null, 2)}\n`);
    return;
  }
  print(`${shown.kind} ${shown.id}\n`);
  const lines = [...linesOf(shown.entry, '')];
  const width = Math.max(0, ...lines.map(([path]) => path.length));
  for (const [path, text] of lines) print(`  ${path.padEnd(width)}  ${text}\n`);
}
