// Graphs from JSON and graphology: what is read, and everything that is refused.

import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { clusterOf, openNetwork, parseTopology, toGraphology } from '../../src/topology/index.ts';
import { acceleratorOf, module } from './support.ts';

const good = {
  name: 'two',
  nodes: [
    { key: 'a', kind: 'accelerator' },
    { key: 'b', kind: 'accelerator' },
    { key: 'x', kind: 'leaf' },
  ],
  links: [
    { source: 'a', target: 'x', bandwidth: '50 GB/s' },
    { source: 'x', target: 'b', bandwidth: 25e9, latency: '1 us', duplex: 'half' },
  ],
};

const issuesOf = (value: unknown) => {
  try {
    parseTopology(value);
  } catch (error) {
    if (error instanceof InputError)
      return error.issues.map(({ code, path, hint }) => ({ code, path: path.join('.'), hint }));
    throw error;
  }
  return [];
};
const pathsOf = (value: unknown) => issuesOf(value).map(({ path }) => path);

describe('reading', () => {
  test('bandwidths and latencies with units, or in SI', () => {
    const { links } = parseTopology(good);
    expect(links[0]).toMatchObject({ bytesPerS: 50e9, kind: 'network', duplex: 'full' });
    expect(links[1]).toMatchObject({ bytesPerS: 25e9, latencyS: 1e-6, duplex: 'half' });
    const { transfers } = openNetwork(module, parseTopology(good), [
      { phases: [[{ from: 'a', to: 'b', bytes: 25_000 }]] },
    ]).run();
    expect(transfers[0]!.endS).toBeCloseTo(1e-6 + 1e-6 + 5e-7, 12);
  });

  test('what is written as graphology is read back', () => {
    const topology = clusterOf(acceleratorOf('h100-sxm'), { servers: 2, rails: true });
    const { nodes, links } = parseTopology(JSON.parse(JSON.stringify(toGraphology(topology))));
    expect(nodes).toEqual(topology.nodes);
    expect(links).toEqual(topology.links);
  });

  test('directed graphology edges are one-way', () => {
    const graph = {
      attributes: {},
      options: { type: 'directed', multi: false, allowSelfLoops: true },
      nodes: [
        { key: 'a', attributes: { kind: 'accelerator' } },
        { key: 'b', attributes: { kind: 'accelerator', x: 1, y: 2 } },
      ],
      edges: [{ key: '0', source: 'a', target: 'b', attributes: { bandwidth: 1e9 } }],
    };
    const topology = parseTopology(graph);
    expect(topology.links[0]!.duplex).toBe('one-way');
    const back = [{ phases: [[{ from: 'b', to: 'a', bytes: 1 }]] }];
    expect(() => openNetwork(module, topology, back)).toThrow('no way between them');
  });
});

describe('refusing', () => {
  test('all that is wrong is told at once', () => {
    const bad = {
      nods: [],
      nodes: [{ key: 'a', kind: 'acelerator' }, { key: 'a', kind: 'leaf', rail: -1 }, { kind: 'leaf' }, 7],
      links: [
        { source: 'a', target: 'q', bandwidth: -1, latency: Number.NaN, duplex: 'both' },
        { source: 'a', target: 'a', bandwidth: 0, width: 3 },
      ],
    };
    expect(pathsOf(bad)).toEqual([
      ...['nods', 'nodes.0.kind', 'nodes.1.rail', 'nodes.2.key', 'nodes.3'],
      ...['links.0.target', 'links.0.bandwidth', 'links.0.latency', 'links.0.duplex'],
      ...['links.1.width', 'links.1.target', 'links.1.bandwidth'],
    ]);
    expect(issuesOf(bad)[1]?.hint).toContain('accelerator');
  });

  test('every number is checked: NaN, infinity, sign, zero, units, size', () => {
    for (const bandwidth of [Number.NaN, Number.POSITIVE_INFINITY, 0, -5, '5 parsecs', '', null, 1e30, true]) {
      const links = [{ source: 'a', target: 'x', bandwidth }];
      expect(pathsOf({ ...good, links }), String(bandwidth)).toEqual(['links.0.bandwidth']);
    }
  });

  test('what is no graph, and a graph without accelerators', () => {
    for (const value of [null, 3, [], 'x', {}]) expect(issuesOf(value).length).toBeGreaterThan(0);
    expect(pathsOf({ nodes: [{ key: 'x', kind: 'leaf' }], links: [] })).toEqual(['nodes']);
    expect(pathsOf({ ...good, nodes: [...good.nodes, { key: 'a', kind: 'leaf' }] })).toEqual(['nodes.3.key']);
  });

  test('a transfer to nobody', () => {
    const jobs = [{ phases: [[{ from: 'a', to: 'z', bytes: 1 }]] }];
    expect(() => openNetwork(module, parseTopology(good), jobs)).toThrow('jobs.0.phases.0.0.to');
  });
});
