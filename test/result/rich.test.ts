// Requests, latencies and replicas of one rich run, calculated again from its rows: nothing of src/result is called.

import { describe, expect, test } from 'vitest';
import type { Latency, PoolResult, Result } from '../../src/result/types.ts';
import { asked, classes, FROM_S, pools, type Row, TO_S } from './rich.ts';
import {
  all,
  close,
  e2e,
  grown,
  isGood,
  isMeasured,
  lengthS,
  PS,
  poolOf,
  queued,
  result,
  rich,
  rising,
  slo,
  sum,
  tpot,
  ttft,
  windowsOf,
  within,
} from './rich-recount.ts';

/** Bin of assembly/README.md, section 3, and what a value in it is reported as: the middle of its whole values. */
function middleS(ps: bigint): number {
  if (ps < 128n) return Number(ps) * PS;
  const shift = BigInt(ps.toString(2).length - 7);
  const low = (ps >> shift) << shift;
  return ((Number(low) + Number(low + (1n << shift) - 1n)) / 2) * PS;
}

/** All ranks of a latency of drained requests. */
function checkLatency(found: Latency, values: readonly bigint[]): void {
  expect(found).toMatchObject({ count: values.length, unfinished: 0 });
  const sorted = rising(values);
  for (const [name, share] of [
    ['p50', 500],
    ['p90', 900],
    ['p95', 950],
    ['p99', 990],
    ['max', 1000],
  ] as const) {
    close(found[name], middleS(sorted[Math.ceil((share * sorted.length) / 1000) - 1]!));
  }
  close(found.mean, sum(sorted, middleS) / sorted.length);
}

interface Group {
  readonly rows: readonly Row[];
  readonly arrived: number;
}

function checkMeasured(found: Pick<Result, 'measured' | 'latency' | 'attainment'>, { rows, arrived }: Group): void {
  const own = rows.filter(isMeasured);
  const good = own.filter(isGood).length;
  expect(found.measured).toEqual({
    ...{ arrived, rejected: arrived - own.length, firstTokens: own.length, finished: own.length, good },
  });
  close(found.attainment.share, good / arrived);
  expect(found.attainment).toMatchObject({ wanted: 0.5, met: good / arrived >= 0.5 });
  checkLatency(found.latency.ttftS, own.map(ttft));
  checkLatency(found.latency.e2eS, own.map(e2e));
  checkLatency(found.latency.queueS, own.map(queued));
  checkLatency(
    found.latency.tpotS,
    own.flatMap((row) => tpot(row) ?? []),
  );
  // gaps are not in the rows: their number is, and their sum, each of them told within 1/128
  const gaps = sum(own, ({ output }) => output - 1);
  const meanS = (sum(own, ({ firstPs, finishPs }) => Number(finishPs - firstPs)) * PS) / gaps;
  expect(found.latency.itlS.count).toBe(gaps);
  expect(Math.abs((found.latency.itlS.mean ?? 0) / meanS - 1)).toBeLessThan(1 / 128);
}

test('the run holds what it is for', () => {
  expect(sum(rich.rows, ({ preemptions }) => preemptions)).toBeGreaterThan(20);
  expect(asked.length - rich.rows.length).toBeGreaterThan(5);
  expect(grown(rich.placed[1]!, 'cappedSteps')).toBeGreaterThan(10);
  expect(grown(all, 'recomputedTokens')).toBeGreaterThan(1000);
  expect(result.operators.find(({ operator }) => operator === 'overlapped')?.timeS).toBeLessThan(0);
  expect(result.operators.find(({ operator }) => operator === 'moe')?.timeS).toBeGreaterThan(0);
  // each objective is met by a request to the picosecond
  const measured = rich.rows.filter(isMeasured);
  expect(measured.some((row) => row.class === 0 && ttft(row) === slo.ttftPs && isGood(row))).toBe(true);
  expect(measured.some((row) => row.class === 0 && tpot(row) === slo.tpotPs && isGood(row))).toBe(true);
  expect(measured.some((row) => row.class === 1 && e2e(row) === slo.e2ePs && isGood(row))).toBe(true);
});

