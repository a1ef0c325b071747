// Which coefficients a user gets: own, family, datasheet; what library, precision and form change; what is refused.

import { describe, expect, test } from 'vitest';
import { accelerators, get } from '../../src/catalog/index.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { Lab } from '../../src/core/lab.ts';
import { AttentionCoefficient, MlaCoefficient } from '../../src/core/layout.gen.ts';
import { InputError } from '../../src/errors.ts';
import { attentionInLoop, attentionModel } from '../../src/timing/attention.ts';
import { mlaInLoop, mlaModel } from '../../src/timing/mla.ts';
import type { KernelChoice, KernelModel } from '../../src/timing/types.ts';

const module = await loadCoreModule();

const modelOf = (id: string, phase: 'prefill' | 'decode', choice: Partial<KernelChoice> = {}): KernelModel =>
  attentionModel(get(accelerators, id), { accelerator: id, phase, ...choice });
const mlaOf = (id: string, phase: 'prefill' | 'decode', choice: Partial<KernelChoice> = {}): KernelModel =>
  mlaModel(get(accelerators, id), { accelerator: id, phase, ...choice });

const answer = (model: KernelModel, shape: readonly number[]) =>
  Lab.create(module, [model.row]).time([{ model: 0, shape }])[0]!;
const prompt = [4, 4096, 0, 1, 32, 8, 128, 0];
const step = [64, 1, 4096, 0, 32, 8, 128, 0];

describe('attention of an accelerator', () => {
  test('one row serves both phases', () => {
    for (const choice of [{}, { kv: 'fp8' }, { library: 'vllm' }, { form: 'roofline' as const }]) {
      const [prefill, decode] = [modelOf('h100-sxm', 'prefill', choice), modelOf('h100-sxm', 'decode', choice)];
      expect(prefill.row.coefficients).toEqual(decode.row.coefficients);
      expect([prefill.row.op, decode.row.op]).toEqual(['prefillAttention', 'decodeAttention']);
    }
  });

  test('says whether it was fitted on the accelerator, on its family, or on nothing', () => {
    expect(modelOf('h100-sxm', 'decode', { library: 'vllm' })).toMatchObject({ origin: 'fitted', source: /fit/ });
    expect(modelOf('h100-sxm', 'decode', { library: 'vllm' }).medianError).toBeLessThan(0.1);
    const family = modelOf('h800', 'decode');
    expect(family.origin).toBe('family');
    expect(family.notes.join()).toContain('hopper');
    const none = modelOf('mi300x', 'decode');
    expect(none).toMatchObject({ origin: 'datasheet', medianError: null, p90Error: null });
    expect(none.notes.join()).toContain('MI300X');
    // never fitted with a narrow cache: the kernels of a wide one, half the bytes
    const narrow = modelOf('a100-sxm-80gb', 'decode', { kv: 'fp8' });
    expect(narrow.origin).toBe('family');
    expect(narrow.notes.join()).toContain('bf16/bf16');
    expect(narrow.row.coefficients[AttentionCoefficient.kvBytes]).toBe(1);
  });

  test('without a library, or with one that was not measured, lies between the libraries', () => {
    const seconds = (library?: string) =>
      answer(modelOf('h100-sxm', 'prefill', library === undefined ? {} : { library }), prompt).seconds;
    expect(seconds()).toBeGreaterThan(seconds('vllm'));
    expect(seconds()).toBeLessThan(seconds('trtllm'));
    expect(seconds('sglang')).toBe(seconds());
  });

  test('a narrow cache is read in less time, an unknown one refused', () => {
    const seconds = (kv: string) => answer(modelOf('b200-sxm', 'decode', { kv }), step).seconds;
    expect(seconds('fp8')).toBeLessThan(seconds('bf16'));
    expect(seconds('nvfp4')).toBeLessThan(seconds('fp8'));
    expect(seconds('bfloat16')).toBe(seconds('bf16'));
    expect(() => modelOf('b200-sxm', 'decode', { kv: 'bf15' })).toThrow(InputError);
  });

  test('a roofline runs at the catalogued fractions of the datasheet', () => {
    const { efficiency, launch } = get(accelerators, 'h100-sxm');
    const prefill = answer(modelOf('h100-sxm', 'prefill', { form: 'roofline' }), prompt);
    const share = efficiency.compute.bf16!.value! * efficiency.attention.value!;
    const launchS = launch.value! * 1e-6;
    expect(prefill.seconds).toBeCloseTo(prefill.flop / (989.4e12 * share) + launchS, 12);
    const decode = answer(modelOf('h100-sxm', 'decode', { form: 'roofline' }), step);
    expect(decode.seconds).toBeCloseTo(decode.hbmBytes / (3.35e12 * efficiency.hbm.value!) + launchS, 9);
  });

  test('caches help a loop over one kernel, and no one else', () => {
    const model = modelOf('b200-sxm', 'decode');
    const loop = attentionInLoop(get(accelerators, 'b200-sxm'), model);
    const short = [16, 1, 2048, 0, 8, 1, 128, 0];
    expect(answer(loop, short).seconds).toBeLessThan(answer(model, short).seconds);
    expect(answer(loop, step).seconds).toBe(answer(model, step).seconds);
    expect(model.row.coefficients[AttentionCoefficient.cacheBytes]).toBe(0);
  });

  test('units with less matrix rate reach more of it: softmax waits less', () => {
    const efficiency = (id: string) => modelOf(id, 'prefill').row.coefficients[AttentionCoefficient.prefillEfficiency]!;
    expect(efficiency('h20')).toBeGreaterThan(efficiency('h100-sxm'));
    expect(efficiency('h20')).toBeLessThanOrEqual(0.9);
    expect(answer(modelOf('h20', 'prefill'), prompt).seconds).toBeGreaterThan(
      answer(modelOf('h100-sxm', 'prefill'), prompt).seconds,
    );
  });

  test('every accelerator of the catalog has a model that obeys its datasheet, or is refused by what it lacks', () => {
    let refused = 0;
    for (const accelerator of accelerators) {
      for (const kv of ['bf16', 'fp8']) {
        // the entry of this one brings its peaks along
        const fitted = accelerator.id === 'arc-b60';
        const known = fitted || (accelerator.peak.bf16.value !== null && accelerator.hbmBandwidth.value !== null);
        const make = () => attentionModel(accelerator, { accelerator: accelerator.id, kv, phase: 'decode' });
        if (!known) refused++;
        const { flopPerS = 0, bytesPerS = 1 } = AttentionCoefficient;
        const { row } = make();
        for (const [op, shape] of [
          ['prefillAttention', prompt],
          ['decodeAttention', step],
        ] as const) {
          const { seconds, flop, hbmBytes } = answer({ ...make(), row: { ...row, op } }, shape);
          expect(seconds).toBeGreaterThan(flop / row.coefficients[flopPerS]!);
          expect(seconds).toBeGreaterThan(hbmBytes / row.coefficients[bytesPerS]!);
        }
      }
    }
    expect(refused).toBe(0);
    const { peak } = get(accelerators, 'mi300x');
    const none = { ...peak.bf16, value: null };
    const unknown = {
      ...get(accelerators, 'mi300x'),
      peak: { ...peak, bf16: none, fp16: none, tf32: none, fp32: none },
    };
    expect(() => attentionModel(unknown, { accelerator: 'mi300x', phase: 'decode' })).toThrow(/peak is unknown/);
  });
});

