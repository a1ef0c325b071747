// Wrong use of the library: every mistake is an InputError that names its place, never a TypeError, never silence.

import { describe, expect, test } from 'vitest';
import { create, InputError, planner, simulate } from '../../src/index.ts';

const small = {
  model: 'llama-3.1-8b',
  fleet: { pools: [{ accelerator: 'h100-sxm' }] },
  workload: { preset: 'chat', rate: '2 /s', requests: 20 },
  slo: { ttft: '1 s', attainment: 0.9 },
};

/** What comes of it: the message of an InputError, any other error as it is. */
async function refusal(attempt: () => unknown): Promise<string> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return 'nothing was refused';
}

const policy = (controller: unknown) => ({ id: 'own', create: () => controller });
const whole = { cadenceS: 1, stalenessS: 0, decide: () => [], state: () => null, restore: () => undefined };
const traced = { ...small, workload: { trace: 'x.csv' } };

// biome-ignore lint/suspicious/noExplicitAny: the mistakes are what the types forbid
const any = (value: unknown): any => value;

const rows: readonly (readonly [string, () => unknown, string])[] = [
  ['options that are no table', () => simulate(small, any(null)), 'options: found null'],
  ['a callback that is none', () => simulate(small, { onRows: any([]) }), 'options.onRows: found a list'],
  ['a signal that is none', () => simulate(small, { signal: any('now') }), 'options.signal: found "now"'],
  ['policies that are no list', () => simulate(small, { policies: any({}) }), 'options.policies: found an object'],
  ['a router that is none', () => simulate(small, { router: any('random') }), 'options.router: found "random"'],
  ['a policy without create', () => simulate(small, { policies: any([{}]) }), 'options.policies.0'],
  ['a policy that makes nothing', () => simulate(small, { policies: [policy(null)].map(any) }), 'options.policies.0.'],
  [
    'a policy without end between two instants',
    () => simulate(small, { policies: [policy({ ...whole, cadenceS: 0 })].map(any) }),
    'options.policies.0.own.cadenceS',
  ],
  [
    'a cadence of no number',
    () => simulate(small, { policies: [policy({ ...whole, cadenceS: Number.NaN })].map(any) }),
    'options.policies.0.own.cadenceS',
  ],
  ['openFile that returns nothing', () => simulate(traced, { openFile: any(() => null) }), 'x.csv: found null'],
  [
    'openFile that returns a promise',
    () => simulate(traced, { openFile: any(() => Promise.resolve()) }),
    'x.csv: found an object that is no file',
  ],
  [
    'readText that returns nothing',
    () => simulate({ ...small, model: 'x/config.json' }, { readText: any(() => undefined) }),
    'readText',
  ],
  ['accelerators in one text', () => planner.size(small, { accelerators: any('h100-sxm') }), 'options.accelerators'],
  ['numbers of ranks that are no list', () => planner.size(small, { tps: any(1) }), 'options.tps: found 1'],
  ['repeats left out', () => planner.repeat(small, any(undefined)), 'options: found undefined'],
];

describe('mistakes of the caller', () => {
  test.each(rows)('%s', async (_, attempt, says) => {
    expect(await refusal(attempt)).toContain(says);
  });
});

describe('a world', () => {
  const times: readonly (readonly [string, unknown])[] = [
    ['beyond i64', '1e8 s'],
    ['to an instant beyond i64', { until: '9223373 s' }],
    ['by so little more than i64 has left', '9223368 s'],
  ];
  test.each(times)('does not say that it went %s', async (_, by) => {
    const world = await create(small);
    world.advance('5 s');
    expect(await refusal(() => world.advance(any(by)))).toContain('advance: found');
    expect(world.view.timeS).toBe(5);
    expect(world.advance({ until: '6 s' }).view.timeS).toBe(6);
  });

  test('goes back to its own moments and to those of its like', async () => {
    const [world, twin] = [await create(small), await create(structuredClone(small))];
    const moment = world.advance('3 s').snapshot();
    const end = world.result();
    expect(twin.restore(structuredClone(moment)).result()).toEqual(end);
    expect(world.restore(moment).result()).toEqual(end);
  });

  const others: readonly (readonly [string, object])[] = [
    ['model', { ...small, model: 'llama-3.1-70b', fleet: { pools: [{ accelerator: 'h100-sxm', tp: 4 }] } }],
    ['seed', { ...small, run: { seed: 2 } }],
    ['objective', { ...small, slo: { ttft: '2 s' } }],
    ['rate', { ...small, workload: { ...small.workload, rate: '3 /s' } }],
    ['policy', { ...small, policies: [{ policy: 'queue-admission' }] }],
  ];
  test.each(others)('refuses a moment of another %s, and goes on', async (_, other) => {
    const world = await create(small);
    const moment = (await create(any(other))).advance('1 s').snapshot();
    expect(await refusal(() => world.restore(moment))).toContain('a moment of another world');
    expect(world.result().requests.finished).toBe(20);
  });

  test('refuses what is no moment', async () => {
    const world = await create(small);
    for (const moment of [null, {}, { core: 1 }])
      expect(await refusal(() => world.restore(any(moment)))).toContain('moment');
  });
});

describe('a key that is set to undefined', () => {
  test('is a key left out, in the result too', async () => {
    const extra = { name: undefined, price: undefined, run: { seed: undefined, warmUp: undefined } };
    const [given, without] = [await simulate({ ...small, ...extra }), await simulate({ ...small, run: {} })];
    expect(JSON.stringify(given)).not.toContain('undefined');
    expect(given.provenance.numbers.map(({ what }) => what)).not.toContain('run.seed');
    expect({ ...given, provenance: null }).toEqual({ ...without, provenance: null });
  });
});
