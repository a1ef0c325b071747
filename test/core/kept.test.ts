// Kept cores: whoever uses them in turn gets what a core of its own would answer, to the bit.

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/index.ts';
import { Cell } from '../../src/core/cell.ts';
import { keptCore } from '../../src/core/kept.ts';
import { type KernelModelRow, Lab } from '../../src/core/lab.ts';
import { Operator, type ProgramTables } from '../../src/core/layout.gen.ts';
import { createMaths, type DrawSpec } from '../../src/maths/maths.ts';
import { evaluateKernels } from '../../src/run/operators.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { attentionModel } from '../../src/timing/attention.ts';
import { collectiveModel } from '../../src/timing/collective.ts';
import { gemmModel } from '../../src/timing/gemm.ts';
import { accelerator } from '../support/kernels.ts';

const bytes = readFileSync(new URL('../../wasm/core.wasm', import.meta.url));
/** A module that nobody has used: its cores are fresh. */
const fresh = (): WebAssembly.Module => new WebAssembly.Module(bytes);

const h100 = accelerator('h100-sxm');
const gemm = gemmModel(h100, { accelerator: 'h100-sxm', weights: 'bf16' }).row;
const prefill = attentionModel(h100, { accelerator: 'h100-sxm', phase: 'prefill' }).row;
const reduce = collectiveModel(h100, { op: 'allReduce' }).row;
const table: KernelModelRow = { ...gemm, form: 'table', samples: [{ shape: [64, 4096, 4096], seconds: 1e-3 }] };

interface LabCase {
  readonly models: readonly KernelModelRow[];
  readonly shapes: readonly (readonly number[])[];
  readonly batch?: number;
}

const many = Array.from({ length: 5000 }, (_, at) => [1 + at, 4096, 4096]);
const labs: readonly LabCase[] = [
  { models: [gemm], shapes: [[64, 4096, 4096]] },
  { models: [prefill], shapes: [[4, 512, 1024, 1, 32, 8, 128, 0]] },
  { models: [reduce, gemm, prefill], shapes: [[1e6, 8, 8]] },
  { models: [table], shapes: [[80, 4096, 4096]] },
  { models: Array.from({ length: 9 }, () => gemm), shapes: many, batch: 6000 },
  { models: [prefill], shapes: [[1, 2048, 0, 1, 64, 8, 128, 0]], batch: 1 },
];

const answersOf = (lab: Lab, { shapes }: LabCase) => lab.time(shapes.map((shape) => ({ model: 0, shape })));
const openLab = (module: WebAssembly.Module, { models, batch }: LabCase) => Lab.create(module, models, batch);

describe('labs in turn', () => {
  test('answer as labs that have a core to themselves, whatever was asked before and however large it was', () => {
    const module = fresh();
    const opened = labs.map((one) => openLab(module, one));
    const alone = labs.map((one) => answersOf(openLab(fresh(), one), one));
    for (const order of [labs.keys(), [...labs.keys()].reverse(), [1, 4, 1, 0, 2, 0, 3, 0]]) {
      for (const at of order) expect(answersOf(opened[at]!, labs[at]!)).toEqual(alone[at]);
    }
  });

  test('one that asks again finds its own coefficients, also those that were set while another had the core', () => {
    const module = fresh();
    const [first, second] = [openLab(module, labs[0]!), openLab(module, labs[1]!)];
    const faster = gemm.coefficients.map((value) => value / 2);
    const expected = openLab(fresh(), { models: [{ ...gemm, coefficients: faster }], shapes: [] });
    answersOf(second, labs[1]!);
    first.setCoefficients(0, faster);
    answersOf(second, labs[1]!);
    expect(answersOf(first, labs[0]!)).toEqual(answersOf(expected, labs[0]!));
  });

  test('pieces do not depend on the pieces before', () => {
    const module = fresh();
    const lab = Lab.create(module, [prefill], 1);
    lab.pieces(0, 64, 1, 256);
    Lab.create(module, [gemm]).time([{ model: 0, shape: [1, 2, 3] }]);
    expect(lab.pieces(0, 32, 8, 128)).toEqual(Lab.create(fresh(), [prefill], 1).pieces(0, 32, 8, 128));
  });

  test('share one core, which a trap replaces', () => {
    const module = fresh();
    const before = keptCore(module, 'lab', {});
    const lab = openLab(module, labs[0]!);
    const alone = answersOf(openLab(fresh(), labs[0]!), labs[0]!);
    expect(answersOf(lab, labs[0]!)).toEqual(alone);
    const kept = keptCore(module, 'lab', {});
    expect(kept.user).toBe(lab);
    expect(kept).not.toBe(before);
    expect(() => lab.time([{ model: 2 ** 26, shape: [1, 1, 1] }])).toThrow(WebAssembly.RuntimeError);
    expect(answersOf(lab, labs[0]!)).toEqual(alone);
    expect(keptCore(module, 'lab', {})).not.toBe(kept);
  });
});

