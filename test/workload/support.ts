// What the workload tests share: a context without a disk, traces from text, rows as plain lists.

import { loadCoreModule } from '../../src/core/instance.ts';
import { createMaths, type Maths } from '../../src/maths/maths.ts';
import type { DrawnSpec, TraceSpec } from '../../src/scenario/types.ts';
import type { ClassLaw } from '../../src/workload/classes.ts';
import { type ByteFile, bytesFile } from '../../src/workload/files.ts';
import { openWorkload } from '../../src/workload/open.ts';
import { createChunk, type WorkloadSource } from '../../src/workload/source.ts';

export const maths: Maths = createMaths(await loadCoreModule());

export const oneClass: readonly ClassLaw[] = [{ name: 'default', share: 1, priority: 0 }];

export interface Rows {
  readonly timePs: bigint[];
  readonly promptTokens: number[];
  readonly outputTokens: number[];
  readonly class: number[];
  readonly priority: number[];
  readonly session: number[];
}

/** Everything that a source still holds. */
export function rowsOf(source: WorkloadSource, capacity = 1000): Rows {
  const rows: Rows = { timePs: [], promptTokens: [], outputTokens: [], class: [], priority: [], session: [] };
  const chunk = createChunk(capacity);
  for (let count = source.fill(chunk); count > 0; count = source.fill(chunk)) {
    rows.timePs.push(...chunk.timePs.subarray(0, count));
    rows.promptTokens.push(...chunk.promptTokens.subarray(0, count));
    rows.outputTokens.push(...chunk.outputTokens.subarray(0, count));
    rows.class.push(...chunk.class.subarray(0, count));
    rows.priority.push(...chunk.priority.subarray(0, count));
    rows.session.push(...chunk.session.subarray(0, count));
  }
  return rows;
}

/** A file that hands its bytes out in pieces of at most `pieceBytes`. */
export function inPieces(file: ByteFile, pieceBytes: number): ByteFile {
  return { ...file, read: (buffer) => file.read(buffer.subarray(0, pieceBytes)) };
}

export interface TraceInput extends Partial<Omit<TraceSpec, 'kind' | 'file'>> {
  readonly classes?: readonly ClassLaw[];
  readonly seed?: number;
  readonly pieceBytes?: number;
}

/** A trace whose file is this text. */
export function traceOf(content: string | Uint8Array, input: TraceInput = {}): WorkloadSource {
  const { classes = oneClass, seed = 1, pieceBytes = 2 ** 30, ...options } = input;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const spec: TraceSpec = { kind: 'trace', file: 'trace.csv', format: null, speed: 1, limit: null, ...options };
  return openWorkload(spec, { maths, seed, classes, openFile: () => inPieces(bytesFile(bytes), pieceBytes) });
}

export const poisson = { process: 'poisson', ratePerS: 10, cv: 1 } as const;

/** A drawn workload: 10 requests/s, lengths fixed, unless told otherwise. */
export function drawnOf(
  spec: Partial<DrawnSpec>,
  { seed = 1, classes = oneClass }: { readonly seed?: number; readonly classes?: readonly ClassLaw[] } = {},
): WorkloadSource {
  const whole: DrawnSpec = {
    kind: 'drawn',
    preset: null,
    arrivals: poisson,
    prompt: { kind: 'fixed', tokens: 100 },
    output: { kind: 'fixed', tokens: 10 },
    requests: null,
    durationS: null,
    ...spec,
  };
  return openWorkload(whole, { maths, seed, classes, openFile: () => bytesFile(new Uint8Array()) });
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard deviation over mean. */
export function cvOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) * (value - mean)))) / mean;
}

/** Seconds between neighbours, the first counted from 0. */
export function gapsOf(timePs: readonly bigint[]): number[] {
  return timePs.map((time, i) => Number(time - (timePs[i - 1] ?? 0n)) / 1e12);
}
