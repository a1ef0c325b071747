// Registries hold no duplicates, every number says where it is from, precisions and workloads make sense.

import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  accelerators,
  engines,
  idOf,
  modelRecords,
  precisionOf,
  precisions,
  workloads,
} from '../../src/catalog/index.ts';
import { formats } from '../../src/catalog/precisions.ts';
import type { Sourced } from '../../src/catalog/types.ts';
import { siOf } from '../../src/units.ts';

const kinds = new Set(['datasheet', 'measured', 'fitted', 'derived', 'recalled', 'assumed']);
const registries = {
  accelerator: accelerators,
  model: modelRecords,
  engine: engines,
  precision: formats,
  workload: workloads,
};

/** Every Sourced number inside an entry, with its path. */
function numbersIn(value: unknown, path = ''): [string, Sourced][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  if ('unit' in value && 'value' in value) return [[path, value as Sourced]];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, `${path}.${key}`));
}

/** Units of the data sheet's lines that nothing is computed from. */
const sheetUnits = new Set(['MHz', '$']);

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
        if (!(path.startsWith('.sheet.') && sheetUnits.has(number.unit))) {
          expect(() => siOf(number), where).not.toThrow();
        }
        expect(number.source.length, where).toBeGreaterThan(0);
        expect(kinds.has(number.kind), where).toBe(true);
        if (number.value !== null) expect(number.value, where).toBeGreaterThanOrEqual(0);
      }
    }
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
        if (!Array.isArray(points)) continue;
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
