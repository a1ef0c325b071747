// Writes requests as our own CSV, chunk by chunk, and a source that does so with all it hands on: any run can be
// replayed. Times have twelve decimals, so they are whole ps again when read.

import { InputError, shown } from '../errors.ts';
import type { ClassLaw } from './classes.ts';
import type { ArrivalChunk, WorkloadSource } from './source.ts';
import { SourceOver } from './source-over.ts';

export interface TraceWriter {
  readonly header: string;
  /** Rows [0, count) as lines in UTF-8. */
  chunk(chunk: ArrivalChunk, count: number): Uint8Array;
}

const psPerS = 10n ** 12n;
const encoder = new TextEncoder();

/** Our reader knows no escapes: what would end a field, or be taken off its ends, cannot be in it. */
const isPlain = (name: string) => !/[,"\r\n\0]/.test(name) && name.trim() === name && name !== '';

/** `classes` are the run's, in order. A lone class is left unnamed, so that any scenario takes the trace. */
export function traceWriter(classes: readonly Pick<ClassLaw, 'name'>[]): TraceWriter {
  const names = classes.length === 1 ? [''] : classes.map(({ name }) => name);
  for (const [row, name] of names.entries()) {
    if (classes.length === 1 || isPlain(name)) continue;
    const hint = 'A trace holds no class with a comma, a quote, a line end or outer spaces in its name.';
    const path = ['workload', 'classes', row, 'name'];
    throw new InputError([{ code: 'BAD_VALUE', path, found: shown(name), hint }]);
  }
  return {
    header: 'arrival_s,prompt_tokens,output_tokens,class,priority,session\n',
    chunk(chunk, count) {
      const { timePs, promptTokens, outputTokens, priority, session } = chunk;
      const lines: string[] = [];
      for (let row = 0; row < count; row++) {
        const ps = timePs[row]!;
        const seconds = ps / psPerS;
        const rest = String(ps - seconds * psPerS).padStart(12, '0');
        const own = session[row]! < 0 ? '' : session[row];
        const name = names[chunk.class[row]!];
        lines.push(`${seconds}.${rest},${promptTokens[row]},${outputTokens[row]},${name},${priority[row]},${own}\n`);
      }
      return encoder.encode(lines.join(''));
    },
  };
}

/** `source`, with every chunk that it hands on shown to `onRows` first. */
class RecordedSource extends SourceOver {
  readonly #onRows: (chunk: ArrivalChunk, count: number) => void;

  constructor(source: WorkloadSource, onRows: (chunk: ArrivalChunk, count: number) => void) {
    super(source);
    this.#onRows = onRows;
  }

  protected override handle(chunk: ArrivalChunk, rows: number): void {
    this.#onRows(chunk, rows);
  }
}

/**
 * A source that records all it hands on. Rows that `skip` reads over are recorded too, so a resumed run writes the
 * whole trace anew.
 */
export function recorded(
  source: WorkloadSource,
  writer: TraceWriter,
  append: (bytes: Uint8Array) => void,
): WorkloadSource {
  append(encoder.encode(writer.header));
  return new RecordedSource(source, (chunk, count) => append(writer.chunk(chunk, count)));
}
