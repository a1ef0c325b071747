// The section `run`: how a scenario is simulated.

import type { z } from 'zod';
import type { Issue } from '../../errors.ts';
import { choice, object, orElse, quantity } from '../fields.ts';
import { type RunSpec, stepModes } from '../types.ts';
import { longestS, positiveTime, time } from './limits.ts';

export const runSection = object(
  {
    seed: orElse(quantity('count', 'seed of every draw', { max: Number.MAX_SAFE_INTEGER }), 1),
    warmUp: orElse(time('requests that arrive before it are not measured'), 0),
    window: orElse(quantity('time', 'length of a window; 0 = none', { max: longestS }), '1 s'),
    until: positiveTime('the run ends then, drained or not; once all have drained when left out').optional(),
    stepMode: orElse(choice(stepModes, 'the same result; jump is the fastest'), 'jump'),
  },
  'how it is simulated',
);

/** A window shorter than this would write more records than anyone reads. */
const shortestWindowS = 1e-6;

export function resolveRun(raw: z.output<typeof runSection> | undefined, issues: Issue[]): RunSpec {
  const windowS = raw?.window ?? 1;
  if (windowS > 0 && windowS < shortestWindowS) {
    issues.push({
      code: 'BAD_VALUE',
      path: ['run', 'window'],
      found: `${windowS} s`,
      hint: 'At least "1 us", or 0 for none.',
    });
  }
  return {
    seed: raw?.seed ?? 1,
    warmUpS: raw?.warmUp ?? 0,
    windowS,
    untilS: raw?.until ?? null,
    stepMode: raw?.stepMode ?? 'jump',
  };
}
