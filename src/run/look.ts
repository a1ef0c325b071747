// Totals of a run at an instant, and the same as plain data for a checkpoint.

import type { RouterTotals, Totals } from '../result/observations.ts';
import type { StepUse } from './observe.ts';

/** Totals at an instant. */
export interface Look {
  readonly atPs: bigint;
  readonly totals: readonly Totals[];
  readonly router: RouterTotals;
  readonly use: StepUse;
}

export interface SavedLook {
  readonly atPs: string;
  readonly totals: readonly Totals[];
  readonly router: RouterTotals;
  readonly linear: readonly string[];
  readonly head: readonly string[];
}
export const saveLook = (look: Look | null): SavedLook | null =>
  look && {
    atPs: String(look.atPs),
    totals: look.totals,
    router: look.router,
    linear: Array.from(look.use.linear, String),
    head: Array.from(look.use.head, String),
  };
export const loadLook = (saved: SavedLook | null): Look | null =>
  saved && {
    atPs: BigInt(saved.atPs),
    totals: saved.totals,
    router: saved.router,
    use: { linear: BigInt64Array.from(saved.linear, BigInt), head: BigInt64Array.from(saved.head, BigInt) },
  };

/** The look at time 0, before anything has happened, at as many replicas. */
export const beforeAll = (totals: readonly Totals[]): Look => ({
  atPs: 0n,
  totals: totals.map((total) => Object.fromEntries(Object.keys(total).map((name) => [name, 0])) as unknown as Totals),
  router: { arrived: 0, rejected: 0, held: 0, releases: 0 },
  use: { linear: new BigInt64Array(), head: new BigInt64Array() },
});
