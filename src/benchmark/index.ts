// The register of result files of benchmarks: one line each; the first that recognises a document reads it.

import { InputError, type Issue, shown } from '../errors.ts';
import { genaiPerf } from './genai-perf.ts';
import { guidellm } from './guidellm.ts';
import { inferencePerf } from './inference-perf.ts';
import { documentsOf } from './json.ts';
import { Keys } from './keys.ts';
import { loadText } from './load.ts';
import { sglang } from './sglang.ts';
import type { Benchmark, BenchmarkFormat, Read } from './types.ts';
import { vllm } from './vllm.ts';

// sglang after vllm, whose keys it has too
export const benchmarkFormats: readonly BenchmarkFormat[] = [vllm, sglang, genaiPerf, guidellm, inferencePerf];

/** A result of a file, with what it is in it. */
export interface Found extends Benchmark {
  readonly file: string;
  readonly format: string;
  /** place among the results of the file, from 1 */
  readonly number: number;
}

/** What one document holds; null for a result whose problems are in `issues`. */
interface Reading {
  readonly format: string;
  readonly result: Read;
  readonly issues: readonly Issue[];
}

const formatOf = (data: unknown, path: readonly (string | number)[]): BenchmarkFormat | undefined =>
  benchmarkFormats.find(({ recognises }) => recognises(new Keys(data, path, [])));

function readingsOf(data: unknown, path: readonly (string | number)[]): Reading[] {
  const format = formatOf(data, path);
  if (format === undefined) {
    const known = benchmarkFormats.map(({ about }) => about).join('; ');
    const hint = `No result of a benchmark is known by these keys. Known: ${known}.`;
    return [{ format: '', result: null, issues: [{ code: 'BAD_FILE', path, found: shown(data), hint }] }];
  }
  const document = new Keys(data, path, []);
  return (format.split?.(document) ?? [document]).map((keys) => {
    const part = keys.apart();
    return { format: format.id, result: format.read(part, document), issues: part.issues };
  });
}

/** The tool that wrote a text, by its first document; null where none is known. */
export function writerOf(text: string, file: string): string | null {
  try {
    const [first] = documentsOf(text, file);
    if (first === undefined) return null;
    return formatOf(first.data, first.path)?.id ?? null;
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

const listText = (readings: readonly Reading[]): string =>
  readings
    .slice(0, 8)
    .map(({ result }, at) => `#${at + 1} ${result === null ? 'not readable' : loadText(result.load)}`)
    .join('; ');

/**
 * The result `number` (from 1) of a file, null = its only one. All its problems are thrown at once; those of others
 * in the file do no harm.
 */
export function readBenchmark(text: string, file: string, number: number | null): Found {
  const readings = documentsOf(text, file).flatMap(({ data, path }) => readingsOf(data, path));
  const refuse = (found: string, hint: string): never => {
    throw new InputError([{ code: 'BAD_FILE', path: [file], found, hint }]);
  };
  if (readings.length === 0) return refuse('no result', 'Name a file that a benchmark wrote.');
  if (number === null && readings.length > 1) {
    return refuse(`${readings.length} results`, `Name one by its number, ${file}#1: ${listText(readings)}.`);
  }
  const reading = readings[(number ?? 1) - 1];
  if (reading === undefined) return refuse(`${readings.length} results`, `Numbers go from #1 to #${readings.length}.`);
  const { format, result, issues } = reading;
  if (issues.length > 0) throw new InputError(issues);
  if (result === null) return refuse('a result that cannot be read', 'Name another one.');
  return { ...result, file, format, number: number ?? 1 };
}

export { comparisonOf } from './compare.ts';
export { type SimulatedLoad, simulatedLoad } from './load.ts';
