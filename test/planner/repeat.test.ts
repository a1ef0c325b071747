// Repeats against single runs, seed by seed.

import { expect, test } from 'vitest';
import { repeat } from '../../src/planner/index.ts';
import { simulate } from '../../src/run/simulate.ts';
import { chat, withPool, withRate } from './support.ts';

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

test('runs that fall behind and miss the SLO are said, and give good tokens no price', async () => {
  const calm = await repeat({ ...withRate(chat, 4) }, { repeats: 2 });
  expect(calm.notes.join(' ')).not.toContain('saturated');
  expect(calm.figures.find(({ name }) => name === 'good.joulesPerToken')?.interval).not.toBeNull();
  const { figures, notes } = await repeat(withRate(chat, 300), { repeats: 2 });
  expect(notes.join(' ')).toMatch(/2 of 2 runs are saturated.*2 of 2 runs miss the SLO/);
  expect(figures.find(({ name }) => name === 'good.joulesPerToken')).toMatchObject({ values: [null, null] });
});

test('a route policy that draws is said to be what seeds change', async () => {
  const fleet = { ...withPool(chat, { replicas: 3 }).fleet, route: { policy: 'random' } };
  const { notes } = await repeat({ ...chat, fleet }, { repeats: 2 });
  expect(notes.join(' ')).toContain('the route policy random');
});
