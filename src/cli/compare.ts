// `simulate --compare FILE`: the load of a benchmark's result takes the place of the scenario's workload, warm-up and
// end; the fleet stays the scenario's. The measured figures are set beside those of the run.

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  comparisonOf,
  type Found,
  readBenchmark,
  type SimulatedLoad,
  simulatedLoad,
  writerOf,
} from '../benchmark/index.ts';
import { idOf } from '../catalog/index.ts';
import { findModel } from '../catalog/model-names.ts';
import { InputError, type Issue, shown } from '../errors.ts';
import { buildResult } from '../result/result.ts';
import type { Result } from '../result/types.ts';
import type { Run } from '../run/run.ts';
import type { Scenario } from '../scenario/types.ts';
import { bytesFile, type OpenFile, openFile } from '../workload/files.ts';
import type { Data } from './input.ts';
import type { Io } from './io.ts';
import { statOf } from './paths.ts';
import { talk } from './say.ts';

/** Details of requests make such files long; text in memory has its limit. */
const LARGEST_BYTES = 2 ** 28;

export interface CompareFlags {
  readonly compare?: string;
  readonly trace?: string;
}

/** The file that a flag names, and which of its results: FILE#2. A file of the whole name goes first. */
function named(flag: string): { file: string; number: number | null } {
  const [, file, number] = /^(.+)#(\d{1,6})$/.exec(flag) ?? [];
  return file === undefined || existsSync(flag) ? { file: flag, number: null } : { file, number: Number(number) };
}

/** The file of --compare, without the number of a result. */
export const compareFile = ({ compare }: CompareFlags): string | undefined =>
  compare === undefined ? undefined : named(compare).file;

export function checkCompare({ compare, trace }: CompareFlags): void {
  if (compare === undefined || trace === undefined) return;
  const hint = 'The requests are those of the benchmark: leave one of --compare and --trace out.';
  throw new InputError([{ code: 'MISMATCH', path: ['--compare'], found: shown(compare), hint }]);
}

function textOf(file: string): string {
  const refuse = (found: string, hint: string): never => {
    throw new InputError([{ code: 'BAD_FILE', path: ['--compare', file], found, hint }] satisfies Issue[]);
  };
  const there = statOf(file);
  if (there === undefined) return refuse('no such file', 'Name the result file of a benchmark.');
  if (!there.isFile()) return refuse('no regular file', 'Name the result file of a benchmark.');
  if (there.size > LARGEST_BYTES) {
    return refuse(`${there.size} bytes`, `At most ${LARGEST_BYTES} are read; save the result without details.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refuse('bytes that are not UTF-8', 'A result file is JSON in UTF-8.');
  }
}

/** Longest file that is looked at again when it was refused as a trace. */
const LONGEST_LOOK = 2 ** 25;

/** What is wrong with a trace that is no trace: a result file, which --compare reads, in place of its odd lines. */
export function mistaken(error: unknown, trace: string | undefined): unknown {
  if (!(error instanceof InputError) || trace === undefined) return error;
  const others = error.issues.filter(({ path }) => path[0] !== resolve(trace));
  // its lines are wrong: it could be opened and read
  const isRead = error.issues.some(({ path, code }) => path[0] === resolve(trace) && code !== 'BAD_FILE');
  if (!isRead || (statOf(trace)?.size ?? 0) > LONGEST_LOOK) return error;
  const text = readFileSync(trace, 'utf8');
  const writer = /^\ufeff?\s*[{[]/.test(text) ? writerOf(text, trace) : null;
  if (writer === null) return error;
  const found = `the result of a benchmark (${writer})`;
  const hint = 'Give it with --compare: its load is simulated, and set beside what was measured.';
  return new InputError([...others, { code: 'BAD_TRACE', path: ['--trace', trace], found, hint }]);
}

const tableOf = (value: unknown): Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};

/** Copies of one model have these in common, however they are tuned and stored. */
const shape = ['layers', 'hidden', 'heads', 'kvHeads', 'vocab'] as const;

/** Why the benchmark may not have run the scenario's model, by the catalog's names; null = it did. */
function modelProblem(named: string | null, { model }: Scenario): string | null {
  if (named === null || idOf(named) === model.id) return null;
  const entry = findModel(named);
  if (entry === null) return `The catalog does not know ${shown(named)}, which was measured; is it ${model.id}?`;
  if (entry.id === model.id || shape.every((key) => entry[key] === model[key])) return null;
  return `The benchmark measured ${shown(named)}; the scenario simulates ${model.id}.`;
}

/** A benchmark, and what of a run comes from it. */
export class Compared {
  readonly #found: Found;
  readonly #load: SimulatedLoad;
  /** what stands for the file's requests as a trace */
  readonly #path: string;
  #problem: string | null = null;

  /** Reads the file; throws all that is wrong with its result. */
  constructor(flag: string) {
    const { file, number } = named(flag);
    this.#found = readBenchmark(textOf(file), file, number);
    this.#load = simulatedLoad(this.#found.load);
    this.#path = resolve(file);
  }

  /** The load in place of what draws requests; classes stay, as with a trace. All of the run is measured. */
  readonly overlay = (data: Data): Data => {
    const { workload, trace } = this.#load;
    const { classes } = tableOf(data['workload']);
    const { warmUp: _warmUp, until: _until, ...run } = tableOf(data['run']);
    const kept = classes === undefined ? {} : { classes };
    return { ...data, workload: { ...kept, ...workload, ...(trace !== null && { trace: this.#path }) }, run };
  };

  /** The requests that the file lists are a trace in memory. */
  readonly openFile: OpenFile = (path) => {
    const { trace } = this.#load;
    return trace !== null && path === this.#path ? bytesFile(trace) : openFile(path);
  };

  /** Warns where another model was measured. */
  check(io: Io, scenario: Scenario): void {
    this.#problem = modelProblem(this.#found.model, scenario);
    if (this.#problem !== null) talk(io, `warning: ${this.#problem}\n`);
  }

  /** The result of a run that has ended, with the comparison. */
  result(run: Run): Result {
    const observations = run.observations();
    const result = buildResult(observations);
    const notes = [...(this.#problem === null ? [] : [this.#problem]), ...this.#load.notes];
    return { ...result, comparison: comparisonOf(this.#found, this.#found, { result, observations, notes }) };
  }
}
