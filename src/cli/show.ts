// `tokenworks show NAME`: one entry, every number with its unit, kind and source.

import { statSync } from 'node:fs';
import { InputError, type Issue } from '../errors.ts';
import { isModelPath } from '../scenario/beside.ts';
import { show, shownModel } from '../scenario/list.ts';
import type { Shown } from '../scenario/shown.ts';
import { scenarioFile } from './files.ts';
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

interface ShowFlags {
  readonly json?: boolean;
  readonly yaml?: boolean;
  readonly assume?: 'llama';
}

/** A name that no file can have is none either. */
function namesFolder(name: string): boolean {
  try {
    return statSync(name).isDirectory();
  } catch {
    return false;
  }
}

/** The entry of a name, or the model of a path; readers of files are loaded only for one. */
async function shownOf(name: string, { assume }: ShowFlags): Promise<Shown> {
  const isFolder = namesFolder(name);
  if (!isModelPath(name) && !isFolder) return show(name);
  const { modelNamed } = await import('../scenario/model-file.ts');
  const issues: Issue[] = [];
  const path = isFolder && !isModelPath(name) ? `./${name}` : name;
  const model = modelNamed(path, ['show'], { readText: scenarioFile, ...(assume && { assume }) }, issues);
  if (model === null || issues.length > 0) throw new InputError(issues);
  return shownModel(model);
}

/** A preset as a file that runs and can be changed. */
async function printYaml(io: Io, shown: Shown): Promise<void> {
  if (shown.kind !== 'preset') {
    const hint = '--yaml writes a preset as a scenario; `tokenworks list presets` names them.';
    throw new InputError([{ code: 'BAD_VALUE', path: ['show', shown.id], found: `a ${shown.kind}`, hint }]);
  }
  const { stringify } = await import('yaml');
  print(io, stringify(shown.entry.scenario));
}

export async function showCommand(io: Io, name: string, options: ShowFlags): Promise<void> {
  const shown = await shownOf(name, options);
  if (options.yaml === true) return printYaml(io, shown);
  if (options.json === true) {
    print(io, `${JSON.stringify(shown, null, 2)}\n`);
    return;
  }
  const { kind, id, status, needs, sizes, entry } = shown;
  print(io, `${kind} ${id}\n`);
  if (shown.readAs !== undefined) print(io, `  ${shown.readAs}\n`);
  for (const warning of shown.warnings ?? []) print(io, `  warning: ${warning}\n`);
  const lines = [...linesOf({ ...(status !== undefined && { status }), ...(needs && { needs }) }, '', null)];
  const body = [...linesOf(entry, '', originOf(entry))];
  lines.push(...body.filter(([path]) => needs === undefined || path !== 'needs'));
  lines.push(...linesOf(sizes ?? {}, '', 'derived: from the shape'));
  const width = Math.max(0, ...lines.map(([path]) => path.length));
  for (const [path, text] of lines) print(io, `  ${path.padEnd(width)}  ${text}\n`);
}
