// Fair sharing in whole numbers: conservation, max–min against exact fractions, classes, time, determinism.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Network, type NetworkGraph } from '../../src/core/network.ts';
import { openNetwork, type Transfer } from '../../src/topology/index.ts';
import { exactRates, module, network } from './support.ts';

/** A line of `sizes.length + 1` switches; a flow runs from one to another. */
function line(sizes: readonly number[]): NetworkGraph {
  const nodes = sizes.length + 1;
  return {
    kind: Array.from({ length: nodes }, () => 'leaf'),
    forwards: Array.from({ length: nodes }, () => true),
    links: sizes.map((bytesPerUs, at) => ({
      ...{ from: at, to: at + 1, kind: 'network', bytesPerUs, latencyPs: 0, cost: 1, pool: at },
    })),
  };
}

const worlds = fc
  .array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 2_000_000 })), {
    minLength: 1,
    maxLength: 6,
  })
  .chain((sizes) =>
    fc.record({
      sizes: fc.constant(sizes),
      flows: fc.array(
        fc.record({
          from: fc.nat(sizes.length - 1),
          hops: fc.integer({ min: 1, max: 6 }),
          weight: fc.integer({ min: 1, max: 4 }),
        }),
        { minLength: 1, maxLength: 12 },
      ),
    }),
  );

