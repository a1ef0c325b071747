// `tokenworks show NAME`: one entry, every number with its unit, kind and source.

import { show } from '../scenario/list.ts';
import type { Io } from './io.ts';
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

/** Of an entry whose numbers are all of one origin. */
function originOf(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null || !('kind' in entry && 'source' in entry)) return null;
  return `${String(entry.kind)}: ${String(entry.source)}`;
}

/** Flat lines `path  value unit  kind: source` of an entry; `origin` is that of its plain numbers. */
function* linesOf(value: unknown, path: string, origin: string | null): Generator<readonly [string, string]> {
  if (isSourced(value)) {
    const number =
      value.value === null ? 'unknown' : `${String(value.value)}${value.unit === '1' ? '' : ` ${value.unit}`}`;
    yield [path, `${number.padEnd(18)} ${value.kind}: ${value.source}${value.note ? ` (${value.note})` : ''}`];
  } else if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
    yield [path, value.join(', ')];
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      yield* linesOf(inner, path === '' ? key : `${path}.${key}`, origin);
    }
  } else {
    const plain = value === null || typeof value === 'string' || origin === null;
    yield [path, plain ? String(value ?? 'unknown') : `${String(value).padEnd(18)} ${origin}`];
  }
}

export function showCommand(io: Io, name: string, options: { readonly json?: boolean }): void {
  const shown = show(name);
  if (options.json === true) {
    print(io, `${JSON.stringify(shown, null, 2)}\n`);
    return;
  }
  const { kind, id, status, needs, sizes, entry } = shown;
  print(io, `${kind} ${id}\n`);
  const lines = [...linesOf({ ...(status !== undefined && { status }), ...(needs && { needs }) }, '', null)];
  const body = [...linesOf(entry, '', originOf(entry))];
  lines.push(...body.filter(([path]) => needs === undefined || path !== 'needs'));
  lines.push(...linesOf(sizes ?? {}, '', 'derived: from the shape'));
  const width = Math.max(0, ...lines.map(([path]) => path.length));
  for (const [path, text] of lines) print(io, `  ${path.padEnd(width)}  ${text}\n`);
}
