// When policies act: their thresholds, at the threshold and beside it, and how long they wait. Controllers are asked
// directly, with views in which only what they read is given.

import { describe, expect, test } from 'vitest';
import { type Command, type Controller, Power, type View } from '../../src/policy/contract.ts';
import { powerLimit } from '../../src/policy/power-limit.ts';
import { queueAdmission } from '../../src/policy/queue-admission.ts';
import { reactiveScaler } from '../../src/policy/reactive-scaler.ts';

const replicas = 4;
const pool = { tdpW: 700, maxNumSeqs: 256 };
const facts = {
  replicas,
  pools: [
    { name: 'high', from: 0, count: 2, ...pool },
    { name: 'low', from: 2, count: 2, ...pool },
  ],
  clocks: [1],
  attainment: 0.9,
};
const defaults = (definition: { parameters: Readonly<Record<string, { readonly byDefault?: unknown }>> }) =>
  Object.fromEntries(Object.entries(definition.parameters).map(([name, { byDefault }]) => [name, byDefault]));

/** A window of `spanS` that ended at `atS`, in which each replica shows `each`. */
function view(atS: number, each: Readonly<Partial<Record<keyof View, number>>>, spanS = 2): View {
  const column = (name: keyof View) => new Float64Array(replicas).fill(each[name] ?? 0);
  return new Proxy({ atS, spanS, held: each.held ?? 0 } as View, {
    get: (known, name) => Reflect.get(known, name) ?? column(name as keyof View),
  });
}
const clocks = (commands: readonly Command[]) =>
  commands.map(({ replica, value, afterS }) => [replica, Number((value * 1410).toFixed(6)), afterS]);

describe('power-limit', () => {
  /** 1,000 W in all; watts are of the fleet. */
  const opened = (): Controller => powerLimit.create({ ...defaults(powerLimit), limit: 1000, low: ['low'] }, facts);
  const at = (controller: Controller, atS: number, watts: number) =>
    clocks(controller.decide(view(atS, { meanW: watts / replicas })));

  test('lowers the low pool above 80 %, not at 80 %', () => {
    const controller = opened();
    expect(at(controller, 2, 800)).toEqual([]);
    expect(at(controller, 4, 800.4)).toEqual([
      [2, 1275, 40],
      [3, 1275, 40],
    ]);
  });

  test('takes no further step down until the first has had its effect, then at once', () => {
    const controller = opened();
    expect(at(controller, 10, 850)).toHaveLength(2);
    // 40 s from the command on
    for (const atS of [12, 30, 48, 49.9]) expect(at(controller, atS, 900), `${atS} s`).toEqual([]);
    expect(at(controller, 50, 900)).toEqual([
      [2, 1110, 40],
      [3, 1110, 40],
    ]);
    for (const atS of [52, 88]) expect(at(controller, atS, 900)).toEqual([]);
    expect(at(controller, 90, 900)).toEqual([
      [0, 1305, 40],
      [1, 1305, 40],
    ]);
  });

  test('brakes without waiting, above the limit and not at it', () => {
    const controller = opened();
    expect(at(controller, 10, 850)).toHaveLength(2);
    expect(at(controller, 12, 1000)).toEqual([]);
    expect(at(controller, 14, 1000.4)).toEqual([2, 3, 0, 1].map((replica) => [replica, 288, 5]));
  });

  test('gives a step back below 75 %, not at it, without waiting', () => {
    const controller = opened();
    expect(at(controller, 10, 850)).toHaveLength(2);
    expect(at(controller, 12, 750)).toEqual([]);
    expect(at(controller, 14, 749.6)).toEqual([
      [2, 1410, 40],
      [3, 1410, 40],
    ]);
  });
});

