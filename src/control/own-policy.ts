// User-supplied policies: what a caller writes, checked and read into what the control drives.

import { callerFault, InputError, type Issue, shown } from '../errors.ts';
import type { Command, Controller, FleetFacts, Lever, View } from '../policy/contract.ts';
import { nameOf, Power } from '../policy/contract.ts';
import { readQuantity, S_PER_PS, type TimeInput } from '../units.ts';

/** States of a replica that the lever `power` takes. */
export type PowerWord = keyof typeof Power;

/** One lever of one replica. */
export interface PolicyCommand {
  /** row of the replica, or what reports call it, such as `pool/3` */
  readonly replica: number | string;
  readonly lever: Lever;
  /**
   * `weight`: 0 to 1000; `admissionLimit`, `batchLimit`: requests, −1 = none; `clock`: over nominal, one of
   * `fleet.clocks`; `power`: `'off'`, `'on'`, `'starting'`
   */
  readonly value: number | PowerWord;
  /** it takes effect so many seconds later; 0 unless given */
  readonly afterS?: number;
}

/**
 * A policy at work, as a caller writes it. `decide` is called at every multiple of the cadence, the first time at 0
 * with an empty window.
 *
 * @example
 * ```ts
 * const parker: Policy = {
 *   cadence: '10 s',
 *   decide: ({ running, queued }) =>
 *     (running[3] ?? 0) + (queued[3] ?? 0) === 0 ? [{ replica: 3, lever: 'power', value: 'off' }] : [],
 * };
 * ```
 */
export interface Policy {
  /** time between two looks, such as `'10 s'`, or seconds; this or `cadenceS` must be given */
  readonly cadence?: TimeInput;
  /** the same in seconds */
  readonly cadenceS?: number;
  /**
   * how old its view is at least, such as `'500 ms'`, or seconds
   * @defaultValue 0
   */
  readonly staleness?: TimeInput;
  /** the same in seconds */
  readonly stalenessS?: number;
  decide(view: View): readonly PolicyCommand[];
  /**
   * All that it remembers, as plain data. Left out with `restore`: it remembers nothing, and a world that is forked,
   * taken back or resumed goes on with a new one.
   */
  state?(): unknown;
  restore?(saved: unknown): void;
}

/** A user-supplied policy, beside those of the scenario. A new one is made for each run. */
export interface OwnPolicy {
  /** what results and errors call it */
  readonly id: string;
  create(fleet: FleetFacts): Policy;
}

type Path = readonly (string | number)[];

/** The end of simulated time. */
export const longestS = 9_000_000;

/** What the caller's function returns; what it throws is the caller's to mend. */
function called<T>(path: Path, call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw callerFault(path, error);
  }
}

/** A policy made ready. */
export interface PolicyAtWork {
  readonly id: string;
  readonly controller: Controller;
  /** it keeps no state: what is restored begins anew */
  readonly isMemoryless: boolean;
}

/** One of `cadence` and `cadenceS`, in seconds; null = neither is given, or it is wrong. */
function timeOf(
  policy: Policy,
  key: 'cadence' | 'staleness',
  least: number,
  path: Path,
  issues: Issue[],
): number | null {
  const bad = (name: string, found: unknown, hint: string): null => {
    issues.push({ code: 'BAD_VALUE', path: [...path, name], found: shown(found), hint });
    return null;
  };
  const [asTime, inSeconds] = [policy[key], policy[`${key}S`]];
  if (asTime !== undefined && inSeconds !== undefined) return bad(key, asTime, `Write ${key} or ${key}S, not both.`);
  const given = asTime ?? inSeconds;
  if (given === undefined) return null;
  const name = asTime === undefined ? `${key}S` : key;
  const says = `Write a time such as "10 s", or seconds, ${least > 0 ? 'above 0' : '0 = fresh'}, at most ${longestS}.`;
  if (typeof given === 'number') return given >= least && given <= longestS ? given : bad(name, given, says);
  const reading = readQuantity(given, 'time', { max: longestS });
  if (!reading.ok || asTime === undefined) return bad(name, given, says);
  return reading.value >= least ? reading.value : bad(name, given, says);
}

/** Row of a replica that a name leads to; what it was where none does. */
function rowOf(replica: unknown, facts: FleetFacts): unknown {
  if (typeof replica !== 'string') return replica;
  for (let row = 0; row < facts.replicas; row++) if (nameOf(facts, row) === replica) return row;
  return replica;
}

/** A command with rows and numbers in place of names and words; whatever else is in it stays, to be checked. */
export function plainCommand(command: unknown, facts: FleetFacts): unknown {
  if (typeof command !== 'object' || command === null) return command;
  const given = command as Readonly<Record<string, unknown>>;
  const { lever, value } = given;
  const isWord = lever === 'power' && typeof value === 'string' && Object.hasOwn(Power, value);
  return {
    ...given,
    replica: rowOf(given['replica'], facts),
    value: isWord ? Power[value as PowerWord] : value,
  };
}

/** The caller's policy at work, or an InputError that names it with all that it lacks. */
export function createOwn(policy: OwnPolicy, row: number, facts: FleetFacts): PolicyAtWork {
  const at = ['options', 'policies', row];
  if (typeof policy?.id !== 'string' || typeof policy.create !== 'function') {
    const hint = 'A policy is { id, create(fleet) }, where create returns { cadence, decide(view) }.';
    throw new InputError([{ code: 'BAD_VALUE', path: at, found: shown(typeof policy), hint }]);
  }
  const { id } = policy;
  const path = [...at, id];
  const own: Partial<Policy> = called([...path, 'create'], () => policy.create(facts)) ?? {};
  const issues: Issue[] = [];
  const bad = (key: keyof Policy, hint: string) =>
    issues.push({ code: 'BAD_VALUE', path: [...path, key], found: typeof own[key], hint });
  if (typeof own.decide !== 'function') bad('decide', 'create must return an object with this function.');
  for (const [key, other] of [['state', 'restore'] as const, ['restore', 'state'] as const]) {
    if (own[key] !== undefined && typeof own[key] !== 'function') bad(key, 'Write a function, or leave it out.');
    else if (own[key] === undefined && own[other] !== undefined) bad(key, `${other} needs it: write both or neither.`);
  }
  const cadenceS = timeOf(own as Policy, 'cadence', S_PER_PS, path, issues);
  const stalenessS = timeOf(own as Policy, 'staleness', 0, path, issues);
  if (cadenceS === null && issues.every(({ path: [, , , key] }) => !String(key).startsWith('cadence'))) {
    const hint = 'Write the time between two looks, for example cadence: "10 s".';
    issues.push({ code: 'MISSING', path: [...path, 'cadence'], found: 'nothing', hint });
  }
  if (issues.length > 0) throw new InputError(issues);
  const made = own as Policy;
  const controller: Controller = {
    cadenceS: cadenceS ?? 0,
    stalenessS: stalenessS ?? 0,
    decide(view) {
      const answer: unknown = called(['policies', id, 'decide'], () => made.decide(view));
      return (Array.isArray(answer) ? answer.map((one) => plainCommand(one, facts)) : answer) as readonly Command[];
    },
    state: () => called(['policies', id, 'state'], () => made.state?.()) ?? null,
    restore: (saved) => called(['policies', id, 'restore'], () => made.restore?.(saved)),
  };
  return { id, controller, isMemoryless: made.state === undefined };
}
