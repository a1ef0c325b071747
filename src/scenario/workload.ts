// The workload of a scenario: which requests come, and of which class.

import type { LengthPoints, WorkloadEntry } from '../catalog/types.ts';
import type { Issue } from '../errors.ts';
import { arrivalsOf } from './arrivals.ts';
import type { RawLength, RawScenario, RawWorkload } from './schema.ts';
import type {
  ClassSpec,
  DrawnSpec,
  LengthSpec,
  SessionSpec,
  SloSpec,
  TraceFormatName,
  TraceSpec,
  WorkloadSpec,
} from './types.ts';

type Path = readonly (string | number)[];

function fromPoints(points: LengthPoints): LengthSpec {
  return { kind: 'quantiles', shares: points.map(([share]) => share), tokens: points.map(([, tokens]) => tokens) };
}

const fallback: LengthSpec = { kind: 'fixed', tokens: 1 };

function quantilePoints(points: LengthPoints, path: Path, issues: Issue[]): LengthSpec {
  const bad = (index: number, found: unknown, hint: string) =>
    issues.push({ code: 'BAD_VALUE', path: [...path, 'quantiles', index], found: String(found), hint });
  points.forEach(([share, tokens], index) => {
    const before = points[index - 1];
    if (before !== undefined && share <= before[0]) bad(index, share, 'Shares must rise.');
    if (before !== undefined && tokens < before[1]) bad(index, tokens, 'Tokens must not fall as the share rises.');
  });
  const [first, last] = [points[0]?.[0], points.at(-1)?.[0]];
  if (first !== 0) bad(0, first, 'The first share is 0: its tokens are the fewest.');
  if (last !== 1) bad(points.length - 1, last, 'The last share is 1: its tokens are the most.');
  return fromPoints(points);
}

function lengthOf(raw: RawLength, path: Path, issues: Issue[]): LengthSpec {
  if (typeof raw === 'number') return { kind: 'fixed', tokens: raw };
  const forms = (['fixed', 'logNormal', 'quantiles'] as const).filter((key) => raw[key] !== undefined);
  if (forms.length !== 1) {
    const found = forms.length === 0 ? 'none of them' : forms.join(' and ');
    issues.push({ code: 'BAD_VALUE', path, found, hint: 'Write exactly one of fixed, logNormal, quantiles.' });
    return fallback;
  }
  if (raw.logNormal === undefined && (raw.min !== undefined || raw.max !== undefined)) {
    const key = raw.min === undefined ? 'max' : 'min';
    issues.push({
      code: 'BAD_VALUE',
      path: [...path, key],
      found: String(raw[key]),
      hint: 'It belongs to logNormal only.',
    });
  }
  if (raw.fixed !== undefined) return { kind: 'fixed', tokens: raw.fixed };
  if (raw.quantiles !== undefined) return quantilePoints(raw.quantiles, path, issues);
  if (raw.logNormal === undefined) return fallback;
  const [min, max] = [raw.min ?? 1, raw.max ?? null];
  if (max !== null && max < min) {
    issues.push({
      code: 'BAD_VALUE',
      path: [...path, 'max'],
      found: String(max),
      hint: `It must be at least min (${min}).`,
    });
  }
  return { kind: 'logNormal', median: raw.logNormal.median, sigma: raw.logNormal.sigma, min, max };
}

/** The keys of `raw` among `keys` that are set though they mean nothing here. */
function stray(raw: RawWorkload, keys: readonly (keyof RawWorkload)[], hint: string, issues: Issue[]): void {
  for (const key of keys) {
    if (raw[key] === undefined) continue;
    issues.push({ code: 'BAD_VALUE', path: ['workload', key], found: 'a value', hint });
  }
}

/** `folder/of/scenario.yaml` + `conv.csv` is `folder/of/conv.csv`; absolute paths stay. */
export function besideFile(path: string, scenarioFile: string | undefined): string {
  if (scenarioFile === undefined || /^(?:[\\/]|[A-Za-z]:[\\/]|[a-z]+:\/\/)/.test(path)) return path;
  const folder = scenarioFile.slice(0, Math.max(scenarioFile.lastIndexOf('/'), scenarioFile.lastIndexOf('\\')) + 1);
  return folder + path;
}

