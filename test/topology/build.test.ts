// Builders: counts, rates, path classes, rails, oversubscription, ECMP.

import { describe, expect, test } from 'vitest';
import { accelerators } from '../../src/catalog/index.ts';
import {
  acceleratorsOf,
  alone,
  clusterOf,
  factsOf,
  fatTree,
  hgx,
  openNetwork,
  pcieBox,
  type Topology,
  type Transfer,
  torus,
} from '../../src/topology/index.ts';
import { acceleratorOf, module, network } from './support.ts';

const board = hgx({ linkBytesPerS: 450e9, nicBytesPerS: 50e9, slotBytesPerS: 64e9 });
const rates = (topology: Topology, transfers: readonly Transfer[], options = {}) =>
  openNetwork(module, topology, [{ phases: [transfers] }], options).rates();
const one = (topology: Topology, from: string, to: string, options = {}) =>
  rates(topology, [{ from, to, bytes: 1e6, label: 1 }], options)[0]!;

describe('servers', () => {
  test('boards and racks have what the data sheet says', () => {
    const of = (id: string) => factsOf(clusterOf(acceleratorOf(id), { servers: 1 }));
    expect(of('a100-sxm-80gb')).toMatchObject({ ranks: 8, perNode: 8, upBytesPerS: 300e9 });
    expect(of('h100-sxm')).toMatchObject({ ranks: 8, perNode: 8, upBytesPerS: 450e9 });
    expect(of('b200-sxm')).toMatchObject({ ranks: 8, perNode: 8, upBytesPerS: 900e9 });
    expect(of('gb200')).toMatchObject({ ranks: 72, perNode: 72, upBytesPerS: 900e9 });
    expect(Math.round(of('mi300x').upBytesPerS / 1e9)).toBe(448);
    expect(of('l40s')).toMatchObject({ ranks: 8, perNode: 8, upBytesPerS: 32e9 });
  });

  test('every accelerator of the catalog is built, or refused as a torus', () => {
    for (const accelerator of accelerators) {
      try {
        expect(acceleratorsOf(clusterOf(accelerator, { servers: 2 })).length).toBeGreaterThan(1);
      } catch (error) {
        expect((error as Error).message, accelerator.id).toContain('torus');
      }
    }
  });

  test('path classes: NVLink, PCIe peers, the host, the other socket, the fabric', () => {
    const box = alone(pcieBox({ slotBytesPerS: 32e9, nicBytesPerS: 25e9, switchesPerSocket: 2 }));
    expect(one(alone(board), 's0/gpu0', 's0/gpu7').pathClass).toBe('scaleUp');
    expect(one(box, 's0/gpu0', 's0/gpu1').pathClass).toBe('pcie');
    expect(one(box, 's0/gpu0', 's0/gpu2').pathClass).toBe('host');
    expect(one(box, 's0/gpu0', 's0/gpu7').pathClass).toBe('crossSocket');
    const two = fatTree({ servers: 2, server: board });
    expect(one(two, 's0/gpu0', 's1/gpu0').pathClass).toBe('network');
    expect(one(box, 's0/gpu0', 's0/gpu1', { peer: false })).toMatchObject({ pathClass: 'host' });
  });

  test('sockets between them slow all transfers down, staging makes them longer', () => {
    const box = alone(pcieBox({ slotBytesPerS: 32e9, nicBytesPerS: 25e9, socketBytesPerS: 20e9 }));
    const across = [0, 1, 2, 3].map((i) => ({ from: `s0/gpu${i}`, to: `s0/gpu${i + 4}`, bytes: 1e6 }));
    expect(rates(box, across).map(({ bytesPerS }) => bytesPerS / 1e9)).toEqual([5, 5, 5, 5]);
    const hops = (peer: boolean) => one(box, 's0/gpu0', 's0/gpu1', { peer }).path.length;
    expect(hops(false)).toBeGreaterThan(hops(true));
  });

  test('GPUDirect off stages through both hosts: no faster, more hops, slower where a switch uplink is shared', () => {
    const two = fatTree({ servers: 2, server: board, rails: true });
    const pairs = Array.from({ length: 8 }, (_, i) => ({ from: `s0/gpu${i}`, to: `s1/gpu${i}`, bytes: 1e8 }));
    const end = (gpuDirect: boolean) =>
      openNetwork(module, two, [{ phases: [pairs] }], { gpuDirect }).run().jobEndS[0]!;
    expect(end(false)).toBeGreaterThan(1.3 * end(true));
    expect(one(two, 's0/gpu0', 's1/gpu0', { gpuDirect: false }).path).toContain('s1/socket0');
  });

  test('planes told apart carry as much as one, when a transfer is striped over them', () => {
    const planes = alone(hgx({ linkBytesPerS: 450e9, nicBytesPerS: 50e9, slotBytesPerS: 64e9, planes: 4 }));
    expect(one(planes, 's0/gpu0', 's0/gpu1').bytesPerS).toBe(112.5e9);
    expect(one(planes, 's0/gpu0', 's0/gpu1', { stripes: 4 }).bytesPerS).toBe(450e9);
  });

  test('accelerators pass nothing on, unless they forward', () => {
    // the short way to c leads through b
    const edges = [
      ['a', 'b', 1],
      ['b', 'c', 1],
      ['a', 'x1', 1],
      ['x1', 'x2', 1],
      ['x2', 'c', 1],
    ] as const;
    const graph = network(edges);
    expect(one(graph, 'a', 'c').path).toEqual(['a', 'x1', 'x2', 'c']);
    const nodes = graph.nodes.map((node) => ({ ...node, forwards: true }));
    expect(one({ ...graph, nodes }, 'a', 'c').path).toEqual(['a', 'b', 'c']);
  });

  test('a torus is reached along its dimensions, around its ends', () => {
    const chips = torus({ dimensions: [4, 4, 4], linkBytesPerS: 300e9 });
    expect(chips.links).toHaveLength(3 * 64);
    expect(one(chips, 'chip0', 'chip3').path).toEqual(['chip0', 'chip3']);
    expect(one(chips, 'chip0', 'chip42').path).toHaveLength(1 + 2 + 2 + 2);
    const open = torus({ dimensions: [4, 4, 4], linkBytesPerS: 300e9, wraps: false });
    expect(one(open, 'chip0', 'chip3').path).toHaveLength(4);
  });
});

