// Kernels of files, fitted or measured: a domain for each coefficient, a step that the core's integers hold, and never
// less time than the datasheet allows.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calibrate } from '../../src/calibration/calibrate.ts';
import { readKernelFile } from '../../src/calibration/kernel-file.ts';
import { readMeasured } from '../../src/calibration/read.ts';
import { accelerators, get } from '../../src/catalog/index.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { InputError } from '../../src/errors.ts';
import { estimate } from '../../src/estimate/step.ts';
import { createMaths } from '../../src/maths/maths.ts';
import { prepare } from '../../src/run/simulate.ts';
import { coefficientNames } from '../../src/timing/models.ts';
import { siOf } from '../../src/units.ts';

const model = {
  ...{ layers: 2, hidden: 1024, heads: 8, kvHeads: 8, headDim: 256, ffn: 4096, gatedMlp: true, vocab: 32_000 },
  tiedEmbeddings: false,
};
const accelerator = 'h100-sxm';
const precisionOf = (op: string) => (op === 'gemm' || op === 'moe' ? 'bf16' : 'bf16/bf16');
const entryOf = (op: string, coefficients: object) => ({
  ...{ accelerator, op, precision: precisionOf(op), library: '', coefficients, points: 3, errors: null },
});
const fileOf = (...entries: readonly object[]) => JSON.stringify({ source: 'made up', entries });

function problemsOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return error.issues.map(({ code, path }) => `${code} ${path.at(-1)}`);
    throw error;
  }
  return [];
}

async function refused(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
  } catch (error) {
    if (error instanceof InputError) return error.issues.map(({ found, hint }) => `${found}. ${hint}`).join('\n');
    throw error;
  }
  return 'nothing';
}

describe('a coefficient of a file', () => {
  test.each([
    ['gemm', 'computeShare', 0],
    ['gemm', 'computeShare', 1.01],
    ['gemm', 'memoryShare', -0.5],
    ['gemm', 'largestSplit', 0],
    ['gemm', 'units', 0],
    ['gemm', 'units', 1.5],
    ['gemm', 'leastM', 1e300],
    ['gemm', 'launchS', -1e-6],
    ['gemm', 'launchS', 1e9],
    ['gemm', 'weightBytes', 0.1],
    ['gemm', 'cacheBytes', 1e12],
    ['gemm', 'bytesPerS', 3.4e12],
    ['gemm', 'flopPerS', 1e18],
    ['prefillAttention', 'prefillEfficiency', 0],
    ['prefillAttention', 'prefillTail', 1e30],
    ['prefillAttention', 'kvBytes', 0],
    ['decodeAttention', 'decodeBandwidth', 5],
    ['decodeAttention', 'decodeSpread', 0],
    ['moe', 'matrices', 1],
    ['moe', 'foreignShare', 2],
    ['mlaDecode', 'latentSize', 1],
    ['allReduce', 'simpleBytesPerS', 1e15],
    ['allReduce', 'nicBytesPerS', 1e9],
  ])('%s %s of %d is refused', (op, name, value) => {
    const text = fileOf(entryOf(op, { [name]: value }));
    expect(problemsOf(() => readKernelFile(text, 'f.json'))).toEqual([`BAD_VALUE coefficients.${name}`]);
  });

  test('every number that the catalog ships is one', async () => {
    const files = await Promise.all(
      ['gemm', 'moe', 'attention', 'mla', 'collective'].map(async (name) => {
        const { default: file } = await import(`../../src/catalog/kernel/${name}.json`, { with: { type: 'json' } });
        return (file as { entries: { op: string; accelerator: string | null; coefficients: object }[] }).entries;
      }),
    );
    const entries = files.flat().map((one) => ({ ...entryOf(one.op, one.coefficients), accelerator: 'arc-b60' }));
    const known = entries.filter(({ op }) => coefficientNames(op) !== null);
    expect(known.length).toBeGreaterThan(300);
    expect(problemsOf(() => readKernelFile(fileOf(...known), 'f.json'))).toEqual([]);
  });
});

