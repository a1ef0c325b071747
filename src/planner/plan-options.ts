// What a search may be asked: numbers of each axis within bounds, words that are known. All problems are reported at once.

import { InputError, type Issue, shown } from '../errors.ts';
import { checkOptions } from '../run/options.ts';
import { objectives, type SearchOptions } from './plan-types.ts';
import { planOptions } from './types.ts';

const whole = ['tps', 'pps', 'eps', 'attentionDps', 'cps', 'maxNumSeqs', 'maxNumBatchedTokens', 'replicas'] as const;

/** Largest value of each list; the scenario's own schema judges the rest. */
const largest: Readonly<Record<(typeof whole)[number], number>> = {
  tps: 1024,
  pps: 1024,
  eps: 4096,
  attentionDps: 1024,
  cps: 1024,
  maxNumSeqs: 65_536,
  maxNumBatchedTokens: 1_048_576,
  replicas: 4096,
};

const listed = {
  ...planOptions,
  pps: 'list',
  eps: 'list',
  attentionDps: 'list',
  cps: 'list',
  clocks: 'list',
  maxNumSeqs: 'list',
  maxNumBatchedTokens: 'list',
  memoryFractions: 'list',
  routes: 'list',
  replicas: 'list',
} as const;

const bad = (path: string, found: unknown, hint: string): Issue => ({
  code: 'BAD_VALUE',
  path: [path],
  found: typeof found === 'number' ? String(found) : shown(found),
  hint,
});

/** Problems of a list of numbers. */
function listIssues(
  name: string,
  values: readonly number[] | undefined,
  isGood: (value: number) => boolean,
  hint: string,
) {
  if (values === undefined) return [];
  if (values.length === 0) return [bad(name, 'an empty list', 'Name at least one value, or leave it out.')];
  return values.filter((value) => !isGood(value)).map((value) => bad(name, value, hint));
}

const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

/** Throws InputError with every option that cannot be. */
export function checkSearch(options: SearchOptions): void {
  checkOptions(options, listed);
  const issues: Issue[] = [];
  for (const name of whole) {
    const hint = `Write whole numbers from 1 to ${largest[name]}.`;
    issues.push(...listIssues(name, options[name], (value) => isWhole(value, 1, largest[name]), hint));
  }
  const { clocks, memoryFractions, powerBudgetW, objective, top, simulate } = options;
  issues.push(
    ...listIssues(
      'clocks',
      clocks,
      (value) => value > 0 && value <= 1.5,
      'Clocks over nominal, above 0 and at most 1.5.',
    ),
    ...listIssues('memoryFractions', memoryFractions, (value) => value > 0 && value <= 1, 'Shares above 0, at most 1.'),
  );
  if (powerBudgetW !== undefined && !(powerBudgetW > 0 && powerBudgetW < Number.POSITIVE_INFINITY)) {
    issues.push(bad('powerBudgetW', powerBudgetW, 'Write watts above 0.'));
  }
  if (objective !== undefined && !objectives.includes(objective)) {
    issues.push(bad('objective', objective, `Known objectives: ${objectives.join(', ')}.`));
  }
  if (top !== undefined && !isWhole(top, 1, 10_000))
    issues.push(bad('top', top, 'Write a whole number from 1 to 10000.'));
  if (simulate !== undefined && !isWhole(simulate, 1, 100_000)) {
    issues.push(bad('simulate', simulate, 'Write a whole number from 1 to 100000.'));
  }
  for (const name of ['accelerators', 'precisions', 'routes'] as const) {
    if (options[name]?.length === 0) issues.push(bad(name, 'an empty list', 'Name at least one, or leave it out.'));
  }
  if (issues.length > 0) throw new InputError(issues);
}
