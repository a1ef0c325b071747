// Engines' own words in a scenario: each is answered with what to write.

import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { parseScenario, setPath } from '../../src/scenario/index.ts';

const base = {
  model: 'llama-3.1-8b',
  fleet: { pools: [{ accelerator: 'h100-sxm' }] },
  workload: { preset: 'chat', rate: '4 /s', duration: '1 h' },
};

function hintOf(path: string, value: string): string {
  try {
    parseScenario(setPath(base, path, value));
  } catch (error) {
    if (error instanceof InputError) return error.issues[0]?.hint ?? '';
  }
  return '';
}

describe('hints', () => {
  test.each([
    ['engine.gpu_memory_utilization', '0.9', 'Write engine.memoryFraction.'],
    ['engine.mem_fraction_static', '0.9', 'Write engine.memoryFraction.'],
    ['max_model_len', '8192', 'Write engine.maxModelLen.'],
    ['engine.max_num_seqs', '8', 'Write engine.maxNumSeqs.'],
    ['engine.max_batch_size', '8', 'Write engine.maxNumSeqs.'],
    ['fleet.pools.0.tensor_parallel_size', '2', 'Write fleet.pools.0.tp.'],
    ['fleet.pools.0.dp', '2', 'Write attentionDp in the pool'],
    ['engine.quantization', 'awq', 'Write precision.weights.'],
    ['engine.enablePrefixCaching', 'true', 'A cache of prefixes is not simulated yet.'],
    ['engine.speculative_config', '{}', 'speculative decoding'],
    ['engine.port', '8000', 'changes nothing that is simulated'],
    ['precision', 'fp9', 'Write a word such as fp8'],
    ['precision.weights', 'gptq', 'Write int4'],
    ['precision.weights', 'w8a8', 'Write int8.'],
    ['fleet.pools.0.accelerator', '4090', 'Did you mean rtx-4090?'],
    ['workload.classes.1.name', 'a', 'begin with workload.classes.0'],
    ['fleet.0.tp', '2', 'fleet is no list'],
  ])('%s = %s', (path, value, hint) => {
    expect(hintOf(path, value)).toContain(hint);
  });

  test.each(['a10x', 't4x', 'q20'])('another product is not suggested: %s', (name) => {
    expect(hintOf('fleet.pools.0.accelerator', name)).not.toMatch(/Did you mean (?:a100|l4|h20)/);
  });

  test('a list that is not there yet begins with its place 0', () => {
    const { classes } = parseScenario(setPath(base, 'workload.classes.0.name', 'a'));
    expect(classes.map(({ name }) => name)).toEqual(['a']);
  });
});
