// Ranges over stated errors: one factor on the time of kernels and of nothing else; sizes and rates move as it says.

import { beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/index.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { size } from '../../src/planner/index.ts';
import { kernelErrorOf } from '../../src/planner/kernel-error.ts';
import { buildResult } from '../../src/result/result.ts';
import { Run } from '../../src/run/run.ts';
import { simulate } from '../../src/run/simulate.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { HeldSource } from '../../src/workload/columns.ts';
import { createChunk } from '../../src/workload/source.ts';
import { chat, withPool, withRate } from './support.ts';

describe('a factor on the time of kernels', () => {
  let module: WebAssembly.Module;
  beforeAll(async () => {
    module = await loadCoreModule();
  });

  const timed = (kernelTimeFactor: number) => {
    const compiled = compile(parseScenario(withPool(chat, { tp: 2 })), { module, kernelTimeFactor });
    const columns = createChunk(3);
    columns.timePs.set([0n, 5_000_000_000_000n, 10_000_000_000_000n]);
    columns.promptTokens.set([900, 40, 3000]);
    columns.outputTokens.set([20, 30, 10]);
    const source = new HeldSource({ columns, treatments: {} });
    const run = new Run(module, { compiled, source, seed: 1, name: '', workload: '', warmUpPs: 0n, untilPs: null });
    while (!run.done) run.slice();
    return buildResult(run.observations());
  };

  test('lengthens each operator by itself, and neither host time nor work', () => {
    const [plain, twice] = [timed(1), timed(2)];
    for (const [row, { operator, timeS, flop, hbmBytes }] of plain.operators.entries()) {
      const slow = twice.operators[row];
      expect(slow?.operator).toBe(operator);
      // attention costs whole picoseconds a unit of pairs, which may round either way
      expect((slow?.timeS ?? 0) / timeS, operator).toBeCloseTo(operator === 'host' ? 1 : 2, 2);
      expect(slow?.flop, operator).toBeCloseTo(flop, -3);
      expect(slow?.hbmBytes, operator).toBeCloseTo(hbmBytes, -3);
    }
    expect(plain.operators.some(({ operator, timeS }) => operator === 'allReduce' && timeS > 0)).toBe(true);
  });
});

describe('the ranges of a size', () => {
  const busy = withRate({ ...chat, workload: { ...chat.workload, requests: 300 } }, 60);
  const options = { accelerators: ['a100-sxm-80gb'], precisions: ['bf16'], tps: [1], replicates: 1 };

  test('hold n, widen with the error, and carry the range of the price', async () => {
    const [row] = (await size(busy, options)).rows;
    if (row?.ranges === null || row === undefined) throw new Error('no ranges');
    const { replicas, kernelError, usdPerHour, usdPerHourAtPrice } = row.ranges;
    expect(kernelError).toBeGreaterThan(0.01);
    expect(replicas.low).toBeLessThanOrEqual(row.replicas);
    expect(replicas.high ?? 0).toBeGreaterThanOrEqual(row.replicas);
    expect(replicas.high ?? 0).toBeGreaterThan(replicas.low);
    expect(usdPerHourAtPrice?.low).toBeCloseTo(replicas.low * 2.25, 9);
    expect(usdPerHour?.low).toBeCloseTo(replicas.low * 1, 9);
    expect(usdPerHour?.high).toBeCloseTo((replicas.high ?? 0) * 3.5, 9);
    expect((await size(busy, { ...options, ranges: false })).rows[0]?.ranges).toBeNull();
  });

  test('an accelerator that nobody has measured is less certain', async () => {
    const errorOn = async (accelerator: string) =>
      kernelErrorOf(
        await simulate(withPool({ ...chat, workload: { ...chat.workload, requests: 40 } }, { accelerator })),
      );
    expect((await errorOn('rubin')) ?? 0).toBeGreaterThan(1.5 * ((await errorOn('h100-sxm')) ?? 1));
  });
});
