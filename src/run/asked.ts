// What a scenario asks of its requests, for the result.

import type { AskedWorkload } from '../result/types.ts';
import type { Scenario } from '../scenario/index.ts';

export function askedOf({ workload, classes }: Scenario): AskedWorkload {
  const { arrivals, users } = workload;
  const ratePerS = arrivals?.ratePerS ?? Number.POSITIVE_INFINITY;
  const isDrawn = arrivals !== undefined && ratePerS < Number.POSITIVE_INFINITY;
  return {
    trace: workload.kind === 'trace' ? workload.file : null,
    speed: workload.kind === 'trace' ? workload.speed : 1,
    process: isDrawn ? arrivals.process : null,
    ratePerS: isDrawn ? ratePerS : null,
    cv: isDrawn ? arrivals.cv : null,
    isModulated:
      isDrawn && (arrivals.states !== undefined || arrivals.diurnal !== undefined || arrivals.burst !== undefined),
    users: users?.concurrency ?? null,
    shares: classes.map(({ share }) => share),
  };
}
