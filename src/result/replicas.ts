/**
 * The replicas of a fleet: what each did, how evenly they were used, and who owns the slowest requests.
 *
 * The tail is read from counts in sixteenths of the histograms' resolution, four bins an octave. It begins at the first
 * edge above the fleet's p99, so that it holds at most 1 % of the requests; when none lies above that edge, at the one
 * below. Its share of all requests is reported beside it.
 */

import type { PoolFacts } from '../compile/compiled.ts';
import { S_PER_PS } from '../units.ts';
import type { ReplicaColumns, ReplicasResult, Spread, TailOwners, TailShare } from './fleet-types.ts';
import { binAtRank, binCount, binLowS, countsOf, everyone, nearestRank, totalCount } from './histogram.ts';
import type { Observations, Totals } from './observations.ts';
import { fleetPart } from './part.ts';
import { REJECTED, ratio } from './totals.ts';
import { utilisationOfReplicas } from './utilisation.ts';

const mostReplicas = 4096;
const mostOwners = 10;
const binsPerTailBin = 16;
const tailBins = binCount / binsPerTailBin;

/** Rows of the Program's replicas in the file's order of pools, and their names. */
export function replicaRows(pools: readonly PoolFacts[]): { rows: number[]; names: string[] } {
  const rows: number[] = [];
  const names: string[] = [];
  for (const { pool, firstReplica, replicas } of pools) {
    for (let index = 0; index < replicas; index++) {
      rows.push(firstReplica + index);
      names.push(`${pool}/${index}`);
    }
  }
  return { rows, names };
}

/** Mean, largest and how far apart. */
export function spreadOf(values: readonly number[]): Spread {
  let sum = 0;
  let max = 0;
  for (const value of values) {
    sum += value;
    max = Math.max(max, value);
  }
  const mean = values.length === 0 ? 0 : sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  const deviation = values.length === 0 ? 0 : Math.sqrt(squares / values.length);
  return { mean, max, maxOverMean: ratio(max, mean), variation: ratio(deviation, mean) };
}

type Grown = (name: keyof Totals) => number[];

/** [replica in the file's order] what a column grew by in the interval. */
const grownBy =
  ({ atFrom, atTo }: Observations, rows: readonly number[]): Grown =>
  (name) =>
    rows.map((row) => (atTo[row]?.[name] ?? 0) - (atFrom[row]?.[name] ?? 0));

/** [replica in the file's order] share of the interval with a step in flight. */
export function stepInFlightShares(
  observations: Observations,
  rows: readonly number[],
  lengthS: number,
): (number | null)[] {
  return grownBy(observations, rows)('busyPs').map((ps) => ratio(ps * S_PER_PS, lengthS));
}

/** [replica in the file's order] served over servable. */
function utilisations(observations: Observations, rows: readonly number[], lengthS: number): (number | null)[] {
  if (observations.servable === undefined) return rows.map(() => null);
  const shares = utilisationOfReplicas(fleetPart(observations), observations.servable, lengthS);
  return rows.map((row) => shares[row] ?? null);
}

function byClassOf({ compiled, replicaCounts }: Observations, rows: readonly number[]): ReplicaColumns['byClass'] {
  const { classes } = compiled;
  if (classes.length === 1) return [];
  return classes.map(({ name }, index) => {
    const of = (column: Int32Array) => rows.map((row) => column[row * classes.length + index] ?? 0);
    const { arrived, rejected, finished, good } = replicaCounts;
    return { name, arrived: of(arrived), rejected: of(rejected), finished: of(finished), good: of(good) };
  });
}

