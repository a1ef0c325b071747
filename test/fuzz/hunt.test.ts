/** The list of hunts: whole, each under a key of its own, remembered seeds for each and for no other. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { laws } from '../../src/testing/index.ts';
import type { Hunt } from './hunt.ts';
import { hunts, planted, rememberedSeeds, searchAll, seedFor, seedsFile, seedsText } from './hunt.ts';
import { lawBreakers } from './mutants.ts';

const module = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));

/** A hunt that some seeds end, and the seeds that it was asked. */
function toyHunt(seeds: readonly number[]): { hunt: Hunt; asked: number[] } {
  const asked: number[] = [];
  const mutant = { name: 'toy', file: 'x.ts', find: 'a', replace: 'b' };
  const finds = (_: WebAssembly.Module, seed: number) => {
    asked.push(seed);
    return seeds.includes(seed);
  };
  return { hunt: { key: 'toy', mutant, finds }, asked };
}

test('every planted bug has a name of its own', () => {
  expect(new Set(planted.map((mutant) => mutant.name)).size).toBe(planted.length);
  expect(new Set(hunts.map((hunt) => hunt.key)).size).toBe(hunts.length);
});

test('every law has a planted bug that breaks it', () => {
  expect(laws.filter((law) => !lawBreakers.some((one) => law.name.startsWith(one.law)))).toEqual([]);
});

test('remembered seeds are those of hunts, and the file is as the script writes it', () => {
  const seeds = rememberedSeeds();
  const keys = new Set(hunts.map((hunt) => hunt.key));
  expect(Object.keys(seeds).filter((key) => !keys.has(key))).toEqual([]);
  expect(readFileSync(seedsFile, 'utf8')).toBe(seedsText(seeds));
});

test('the remembered seed is tried first, and alone when it finds the bug', () => {
  const { hunt, asked } = toyHunt([3, 7]);
  expect(seedFor(hunt, module, { toy: 7 })).toBe(7);
  expect(asked).toEqual([7]);
});

test('the search goes on from seed 1 when the remembered seed finds nothing', () => {
  const { hunt, asked } = toyHunt([3]);
  expect(seedFor(hunt, module, { toy: 7 })).toBe(3);
  expect(asked).toEqual([7, 1, 2, 3]);
});

test('a bug that nothing finds has no seed', () => {
  const { hunt, asked } = toyHunt([]);
  expect(seedFor(hunt, module, {})).toBeUndefined();
  expect(asked.length).toBeGreaterThan(100);
});

test('a search of several tries each world on all that are left', () => {
  const [one, other] = [toyHunt([2]), toyHunt([4])];
  const found: number[] = [];
  searchAll(
    [one, other].map(({ hunt }) => ({ hunt, module })),
    10,
    (_, seed) => found.push(seed),
  );
  expect(found).toEqual([2, 4]);
  expect([one.asked.length, other.asked.length]).toEqual([2, 4]);
});
