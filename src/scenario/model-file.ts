// The model that a scenario names: an entry of the catalog, a config file, a folder that holds one, or a GGUF file.

import { hintFor, modelRecords } from '../catalog/index.ts';
import { findModel } from '../catalog/model-names.ts';
import { isStated } from '../catalog/status.ts';
import type { ModelEntry } from '../catalog/types.ts';
import { InputError, type Issue, shown } from '../errors.ts';
import { besideFile, isModelPath } from './beside.ts';
import { modelFromGguf } from './checkpoint/gguf.ts';
import { isParams, modelFromParams } from './checkpoint/params.ts';
import { isTable } from './checkpoint/reader.ts';
import { type ConfigOptions, configName, modelFromConfig } from './hugging-face.ts';
import { guard, largestText, readYaml } from './read.ts';
import { unknownIn } from './section/model.ts';

type Path = readonly (string | number)[];

export interface ModelFileOptions extends ConfigOptions {
  /** the scenario's file: relative paths start beside it */
  readonly file?: string;
  readonly readText?: (path: string) => string;
}

const reasonOf = (error: unknown): string => shown(error instanceof Error ? error.message : error);

/** Files of a folder that say what model it holds, in the order in which they are looked for. */
const inFolder = ['config.json', 'params.json'] as const;

/** Text of a config file as plain data. Long lists of modules make some longer than a scenario can be. */
function dataOf(text: string, file: string): unknown {
  if (text.length <= largestText) return readYaml(text, file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError([{ code: 'BAD_FILE', path: [file], found: reasonOf(error), hint: 'A config file is JSON.' }]);
  }
}

/** The quantisation that modelopt writes into a file of its own beside the config. */
function quantisationBeside(file: string, readText: (path: string) => string): unknown {
  const beside = besideFile('hf_quant_config.json', file);
  let text: string;
  try {
    text = readText(beside);
  } catch (error) {
    // what is there and is refused is no missing file
    if (error instanceof InputError) throw error;
    return undefined;
  }
  const data = dataOf(text, beside);
  guard(data, beside, [beside]);
  return data;
}

function modelFromText(text: string, file: string, options: ModelFileOptions): ModelEntry {
  const config = dataOf(text, file);
  guard(config, file, [file]);
  const name = configName(config, file);
  if (/\.gguf$/i.test(file)) return modelFromGguf(config, name, [file], options);
  if (isParams(config)) return modelFromParams(config, name, [file], options);
  const isUsual = /(^|[\\/])config\.json$/i.test(file);
  const beside = isUsual && options.readText !== undefined ? quantisationBeside(file, options.readText) : undefined;
  const whole = isTable(config) && beside !== undefined ? { hf_quant_config: beside, ...config } : config;
  return { ...modelFromConfig(whole, name, [file], options), source: file };
}

/** The first of a path itself and the files of a folder that can be read. */
function openFirst(written: string, options: ModelFileOptions): { file: string; text: string } | string {
  const { readText } = options;
  if (readText === undefined) return 'Files cannot be read here: write the id of a model, or its shape in place.';
  const path = besideFile(written, options.file);
  const isFile = /\.(json|gguf)$/i.test(path);
  const folder = path.replace(/[\\/]+$/, '');
  const reasons: string[] = [];
  for (const file of isFile ? [path] : inFolder.map((name) => `${folder}/${name}`)) {
    try {
      return { file, text: readText(file) };
    } catch (error) {
      if (error instanceof InputError) throw error;
      reasons.push(reasonOf(error));
    }
  }
  if (isFile) return `The file cannot be read: ${reasons[0]}`;
  return `No ${inFolder.join(' or ')} can be read in it: ${reasons[0]}`;
}

function fromFile(written: string, path: Path, options: ModelFileOptions, issues: Issue[]): ModelEntry | null {
  try {
    const opened = openFirst(written, options);
    if (typeof opened !== 'string') return modelFromText(opened.text, opened.file, options);
    issues.push({ code: 'BAD_FILE', path, found: shown(written), hint: opened });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    issues.push(...error.issues);
  }
  return null;
}

/** A folder of that name, if there is one: names of repositories look like relative paths. */
function fromFolder(written: string, options: ModelFileOptions, issues: Issue[]): ModelEntry | null {
  if (!written.includes('/') || options.readText === undefined) return null;
  const opened = openFirst(written, options);
  if (typeof opened === 'string') return null;
  try {
    return modelFromText(opened.text, opened.file, options);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    issues.push(...error.issues);
    return null;
  }
}

/** The model of that name or path; null where there is none, and `issues` say why. */
export function modelNamed(written: string, path: Path, options: ModelFileOptions, issues: Issue[]): ModelEntry | null {
  if (isModelPath(written)) return fromFile(written, path, options, issues);
  const before = issues.length;
  const local = fromFolder(written, options, issues);
  if (local !== null || issues.length > before) return local;
  const record = findModel(written);
  if (record === null) {
    issues.push({ code: 'UNKNOWN_NAME', path, found: shown(written), hint: hintFor(modelRecords, written) });
    return null;
  }
  if (isStated(record)) return record;
  issues.push(...unknownIn(record, path));
  return null;
}
