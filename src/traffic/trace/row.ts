// One row of a trace as a parser leaves it, and what can be wrong with it.

import type { InputCode } from '../../errors.ts';
import type { TimeUnit } from './unit.ts';

/** Written by a parser, read by the trace source; one object for all rows. */
export interface Row {
  /** since the zero of the format: whole seconds and the rest, under 1e12 ps */
  seconds: number;
  restPs: number;
  /** 1 when the text had more decimals than a ps has */
  rounded: number;
  promptTokens: number;
  outputTokens: number;
  /** row of the scenario's classes; -1 = not named */
  class: number;
  /** priorityNone = not given */
  priority: number;
  /** −1 = not named */
  session: number;
  /** 1 when the row names blocks that prompts share */
  prefix: number;
  /** tokens of its leading blocks that rows before it named too; may pass the prompt, whose last block is not full */
  sharedTokens: number;
  /** 1 when the row comes a time after the answer before it; without a time of its own, `seconds` is −1 */
  waits: number;
  /** 1 when the request failed, so that nothing of it is known */
  failed: number;
  /** 1 when it names a class that the scenario does not list, and that does not matter */
  unlisted: number;
  /** requests of the same line that are still to come */
  more: number;
}

/** Outside i32, so no row can give it. */
export const priorityNone = 2 ** 40;

export function createRow(): Row {
  const row = {
    seconds: 0,
    restPs: 0,
    rounded: 0,
    promptTokens: 0,
    outputTokens: 0,
    class: -1,
    session: -1,
    more: 0,
    prefix: 0,
    sharedTokens: 0,
    waits: 0,
    failed: 0,
    unlisted: 0,
  };
  return { ...row, priority: priorityNone };
}

export interface Problem {
  readonly code: InputCode;
  readonly found: string;
  readonly hint: string;
  /** true = of the whole file: reported at the first line that shows it, not at each */
  readonly once?: boolean;
}

/** Puts one line into `row`; null when it is valid. */
export interface RowParser {
  parse(bytes: Uint8Array, start: number, end: number, row: Row): Problem | null;
  /** The next request of the line parsed last, while `row.more` is above 0. */
  further?(row: Row): void;
  /** of the times of this file, where its names say so; left out = the format's */
  readonly unit?: TimeUnit;
}

export interface ParserContext {
  /** [class] names in UTF-8 */
  readonly classNames: readonly Uint8Array[];
  /** [class] names for hints */
  readonly classes: readonly string[];
  /** of texts */
  readonly bytesPerToken: number;
  /** false = a closed loop, which does not use times */
  readonly isTimed: boolean;
  /** of times as numbers; left out = the format's own */
  readonly timeUnit?: TimeUnit | undefined;
}

/** Of lines that hold texts or long lists, in bytes: a whole conversation is one. */
export const longestTextLine = 1 << 24;

/** A trace format: one file in this folder, one line in index.ts. */
export interface TraceFormat {
  /** the word in `workload.format` */
  readonly name: string;
  /** columns or keys, for help and hints */
  readonly about: string;
  /** where time 0 is: at the first row, or at the start of the run; 'drawn' = the lines carry no times */
  readonly time: 'first row' | 'start' | 'drawn';
  /** of times as numbers, unless the scenario names another; left out = dates, or no times */
  readonly unit?: TimeUnit;
  /** true = the first line names the columns and holds no request; 'csv' = unless it is an object */
  readonly header: boolean | 'csv';
  /** true = prompts may be texts, counted by `bytesPerToken` */
  readonly texts?: boolean;
  /** left out = maxLineBytes of lines.ts */
  readonly maxLineBytes?: number;
  /** `firstLine` is its first 64 KiB at most. */
  recognises(firstLine: string): boolean;
  /** A parser for this file, or everything wrong with its first line. */
  parser(firstLine: string, context: ParserContext): RowParser | readonly Problem[];
}
