// Every limit of a replica and of the router at the limit, and one beyond it. Steps take a second each, of host time.
// Definitions: assembly/README.md, sections 2, 3, 5, 6 and 8.

import { describe, expect, test } from 'vitest';
import { Cell } from '../../src/core/cell.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { Exit } from '../../src/core/layout.gen.ts';
import { type Numbers, plainProgram } from '../theory/program.ts';

const module = await loadCoreModule();
const S = 1_000_000_000_000n;

interface Arrival {
  /** ps; left out = 0 */
  readonly atPs?: bigint;
  readonly prompt: number;
  readonly output: number;
}
interface Setting {
  readonly kind?: Numbers;
  readonly run?: Numbers;
  readonly replica?: Numbers;
  readonly slo?: { readonly ttftPs?: bigint; readonly tpotPs?: bigint; readonly e2ePs?: bigint };
}

/** Serves the arrivals by one replica to the end; rows by id. */
function serve(arrivals: readonly Arrival[], { kind = {}, run = {}, replica = {}, slo = {} }: Setting = {}) {
  const program = plainProgram({ hostStepPs: S, ...kind }, run, 1, replica);
  // no kernels: a step is its host time, and a byte of memory a token
  program.kind.parts[0] = 0;
  program.kind.kvBytes[0] = 0;
  program.kind.tokenBytes[0] = 1;
  program.class.sloTtftPs[0] = slo.ttftPs ?? program.class.sloTtftPs[0]!;
  program.class.sloTpotPs[0] = slo.tpotPs ?? program.class.sloTpotPs[0]!;
  program.class.sloE2ePs[0] = slo.e2ePs ?? program.class.sloE2ePs[0]!;
  const cell = Cell.create(module, program, { slots: 64, windows: 1024 });
  const count = arrivals.length;
  cell.push(
    {
      timePs: BigInt64Array.from(arrivals, ({ atPs }) => atPs ?? 0n),
      promptTokens: Int32Array.from(arrivals, ({ prompt }) => prompt),
      outputTokens: Int32Array.from(arrivals, ({ output }) => output),
      class: new Int32Array(count),
      priority: new Int32Array(count),
    },
    0,
    count,
  );
  cell.close();
  expect(cell.advance(2n ** 63n - 1n)).toBe(Exit.Done);
  const { row, ring, total, measured, window } = cell.columns;
  const rows = Array.from({ length: ring.rows[0]! }, (_, at) => ({
    id: row.id[at]!,
    startS: Number(row.startPs[at]) / 1e12,
    firstS: Number(row.firstTokenPs[at]) / 1e12,
    finishS: Number(row.finishPs[at]) / 1e12,
    preemptions: row.preemptions[at]!,
  })).sort((a, b) => a.id - b.id);
  const windows = Array.from({ length: ring.windows[0]! }, (_, at) => at);
  return { rows, total, measured, window, windows, router: cell.columns.router };
}

describe('tokens of a step', () => {
  const kind = { maxNumBatchedTokens: 100, maxNumSeqs: 10 };

  test.each([
    [100, 1],
    [101, 2],
    [200, 2],
    [201, 3],
  ])('a prompt of %i tokens takes %i steps of 100', (prompt, steps) => {
    expect(serve([{ prompt, output: 1 }], { kind }).rows[0]?.finishS).toBe(steps);
  });

  test.each([
    [99, 2],
    [100, 3],
  ])('a decode takes one of them: beside it a prompt of %i has its first token at %i s', (prompt, firstS) => {
    const arrivals = [
      { prompt: 1, output: 10 },
      { atPs: S / 2n, prompt, output: 1 },
    ];
    expect(serve(arrivals, { kind }).rows[1]?.firstS).toBe(firstS);
  });

  test.each([
    [50, 1],
    [51, 2],
  ])('of a prompt of %i tokens a chunk of at most 50: %i steps', (prompt, steps) => {
    const chunked = { ...kind, longPrefillTokenThreshold: 50 };
    expect(serve([{ prompt, output: 1 }], { kind: chunked }).rows[0]?.finishS).toBe(steps);
  });
});

