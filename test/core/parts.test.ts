// Operators of several parts: their times and works add up, and the longest says what binds. The largest relative
// rounding of a coefficient is the one reported.

import { describe, expect, test } from 'vitest';
import { tableOf } from '../../src/compile/lowered.ts';
import { Cell } from '../../src/core/cell.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { shapeOf } from '../../src/core/lab.ts';
import {
  ElementwiseShape,
  KernelForm,
  KernelOp,
  Operator,
  type ProgramTables,
  places,
} from '../../src/core/layout.gen.ts';
import { evaluateKernels } from '../../src/run/operators.ts';
import { plainProgram } from '../theory/program.ts';

const module = await loadCoreModule();
const nothing = Object.fromEntries(
  Object.entries(places.part.columns).map(([name, { type }]) => [name, type === 'i64' ? 0n : 0]),
);

/** FLOP, bytes and launches a token on 1 TFLOP/s, 1 TB/s, 1 µs a launch. */
type Part = readonly [flop: number, bytes: number, launches: number];

/** One kind whose up projection is these elementwise parts, each once. */
function programOf(parts: readonly Part[]): ProgramTables {
  const program = plainProgram({});
  const kernel = { op: KernelOp.elementwise, form: KernelForm.roofline, firstSample: 0, samples: 0, ready: 0 };
  const rows = parts.map(([flop, bytes, launches]) => ({
    ...nothing,
    ...{ operator: Operator.mlpUp, model: 0, divisor: 1, unit: 1, passes: 1, copies: 1 },
    x: shapeOf(ElementwiseShape, { flop, bytes, launches }),
  }));
  const coefficients = [1e12, 1e12, 1e-6, ...new Array<number>(29).fill(0)];
  program.kind.firstPart[0] = 0;
  program.kind.parts[0] = parts.length;
  return {
    ...program,
    part: tableOf('part', rows),
    model: tableOf('model', [{ ...kernel, peakFlopPerS: 0, peakBytesPerS: 0 }]),
    coefficient: tableOf(
      'coefficient',
      coefficients.map((value) => ({ value })),
    ),
  };
}

describe('an operator of three parts', () => {
  const compute: Part = [9e6, 1e6, 0];
  const memory: Part = [1e6, 5e6, 0];
  const launches: Part = [1e6, 1e6, 6];
  // 9, 5 and 7 µs a token
  const orders = [
    [compute, memory, launches],
    [compute, launches, memory],
    [memory, compute, launches],
    [memory, launches, compute],
    [launches, compute, memory],
    [launches, memory, compute],
  ] as const;

  const asked = (parts: readonly Part[], tokens = 1) =>
    evaluateKernels(Cell.create(module, programOf(parts)), [{ operator: Operator.mlpUp, level: 0, tokens }])[0]!;

  test.each(orders.map((order) => [order]))('is bound by its longest, in whatever order: %j', (order) => {
    expect(asked(order).bound).toBe('compute');
  });

  test('of the other two the launches are longer', () => {
    expect(asked([memory, launches]).bound).toBe('latency');
    expect(asked([launches, memory]).bound).toBe('latency');
    expect(asked([[2e6, 3e6, 0], memory, [1e6, 4e6, 0]]).bound).toBe('memory');
  });

  test('times, launches, FLOP and bytes add up', () => {
    const cost = asked([compute, memory, launches], 2);
    // the launches are once a kernel: 18 + 10 + (2 + 6) µs
    expect(cost.timeS).toBeCloseTo(36e-6, 15);
    expect(cost.launchS).toBeCloseTo(6e-6, 15);
    expect(cost.flop).toBe(2 * 11e6);
    expect(cost.hbmBytes).toBe(2 * 7e6);
  });
});

describe('the largest rounding', () => {
  /** A kind whose attention costs these picoseconds, exactly. */
  function shareOf(pieces: { decodeFlopPs: number; decodeKvPs: number; prefillPairPs: number }): number {
    const program = plainProgram({});
    program.level.decodeFlopS[0] = pieces.decodeFlopPs * 1e-12;
    program.level.decodeKvS[0] = pieces.decodeKvPs * 1e-12;
    program.level.prefillPairS[0] = pieces.prefillPairPs * 1e-12;
    return Cell.create(module, program).columns.cost.roundingShare[0] ?? Number.NaN;
  }

  test('is of the pairs of prefill where they are short: 2.4 ps become 2', () => {
    expect(shareOf({ decodeFlopPs: 1, decodeKvPs: 100, prefillPairPs: 2.4 })).toBeCloseTo(0.4 / 2.4, 9);
    expect(shareOf({ decodeFlopPs: 1, decodeKvPs: 100, prefillPairPs: 0.4 })).toBeCloseTo(1, 9);
  });

  test('is of what binds the decodes where that is worse: 4.75 ps become 5', () => {
    expect(shareOf({ decodeFlopPs: 1.4, decodeKvPs: 4.75, prefillPairPs: 100.5 })).toBeCloseTo(0.25 / 4.75, 9);
    expect(shareOf({ decodeFlopPs: 4.75, decodeKvPs: 1.4, prefillPairPs: 100 })).toBeCloseTo(0.25 / 4.75, 9);
  });

  test('is none where all are whole', () => {
    expect(shareOf({ decodeFlopPs: 2, decodeKvPs: 7, prefillPairPs: 3 })).toBeCloseTo(0, 9);
  });
});