function columnsOf(
  observations: Observations,
  { rows, names }: ReturnType<typeof replicaRows>,
  lengthS: number,
): ReplicaColumns {
  const grown = grownBy(observations, rows);
  const plus = (...names: readonly (keyof Totals)[]) => {
    const columns = names.map((name) => grown(name));
    return rows.map((_, index) => columns.reduce((sum, column) => sum + column[index]!, 0));
  };
  const { compiled, windows, kvPeakBlocks } = observations;
  const { kind, replica } = compiled.program;
  const blocksOf = (row: number) => kind.kvBlocks[replica.kind[row] ?? 0] ?? 0;
  const hasWindows = windows.startS.length > 0;
  return {
    name: names,
    arrived: grown('arrived'),
    finished: grown('finished'),
    good: grown('good'),
    rejected: plus(...REJECTED),
    preempted: grown('preempted'),
    stepInFlightShare: stepInFlightShares(observations, rows, lengthS),
    utilisation: utilisations(observations, rows, lengthS),
    outputTokens: grown('outputTokens'),
    energyJ: plus('staticEnergyJ', 'dynamicEnergyJ'),
    kvPeakShare: rows.map((row) => (hasWindows ? ratio(kvPeakBlocks[row] ?? 0, blocksOf(row)) : null)),
    byClass: byClassOf(observations, rows),
  };
}

export function replicasOf(observations: Observations, lengthS: number): ReplicasResult {
  const named = replicaRows(observations.compiled.pools);
  // sums go in the Program's order, so that they do not depend on the file's
  const inOrder = observations.atTo.map((_, row) => row);
  const grown = grownBy(observations, inOrder);
  return {
    count: named.rows.length,
    imbalance: {
      stepInFlightShare: spreadOf(stepInFlightShares(observations, inOrder, lengthS).map((share) => share ?? 0)),
      utilisation: spreadOf(utilisations(observations, inOrder, lengthS).map((share) => share ?? 0)),
      requests: spreadOf(grown('arrived')),
      outputTokens: spreadOf(grown('outputTokens')),
    },
    columns: named.rows.length > mostReplicas ? null : columnsOf(observations, named, lengthS),
  };
}

/** The tail bin at which the tail begins; null when nothing was counted. */
function tailBegin(observations: Observations, metric: 'ttft' | 'e2e'): number | null {
  const counts = countsOf(observations.histograms, everyone, metric);
  const total = totalCount(counts);
  if (total === 0) return null;
  const holding = Math.floor(binAtRank(counts, nearestRank(990, total)) / binsPerTailBin);
  const hasAbove = binAtRank(counts, total) >= (holding + 1) * binsPerTailBin;
  return hasAbove ? holding + 1 : holding;
}

/** Who owns the slowest of the measured requests. */
export function tailOf(observations: Observations, metric: 'ttft' | 'e2e'): TailOwners {
  const { compiled } = observations;
  const counts = observations.tail[metric];
  const begin = tailBegin(observations, metric);
  if (begin === null) return { aboveS: null, requests: 0, share: null, pools: [], replicas: [] };
  const { rows, names } = replicaRows(compiled.pools);
  const slow: number[] = [];
  const all: number[] = [];
  for (const row of rows) {
    let [above, seen] = [0, 0];
    for (let bin = 0; bin < tailBins; bin++) {
      const count = counts[row * tailBins + bin]!;
      seen += count;
      if (bin >= begin) above += count;
    }
    slow.push(above);
    all.push(seen);
  }
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const [requests, seen] = [sum(slow), sum(all)];
  const shareOf = (name: string, above: number, own: number): TailShare => ({
    name,
    share: ratio(above, requests) ?? 0,
    requestShare: ratio(own, seen) ?? 0,
  });
  let first = 0;
  const pools = compiled.pools.map(({ pool, replicas }) => {
    const [from, to] = [first, first + replicas];
    first = to;
    return shareOf(pool, sum(slow.slice(from, to)), sum(all.slice(from, to)));
  });
  const order = slow.map((_, index) => index).filter((index) => slow[index]! > 0);
  order.sort((a, b) => slow[b]! - slow[a]! || a - b);
  const worst = order.slice(0, mostOwners).map((index) => shareOf(names[index] ?? '', slow[index]!, all[index]!));
  return {
    aboveS: binLowS(begin * binsPerTailBin),
    requests,
    share: ratio(requests, seen),
    pools,
    replicas: worst,
  };
}

/** [replica of the Program] what reports call it: pool/index. */
export function replicaNames(pools: readonly PoolFacts[]): string[] {
  const { rows, names } = replicaRows(pools);
  const byRow: string[] = [];
  for (const [place, row] of rows.entries()) byRow[row] = names[place] ?? '';
  return byRow;
}
