/**
 * What a reader has to know before trusting the numbers. Each warning has one definition:
 *
 *   interval-empty     the interval has no length (all requests arrived at one instant, or the run was cut before the
 *                      warm-up ended)
 *   interval-brief     from the warm-up to the last arrival is less than a tenth of the run: most of the work was done
 *                      after it, so the interval is the whole run
 *   nothing-measured   no request arrived in the interval
 *   saturated          arrivals outran service: over the second half of the interval the queue grew by more than 2·√a
 *                      of the a requests that arrived in it (chance alone seldom does that), and somebody waits at the
 *                      last arrival. With fewer than 8 windows in the interval: over all of it. Of the fleet, what
 *                      the router holds included, or of the pools where it is so
 *   warm-up            not saturated, and the second half of the interval ran over 15 % and more than one sequence
 *                      above the first, or held over 15 % and more than 2 % of the pool more KV blocks, beyond what
 *                      more arrivals in it explain in proportion: still filling. Needs 8 windows
 *   beyond-context     a request is longer than the model's context
 *   tail-hidden        a percentile is null because unfinished requests rank there
 *   rejected           a request was rejected in the interval
 *   imbalance          a replica has a step in flight over half the time and over 1.5 times as much as the mean of all
 *   preemption-storm   more than 1 preemption for 10 finished requests, or over 10 % of prefill was recomputation
 *   capped             over 1 % of the steps ran at the power cap
 *   rounding           an integer cost coefficient is off by more than 0.1 %
 *   unchecked-numbers  the answer rests on a number that is recalled or assumed
 *   trace-treated      the trace reader changed or skipped rows
 *   compile            what compile said, word for word
 */

import { longestContext } from './context.ts';
import { kvBlocksOf } from './efficiency.ts';
import type { Observations, WindowSeries } from './observations.ts';
import { fleetPart, poolPart } from './part.ts';
import { replicaRows, spreadOf, stepInFlightShares } from './replicas.ts';
import { growthOf, sumOf } from './totals.ts';
import type { Latency, Measured, ProvenanceSplit, Ranks, Warning, WarningCode } from './types.ts';
import { meanOver, windowsWithin } from './windows.ts';

const windowsNeeded = 8;
/** A fleet is used unevenly when its busiest replica is busier than the first and than so many times the mean. */
const BUSY_ENOUGH = 0.5;
const UNEVEN = 1.5;
/** Share of the run below which the interval is brief. */
export const BRIEF_SHARE = 0.1;

/** What the warnings look at, apart from the observations. */
export interface WarningInputs {
  readonly lengthS: number;
  readonly measured: Measured;
  readonly latency: Readonly<Record<string, Latency>>;
  readonly provenance: ProvenanceSplit;
}

const percent = (share: number): string => `${(share * 100).toPrecision(2)} %`;
const rounded = (value: number): string => (value < 100 ? value.toPrecision(3) : value.toFixed(0));
const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Sum of a counted column over [fromS, toS], cut windows by their share. */
function sumOver(series: WindowSeries, column: 'arrived' | 'rejected', fromS: number, toS: number): number {
  let sum = 0;
  for (let index = 0; index < series.startS.length; index++) {
    const startS = series.startS[index]!;
    const endS = series.endS[index]!;
    const overlapS = Math.min(endS, toS) - Math.max(startS, fromS);
    if (overlapS > 0) sum += (series[column][index]! * overlapS) / (endS - startS);
  }
  return sum;
}

/** Queue at an instant: of the last window that closed by then. */
function queuedAt(series: WindowSeries, timeS: number): number {
  let queued = 0;
  for (let index = 0; index < series.endS.length && series.endS[index]! <= timeS; index++)
    queued = series.queued[index]!;
  return queued;
}

/** What the saturation of the fleet, or of a pool, is decided by. */
interface Load {
  readonly windows: WindowSeries;
  /** arrived and waiting at both ends of the interval */
  readonly arrived: number;
  readonly waitingFrom: number;
  readonly waiting: number;
}

