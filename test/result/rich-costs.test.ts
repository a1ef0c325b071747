// Joules, dollars and use of one rich run, calculated again from its windows, rows and totals: nothing of src/result is
// called.

import { describe, expect, test } from 'vitest';
import type { Totals } from '../../src/result/observations.ts';
import type { Result } from '../../src/result/types.ts';
import { FROM_S, USD_PER_KWH, type WindowRow } from './rich.ts';
import {
  all,
  close,
  grown,
  isGood,
  lengthS,
  ofPools,
  PS,
  result,
  rich,
  sum,
  windowsOf,
  within,
} from './rich-recount.ts';

describe('joules and dollars', () => {
  const joules = (windows: readonly WindowRow[]) =>
    sum(windows, ({ staticPj, dynamicPj }) => (staticPj + dynamicPj) * PS);

  test('of the interval are those of its windows', () => {
    const windows = windowsOf(all);
    close(
      result.energy.staticJ,
      sum(windows, ({ staticPj }) => staticPj * PS),
    );
    close(
      result.energy.dynamicJ,
      sum(windows, ({ dynamicPj }) => dynamicPj * PS),
    );
    close(result.energyJ, joules(windows));
    close(result.wattsMean, joules(windows) / lengthS);
    close(result.joulesPerOutputToken, joules(windows) / sum(windows, ({ outputTokens }) => outputTokens));
    close(result.energy.clippedJ, grown(all, 'clippedEnergyJ'));
    for (const [at, found] of result.pools.entries()) {
      const own = windowsOf(rich.placed[at]!);
      close(found.energyJ, joules(own));
      close(found.wattsMean, joules(own) / lengthS);
      close(found.joulesPerOutputToken, joules(own) / sum(own, ({ outputTokens }) => outputTokens));
    }
  });

  test('of the whole run are those of its requests, what was left over, and static ones', () => {
    const { wholeRun } = result.energy;
    close(wholeRun.meterJ, joules(rich.windows));
    close(
      wholeRun.staticJ,
      sum(rich.windows, ({ staticPj }) => staticPj * PS),
    );
    close(
      wholeRun.finishedJ,
      sum(rich.rows, ({ energyPj }) => Number(energyPj) * PS),
    );
    expect(wholeRun.runningJ).toBe(0);
    close(wholeRun.meterJ, wholeRun.finishedJ + wholeRun.remainderJ + wholeRun.staticJ);
    expect(result.ledgers[1]?.left).toBe(wholeRun.meterJ);
    close(result.ledgers[1]?.right, wholeRun.meterJ);
    close(result.wholeRun.energyJ, joules(rich.windows));
  });

  const rentPerS = (replicas: readonly number[]) =>
    ofPools(replicas, ({ ranks, usdPerHour }) => (ranks * usdPerHour) / 3600);
  const usd = (replicas: readonly number[], windows: readonly WindowRow[], seconds: number) =>
    rentPerS(replicas) * seconds + (joules(windows) / 3.6e6) * USD_PER_KWH;

  test('dollars are rent and electricity: 5 of $3.6 and 2 of $1.8 an hour', () => {
    const windows = windowsOf(all);
    close(result.money.acceleratorUsd, ((4 * 3.6 + 2 * 1.8) / 3600) * lengthS);
    close(result.money.energyUsd, (joules(windows) / 3.6e6) * USD_PER_KWH);
    const total = usd(all, windows, lengthS);
    close(result.money.totalUsd, total);
    const output = sum(windows, ({ outputTokens }) => outputTokens);
    const prompts = sum(windows, ({ prefillTokens }) => prefillTokens) - grown(all, 'recomputedTokens');
    close(result.usdPerMtoken, (total / output) * 1e6);
    close(result.money.usdPerMtokenOutput, (total / output) * 1e6);
    close(result.money.usdPerMtokenTotal, (total / (output + prompts)) * 1e6);
    const good = rich.rows.filter((row) => within(row.finishPs) && isGood(row)).length;
    close(result.money.usdPerGoodRequest, total / good);
    for (const [at, found] of result.pools.entries()) {
      const own = windowsOf(rich.placed[at]!);
      const tokens = sum(own, ({ outputTokens }) => outputTokens);
      close(found.usdPerMtoken, (usd(rich.placed[at]!, own, lengthS) / tokens) * 1e6);
    }
  });

  test('of the whole run', () => {
    const { wholeRun, interval } = result;
    const output = sum(rich.rows, (row) => row.output);
    expect(wholeRun.lengthS).toBe(interval.endS);
    close(wholeRun.requestsPerS, rich.rows.length / interval.endS);
    close(wholeRun.outputTokensPerS, output / interval.endS);
    close(wholeRun.joulesPerOutputToken, joules(rich.windows) / output);
    close(wholeRun.usdPerMtoken, (usd(all, rich.windows, interval.endS) / output) * 1e6);
  });
});

