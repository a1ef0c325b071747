// A part of the fleet that numbers are reported of: the whole, or one pool.

import type { PoolFacts } from '../compile/compiled.ts';
import type { Observations, Totals, WindowSeries } from './observations.ts';

export interface Part {
  /** in the Program's order, so that sums do not depend on the file's */
  readonly pools: readonly PoolFacts[];
  /** [replica of the part] row of its pool */
  readonly poolOf: Int32Array;
  /** replica of the Program that the part begins with */
  readonly firstReplica: number;
  /** [replica of the part] */
  readonly atFrom: readonly Totals[];
  readonly atTo: readonly Totals[];
  readonly atEnd: readonly Totals[];
  readonly windows: WindowSeries;
  /** HBM bytes of the interval */
  readonly hbmBytes: number;
  readonly energyUsdPerJ: number | null;
}

export function fleetPart(observations: Observations): Part {
  const { compiled, atFrom, atTo, atEnd, windows, operators } = observations;
  const { replica } = compiled.program;
  return {
    pools: [...compiled.pools].sort((a, b) => a.row - b.row),
    poolOf: replica.pool,
    firstReplica: 0,
    atFrom,
    atTo,
    atEnd,
    windows,
    hbmBytes: operators.reduce((sum, line) => sum + line.hbmBytes, 0),
    energyUsdPerJ: compiled.price.energyUsdPerJ,
  };
}

export function poolPart(observations: Observations, facts: PoolFacts): Part {
  const fleet = fleetPart(observations);
  const { firstReplica, replicas, row } = facts;
  const own = (totals: readonly Totals[]) => totals.slice(firstReplica, firstReplica + replicas);
  return {
    ...fleet,
    pools: [facts],
    poolOf: fleet.poolOf.subarray(firstReplica, firstReplica + replicas),
    firstReplica,
    atFrom: own(fleet.atFrom),
    atTo: own(fleet.atTo),
    atEnd: own(fleet.atEnd),
    windows: observations.poolWindows[row] as WindowSeries,
    hbmBytes: observations.hbmBytes[row] ?? 0,
  };
}