/** True when the queue grew faster than chance lets it. */
function outran({ windows, arrived, waitingFrom, waiting }: Load, fromS: number, toS: number): boolean {
  if (waiting === 0) return false;
  let came = arrived;
  let grown = waiting - waitingFrom;
  if (windowsWithin(windows, fromS, toS) >= windowsNeeded) {
    const halfS = (fromS + toS) / 2;
    came = sumOver(windows, 'arrived', halfS, toS) - sumOver(windows, 'rejected', halfS, toS);
    grown = waiting - queuedAt(windows, halfS);
  }
  return grown > 2 * Math.sqrt(Math.max(came, 1));
}

function fleetLoad({ windows, atFrom, atTo, router }: Observations): Load {
  return {
    windows,
    arrived: router.atTo.arrived - router.atFrom.arrived,
    waitingFrom: sumOf(atFrom, 'queued') + router.atFrom.held,
    waiting: sumOf(atTo, 'queued') + router.atTo.held,
  };
}

function saturatedPools(observations: Observations): string[] {
  const { compiled, fromS, toS } = observations;
  if (compiled.pools.length === 1) return [];
  return compiled.pools.flatMap((facts) => {
    const { windows, atFrom, atTo } = poolPart(observations, facts);
    const load = {
      windows,
      arrived: growthOf(atFrom, atTo, 'arrived'),
      waitingFrom: sumOf(atFrom, 'queued'),
      waiting: sumOf(atTo, 'queued'),
    };
    return outran(load, fromS, toS) ? [facts.pool] : [];
  });
}

function saturation(observations: Observations): string | null {
  const load = fleetLoad(observations);
  const pools = saturatedPools(observations);
  const which = pools.length === 0 ? '' : ` Queues grow in ${plural(pools.length, 'pool')}: ${pools.join(', ')}.`;
  if (outran(load, observations.fromS, observations.toS)) {
    return (
      `Saturated: requests arrive faster than they are served. ${load.waiting} wait at the last arrival and the ` +
      'queue is growing, so latencies depend on how long the run was, and costs a token are of a fleet that falls ' +
      `behind.${which} Offer less load, or add accelerators.`
    );
  }
  if (pools.length === 0) return null;
  return `Saturated in part: the fleet as a whole keeps up.${which} Send those less, or add accelerators there.`;
}

function beyondContext({ beyondContext: count, compiled }: Observations): string | null {
  const most = longestContext(compiled.pools);
  if (count === 0 || most === null) return null;
  const verb = count === 1 ? 'passes' : 'pass';
  return (
    `${plural(count, 'request')} ${verb} the model's context of ${most} tokens: an engine would refuse or cut them; ` +
    'here they are served as they are.'
  );
}

function stillFilling(observations: Observations): string | null {
  const { windows, fromS, toS } = observations;
  if (windowsWithin(windows, fromS, toS) < windowsNeeded) return null;
  const halfS = (fromS + toS) / 2;
  const blocks = kvBlocksOf(fleetPart(observations));
  const halves = (column: 'running' | 'kvUsedBlocks' | 'arrived'): readonly [number, number] => [
    meanOver(windows, column, fromS, halfS) ?? 0,
    meanOver(windows, column, halfS, toS) ?? 0,
  ];
  const [early, late] = halves('arrived');
  // bursts that come late are no filling
  const moreLoad = early > 0 ? Math.max(1, late / early) : 1;
  const rises = (column: 'running' | 'kvUsedBlocks', least: number): boolean => {
    const [first, second] = halves(column);
    return second > first * 1.15 * moreLoad && second - first > least;
  };
  const running = rises('running', 1);
  if (!running && !rises('kvUsedBlocks', blocks * 0.02)) return null;
  return (
    `The warm-up may not be over: ${running ? 'running sequences' : 'KV use'} in the second half of the interval ` +
    'lie over 15 % above the first half, beyond what more arrivals explain. Lengthen run.warmUp, or read the numbers ' +
    'as those of a changing load.'
  );
}