/** Formats whose lines carry no times. */
const timeless: readonly (TraceFormatName | undefined)[] = ['sharegpt'];
const defaultOpen = 100;

function sessionsOf(raw: RawWorkload): { readonly sessions?: SessionSpec } {
  if (raw.sessions === undefined) return {};
  return { sessions: { turns: raw.sessions.turns, open: raw.sessions.open ?? defaultOpen } };
}

function traceOf(raw: RawWorkload, trace: string, file: string | undefined, issues: Issue[]): TraceSpec {
  const drawnOnly = ['preset', 'prompt', 'output', 'correlation', 'requests', 'duration'] as const;
  const hint = 'A trace brings its own requests; leave it out (limit takes the first ones).';
  stray(raw, drawnOnly, hint, issues);
  const isTimeless = timeless.includes(raw.format);
  if (!isTimeless) {
    stray(raw, ['rate'], hint, issues);
    if (raw.format !== undefined) stray(raw, ['arrivals', 'bytesPerToken'], hint, issues);
  }
  const hasArrivals = raw.arrivals !== undefined || (isTimeless && raw.rate !== undefined);
  return {
    kind: 'trace',
    file: besideFile(trace, file),
    format: raw.format ?? null,
    speed: raw.speed ?? 1,
    limit: raw.limit ?? null,
    ...(hasArrivals && { arrivals: arrivalsOf(raw, null, issues) }),
    ...(raw.bytesPerToken !== undefined && { bytesPerToken: raw.bytesPerToken }),
    ...sessionsOf(raw),
  };
}

function drawnOf(raw: RawWorkload, issues: Issue[]): DrawnSpec {
  stray(raw, ['format', 'speed', 'limit', 'bytesPerToken'], 'It belongs to a trace.', issues);
  const preset: WorkloadEntry | undefined = raw.preset;
  const lengths = (key: 'prompt' | 'output'): LengthSpec => {
    const given = raw[key];
    if (given !== undefined) return lengthOf(given, ['workload', key], issues);
    if (preset !== undefined) return fromPoints(preset[key]);
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
  if (raw.requests === undefined && raw.duration === undefined) {
    issues.push({
      code: 'MISSING',
      path: ['workload'],
      found: 'neither requests nor duration',
      hint: 'Say when arrivals end: requests: 10000 or duration: "1 h".',
    });
  }
  return {
    kind: 'drawn',
    preset: preset?.id ?? null,
    arrivals: arrivalsOf(raw, preset?.arrivals ?? null, issues),
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

export function resolveSlo(
  raw: { ttft?: number | undefined; tpot?: number | undefined; e2e?: number | undefined } | undefined,
): SloSpec {
  return { ttftS: raw?.ttft ?? null, tpotS: raw?.tpot ?? null, e2eS: raw?.e2e ?? null };
}

/**
 * Classes, or the one class 'default'. Without any share all are equal; a class without objectives has the scenario's.
 */
export function resolveClasses(raw: RawScenario, slo: SloSpec, issues: Issue[]): ClassSpec[] {
  const given = raw.workload.classes;
  if (given === undefined) return [{ name: 'default', share: 1, priority: 0, slo }];
  const path = ['workload', 'classes'];
  const names = new Set<string>();
  given.forEach(({ name }, index) => {
    if (names.has(name))
      issues.push({
        code: 'BAD_VALUE',
        path: [...path, index, 'name'],
        found: name,
        hint: 'Two classes have this name.',
      });
    names.add(name);
  });
  const shares = given.map((one) => one.share);
  const equal = shares.every((share) => share === undefined);
  if (!equal) {
    const sum = shares.reduce<number>((total, share) => total + (share ?? 0), 0);
    if (Math.abs(sum - 1) > 1e-9)
      issues.push({ code: 'BAD_VALUE', path, found: `shares that sum to ${sum}`, hint: 'They must sum to 1.' });
  }
  return given.map((one) => ({
    name: one.name,
    share: equal ? 1 / given.length : (one.share ?? 0),
    priority: one.priority ?? 0,
    slo: one.slo === undefined ? slo : resolveSlo(one.slo),
  }));
}
