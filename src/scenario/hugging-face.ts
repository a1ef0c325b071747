// A model from the config.json of a Hugging Face repository.

import { idOf } from '../catalog/index.ts';
import { suggestion } from '../catalog/names.ts';
import type { ModelEntry } from '../catalog/types.ts';
import { InputError, shown } from '../errors.ts';
import { assumed, encoders, type Family, familyOf, familyTypes } from './checkpoint/families.ts';
import { contextOf, featuresOf } from './checkpoint/features.ts';
import { quantisationOf } from './checkpoint/quantisation.ts';
import { type Config, isTable, Reader } from './checkpoint/reader.ts';
import { type Base, type Change, layerFrequency, sparseSteps } from './checkpoint/special.ts';
import { type Extra, type Extras, extraSpellings } from './checkpoint/spellings.ts';
import { Together } from './checkpoint/together.ts';
import { towersOf } from './checkpoint/towers.ts';
import { shapesUnread } from './checkpoint/unread.ts';

type Path = readonly (string | number)[];

export interface ConfigOptions {
  /** an unknown family, or a key that is not read, is taken for one that changes nothing, with a warning */
  readonly assume?: 'llama';
}

/** Fields that say how experts are. */
const ofExperts = ['topK', 'moeFfn', 'sharedExperts', 'sharedFfn', 'denseLayers'] as const;

/** Whole numbers that the file states and that make a difference: one expert, or a window switched off, does not. */
function extrasOf(reader: Reader): Extras {
  const extras: Extras = {};
  const stated = new Set<Extra>();
  for (const field of Object.keys(extraSpellings) as Extra[]) {
    const before = reader.issues.length;
    const value = reader.extra(reader.keysOf(field));
    if (value !== undefined) extras[field] = value;
    if (value !== undefined || reader.issues.length > before) stated.add(field);
  }
  new Together(reader, extras, stated).check();
  // qwen2 states a window and switches it off
  if (reader.flag('use_sliding_window') === false) delete extras.slidingWindow;
  if (extras.experts !== undefined && extras.experts > 1) return extras;
  for (const field of ['experts', ...ofExperts] as const) delete extras[field];
  return extras;
}

function kvHeadsOf(reader: Reader, type: string, heads: number): number {
  // the first Falcon has one KV head and says so with a flag
  const single = reader.flag('multi_query') !== false;
  if (type === 'falcon' && reader.flag('new_decoder_architecture') !== true && single) return 1;
  if (type === 'gpt_bigcode' && single) return 1;
  return reader.count('kvHeads') ?? heads;
}

function ffnOf(reader: Reader, hidden: number, gated: boolean, { experts, moeFfn, denseLayers }: Extras): number {
  const stated = reader.count('ffn');
  if (stated !== null) return stated;
  // a list is the family's own, which is read with it; a table holds it
  if (isTable(reader.get('ffn_config'))) return 1;
  // experts with a width of their own need it in dense layers alone
  if (experts !== undefined && moeFfn !== undefined && denseLayers === undefined) return 1;
  // GPT-like families leave it out when it is 4 × hidden
  if (!gated) return 4 * hidden;
  return reader.needed('ffn');
}

/** Tables that hold the language model of a repository with several. */
const nests = ['text_config', 'llm_config', 'thinker_config', 'language_config'] as const;

/** The language model's table, keys of the tables around it filled in, and the table that holds its towers. */
function languageOf(config: Config, path: Path): { config: Config; own: Config; outer: Config } {
  let [all, own, outer] = [config, config, config];
  for (let depth = 0; depth < 3; depth++) {
    const key = nests.find((one) => (own[one] ?? null) !== null);
    if (key === undefined) break;
    const inner = own[key];
    if (!isTable(inner)) {
      const hint = 'A table of the language model is needed.';
      throw new InputError([{ code: 'BAD_VALUE', path: [...path, key], found: shown(inner), hint }]);
    }
    outer = depth === 0 ? own : { ...outer, ...own };
    all = { ...all, ...inner };
    own = inner;
  }
  return { config: all, own, outer };
}

/** The family of the file, or what to say of one that is none. */
function readFamily(reader: Reader, type: string, options: ConfigOptions, warnings: string[]): Family {
  const family = familyOf(type);
  if (family !== null || type === '') return family ?? assumed;
  if (encoders.has(type.toLowerCase())) {
    reader.add('NOT_YET', 'model_type', shown(type), 'It is an encoder: it generates no tokens. Name a decoder.');
    return assumed;
  }
  if (options.assume === 'llama') {
    warnings.push(`model_type ${type} is no family that is known: it was read as a Llama, as --assume asked`);
    return assumed;
  }
  const near = suggestion(type, familyTypes);
  const like = near.startsWith('Known') ? '' : ` ${near}`;
  const hint = `Not a family whose keys are known.${like} --assume llama reads it as a Llama, with a warning.`;
  reader.add('UNKNOWN_NAME', 'model_type', shown(type), hint);
  return assumed;
}