function tailHidden(observations: Observations, inputs: WarningInputs): string | null {
  const hidden: string[] = [];
  const names: Readonly<Record<string, string>> = {
    ttftS: 'TTFT',
    tpotS: 'TPOT',
    itlS: 'ITL',
    e2eS: 'E2E',
    queueS: 'queue',
  };
  for (const [key, latency] of Object.entries(inputs.latency)) {
    const ranks: readonly (keyof Ranks)[] = ['p50', 'p90', 'p95', 'p99'];
    const lost = ranks.filter((rank) => latency.atLeastS[rank] !== null);
    if (lost.length > 0) hidden.push(`${names[key] ?? key} ${lost.join(', ')}`);
  }
  if (hidden.length === 0) return null;
  const { arrived, rejected, finished } = inputs.measured;
  return (
    `${arrived - rejected - finished} of ${arrived - rejected} measured requests were unfinished at ` +
    `${observations.endS.toFixed(1)} s and rank as longest. Unknown but for a lower bound: ${hidden.join('; ')}.`
  );
}

function rejections(observations: Observations): string | null {
  const { atFrom, atTo, router } = observations;
  const never = growthOf(atFrom, atTo, 'rejectedNeverFits');
  const long = growthOf(atFrom, atTo, 'rejectedTooLong');
  const full = growthOf(atFrom, atTo, 'rejectedQueueFull');
  const closed = router.atTo.rejected - router.atFrom.rejected;
  if (long + never + full + closed === 0) return null;
  const reasons: string[] = [];
  if (long > 0) reasons.push(`${long} were longer than maxModelLen`);
  if (never > 0) reasons.push(`${never} could never fit into the KV cache`);
  if (full > 0) reasons.push(`${full} met a full queue`);
  if (closed > 0) reasons.push(`${closed} found no replica open to them`);
  const rejected = plural(long + never + full + closed, 'request');
  return `${rejected} rejected in the interval: ${reasons.join(', ')}. They count as missing every SLO.`;
}

/** Some replicas work while others wait for work. */
function unevenUse(observations: Observations, { lengthS }: WarningInputs): string | null {
  const { rows, names } = replicaRows(observations.compiled.pools);
  if (rows.length < 2 || lengthS <= 0) return null;
  const shares = stepInFlightShares(observations, rows, lengthS).map((share) => share ?? 0);
  const { mean, max } = spreadOf(shares);
  if (max <= BUSY_ENOUGH || max <= UNEVEN * mean) return null;
  const idlest = shares.reduce((least, share) => Math.min(least, share), max);
  const busiest = names[shares.indexOf(max)] ?? '';
  return (
    `Uneven: ${busiest} has a step in flight ${percent(max)} of the time, the mean replica ` +
    `${percent(mean)}, the idlest ${percent(idlest)}. Look at the policy of the route and at the weights of the pools.`
  );
}

function preemptionStorm(observations: Observations): string | null {
  const { atFrom, atTo } = observations;
  const preempted = growthOf(atFrom, atTo, 'preempted');
  const finished = growthOf(atFrom, atTo, 'finished');
  const recomputed = growthOf(atFrom, atTo, 'recomputedTokens');
  const prefill = growthOf(atFrom, atTo, 'prefillTokens');
  if (preempted <= finished * 0.1 && recomputed <= prefill * 0.1) return null;
  const share = prefill > 0 ? percent(recomputed / prefill) : '0 %';
  return (
    `Preemption storm: ${plural(preempted, 'preemption')} for ${plural(finished, 'finished request')}; ${share} of ` +
    'the prefill was recomputation. KV memory is too small for this load: lower maxNumSeqs, or add memory.'
  );
}

