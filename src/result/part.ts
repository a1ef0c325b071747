// A part of the fleet that numbers are told of: the whole, or one pool.

import type { PoolFacts } from '../compile/compiled.ts';
import type { KindTable } from '../core/layout.gen.ts';
import type { Observations, Totals, WindowSeries } from './observations.ts';

export interface Part {
  /** in the Program's order, so that sums do not depend on the file's */
  readonly pools: readonly PoolFacts[];
  readonly kind: KindTable;
  /** [replica of the part] row of kind */
  readonly kindOf: Int32Array;
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
  const { kind, replica } = compiled.program;
  return {
    pools: [...compiled.pools].sort((a, b) => a.row - b.row),
    kind,
    kindOf: replica.kind,
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
    kindOf: fleet.kindOf.subarray(firstReplica, firstReplica + replicas),
    firstReplica,
    atFrom: own(fleet.atFrom),
    atTo: own(fleet.atTo),
    atEnd: own(fleet.atEnd),
    windows: observations.poolWindows[row] as WindowSeries,
    hbmBytes: observations.hbmBytes[row] ?? 0,
  };
}
