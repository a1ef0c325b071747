// Classes of requests, in the section `workload`: priorities and objectives of their own.

import { z } from 'zod';
import type { Issue } from '../../errors.ts';
import { object, orElse, quantity, text } from '../fields.ts';
import type { ClassSpec, SloSpec } from '../types.ts';
import { largestI32 } from './limits.ts';
import { classObjectives, resolveClassSlo } from './slo.ts';

const requestClass = object(
  {
    name: text('as the trace names it'),
    share: quantity('share', 'share of requests that name no class; all equal when left out').optional(),
    priority: orElse(quantity('count', 'smaller is served first', { min: -largestI32, max: largestI32 }), 0),
    slo: classObjectives.optional(),
  },
  'a class of requests',
);

export const classesField = z
  .array(requestClass, { error: 'Write a list of classes.' })
  .min(1, { error: 'The list is empty.' })
  .max(256);

type RawClasses = z.output<typeof classesField>;

/**
 * Classes, or the one class 'default'. Without any share all are equal; objectives that a class leaves out are the scenario's.
 */
export function resolveClasses(given: RawClasses | undefined, slo: SloSpec, issues: Issue[]): ClassSpec[] {
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
    slo: resolveClassSlo(one.slo, slo),
  }));
}