describe('draws in turn', () => {
  const base: DrawSpec = {
    seed: 7,
    arrivalShape: 1,
    meanGapS: 0.1,
    prompt: { kind: 'logNormal', mu: 6, sigma: 0.8, min: 1, max: 8000 },
    output: { kind: 'quantiles', shares: [0, 0.5, 1], tokens: [1, 100, 900] },
    classes: [{ share: 1, priority: 0 }],
  };
  const specs: readonly DrawSpec[] = [
    base,
    {
      ...base,
      seed: 8,
      prompt: { kind: 'quantiles', shares: [0, 1], tokens: [5, 50] },
      sessions: { turns: 3, open: 4 },
    },
    {
      ...base,
      modulation: { states: [1, 4].map((factor) => ({ factor, dwellS: 3 })) },
      classes: [0, 1].map((priority) => ({ share: 0.5, priority })),
    },
  ];

  /** Draws `rounds` times 100 requests of each spec in turn. */
  function drawn(mathsOf: (spec: number) => ReturnType<typeof createMaths>, rounds: number) {
    const cursors = specs.map(() => ({ nextId: 0, lastPs: 0n }));
    const rows: unknown[][] = specs.map(() => []);
    for (let round = 0; round < rounds; round++) {
      for (const [at, spec] of specs.entries()) {
        const ints = () => new Int32Array(100);
        const into = {
          ...{ timePs: new BigInt64Array(100), promptTokens: ints(), outputTokens: ints() },
          ...{ class: ints(), priority: ints(), session: ints() },
        };
        mathsOf(at).drawArrivals(spec, cursors[at]!, into, 100);
        rows[at]!.push(into);
      }
    }
    return rows;
  }

  test('are those of functions that have a core to themselves', () => {
    const [shared, alone] = [fresh(), specs.map(() => createMaths(fresh()))];
    expect(drawn(() => createMaths(shared), 4)).toEqual(drawn((at) => alone[at]!, 4));
  });

  test('after a law that cannot be, the next is drawn as before', () => {
    const maths = createMaths(fresh());
    const draw = (spec: DrawSpec) => {
      const into = { timePs: new BigInt64Array(9), promptTokens: new Int32Array(9), outputTokens: new Int32Array(9) };
      maths.drawArrivals(
        spec,
        { nextId: 0, lastPs: 0n },
        { ...into, class: new Int32Array(9), priority: new Int32Array(9) },
        9,
      );
      return into;
    };
    const first = draw(base);
    expect(() => draw({ ...base, seed: 9, prompt: { kind: 'quantiles', shares: [], tokens: [] } })).toThrow(RangeError);
    expect(draw(base)).toEqual(first);
  });
});

describe('costs of systems in turn', () => {
  let module: WebAssembly.Module;
  let programs: ProgramTables[];
  const programOf = (model: string, pool: object, more: object = {}): ProgramTables => {
    const scenario = parseScenario({
      ...{ tokenworks: 1, model, fleet: { pools: [pool] }, ...more },
      workload: { arrivals: { process: 'poisson', rate: '1 /s' }, prompt: 1, output: 1, requests: 1 },
    });
    return compile(scenario, { module: fresh() }).program;
  };
  beforeAll(() => {
    module = fresh();
    programs = [
      programOf('llama-3.1-8b', { accelerator: 'h100-sxm', tp: 1 }),
      programOf(
        'deepseek-v3',
        { accelerator: 'h200-sxm', tp: 8, kernels: 'roofline' },
        { precision: { weights: 'fp8' } },
      ),
      programOf('llama-3.1-70b', { accelerator: 'b200', tp: 4, replicas: 3 }),
      programOf(
        'llama-3.1-8b',
        { accelerator: 'a100-sxm-80gb', tp: 2 },
        { engine: { base: 'vllm', maxNumBatchedTokens: 16_384 } },
      ),
    ];
  });

  const queries = Object.values(Operator).map((operator) => ({
    ...{ operator, level: 0, tokens: 33 },
    ...{ contextTokens: 4000, pairs: 90_000, longestTokens: 2000 },
  }));
  const costsOf = (cell: Cell) => evaluateKernels(cell, queries);

  test('are those of a core of their own; a cell knows when another has taken the core', () => {
    const alone = programs.map((program) => costsOf(Cell.create(fresh(), program, { queries: 16 })));
    for (const at of [0, 1, 2, 3, 2, 1, 0, 3, 0]) {
      const cell = Cell.forCosts(module, programs[at]!, 16);
      expect(costsOf(cell)).toEqual(alone[at]);
      expect(cell.isLoaded).toBe(true);
    }
    const cells = [0, 0].map((at) => Cell.forCosts(module, programs[at]!, 16));
    expect(cells.map(({ isLoaded }) => isLoaded)).toEqual([false, true]);
    expect(Cell.create(module, programs[0]!).isLoaded).toBe(true);
  });
});
