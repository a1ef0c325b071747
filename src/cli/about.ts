// What the report says of how a run was made: the fields that flags changed, the command to make it again, the date.
// SOURCE_DATE_EPOCH in the environment (seconds since 1970) replaces the clock, as reproducible builds do.

import { stringify } from 'yaml';
import type { ReportAbout } from '../report/about.ts';
import { quoted } from '../scenario/launch/shell.ts';
import type { Io } from './io.ts';
import { version } from './version.ts';

/** Flags that say where results go, and change nothing of them. */
const elsewhere = new Set([
  ...['json', 'out', 'saveTrace', 'traceEvents', 'traceEventsLimit'],
  ...['checkpoint', 'resume', 'quiet', 'workers'],
]);

/** The words of the flags, those that change the result alone. */
function flagWords(flags: object): string[] {
  return Object.entries(flags).flatMap(([key, value]) => {
    if (elsewhere.has(key) || value === undefined || value === false) return [];
    const flag = `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.flatMap((one) => (one === true ? [flag] : [flag, quoted(String(one))]));
  });
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const shortened = (value: unknown): string => {
  if (value === undefined) return 'not set';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // of a path on this machine its file's name is enough
  return /^(\/|[A-Za-z]:\\)/.test(text) ? (text.split(/[\\/]/).at(-1) ?? text) : text;
};

/** Every field that differs, by its path. */
export function changedFields(before: unknown, after: unknown, path = ''): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isTable(before) || !isTable(after)) return [`${path}: ${shortened(before)} → ${shortened(after)}`];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => changedFields(before[key], after[key], path === '' ? key : `${path}.${key}`));
}

function dateOf({ env }: Io): string {
  const given = env['SOURCE_DATE_EPOCH'];
  const date = given !== undefined && /^\d{1,11}$/.test(given) ? new Date(Number(given) * 1000) : new Date();
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** `before` = the scenario as it was read, `after` = with all flags. */
export function aboutOf(io: Io, name: string | undefined, flags: object, before: unknown, after: unknown): ReportAbout {
  return {
    version,
    date: dateOf(io),
    command: ['tokenworks simulate', ...(name === undefined ? [] : [quoted(name)]), ...flagWords(flags)].join(' '),
    changes: changedFields(before, after),
    scenarioYaml: stringify(after, { lineWidth: 0 }),
  };
}
