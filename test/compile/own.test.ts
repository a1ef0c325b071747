// Kernels of the user's own in a pool: what a file says, and what it leaves alone.

import { describe, expect, test } from 'vitest';
import type { MeasuredKernel } from '../../src/calibration/types.ts';
import type { KernelEntry } from '../../src/catalog/kernel/types.ts';
import { compile } from '../../src/compile/index.ts';
import type { OwnKernels } from '../../src/compile/own.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { CollectiveCoefficient, KernelForm, KernelOp } from '../../src/core/layout.gen.ts';
import { parseScenario } from '../../src/scenario/index.ts';

const module = await loadCoreModule();

const compiled = (pool: object, own: OwnKernels) =>
  compile(
    parseScenario({
      model: 'llama-3.1-8b',
      fleet: { pools: [{ accelerator: 'h100-sxm', ...pool }] },
      workload: { preset: 'chat', rate: '4 /s', duration: '1 h' },
    }),
    { module, own },
  );

const entry: KernelEntry = {
  accelerator: 'h100-sxm',
  family: null,
  op: 'decodeAttention',
  precision: 'bf16/bf16',
  library: '',
  coefficients: { decodeLaunchS: 1e-6 },
  points: 9,
  errors: { median: 0.123, p90: 0.456, split: 'made up' },
};
const fitted = (more: Partial<KernelEntry> = {}): OwnKernels => ({
  fitted: { 'fit.json': [{ ...entry, ...more }] },
  measured: {},
});

const rows = ({ program }: ReturnType<typeof compiled>, op: number): number[] =>
  Array.from(program.model.op).flatMap((one, row) => (one === op ? [row] : []));

describe('fitted entries', () => {
  test('of attention bring their own errors, which the answer then tells', () => {
    const { pools } = compiled({ fitted: 'fit.json' }, fitted());
    const attention = pools[0]?.kernels.find(({ what }) => what === 'attention');
    expect(attention).toMatchObject({ origin: 'fitted', medianError: 0.123, p90Error: 0.456 });
  });

  test('of one operator leave the links of the others: a named fabric stays', () => {
    const rate = (pool: object, own: OwnKernels) => {
      const made = compiled({ tp: 2, ...pool }, own);
      const [row = -1] = rows(made, KernelOp.allReduce);
      return made.program.coefficient.value[row * 32 + CollectiveCoefficient.simpleBytesPerS];
    };
    const nothing: OwnKernels = { fitted: {}, measured: {} };
    const named = rate({ fabric: 'pcie5' }, nothing);
    expect(named).toBeLessThan(rate({}, nothing) ?? 0);
    expect(rate({ fabric: 'pcie5', fitted: 'fit.json' }, fitted())).toBe(named);
  });
});

describe('measured tables', () => {
  const point = (seconds: number): MeasuredKernel => ({
    op: 'gemm',
    accelerator: 'h100-sxm',
    precision: 'bf16',
    library: 'mine',
    kernel: '',
    shape: [16, 4096, 4096],
    seconds,
    line: 1,
  });

  test('a shape measured three times stands once, with its median, whatever the library', () => {
    const own = { fitted: {}, measured: { 'a.csv': [point(3e-5), point(9e-5), point(4e-5)] } };
    const made = compiled({ kernels: 'table', measured: 'a.csv' }, own);
    const gemm = rows(made, KernelOp.gemm).filter((row) => made.program.model.form[row] === KernelForm.table);
    expect(gemm.length).toBeGreaterThan(0);
    expect(new Set(gemm.map((row) => made.program.model.samples[row]))).toEqual(new Set([1]));
    expect(made.program.sample.seconds[0]).toBe(4e-5);
  });
});