type Pool = Readonly<Record<string, unknown>>;

/** A system whose kernels come from a file, read from memory. */
const systemOf = (pool: Pool) => ({
  model,
  accelerator,
  engine: { maxNumBatchedTokens: 2048, maxNumSeqs: 64 },
  pool,
});
const reading = (text: string) => ({ readText: () => text });
const head = 'system,framework,gemm_dtype,m,n,k,latency_ms\n';
const rowsOf = (rows: readonly (readonly number[])[]) =>
  head + rows.map((row) => `${accelerator},vllm,bfloat16,${row.join(',')}\n`).join('');
const table = { kernels: 'table', measured: 'rows.csv' };
const shape = { decode: 8, context: 500, prefillTokens: 100 };

describe('a step of kernels of a file', () => {
  test.each([
    ['gemm', { memoryShare: 1e-14 }],
    ['gemm', { computeShare: 1e-9 }],
    ['gemm', { launchS: 0, fillK: 1e6, computeShare: 1e-5 }],
    ['gemm', { leastM: 256, leastN: 256 }],
    ['prefillAttention', { prefillEfficiency: 1e-12 }],
    ['prefillAttention', { prefillTail: 1e6, prefillEfficiency: 1e-6 }],
    ['decodeAttention', { decodeTailS: 60 }],
    ['decodeAttention', { decodeBandwidth: 1e-15 }],
  ])('%s of %j is too long', async (op, coefficients) => {
    const text = fileOf(entryOf(op, coefficients));
    expect(await refused(() => estimate(systemOf({ fitted: 'f.json' }), shape, reading(text)))).toMatch(
      /step (of|with)/,
    );
  });

  test.each([1e6, 1e8, 1e9, 1e12, 1e300])('a measured row of %d ms is too long', async (ms) => {
    const text = rowsOf([[1, 6144, 1024, ms]]);
    expect(await refused(() => estimate(systemOf(table), shape, reading(text)))).toMatch(
      /step (of|with).*of the files/s,
    );
  });

  test('rows that contradict the fitted kernels are told', async () => {
    const scenario = {
      ...{ model, fleet: { pools: [{ accelerator, ...table }] } },
      workload: { arrivals: { process: 'poisson', rate: '1 /s' }, prompt: 9, output: 2, requests: 1 },
    };
    const warningsOf = async (text: string) => (await prepare(scenario, reading(text))).compiled.warnings;
    const turns = Array.from({ length: 60 }, (_, at) => [at + 1, 2048, 1024, at % 2 === 0 ? 1e-6 : 1000]);
    expect((await warningsOf(rowsOf(turns))).join('\n')).toMatch(/60 of 60 measured shapes of linear layers/);
    expect(await warningsOf(rowsOf([[8, 2048, 1024, 0.01]]))).toEqual([]);
  });
});

/** The seconds that no operator of a step may take less than. */
function leastS({ flop, hbmBytes }: { readonly flop: number; readonly hbmBytes: number }): number {
  const { peak, hbmBandwidth } = get(accelerators, accelerator);
  return Math.max(flop / (siOf(peak.bf16) ?? 0), hbmBytes / (siOf(hbmBandwidth) ?? 0));
}

const timed: ReadonlySet<string> = new Set([
  ...['qkv', 'output', 'mlpUp', 'mlpDown', 'head', 'prefillAttention', 'decodeAttention'],
]);

/** Costs a pair and a KV token are whole picoseconds: what half of one makes of a step. */
function roundedS({ decode, context, prefillTokens: chunk }: typeof shape, operator: string): number {
  const counted = operator === 'prefillAttention' ? chunk * (2 * context + chunk) + context + 2 * chunk : 0;
  return 0.5e-12 * (1 + (operator === 'decodeAttention' ? decode * (context + 2) : counted));
}

