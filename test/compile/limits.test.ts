// What a kind may be at most: the joules of its largest step; and the FLOP that count as model FLOP.

import { describe, expect, test } from 'vitest';
import { compiled, issuesOf } from './support.ts';

describe('the largest step', () => {
  /** Few KV blocks, so that host time alone makes the step long. */
  const step = (hostStep: string, tdp: string) =>
    issuesOf({
      'fleet.pools.0.accelerator': '{"base": "h100-sxm"}',
      'fleet.pools.0.accelerator.tdp': tdp,
      'engine.kvBlocks': '2000',
      'engine.hostStep': hostStep,
      'engine.maxNumSeqs': '256',
    });

  // 2 MJ at 40 kW are 50 s. Dynamic energy before its cap is at most four times that: 8 MJ, and i64 holds 9.2e18 pJ.
  test('may hold 2 MJ at TDP: 49 s of host and 0.7 s beside it at 40 kW, not 0.6 s more', () => {
    expect(step('49 s', '40 kW')).toEqual([]);
    const issues = step('49.6 s', '40 kW');
    expect(issues).toHaveLength(1);
    expect(issues[0]?.found).toMatch(/^a step of up to 50\.\d s$/);
    expect(issues[0]?.hint).toContain('at most 50.0 s');
  });

  test('half the power, twice the time', () => {
    expect(step('49.6 s', '20 kW')).toEqual([]);
    expect(step('26 s', '80 kW')[0]?.hint).toContain('at most 25.0 s');
  });
});

describe('a cache that holds millions of tokens', () => {
  const falcon = (more = {}) =>
    issuesOf({ model: 'falcon-7b', engine: 'vllm-0.21', 'fleet.pools.0.accelerator': 'mi308x', ...more });

  test('could hold one prompt of them all, unless the engine takes none so long', () => {
    const [issue, ...others] = falcon();
    expect(others).toEqual([]);
    expect(issue?.found).toMatch(/^a step of up to 3\.\d+e\+3 s$/);
    expect(issue?.hint).toContain('or set engine.maxModelLen, of the model 2048.');
    expect(falcon({ engine: '{ base: vllm-0.21, maxModelLen: 2048 }' })).toEqual([]);
  });

  test('a limit beyond the cache changes nothing, and is not asked for again', () => {
    const [issue] = falcon({ engine: '{ base: vllm-0.21, maxModelLen: 100000000 }' });
    expect(issue?.hint).not.toContain('maxModelLen');
  });
});

describe('model FLOP', () => {
  // 4·heads·headDim a pair, layer and KV token: 4·32·128·32 of Llama 3.1 8B; a prefill pair counts twice in Q
  test.each(['roofline', 'calibrated'])('%s: making KV wide first is none, whatever the cache stores', (kernels) => {
    for (const kv of ['bf16', 'fp8', 'int8']) {
      const { pools } = compiled({ 'fleet.pools.0.kernels': kernels, 'precision.kv': kv });
      expect(pools[0]?.modelFlop.decodeKv, kv).toBe(4 * 32 * 128 * 32);
      expect(pools[0]?.modelFlop.pair, kv).toBe(2 * 32 * 128 * 32);
    }
  });

  test('2 FLOP a weight and token, 2·hidden·vocabulary an output token', () => {
    const { pools } = compiled();
    const layer = 4096 * (4096 + 2 * 1024) + 4096 * 4096 + 3 * 4096 * 14_336;
    expect(pools[0]?.modelFlop.token).toBe(2 * 32 * layer);
    expect(pools[0]?.modelFlop.output).toBe(2 * 4096 * 128_256);
  });
});