describe('requests', () => {
  test('of the whole run', () => {
    expect(result.requests).toEqual({
      arrived: asked.length,
      finished: rich.rows.length,
      ...{ running: 0, waiting: 0, rejected: asked.length - rich.rows.length, failed: 0 },
      atRouter: { waiting: 0, rejected: 0, released: 0 },
    });
    const endPs = rising(rich.rows.map(({ finishPs }) => finishPs)).at(-1);
    expect(result.interval).toEqual({ fromS: FROM_S, toS: TO_S, lengthS, endS: Number(endPs) / 1e12, cut: false });
    expect(result.ledgers[0]).toMatchObject({ left: asked.length, right: asked.length });
  });

  test('measured, attained and their latencies: all, by class, by pool, by class of a pool', () => {
    const measured = asked.filter(isMeasured);
    checkMeasured(result, { rows: rich.rows, arrived: measured.length });
    for (const [at, found] of result.classes.entries()) {
      expect([found.name, found.priority]).toEqual([classes[at], at]);
      const rows = rich.rows.filter((row) => row.class === at);
      checkMeasured(found, { rows, arrived: measured.filter((one) => one.class === at).length });
    }
    for (const [at, found] of result.pools.entries()) checkPoolRequests(found, at);
  });

  /** What came to a pool: round robin over the three replicas, in order. */
  function checkPoolRequests(found: PoolResult, at: number): void {
    const mine = (replica: number) => rich.placed[at]!.includes(replica);
    const came = asked.map((one, id) => ({ ...one, replica: id % 3 })).filter(({ replica }) => mine(replica));
    const rows = rich.rows.filter(({ replica }) => mine(replica));
    expect(rows.every(({ id, replica }) => id % 3 === replica)).toBe(true);
    const rejected = came.length - rows.length;
    expect(found.requests).toEqual({ arrived: came.length, finished: rows.length, running: 0, waiting: 0, rejected });
    checkMeasured(found, { rows, arrived: came.filter(isMeasured).length });
    for (const [row, one] of found.classes.entries()) {
      const own = came.filter((request) => request.class === row && isMeasured(request));
      checkMeasured(one, { rows: rows.filter((finished) => finished.class === row), arrived: own.length });
    }
  }

  test('goodput and throughput', () => {
    const check = (found: Pick<Result, 'goodputPerS' | 'throughput'>, replicas: readonly number[]) => {
      const finished = rich.rows.filter(({ finishPs, replica }) => replicas.includes(replica) && within(finishPs));
      close(found.goodputPerS, finished.filter(isGood).length / lengthS);
      close(found.throughput.requestsPerS, finished.length / lengthS);
      const windows = windowsOf(replicas);
      close(found.throughput.outputTokensPerS, sum(windows, (window) => window.outputTokens) / lengthS);
      const prompts = sum(windows, (window) => window.prefillTokens) - grown(replicas, 'recomputedTokens');
      close(found.throughput.promptTokensPerS, prompts / lengthS);
    };
    check(result, all);
    for (const [at, found] of result.pools.entries()) check(found, rich.placed[at]!);
    const prompts = sum(rich.seen.atTo, (total) => total.prefillTokens - total.recomputedTokens);
    expect(result.workload.promptTokens).toBe(prompts);
  });

  test('curves: the share of requests up to each point', () => {
    const measured = rich.rows.filter(isMeasured);
    for (const [name, of] of [
      ['ttftS', ttft],
      ['e2eS', e2e],
      ['queueS', queued],
    ] as const) {
      const { atS, share } = result.curves[name];
      const values = measured.map((row) => Number(of(row)) * PS);
      expect(share[0]).toBe(0);
      for (let at = 1; at < atS.length; at++) {
        const below = values.filter((value) => value <= atS[at]! * (1 + 1e-12)).length;
        close(share[at], below / values.length);
      }
      expect(share.at(-1)).toBe(1);
    }
  });
});

describe('replicas', () => {
  test('columns, and how uneven they are', () => {
    const { columns, imbalance, count } = result.replicas;
    expect(count).toBe(3);
    expect(columns?.name).toEqual(['fast/0', 'fast/1', 'old/0']);
    for (const [at, row] of rich.placed.flat().entries()) {
      const own = windowsOf([row]);
      const finished = rich.rows.filter(({ replica, finishPs }) => replica === row && within(finishPs));
      expect(columns?.arrived[at]).toBe(sum(own, ({ arrived }) => arrived));
      expect(columns?.rejected[at]).toBe(sum(own, ({ rejected }) => rejected));
      expect(columns?.finished[at]).toBe(finished.length);
      expect(columns?.good[at]).toBe(finished.filter(isGood).length);
      expect(columns?.preempted[at]).toBe(sum(own, ({ preempted }) => preempted));
      expect(columns?.outputTokens[at]).toBe(sum(own, ({ outputTokens }) => outputTokens));
      close(columns?.stepInFlightShare[at], (sum(own, ({ busyPs }) => busyPs) * PS) / lengthS);
      close(columns?.energyJ[at], sum(own, ({ staticPj, dynamicPj }) => staticPj + dynamicPj) * PS);
      const peak = Math.max(...rich.windows.filter(({ replica }) => replica === row).map((one) => one.kvPeakBlocks));
      close(columns?.kvPeakShare[at], peak / pools[poolOf(row)]!.kvBlocks);
      for (const [group, name] of classes.entries()) {
        const of = columns?.byClass.find((one) => one.name === name);
        const rows = rich.rows.filter((one) => one.replica === row && one.class === group);
        const came = asked.filter((one, id) => id % 3 === row && one.class === group).length;
        const counts = [of?.arrived[at], of?.finished[at], of?.rejected[at], of?.good[at]];
        expect(counts).toEqual([came, rows.length, came - rows.length, rows.filter(isGood).length]);
      }
    }
    const requests = columns?.arrived ?? [];
    const mean = sum(requests, (value) => value) / 3;
    close(imbalance.requests.mean, mean);
    expect(imbalance.requests.max).toBe(Math.max(...requests));
    close(imbalance.requests.maxOverMean, Math.max(...requests) / mean);
    close(imbalance.requests.variation, Math.sqrt(sum(requests, (value) => (value - mean) ** 2) / 3) / mean);
  });

  test('who owns the slowest', () => {
    const measured = rich.rows.filter(isMeasured);
    for (const [found, of] of [
      [result.tail.ttft, ttft],
      [result.tail.e2e, e2e],
    ] as const) {
      const slow = measured.filter((row) => Number(of(row)) * PS >= (found.aboveS ?? 0) * (1 - 1e-12));
      // from the first edge above the p99 on
      expect(slow.length).toBeGreaterThan(0);
      expect(slow.length / measured.length).toBeLessThanOrEqual(0.01);
      expect(found.requests).toBe(slow.length);
      close(found.share, slow.length / measured.length);
      for (const [at, { share, requestShare }] of found.pools.entries()) {
        const mine = ({ replica }: Row) => poolOf(replica) === at;
        close(share, slow.filter(mine).length / slow.length);
        close(requestShare, measured.filter(mine).length / measured.length);
      }
      close(
        sum(found.replicas, ({ share }) => share),
        1,
      );
    }
  });
});
