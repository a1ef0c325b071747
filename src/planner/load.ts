// How much load a plan puts on: one field of the workload is turned up or down, and the draws stay the same.

import type { Scenario, WorkloadSpec } from '../scenario/types.ts';

/** The field that carries the load: `speed` of a trace, else the rate of the arrivals. */
export interface Dial {
  /** as `--set` takes it */
  readonly path: 'workload.speed' | 'workload.rate' | 'workload.arrivals.rate';
  /** what the scenario says */
  readonly base: number;
}

/** Settings of a dial are reported and tried with six digits, so that `simulate --set` takes what is printed. */
export const sixDigits = (value: number): number => Number(value.toPrecision(6));

export function dialOf({ workload, given }: Scenario): Dial {
  if (workload.kind === 'trace' && workload.arrivals === undefined) {
    return { path: 'workload.speed', base: workload.speed };
  }
  const base = workload.arrivals?.ratePerS ?? 1;
  const isNested = given.some(({ path }) => path === 'workload.arrivals.rate');
  return { path: isNested ? 'workload.arrivals.rate' : 'workload.rate', base };
}

/** The workload with its dial at `value`. */
export function turned(workload: WorkloadSpec, value: number): WorkloadSpec {
  if (workload.kind === 'drawn') return { ...workload, arrivals: { ...workload.arrivals, ratePerS: value } };
  if (workload.arrivals === undefined) return { ...workload, speed: value };
  return { ...workload, arrivals: { ...workload.arrivals, ratePerS: value } };
}
