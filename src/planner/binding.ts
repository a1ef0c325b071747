/**
 * What limits a system, read from the run of one replica too few (or of the only one).
 *
 *   kv         a request in a hundred is preempted, or KV was at 98 % of its blocks
 *   queue      means leave 30 % of the replicas idle by the closed form, yet the TTFT is missed most: bursts
 *   compute    kernels are bound by FLOP for the longest time; bandwidth: by HBM; link: by collectives; overhead: by
 *              launches and host
 */

import type { Curve, Result } from '../result/types.ts';
import type { Binding } from './types.ts';

const PREEMPTED = 0.01;
const KV_FULL = 0.98;
const LIGHT_LOAD = 0.7;

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

/** Shares of the kernels' time by what binds them. */
function boundShares({ operators }: Result) {
  const seconds = { compute: 0, bandwidth: 0, link: 0, overhead: 0 };
  for (const { boundS } of operators) {
    seconds.compute += boundS.compute;
    seconds.bandwidth += boundS.memory;
    seconds.link += boundS.link;
    seconds.overhead += boundS.latency;
  }
  const total = seconds.compute + seconds.bandwidth + seconds.link + seconds.overhead;
  return Object.entries(seconds)
    .map(([what, value]) => ({ what: what as Binding, share: total > 0 ? value / total : 0 }))
    .sort((a, b) => b.share - a.share);
}

/** Share of the requests above a limit. */
function above({ atS, share }: Curve, limitS: number | null): number {
  if (limitS === null) return 0;
  let within = 0;
  for (const [row, at] of atS.entries()) if (at <= limitS) within = Math.max(within, share[row] ?? 0);
  return 1 - within;
}

/** What is missed most, by the tightest objectives of any class. */
function missedMost({ curves, classes }: Result): 'TTFT' | 'TPOT' | 'E2E' {
  const tightest = (key: 'ttftS' | 'tpotS' | 'e2eS') => {
    const limits = classes.flatMap(({ slo }) => slo[key] ?? []);
    return limits.length === 0 ? null : Math.min(...limits);
  };
  const ttft = above(curves.ttftS, tightest('ttftS'));
  const tpot = above(curves.tpotS, tightest('tpotS'));
  const e2e = above(curves.e2eS, tightest('e2eS'));
  if (ttft >= tpot && ttft >= e2e) return 'TTFT';
  return tpot >= e2e ? 'TPOT' : 'E2E';
}

/** `load`: the closed form's need over these replicas. `isMissed`: the SLO was. */
export function bindingOf(result: Result, load: number, isMissed: boolean): { what: Binding; text: string } {
  const { engine, kv, measured } = result;
  const preempted = measured.arrived > 0 ? engine.preemptions / measured.arrived : 0;
  if (preempted >= PREEMPTED || (kv.peakShare ?? 0) >= KV_FULL) {
    const peak = kv.peakShare === null ? '' : `, KV up to ${percent(kv.peakShare)}`;
    return { what: 'kv', text: `${engine.preemptions} preemptions${peak}` };
  }
  const missed = isMissed ? missedMost(result) : null;
  const by = missed === null ? '' : `${missed} is missed most; `;
  if (missed === 'TTFT' && load < LIGHT_LOAD) {
    return { what: 'queue', text: `${by}a load of ${percent(load)} in the mean, yet requests wait: bursts` };
  }
  const [longest] = boundShares(result);
  const share = percent(longest?.share ?? 0);
  return { what: longest?.what ?? 'overhead', text: `${by}${share} of the kernels' time, a load of ${percent(load)}` };
}
