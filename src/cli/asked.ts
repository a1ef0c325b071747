// A question as it was asked, for the line that asks it again: the scenario and the flags that change it.

import { quoted } from '../scenario/launch/shell.ts';
import type { ScenarioFlags } from './input.ts';
import { type QuestionKey, questionFlags } from './question-flags.ts';
import { type SuppliedFlags, suppliedWords } from './supplied.ts';

/** Scenario and flags in the words of a shell; those in `except` are left out. */
export function askedFor(
  name: string | undefined,
  flags: ScenarioFlags & SuppliedFlags,
  except: readonly (QuestionKey | 'seed')[] = [],
): string {
  const { engineArgs, trace, prices, set, seed, assume } = flags;
  const asked = questionFlags.flatMap(({ key }) => {
    const text = flags[key];
    return typeof text === 'string' && !except.includes(key) ? [`--${key}`, text] : [];
  });
  const words = [
    ...(name === undefined ? [] : [name]),
    ...(engineArgs === undefined ? [] : ['--engine-args', engineArgs]),
    ...asked,
    ...(trace === undefined ? [] : ['--trace', trace]),
    ...(prices === undefined ? [] : ['--prices', prices]),
    ...suppliedWords(flags),
    ...set.flatMap((one) => ['--set', one]),
    ...(assume === undefined ? [] : ['--assume', assume]),
    ...(seed === undefined || except.includes('seed') ? [] : ['--seed', String(seed)]),
  ];
  return words.map(quoted).join(' ');
}
