// --trace-events: what the flags ask for.

import type { Compiled } from '../compile/compiled.ts';
import { InputError } from '../errors.ts';
import { ChromeTrace, mostTraced } from '../report/chrome-trace.ts';

export interface TraceEventFlags {
  readonly traceEvents?: string;
  readonly traceEventsLimit?: number;
  readonly resume?: string;
}

const DEFAULT_LIMIT = 20_000;

/** Refuses before the run what could not be written after it. */
export function checkTraceEvents({ traceEvents, traceEventsLimit, resume }: TraceEventFlags): void {
  const refuse = (path: string, found: string, hint: string): never => {
    throw new InputError([{ code: 'BAD_VALUE', path: [path], found, hint }]);
  };
  if (traceEventsLimit !== undefined) {
    if (traceEvents === undefined) refuse('--trace-events-limit', 'no --trace-events', 'Name its file as well.');
    if (traceEventsLimit < 1 || traceEventsLimit > mostTraced)
      refuse('--trace-events-limit', String(traceEventsLimit), `Write 1 to ${mostTraced}.`);
  }
  if (traceEvents === undefined) return;
  if (traceEvents === '-') refuse('--trace-events', '-', 'Name a file; only --json goes to stdout.');
  if (resume !== undefined)
    refuse('--trace-events', 'with --resume', 'What finished before is not known any more: run from the start.');
}

/** Collects while the run goes on; null when nobody asked. */
export function traceEventsOf(flags: TraceEventFlags, { pools, classes }: Compiled): ChromeTrace | null {
  if (flags.traceEvents === undefined) return null;
  const limit = flags.traceEventsLimit ?? DEFAULT_LIMIT;
  return new ChromeTrace({ pools, classNames: classes.map(({ name }) => name), limit });
}
