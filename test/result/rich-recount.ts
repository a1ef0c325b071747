// What the rich run's figures are calculated again from: its rows, windows and totals.

import { expect } from 'vitest';
import type { Totals } from '../../src/result/observations.ts';
import { FROM_S, type Objectives, pools, type Row, runRich, TO_S, type WindowRow } from './rich.ts';

export const PS = 1e-12;
export const lengthS = TO_S - FROM_S;
const [fromPs, toPs] = [BigInt(FROM_S) * 10n ** 12n, BigInt(TO_S) * 10n ** 12n];

export const poolOf = (replica: number): number => free.placed.findIndex((rows) => rows.includes(replica));
export const ttft = (row: Row) => row.firstPs - row.atPs + free.outputPs[poolOf(row.replica)]!;
export const e2e = (row: Row) => row.finishPs - row.atPs + free.outputPs[poolOf(row.replica)]!;
export const tpot = (row: Row) => (row.output > 1 ? (e2e(row) - ttft(row)) / BigInt(row.output - 1) : null);
export const queued = (row: Row) => row.startPs - row.atPs;

export function isGood(row: Row): boolean {
  if (row.class === 1) return e2e(row) <= slo.e2ePs;
  return ttft(row) <= slo.ttftPs && (tpot(row) ?? 0n) <= slo.tpotPs;
}

const middle = <T>(values: readonly T[]): T => values[Math.floor(values.length / 2)]!;
export const rising = (values: readonly bigint[]) => [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
export const isMeasured = ({ atPs }: { readonly atPs: bigint }) => atPs >= fromPs;
export const within = (atPs: bigint) => atPs >= fromPs && atPs < toPs;
export const sum = <T>(values: readonly T[], of: (value: T) => number) =>
  values.reduce((total, value) => total + of(value), 0);

/** Objectives that some request meets to the picosecond: the middle of what was seen without any. */
const free = await runRich(null);
const runOf = (of: (row: Row) => bigint | null, group: number): bigint =>
  middle(rising(free.rows.filter((row) => isMeasured(row) && row.class === group).flatMap((row) => of(row) ?? [])));
export const slo: Objectives = { ttftPs: runOf(ttft, 0), tpotPs: runOf(tpot, 0), e2ePs: runOf(e2e, 1) };
export const rich = await runRich(slo);
export const { result } = rich;

export const close = (found: number | null | undefined, expected: number) => {
  expect(found).not.toBeNull();
  if (expected === 0) expect(found).toBe(0);
  else expect((found ?? Number.NaN) / expected).toBeCloseTo(1, 9);
};

/** Growth of a total of some replicas in the interval. */
export const grown = (replicas: readonly number[], name: keyof Totals) =>
  sum(replicas, (at) => rich.seen.atTo[at]![name] - rich.seen.atFrom[at]![name]);
export const windowsOf = (replicas: readonly number[]): WindowRow[] =>
  rich.windows.filter(({ replica, startPs }) => replicas.includes(replica) && within(BigInt(startPs)));
export const all = [0, 1, 2];
/** A sum over the given replicas of what their pool says. */
export const ofPools = (replicas: readonly number[], of: (pool: (typeof pools)[number]) => number) =>
  sum(replicas, (at) => of(pools[poolOf(at)]!));
