// Each parameter of a policy is behaviour: a world in which choosing it changes the result, in the direction of its
// definition. The last test holds the table against what the policies declare.

import { describe, expect, test } from 'vitest';
import { policies } from '../../src/policy/index.ts';
import type { Result } from '../../src/result/types.ts';
import { fleet, runWith, windowWatts } from './worlds.ts';

interface Row {
  readonly parameter: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly goes: 'up' | 'down' | 'other';
  readonly says: string;
  readonly measure: (result: Result) => number | null | undefined;
  /** other settings of the policy */
  readonly beside?: Readonly<Record<string, unknown>>;
  /** of the world */
  readonly changes?: Readonly<Record<string, unknown>>;
}

const commands = (result: Result) => result.control?.commandCount;
const firstGivenS = (result: Result) => result.control?.commands.find(({ givenS }) => givenS > 0)?.givenS;
const dynamicJ = (result: Result) => result.energy.dynamicJ;
const ttftP99S = (result: Result) => result.latency.ttftS.p99;
const rejected = (result: Result) => result.requests.rejected;
const aboveJ = (limitW: number) => (result: Result) =>
  windowWatts(result).reduce((sum, watts) => sum + Math.max(0, watts - limitW), 0);
const tpotOf = (pool: string) => (result: Result) => result.pools.find(({ name }) => name === pool)?.latency.tpotS.mean;
const sentTo = (pool: string) => (result: Result) => result.pools.find(({ name }) => name === pool)?.requests.arrived;

const at = (rate: string, requests: number) => ({
  workload: { ...(fleet['workload'] as object), arrivals: { process: 'poisson', rate }, requests },
});

const powerLimit: readonly Row[] = [
  {
    parameter: 'limit',
    from: '3 kW',
    to: '2 kW',
    goes: 'down',
    says: 'less power is allowed',
    measure: (r) => r.wattsMean,
  },
  {
    ...{
      parameter: 'low',
      from: ['low'],
      to: ['high'],
      goes: 'up',
      says: 'others are slowed',
      measure: tpotOf('high'),
    },
    changes: at('45 /s', 12_000),
  },
  {
    ...{ parameter: 'first', from: 0.7, to: 0.94, goes: 'up', says: 'clocks stay up for longer', measure: dynamicJ },
    beside: { limit: '3 kW', releaseFirst: 0.6, second: 0.98, releaseSecond: 0.9, brakeAt: 10 },
  },
  {
    ...{ parameter: 'second', from: 0.85, to: 3, goes: 'up', says: 'no deeper cut', measure: dynamicJ },
    beside: { brakeAt: 10 },
  },
  {
    ...{ parameter: 'releaseFirst', from: 0.79, to: 0.1, goes: 'down', says: 'clocks do not come back' },
    ...{ measure: commands, beside: { limit: '3.3 kW', brakeAt: 10 } },
  },
  {
    ...{ parameter: 'releaseSecond', from: 0.88, to: 0.1, goes: 'down', says: 'the deep cut stays', measure: dynamicJ },
    beside: { limit: '3 kW', brakeAt: 10 },
  },
  {
    ...{ parameter: 'brakeAt', from: 10, to: 0.9, goes: 'down', says: 'it brakes sooner' },
    measure: (r) => r.goodputPerS,
  },
  {
    parameter: 'delay',
    from: '5 s',
    to: '100 s',
    goes: 'up',
    says: 'more above the limit',
    measure: aboveJ(2700),
    beside: { brakeAt: 10 },
  },
  {
    parameter: 'brakeDelay',
    from: '5 s',
    to: '60 s',
    goes: 'up',
    says: 'the brake comes late',
    measure: aboveJ(2200),
    beside: { limit: '2.2 kW' },
  },
  { parameter: 'cadence', from: '2 s', to: '30 s', goes: 'up', says: 'it sees it later', measure: firstGivenS },
  { parameter: 'staleness', from: '0 s', to: '20 s', goes: 'up', says: 'it sees it later', measure: firstGivenS },
];

const calm = at('6 /s', 3000);

/** KV memory that fills, and no objective to miss. */
const scarceScaled = { slo: {}, engine: { base: 'vllm-v1', kvBlocks: 3000 }, ...at('60 /s', 6000) };

