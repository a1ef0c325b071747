// Each policy changes latency, energy and goodput as its definition says.

import { beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '../../src/result/types.ts';
import { fleet, runWith, windowWatts } from './worlds.ts';

let plain: Result;
beforeAll(async () => {
  plain = await runWith([]);
});

/** All but what tells of the levels that a policy may set. */
const figures = (result: Result) => ({ ...result, control: 0, provenance: 0, warnings: 0, roundingShare: 0 });

describe('power-limit', () => {
  const limitW = 2700;
  const policy = { policy: 'power-limit', limit: `${limitW} W`, low: ['low'] };

  // Without it the row draws 1.1 times its limit; clocks of the low pool come down 40 s after the first look.
  test('lowers clocks after 40 s, saves power, and slows those whose clocks it lowers', async () => {
    const limited = await runWith([policy]);
    const { commands = [] } = limited.control ?? {};
    expect(commands.length).toBeGreaterThan(0);
    const clocks = commands.filter(({ lever }) => lever === 'clock');
    expect(new Set(clocks.map(({ effectS, givenS }) => Math.round(effectS - givenS)))).toContain(40);
    expect(limited.energy.dynamicJ).toBeLessThan(plain.energy.dynamicJ);
    const [, low] = limited.pools;
    expect(low?.latency.tpotS.p50 ?? 0).toBeGreaterThan(plain.pools[1]?.latency.tpotS.p50 ?? 0);
    expect(limited.latency.tpotS.mean ?? 0).toBeGreaterThan(plain.latency.tpotS.mean ?? 0);
  });

  test('brakes within 5 s when the limit is passed, and then draws less', async () => {
    const braked = await runWith([{ policy: 'power-limit', limit: '2200 W' }]);
    const brake = braked.control?.commands.find(({ value }) => value < 0.21);
    expect(brake).toBeDefined();
    expect((brake?.effectS ?? 0) - (brake?.givenS ?? 0)).toBeCloseTo(5, 6);
    const watts = windowWatts(braked);
    const from = Math.ceil(brake?.effectS ?? 0) + 1;
    expect(Math.max(...watts.slice(from, from + 3))).toBeLessThan(2200);
    expect(braked.goodputPerS ?? 0).toBeLessThan(plain.goodputPerS ?? 0);
  });

  // The slower the lever, the longer the row stays above its limit.
  test('a longer delay leaves more energy above the limit', async () => {
    const aboveJ = async (delay: string) => {
      const result = await runWith([{ ...policy, delay, brakeAt: 10 }]);
      return windowWatts(result).reduce((sum, watts) => sum + Math.max(0, watts - limitW), 0);
    };
    expect(await aboveJ('5 s')).toBeLessThan(await aboveJ('120 s'));
  });

  test('a limit that is never neared changes nothing', async () => {
    const loose = await runWith([{ ...policy, limit: '40 kW' }]);
    expect(figures(loose)).toEqual(figures(plain));
    expect(loose.control).toMatchObject({ policies: ['power-limit'], limitW: 40_000, commandCount: 0, commands: [] });
    expect(loose.control?.times?.every(({ clock, power }) => clock === 1 && power === 'on')).toBe(true);
    expect(loose.control?.clockCost).toBeNull();
  });
});

describe('reactive-scaler', () => {
  const calm = {
    workload: { ...(fleet['workload'] as object), arrivals: { process: 'poisson', rate: '6 /s' }, requests: 3000 },
  };

  test('switches replicas off under low load: less energy, fewer accelerator-seconds', async () => {
    const all = await runWith([], calm);
    const scaled = await runWith([{ policy: 'reactive-scaler', min: 2 }], calm);
    expect(scaled.energyJ).toBeLessThan(0.7 * all.energyJ);
    expect(scaled.money.acceleratorUsd ?? 0).toBeLessThan(0.7 * (all.money.acceleratorUsd ?? 0));
    expect(scaled.requests.finished).toBe(all.requests.finished);
  });

  test('a fleet that is far too big stays at its least; one whose queue grows, or that misses, gets more', async () => {
    const ups = (result: Result) => result.control?.commands.filter(({ value, givenS }) => value === 2 && givenS > 0);
    const of = (rate: string, requests: number, more: object = {}) =>
      runWith([{ policy: 'reactive-scaler', min: 2, cadence: '5 s' }], {
        workload: { ...(fleet['workload'] as object), arrivals: { process: 'poisson', rate }, requests },
        ...more,
      });
    const tiny = await of('2 /s', 300);
    // of the two of ten that are on
    expect(5 * (tiny.engine.stepInFlightShare ?? 0)).toBeGreaterThan(0.8);
    expect(ups(tiny)).toEqual([]);
    expect(ups(await of('60 /s', 1500, { slo: {} }))?.length).toBeGreaterThan(0);
    expect(ups(await of('2 /s', 300, { slo: { tpot: '1 ms' } }))?.length).toBeGreaterThan(0);
  });

  test('settings that looked at the time with a step in flight are refused, with what to write', async () => {
    const refused = runWith([{ policy: 'reactive-scaler', busyAbove: 0.8, busyBelow: 0.4 }]);
    await expect(refused).rejects.toThrow(
      /busyAbove.*write queueAbove, kvAbove, slackBelow[\s\S]*busyBelow.*write kvBelow/,
    );
  });

  // A burst finds two replicas; the longer the start-up, the longer the queue before help comes.
  test('a longer start-up makes the tail of TTFT longer', async () => {
    const p99S = async (startUp: string) => {
      const result = await runWith([{ policy: 'reactive-scaler', min: 2, startUp, step: 8, cadence: '5 s' }]);
      expect(result.control?.commandCount ?? 0).toBeGreaterThan(10);
      return result.latency.ttftS.p99 ?? 0;
    };
    const [short, long] = [await p99S('5 s'), await p99S('60 s')];
    expect(short).toBeLessThan(long);
    expect(plain.latency.ttftS.p99 ?? 0).toBeLessThan(short);
  });

  test('a replica that starts draws power and serves nothing', async () => {
    const result = await runWith([{ policy: 'reactive-scaler', min: 1, startUp: '30 s', cadence: '5 s' }]);
    const on = result.control?.commands.find(
      ({ lever, value, effectS }) => lever === 'power' && value === 1 && effectS > 0,
    );
    const { columns } = result.replicas;
    expect(on).toBeDefined();
    expect((on?.effectS ?? 0) - (on?.givenS ?? 0)).toBeCloseTo(30, 6);
    expect(columns?.arrived.filter((arrived) => arrived === 0).length ?? 0).toBeLessThan(10);
  });
});

/** Energy until all has drained. */
const wholeJ = ({ windows }: Result): number => windows.energyJ.reduce((sum, joules) => sum + joules, 0);

describe('queue-admission', () => {
  const busy = { workload: { ...(fleet['workload'] as object), arrivals: { process: 'poisson', rate: '150 /s' } } };
  const small = {
    fleet: {
      pools: [{ name: 'all', accelerator: 'a100-sxm-80gb', replicas: 4, engine: { base: 'vllm-v1', maxNumSeqs: 32 } }],
    },
  };

  test('bounds the wait of those admitted, turns others away, and keeps goodput', async () => {
    const open = await runWith([], { ...busy, ...small });
    const guarded = await runWith([{ policy: 'queue-admission', queue: 4 }], { ...busy, ...small });
    expect(open.requests.rejected).toBe(0);
    expect(guarded.requests.rejected).toBeGreaterThan(1000);
    expect(guarded.latency.ttftS.p99 ?? 0).toBeLessThan(0.2 * (open.latency.ttftS.p99 ?? 0));
    expect(guarded.goodputPerS ?? 0).toBeGreaterThan(2 * (open.goodputPerS ?? 0));
    expect(wholeJ(guarded)).toBeLessThan(0.8 * wholeJ(open));
  });

  test('a shorter queue is a shorter wait', async () => {
    const waitS = async (queue: number) => {
      const result = await runWith([{ policy: 'queue-admission', queue }], { ...busy, ...small });
      return result.latency.queueS.p90 ?? 0;
    };
    expect(await waitS(1)).toBeLessThan(await waitS(64));
  });
});
