// What a field is when it is left out: the schema and `explain` say it, and writing it changes nothing.

import { describe, expect, test } from 'vitest';
import { explain } from '../../src/scenario/explain.ts';
import { jsonSchema, parseScenario, setPath } from '../../src/scenario/index.ts';
import { defaultBytesPerToken } from '../../src/workload/trace/trace.ts';

const base = {
  model: 'llama-3.1-8b',
  fleet: { pools: [{ accelerator: 'h100-sxm' }] },
  workload: { preset: 'chat', rate: '4 /s', duration: '1 min' },
};
const drawn = base.workload;
const trace = { trace: 'rows.csv' };

/** [beginning of a path] a scenario in which its fields may be written */
const worlds: readonly (readonly [string, object])[] = [
  ['workload.arrivals.diurnal', { ...base, workload: { ...drawn, arrivals: { diurnal: { amplitude: 0.5 } } } }],
  ['workload.bytesPerToken', { ...base, workload: { trace: 'rows.json', format: 'sharegpt', rate: '4 /s' } }],
  ['workload.speed', { ...base, workload: trace }],
  ['workload.sessions', { ...base, workload: { ...drawn, sessions: { turns: 3 } } }],
  ['workload.rampUp', { ...base, workload: { preset: 'chat', concurrency: 4, requests: 9 } }],
  [
    'workload.thinkTime',
    { ...base, workload: { preset: 'chat', concurrency: 4, requests: 9, thinkTime: { mean: '1 s' } } },
  ],
  ['workload.classes', { ...base, workload: { ...drawn, classes: [{ name: 'all' }] } }],
  ['', base],
];

interface Node {
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
}

function* defaults(node: Node, path: string): Generator<readonly [string, unknown]> {
  if (node.default !== undefined) yield [path, node.default];
  for (const [key, inner] of Object.entries(node.properties ?? {})) {
    yield* defaults(inner, path === '' ? key : `${path}.${key}`);
  }
  if (node.items !== undefined) yield* defaults(node.items, `${path}.0`);
  for (const form of [...(node.anyOf ?? []), ...(node.oneOf ?? [])]) yield* defaults(form, path);
}

/** Of the scenario itself; policies declare theirs beside what reads them. */
const all = [...defaults(jsonSchema() as Node, '')].filter(([path]) => !path.startsWith('policies'));
/** What the reader of a trace fills in, for only it knows whether the trace has texts. */
const bytesPerToken = 'workload.bytesPerToken';

test('many fields say what they are when they are left out', () => {
  expect(all.length).toBeGreaterThan(25);
});

// Guards against a schema that promises one default while the reader takes another.
describe('writing it changes nothing', () => {
  test.each(all.filter(([path]) => path !== bytesPerToken))('%s = %j', (path, value) => {
    const world = worlds.find(([start]) => path.startsWith(start))?.[1];
    const { given: _before, ...left } = parseScenario(world, {});
    const { given: _after, ...written } = parseScenario(setPath(world, path, JSON.stringify(value)), {});
    expect(written).toEqual(left);
  });

  test('of a trace of texts', () => {
    expect(all.find(([path]) => path === bytesPerToken)?.[1]).toBe(defaultBytesPerToken);
  });
});

describe('explain', () => {
  test.each(['fleet.pools.0.tp', 'fleet.pools.tp', 'pools.tp', 'TP'])('%s', (name) => {
    const [found, ...others] = explain(name);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ path: 'fleet.pools[].tp', forms: ['a whole number'], whenLeftOut: 1 });
  });

  test('a word of several fields finds each', () => {
    const paths = explain('rate').map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['workload.rate', 'workload.arrivals.rate']));
  });

  test('a table lists its keys', () => {
    const [run] = explain('run');
    const seed = run?.keys.find(({ key }) => key === 'seed');
    expect(seed).toEqual({ key: 'seed', about: 'seed of every draw', required: false, whenLeftOut: 1 });
  });

  test('a name of no field suggests the nearest', () => {
    expect(() => explain('rute')).toThrow('explain: found "rute". Did you mean route?');
    expect(() => explain('zzzzzzzzzz')).toThrow('run.warmUp');
  });
});
