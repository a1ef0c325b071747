// Closed forms of collectives, worked by hand, and what each algorithm is for.

import { describe, expect, test } from 'vitest';
import { timed } from './support.ts';

const one = { simpleS: 1e-5, simpleStepS: 1e-6, simpleBytesPerS: 1e11, nicBytesPerS: 1e10, nicSimpleS: 1e-5 };
const MB = 1e6;

describe('closed forms', () => {
  test('ring all-reduce: fixed + 2(n − 1) steps + 2(n − 1)/n of the bytes', () => {
    for (const ranks of [2, 3, 8, 64]) {
      const { seconds } = timed('allReduce', one, { bytes: 8 * MB, ranks, algorithm: 'ring' });
      const expected = 1e-5 + 2 * (ranks - 1) * 1e-6 + (((2 * (ranks - 1)) / ranks) * 8 * MB) / 1e11;
      expect(seconds).toBeCloseTo(expected, 12);
    }
  });

  test('all-gather and reduce-scatter move half of an all-reduce', () => {
    for (const op of ['allGather', 'reduceScatter'] as const) {
      const { seconds, linkBytes } = timed(op, one, { bytes: 8 * MB, ranks: 8 });
      expect(seconds).toBeCloseTo(1e-5 + 7e-6 + (7 * MB) / 1e11, 12);
      expect(linkBytes).toBe(7 * MB);
    }
  });

  test('a ring over two nodes leaves each of them twice, at the rate of all NICs', () => {
    const { seconds } = timed('allReduce', one, { bytes: 16 * MB, ranks: 8, perNode: 4, algorithm: 'ring' });
    expect(seconds).toBeCloseTo(1e-5 + 12 * 1e-6 + 2 * 1e-5 + (2 * 7 * 2 * MB) / 4e10, 12);
  });

  test('hierarchical: inside, between on every rail, inside', () => {
    const { seconds } = timed('allReduce', one, { bytes: 16 * MB, ranks: 16, perNode: 4, algorithm: 'hierarchical' });
    const near = 1e-5 + 6e-6 + (1.5 * 16 * MB) / 1e11;
    expect(seconds).toBeCloseTo(near + 6 * 1e-5 + (1.5 * 4 * MB) / 1e10, 12);
  });

  test('tree: a chain of each node and log2 of the nodes, both ways', () => {
    const { seconds } = timed('allReduce', one, { bytes: 0, ranks: 64, perNode: 8, algorithm: 'tree' });
    expect(seconds).toBeCloseTo(1e-5 + 2 * (7e-6 + 3 * 1e-5), 12);
  });

  test('an all-to-all sends inside and outside at once', () => {
    const { seconds } = timed('allToAll', one, { bytes: 16 * MB, ranks: 16, perNode: 8 });
    expect(seconds).toBeCloseTo(1e-5 + 7e-6 + 1e-5 + (8 * MB) / 1e10, 12);
  });

  test('one-shot reads every peer, two-shot twice its part of each', () => {
    const direct = { ...one, oneShotS: 1e-6, oneShotBytesPerS: 1e11, twoShotS: 5e-6, twoShotBytesPerS: 1e11 };
    const of = (algorithm: 'oneShot' | 'twoShot') =>
      timed('allReduce', direct, { bytes: MB, ranks: 8, algorithm }).seconds;
    expect(of('oneShot')).toBeCloseTo(1e-6 + (7 * MB) / 1e11, 12);
    expect(of('twoShot')).toBeCloseTo(5e-6 + (1.75 * MB) / 1e11, 12);
    expect(timed('allReduce', direct, { bytes: 1e3, ranks: 8 }).algorithm).toBe('oneShot');
    expect(timed('allReduce', direct, { bytes: MB, ranks: 8 }).algorithm).toBe('twoShot');
  });

  test('one rank has nobody to talk to', () => {
    expect(timed('allReduce', one, { bytes: MB, ranks: 1 })).toMatchObject({ seconds: 0, linkBytes: 0 });
  });

  test('all ranks start with the last: the expected maximum of normal draws', () => {
    const late = (ranks: number) =>
      timed('allReduce', { ...one, jitterS: 1e-6 }, { bytes: 0, ranks }).seconds -
      timed('allReduce', one, { bytes: 0, ranks }).seconds;
    expect(late(2) / 1e-6).toBeCloseTo(0.5642, 1);
    // E[max of 8] = 1.4236, of 100 = 2.5076: Harter, Biometrika 48, 1961
    expect(late(8) / 1e-6).toBeCloseTo(1.4236, 1);
    expect(late(100) / 1e-6).toBeCloseTo(2.5076, 1);
  });
});

describe('the choice', () => {
  const two = { ...one, llS: 5e-6, llStepS: 5e-7, llBytesPerS: 5e10, nicLlS: 5e-6 };

  test('auto is the cheapest of the named ways', () => {
    for (const bytes of [0, 1e3, 1e5, 1e7, 1e9]) {
      for (const [ranks, perNode] of [
        [8, 8],
        [64, 8],
        [4, 1],
      ] as const) {
        const ways = (['ring', 'tree'] as const).flatMap((algorithm) =>
          (['ll', 'simple'] as const).map((protocol) =>
            timed('allReduce', two, { bytes, ranks, perNode, algorithm, protocol }),
          ),
        );
        const allowed = ways.filter(({ algorithm }) => ranks > perNode || algorithm === 'ring');
        const auto = timed('allReduce', two, { bytes, ranks, perNode });
        expect(auto.seconds).toBe(Math.min(...allowed.map(({ seconds }) => seconds)));
      }
    }
  });

  test('LL128 lies between LL and Simple where no fit has a line of its own', () => {
    const of = (protocol: 'll' | 'll128' | 'simple', bytes: number) =>
      timed('allReduce', two, { bytes, ranks: 8, algorithm: 'ring', protocol }).seconds;
    expect(of('ll128', 0)).toBeGreaterThan(of('ll', 0));
    expect(of('ll128', 0)).toBeLessThan(of('simple', 0));
    expect(of('ll128', 1e10)).toBeGreaterThan(of('simple', 1e10));
    expect(of('ll128', 1e10)).toBeLessThan(of('ll', 1e10));
  });

  test('a tree beats a ring at small sizes over many nodes, and loses at large ones inside a node', () => {
    const of = (algorithm: 'ring' | 'tree', bytes: number, ranks: number) =>
      timed('allReduce', one, { bytes, ranks, perNode: 8, algorithm }).seconds;
    expect(of('tree', 1e3, 256)).toBeLessThan(of('ring', 1e3, 256) / 5);
    expect(of('tree', 1e9, 8)).toBeGreaterThan(of('ring', 1e9, 8));
  });

  test('switches that add halve what crosses the NICs', () => {
    const nvls = { ...one, nvlsS: 2e-5, nvlsBytesPerS: 4e11, nvlsRanks: 8 };
    const of = (algorithm: 'nvls' | 'sharp') =>
      timed('allReduce', nvls, { bytes: 1e10, ranks: 64, perNode: 8, algorithm });
    expect(of('nvls').seconds / of('sharp').seconds).toBeCloseTo(2, 2);
    expect(timed('allReduce', nvls, { bytes: 1e9, ranks: 4 }).algorithm).toBe('ring');
    expect(timed('allReduce', nvls, { bytes: 1e9, ranks: 8 }).algorithm).toBe('nvls');
  });
});