describe('latent attention of an accelerator', () => {
  test('one row serves both phases', () => {
    for (const choice of [{}, { kv: 'fp8' }, { library: 'sglang' }, { form: 'roofline' as const }]) {
      const [prefill, decode] = [mlaOf('b200-sxm', 'prefill', choice), mlaOf('b200-sxm', 'decode', choice)];
      expect(prefill.row.coefficients).toEqual(decode.row.coefficients);
      expect([prefill.row.op, decode.row.op]).toEqual(['mlaPrefill', 'mlaDecode']);
    }
  });

  test('native kernels serve who names no library, or one whose measurements are of no use', () => {
    const prefill = mlaOf('h100-sxm', 'prefill');
    expect(prefill.row).toEqual(mlaOf('h100-sxm', 'prefill', { library: 'trtllm' }).row);
    const vllm = mlaOf('h100-sxm', 'prefill', { library: 'vllm' });
    expect(vllm.row).toEqual(prefill.row);
    expect(vllm.notes.join()).toContain('vllm');
    const shape = [1, 8192, 0, 1, 16];
    const sglang = answer(mlaOf('h100-sxm', 'prefill', { library: 'sglang' }), shape).seconds;
    expect(sglang).toBeGreaterThan(2 * answer(prefill, shape).seconds);
  });

  test('says whether it was fitted on the accelerator, on its family, or on nothing', () => {
    expect(mlaOf('gb200', 'decode').origin).toBe('fitted');
    expect(mlaOf('gh200-144gb', 'decode').origin).toBe('family');
    expect(mlaOf('mi300x', 'decode')).toMatchObject({ origin: 'datasheet', medianError: null });
  });

  test('phases whose entries refer to different peaks keep their own rates', () => {
    // decode of an fp8 cache was not usable on this card: its bf16 entry serves, prefill has one of its own
    const id = 'rtx-pro-6000-blackwell-server';
    const decode = mlaOf(id, 'decode', { kv: 'fp8' }).row.coefficients;
    const wide = mlaOf(id, 'decode').row.coefficients;
    const rate = (row: readonly number[]) => row[MlaCoefficient.flopPerS]! * row[MlaCoefficient.decodeEfficiency]!;
    expect(rate(decode)).toBeCloseTo(rate(wide), -3);
  });

  test('other sizes of the latent move the time, caches help a loop', () => {
    const accelerator = get(accelerators, 'h200-sxm');
    const choice = { accelerator: 'h200-sxm', phase: 'decode' } as const;
    const small = mlaModel(accelerator, choice, { latent: 256, rope: 64, key: 128, value: 128 });
    const long = [64, 1, 8192, 0, 16];
    expect(answer(small, long).seconds).toBeLessThan(answer(mlaModel(accelerator, choice), long).seconds);
    const short = [16, 1, 1024, 0, 16];
    const model = mlaModel(accelerator, choice);
    expect(answer(mlaInLoop(accelerator, model), short).seconds).toBeLessThan(answer(model, short).seconds);
  });
});
