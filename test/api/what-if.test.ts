// What-ifs: commands from outside, forks that meet another future, events, and an environment for learners.

import { describe, expect, test } from 'vitest';
import {
  create,
  createEnvironment,
  defineScenario,
  InputError,
  jsonReport,
  simulate,
  type WorldEvent,
} from '../../src/index.ts';

const scenario = defineScenario({
  model: 'llama-3.1-8b',
  fleet: { pools: [{ name: 'wide', accelerator: 'a100-sxm-80gb', replicas: 2 }], clocks: [0.5] },
  workload: {
    arrivals: { process: 'poisson', rate: '10 /s' },
    prompt: 1500,
    output: { logNormal: { median: 120, sigma: 0.7 }, max: 600 },
    requests: 200,
  },
  slo: { ttft: '500 ms', tpot: '40 ms' },
  price: { accelerator: '2 $/h' },
  run: { seed: 4, warmUp: 0, window: '1 s' },
});

const at5 = async () => (await create(scenario)).advance('5 s');
const refusal = (attempt: () => unknown): string => {
  try {
    attempt();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return String(error);
  }
  return 'nothing was refused';
};

describe('a view', () => {
  test('is a copy by name in SI units: what is written to it changes nothing', async () => {
    const world = await at5();
    const { view } = world;
    const kept = view.replica.queued[0] ?? 0;
    view.replica.queued[0] = kept + 5;
    view.replica.energyJ[0] = 0;
    expect(world.view.replica.queued[0]).toBe(kept);
    expect(() => Object.assign(view, { timeS: 1 })).toThrow(TypeError);
    const { replica, router, measured } = world.view;
    expect(router.arrived).toBe(measured.arrived);
    expect(replica.busyS.every((busyS) => busyS > 0 && busyS <= 5)).toBe(true);
    for (const [row, energyJ] of replica.energyJ.entries()) {
      expect(energyJ / 5).toBeGreaterThan(50);
      expect(energyJ / 5).toBeLessThan(400);
      expect(replica.arrived[row]).toBe(
        (replica.finished[row] ?? 0) + (replica.running[row] ?? 0) + (replica.queued[row] ?? 0),
      );
    }
  });
});

describe('a command from outside', () => {
  test('takes effect at the instant, and the result lists it', async () => {
    const world = (await at5()).command({ replica: 'wide/1', lever: 'power', value: 'off' });
    const before = world.view.replica.arrived[1];
    const result = world.result();
    expect(world.view.replica.arrived[1]).toBe(before);
    expect(result.latency.ttftS.mean).toBeGreaterThan((await simulate(scenario)).latency.ttftS.mean ?? 0);
    expect(result.control).toMatchObject({ policies: ['world'], commandCount: 1 });
    expect(result.control?.commands).toMatchObject([{ policy: 'world', givenS: 5, name: 'wide/1', value: 0 }]);
  });

  test('that changes nothing changes nothing but the list', async () => {
    const world = (await at5()).command([{ replica: 0, lever: 'power', value: 'on' }]);
    const plain = (text: string) => ({ ...(JSON.parse(text) as object), control: null });
    expect(plain(jsonReport(world.result()))).toEqual(plain(jsonReport(await simulate(scenario))));
  });

  test('survives a moment, and may come before anything else', async () => {
    const world = (await create(scenario)).command({ replica: 0, lever: 'clock', value: 0.5 }).advance('2 s');
    const moment = world.snapshot();
    const whole = jsonReport(world.result());
    expect(jsonReport(world.restore(moment).result())).toBe(whole);
  });

  test('that is none, or can do nothing, is an error', async () => {
    const world = await at5();
    const clock = { replica: 0, lever: 'clock', value: 0.3 } as const;
    expect(refusal(() => world.command(clock))).toContain('fleet: { clocks: [0.3] }');
    expect(refusal(() => world.command({ replica: 9, lever: 'power', value: 'off' }))).toContain('command.0.replica');
    expect(refusal(() => world.command({ ...clock, value: 0.5, afterS: 1 }))).toContain('afterS');
    world.advance();
    expect(refusal(() => world.command({ ...clock, value: 0.5 }))).toContain('a world that is done');
  });
});

