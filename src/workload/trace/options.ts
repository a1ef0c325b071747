// What a trace is opened with, and whether that fits the format of the file.

import { InputError } from '../../errors.ts';
import type { TraceSpec } from '../../scenario/types.ts';
import { traceFormats } from '../../traffic/trace/index.ts';
import type { TraceFormat } from '../../traffic/trace/row.ts';
import type { ClassLaw, DrawMarks, DrawTimes } from '../classes.ts';

export interface TraceOptions {
  /** named in errors */
  readonly file: string;
  /** null = given by the first line */
  readonly format: string | null;
  readonly speed: number;
  readonly limit: number | null;
  /** [class], at least one */
  readonly classes: readonly ClassLaw[];
  readonly seed: number;
  /** for rows that name no class, and no session */
  readonly drawMarks: DrawMarks;
  /**
   * false = a closed loop, which does not use times
   * @defaultValue true
   */
  readonly isTimed?: boolean;
  /** for a format without times; null = the scenario says nothing of arrivals */
  readonly drawTimes: DrawTimes | null;
  /** what the scenario says of the trace, as far as rows depend on it */
  readonly spec?: Pick<TraceSpec, 'arrivals' | 'bytesPerToken' | 'sessions' | 'timeUnit'>;
  /**
   * bytes after which `fillSome` lets others have their turn once a line holds no request
   * @defaultValue 4 MiB
   */
  readonly turnBytes?: number;
}

export function refuse(key: string, found: string, hint: string): never {
  throw new InputError([{ code: found === 'nothing' ? 'MISSING' : 'BAD_VALUE', path: ['workload', key], found, hint }]);
}

/** What the scenario says must fit the format that the first line gave. */
export function checkOptions(format: TraceFormat, { drawTimes, isTimed = true, speed, spec = {} }: TraceOptions): void {
  const { name, time, unit, texts } = format;
  if (spec.timeUnit !== undefined && unit === undefined) {
    const what = time === 'drawn' ? 'carries no times' : 'writes times as dates';
    refuse('timeUnit', spec.timeUnit, `The format ${name} ${what}; leave it out.`);
  }
  if (time === 'drawn') {
    if (drawTimes === null) {
      const arrivals = 'arrivals: { process: poisson, rate: "4 /s" }';
      refuse('arrivals', 'nothing', `Lines of the format ${name} carry no times; write ${arrivals}.`);
    }
    if (speed !== 1)
      refuse('speed', String(speed), `The format ${name} carries no times; change the rate of arrivals.`);
    return;
  }
  if (drawTimes !== null && isTimed)
    refuse('arrivals', 'a value', `The format ${name} brings its own times; leave it out.`);
  if (spec.bytesPerToken !== undefined && !texts) {
    refuse('bytesPerToken', String(spec.bytesPerToken), `The format ${name} counts tokens itself; leave it out.`);
  }
}

/** What to do with a file of no known format. */
export const renameHint =
  'Rename the columns of another csv to arrival_s,prompt_tokens,output_tokens (timeUnit: ms where times are in ms).';

export const knownFormats = () => traceFormats.map(({ name, about }) => `${name} (${about})`).join(', ');