async function neverFaster(pool: Pool, text: string, asked: typeof shape): Promise<void> {
  const answer = await estimate(systemOf(pool), asked, reading(text)).catch((error: unknown) => {
    if (error instanceof InputError) return null;
    throw error;
  });
  for (const one of answer?.operators ?? []) {
    if (!timed.has(one.operator)) continue;
    const { operator, timeS } = one;
    const least = leastS(one) * (1 - 1e-12) - roundedS(asked, operator);
    expect([operator, timeS, least, timeS >= least]).toEqual([operator, timeS, least, true]);
  }
}

const ops = ['gemm', 'prefillAttention', 'decodeAttention'] as const;
const value = fc.oneof(
  fc.constantFrom(0, 1, 2, 4, 128, 1e-9, 1e-6, 0.97, 1e3, 1e12, 1e300),
  fc.double({ min: 0, max: 2, noNaN: true }),
);
const entries = fc.array(
  fc
    .constantFrom(...ops)
    .chain((op) =>
      fc
        .dictionary(fc.constantFrom(...(coefficientNames(op) ?? [])), value, { maxKeys: 3 })
        .map((of) => entryOf(op, of)),
    ),
  { maxLength: 3 },
);
const asked = fc.record({
  decode: fc.integer({ min: 0, max: 63 }),
  context: fc.integer({ min: 1, max: 20_000 }),
  prefillTokens: fc.integer({ min: 1, max: 1900 }),
});

describe('no operator of a step beats the datasheet', () => {
  test('whatever a file of fitted kernels says', async () => {
    let taken = 0;
    const law = fc.asyncProperty(entries, asked, async (made, question) => {
      const good = made.filter((entry) => problemsOf(() => readKernelFile(fileOf(entry), 'f')).length === 0);
      taken += good.length;
      await neverFaster({ fitted: 'f.json' }, fileOf(...good), question);
    });
    await fc.assert(law, { numRuns: 100 });
    expect(taken).toBeGreaterThan(20);
  });

  test('not even where a fit reaches every peak, or more than the bandwidth', async () => {
    const none = { prefillLaunchS: 0, prefillExtraTokens: 0, prefillPasses: 0, prefillTail: 0 };
    const text = fileOf(
      entryOf('prefillAttention', { ...none, prefillEfficiency: 1, prefillBandwidth: 1 }),
      entryOf('decodeAttention', { decodeLaunchS: 0, decodeItemS: 0, decodeTailS: 0, decodeSingleBandwidth: 2 }),
    );
    await neverFaster({ fitted: 'f.json' }, text, { decode: 60, context: 20_000, prefillTokens: 1900 });
  });

  test('whatever was measured', async () => {
    const row = fc.tuple(
      fc.constantFrom(1, 8, 100, 128, 2048),
      fc.constantFrom(1024, 6144, 8192, 32_000),
      fc.constantFrom(1024, 2048, 4096),
      fc.double({ min: 1e-9, max: 10, noNaN: true }),
    );
    const law = fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), asked, async (rows, question) => {
      await neverFaster(table, rowsOf(rows), question);
    });
    await fc.assert(law, { numRuns: 100 });
  });
});

test('a fit that is far off what was measured is not kept', async () => {
  const rows: number[][] = [];
  for (const m of [1, 16, 256, 4096])
    for (const n of [1024, 4096, 8192])
      for (const k of [1024, 4096]) rows.push([m, n, k, 1e-8 * (m * n + n * k + m * k)]);
  const bench = await loadCoreModule().then((module) => ({ module, maths: createMaths(module) }));
  const fitOf = (times: number) =>
    calibrate(
      bench,
      readMeasured(rowsOf(rows.map(([m = 1, n = 1, k = 1, ms = 1]) => [m, n, k, ms * times])), 'f').kernels,
    );
  expect(fitOf(1).entries).toHaveLength(1);
  const { entries: kept, left } = fitOf(1e6);
  expect(kept).toEqual([]);
  expect(left).toEqual([
    expect.objectContaining({ isOff: true, reason: expect.stringContaining('unit of the times') }),
  ]);
});
