// Closed forms: a lonely request, the weight-streaming bound, and a power model's check.

import { describe, expect, test } from 'vitest';
import { Cell } from '../../src/core/cell.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { Exit, type ProgramTables } from '../../src/core/layout.gen.ts';
import { type Numbers, plainProgram } from './program.ts';

const module = await loadCoreModule();

/** Llama-3.1-8B on one H100 at datasheet rates, BF16. */
const llama8b: Numbers = {
  layers: 32,
  hidden: 4096,
  heads: 32,
  kvHeads: 8,
  headDim: 128,
  ffn: 14_336,
  upProjections: 2,
  vocab: 128_256,
  weightBytes: 2,
  headBytes: 2,
  activationBytes: 2,
  kvBytes: 2,
  linearFlopPerS: 989.4e12,
  headFlopPerS: 989.4e12,
  attentionFlopPerS: 989.4e12,
  vectorFlopPerS: 67e12,
  hbmBytesPerS: 3.35e12,
  hbmPjPerByte: 60,
};

interface Finished {
  readonly ttftPs: number;
  readonly e2ePs: number;
  readonly energyPj: number;
  readonly steps: number;
}

/** One request alone. */
function lonely(program: ProgramTables, promptTokens: number, outputTokens: number): Finished {
  const cell = Cell.create(module, program);
  const one = { timePs: BigInt64Array.of(0n), class: Int32Array.of(0), priority: Int32Array.of(0) };
  cell.push({ ...one, promptTokens: Int32Array.of(promptTokens), outputTokens: Int32Array.of(outputTokens) }, 0, 1);
  cell.close();
  expect(cell.advance(2n ** 63n - 1n)).toBe(Exit.Done);
  const { row, total, ring } = cell.columns;
  expect(ring.rows[0]).toBe(1);
  return {
    ttftPs: Number(row.firstTokenPs[0]),
    e2ePs: Number(row.finishPs[0]),
    energyPj: Number(row.energyPj[0]),
    steps: Number(total.steps[0]),
  };
}

describe('a lonely request', () => {
  test('takes prefill chunks and one step a token, each of the sum of its operators', () => {
    // Only launches and the host cost: 9 kernels a layer (one attention), embedding, head, two of sampling.
    const program = plainProgram({ layers: 32, launchS: 1e-6, hostStepPs: 500_000_000n, hostSequencePs: 1_000_000n });
    const stepPs = (32 * 9 + 1 + 1 + 2) * 1e6 + 501e6;
    const found = lonely(program, 100, 11);
    expect(found.ttftPs).toBe(stepPs);
    expect(found.e2ePs).toBe(11 * stepPs);
  });

  test('with a prompt beyond the budget emits nothing before its last chunk, which alone pays the head', () => {
    const program = plainProgram({ launchS: 1e-6, maxNumBatchedTokens: 256, maxNumSeqs: 8 });
    const found = lonely(program, 1000, 1);
    expect(found.steps).toBe(4);
    expect(found.ttftPs).toBe(3 * 10e6 + 13e6);
  });

  test('decodes no faster than its weights and KV stream from HBM, and within 3 % of it', () => {
    const found = lonely(plainProgram(llama8b), 1, 2001);
    const perLayer = 4096 * (32 + 16) * 128 + 4096 * 4096 + 3 * 4096 * 14_336;
    const weightBytes = 2 * (32 * perLayer + 128_256 * 4096);
    const kvBytes = 2 * 32 * 8 * 128 * 2;
    const tokens = 2000;
    // Contexts read run from 2 to 2001.
    const boundPs = ((weightBytes * tokens + (kvBytes * tokens * 2003) / 2) / 3.35e12) * 1e12;
    const decodePs = found.e2ePs - found.ttftPs;
    expect(decodePs).toBeGreaterThanOrEqual(boundPs);
    expect(decodePs).toBeLessThan(boundPs * 1.03);
  });

  test('prefills in its FLOP at the peak and its elementwise bytes from HBM, to 0.1 %, when it is long', () => {
    const tokens = 8192;
    const found = lonely(plainProgram(llama8b), tokens, 1);
    const perLayer = 4096 * (32 + 16) * 128 + 4096 * 4096 + 3 * 4096 * 14_336;
    const flop = 2 * 32 * perLayer * tokens + 2 * 32 * 32 * 128 * tokens * tokens;
    const boundPs = (flop / 989.4e12) * 1e12;
    expect(found.ttftPs).toBeGreaterThanOrEqual(boundPs);
    const elementwiseBytes = 32 * tokens * (8 * 4096 + 2 * (32 + 8) * 128 + 3 * 14_336) * 2;
    const vocabularyBytes = 2 * 128_256 * 4096 + 4 * tokens * 4096;
    const expectedPs = boundPs + ((elementwiseBytes + vocabularyBytes) / 3.35e12) * 1e12;
    expect(Math.abs(found.ttftPs / expectedPs - 1)).toBeLessThan(0.001);
  });
});

describe('the affine power model', () => {
  // MODELS_SYSTEM §3, dense row: p0 .35, p_m .29, p_c .94 with √, softcap at 1. The core is linear: .35 + .29 u_m + .65
  // u_c, at most 1.
  const softcap = (x: number) => -Math.log(Math.exp(-12 * x) + Math.exp(-12)) / 12;
  const rooted = (memory: number, compute: number) => softcap(0.35 + 0.29 * memory + 0.94 * Math.sqrt(compute));
  const linear = (memory: number, compute: number) => Math.min(1, 0.35 + 0.29 * memory + 0.65 * compute);
  const shares = Array.from({ length: 51 }, (_, index) => index / 50);

  test('never exceeds the √ form by more than the softcap rounds off, and is under it by at most 0.31 of TDP', () => {
    let under = 0;
    let over = 0;
    for (const memory of shares) {
      for (const compute of shares) {
        const gap = rooted(memory, compute) - linear(memory, compute);
        under = Math.max(under, gap);
        over = Math.max(over, -gap);
      }
    }
    console.log(
      `power: linear is under the √ form by at most ${under.toFixed(3)} TDP, over it by at most ${over.toFixed(3)}`,
    );
    expect(under).toBeLessThan(0.34);
    expect(over).toBeLessThan(0.06);
  });

  test('agrees with it where nothing computes, and where HBM is idle and compute is at its peak', () => {
    for (const memory of shares) expect(Math.abs(rooted(memory, 0) - linear(memory, 0))).toBeLessThan(0.005);
    expect(Math.abs(rooted(0, 1) - linear(0, 1))).toBeLessThan(0.06);
  });
});
