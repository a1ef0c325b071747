/**
 * Load as a share of capacity.
 *
 *   utilisation  work of the output and prefill tokens of a span, in seconds of a full replica (`src/run/servable.ts`),
 *                over the span less the time that replicas were off: 1 = no more of this mix can be served
 *   headroom     how many times this load the replicas would carry, within the tightest TPOT: their time over the work
 *                of the requests that arrived, over the burst factor
 *   burst factor rate of arrivals that the asked share of requests (95 % where none is asked for) came at or below,
 *                over the mean; a rate is taken over the time that a request spends in a full replica or may wait (the
 *                tightest TTFT), which evens out what is shorter
 *
 * A closed form: it knows no queues, long tails, preemptions or uneven routes. `capacity` measures what it estimates. A
 * step in flight says little of load: a replica that decodes one sequence has a step in flight all the time.
 */

import { S_PER_PS } from '../units.ts';
import type { Totals, WindowSeries } from './observations.ts';
import type { Part } from './part.ts';
import { type ServablePool, workS } from './servable.ts';
import { growthOf, ratio } from './totals.ts';

export interface Utilisation {
  /** served over servable, in the interval; null = nothing ran */
  readonly share: number | null;
  /**
   * so many times the load that arrived would be carried, by the closed form; below 1 = it is too much. Null of closed
   * loops and offline batches, whose load is what is served.
   */
  readonly headroom: number | null;
  /** the full replica; null of several pools, which have their own */
  readonly servable: ServablePool | null;
  /** [window] share; null of several pools (their heat map has it) and without windows */
  readonly windows: readonly number[] | null;
}

/** Shares are kept to a ten-thousandth. */
export const shareOfWork = (work: number, timeS: number): number =>
  timeS > 0 ? Math.round((work / timeS) * 1e4) / 1e4 : 0;

type Which = keyof ServablePool;

/** Seconds of full replicas that output and prefill of a part took. */
function workOf({ pools, firstReplica, atFrom, atTo }: Part, servable: readonly (ServablePool | null)[], which: Which) {
  const work = { output: 0, prefill: 0 };
  for (const { row, firstReplica: first, replicas } of pools) {
    const own = (totals: readonly Totals[]) => totals.slice(first - firstReplica, first - firstReplica + replicas);
    const [from, to] = [own(atFrom), own(atTo)];
    const form = servable[row];
    if (!form) continue;
    work.output += workS(form[which], growthOf(from, to, 'outputTokens'), 0);
    work.prefill += workS(form[which], 0, growthOf(from, to, 'prefillTokens'));
  }
  return work;
}

/** [replica of the Program] share of the interval. */
export function utilisationOfReplicas(
  { atFrom, atTo, poolOf }: Part,
  servable: readonly (ServablePool | null)[],
  lengthS: number,
): (number | null)[] {
  return atTo.map((to, row) => {
    const form = servable[poolOf[row] ?? 0];
    if (!form || lengthS <= 0) return null;
    const grown = (name: keyof Totals): number => to[name] - (atFrom[row]?.[name] ?? 0);
    const timeS = lengthS - grown('offPs') * S_PER_PS;
    return shareOfWork(workS(form.full, grown('outputTokens'), grown('prefillTokens')), timeS);
  });
}

/** [window] of one pool. */
function ofWindows(windows: WindowSeries, { full }: ServablePool, replicas: number): number[] {
  return windows.startS.map((startS, at) => {
    const work = workS(full, windows.outputTokens[at] ?? 0, windows.prefillTokens[at] ?? 0);
    return shareOfWork(work, ((windows.endS[at] ?? 0) - startS) * replicas);
  });
}

/** See above; 1 without windows. `spanS`: what a rate is taken over. */
export function burstFactor(windows: WindowSeries, fromS: number, toS: number, spanS: number, share: number): number {
  const { startS, endS, arrived } = windows;
  const rates: { readonly perS: number; readonly count: number }[] = [];
  let sum = 0;
  let total = 0;
  let first = 0;
  for (let at = 0; at < startS.length; at++) {
    if (startS[at]! < fromS) first = at + 1;
    else if (endS[at]! <= toS) {
      sum += arrived[at]!;
      total += arrived[at]!;
      while (first < at && endS[at]! - startS[first + 1]! >= spanS) sum -= arrived[first++]!;
      const lengthS = endS[at]! - startS[first]!;
      // at the beginning a span is too short to say a rate
      if (lengthS >= spanS) rates.push({ perS: sum / lengthS, count: arrived[at]! });
    }
  }
  const mean = total / (toS - fromS);
  if (!(mean > 0)) return 1;
  rates.sort((a, b) => a.perS - b.perS);
  const counted = rates.reduce((all, { count }) => all + count, 0);
  let below = 0;
  for (const { perS, count } of rates) {
    below += count;
    if (below >= share * counted) return Math.max(1, perS / mean);
  }
  return 1;
}

/** Time that a request of the part spends in a full replica, in the mean. */
function residenceS({ pools, atFrom, atTo }: Part, servable: readonly (ServablePool | null)[]): number {
  const prompts = growthOf(atFrom, atTo, 'outputTokens') - growthOf(atFrom, atTo, 'decodeTokens');
  const tokens = ratio(growthOf(atFrom, atTo, 'decodeTokens'), prompts) ?? 0;
  return pools.reduce((most, { row }) => Math.max(most, (tokens + 1) * (servable[row]?.withinTpot.stepS ?? 0)), 0);
}

/** Offered load of a part in its interval. */
export interface Offered {
  /** requests that came; null where load is what is served */
  readonly arrived: number | null;
  readonly fromS: number;
  readonly toS: number;
  /** share of the requests that must meet the SLO */
  readonly wanted: number | null;
  /** the tightest; null = none */
  readonly ttftS: number | null;
}

function headroomOf(part: Part, servable: readonly (ServablePool | null)[], timeS: number, offered: Offered) {
  const { atFrom, atTo, windows } = part;
  const { arrived, fromS, toS, wanted, ttftS } = offered;
  if (arrived === null) return null;
  const finished = growthOf(atFrom, atTo, 'finished');
  const prompts = growthOf(atFrom, atTo, 'outputTokens') - growthOf(atFrom, atTo, 'decodeTokens');
  const { output, prefill } = workOf(part, servable, 'withinTpot');
  if (finished === 0 || prompts === 0) return null;
  const burst = burstFactor(windows, fromS, toS, Math.max(residenceS(part, servable), ttftS ?? 0), wanted ?? 0.95);
  return ratio(timeS, arrived * (output / finished + prefill / prompts) * burst);
}

export function utilisationOf(
  part: Part,
  servable: readonly (ServablePool | null)[] | undefined,
  offered: Offered,
): Utilisation {
  const { pools, atFrom, atTo, windows } = part;
  const [only, second] = pools;
  const form = second === undefined && only !== undefined ? (servable?.[only.row] ?? null) : null;
  const lengthS = Math.max(0, offered.toS - offered.fromS);
  if (servable === undefined || lengthS === 0 || servable.every((one) => one === null)) {
    return { share: null, headroom: null, servable: form, windows: null };
  }
  const timeS = lengthS * atTo.length - growthOf(atFrom, atTo, 'offPs') * S_PER_PS;
  const { output, prefill } = workOf(part, servable, 'full');
  return {
    share: ratio(output + prefill, timeS),
    headroom: headroomOf(part, servable, timeS, offered),
    servable: form,
    windows: form === null || windows.startS.length === 0 ? null : ofWindows(windows, form, atTo.length),
  };
}
