// The fleet of a scenario: pools, what they change, how requests are routed; and combinations that mean nothing.

import { describe, expect, test } from 'vitest';
import { InputError, type Issue } from '../../src/errors.ts';
import { parseScenario } from '../../src/scenario/index.ts';

const scenario = (fleet: unknown, more: object = {}) => ({
  tokenworks: 1,
  model: 'llama-3.1-8b',
  fleet,
  workload: { preset: 'chat', rate: '4 /s', duration: '1 h' },
  ...more,
});
const pool = { accelerator: 'h100-sxm' };
const parsed = (fleet: unknown, more: object = {}) => parseScenario(scenario(fleet, more));

function issuesOf(fleet: unknown, more: object = {}): readonly Issue[] {
  try {
    parsed(fleet, more);
  } catch (error) {
    if (error instanceof InputError) return error.issues;
    throw error;
  }
  return [];
}

describe('pools', () => {
  test('what is left out has the documented value', () => {
    const { pools, route, clocks, engine, precision } = parsed({ pools: [pool, { ...pool, name: 'b' }] });
    expect(pools).toMatchObject([
      {
        name: 'pool-0',
        role: 'mixed',
        replicas: 1,
        tp: 1,
        weightThousandths: 1000,
        clock: 1,
        admissionLimit: null,
        offW: 0,
      },
      { name: 'b' },
    ]);
    expect(pools[0]).toMatchObject({ engine: { id: engine.id, admit: engine.admit }, precision });
    expect(route).toEqual({ policy: 'least-outstanding-requests', signal: 'requests', staleS: 0, holdLimit: 0 });
    expect(clocks).toEqual([]);
  });

  test('numbers are in SI, weights in whole thousandths', () => {
    const { pools } = parsed({
      pools: [{ ...pool, weight: 0.3335, clock: 0.7, admissionLimit: 12, offPower: '20 W', replicas: 9 }],
    });
    expect(pools[0]).toMatchObject({ weightThousandths: 334, clock: 0.7, admissionLimit: 12, offW: 20, replicas: 9 });
  });
});

describe('the engine of a pool', () => {
  const engineOf = (own: unknown, common: unknown) =>
    parsed({ pools: [{ ...pool, engine: own }] }, common === undefined ? {} : { engine: common }).pools[0]?.engine;

  test('fields go before the scenario’s, the rest stays', () => {
    const engine = engineOf({ maxNumSeqs: 32 }, { maxNumSeqs: 64, blockTokens: 32 });
    expect([engine?.maxNumSeqs.value, engine?.blockTokens.value]).toEqual([32, 32]);
    expect(engineOf({ maxNumSeqs: 32 }, 'vllm-v1')).toMatchObject({ id: 'vllm-0.21' });
    expect(engineOf({ maxNumSeqs: 32 }, undefined)?.maxNumSeqs.value).toBe(32);
  });

  test('one with a name of its own leaves the scenario’s changes behind', () => {
    for (const own of ['vllm-v1', { base: 'vllm-v1' }])
      expect(engineOf(own, { blockTokens: 32 })?.blockTokens.value).toBe(16);
  });

  test('of fields that stand for one another the pool’s counts', () => {
    expect(engineOf({ kvTokens: 640 }, { kvBlocks: 7 })?.kvBlocks).toBe(40);
    expect(engineOf({ kvBlocks: 7 }, { kvTokens: 640 })?.kvBlocks).toBe(7);
    expect(engineOf({ reserved: '1 GB' }, { graphs: '2 GB' })).toMatchObject({ reservedParts: null });
    expect(engineOf({ graphs: '2 GB' }, { reserved: '1 GB' })?.reservedParts?.graphs).toBe(2e9);
  });

  test('is checked where it was written', () => {
    const issues = issuesOf({ pools: [pool, { ...pool, engine: { maxNumBatchedTokens: 8, maxNumSeqs: 9 } }] });
    expect(issues.map(({ path }) => path.join('.'))).toEqual(['fleet.pools.1.engine.maxNumBatchedTokens']);
  });
});

const two = [pool, { ...pool, name: 'b' }];
const limited = [{ ...pool, admissionLimit: 3 }];

