// Calls as programs write them: accelerators by id, no module, and mistakes that plain JavaScript lets through.

import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import {
  acceleratorsOf,
  clusterOf,
  collectiveOnTopology,
  openNetwork,
  type PlacedCollective,
  runCollectives,
  serverOf,
} from '../../src/topology/index.ts';
import { acceleratorOf, module } from './support.ts';

const h100 = acceleratorOf('h100-sxm');
const two = clusterOf('h100-sxm', { servers: 2 });
const keys = acceleratorsOf(two).map(({ key }) => key);
const query: PlacedCollective = { op: 'allReduce', bytes: 2 ** 26 };

/** Paths and hints of what `call` throws, or rejects with. */
async function issuesOf(call: () => unknown): Promise<string[]> {
  try {
    await call();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.issues.map(({ path, found, hint }) => `${path.join('.')}: ${found}. ${hint}`);
  }
  return [];
}

// biome-ignore lint/suspicious/noExplicitAny: as plain JavaScript calls it
const untyped = <F>(call: F) => call as any;

describe('accelerators by id', () => {
  test('build what their entries build, under an alias too', () => {
    expect(two).toEqual(clusterOf(h100, { servers: 2 }));
    expect(clusterOf(h100.aliases[0]!, { servers: 2 })).toEqual(two);
    expect(two.nodes.filter(({ kind }) => kind === 'nic')).toHaveLength(16);
    expect(two.links.some(({ kind }) => kind === 'scaleUp')).toBe(true);
  });

  // Guards against a word that was taken for an accelerator without links: a PCIe box, and no error.
  test('that are none are refused, with the nearest', async () => {
    expect(await issuesOf(() => clusterOf('h100-smx', { servers: 4 }))).toEqual([
      expect.stringMatching(/^accelerator: .*h100-smx.*h100-sxm/),
    ]);
    for (const value of [undefined, null, 4, {}, { id: 'h100-sxm' }, []]) {
      expect(await issuesOf(() => untyped(clusterOf)(value, { servers: 1 }))).toHaveLength(1);
      expect(await issuesOf(() => untyped(serverOf)(value))).toHaveLength(1);
    }
  });

  test('options that are none are refused, all at once', async () => {
    const options = { servers: '4', rails: 1, oversubscription: 0, spine: 2 };
    const paths = (await issuesOf(() => untyped(clusterOf)('h100-smx', options))).map((text) => text.split(':')[0]);
    expect(paths).toEqual([
      'accelerator',
      ...['spine', 'servers', 'rails', 'oversubscription'].map((key) => `options.${key}`),
    ]);
    expect(await issuesOf(() => untyped(clusterOf)('h100-sxm'))).toEqual([expect.stringMatching(/^options: /)]);
    expect(await issuesOf(() => untyped(clusterOf)('h100-sxm', {}))).toEqual([
      expect.stringMatching(/^options\.servers: nothing/),
    ]);
  });
});

describe('without a module', () => {
  test('the core is loaded, and answers as with one', async () => {
    const jobs = [{ phases: [[{ from: keys[0]!, to: keys[8]!, bytes: 1e9 }]] }];
    const network = await openNetwork(two, jobs);
    expect(network.run().jobEndS).toEqual(openNetwork(module, two, jobs).run().jobEndS);
    const times = await collectiveOnTopology(two, 'h100-sxm', query);
    expect(times).toEqual(collectiveOnTopology(module, two, h100, query));
    expect(times.facts.ranks).toBe(16);
    const runs = await runCollectives(two, 'h100-sxm', [query]);
    expect(runs).toEqual(runCollectives(module, two, h100, [query]));
  });

  test('what is no topology, job, query or rank is refused, all at once', async () => {
    expect(await issuesOf(() => untyped(openNetwork)('h100-sxm', undefined, { stripes: 0.5 }))).toEqual([
      expect.stringMatching(/^topology: /),
      expect.stringMatching(/^jobs: nothing/),
      expect.stringMatching(/^options\.stripes: 0\.5/),
    ]);
    const jobs = [{ phases: [[{ from: keys[0], to: keys[1], bytes: '1 GB' }, null]], startS: -1 }, { steps: [] }];
    expect((await issuesOf(() => untyped(openNetwork)(two, jobs))).map((text) => text.split(':')[0])).toEqual([
      'jobs.0.startS',
      'jobs.0.phases.0.0.bytes',
      'jobs.0.phases.0.1',
      'jobs.1.phases',
    ]);
    const wrong = { op: 'allreduce', bytes: -1, ranks: ['s0/gpu0', keys[0], 'none'], algoritm: 'ring' };
    const issues = await issuesOf(() => untyped(collectiveOnTopology)(two, 'h100', wrong, { jitter: 1 }));
    expect(issues.map((text) => text.split(':')[0])).toEqual(
      expect.arrayContaining(['query.op', 'query.bytes', 'query.algoritm', 'query.ranks.2', 'options.jitter']),
    );
    expect(issues[0]).toMatch(/allReduce/);
    expect(await issuesOf(() => untyped(runCollectives)(two, 'h100-sxm', [{ ...query, ranks: [] }]))).toEqual([
      expect.stringMatching(/^queries\.0\.ranks: /),
    ]);
  });
});
