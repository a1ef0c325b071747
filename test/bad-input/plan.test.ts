// What the planning commands refuse: told where and what to try, exit code 2, nothing written.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf, newFolder, run, small, stackTrace, terminalControl } from '../cli/command.ts';

const folder = newFolder();
const save = (name: string, scenario: object) => writeFileSync(join(folder, name), JSON.stringify(scenario));
save('good.json', small);
save('goal.json', { ...small, slo: undefined });
save('asked.json', { ...small, fleet: { ...small.fleet, route: { policy: 'external' } } });
save('two.json', { ...small, fleet: { pools: [...small.fleet.pools, { accelerator: 'a100-sxm-80gb' }] } });
save('large.json', { ...small, model: 'llama-3.1-70b' });
const before = filesOf(folder);

type Row = readonly [name: string, args: readonly string[], ...said: string[]];

/** [name, arguments, what is said on one line] */
const table: readonly Row[] = [
  ['capacity without an SLO', ['capacity', 'goal.json'], 'slo: found no objective'],
  ['size without an SLO', ['size', 'goal.json'], 'slo: found no objective'],
  ['capacity of a model that does not fit', ['capacity', 'large.json'], 'fleet.pools.0.tp', 'The smallest tp'],
  ['capacity with an external router', ['capacity', 'asked.json'], 'fleet.route.policy', 'found external'],
  ['size of two pools', ['size', 'two.json'], 'fleet.pools', 'one pool'],
  ['a tolerance of 0', ['capacity', 'good.json', '--tolerance', '0'], '--tolerance', 'above 0'],
  ['a tolerance above 1', ['capacity', 'good.json', '--tolerance', '2'], 'tolerance: found 2', '0.0001 to 1'],
  ['no sets of draws', ['capacity', 'good.json', '--repeat', '0'], 'replicates: found 0'],
  ['too many workers', ['capacity', 'good.json', '--workers', '5000'], 'workers: found 5000'],
  ['workers below 0', ['size', 'good.json', '--workers', '-1'], '--workers', 'whole number'],
  ['an unknown accelerator', ['size', 'good.json', '--accelerators', 'h1000-sxm'], 'accelerators: found', 'h100-sxm'],
  ['an unknown precision', ['size', 'good.json', '--precision', 'fp9'], 'precision: found "fp9"', 'fp4'],
  ['a precision of four words', ['size', 'good.json', '--precision', 'fp8/fp8/fp8/fp8'], 'weights/activations/kv'],
  ['an empty word', ['size', 'good.json', '--accelerators', 'h100,,l40s'], '--accelerators', 'commas'],
  ['a tp that is no number', ['size', 'good.json', '--tp', '1,two'], '--tp', 'whole number'],
  ['a tp of 0', ['size', 'good.json', '--tp', '0'], 'tp: found 0'],
  ['a headroom below 1', ['size', 'good.json', '--headroom', '0.5'], 'headroom: found 0.5', '1 to 100'],
  ['no replicas', ['size', 'good.json', '--most', '0'], 'most: found 0'],
  ['an unknown flag', ['size', 'good.json', '--acelerators', 'h100'], 'unknown option', '--acelerators'],
  ['a flag of another command', ['capacity', 'good.json', '--best'], 'unknown option', '--best'],
  ['a scenario that is not there', ['capacity', 'nothing.yaml'], 'nothing.yaml: found no such file'],
  ['a folder in place of the JSON file', ['size', 'good.json', '--json', '.'], '--json', 'found a folder'],
  ['a repeat of one', ['simulate', 'good.json', '--repeat', '1'], 'repeats: found 1', '2 to'],
  ['a repeat beside --out', ['simulate', 'good.json', '--repeat', '2', '--out', 'x'], '--out', 'one run'],
  ['a repeat beside --checkpoint', ['simulate', 'good.json', '--repeat', '2', '--checkpoint', 'x'], '--checkpoint'],
  ['workers of a single run', ['simulate', 'good.json', '--workers', '2'], '--workers', '--repeat'],
];

const rows = table.map(([name, args, ...said]) => ({ name, args, said }));

describe('is refused', () => {
  test.each(rows)('$name', async ({ args, said }) => {
    const { code, out, err } = await run(folder, args);
    const told = err.split('\n').some((line) => said.every((piece) => line.includes(piece)));
    expect(told, err).toBe(true);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).not.toMatch(stackTrace);
    expect(err).not.toMatch(terminalControl);
    expect(err).not.toContain('please report');
    expect(filesOf(folder)).toEqual(before);
  });
});
