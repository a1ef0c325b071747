// The measured interval: from the warm-up to the last arrival, or to where the run is ended. It must have a length.

import type { Issue } from '../../errors.ts';
import type { RunSpec, WorkloadSpec } from '../types.ts';

/** "30 s", as a scenario would say it. */
const written = (timeS: number): string => `${Number(timeS.toPrecision(6))} s`;

/**
 * Requests that arrive in the warm-up are not measured: one that is as long as the arrivals leaves nothing. Users of a
 * closed loop and requests that all come at once are measured from the first on, whatever the warm-up.
 */
export function checkInterval({ warmUpS, untilS }: RunSpec, workload: WorkloadSpec | null, issues: Issue[]): void {
  const isDrawn = workload?.kind === 'drawn' && workload.users === undefined;
  const isTimed = isDrawn && Number.isFinite(workload.arrivals.ratePerS);
  const durationS = isTimed ? workload.durationS : null;
  const ends: readonly (readonly [what: string, endS: number | null])[] = [
    ['workload.duration', durationS],
    ['run.until', workload?.users === undefined ? untilS : null],
  ];
  for (const [what, endS] of ends) {
    if (warmUpS === 0 || endS === null || warmUpS < endS) continue;
    const shorter = `write a shorter run.warmUp (--set run.warmUp="${written(endS / 10)}")`;
    const why = 'Nothing would be measured: requests that arrive in the warm-up are not.';
    issues.push({
      code: 'MISMATCH',
      path: ['run', 'warmUp'],
      found: `${written(warmUpS)} beside a ${what} of ${written(endS)}`,
      hint: `${why} Lengthen ${what}, or ${shorter}.`,
    });
  }
}
