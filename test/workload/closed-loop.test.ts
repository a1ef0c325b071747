/** Closed loops as scenarios say them: users that wait, think and begin one after another; laws of queues. */

import { describe, expect, test } from 'vitest';
import { simulate } from '../../src/run/simulate.ts';
import { create } from '../../src/run/world.ts';
import type { Scenario } from '../../src/scenario/input.gen.ts';
import { getPreset } from '../../src/scenario/list.ts';

interface Row {
  readonly id: number;
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly arrivalS: number;
  readonly finishS: number;
}

const base = getPreset('chat-8b-h100').scenario as unknown as Scenario;

const scenarioOf = (workload: object) => ({
  ...base,
  workload: { preset: 'chat', ...workload },
  run: { seed: 3, window: '1 s' },
});

async function runOf(workload: object) {
  const rows: Row[] = [];
  const result = await simulate(scenarioOf(workload), {
    onRows(table, count) {
      for (let row = 0; row < count; row++) {
        rows.push({
          id: table.id[row] ?? -1,
          promptTokens: table.promptTokens[row] ?? 0,
          outputTokens: table.outputTokens[row] ?? 0,
          arrivalS: Number(table.arrivalPs[row]) / 1e12,
          finishS: Number(table.finishPs[row]) / 1e12,
        });
      }
    },
  });
  return { result, rows: rows.sort((a, b) => a.id - b.id) };
}

const lengthsOf = (rows: readonly Row[]) => rows.map((row) => [row.promptTokens, row.outputTokens]);

/** The most requests that are unfinished at once. */
function mostAtOnce(rows: readonly Row[]): number {
  const changes = rows.flatMap(({ arrivalS, finishS }) => [
    { atS: arrivalS, by: 1 },
    { atS: finishS, by: -1 },
  ]);
  let [inside, most] = [0, 0];
  for (const { by } of changes.sort((a, b) => a.atS - b.atS || a.by - b.by)) {
    inside += by;
    most = Math.max(most, inside);
  }
  return most;
}

describe('a closed loop', () => {
  test('keeps as many requests unfinished as there are users, never more', async () => {
    const { rows, result } = await runOf({ concurrency: 16, requests: 160 });
    expect(rows).toHaveLength(160);
    expect(mostAtOnce(rows)).toBe(16);
    // Little: users without thoughts are always in the system but for the end, where some have nothing to send
    const lastS = Math.max(...rows.map(({ arrivalS }) => arrivalS));
    const stayS = rows.reduce((sum, { arrivalS, finishS }) => sum + Math.min(finishS, lastS) - arrivalS, 0);
    expect(stayS / lastS).toBeCloseTo(16, 9);
    expect(result.interval.toS).toBeCloseTo(Math.max(...rows.map(({ finishS }) => finishS)), 9);
  });

  test('sends the requests that the same seed draws without users', async () => {
    const closed = await runOf({ concurrency: 8, requests: 60 });
    const open = await runOf({ rate: '6 /s', requests: 60 });
    expect(lengthsOf(closed.rows)).toEqual(lengthsOf(open.rows));
  });

  test('of as many users as requests sends all at once', async () => {
    const closed = await runOf({ concurrency: 50, requests: 40 });
    const atOnce = await runOf({ rate: 'inf', requests: 40 });
    expect(closed.rows).toEqual(atOnce.rows);
    expect(closed.rows.every(({ arrivalS }) => arrivalS === 0)).toBe(true);
  });

  test('counts TTFT from the send: it does not grow with the number of requests', async () => {
    const [short, long] = [
      await runOf({ concurrency: 4, requests: 100 }),
      await runOf({ concurrency: 4, requests: 400 }),
    ];
    expect(long.result.latency.ttftS.mean).toBeLessThan(1.5 * (short.result.latency.ttftS.mean ?? 0));
  });

  test('of users who think far longer than they wait has the rate of their thoughts', async () => {
    const { rows } = await runOf({ concurrency: 10, requests: 2000, thinkTime: '100 s', output: 1, prompt: 10 });
    const lastS = Math.max(...rows.map(({ arrivalS }) => arrivalS));
    // 10 users, each once in 100 s and a little: 200 rounds, the first at 0
    expect(lastS).toBeGreaterThan(199 * 100);
    expect(lastS).toBeLessThan(199 * 100.5);
    const drawn = await runOf({
      concurrency: 10,
      requests: 2000,
      thinkTime: { mean: '100 s', cv: 1 },
      output: 1,
      prompt: 10,
    });
    const drawnS = Math.max(...drawn.rows.map(({ arrivalS }) => arrivalS));
    expect(2000 / drawnS).toBeGreaterThan(0.093);
    expect(2000 / drawnS).toBeLessThan(0.107);
  });

  test('begins user by user within the ramp-up, and keeps to a limit of the rate', async () => {
    const ramp = await runOf({ concurrency: 10, requests: 10, rampUp: '20 s' });
    expect(ramp.rows.map(({ arrivalS }) => arrivalS)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
    const limited = await runOf({ concurrency: 10, requests: 30, arrivals: { process: 'constant', rate: '2 /s' } });
    expect(limited.rows.map(({ arrivalS }) => arrivalS)).toEqual(Array.from({ length: 30 }, (_, id) => (id + 1) / 2));
  });

  test('sends nothing from its duration on', async () => {
    const { rows } = await runOf({ concurrency: 10, requests: 10_000, duration: '5 s' });
    expect(rows.length).toBeGreaterThan(10);
    expect(Math.max(...rows.map(({ arrivalS }) => arrivalS))).toBeLessThan(5);
  });

  test('goes on from a moment to the same result', async () => {
    const input = scenarioOf({ concurrency: 12, requests: 200, thinkTime: { mean: '1 s' } });
    const world = await create(input);
    world.advance('3 s');
    const moment = structuredClone(world.snapshot());
    const whole = world.result();
    const other = await create(input);
    expect(other.restore(moment).result()).toEqual(whole);
  });
});

describe('is refused', () => {
  const refused = (workload: object) => simulate(scenarioOf(workload)).catch((error: unknown) => error);

  test('without an end, and think time without users', async () => {
    await expect(refused({ concurrency: 4, duration: '1 min' })).resolves.toMatchObject({
      issues: [{ code: 'MISSING', path: ['workload', 'requests'] }],
    });
    await expect(refused({ rate: '1 /s', requests: 4, thinkTime: '1 s', rampUp: '1 s' })).resolves.toMatchObject({
      issues: [{ path: ['workload', 'rampUp'] }, { path: ['workload', 'thinkTime'] }],
    });
    await expect(refused({ rate: 'inf', duration: '1 min' })).resolves.toMatchObject({
      issues: [{ code: 'MISSING', path: ['workload', 'requests'] }],
    });
  });
});
