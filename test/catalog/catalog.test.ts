// The catalog holds physics, its registries hold no duplicates, and sizes follow from shapes.

import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  accelerators,
  engines,
  find,
  idOf,
  kvElementsPerToken,
  models,
  parameterCount,
  precisionOf,
  precisions,
  workloads,
} from '../../src/catalog/index.ts';
import type { AcceleratorEntry, ModelEntry, Sourced } from '../../src/catalog/types.ts';
import { siOf } from '../../src/units.ts';

const kinds = new Set(['datasheet', 'measured', 'fitted', 'derived', 'recalled', 'assumed']);
const registries = {
  accelerator: accelerators,
  model: models,
  engine: engines,
  precision: precisions,
  workload: workloads,
};

/** Every Sourced number inside an entry, with its path. */
function numbersIn(value: unknown, path = ''): [string, Sourced][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  if ('unit' in value && 'value' in value) return [[path, value as Sourced]];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, `${path}.${key}`));
}

const model = (id: string): ModelEntry => {
  const entry = find(models, id);
  if (entry === null) throw new Error(id);
  return entry;
};

describe.each(Object.entries(registries))('%s entries', (room, entries) => {
  test('no id or alias stands for two of them', () => {
    const names = entries.flatMap((entry) => [entry.id, ...('aliases' in entry ? entry.aliases : [])]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  test('ids and aliases are written as idOf writes them', () => {
    const names = entries.flatMap((entry) => [entry.id, ...('aliases' in entry ? entry.aliases : [])]);
    expect(names.map(idOf)).toEqual(names);
  });

  test('every file of the folder is registered, under its own id', () => {
    const folder = new URL(`../../src/catalog/${room}/`, import.meta.url);
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    expect(entries.map((entry) => `${entry.id}.json`).sort()).toEqual(files.sort());
  });

  test('every number has a known unit, a source and a kind', () => {
    for (const entry of entries) {
      for (const [path, number] of numbersIn(entry)) {
        const where = `${entry.id}${path}`;
        expect(() => siOf(number), where).not.toThrow();
        expect(number.source.length, where).toBeGreaterThan(0);
        expect(kinds.has(number.kind), where).toBe(true);
        if (number.value !== null) expect(number.value, where).toBeGreaterThanOrEqual(0);
      }
    }
  });
});

describe('accelerators', () => {
  const at = (number: Sourced): number => siOf(number) ?? 0;

  test('at least eight, over at least three vendors', () => {
    expect(accelerators.length).toBeGreaterThanOrEqual(8);
    expect(new Set(accelerators.map((one) => one.vendor)).size).toBeGreaterThanOrEqual(3);
  });

  test.each(accelerators.map((one): [string, AcceleratorEntry] => [one.id, one]))('%s obeys physics', (_, one) => {
    const { peak, power, efficiency } = one;
    for (const [narrow, wide] of [
      ['fp8', 'bf16'],
      ['fp4', 'fp8'],
      ['bf16', 'tf32'],
      ['tf32', 'fp32'],
    ] as const) {
      if (peak[narrow].value !== null && peak[wide].value !== null) {
        expect(at(peak[narrow]), `${narrow} over ${wide}`).toBeGreaterThanOrEqual(at(peak[wide]));
      }
    }
    expect(peak.fp16).toMatchObject({ value: peak.bf16.value, kind: 'derived' });
    expect(at(one.idlePower)).toBeLessThan(at(one.tdp));
    if (one.contextIdlePower.value !== null) {
      expect(at(one.contextIdlePower)).toBeGreaterThan(at(one.idlePower));
      expect(at(one.contextIdlePower)).toBeLessThan(at(power.active) * at(one.tdp) + 1);
    }
    const fractions = [...Object.values(efficiency.compute), efficiency.attention, efficiency.hbm, efficiency.link];
    for (const fraction of fractions) {
      expect(fraction.value).toBeGreaterThan(0);
      expect(fraction.value).toBeLessThanOrEqual(1);
    }
    // between a 1 GB/s and a 100 TB/s memory, and 10^2 to 10^3 FLOP a byte: a wrong unit would be far off
    expect(at(peak.bf16) / at(one.hbmBandwidth)).toBeGreaterThan(50);
    expect(at(peak.bf16) / at(one.hbmBandwidth)).toBeLessThan(1000);
    expect(at(one.linkBandwidth)).toBeLessThan(at(one.hbmBandwidth));
  });

  test('vendor spellings find the entry', () => {
    expect(find(accelerators, 'H100 SXM')?.id).toBe('h100-sxm');
    expect(find(accelerators, 'h100_sxm')?.id).toBe('h100-sxm');
    expect(find(accelerators, 'A100')?.id).toBe('a100-sxm-80gb');
  });
});

describe('models', () => {
  test('at least twelve dense ones, and one refused for its sliding window', () => {
    expect(models.filter((one) => one.needs.length === 0).length).toBeGreaterThanOrEqual(12);
    expect(model('mistral-7b-v0.1').needs).toEqual(['sliding-window']);
  });

  test.each([
    ['llama-3.1-8b', 8.03],
    ['llama-3.1-70b', 70.55],
    ['llama-3.1-405b', 405.85],
    ['llama-2-7b', 6.74],
    ['llama-2-13b', 13.02],
    ['llama-3.2-1b', 1.24],
    ['llama-3.2-3b', 3.21],
    ['qwen3-0.6b', 0.6],
    ['qwen3-8b', 8.19],
    ['qwen3-14b', 14.77],
    ['qwen3-32b', 32.76],
    ['qwen2.5-7b', 7.62],
    ['qwen2.5-72b', 72.7],
    ['phi-4', 14.66],
    ['opt-13b', 12.85],
    ['yi-34b', 34.39],
    ['mistral-nemo-instruct-2407', 12.25],
    ['falcon-7b', 6.92],
  ])('%s has the published number of parameters: %d B', (id, billions) => {
    // biases, learned positions and the rounding of what is published stay within it
    expect(Math.abs(parameterCount(model(id)) / (billions * 1e9) - 1)).toBeLessThan(0.0075);
  });

  test('KV bytes a token in 16 bits: OPT-13B 800 KiB, Llama 3.1 8B 128 KiB', () => {
    expect(2 * kvElementsPerToken(model('opt-13b'))).toBe(819_200);
    expect(2 * kvElementsPerToken(model('llama-3.1-8b'))).toBe(131_072);
  });

  test('heads are shared equally by KV heads', () => {
    for (const one of models) expect(one.heads % one.kvHeads, one.id).toBe(0);
  });

  test('a repository name finds the entry', () => {
    expect(find(models, 'meta-llama/Llama-3.1-8B-Instruct')?.id).toBe('llama-3.1-8b');
    expect(find(models, '../../llama-3.1-8b.json')).toBeNull();
  });
});

describe('precisions', () => {
  test('a wider precision has no fewer bits, and no float multiplies as an integer', () => {
    for (const one of precisions) {
      for (const id of one.wider) {
        expect(precisionOf(id).bits, `${one.id} in ${id}`).toBeGreaterThanOrEqual(one.bits);
        if (one.family === 'float') expect(precisionOf(id).family, `${one.id} in ${id}`).toBe('float');
      }
    }
  });

  test('what holds a precision is held by what is wider still', () => {
    for (const one of precisions) {
      for (const id of one.wider) {
        for (const next of precisionOf(id).wider) expect(one.wider, `${one.id} → ${id} → ${next}`).toContain(next);
      }
    }
  });
});

describe('workloads', () => {
  test('points rise from share 0 to share 1', () => {
    for (const { id, prompt, output } of workloads) {
      for (const points of [prompt, output]) {
        expect(points[0]?.[0], id).toBe(0);
        expect(points.at(-1)?.[0], id).toBe(1);
        for (let at = 1; at < points.length; at++) {
          expect(points[at]![0], id).toBeGreaterThan(points[at - 1]![0]);
          expect(points[at]![1], id).toBeGreaterThanOrEqual(points[at - 1]![1]);
        }
      }
    }
  });
});