describe('a fork', () => {
  test('without a change, or with changes that are none, goes on to the same bytes', async () => {
    const world = await at5();
    const whole = jsonReport(await simulate(scenario));
    expect(jsonReport(world.fork().result())).toBe(whole);
    expect(jsonReport(world.fork({ load: 1, lost: [], commands: [] }).result())).toBe(whole);
    expect(jsonReport(world.result())).toBe(whole);
  });

  test('under more load waits longer, with the same requests', async () => {
    const world = await at5();
    const [same, more, less] = [world.fork(), world.fork({ load: 2 }), world.fork({ load: 0.5 })];
    const [one, two, half] = [same.result(), more.result(), less.result()];
    expect(two.requests.finished).toBe(one.requests.finished);
    expect(two.latency.ttftS.mean).toBeGreaterThan(one.latency.ttftS.mean ?? 0);
    expect(half.latency.ttftS.mean).toBeLessThan(one.latency.ttftS.mean ?? 0);
    // what is left of the arrivals takes half, and twice, the time
    const leftS = one.interval.toS - 5;
    expect(two.interval.toS).toBeCloseTo(5 + leftS / 2, 6);
    expect(half.interval.toS).toBeCloseTo(5 + leftS * 2, 6);
  });

  test('under twice the load from the start is the scenario at twice the rate', async () => {
    const twice = { ...scenario.workload, arrivals: { process: 'poisson', rate: '20 /s' } };
    const [fork, other] = [
      (await create(scenario)).fork({ load: 2 }).result(),
      await simulate({ ...scenario, workload: twice }),
    ];
    expect(fork.latency.ttftS.mean).toBeCloseTo(other.latency.ttftS.mean ?? 0, 6);
    expect(fork.requests.finished).toBe(other.requests.finished);
  });

  test('goes back to its own moments, not to those under other load', async () => {
    const world = await at5();
    const fork = world.fork({ load: 2 }).advance('1 s');
    const moment = fork.snapshot();
    const whole = jsonReport(fork.result());
    expect(jsonReport(fork.restore(moment).result())).toBe(whole);
    expect(refusal(() => world.restore(moment))).toContain('another world');
  });

  test('that loses a replica waits longer; one that gets it back waits less', async () => {
    const world = await at5();
    const lost = world.fork({ lost: ['wide/0'] });
    const back = lost
      .fork()
      .advance('3 s')
      .fork({ returned: ['wide/0'] });
    const ttft = [world.fork(), back, lost].map((fork) => fork.result().latency.ttftS.mean ?? 0);
    expect(ttft).toEqual([...ttft].sort((a, b) => a - b));
    expect(new Set(ttft).size).toBe(3);
  });

  test('at another price costs that; the rest stays', async () => {
    const world = await at5();
    const [one, dear] = [world.fork().result(), world.fork({ price: { accelerator: '6 $/h' } }).result()];
    expect((dear.money.acceleratorUsd ?? 0) / (one.money.acceleratorUsd ?? 1)).toBeCloseTo(3, 9);
    expect(dear.latency).toEqual(one.latency);
  });

  test('under limits and clocks of its own', async () => {
    const world = await at5();
    const slow = [0, 1].map((replica) => ({ replica, lever: 'clock' as const, value: 0.5 }));
    const closed = [0, 1].map((replica) => ({ replica, lever: 'admissionLimit' as const, value: 2 }));
    const [one, low, few] = [world.fork(), world.fork({ commands: slow }), world.fork({ commands: closed })].map(
      (fork) => fork.result(),
    );
    expect(low?.latency.ttftS.mean).toBeGreaterThan(one?.latency.ttftS.mean ?? 0);
    expect(few?.requests.rejected).toBeGreaterThan(one?.requests.rejected ?? 0);
  });

  test('under other policies, of the scenario or of the caller', async () => {
    const world = await at5();
    const parker = {
      id: 'parker',
      create: () => ({
        cadence: '2 s',
        decide: () => [{ replica: 1, lever: 'power' as const, value: 'off' as const }],
      }),
    };
    const parked = world.fork({ policies: [parker] }).result();
    expect(parked.control?.commands[0]).toMatchObject({ policy: 'parker', givenS: 6 });
    const guarded = world.fork({ policies: [{ policy: 'queue-admission', queue: 0 }] }).result();
    expect(guarded.control?.policies).toEqual(['queue-admission']);
    expect(guarded.control?.commandCount).toBeGreaterThan(0);
    const clocks = { policy: 'power-limit', limit: '500 W' };
    expect(refusal(() => world.fork({ policies: [clocks] }))).toContain('fleet: { clocks');
  });

  test('refuses what is no change', async () => {
    const world = await at5();
    // biome-ignore lint/suspicious/noExplicitAny: the mistakes are what the types forbid
    const fork = (changes: any) => refusal(() => world.fork(changes));
    expect(fork({ lode: 2 })).toContain('fork.lode');
    expect(fork({ load: '2' })).toContain('fork.load');
    expect(fork({ lost: 'wide/0' })).toContain('fork.lost');
    expect(fork({ lost: ['wide/7'] })).toContain('command.0.replica');
    expect(fork({ price: { accelerator: '2' } })).toContain('price.accelerator');
    expect(fork(null)).toContain('fork: found null');
  });
});