/** Keys that look like shape and were read by nobody: refused, or warned of. */
function checkUnread(reader: Reader, own: Config, type: string, options: ConfigOptions, warnings: string[]): void {
  for (const key of shapesUnread(reader).filter((one) => Object.hasOwn(own, one))) {
    if (options.assume === 'llama') {
      warnings.push(`${key} of the file was not read, as --assume asked`);
      continue;
    }
    const hint = `It looks like part of the shape, and is not read for ${type}. --assume llama goes on without it.`;
    reader.add('UNKNOWN_KEY', key, shown(reader.get(key)), hint);
  }
}

function checkShape(reader: Reader, base: Base): void {
  const { hidden, heads, headDim, layers } = base;
  // of a size that is wrong or missing nothing follows
  if (!Number.isInteger(headDim)) {
    const hint = `It is no multiple of ${heads} heads, and head_dim is missing.`;
    reader.add('BAD_VALUE', 'hidden_size', String(hidden), hint);
  }
  if ((base.denseLayers ?? 0) > layers) {
    const hint = `A model has at most as many layers without experts as it has layers, ${layers}.`;
    reader.add('BAD_VALUE', extraSpellings.denseLayers[0], String(base.denseLayers), hint);
  }
}

/** What the family, and the keys that any family may have, change of the plain numbers. */
function changeOf(reader: Reader, family: Family, base: Base): Change {
  const changes = [family.special, layerFrequency, sparseSteps].map((special) => special?.(reader, base) ?? {});
  return Object.assign({}, ...changes.reverse()) as Change;
}

/** The size of a head of latent attention: what its queries have. */
const latentHead = ({ kvLoraRank, qkNopeHeadDim, qkRopeHeadDim }: Extras): number | null =>
  kvLoraRank === undefined || qkNopeHeadDim === undefined ? null : qkNopeHeadDim + (qkRopeHeadDim ?? 0);

function baseOf(reader: Reader, type: string, { gated, tied }: Family): { base: Base; isSized: boolean } {
  const extras = extrasOf(reader);
  const before = reader.issues.length;
  const [layers, hidden, heads] = [reader.needed('layers'), reader.needed('hidden'), reader.needed('heads')];
  const isSized = reader.issues.length === before;
  const headDim = reader.count('headDim') ?? latentHead(extras) ?? hidden / heads;
  const base: Base = {
    ...{ layers, hidden, heads, headDim },
    kvHeads: kvHeadsOf(reader, type, heads),
    ffn: ffnOf(reader, hidden, gated, extras),
    gatedMlp: gated,
    vocab: reader.needed('vocab'),
    tiedEmbeddings: reader.flag('tie_word_embeddings') ?? tied,
    ...extras,
  };
  return { base, isSized };
}

/** Reads a parsed config.json. `name` becomes the id; `path` is where errors point. */
export function modelFromConfig(input: unknown, name: string, path: Path, options: ConfigOptions = {}): ModelEntry {
  if (!isTable(input)) {
    throw new InputError([
      { code: 'BAD_FILE', path, found: shown(input), hint: 'A Hugging Face config.json is a table.' },
    ]);
  }
  const { config, own, outer } = languageOf(input, path);
  const typeText = own['model_type'] ?? config['model_type'];
  const type = typeof typeText === 'string' ? typeText : '';
  const family = familyOf(type) ?? assumed;
  const reader = new Reader(config, path, family.keys);
  reader.get('model_type');
  const warnings: string[] = [];
  if (type === '') {
    const code = typeText === undefined || typeText === null ? 'MISSING' : 'BAD_VALUE';
    reader.add(code, 'model_type', shown(typeText), 'The config.json must name its model_type.');
  }
  readFamily(reader, type, options, warnings);
  const { base: plain, isSized } = baseOf(reader, type, family);
  const maxContext = contextOf(reader, type, reader.count('maxContext'));
  const change = isSized ? changeOf(reader, family, plain) : {};
  const { needs: _, ...numbers } = change;
  const base = { ...plain, ...numbers };
  if (isSized) checkShape(reader, base);
  const { windowLayers, needs } = featuresOf(reader, type, plain, change, maxContext);
  const towers = towersOf(outer, plain.hidden);
  for (const key of towers.unread) warnings.push(`${key}: its weights are not counted`);
  const stored = quantisationOf(reader, base);
  warnings.push(...stored.warnings);
  checkUnread(reader, own, type, options, warnings);
  if (reader.issues.length > 0) throw new InputError(reader.issues);
  return {
    ...{ id: idOf(name), name, aliases: [], source: 'config.json', kind: 'user', maxContext },
    ...base,
    ...(windowLayers !== undefined && { windowLayers }),
    ...(towers.parameters > 0 && { towerParameters: towers.parameters }),
    ...(stored.precision !== undefined && { precision: stored.precision }),
    ...(warnings.length > 0 && { warnings }),
    needs,
  };
}

/** The name of a config.json: `_name_or_path` if it says, else the folder or the file. */
export function configName(config: unknown, file: string): string {
  const stated = isTable(config) ? config['_name_or_path'] : undefined;
  if (typeof stated === 'string' && idOf(stated) !== '') return stated;
  const parts = file.split(/[\\/]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  const last = parts.at(-1) ?? file;
  const isUsual = last === 'config.json' || last === 'params.json';
  return isUsual && parts.length > 1 ? (parts.at(-2) ?? last) : last.replace(/\.(json|gguf)$/, '');
}