describe('use', () => {
  // Qwen3 30B-A3B: 48 layers of 2,048; 32 query and 4 KV heads of 128; 8 of 128 experts of 768; 151,936 words
  const layer = 2048 * 128 * (32 + 2 * 4) + 32 * 128 * 2048 + 8 * 3 * 2048 * 768 + 2048 * 128;
  const flopOf = (replicas: readonly number[], of: (name: keyof Totals) => number) => {
    expect(replicas.length).toBeGreaterThan(0);
    const tokens = of('decodeTokens') + of('prefillTokens') - of('recomputedTokens');
    const attention = 48 * 32 * 128 * (4 * of('decodeKvTokens') + 2 * of('prefillPairs'));
    return 2 * 48 * layer * tokens + 2 * 2048 * 151_936 * of('outputTokens') + attention;
  };
  const peak = (replicas: readonly number[], name: 'peakFlopPerS' | 'bytesPerS') =>
    ofPools(replicas, (pool) => pool.ranks * pool[name]);

  test('model FLOP and MFU: nothing of dequantised KV, nothing computed again', () => {
    const flop = flopOf(all, (name) => grown(all, name));
    close(result.modelFlop, flop);
    close(result.mfu, flop / (peak(all, 'peakFlopPerS') * lengthS));
    for (const [at, found] of result.pools.entries()) {
      const replicas = rich.placed[at]!;
      close(found.mfu, flopOf(replicas, (name) => grown(replicas, name)) / (peak(replicas, 'peakFlopPerS') * lengthS));
    }
    const whole = flopOf(all, (name) => sum(rich.seen.atEnd, (total) => total[name]));
    close(result.wholeRun.mfu, whole / (peak(all, 'peakFlopPerS') * result.interval.endS));
    // a decode that comes back computes its newest token in a prompt, for the first time
    const computed = sum(rich.seen.atEnd, ({ prefillTokens, recomputedTokens }) => prefillTokens - recomputedTokens);
    const newest = computed - sum(rich.rows, ({ prompt }) => prompt);
    expect(newest).toBeGreaterThan(0);
    expect(newest).toBeLessThanOrEqual(sum(rich.rows, ({ preemptions }) => preemptions));
  });

  test('operators: shares of time and joules, HBM use, what bound each longest', () => {
    const { operators } = result;
    const [timeS, energyJ] = [sum(operators, (line) => line.timeS), sum(operators, (line) => line.energyJ)];
    for (const line of operators) {
      close(line.timeShare, line.timeS / timeS);
      close(line.energyShare, line.energyJ / energyJ);
      const { compute, memory, link, latency } = line.boundS;
      const longest = Math.max(compute, memory, link, latency);
      if (longest > 0) expect(line.boundS[line.bound!]).toBe(longest);
      if (line.timeS > 0) close(compute + memory + link + latency, line.timeS);
    }
    close(result.hbmUse, sum(operators, (line) => line.hbmBytes) / (peak(all, 'bytesPerS') * lengthS));
    // steps in flight at either end are of the busy time, not of the operators
    const stepS = result.latency.itlS.max ?? 0;
    expect(Math.abs(timeS - grown(all, 'busyPs') * PS)).toBeLessThan(2 * all.length * stepS);
  });

  test('steps, batches, preemption, capped steps', () => {
    const windows = windowsOf(all);
    const counts = (replicas: readonly number[], own: readonly WindowRow[]) => ({
      steps: sum(own, ({ steps }) => steps),
      preemptions: sum(own, ({ preempted }) => preempted),
      recomputedTokens: grown(replicas, 'recomputedTokens'),
      cappedSteps: grown(replicas, 'cappedSteps'),
      outputTokens: sum(own, ({ outputTokens }) => outputTokens),
      prefillTokens: sum(own, ({ prefillTokens }) => prefillTokens),
    });
    expect(result.engine).toMatchObject(counts(all, windows));
    close(result.engine.stepInFlightShare, sum(windows, ({ busyPs }) => busyPs * PS) / (3 * lengthS));
    close(result.engine.jumpedShare, grown(all, 'jumpedSteps') / grown(all, 'steps'));
    close(result.engine.meanDecodeBatch, grown(all, 'decodeTokens') / grown(all, 'decodeSteps'));
    for (const [at, found] of result.pools.entries()) {
      const own = windowsOf(rich.placed[at]!);
      expect(found.engineUse).toMatchObject(counts(rich.placed[at]!, own));
      close(found.stepInFlightShare, sum(own, ({ busyPs }) => busyPs * PS) / (rich.placed[at]!.length * lengthS));
    }
    const preempted = sum(rich.rows, ({ preemptions }) => preemptions);
    expect(sum(rich.windows, (window) => window.preempted)).toBe(preempted);
  });

  test('KV blocks: mean of samples at the ends of windows, largest of their peaks', () => {
    const check = (found: Result['kv'], replicas: readonly number[]) => {
      const blocks = ofPools(replicas, ({ kvBlocks }) => kvBlocks);
      const windows = windowsOf(replicas);
      const peaks = Array.from({ length: lengthS }, (_, second) =>
        sum(
          windows.filter(({ startPs }) => startPs === (FROM_S + second) * 1e12),
          ({ kvPeakBlocks }) => kvPeakBlocks,
        ),
      );
      expect(found.blocks).toBe(blocks);
      close(found.meanShare, sum(windows, ({ kvUsedBlocks }) => kvUsedBlocks) / lengthS / blocks);
      close(found.peakShare, Math.max(...peaks) / blocks);
    };
    check(result.kv, all);
    for (const [at, found] of result.pools.entries()) check(found.kv, rich.placed[at]!);
  });
});