describe('what means nothing is refused', () => {
  test.each<[string, unknown, string, RegExp]>([
    [
      'two pools of one name',
      {
        pools: [
          { ...pool, name: 'a' },
          { ...pool, name: 'a' },
        ],
      },
      'pools.1.name',
      /Pool 0/,
    ],
    ['65 pools', { pools: Array.from({ length: 65 }, () => pool) }, 'pools', /At most 64/],
    ['too many replicas', { pools: two.map((one) => ({ ...one, replicas: 40_000 })) }, 'pools', /at most 65536/],
    ['weight 0 everywhere', { pools: [{ ...pool, weight: 0 }] }, 'pools', /Nothing would be served/],
    ['a weight of nothing', { pools: [{ ...pool, weight: 0.0001 }, two[1]] }, 'pools.0.weight', /at least 0.001/],
    ['a weight of NaN', { pools: [{ ...pool, weight: Number.NaN }] }, 'pools.0.weight', /not a number/],
    ['no clock', { pools: [{ ...pool, clock: 0 }] }, 'pools.0.clock', /greater than 0/],
    ['a clock beyond reason', { pools: [{ ...pool, clock: 2 }] }, 'pools.0.clock', /at most 1.5/],
    ['17 levels', { pools: two, clocks: Array.from({ length: 16 }, (_, i) => 0.5 + i / 100) }, 'clocks', /at most 16/],
    ['an unknown policy', { pools: two, route: { policy: 'least-kvv' } }, 'route.policy', /least-kv\?/],
    ['an unknown key', { pools: two, route: { stale: '1 s' } }, 'route.stale', /staleness/],
    ['stale turns', { pools: two, route: { policy: 'round-robin', staleness: '1 s' } }, 'route.staleness', /no signal/],
    ['a stale draw', { pools: two, route: { policy: 'random', staleness: '1 s' } }, 'route.staleness', /no signal/],
    ['fresh scores', { pools: two, route: { policy: 'scores' } }, 'route.staleness', /how often/],
    [
      'a signal told twice',
      { pools: two, route: { policy: 'least-kv', signal: 'kv' } },
      'route.signal',
      /power-of-two/,
    ],
    ['holding without a limit', { pools: two, route: { hold: 5 } }, 'route.hold', /admissionLimit/],
    ['holding outside', { pools: limited, route: { policy: 'external', hold: 5 } }, 'route.hold', /holds none/],
    ['a limit outside', { pools: limited, route: { policy: 'external' } }, 'pools.0.admissionLimit', /by itself/],
    [
      'a weight in turns',
      { pools: [{ ...pool, weight: 2 }], route: { policy: 'round-robin' } },
      'pools.0.weight',
      /0 or/,
    ],
    [
      'a weight of a session',
      { pools: [{ ...pool, weight: 2 }], route: { policy: 'session-affinity' } },
      'pools.0.weight',
      /0 or/,
    ],
    [
      'a weight outside',
      { pools: [{ ...pool, weight: 2 }], route: { policy: 'external' } },
      'pools.0.weight',
      /by itself/,
    ],
    ['a prefill pool', { pools: [{ ...pool, role: 'prefill' }] }, 'pools.0.role', /only mixed/],
    ['a model of its own', { pools: [{ ...pool, model: 'opt-13b' }] }, 'pools.0.model', /not known/],
  ])('%s', (_, fleet, at, hint) => {
    const issues = issuesOf(fleet);
    const issue = issues.find(({ path }) => path.join('.') === `fleet.${at}`);
    expect(issues.map(({ path }) => path.join('.'))).toContain(`fleet.${at}`);
    expect(issue?.hint).toMatch(hint);
  });

  test.each<[string, unknown]>([
    ['a pool that takes no requests beside one that does', { pools: [{ ...pool, weight: 0 }, two[1]] }],
    ['weight 0 in turns', { pools: [{ ...pool, weight: 0 }, two[1]], route: { policy: 'round-robin' } }],
    ['weights under least', { pools: [{ ...pool, weight: 2 }, two[1]] }],
    ['holding behind a limit', { pools: limited, route: { hold: 'unbounded' } }],
    ['holding nobody', { pools: two, route: { hold: 0 } }],
    ['fresh signals told', { pools: two, route: { policy: 'random', staleness: 0 } }],
    ['a signal of power-of-two', { pools: two, route: { policy: 'power-of-two', signal: 'kv', staleness: '1 s' } }],
  ])('but not %s', (_, fleet) => {
    expect(issuesOf(fleet)).toEqual([]);
  });

  test('all of it at once', () => {
    const fleet = {
      pools: [{ ...pool, weight: 2, tp: 16 }, two[1], { ...pool, name: 'b', engine: { kvBlocks: 1, kvTokens: 9 } }],
      route: { policy: 'random', staleness: '1 s', signal: 'kv', hold: 3 },
    };
    expect(
      issuesOf(fleet)
        .map(({ path }) => path.slice(1).join('.'))
        .sort(),
    ).toEqual([
      'pools.0.tp',
      'pools.0.weight',
      'pools.2.engine.kvTokens',
      'pools.2.name',
      'route.hold',
      'route.signal',
      'route.staleness',
    ]);
  });
});
