// Commands to columns: which lever exists, which values it takes, and what is written for them.

import type { Columns } from '../core/layout.gen.ts';
import { InputError, type Issue, shown } from '../errors.ts';
import { type Lever, leverLimits, levers } from '../policy/contract.ts';
import type { RouteDefinition } from '../policy/route/index.ts';
import type { LeverCommand } from './port.ts';

/** Clocks this near to a level are that level. */
const CLOCK_TOLERANCE = 1e-9;
const THOUSANDTHS = 1000;

type Path = readonly (string | number)[];

const isLever = (lever: unknown): lever is Lever => levers.some((known) => known === lever);

/** What is wrong with one command; `path` leads to it. */
export function commandIssues(command: unknown, replicas: number, path: Path): Issue[] {
  if (typeof command !== 'object' || command === null) {
    const hint = 'A command is { replica, lever, value }, with afterS where it takes effect later.';
    return [{ code: 'BAD_VALUE', path, found: shown(command), hint }];
  }
  const { replica, lever, value } = command as Readonly<Record<string, unknown>>;
  const issues: Issue[] = [];
  const bad = (key: string, found: unknown, hint: string) =>
    issues.push({ code: 'BAD_VALUE', path: [...path, key], found: shown(found), hint });
  if (!Number.isInteger(replica) || (replica as number) < 0 || (replica as number) >= replicas) {
    bad('replica', replica, `Write the row of a replica, from 0 to ${replicas - 1}.`);
  }
  if (!isLever(lever)) {
    const hint = `Levers: ${levers.join(', ')}.`;
    issues.push({ code: 'UNKNOWN_NAME', path: [...path, 'lever'], found: shown(lever), hint });
    return issues;
  }
  const { least, most, isWhole, says } = leverLimits[lever];
  const isIn = typeof value === 'number' && value >= least && value <= most && (!isWhole || Number.isInteger(value));
  if (!isIn) bad('value', value, `${lever} takes ${says}.`);
  return issues;
}

/** What decides whether a command can have an effect. */
export interface LeverFacts {
  readonly replicas: number;
  /** clocks over nominal that are levels of the run */
  readonly clocks: readonly number[];
  readonly route: RouteDefinition;
}

/** Why a command, right by itself, would change nothing or not what it says in this run. */
export function ineffectiveIssues(command: unknown, { clocks, route }: LeverFacts, path: Path): Issue[] {
  const { lever, value } = (command ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof value !== 'number') return [];
  const none = (hint: string): Issue[] => [
    { code: 'BAD_VALUE', path: [...path, 'value'], found: `${String(lever)} ${value}`, hint },
  ];
  if (lever === 'clock') {
    const levels = [1, ...clocks];
    if (levels.some((level) => level <= value + CLOCK_TOLERANCE)) return [];
    const known = [...new Set(levels)].sort((a, b) => b - a).join(', ');
    return none(`No clock of this run is so low (${known}): write fleet: { clocks: [${value}] } in the scenario.`);
  }
  if (lever === 'weight' && route.weights === 'unread') return none(`The route ${route.id} reads no weights.`);
  if (lever === 'weight' && route.weights === 'zero' && value !== 0 && value !== 1)
    return none(`The route ${route.id} asks only whether a weight is 0: write 0 or 1, or route by weighted.`);
  if (lever === 'admissionLimit' && !route.closes)
    return none(`The route ${route.id} decides by itself: a replica that is closed is sent requests all the same.`);
  return [];
}

/** Commands of a caller that take effect at once. Throws an InputError with all that is wrong with them. */
export function checkedCommands(commands: readonly unknown[], facts: LeverFacts): LeverCommand[] {
  const issues = commands.flatMap((command, row) => {
    const path = ['command', row];
    const { afterS } = (command ?? {}) as Readonly<Record<string, unknown>>;
    const hint = 'A world is commanded at its instant: advance to the later one first.';
    const late: Issue[] =
      afterS === undefined ? [] : [{ code: 'BAD_VALUE', path: [...path, 'afterS'], found: shown(afterS), hint }];
    return [...commandIssues(command, facts.replicas, path), ...ineffectiveIssues(command, facts, path), ...late];
  });
  if (issues.length > 0) throw new InputError(issues);
  return (commands as readonly LeverCommand[]).map(({ replica, lever, value }) => ({ replica, lever, value }));
}

/** Throws an InputError with all that is wrong with the commands. */
export function checkCommands(commands: readonly LeverCommand[], replicas: number): void {
  const issues = commands.flatMap((command, row) => commandIssues(command, replicas, ['commands', row]));
  if (issues.length > 0) throw new InputError(issues);
}

/** Writes commands that are known to be right, in order. `levels` = clock levels of a kind. */
export function writeCommands(
  { replica: table, level }: Columns,
  levels: number,
  commands: readonly LeverCommand[],
): void {
  for (const { replica, lever, value } of commands) {
    if (lever === 'clock') {
      const first = (table.kind[replica] ?? 0) * levels;
      table.level[replica] = levelOf(level.clockFactor.subarray(first, first + levels), value);
    } else if (lever === 'weight') table.weight[replica] = Math.round(value * THOUSANDTHS);
    else table[lever][replica] = value;
  }
}

/** The fastest level that is not above `clock`; the slowest when all are. */
function levelOf(factors: Float64Array, clock: number): number {
  let best = 0;
  for (const [row, factor] of factors.entries()) {
    const known = factors[best] ?? 0;
    const fits = factor <= clock + CLOCK_TOLERANCE;
    const bestFits = known <= clock + CLOCK_TOLERANCE;
    if (fits ? !bestFits || factor > known : !bestFits && factor < known) best = row;
  }
  return best;
}
