// Memory of models that cannot be timed: layers with a window or a state as a hybrid cache manager counts them.

import { expect, test } from 'vitest';
import { cacheMemory } from '../../src/compile/cache-memory.ts';
import { systemsOf } from '../../src/compile/system.ts';
import { readScenarioParts } from '../../src/scenario/parse.ts';

function memoryOf(model: unknown, accelerator: string, tp: number, context: number) {
  const { scenario } = readScenarioParts({
    model,
    fleet: { pools: [{ accelerator, tp }] },
    workload: { arrivals: { process: 'poisson', rate: '1 /s' }, prompt: 1, output: 1, requests: 1 },
  });
  const [system] = scenario === null ? [] : systemsOf(scenario);
  if (system === undefined) throw new Error('no system');
  return { system, memory: cacheMemory(system, context) };
}

test('half of the layers of gpt-oss keep a window and what a step brings', () => {
  const { memory, system } = memoryOf('gpt-oss-20b', 'h100-sxm', 1, 100_000);
  const step = system.engine.maxNumBatchedTokens.value ?? 0;
  const layer = 2 * 8 * 64 * 2;
  expect(memory.sequenceBytes).toBe(layer * (12 * 100_000 + 12 * (127 + step)));
  expect(memory).toMatchObject({
    kvBytesPerToken: 12 * layer,
    windowBytesPerToken: 12 * layer,
    windowTokens: 127 + step,
  });
  expect(memory.concurrency).toBeCloseTo(memory.leftBytes / memory.sequenceBytes, 9);
  expect(memory.notes).toEqual([expect.stringMatching(/12 of 24 layers keep/)]);
});

test('a short sequence never leaves its window', () => {
  const { memory } = memoryOf('gpt-oss-20b', 'h100-sxm', 1, 100);
  expect(memory.sequenceBytes).toBe(24 * 2048 * 100);
});

test('linear layers keep a state and no tokens, and weigh what they weigh', () => {
  const { memory } = memoryOf('qwen3-next-80b-a3b', 'h100-sxm', 4, 10_000);
  expect(memory.kvBytesPerToken).toBe(12 * 2 * 256 * 2);
  expect(memory.stateBytes).toBeGreaterThan(0);
  expect(memory.sequenceBytes).toBe(12 * 2 * 256 * 2 * 10_000 + memory.stateBytes);
  expect(Math.abs((4 * memory.weightBytes) / (2 * 79.674e9) - 1)).toBeLessThan(0.02);
});

test('plain models keep every token in every layer', () => {
  const { memory } = memoryOf('llama-3.1-8b', 'h100-sxm', 1, 8192);
  expect(memory.sequenceBytes).toBe(131_072 * 8192);
  expect(memory.notes).toEqual([]);
});
