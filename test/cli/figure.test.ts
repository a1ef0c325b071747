// `tokenworks figure`: from the folders of sweeps and comparisons; what it refuses.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder, run, small, stackTrace } from './command.ts';

const home = newFolder();
const scenario = { ...small, workload: { preset: 'chat', rate: '20 /s', requests: 20 } };
const axes = {
  'workload.rate': ['10 /s', '20 /s'],
  'fleet.route.policy': ['round-robin', 'random'],
  'fleet.pools.0.replicas': [1, 2],
};
const figures = ['latency.tpotS.p50', 'energyJ'];
const write = (name: string, data: object) => writeFileSync(join(home, name), JSON.stringify(data));
write('grid.json', { scenario, axes, figures, repeats: 2 });
write('cube.json', {
  scenario,
  axes: { ...axes, 'workload.rate': { from: 10, to: 40, unit: '/s' } },
  figures,
  design: 'latin-hypercube',
  points: 6,
});
write('two.json', { ...scenario, fleet: { pools: [{ accelerator: 'h100-sxm', replicas: 2, tp: 1 }] } });
for (const name of ['grid', 'cube']) await run(home, ['sweep', `${name}.json`, '--out', name, '--quiet']);
await run(home, [
  'compare',
  'two.json',
  '--vary',
  'fleet.route.policy=round-robin,random',
  '--repeat',
  '2',
  '--out',
  'cmp',
]);

const figure = (...words: readonly string[]) => run(home, ['figure', ...words]);
const read = (file: string) => readFileSync(join(home, file), 'utf8');

describe('of a grid', () => {
  const base = ['grid', '--x', 'workload.rate', '--y', 'latency.tpotS.p50', '--where', 'fleet.pools.0.replicas=2'];

  test('is an SVG file with axis names, units, legend and bands', async () => {
    const { code, out } = await figure(...base, '--by', 'fleet.route.policy', '--out', 'a.svg');
    expect([code, out]).toEqual([0, 'wrote a.svg\n']);
    const svg = read('a.svg');
    expect(svg.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"')).toBe(
      true,
    );
    for (const text of ['>workload.rate (/s)<', '>TPOT p50 (ms)<', '>random<', '>round-robin<'])
      expect(svg).toContain(text);
    expect(svg.split('fill-opacity').length - 1).toBe(2);
    expect(svg).toContain('means of 2 sets of draws, 95 % intervals');
  });

  test('names what is not fixed, and what there is', async () => {
    const free = await figure('grid', '--x', 'workload.rate', '--y', 'energyJ', '--out', '-');
    expect(free.code).toBe(2);
    expect(free.err).toContain('several values of fleet.route.policy, fleet.pools.0.replicas');
    const axis = await figure(...base, '--by', 'tp', '--out', '-');
    expect(axis.err).toContain('Axes of this sweep: workload.rate, fleet.route.policy, fleet.pools.0.replicas.');
    const unknown = await figure('grid', '--x', 'workload.rate', '--y', 'mfu', '--out', '-');
    expect(unknown.err).toContain('Figures of this sweep: latency.tpotS.p50, energyJ.');
    for (const { err } of [free, axis, unknown]) expect(err).not.toMatch(stackTrace);
  });
});

test('of a Latin hypercube is a mark a point, without lines, and says what else differs', async () => {
  const { code, out } = await figure('cube', '--x', 'workload.rate', '--y', 'energyJ', '--out', '-');
  expect(code).toBe(0);
  expect(out.split('<circle').length - 1).toBe(6);
  expect(out).not.toContain('stroke-width="1.8"');
  expect(out).toContain('fleet.route.policy, fleet.pools.0.replicas differ too');
});

test('of a comparison is the forest of its differences, or one figure of every variant', async () => {
  const forest = await figure('cmp', '--out', '-');
  expect(forest.code).toBe(0);
  expect(forest.out).toContain('>random against round-robin<');
  expect(forest.out).toContain('>TTFT p99<');
  const one = await figure('cmp', '--y', 'energyJ', '--out', '-');
  expect(one.out).toContain('>energy (J)<');
  const none = await figure('cmp', '--variant', 'least-kv', '--out', '-');
  expect([none.code, none.err.includes('Variants: random.')]).toEqual([2, true]);
});

test('of no folder is refused', async () => {
  const { code, err } = await figure('nowhere', '--out', 'x.svg');
  expect(code).toBe(2);
  expect(err).toContain('Name the folder of a sweep');
});
