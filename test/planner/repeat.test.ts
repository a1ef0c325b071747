// Repeats against single runs, seed by seed.

import { expect, test } from 'vitest';
import { repeat } from '../../src/planner/index.ts';
import { simulate } from '../../src/run/simulate.ts';
import { chat, withPool } from './support.ts';

test('every seed is the run that simulate makes of it', async () => {
  const { figures, seeds } = await repeat(chat, { repeats: 3 });
  expect(seeds).toEqual([3, 4, 5]);
  const runs = await Promise.all(seeds.map((seed) => simulate({ ...chat, run: { ...chat.run, seed } })));
  const valuesOf = (name: string) => figures.find((figure) => figure.name === name)?.values;
  expect(valuesOf('latency.ttftS.p99')).toEqual(runs.map(({ latency }) => latency.ttftS.p99));
  expect(valuesOf('goodputPerS')).toEqual(runs.map(({ goodputPerS }) => goodputPerS));
  expect(valuesOf('energyJ')).toEqual(runs.map(({ energyJ }) => energyJ));
  expect(figures.find(({ name }) => name === 'energyJ')?.interval?.values).toBe(3);
});

test('a route policy that draws is said to be what seeds change', async () => {
  const fleet = { ...withPool(chat, { replicas: 3 }).fleet, route: { policy: 'random' } };
  const { notes } = await repeat({ ...chat, fleet }, { repeats: 2 });
  expect(notes.join(' ')).toContain('the route policy random');
});
