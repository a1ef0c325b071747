// A closed loop, in the section `workload`: users, each of whom sends its next request when its last has left.

import type { Issue } from '../../errors.ts';
import { either, object, orElse, quantity } from '../fields.ts';
import type { UsersSpec } from '../types.ts';
import { positiveTime, time } from './limits.ts';

const thinkTime = time('from the end of a request to the next of the same user');

export const thinkField = either(
  [
    object(
      {
        mean: positiveTime('mean of the time'),
        cv: orElse(
          quantity('factor', 'its coefficient of variation, Gamma; 1 = exponential', { positive: true, max: 100 }),
          1,
        ),
      },
      'a time drawn for each request',
    ),
    thinkTime,
  ],
  'Write a time such as "2 s", or a law: { mean: "2 s", cv: 1 }.',
);

interface RawUsers {
  readonly concurrency?: number | undefined;
  readonly rampUp?: number | undefined;
  readonly thinkTime?: number | { readonly mean: number; readonly cv?: number | undefined } | undefined;
  readonly duration?: number | undefined;
}

/** null where requests come at their times. */
export function resolveUsers(raw: RawUsers, issues: Issue[]): UsersSpec | null {
  const { concurrency, rampUp = 0, thinkTime: think = 0, duration } = raw;
  if (concurrency === undefined) {
    for (const key of ['rampUp', 'thinkTime'] as const) {
      if (raw[key] === undefined) continue;
      const hint = 'It belongs to a closed loop: say concurrency, its number of users.';
      issues.push({ code: 'BAD_VALUE', path: ['workload', key], found: 'a value', hint });
    }
    return null;
  }
  return {
    concurrency,
    rampUpS: rampUp,
    think: typeof think === 'number' ? { meanS: think, cv: 0 } : { meanS: think.mean, cv: think.cv ?? 1 },
    untilS: duration ?? null,
  };
}
