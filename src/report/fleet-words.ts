// What is said of many replicas: what they are, how the router sent to them, how evenly, and who owns the slowest
// requests. All forms of the report speak these words; none is said of a single replica.

import type { KindResult, PoolResult, Result, Spread, TailOwners, TailShare } from '../result/types.ts';
import { isBeyondChance } from './chance.ts';
import { count, grouped, percent, plain, seconds, three, tidy, unknown } from './format.ts';
import { precisionWords, readLines, systemLine } from './words.ts';

/** Pools that the head of a report describes one by one. */
const mostHeads = 8;
/** Pools that are named where several share a text. */
const mostNamed = 4;

/** Whether there is more than one replica to compare. */
export const isFleet = ({ replicas }: Result): boolean => replicas.count > 1;

export const plural = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`;

/** "3 × 2 H100 SXM": replicas, and the accelerators of one. */
export const builtOf = ({ replicas, ranks, accelerator }: PoolResult | KindResult): string =>
  ranks > 1 ? `${count(replicas)} × ${ranks} ${accelerator}` : `${count(replicas)} × ${accelerator}`;

/** A name where many are listed below each other. Its end distinguishes replicas, so the middle gives way. */
export function shortName(name: string, most = 44): string {
  const text = plain(name, Number.POSITIVE_INFINITY);
  return text.length <= most ? text : `${text.slice(0, most - 9)}…${text.slice(-8)}`;
}

/** "hopper, ampere and 3 more" */
export function namesOf(pools: readonly string[]): string {
  const named = pools.slice(0, mostNamed).map((pool) => shortName(pool));
  const more = pools.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${count(more)} more` : ''}`;
}

/** Items that have the same key, together, in the order of the first of each. */
export function gathered<T>(items: readonly T[], keyOf: (item: T) => string) {
  const groups = new Map<string, { readonly key: string; readonly first: T; readonly all: T[] }>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { key, first: item, all: [item] });
    else group.all.push(item);
  }
  return [...groups.values()];
}

/** "5 replicas on 8 accelerators in 2 pools" */
export function fleetLine({ replicas, pools }: Result): string {
  const accelerators = pools.reduce((sum, pool) => sum + pool.accelerators, 0);
  const where = pools.length > 1 ? ` in ${plural(pools.length, 'pool')}` : '';
  return `${plural(replicas.count, 'replica')} on ${plural(accelerators, 'accelerator')}${where}`;
}

/** ", pp 2" behind what a plain split says by its number of accelerators. */
const splitWords = ({ ranks, tp, layout }: KindResult): string => (ranks === tp ? '' : ` (${layout})`);

/** "hopper: llama-3.1-8b on 3 replicas × 1 h100-sxm · vllm-v1 · bf16" */
export const poolLine = (kind: KindResult): string =>
  plain(
    `${plain(kind.pool, 60)}: ${kind.model} on ${plural(kind.replicas, 'replica')} of ${kind.ranks} ` +
      `${kind.accelerator}${splitWords(kind)} · ${kind.engine} · ${precisionWords(kind)}`,
    200,
  );

/** What the run was on: a line a kind, or a pool; and for a fleet one of all together. */
export function systemLines(result: Result): string[] {
  if (!isFleet(result)) return [...result.kinds.map(systemLine), ...readLines(result.kinds)];
  const more = result.kinds.length - mostHeads;
  return [
    `${fleetLine(result)}.`,
    ...result.kinds.slice(0, mostHeads).map(poolLine),
    ...(more > 0 ? [`and ${count(more)} more, in the table of pools`] : []),
    ...readLines(result.kinds),
  ];
}

/** How requests were sent, and what the router kept. */
export function routeSentence({ route, requests }: Result): string {
  const signal = route.signal === null ? '' : ` on ${route.signal}`;
  const stale = route.staleS > 0 ? `, signals up to ${tidy(seconds(route.staleS))} old` : '';
  const { released, waiting, rejected } = requests.atRouter;
  const held = [
    ...(released > 0 ? [`${plural(released, 'held request')} sent on`] : []),
    ...(waiting > 0 ? [`${count(waiting)} still held at the end`] : []),
    ...(rejected > 0 ? [`${count(rejected)} rejected by it`] : []),
  ];
  const policy = route.signal !== null && route.policy.includes(route.signal) ? '' : signal;
  const kept = held.length === 0 ? 'it held none' : held.join(', ');
  return `Routed by ${plain(route.policy, 40)}${policy}${stale}; ${kept}.`;
}

/** "mean 98.1 %, most 99.9 % (1.02 × the mean), variation 0.8 %" */
export function spreadWords({ mean, max, maxOverMean, variation }: Spread, write: (value: number) => string): string {
  if (maxOverMean === null || variation === null) return 'none';
  return `mean ${write(mean)}, most ${write(max)} (${three(maxOverMean)} × the mean), variation ${percent(variation)}`;
}

/** Rows of the imbalance, named. */
export function imbalanceRows({ replicas }: Result): readonly (readonly [string, string])[] {
  const { utilisation, stepInFlightShare, requests, outputTokens } = replicas.imbalance;
  return [
    ['utilisation', spreadWords(utilisation, percent)],
    ['step in flight', spreadWords(stepInFlightShare, percent)],
    ['requests', spreadWords(requests, (value) => (value < 99.95 ? tidy(three(value)) : count(value)))],
    ['output tokens', spreadWords(outputTokens, count)],
  ];
}

export const tailNames: readonly (readonly ['ttft' | 'e2e', string])[] = [
  ['ttft', 'TTFT'],
  ['e2e', 'E2E'],
];

/** "the slowest 0.9 % by TTFT (111 requests, from 650 ms on)" */
export const tailWords = (name: string, { share, requests, aboveS }: TailOwners): string =>
  `the slowest ${percent(share)} by ${name} (${plural(requests, 'request')}, from ${seconds(aboveS)} on)`;

/** How many times its part of the requests it has of the tail. */
export function timesOver({ share, requestShare }: TailShare): string {
  if (requestShare <= 0) return unknown;
  const times = share / requestShare;
  return `${times >= 1 ? three(times) : grouped(times, times > 0 ? 2 : 0)} ×`;
}

/** Requests below which a tail says nothing of its owners, and the share above which it is none. */
const fewestOfTail = 20;
const mostOfTail = 0.05;

/** Why nothing is said of a tail's owners; null = something is. */
export function noOwners(name: string, { requests, share }: TailOwners): string | null {
  if (share === null || requests === 0) return null;
  if (share > mostOfTail) {
    return `${percent(share)} of the requests are about as slow as the slowest by ${name}: there is no tail to own.`;
  }
  if (requests >= fewestOfTail) return null;
  return `Of the slowest by ${name} there are ${count(requests)}: too few to say whose they are.`;
}

/**
 * The pools of the tail, the largest part first, and the replicas that own more of it than chance among so many gives;
 * of a single pool its replicas alone.
 */
export function owners({ replicas: all }: Result, tail: TailOwners, mostReplicas: number): readonly TailShare[] {
  const pools = [...tail.pools].sort((a, b) => b.share - a.share).slice(0, 8);
  const isOwner = ({ share, requestShare }: TailShare): boolean =>
    isBeyondChance(Math.round(share * tail.requests), tail.requests, requestShare, all.count);
  return [...(tail.pools.length > 1 ? pools : []), ...tail.replicas.filter(isOwner).slice(0, mostReplicas)];
}

/** What is said where no replica stands out. */
export const evenOwners = (name: string): string =>
  `No replica owns more of the slowest by ${name} than chance gives among so many.`;