describe('reactive-scaler', () => {
  const opened = (settings: object = {}): Controller =>
    reactiveScaler.create({ ...defaults(reactiveScaler), initial: 2, ...settings }, facts);
  /** `finished` and `good` are of each replica. */
  const at = (controller: Controller, atS: number, kvShare: number, more: Parameters<typeof view>[1] = {}) =>
    controller
      .decide(view(atS, { kvShare, finished: 10, good: 10, stepInFlightShare: 1, ...more }, 15))
      .map(({ replica, value, afterS }) => [replica, value, afterS]);
  const started = [
    [2, Power.starting, 0],
    [2, Power.on, 60],
  ];

  // Windows of 15 s; the load was low from the beginning of the first: [15, 30) is the first low one. Of two replicas
  // one is left: its KV would be twice as full.
  test('a load that has been low for 120 s, from the beginning of a window, takes one away', () => {
    const controller = opened();
    expect(at(controller, 15, 0.5)).toEqual([]);
    for (const atS of [30, 45, 60, 75, 90, 105, 120]) expect(at(controller, atS, 0.05), `${atS} s`).toEqual([]);
    expect(at(controller, 135, 0.05)).toEqual([[1, Power.off, 0]]);
  });

  test('a window with more KV or a queue between starts the wait anew', () => {
    const controller = opened();
    for (const atS of [15, 30, 45, 60, 75, 90, 105]) expect(at(controller, atS, 0.05)).toEqual([]);
    // at 40 % of the one that is left it is not low, nor where one waits at each
    expect(at(controller, 120, 0.2)).toEqual([]);
    for (const atS of [135, 150, 165]) expect(at(controller, atS, 0.199)).toEqual([]);
    expect(at(controller, 180, 0.05, { queued: 1 })).toEqual([]);
    for (const atS of [195, 210, 225, 240, 255, 270, 285]) expect(at(controller, atS, 0.199)).toEqual([]);
    expect(at(controller, 300, 0.199)).toEqual([[1, Power.off, 0]]);
  });

  test('never fewer than the least', () => {
    const controller = opened({ initial: 1, hold: 15 });
    for (const atS of [15, 30, 45, 60]) expect(at(controller, atS, 0)).toEqual([]);
  });

  test('one more above 85 % of KV or above four waiting, not at them; none while one starts', () => {
    const controller = opened();
    expect(at(controller, 15, 0.85)).toEqual([]);
    expect(at(controller, 30, 0.5, { queued: 4 })).toEqual([]);
    expect(at(opened(), 15, 0.8504)).toEqual(started);
    // what the router holds waits too
    expect(at(opened(), 15, 0.5, { queued: 4, held: 1 })).toEqual(started);
    expect(at(controller, 45, 0.5, { queued: 4.5 })).toEqual(started);
    for (const atS of [60, 75, 90]) expect(at(controller, atS, 0.9)).toEqual([]);
    // at 105 s, 60 s after the command, it serves
    expect(at(controller, 105, 0.9)).toEqual([
      [3, Power.starting, 0],
      [3, Power.on, 60],
    ]);
  });

  // 90 % must be good: 2 of 20 may miss
  test('one more when less than a quarter of the allowed misses is left; a step in flight alone is no load', () => {
    expect(at(opened(), 15, 0.01, { good: 9.3 })).toEqual([]);
    expect(at(opened(), 15, 0.01, { good: 9.2 })).toEqual(started);
    expect(at(opened({ slackBelow: 0.5 }), 15, 0.01, { good: 9.3 })).toEqual(started);
    expect(at(opened(), 15, 0.01, { finished: 0, good: 0 })).toEqual([]);
    expect(at(opened(), 15, 0.01)).toEqual([]);
  });
});

describe('queue-admission', () => {
  const opened = (queue: number): Controller => queueAdmission.create({ ...defaults(queueAdmission), queue }, facts);
  const at = (controller: Controller, running: number, queued: number) =>
    controller.decide(view(1, { running, queued }, 1)).map(({ replica, lever, value }) => [replica, lever, value]);
  const all = (limit: number) => [0, 1, 2, 3].map((replica) => [replica, 'admissionLimit', limit]);

  test('the batch and the queue while nothing waits, what runs and the queue once something does', () => {
    const controller = opened(7);
    expect(at(controller, 40, 0)).toEqual(all(256 + 7));
    expect(at(controller, 41, 0)).toEqual([]);
    expect(at(controller, 40, 1)).toEqual(all(40 + 7));
    expect(at(controller, 40, 9)).toEqual([]);
    expect(at(controller, 0, 0)).toEqual(all(256 + 7));
  });

  test('lets one in at least', () => {
    expect(at(opened(0), 0, 3)).toEqual(all(1));
  });
});