describe('sequences of a step', () => {
  const three = [1, 2, 3].map(() => ({ prompt: 10, output: 4 }));

  test.each<[string, Setting, number]>([
    ['maxNumSeqs 3', { kind: { maxNumSeqs: 3 } }, 0],
    ['maxNumSeqs 2', { kind: { maxNumSeqs: 2 } }, 4],
    ['batchLimit 3', { replica: { batchLimit: 3 } }, 0],
    ['batchLimit 2', { replica: { batchLimit: 2 } }, 4],
    ['maxNumSeqs 2 below batchLimit 3', { kind: { maxNumSeqs: 2 }, replica: { batchLimit: 3 } }, 4],
  ])('%s: the third of three starts at %s s', (_, setting, startS) => {
    expect(serve(three, setting).rows.map((row) => row.startS)).toEqual([0, 0, startS]);
  });
});

describe('the queue', () => {
  const kind = { maxNumSeqs: 1 };
  const early = [0n, 1n, 2n].map((tenths) => ({ atPs: (tenths * S) / 10n, prompt: 10, output: 3 }));

  test.each([
    [-1, 0],
    [2, 0],
    [1, 1],
    [0, 3],
  ])('limit %i: %i of three are rejected while one runs', (queueLimit, rejected) => {
    const { total, rows } = serve(early, { kind: { ...kind, queueLimit } });
    expect(total.rejectedQueueFull[0]).toBe(rejected);
    expect(rows).toHaveLength(3 - rejected);
  });

  test('at one instant it is counted before the step that starts then', () => {
    const together = [1, 2].map(() => ({ prompt: 10, output: 3 }));
    expect(serve(together, { kind: { ...kind, queueLimit: 2 } }).total.rejectedQueueFull[0]).toBe(0);
    expect(serve(together, { kind: { ...kind, queueLimit: 1 } }).total.rejectedQueueFull[0]).toBe(1);
  });
});

describe('KV blocks', () => {
  const kind = { kvBlocks: 10, blockTokens: 16 };

  test.each([
    [0, 150, 11, true],
    [0, 150, 12, false],
    [0, 160, 1, true],
    [0, 161, 1, false],
    [1, 134, 11, true],
    [1, 134, 12, false],
  ])('watermark %i, prompt %i, output %i: fits %s', (watermarkBlocks, prompt, output, fits) => {
    const { total, rows } = serve([{ prompt, output }], { kind: { ...kind, watermarkBlocks } });
    expect(rows).toHaveLength(fits ? 1 : 0);
    expect(total.rejectedNeverFits[0]).toBe(fits ? 0 : 1);
  });

  test.each([
    [64, 1],
    [65, 3],
  ])('beside 4 of 10 blocks, 2 kept free, a prompt of %i starts at %i s', (prompt, startS) => {
    const arrivals = [
      { prompt: 60, output: 3 },
      { atPs: S / 2n, prompt, output: 1 },
    ];
    expect(serve(arrivals, { kind: { ...kind, watermarkBlocks: 2 } }).rows[1]?.startS).toBe(startS);
  });

  // 16 + 17 − 1 tokens are two blocks, 16 + 18 − 1 three
  test.each([
    [17, 0],
    [18, 1],
  ])('two requests of 16 + %i tokens in four blocks: %i preemptions', (output, preemptions) => {
    const arrivals = [1, 2].map(() => ({ prompt: 16, output }));
    const { total, rows } = serve(arrivals, { kind: { kvBlocks: 4, blockTokens: 16 } });
    expect(total.preempted[0]).toBe(preemptions);
    expect(rows.map((row) => row.preemptions)).toEqual([0, preemptions]);
  });
});

