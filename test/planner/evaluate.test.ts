// A trial that is cut is cut rightly; requests held in memory are those that their reader tells; queues are told apart.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nothingSupplied } from '../../src/control/supplied.ts';
import { evaluate, measuredRows } from '../../src/planner/evaluate.ts';
import { queueVerdict } from '../../src/planner/queue-state.ts';
import { TrialRunner } from '../../src/planner/trials.ts';
import { resolveInput } from '../../src/run/simulate.ts';
import type { Scenario } from '../../src/scenario/input.gen.ts';
import { atSpeed, HeldSource, holdAll } from '../../src/workload/columns.ts';
import { openFile } from '../../src/workload/files.ts';
import { createChunk, type WorkloadSource } from '../../src/workload/source.ts';
import { newFolder } from '../cli/command.ts';
import { chat } from './support.ts';

async function standOf(scenario: Scenario): Promise<TrialRunner> {
  const { scenario: read, module, name } = await resolveInput(scenario);
  if (read === null) throw new Error('no scenario');
  return new TrialRunner(
    { module, scenario: read, name, held: null, resample: 'none', modules: {} },
    openFile,
    nothingSupplied,
  );
}

const now = () => undefined;

describe('evaluate', () => {
  test('a cut trial misses in its whole run too, and its bound holds', async () => {
    const runner = await standOf(chat);
    let cuts = 0;
    for (const dial of [10, 30, 50, 70, 100, 200, 1000]) {
      for (const wanted of [0.5, 0.9, 0.99]) {
        const early = await evaluate(runner.ready({ dial }), runner.scenario, wanted, now);
        const whole = await evaluate(runner.ready({ dial }), runner.scenario, wanted, now, true);
        expect(early.met).toBe(whole.met);
        expect(early.atMost).toBeGreaterThanOrEqual(whole.share ?? 1);
        if (!early.cut) expect(early.share).toBe(whole.share);
        else cuts++;
      }
    }
    expect(cuts).toBeGreaterThan(4);
  });

  test('requests before the warm-up do not count', async () => {
    const runner = await standOf({ ...chat, run: { ...chat.run, warmUp: '10 s' } });
    const evaluation = await evaluate(runner.ready({}), runner.scenario, 0.95, now);
    const columns = runner.requests()?.columns ?? createChunk(0);
    expect(evaluation.arrived).toBe(columns.timePs.filter((timePs) => timePs >= 10_000_000_000_000n).length);
    expect(measuredRows(columns, runner.scenario)).toBe(evaluation.arrived);
  });
});

describe('held requests', () => {
  const path = join(newFolder(), 'rows.csv');
  const rows = Array.from({ length: 500 }, (_, row) => `${(row * 0.7).toFixed(3)},${100 + row},${10 + (row % 7)}\n`);
  writeFileSync(path, `arrival_s,prompt_tokens,output_tokens\n${rows.join('')}`);
  const trace = { ...chat, workload: { trace: path } };

  /** Every row, in chunks that do not divide their number; and what the source says of them. */
  function rowsOf(source: WorkloadSource) {
    const chunk = createChunk(64);
    const rows: (readonly (bigint | number | undefined)[])[] = [];
    for (let count = source.fill(chunk); count > 0; count = source.fill(chunk)) {
      for (let row = 0; row < count; row++) {
        const { timePs, promptTokens, outputTokens, session } = chunk;
        rows.push([timePs[row], promptTokens[row], outputTokens[row], chunk.class[row], session[row]]);
      }
    }
    return { rows, digest: source.digest, delivered: source.delivered };
  }

  test('at any speed they are the rows that the reader tells at that speed', async () => {
    const runner = await standOf(trace);
    const held = holdAll(runner.open(1, 1), true);
    if (held === null) throw new Error('too many');
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1000, noNaN: true }), (value) => {
        const speed = Number(value.toPrecision(6));
        const turned = atSpeed(held, speed);
        if (turned === null) throw new Error('left i64');
        expect(rowsOf(new HeldSource(turned))).toEqual(rowsOf(runner.open(speed, 1)));
      }),
      { numRuns: 30 },
    );
  });

  test('more than the most are not held', async () => {
    const runner = await standOf(trace);
    expect(holdAll(runner.open(1, 1), false, 499)).toBeNull();
    expect(holdAll(runner.open(1, 1), false, 500)?.columns.capacity).toBe(500);
  });
});

describe('queue state', () => {
  const verdictAt = async (rate: number, requests: number) => {
    const runner = await standOf({ ...chat, workload: { ...chat.workload, requests } });
    const { queue } = await evaluate(runner.ready({ dial: rate }), runner.scenario, 0.5, now, true);
    if (queue === null) throw new Error('no queue');
    return queueVerdict(queue, 1).state;
  };

  test('a load far below service is stable, far above it saturated', async () => {
    expect(await verdictAt(10, 3000)).toBe('stable');
    expect(await verdictAt(200, 3000)).toBe('saturated');
  });

  test('a queue that stands without growing beyond chance is undecided', () => {
    const queue = { waitingAtHalf: 90, waitingAtLast: 110, arrived: 1000, lengthS: 100 };
    expect(queueVerdict(queue, 1).state).toBe('slow');
    expect(queueVerdict({ ...queue, waitingAtLast: 500 }, 1).state).toBe('saturated');
    // bursts explain more growth
    expect(queueVerdict({ ...queue, waitingAtLast: 500 }, 20).state).toBe('slow');
    expect(queueVerdict({ ...queue, waitingAtHalf: 3, waitingAtLast: 5 }, 1).state).toBe('stable');
  });

  // 4·√((I + 1)·A): 4·√(2·800) = 160 at Poisson arrivals, 4·√(10·1,000) = 400 of dispersion 9; 2 % of 800 are 16.
  test('growth of 160 of 800 arrivals is chance, of 161 is not; of 16 waiting few, of 17 many', () => {
    const verdict = (waitingAtHalf: number, waitingAtLast: number) =>
      queueVerdict({ waitingAtHalf, waitingAtLast, arrived: 800, lengthS: 40 }, 1);
    expect(verdict(100, 260)).toMatchObject({ state: 'slow', chance: 160, growthPerS: 4 });
    expect(verdict(100, 261)).toMatchObject({ state: 'saturated', chance: 160 });
    expect(verdict(20, 16).state).toBe('stable');
    expect(verdict(20, 17).state).toBe('slow');
  });

  test('bursts explain more, and arrivals more regular than Poisson no less', () => {
    const queue = { waitingAtHalf: 0, waitingAtLast: 400, arrived: 1000, lengthS: 100 };
    expect(queueVerdict(queue, 9)).toMatchObject({ state: 'slow', chance: 400 });
    expect(queueVerdict({ ...queue, waitingAtLast: 401 }, 9).state).toBe('saturated');
    expect(queueVerdict({ ...queue, arrived: 800 }, 0.2).chance).toBe(160);
  });
});