const scaler: readonly Row[] = [
  {
    parameter: 'pools',
    from: ['low', 'high'],
    to: ['low'],
    goes: 'up',
    says: 'the others are always on',
    measure: (r) => r.energy.staticJ,
  },
  { parameter: 'min', from: 1, to: 6, goes: 'down', says: 'more are on from the start', measure: ttftP99S },
  { parameter: 'initial', from: 2, to: 8, goes: 'down', says: 'more are on from the start', measure: ttftP99S },
  {
    parameter: 'queueAbove',
    from: 1,
    to: 100_000,
    goes: 'down',
    says: 'no queue is that long',
    measure: commands,
    beside: { kvAbove: 1 },
    changes: scarceScaled,
  },
  {
    parameter: 'kvAbove',
    from: 1,
    to: 0.5,
    goes: 'up',
    says: 'no share is above 1',
    measure: commands,
    beside: { queueAbove: 100_000 },
    changes: scarceScaled,
  },
  {
    parameter: 'slackBelow',
    from: 0,
    to: 0.95,
    goes: 'up',
    says: 'the first misses call for more',
    measure: commands,
    beside: { queueAbove: 100_000, kvAbove: 1, initial: 4, hold: '1000 s' },
    changes: at('28 /s', 3000),
  },
  {
    parameter: 'kvBelow',
    from: 0.4,
    to: 0,
    goes: 'up',
    says: 'none is switched off',
    measure: dynamicJ,
    beside: { initial: 10, hold: '10 s' },
    changes: calm,
  },
  {
    parameter: 'hold',
    from: '200 s',
    to: '10 s',
    goes: 'up',
    says: 'off at the first lull',
    measure: commands,
    beside: { initial: 10 },
    changes: calm,
  },
  {
    parameter: 'startUp',
    from: '5 s',
    to: '60 s',
    goes: 'up',
    says: 'help comes later',
    measure: ttftP99S,
    beside: { step: 8 },
  },
  { parameter: 'step', from: 1, to: 8, goes: 'down', says: 'more help at a time', measure: ttftP99S },
  { parameter: 'cadence', from: '5 s', to: '60 s', goes: 'up', says: 'it sees it later', measure: firstGivenS },
  { parameter: 'staleness', from: '0 s', to: '30 s', goes: 'up', says: 'it sees it later', measure: firstGivenS },
];

/** KV lets few run beside each other: what runs is far below the batch that limits start from. */
const scarce = { engine: { base: 'vllm-v1', kvBlocks: 1000 }, ...at('60 /s', 6000) };

const admission: readonly Row[] = [
  { parameter: 'queue', from: 1, to: 200, goes: 'down', says: 'more may wait', measure: rejected },
  {
    parameter: 'pools',
    from: ['low', 'high'],
    to: ['low'],
    goes: 'down',
    says: 'the others stay open',
    measure: rejected,
  },
  {
    parameter: 'cadence',
    from: '1 s',
    to: '60 s',
    goes: 'up',
    says: 'limits follow late',
    measure: (r) => r.latency.queueS.mean,
    changes: scarce,
  },
  {
    parameter: 'staleness',
    from: '0 s',
    to: '40 s',
    goes: 'up',
    says: 'limits follow late',
    measure: (r) => r.latency.queueS.mean,
    changes: scarce,
  },
];

const worlds = {
  'power-limit': { rows: powerLimit, settings: { limit: '2.7 kW', low: ['low'], delay: '10 s' }, changes: {} },
  'reactive-scaler': { rows: scaler, settings: { min: 2, startUp: '20 s', cadence: '5 s' }, changes: {} },
  'queue-admission': {
    rows: admission,
    settings: { queue: 4 },
    changes: {
      engine: { base: 'vllm-v1', maxNumSeqs: 24 },
      ...at('120 /s', 12_000),
    },
  },
} as const;

describe.each(Object.entries(worlds))('%s', (policy, { rows, settings, changes }) => {
  test.each(rows)(
    '$parameter: $says',
    async ({ parameter, from, to, goes, measure, beside = {}, changes: own = {} }) => {
      const measured = async (value: unknown) =>
        measure(await runWith([{ policy, ...settings, ...beside, [parameter]: value }], { ...changes, ...own })) ??
        Number.NaN;
      const [before, after] = [await measured(from), await measured(to)];
      if (goes === 'up') expect(after).toBeGreaterThan(before);
      else if (goes === 'down') expect(after).toBeLessThan(before);
      else expect(after).not.toBe(before);
    },
  );
});

test('replay.commands: what they say is done', async () => {
  const command = {
    policy: 'x',
    givenS: 5,
    effectS: 5,
    effectPs: '5000000000000',
    replica: 0,
    lever: 'power',
    value: 0,
  };
  const none = await runWith([{ policy: 'replay', commands: [] }]);
  const pool = none.pools.find(({ name }) => name === 'low')?.name ?? '';
  const one = await runWith([{ policy: 'replay', commands: [command] }]);
  expect(one.control?.commands[0]?.name).toBe(`${pool}/0`);
  expect(sentTo(pool)(one) ?? 0).toBeLessThan(sentTo(pool)(none) ?? 0);
});

test('the table speaks of every parameter', () => {
  const declared = policies
    .filter(({ id }) => id !== 'replay')
    .flatMap(({ id, parameters }) => Object.keys(parameters).map((parameter) => `${id}.${parameter}`));
  const spoken = Object.entries(worlds).flatMap(([id, { rows }]) => rows.map(({ parameter }) => `${id}.${parameter}`));
  expect([...declared].sort()).toEqual([...spoken].sort());
});