function capped(observations: Observations): string | null {
  const { atFrom, atTo } = observations;
  const steps = growthOf(atFrom, atTo, 'steps');
  const atCap = growthOf(atFrom, atTo, 'cappedSteps');
  if (atCap <= steps * 0.01) return null;
  const clippedJ = growthOf(atFrom, atTo, 'clippedEnergyJ');
  return (
    `${percent(atCap / steps)} of the steps ran at the power cap, which cut off ${rounded(clippedJ)} J. Their times ` +
    'are those of the full clock: a real accelerator would slow down.'
  );
}

function unchecked(provenance: ProvenanceSplit): string | null {
  const { recalled, assumed } = provenance.counts;
  if (recalled + assumed === 0) return null;
  const parts: string[] = [];
  if (assumed > 0) parts.push(`${assumed} assumed`);
  if (recalled > 0) parts.push(`${recalled} recalled from memory`);
  const numbers = plural(recalled + assumed, 'unchecked number');
  return `The answer rests on ${numbers}: ${parts.join(', ')}. They are listed with their sources.`;
}

function treated(observations: Observations): string | null {
  const rows = Object.entries(observations.treatments).filter(([, count]) => count > 0);
  if (rows.length === 0) return null;
  return `The trace was not taken as it is: ${rows.map(([name, count]) => `${name}: ${count}`).join(', ')}.`;
}

/** An offline batch: its rates are those of the whole run. */
function briefInterval({ endS, briefS, droppedWarmUpS, isClosedLoop }: Observations): Warning[] {
  if (briefS === null && droppedWarmUpS) {
    const why = isClosedLoop
      ? 'Users in a closed loop are measured from their first request, as load generators do'
      : 'No request came after it';
    const text = `The warm-up of ${droppedWarmUpS} s is left out: ${why}.`;
    return [{ code: 'interval-brief', text }];
  }
  if (briefS === null) return [];
  const came = briefS === 0 ? 'at one instant' : `within ${briefS.toPrecision(3)} s`;
  const text = `Requests came ${came} of a run of ${endS.toPrecision(3)} s: all figures are those of the whole run.`;
  return [{ code: 'interval-brief', text }];
}

function emptyInterval(observations: Observations, inputs: WarningInputs): Warning[] {
  if (inputs.lengthS <= 0) {
    const text =
      'The measured interval, from the warm-up to the last arrival, has no length: rates, power, dollars and shares ' +
      'of time are null. Figures of the whole run are in wholeRun.';
    return [{ code: 'interval-empty', text }];
  }
  if (inputs.measured.arrived > 0) return briefInterval(observations);
  const text = `No request arrived between ${observations.fromS} s and ${observations.toS} s: no latencies to report.`;
  return [{ code: 'nothing-measured', text }];
}

/** All warnings, the ones that put the numbers themselves in doubt first. */
export function warningsOf(observations: Observations, inputs: WarningInputs): Warning[] {
  const warnings = emptyInterval(observations, inputs);
  const say = (code: WarningCode, text: string | null): void => {
    if (text !== null) warnings.push({ code, text });
  };
  if (inputs.lengthS > 0 && observations.briefS === null) {
    const saturated = saturation(observations);
    say('saturated', saturated);
    if (saturated === null) say('warm-up', stillFilling(observations));
  }
  say('tail-hidden', tailHidden(observations, inputs));
  say('rejected', rejections(observations));
  say('beyond-context', beyondContext(observations));
  say('imbalance', unevenUse(observations, inputs));
  say('preemption-storm', preemptionStorm(observations));
  say('capped', capped(observations));
  if (observations.roundingShare > 0.001) {
    const share = percent(observations.roundingShare);
    say(
      'rounding',
      `Rounding a cost to whole picoseconds moved it by up to ${share}: times of tiny kernels are that rough.`,
    );
  }
  for (const text of observations.compiled.warnings) say('compile', text);
  say('trace-treated', treated(observations));
  say('unchecked-numbers', unchecked(inputs.provenance));
  return warnings;
}
