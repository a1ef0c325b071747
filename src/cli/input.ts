// The scenario of a command: a preset or a file, with the flags that change it.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError, type Issue, shown } from '../errors.ts';
import { besideFile } from '../scenario/beside.ts';
import { readScenario, withEngineArgs } from '../scenario/index.ts';
import { findPreset, getPreset } from '../scenario/list.ts';
import { setPath } from '../scenario/set.ts';
import { scenarioFile } from './files.ts';
import type { Io } from './io.ts';
import { type Needs, scenarioOfQuestion, withQuestion } from './question.ts';
import type { QuestionFlags } from './question-flags.ts';
import { talk } from './say.ts';

/** Flags of every command that takes a scenario. */
export interface ScenarioFlags extends QuestionFlags {
  readonly trace?: string;
  readonly set: readonly string[];
  readonly seed?: number;
  readonly engineArgs?: string;
  readonly quiet?: boolean;
  /** file of one price list for all accelerators */
  readonly prices?: string;
  /** a config file's unknown family or keys are taken for a Llama's */
  readonly assume?: 'llama';
}

/** A scenario's tables before they are checked. */
export type Data = Record<string, unknown>;

const tableOf = (value: unknown): Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};

/** The trace that a scenario's data names, as seen from the working directory. */
export function traceFile(data: unknown, file: string | undefined): string | undefined {
  const { trace } = tableOf(tableOf(data)['workload']);
  return typeof trace === 'string' ? besideFile(trace, file) : undefined;
}

/** The scenario of a preset or a file, as plain data, and where its relative paths start. */
export function readInput(name: string): { data: unknown; file: string | undefined } {
  if (findPreset(name) !== null) return { data: structuredClone(getPreset(name).scenario), file: undefined };
  if (existsSync(name)) {
    const data = readScenario(scenarioFile(name), name);
    // a bare word in a file is no preset's name
    if (typeof data !== 'object' || Array.isArray(data)) {
      const hint = 'A scenario is a table that starts with tokenworks: 1.';
      throw new InputError([{ code: 'BAD_FILE', path: [name], found: shown(data), hint }]);
    }
    return { data, file: name };
  }
  if (/\.(ya?ml|json)$/i.test(name)) {
    throw new InputError([
      {
        code: 'BAD_FILE',
        path: [name],
        found: 'no such file',
        hint: 'Name a scenario file or a preset (`list presets`).',
      },
    ]);
  }
  getPreset(name);
  return { data: undefined, file: undefined };
}

/** The scenario that is named, or that the flags ask about. */
export function readAsked(name: string | undefined, flags: ScenarioFlags, needs: Needs): ReturnType<typeof readInput> {
  if (name !== undefined) return readInput(name);
  return { data: scenarioOfQuestion(flags, needs), file: undefined };
}

/** --trace in place of what draws requests; what is said of a trace, and the classes, stay. */
function withTrace(workload: unknown, file: string): Data {
  const before = tableOf(workload);
  const keys = 'trace' in before ? ['speed', 'limit', 'classes'] : ['classes'];
  const kept = keys.filter((key) => Object.hasOwn(before, key)).map((key) => [key, before[key]]);
  return { ...Object.fromEntries(kept), trace: resolve(file) };
}

function setOne(data: unknown, text: string): unknown {
  const at = text.indexOf('=');
  if (at > 0) return setPath(data, text.slice(0, at), text.slice(at + 1));
  const hint = 'Write path=value, such as fleet.pools.0.tp=4.';
  throw new InputError([{ code: 'BAD_VALUE', path: ['--set'], found: shown(text), hint }]);
}

/** The model with what --assume says of it; a table that names no file is left as it is. */
function withAssumed(data: unknown, assume: 'llama'): unknown {
  const table = tableOf(data);
  const { model } = table;
  if (typeof model === 'string') return { ...table, model: { config: model, assume } };
  return 'config' in tableOf(model) ? { ...table, model: { ...tableOf(model), assume } } : data;
}

/** What a launch command says goes over the scenario; what of it is not simulated is reported. */
function launched(io: Io, data: unknown, { engineArgs, quiet }: ScenarioFlags): unknown {
  if (engineArgs === undefined) return data;
  const { data: changed, args } = withEngineArgs(data, engineArgs);
  for (const note of args.notes) talk(io, `note: ${note}\n`);
  if (args.ignored.length > 0 && quiet !== true) talk(io, `ignored, change nothing here: ${args.ignored.join(' ')}\n`);
  return changed;
}

/** --prices in place of the scenario's list, and of the rent that it states for its own accelerator. */
function withPrices(data: Data, file: string): Data {
  const { accelerator, ...price } = tableOf(data['price']);
  return { ...data, ...(accelerator !== undefined && { price }), prices: resolve(file) };
}

/** --engine-args, the question in flags, --trace, --prices, an overlay, --seed, then every --set, over the data. */
export function applyFlags(
  io: Io,
  input: unknown,
  flags: ScenarioFlags,
  overlay: (data: Data) => Data = (data) => data,
): unknown {
  // asked first, for what a launch command leaves open depends on the accelerator; and again, for a flag wins
  let data = withQuestion(launched(io, withQuestion(input, flags), flags), flags);
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) {
    const over = overlay(flags.prices === undefined ? (data as Data) : withPrices(data as Data, flags.prices));
    const { workload, run } = over;
    data = {
      ...over,
      ...(flags.trace !== undefined && { workload: withTrace(workload, flags.trace) }),
      ...(flags.seed !== undefined && { run: { ...tableOf(run), seed: flags.seed } }),
    };
    // what was asked of the requests is not dropped with those that the trace replaces
    if (flags.trace !== undefined) data = withQuestion(data, flags);
  }
  const issues: Issue[] = [];
  for (const text of flags.set) {
    try {
      data = setOne(data, text);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      issues.push(...error.issues);
    }
  }
  if (issues.length > 0) throw new InputError(issues);
  return flags.assume === undefined ? data : withAssumed(data, flags.assume);
}
