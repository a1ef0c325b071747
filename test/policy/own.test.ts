// Policies as callers write them: times with units, words for power, names of replicas; what is wrong names the policy,
// and a command that can do nothing is an error.

import { describe, expect, test } from 'vitest';
import { create, InputError, jsonReport, type OwnPolicy, type Policy, simulate } from '../../src/index.ts';

const fleet = (more: object = {}) => ({
  model: 'llama-3.1-8b',
  fleet: { pools: [{ name: 'wide', accelerator: 'a100-sxm-80gb', replicas: 3 }], ...more },
  workload: { preset: 'chat', rate: '6 /s', requests: 80 },
  run: { warmUp: 0 },
});

/** One command at the first look after `atS`. */
const once = (command: unknown, atS = 0, more: Partial<Policy> = {}): OwnPolicy => ({
  id: 'mine',
  create: () => {
    let isDone = false;
    return {
      cadence: '1 s',
      decide(view) {
        if (isDone || view.atS < atS) return [];
        isDone = true;
        return [command] as ReturnType<Policy['decide']>;
      },
      ...more,
    };
  },
});

const run = (policy: OwnPolicy, more: object = {}) => simulate(fleet(more), { policies: [policy] });
const refusal = async (policy: OwnPolicy, more: object = {}): Promise<string> => {
  const error = await run(policy, more).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InputError);
  return String(error);
};

describe('a policy may be written', () => {
  test('with a cadence and a staleness as times, without state and restore', async () => {
    const seen = async (times: Partial<Policy>) => {
      const atS: number[] = [];
      const decide: Policy['decide'] = (view) => {
        atS.push(view.atS);
        return [];
      };
      await run({ id: 'mine', create: () => ({ ...times, decide }) });
      return atS;
    };
    const words = await seen({ cadence: '2 s', staleness: '1500 ms' });
    expect(words).toEqual(await seen({ cadenceS: 2, stalenessS: 1.5 }));
    expect(words).toEqual(await seen({ cadence: 2, staleness: 1.5 }));
    expect(words.slice(0, 3)).toEqual([0, 2, 4]);
    expect(words.length).toBeLessThan((await seen({ cadence: '2 s' })).length);
  });

  test('with words for power and names of replicas', async () => {
    const words = await run(once({ replica: 'wide/2', lever: 'power', value: 'off' }));
    const numbers = await run(once({ replica: 2, lever: 'power', value: 0 }));
    expect(jsonReport(words)).toBe(jsonReport(numbers));
    const plain = await simulate(fleet());
    expect(words.energyJ).toBeLessThan(plain.energyJ);
  });

  test('so that the router holds requests without a limit while all is closed', async () => {
    const off = (row: number) => once({ replica: row, lever: 'power', value: 'off' });
    const closing = [off(0), off(1), off(2), once({ replica: 0, lever: 'power', value: 'on' }, 10)];
    const options = { policies: closing.map((policy, row) => ({ ...policy, id: `p${row}` })) };
    const held = await simulate(fleet({ route: { hold: 'unbounded' } }), options);
    expect(held.requests.finished).toBe(80);
    expect(held.latency.ttftS.max).toBeGreaterThan(5);
    expect((await simulate(fleet(), options)).requests.rejected).toBeGreaterThan(10);
    await expect(simulate(fleet({ route: { hold: 'unbounded' } }))).rejects.toThrow('your own');
  });
});

describe('an error names the policy', () => {
  const wrong: readonly (readonly [string, object, string])[] = [
    ['no cadence', { decide: () => [] }, 'options.policies.0.mine.cadence: found nothing'],
    ['a cadence without a unit', { cadence: '10', decide: () => [] }, 'options.policies.0.mine.cadence: found "10"'],
    ['both cadences', { cadence: 1, cadenceS: 1, decide: () => [] }, 'Write cadence or cadenceS, not both'],
    ['a text in cadenceS', { cadenceS: '1 s', decide: () => [] }, 'options.policies.0.mine.cadenceS'],
    ['no decide', { cadence: 1 }, 'options.policies.0.mine.decide'],
    ['state alone', { cadence: 1, decide: () => [], state: () => 1 }, 'state needs it: write both or neither'],
    [
      'a function that throws',
      {
        cadence: 1,
        decide: () => {
          throw new RangeError('no row');
        },
      },
      'policies.mine.decide: found "RangeError: no row"',
    ],
    ['no list', { cadence: 1, decide: () => undefined }, 'policies.mine.decide: found undefined'],
  ];
  test.each(wrong)('%s', async (_, made, says) => {
    expect(await refusal({ id: 'mine', create: () => made as Policy })).toContain(says);
  });
});

describe('a command that can do nothing is an error', () => {
  const route = (policy: string) => ({ route: { policy } });
  const rows: readonly (readonly [string, unknown, object, string])[] = [
    ['a clock that is no level', { replica: 0, lever: 'clock', value: 0.5 }, {}, 'write fleet: { clocks: [0.5] }'],
    ['a lever that is none', { replica: 0, lever: 'klock', value: 1 }, {}, 'policies.mine.decide.0.lever'],
    ['a weight that is not read', { replica: 0, lever: 'weight', value: 2 }, route('random'), 'route by weighted'],
    ['a word that is no power', { replica: 0, lever: 'power', value: 'of' }, {}, 'power takes 0 for off'],
    ['a replica that is none', { replica: 'wide/3', lever: 'power', value: 'on' }, {}, 'decide.0.replica'],
  ];
  test.each(rows)('%s', async (_, command, more, says) => {
    expect(await refusal(once(command), more)).toContain(says);
  });

  test('and the same clock as a level saves energy', async () => {
    const slow = once({ replica: 0, lever: 'clock', value: 0.5 });
    const [low, plain] = [await run(slow, { clocks: [0.5] }), await simulate(fleet({ clocks: [0.5] }))];
    expect(low.energyJ).toBeLessThan(plain.energyJ);
  });
});

describe('a world with a policy that keeps no state', () => {
  test('says so in its moments; one with state goes on to the same bytes', async () => {
    const forgetful = await create(fleet(), { policies: [once({ replica: 2, lever: 'power', value: 'off' })] });
    expect(forgetful.advance('3 s').snapshot().anew).toEqual(['mine']);
    // a new one commands again
    expect(forgetful.fork().result().control?.commandCount).toBe(2);
    let memory = 0;
    const keeping: OwnPolicy = {
      id: 'mine',
      create: () => {
        let looks = 0;
        return {
          cadence: '1 s',
          decide: () => (looks++ === 5 ? [{ replica: 2, lever: 'power', value: 'off' }] : []),
          state: () => looks,
          restore: (saved) => {
            looks = saved as number;
            memory = looks;
          },
        };
      },
    };
    const world = (await create(fleet(), { policies: [keeping] })).advance('3 s');
    expect(world.snapshot().anew).toEqual([]);
    const fork = world.fork();
    // looks at 0, 1, 2 and 3 s
    expect(memory).toBe(4);
    expect(jsonReport(fork.result())).toBe(jsonReport(world.result()));
  });
});
