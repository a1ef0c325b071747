// The section `workload`: which requests come, from a trace or drawn, and of which class.

import type { z } from 'zod';
import { workloads } from '../../catalog/index.ts';
import type { WorkloadEntry } from '../../catalog/types.ts';
import type { Issue } from '../../errors.ts';
import { type LengthSpec, quantilesOf } from '../../traffic/length/index.ts';
import { traceFormats } from '../../traffic/trace/index.ts';
import { timeUnitNames } from '../../traffic/trace/unit.ts';
import { besideFile } from '../beside.ts';
import { choice, named, object, orElse, quantity, text } from '../fields.ts';
import type { DrawnSpec, SessionSpec, TraceSpec, WorkloadSpec } from '../types.ts';
import { arrivalsField, rateField, resolveArrivals, resolveLimit } from './arrivals.ts';
import { classesField } from './classes.ts';
import { fallback, lengthField, resolveLength } from './length.ts';
import { count, positiveTime, time } from './limits.ts';
import { resolveUsers, thinkField } from './users.ts';

const defaultOpen = 100;

const formats = traceFormats.map(({ name }) => name).sort();

export const workloadSection = object(
  {
    trace: text('file of requests').optional(),
    format: choice(formats, 'of the trace; found from its first line when left out').optional(),
    timeUnit: choice(
      timeUnitNames,
      "in which the trace writes times as numbers; the format's own when left out",
    ).optional(),
    bytesPerToken: orElse(
      quantity('factor', 'bytes of UTF-8 a token, for a trace of texts', { min: 0.25, max: 64 }),
      4,
    ),
    speed: orElse(quantity('factor', 'arrival times of a trace are divided by it', { positive: true, max: 1e9 }), 1),
    limit: count('requests of the trace at most').optional(),
    preset: named(workloads, 'a workload').optional(),
    rate: rateField('arrivals a second; of a closed loop, its limit').optional(),
    arrivals: arrivalsField.optional(),
    prompt: lengthField.optional(),
    output: lengthField.optional(),
    correlation: quantity(
      'factor',
      "rank correlation of prompt and output, -1 to 1; the preset's, or 0 beside own lengths, when left out",
      { min: -1, max: 1 },
    ).optional(),
    sessions: object(
      {
        turns: quantity('factor', 'mean requests a session', { min: 1, max: 1000 }),
        open: orElse(count('sessions open at a time', 1_000_000), defaultOpen),
      },
      'conversations that requests are dealt to',
    ).optional(),
    concurrency: count(
      'users of a closed loop: each sends its next request when its last has left',
      100_000,
    ).optional(),
    rampUp: orElse(time('the users of a closed loop begin one after another within it'), 0),
    thinkTime: thinkField.optional(),
    requests: count('requests in all').optional(),
    duration: positiveTime('arrivals come until then').optional(),
    classes: classesField.optional(),
  },
  'a trace, or laws that requests are drawn from',
);

type RawWorkload = z.output<typeof workloadSection>;

/** The keys of `raw` among `keys` that are set though they mean nothing here. */
function stray(raw: RawWorkload, keys: readonly (keyof RawWorkload)[], hint: string, issues: Issue[]): void {
  for (const key of keys) {
    if (raw[key] === undefined) continue;
    issues.push({ code: 'BAD_VALUE', path: ['workload', key], found: 'a value', hint });
  }
}

/** Formats whose lines carry no times. */
const timeless: readonly (string | undefined)[] = traceFormats
  .filter(({ time }) => time === 'drawn')
  .map(({ name }) => name);
/** Formats whose prompts may be texts. */
const textual: readonly string[] = traceFormats.filter(({ texts }) => texts).map(({ name }) => name);

function sessionsOf(raw: RawWorkload): { readonly sessions?: SessionSpec } {
  if (raw.sessions === undefined) return {};
  return { sessions: { turns: raw.sessions.turns, open: raw.sessions.open ?? defaultOpen } };
}