describe('events', () => {
  test('give every request, window and command once, in SI, and lead to the same bytes', async () => {
    const world = await create(scenario, {
      policies: [
        {
          id: 'one',
          create: () => ({
            cadence: '5 s',
            decide: ({ atS }) => (atS === 5 ? [{ replica: 0, lever: 'clock', value: 0.5 }] : []),
          }),
        },
      ],
    });
    const events: WorldEvent[] = [...world.events('8 s'), ...world.events()];
    const of = (kind: WorldEvent['kind']) => events.filter((event) => event.kind === kind);
    const result = world.result();
    expect(of('request')).toHaveLength(result.requests.finished);
    expect(of('command')).toMatchObject([{ policy: 'one', givenS: 5 }]);
    for (const event of events) {
      if (event.kind !== 'request') continue;
      const { arrivalS, startS, firstTokenS, finishS } = event;
      expect([arrivalS, startS, firstTokenS, finishS]).toEqual(
        [arrivalS, startS, firstTokenS, finishS].sort((a, b) => a - b),
      );
    }
    const energyJ = events.reduce((sum, event) => sum + (event.kind === 'window' ? event.energyJ : 0), 0);
    expect(energyJ / result.windows.energyJ.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
  });

  test('may be left: the world goes on from there to the same bytes', async () => {
    const world = await create(scenario);
    for (const event of world.events()) if (event.kind === 'request' && event.finishS > 3) break;
    const { timeS } = world.view;
    expect(timeS).toBeGreaterThan(3);
    expect(jsonReport(world.result())).toBe(jsonReport(await simulate(scenario)));
  });
});

describe('an environment', () => {
  test('steps to the end, rewards what was good, and is the same again', async () => {
    const environment = await createEnvironment(scenario, { step: '2 s', until: '8 s' });
    const episode = async (seed: number) => {
      const { observation } = await environment.reset({ seed });
      expect(observation).toHaveLength(6);
      const rewards: number[] = [];
      for (;;) {
        const { reward, terminated, truncated, info } = environment.step([]);
        rewards.push(reward);
        if (terminated || truncated) return { rewards, terminated, truncated, timeS: info.timeS };
      }
    };
    const [first, second, other] = [await episode(1), await episode(1), await episode(2)];
    expect(second).toEqual(first);
    expect(other.rewards).not.toEqual(first.rewards);
    expect(first).toMatchObject({ terminated: false, truncated: true, timeS: 8 });
    expect(first.rewards).toHaveLength(4);
  });

  test('pays for good actions: with a replica off less is good', async () => {
    const total = async (value: 'on' | 'off') => {
      const environment = await createEnvironment(scenario, {
        step: '3 s',
        act: (word: 'on' | 'off') => [{ replica: 1, lever: 'power', value: word }],
      });
      let [sum, isOver] = [0, false];
      while (!isOver) {
        const { reward, terminated } = environment.step(value);
        [sum, isOver] = [sum + reward, terminated];
      }
      return sum;
    };
    expect(await total('off')).toBeLessThan(await total('on'));
    expect(await total('on')).toBe((await simulate(scenario)).measured.good);
  });

  test('refuses a step that is none', async () => {
    await expect(createEnvironment(scenario, { step: 0 })).rejects.toThrow('options.step');
    await expect(createEnvironment(scenario, { step: '5' })).rejects.toThrow(InputError);
  });
});

describe('the example that tunes a router', () => {
  test('finds that the slow pool should take little', async () => {
    const example: string = new URL('../../docs/examples/tune-router.mjs', import.meta.url).href;
    const { tune } = (await import(/* @vite-ignore */ example)) as {
      tune(options: object): Promise<{ weight: number; means: number[]; plays: number[] }>;
    };
    const { weight, means, plays } = await tune({ episodes: 1, step: '10 s' });
    expect(plays.every((count) => count > 0)).toBe(true);
    expect(weight).toBeLessThan(0.5);
    expect(Math.max(...means)).toBeGreaterThan((means[0] ?? 1) + 0.1);
  });
});