describe('fat-trees', () => {
  const rail = fatTree({ servers: 8, server: board, rails: true, serversPerLeaf: 4 });
  const plain = fatTree({ servers: 8, server: board, serversPerLeaf: 1 });
  const climbs = (path: readonly string[]) => path.some((key) => key.includes('spine'));

  test('traffic of one rail stays below its leaf; another rail needs the spine, or a hop over NVLink', () => {
    expect(climbs(one(rail, 's0/gpu3', 's2/gpu3').path)).toBe(false);
    expect(climbs(one(rail, 's0/gpu3', 's2/gpu4').path)).toBe(true);
    const hop = one(rail, 's0/gpu3', 's2/gpu4', { railHop: true }).path;
    expect(climbs(hop)).toBe(false);
    expect(hop).toContain('s0/gpu4');
    expect(climbs(one(plain, 's0/gpu3', 's2/gpu3').path)).toBe(true);
    expect(one(rail, 's0/gpu3', 's2/gpu3').path).toContain('s0/nic3');
  });

  test('r:1 divides what crosses the leaves by r', () => {
    const total = (r: number) => {
      const tree = fatTree({ servers: 2, server: board, serversPerLeaf: 1, oversubscription: r, spines: 1 });
      const all = Array.from({ length: 8 }, (_, i) => ({ from: `s0/gpu${i}`, to: `s1/gpu${i}`, bytes: 1 }));
      return rates(tree, all).reduce((sum, { bytesPerS }) => sum + bytesPerS, 0);
    };
    expect(total(1) / 1e9).toBeCloseTo(400, 6);
    for (const r of [2, 3, 4]) expect(total(1) / total(r)).toBeCloseTo(r, 3);
  });

  test('flows that ECMP puts on one uplink share it; labels that miss each other do not', () => {
    const transfers = (label: (i: number) => number) =>
      Array.from({ length: 8 }, (_, i) => ({ from: `s0/gpu${i}`, to: `s1/gpu${i}`, bytes: 1, label: label(i) }));
    const all = (label: (i: number) => number) =>
      rates(plain, transfers(label)).map(({ bytesPerS }) => bytesPerS / 1e9);
    const same = all(() => 5);
    expect(new Set(same)).toEqual(new Set([50 / 8]));
    const hashed = all((i) => i);
    const sum = hashed.reduce((a, b) => a + b, 0);
    // eight flows on eight spines by chance collide: less than the whole, more than one link
    expect(sum).toBeLessThan(400);
    expect(sum).toBeGreaterThan(100);
  });

  test('pods are joined by core switches', () => {
    const tree = fatTree({ servers: 8, server: board, rails: true, serversPerLeaf: 2, pods: 2 });
    expect(one(tree, 's0/gpu0', 's7/gpu0').path.some((key) => key.startsWith('core'))).toBe(true);
    expect(one(tree, 's0/gpu0', 's3/gpu0').path.some((key) => key.startsWith('core'))).toBe(false);
  });
});