function traceOf(raw: RawWorkload, trace: string, file: string | undefined, issues: Issue[]): TraceSpec {
  const drawnOnly = ['preset', 'prompt', 'output', 'correlation', 'requests', 'duration'] as const;
  const hint =
    'A trace brings its own requests; leave it out (speed: 2 plays it twice as fast, limit takes the first).';
  const users = resolveUsers(raw, issues);
  if (users !== null) {
    stray(raw, ['speed', 'timeUnit'], 'A closed loop does not use the times of a trace; leave it out.', issues);
  }
  stray(raw, drawnOnly, hint, issues);
  const isTimeless = timeless.includes(raw.format);
  if (!isTimeless && users === null) {
    stray(raw, ['rate'], hint, issues);
    if (raw.format !== undefined) stray(raw, ['arrivals'], hint, issues);
    if (raw.format !== undefined && !textual.includes(raw.format)) stray(raw, ['bytesPerToken'], hint, issues);
  }
  const hasArrivals = raw.arrivals !== undefined || (isTimeless && raw.rate !== undefined);
  return {
    kind: 'trace',
    file: besideFile(trace, file),
    format: raw.format ?? null,
    speed: raw.speed ?? 1,
    limit: raw.limit ?? null,
    ...(hasArrivals && users === null && { arrivals: resolveArrivals(raw, null, issues) }),
    ...(users !== null && { users, arrivals: resolveLimit(raw, null, issues) }),
    ...(raw.timeUnit !== undefined && { timeUnit: raw.timeUnit }),
    ...(raw.bytesPerToken !== undefined && { bytesPerToken: raw.bytesPerToken }),
    ...sessionsOf(raw),
  };
}

/** Where requests end: by number, where they come at once or users send them. */
function checkEnd(raw: RawWorkload, isEndless: boolean, issues: Issue[]): void {
  if (raw.requests !== undefined) return;
  const isClosed = raw.concurrency !== undefined;
  if (isEndless || isClosed) {
    const hint = isClosed
      ? 'Say how many requests the users of the closed loop send in all: requests: 640.'
      : 'Say how many requests come at once: requests: 640.';
    issues.push({ code: 'MISSING', path: ['workload', 'requests'], found: 'nothing', hint });
  } else if (raw.duration === undefined) {
    issues.push({
      code: 'MISSING',
      path: ['workload'],
      found: 'neither requests nor duration',
      hint: 'Say when arrivals end: requests: 10000 or duration: "1 h".',
    });
  }
}

function drawnOf(raw: RawWorkload, issues: Issue[]): DrawnSpec {
  stray(raw, ['format', 'timeUnit', 'speed', 'limit', 'bytesPerToken'], 'It belongs to a trace.', issues);
  const preset: WorkloadEntry | undefined = raw.preset;
  const lengths = (key: 'prompt' | 'output'): LengthSpec => {
    const given = raw[key];
    if (given !== undefined) return resolveLength(given, ['workload', key], issues);
    if (preset !== undefined) return quantilesOf(preset[key]);
    issues.push({
      code: 'MISSING',
      path: ['workload', key],
      found: 'nothing',
      hint: 'Write a length, or a preset such as chat.',
    });
    return fallback;
  };
  const isOwn = raw.prompt !== undefined || raw.output !== undefined;
  const correlation = raw.correlation ?? (isOwn ? 0 : (preset?.correlation ?? 0));
  const users = resolveUsers(raw, issues);
  const presetArrivals = preset?.arrivals ?? null;
  const arrivals =
    users === null ? resolveArrivals(raw, presetArrivals, issues) : resolveLimit(raw, presetArrivals, issues);
  checkEnd(raw, arrivals.ratePerS === Number.POSITIVE_INFINITY, issues);
  return {
    kind: 'drawn',
    ...(users !== null && { users }),
    preset: preset?.id ?? null,
    arrivals,
    prompt: lengths('prompt'),
    output: lengths('output'),
    ...(correlation !== 0 && { correlation }),
    ...sessionsOf(raw),
    requests: raw.requests ?? null,
    durationS: raw.duration ?? null,
  };
}

export function resolveWorkload(raw: RawWorkload, file: string | undefined, issues: Issue[]): WorkloadSpec {
  if (raw.trace !== undefined) return traceOf(raw, raw.trace, file, issues);
  return drawnOf(raw, issues);
}
