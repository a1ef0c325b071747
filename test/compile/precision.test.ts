// Which precision multiplies, and what is dequantised: the rule, case by case, on accelerators that have and lack it.

import { describe, expect, test } from 'vitest';
import { accelerators, find, precisions } from '../../src/catalog/index.ts';
import { channelBytes, elementBytes } from '../../src/catalog/precisions.ts';
import type { AcceleratorEntry, PrecisionId } from '../../src/catalog/types.ts';
import { multiplyOf } from '../../src/timing/multiply.ts';
import { compiled, kindOf } from './support.ts';

function accelerator(id: string): AcceleratorEntry {
  const entry = find(accelerators, id);
  if (entry === null) throw new Error(id);
  return entry;
}

describe('the multiply', () => {
  test.each<[string, PrecisionId, PrecisionId, PrecisionId, boolean, boolean]>([
    // accelerator, weights, activations → multiply, dequantise weights, activations
    ['h100-sxm', 'bf16', 'bf16', 'bf16', false, false],
    ['h100-sxm', 'fp8', 'fp8', 'fp8', false, false],
    ['h100-sxm', 'fp8', 'bf16', 'bf16', true, false],
    ['h100-sxm', 'bf16', 'fp8', 'bf16', false, true],
    ['h100-sxm', 'int4', 'bf16', 'bf16', true, false],
    ['h100-sxm', 'int4', 'fp8', 'fp8', true, false],
    ['h100-sxm', 'int4', 'int8', 'int8', true, false],
    ['h100-sxm', 'int8', 'int8', 'int8', false, false],
    ['h100-sxm', 'fp8', 'int8', 'bf16', true, true],
    ['h100-sxm', 'fp4', 'fp4', 'fp8', true, true],
    ['h100-sxm', 'fp4', 'fp8', 'fp8', true, false],
    ['h100-sxm', 'fp16', 'fp16', 'fp16', false, false],
    ['h100-sxm', 'tf32', 'tf32', 'tf32', false, false],
    ['h100-sxm', 'fp32', 'bf16', 'fp32', false, true],
    ['a100-sxm-80gb', 'fp8', 'fp8', 'bf16', true, true],
    ['a100-sxm-80gb', 'int4', 'int4', 'int4', false, false],
    ['a100-sxm-80gb', 'int8', 'int8', 'int8', false, false],
    ['b200-sxm', 'fp4', 'fp4', 'fp4', false, false],
    ['b200-sxm', 'fp4', 'bf16', 'bf16', true, false],
    ['tpu-v5e', 'fp8', 'fp8', 'bf16', true, true],
  ])('%s: %s × %s runs in %s', (id, weights, activations, precision, dequantWeights, dequantActivations) => {
    expect(multiplyOf(accelerator(id), weights, activations)).toMatchObject({
      precision,
      dequantWeights,
      dequantActivations,
    });
  });

  test('no float is ever multiplied as an integer', () => {
    for (const one of accelerators) {
      for (const weights of precisions) {
        for (const activations of precisions) {
          const multiply = multiplyOf(one, weights.id, activations.id);
          const family = precisions.find(({ id }) => id === multiply?.precision)?.family;
          if (family === 'int') expect([weights.family, activations.family]).toEqual(['int', 'int']);
        }
      }
    }
  });

  test('what multiplies is never narrower than what is stored', () => {
    const bits = (id: PrecisionId) => precisions.find((one) => one.id === id)?.bits ?? 0;
    for (const one of accelerators) {
      for (const weights of precisions) {
        for (const activations of precisions) {
          const multiply = multiplyOf(one, weights.id, activations.id);
          if (multiply === null) continue;
          expect(bits(multiply.precision)).toBeGreaterThanOrEqual(Math.max(weights.bits, activations.bits));
          expect(one.peak[multiply.precision].value).not.toBeNull();
        }
      }
    }
  });
});

describe('bytes', () => {
  test.each<[PrecisionId, number, number]>([
    ['fp32', 4, 0],
    ['tf32', 4, 0],
    ['bf16', 2, 0],
    ['fp16', 2, 0],
    ['fp8', 1, 4],
    ['int8', 1, 4],
    ['int4', 0.5 + 2 / 128, 0],
    ['fp4', 0.5 + 1 / 16, 0],
  ])('%s: %d B an element, %d B a channel', (id, element, channel) => {
    expect([elementBytes(id), channelBytes(id)]).toEqual([element, channel]);
  });

  test('the residual stream keeps 16 bits', () => {
    expect(kindOf({ precision: '{ weights: fp8, activations: fp8 }' })['residualBytes']).toBe(2);
    expect(kindOf({ precision: '{ activations: fp32 }' })['residualBytes']).toBe(4);
  });
});

describe('columns', () => {
  test('FP8 weights and activations, 16-bit head, FP8 KV on H100', () => {
    const kind = kindOf({ precision: '{ weights: fp8, activations: fp8, kv: fp8 }' });
    expect(kind).toMatchObject({ weightBytes: 1, headBytes: 2, kvBytes: 1 });
    expect(kind['linearFlopPerS']).toBeCloseTo(1978.9e12 * 0.6, -6);
    expect(kind['headFlopPerS']).toBeCloseTo(989.4e12 * 0.78, -6);
  });

  test('FP8 KV under bf16 activations is dequantised, but by kernels that were measured to multiply in fp8', () => {
    const pathOn = (kernels: string, id = 'h100-sxm') =>
      compiled({
        precision: '{ kv: fp8 }',
        'fleet.pools.0.kernels': kernels,
        'fleet.pools.0.accelerator': id,
      }).pools[0]?.paths[2];
    const wide = { multiply: 'bf16', dequantises: ['KV cache fp8 → bf16'] };
    expect(pathOn('roofline')).toMatchObject(wide);
    expect(pathOn('calibrated', 'mi300x')).toMatchObject(wide);
    expect(pathOn('calibrated', 'a100-sxm-80gb')).toMatchObject(wide);
    expect(pathOn('calibrated')).toMatchObject({ multiply: 'fp8', dequantises: [] });
    expect(pathOn('calibrated')?.note).toMatch(/quantise queries and scores/);
  });

  test('fp16 runs at the bf16 rate', () => {
    const rate = kindOf({ precision: '{ weights: fp16, activations: fp16, kv: fp16 }' })['linearFlopPerS'];
    expect(rate).toBe(kindOf()['linearFlopPerS']);
  });

  test('the report says which path was taken and why', () => {
    const changes = {
      'fleet.pools.0.accelerator': 'a100-sxm-80gb',
      precision: '{ weights: fp8, activations: fp8, kv: fp8 }',
    };
    const [linear, , attention] = compiled(changes).pools[0]?.paths ?? [];
    expect(linear).toMatchObject({ where: 'linear', multiply: 'bf16' });
    expect(linear?.dequantises.length).toBe(2);
    expect(linear?.note).toMatch(/does not multiply fp8/);
    expect(attention).toMatchObject({ where: 'attention', multiply: 'bf16' });
  });
});