describe('sharing', () => {
  test('no link above its capacity, and rates are max–min fair to a byte a microsecond and flow', () => {
    fc.assert(
      fc.property(worlds, ({ sizes, flows }) => {
        const ends = flows.map(({ from, hops }) => Math.min(sizes.length, from + hops));
        const phase = flows.map(({ from, weight }, at) => ({
          source: from,
          target: ends[at]!,
          bytes: 1,
          traffic: weight - 1,
        }));
        const classes = [1, 2, 3, 4].map((weight) => ({ priority: 0, weight }));
        const opened = Network.create(module, line(sizes), [{ phases: [phase] }], classes);
        opened.route();
        opened.share();
        const rates = opened.flows().map(({ ratePerUs }) => ratePerUs);
        const paths = flows.map(({ from }, at) => Array.from({ length: ends[at]! - from }, (_, i) => from + i));
        for (const [link, size] of sizes.entries()) {
          const used = rates.reduce((sum, rate, flow) => sum + (paths[flow]!.includes(link) ? rate : 0), 0);
          expect(used).toBeLessThanOrEqual(size);
        }
        const exact = exactRates(
          sizes,
          paths,
          flows.map(({ weight }) => weight),
        );
        for (const [flow, rate] of rates.entries()) {
          expect(Number.isInteger(rate)).toBe(true);
          expect(Math.abs(rate - exact[flow]!)).toBeLessThanOrEqual(flows.length * 4);
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  test('every flow has a full link on which nobody of its class has more', () => {
    const sizes = [100_000, 60_000, 90_000];
    const spans = [
      [0, 3],
      [0, 1],
      [1, 2],
      [1, 3],
      [2, 3],
      [2, 3],
    ] as const;
    const phase = spans.map(([source, target]) => ({ source, target, bytes: 1 }));
    const opened = Network.create(module, line(sizes), [{ phases: [phase] }]);
    opened.route();
    opened.share();
    // the middle link is full first: 20,000 each; then the others share what is left
    expect(opened.flows().map(({ ratePerUs }) => ratePerUs)).toEqual([20_000, 80_000, 20_000, 20_000, 25_000, 25_000]);
  });

  test('sharing one link to the last byte does not overfill another', () => {
    const spans = [
      [0, 1],
      [0, 1],
      [0, 2],
      [0, 2],
    ] as const;
    const phase = spans.map(([source, target]) => ({ source, target, bytes: 1 }));
    const opened = Network.create(module, line([6, 3]), [{ phases: [phase] }]);
    opened.route();
    opened.share();
    expect(opened.flows().map(({ ratePerUs }) => ratePerUs)).toEqual([1, 1, 2, 1]);
  });

  // Both flows share a link of 5; the second then goes over a half-duplex link of 5 and back. Of the 3 that the first
  // left it, that link has room for floor(5/2) twice.
  test('a flow that crosses one capacity twice gets half of it, and no byte more', () => {
    const graph: NetworkGraph = {
      kind: ['leaf', 'leaf', 'leaf'],
      forwards: [true, true, true],
      links: [
        { from: 0, to: 1, kind: 'network', bytesPerUs: 5, latencyPs: 0, cost: 1, pool: 0 },
        { from: 1, to: 2, kind: 'network', bytesPerUs: 5, latencyPs: 0, cost: 1, pool: 1 },
        { from: 2, to: 1, kind: 'network', bytesPerUs: 5, latencyPs: 0, cost: 1, pool: 1 },
      ],
    };
    const phase = [
      { source: 0, target: 1, bytes: 1 },
      { source: 0, target: 1, bytes: 1, via: 2 },
    ];
    const opened = Network.create(module, graph, [{ phases: [phase] }]);
    opened.route();
    opened.share();
    const [direct, staged] = opened.flows();
    expect(staged?.path).toEqual([0, 1, 2]);
    expect([direct?.ratePerUs, staged?.ratePerUs]).toEqual([2, 2]);
  });

  test('weights divide a link, priorities take it whole', () => {
    const topology = network([
      ['a', 'x', 30],
      ['x', 'b', 30],
    ]);
    const transfers = ['gold', 'silver', 'late'].map((traffic) => ({ from: 'a', to: 'b', bytes: 1e6, traffic }));
    const traffic = { gold: { weight: 2 }, silver: { weight: 1 }, late: { priority: 1 } };
    const rates = openNetwork(module, topology, [{ phases: [transfers] }], { traffic }).rates();
    expect(rates.map(({ bytesPerS }) => bytesPerS / 1e9)).toEqual([20, 10, 0]);
    const first = openNetwork(module, topology, [{ phases: [transfers.slice(2)] }], { traffic }).rates();
    expect(first[0]!.bytesPerS).toBe(30e9);
  });

  test('half-duplex links are shared by both ways, full ones are not', () => {
    const both = [
      { from: 'a', to: 'b', bytes: 1 },
      { from: 'b', to: 'a', bytes: 1 },
    ];
    const rate = (duplex: 'full' | 'half') =>
      openNetwork(module, network([['a', 'b', 10]], duplex), [{ phases: [both] }]).rates()[0]!.bytesPerS;
    expect(rate('half')).toBe(rate('full') / 2);
  });
});

describe('time', () => {
  const topology = network([
    ['a', 'x', 10],
    ['b', 'x', 10],
    ['x', 'c', 10],
  ]);

  test('a byte more takes the picoseconds of a byte more, rounded up', () => {
    const end = (bytes: number) => {
      const phases = [[{ from: 'a', to: 'c', bytes }]];
      return openNetwork(module, topology, [{ phases }]).run().jobEndS[0]!;
    };
    expect(end(10_000)).toBe(1e-6);
    expect(Math.round((end(10_001) - end(10_000)) * 1e12)).toBe(100);
    expect(end(0)).toBe(0);
  });

  test('ends are rounded up to a picosecond: a byte at 30 GB/s takes 34, not 33', () => {
    const phases = [[{ from: 'a', to: 'b', bytes: 1 }]];
    const { jobEndS } = openNetwork(module, network([['a', 'b', 30]]), [{ phases }]).run();
    expect(Math.round(jobEndS[0]! * 1e12)).toBe(34);
  });

  test('who ends first leaves the link to the other', () => {
    const phases = [
      [
        { from: 'a', to: 'c', bytes: 10_000 },
        { from: 'b', to: 'c', bytes: 30_000 },
      ],
    ];
    const { transfers, jobEndS } = openNetwork(module, topology, [{ phases }]).run();
    expect(transfers.map(({ endS }) => endS)).toEqual([2e-6, 4e-6]);
    expect(jobEndS).toEqual([4e-6]);
  });

  test('a phase waits for the last byte of the one before, its latency and the step', () => {
    const slow = { ...topology, links: topology.links.map((link) => ({ ...link, latencyS: 1e-6 })) };
    const phase = [{ from: 'a', to: 'c', bytes: 10_000 }];
    const { jobEndS } = openNetwork(module, slow, [{ phases: [phase, phase, phase], stepS: 5e-7, startS: 1e-5 }]).run();
    expect(jobEndS[0]).toBeCloseTo(1e-5 + 3 * (5e-7 + 1e-6 + 2e-6), 15);
  });

  test('bytes are conserved: the shared link is never idle and never above its rate', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e7 }), { minLength: 1, maxLength: 9 }), (sizes) => {
        const phase: Transfer[] = sizes.map((bytes, at) => ({ from: at % 2 === 0 ? 'a' : 'b', to: 'c', bytes }));
        const { jobEndS } = openNetwork(module, topology, [{ phases: [phase] }]).run();
        const least = sizes.reduce((sum, bytes) => sum + bytes, 0) / 1e10;
        expect(jobEndS[0]!).toBeGreaterThanOrEqual(least - 1e-12);
        // each solve may lose less than a byte a microsecond of each flow, and a picosecond
        expect(jobEndS[0]!).toBeLessThan(least * 1.001 + 1e-9);
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  test('the same jobs give the same bytes', () => {
    const phases = [
      [
        { from: 'a', to: 'c', bytes: 12_345 },
        { from: 'b', to: 'c', bytes: 54_321 },
      ],
    ];
    const run = () => JSON.stringify(openNetwork(module, topology, [{ phases }, { phases, startS: 1e-6 }]).run());
    expect(run()).toBe(run());
  });
});
