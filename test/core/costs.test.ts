// The batch API and the cost tables are one: a step's tables are the sums of its operators, and an operator is what the
// hand says it is.

import { expect, test } from 'vitest';
import { Cell } from '../../src/core/cell.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { Operator } from '../../src/core/layout.gen.ts';
import { evaluateKernels, sequenceOperators, tokenOperators } from '../../src/run/operators.ts';
import { plainProgram } from '../theory/program.ts';
import { quietWorld } from '../worlds/world.ts';

const module = await loadCoreModule();

test('LIN and HEAD of every step that ran are the sums of their operators, in time and in energy', () => {
  let rows = 0;
  for (let seed = 300; seed < 480; seed++) {
    const { program, arrivals } = quietWorld(seed);
    const cell = Cell.create(module, program, { rows: 4096, windows: 65_536 });
    const columns = {
      timePs: BigInt64Array.from(arrivals, ({ timePs }) => timePs),
      promptTokens: Int32Array.from(arrivals, ({ promptTokens }) => promptTokens),
      outputTokens: Int32Array.from(arrivals, ({ outputTokens }) => outputTokens),
      class: Int32Array.from(arrivals, (arrival) => arrival.class),
      priority: Int32Array.from(arrivals, ({ priority }) => priority),
    };
    cell.push(columns, 0, arrivals.length);
    cell.close();
    cell.advance(2n ** 63n - 1n);
    const { linear, headCost } = cell.columns;
    for (const [table, operators] of [[linear, tokenOperators] as const, [headCost, sequenceOperators] as const]) {
      const size = table.timePs.length / program.level.clockFactor.length;
      for (let row = 1; row < table.timePs.length; row++) {
        if (table.timePs[row] === 0n) continue;
        const [level, tokens] = [Math.floor(row / size), row % size];
        const costs = evaluateKernels(
          cell,
          operators.map((operator) => ({ operator, level, tokens })),
        );
        const timePs = costs.reduce((sum, { timeS }) => sum + Math.round(timeS * 1e12), 0);
        expect(timePs).toBe(Number(table.timePs[row]));
        const energyPj = costs.reduce((sum, { energyJ }) => sum + Math.round(energyJ * 1e12), 0);
        // beyond them a sum of doubles is no whole number
        if (energyPj <= Number.MAX_SAFE_INTEGER) expect(energyPj).toBe(Number(table.energyPj[row]));
        rows++;
      }
    }
  }
  expect(rows).toBeGreaterThan(500);
});

test('the up projection of 12 tokens of Llama 3.1 8B on H100 is 7.541 GB and 2.932 ms, by hand', () => {
  // 2 · 14,336 · 4,096 weights of 2 B, 12 · 4,096 and 12 · 28,672 activations of 2 B; 3.35 TB/s · 0.8; 3.7 µs; 32
  // layers.
  const shape = { layers: 32, hidden: 4096, ffn: 14_336, upProjections: 2, weightBytes: 2, activationBytes: 2 };
  const program = plainProgram({ ...shape, hbmBytesPerS: 3.35e12 * 0.8, launchS: 3.7e-6, linearFlopPerS: 7.7e14 });
  const [cost] = evaluateKernels(Cell.create(module, program), [{ operator: Operator.mlpUp, level: 0, tokens: 12 }]);
  expect(cost?.hbmBytes).toBe(32 * (2 * 2 * 14_336 * 4096 + 2 * 12 * 4096 + 2 * 12 * 28_672));
  expect(cost?.timeS).toBeCloseTo(2.93234e-3, 8);
  expect(cost?.bound).toBe('memory');
  expect(cost?.flop).toBe(32 * 2 * 12 * 28_672 * 4096);
});
