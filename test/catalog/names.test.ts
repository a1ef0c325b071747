// Ids by one rule, and hints that name the nearest.

import { describe, expect, test } from 'vitest';
import { editDistance, idOf, nearest, suggestion } from '../../src/catalog/names.ts';

describe('idOf', () => {
  test.each([
    ['H100 SXM', 'h100-sxm'],
    ['GB200 (per GPU)', 'gb200'],
    ['meta-llama/Llama-3.1-8B', 'llama-3.1-8b'],
    ['a100_sxm', 'a100-sxm'],
    ['  TPU  v5e ', 'tpu-v5e'],
    ['', ''],
  ])('%j is %j', (name, id) => {
    expect(idOf(name)).toBe(id);
  });

  test('it is its own fixed point', () => {
    for (const name of ['H100 SXM', 'Qwen/Qwen3-0.6B', 'x (y) z_']) expect(idOf(idOf(name))).toBe(idOf(name));
  });
});

describe('nearest', () => {
  test('counts insertions, deletions and substitutions', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('bf61', 'bf16')).toBe(1);
    expect(editDistance('', 'abc')).toBe(3);
    expect(editDistance('abc', 'abc')).toBe(0);
  });

  test('finds a slip and refuses a stranger', () => {
    expect(nearest('h100-smx', ['h200-sxm', 'h100-sxm'])).toBe('h100-sxm');
    expect(nearest('zebra', ['h100-sxm'])).toBeNull();
  });

  test('does not compare a name of a megabyte', () => {
    expect(nearest('a'.repeat(1_000_000), ['h100-sxm'])).toBeNull();
  });

  test('without a near one the hint lists what is known', () => {
    expect(suggestion('zebra', ['a1', 'b2'])).toBe('Known: a1, b2.');
    expect(suggestion('trce', ['trace'])).toBe('Did you mean trace?');
  });
});