describe('objectives', () => {
  // first token after 1 s and half a second of delivery, then one a second
  const good = (slo: NonNullable<Setting['slo']>) =>
    serve([{ prompt: 10, output: 4 }], { kind: { outputPs: S / 2n }, slo }).total.good[0];

  test.each<[string, NonNullable<Setting['slo']>, number]>([
    ['TTFT of 1.5 s', { ttftPs: (3n * S) / 2n }, 1],
    ['TTFT of 1 ps less', { ttftPs: (3n * S) / 2n - 1n }, 0],
    ['TPOT of 1 s', { tpotPs: S }, 1],
    ['TPOT of 1 ps less', { tpotPs: S - 1n }, 0],
    ['E2E of 4.5 s', { e2ePs: (9n * S) / 2n }, 1],
    ['E2E of 1 ps less', { e2ePs: (9n * S) / 2n - 1n }, 0],
    ['all at their limit', { ttftPs: (3n * S) / 2n, tpotPs: S, e2ePs: (9n * S) / 2n }, 1],
  ])('%s', (_, slo, met) => {
    expect(good(slo)).toBe(met);
  });

  test('one output token has no TPOT and meets any', () => {
    expect(serve([{ prompt: 10, output: 1 }], { slo: { tpotPs: 0n } }).total.good[0]).toBe(1);
    expect(serve([{ prompt: 10, output: 2 }], { slo: { tpotPs: 0n } }).total.good[0]).toBe(0);
  });
});

describe('the router', () => {
  const four = [1, 2, 3, 4].map(() => ({ prompt: 10, output: 2 }));

  test.each([
    [-1, 0],
    [3, 0],
    [2, 1],
    [1, 2],
    [0, 3],
  ])('one at a time is let in: with %i held at most, %i of four are rejected', (holdLimit, rejected) => {
    const { rows, router } = serve(four, { run: { holdLimit }, replica: { admissionLimit: 1 } });
    expect(router.rejected[0]).toBe(rejected);
    // each starts when the one before it has finished
    expect(rows.map(({ startS }) => startS)).toEqual([0, 2, 4, 6].slice(0, 4 - rejected));
  });

  test.each([
    [-1, [0, 0, 0, 0]],
    [4, [0, 0, 0, 0]],
    [3, [0, 0, 0, 2]],
    [2, [0, 0, 2, 2]],
  ])('%i unfinished requests of a replica at most: starts at %j s', (admissionLimit, starts) => {
    const { rows } = serve(four, { run: { holdLimit: -1 }, replica: { admissionLimit } });
    expect(rows.map(({ startS }) => startS)).toEqual(starts);
  });
});

describe('instants', () => {
  test.each([
    [0n, 1],
    [-1n, 0],
  ])('a request %i ps from the end of the warm-up: %i measured', (shift, measured) => {
    const seen = serve([{ atPs: 5n * S + shift, prompt: 10, output: 1 }], { run: { warmUpPs: 5n * S } });
    expect(seen.measured.arrived[0]).toBe(measured);
    expect(seen.measured.finished[0]).toBe(measured);
  });

  test('what happens at the end of a window is of the next', () => {
    const finished = (outputPs: bigint) => {
      const { window, windows } = serve([{ atPs: outputPs, prompt: 10, output: 1 }], { run: { windowPs: 2n * S } });
      return windows.map((at) => window.finished[at]);
    };
    // it finishes at 2 s − 1 ps, and at 2 s
    expect(finished(S - 1n)).toEqual([1]);
    expect(finished(S)).toEqual([0, 1]);
  });

  test('a replica idles at 100 W for 10 s, then at 40 W', () => {
    const kind = { contextIdleW: 100n, idleW: 40n, deepIdleAfterPs: 10n * S };
    const joules = (atPs: bigint) => serve([{ atPs, prompt: 10, output: 1 }], { kind }).total.staticJ[0];
    expect(joules(9n * S)).toBe(900n);
    expect(joules(10n * S)).toBe(1000n);
    expect(joules(12n * S)).toBe(1080n);
  });
});

describe('the power cap', () => {
  /** Two tokens of this energy each in a step of 1 s, 1 W at most. */
  const capped = (tokenPj: number) => {
    const kind = { hbmPjPerByte: tokenPj, dynamicCapW: 1n };
    const { total } = serve([{ prompt: 2, output: 1 }], { kind });
    return [total.cappedSteps[0], total.dynamicJ[0], total.dynamicPj[0], total.clippedPj[0]];
  };

  test('a step of exactly its joules is not capped, of 2 pJ more it is', () => {
    expect(capped(5e11 - 1)).toEqual([0n, 0n, 999_999_999_998n, 0n]);
    expect(capped(5e11)).toEqual([0n, 1n, 0n, 0n]);
    expect(capped(5e11 + 1)).toEqual([1n, 1n, 0n, 2n]);
  });
});
