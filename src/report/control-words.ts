// What policies commanded, in words: which replica, which lever, to what and when.

import type { Result } from '../result/types.ts';
import { count, percent, plain, seconds, three, tidy } from './format.ts';

type Control = NonNullable<Result['control']>;
export type CommandLine = Control['commands'][number];

/** Commands that a report lists. */
const mostListed = 200;

/** Null without policies, and in results that were stored before there were any. */
export function controlOf({ control }: Result): Control | null {
  if (control === null || control === undefined || control.policies.length === 0) return null;
  return { ...control, commands: control.commands.slice(0, mostListed) };
}

const leverNames: Readonly<Record<string, string>> = {
  weight: 'routing weight',
  admissionLimit: 'admission limit',
  batchLimit: 'batch limit',
  clock: 'clock',
  power: 'power',
};
const powerNames = ['off', 'on', 'starting'];

export const leverName = (lever: string): string => leverNames[lever] ?? plain(lever, 40);

/** "60 %" of a clock, "off" of power, "none" of a limit of −1. */
export function valueWords({ lever, value }: CommandLine): string {
  if (lever === 'clock') return percent(value);
  if (lever === 'power') return powerNames[value] ?? String(value);
  if (lever === 'weight') return tidy(three(value));
  return value < 0 ? 'none' : count(value);
}

/** Cells of a table: replica, lever, value, given, in effect, policy. */
export const commandCells = (command: CommandLine): string[] => [
  plain(command.name),
  leverName(command.lever),
  valueWords(command),
  seconds(command.givenS),
  seconds(command.effectS),
  plain(command.policy, 60),
];

export function policyWords({ policies, commandCount }: Control): string {
  const names = policies.map((name) => plain(name, 60)).join(', ');
  return `${names}: ${commandCount === 1 ? '1 command' : `${count(commandCount)} commands`} over the whole run.`;
}
