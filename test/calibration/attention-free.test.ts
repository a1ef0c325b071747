// What a fit of attention may move, and what it holds: together the coefficients of the core.

import { expect, test } from 'vitest';
import { attentionFree } from '../../src/calibration/attention.ts';
import { mlaFree } from '../../src/calibration/mla.ts';
import { accelerators, get } from '../../src/catalog/index.ts';
import attentionFile from '../../src/catalog/kernel/attention.json' with { type: 'json' };
import mlaFile from '../../src/catalog/kernel/mla.json' with { type: 'json' };
import type { KernelEntry } from '../../src/catalog/kernel/types.ts';
import { AttentionCoefficient, MlaCoefficient } from '../../src/core/layout.gen.ts';
import { attentionFixed } from '../../src/timing/attention.ts';
import { mlaFixed } from '../../src/timing/mla.ts';

const h100 = get(accelerators, 'h100-sxm');
const narrow = { entryPrecision: 'bf16/fp8', kvBytes: 1 };
const attention = [...attentionFree('prefill'), ...attentionFree('decode', true)];
const mla = [...mlaFree('prefill'), ...mlaFree('decode')];

test('free and held coefficients are those of the core, and no fraction of a peak may pass it', () => {
  for (const [free, held, known] of [
    [attention, attentionFixed(h100, narrow), AttentionCoefficient],
    [mla, mlaFixed(h100, { flopPerS: 1978.9e12, kvBytes: 1 }), MlaCoefficient],
  ] as const) {
    const names = new Set([...free.map(({ name }) => name), ...Object.keys(held)]);
    expect([...names].sort()).toEqual(Object.keys(known).sort());
    for (const { name, start, low, high } of free) {
      expect(start).toBeGreaterThanOrEqual(low);
      expect(start).toBeLessThanOrEqual(high);
      if (/^(prefillEfficiency|decodeBandwidth)$/.test(name)) expect(high).toBeLessThan(1);
    }
    expect(held).toMatchObject({ flopPerS: 1978.9e12, bytesPerS: 3.35e12, kvBytes: 1, cacheBytes: 0 });
  }
});

test('shipped coefficients lie within the bounds of their fit', () => {
  const files = [
    [attentionFile.entries as readonly KernelEntry[], attention],
    [mlaFile.entries as readonly KernelEntry[], mla],
  ] as const;
  for (const [entries, free] of files) {
    for (const { accelerator, coefficients } of entries) {
      for (const [name, value] of Object.entries(coefficients)) {
        const bounds = free.find((one) => one.name === name);
        if (bounds === undefined) {
          expect(['flopPerS', 'bytesPerS', 'processors']).toContain(name);
          expect(accelerator).toBe('arc-b60');
          continue;
        }
        expect(value, `${accelerator} ${name}`).toBeGreaterThanOrEqual(bounds.low * 0.999);
        expect(value, `${accelerator} ${name}`).toBeLessThanOrEqual(bounds.high * 1.001);
      }
    }
  }
});
