// The closed form of collectives against the run of their flows, and both against the fits.

import { describe, expect, test } from 'vitest';
import { collectiveModel } from '../../src/timing/collective.ts';
import {
  acceleratorsOf,
  clusterOf,
  collectiveOnTopology,
  modelOnTopology,
  type PlacedCollective,
  runCollectives,
} from '../../src/topology/index.ts';
import { acceleratorOf, module } from './support.ts';

const h100 = acceleratorOf('h100-sxm');
const board = clusterOf(h100, { servers: 1 });
const ranksOf = (count: number) =>
  acceleratorsOf(board)
    .slice(0, count)
    .map(({ key }) => key);

describe('both modes', () => {
  test('agree inside a scale-up domain, to a part in ten thousand', () => {
    const queries: PlacedCollective[] = [
      { op: 'allReduce', bytes: 2 ** 26, algorithm: 'ring' },
      { op: 'allReduce', bytes: 2 ** 14, algorithm: 'ring' },
      { op: 'allReduce', bytes: 2 ** 28, algorithm: 'nvls' },
      { op: 'allReduce', bytes: 2 ** 20, algorithm: 'one-shot', library: 'custom' },
      { op: 'allReduce', bytes: 2 ** 22, algorithm: 'two-shot', library: 'custom' },
      { op: 'allGather', bytes: 2 ** 26 },
      { op: 'reduceScatter', bytes: 2 ** 26, ranks: ranksOf(4) },
      { op: 'allToAll', bytes: 2 ** 26 },
      { op: 'broadcast', bytes: 2 ** 26 },
      { op: 'sendRecv', bytes: 2 ** 26, ranks: ranksOf(2) },
    ];
    for (const query of queries) {
      const { seconds } = collectiveOnTopology(module, board, h100, query);
      const [run] = runCollectives(module, board, h100, [query]);
      expect(run! / seconds, `${query.op} ${query.algorithm} ${query.bytes}`).toBeCloseTo(1, 4);
    }
  });

  test('agree on a mesh and a rack', () => {
    for (const id of ['mi300x', 'gb200']) {
      const topology = clusterOf(acceleratorOf(id), { servers: 1 });
      const query: PlacedCollective = { op: 'allToAll', bytes: 2 ** 28 };
      const { seconds } = collectiveOnTopology(module, topology, acceleratorOf(id), query);
      const [run] = runCollectives(module, topology, acceleratorOf(id), [query]);
      expect(run! / seconds, id).toBeCloseTo(1, 2);
    }
  });

  test('a ring that steps over nodes is no faster than its closed form, which lets steps overlap', () => {
    const two = clusterOf(h100, { servers: 2, rails: true });
    const query: PlacedCollective = { op: 'allReduce', bytes: 2 ** 26, algorithm: 'ring' };
    const { seconds } = collectiveOnTopology(module, two, h100, query);
    expect(runCollectives(module, two, h100, [query])[0]!).toBeGreaterThan(0.99 * seconds);
  });

  test('two groups on one board contend, two on links of their own do not', () => {
    const keys = ranksOf(8);
    const ring = (ranks: readonly string[]): PlacedCollective => ({ op: 'allGather', bytes: 2 ** 28, ranks });
    const [alone] = runCollectives(module, board, h100, [ring(keys.slice(0, 4))]);
    const apart = runCollectives(module, board, h100, [ring(keys.slice(0, 4)), ring(keys.slice(4))]);
    const shared = runCollectives(module, board, h100, [ring(keys.slice(0, 4)), ring(keys.slice(0, 4))]);
    expect(apart[1]).toBe(alone);
    expect(shared[0]! / alone!).toBeGreaterThan(1.8);
  });
});

describe('the closed form on a graph', () => {
  test('has the coefficients of the fit on the topology that an accelerator is built into', () => {
    for (const id of ['a100-sxm-80gb', 'h100-sxm', 'h200-sxm', 'b200-sxm', 'gb200', 'mi300x']) {
      const accelerator = acceleratorOf(id);
      for (const servers of [1, 4]) {
        const topology = clusterOf(accelerator, { servers });
        const { model, facts } = modelOnTopology(topology, accelerator, { op: 'allReduce' });
        const named = collectiveModel(accelerator, { op: 'allReduce' });
        const pairs = model.row.coefficients.map((value, at) => [value, named.row.coefficients[at]!] as const);
        for (const [value, wanted] of pairs) expect(value).toBeCloseTo(wanted, wanted > 1 ? -3 : 12);
        expect(facts.nodes).toBe(servers);
      }
    }
  });

  test('half of the NICs are half of the rate between nodes', () => {
    const at = (fabric?: string) => {
      const topology = clusterOf(h100, { servers: 8, ...(fabric ? { fabric } : {}) });
      return collectiveOnTopology(module, topology, h100, { op: 'allReduce', bytes: 2 ** 32 }).busBytesPerS;
    };
    expect(at() / at('ib-200')).toBeCloseTo(2, 1);
  });
});
