// Worked values of each way that a collective runs, over each protocol: the formulas of assembly/collective/README.md
// with their numbers written out. LL carries 4 bytes of every 8 over a NIC, LL128 120 of every 128 (NCCL, tuning.cc).

import { describe, expect, test } from 'vitest';
import type { KernelOpName } from '../../src/core/lab.ts';
import {
  CollectiveAlgorithm,
  CollectiveCoefficient,
  CollectiveProtocol,
  ExchangeCoefficient,
  LinkCoefficient,
} from '../../src/core/layout.gen.ts';
import { type Coefficients, rowOf } from '../support/coefficients.ts';
import { answer } from '../support/kernels.ts';
import { exchangePlain, linkPlain } from './changes.ts';

const same = (found: number, expected: number) => expect(found / expected).toBeCloseTo(1, 11);

/** Three protocols inside a node, NICs of 10 GB/s a rank. */
const library = {
  llS: 5e-6,
  llStepS: 5e-7,
  llBytesPerS: 5e10,
  ll128S: 7e-6,
  ll128StepS: 7e-7,
  ll128BytesPerS: 9e10,
  simpleS: 1e-5,
  simpleStepS: 1e-6,
  simpleBytesPerS: 1e11,
  nicBytesPerS: 1e10,
  nicLlS: 4e-6,
  nicSimpleS: 9e-6,
};

interface Case {
  readonly bytes: number;
  readonly ranks: number;
  readonly perNode?: number;
  readonly algorithm?: keyof typeof CollectiveAlgorithm;
  readonly protocol?: keyof typeof CollectiveProtocol;
}

function of(op: KernelOpName, { bytes, ranks, perNode = 8, algorithm, protocol }: Case, more: Coefficients = {}) {
  const kinds = [CollectiveAlgorithm[algorithm ?? 'auto'], CollectiveProtocol[protocol ?? 'auto']];
  const row = rowOf(op, CollectiveCoefficient, { ...library, ...more });
  const said = answer(row, bytes, ranks, perNode, ...kinds);
  if (algorithm !== undefined) expect(said.algorithm).toBe(algorithm);
  if (protocol !== undefined) expect(said.protocol).toBe(protocol);
  return said;
}

describe('ring', () => {
  const eight = { bytes: 8e6, ranks: 8, algorithm: 'ring' } as const;

  test('all-reduce in a node: 14 steps, 14/8 of the bytes, at the rate of each protocol', () => {
    same(of('allReduce', { ...eight, protocol: 'll' }).seconds, 5e-6 + 14 * 5e-7 + 14e6 / 5e10);
    same(of('allReduce', { ...eight, protocol: 'll128' }).seconds, 7e-6 + 14 * 7e-7 + 14e6 / 9e10);
    same(of('allReduce', { ...eight, protocol: 'simple' }).seconds, 1e-5 + 14 * 1e-6 + 14e6 / 1e11);
    expect(of('allReduce', { ...eight, protocol: 'simple' }).linkBytes).toBe(14e6);
  });

  // The ring passes each NIC of a node: 2 nodes of 2 ranks, 2·3 steps of which 2 are far; 3/2 of 4 MB.
  test('all-reduce over two nodes of two: the payload rate of their NICs binds', () => {
    const four = { bytes: 4e6, ranks: 4, perNode: 2, algorithm: 'ring' } as const;
    const step = Math.sqrt(4e-6 * 9e-6);
    const [ll, ll128, simple] = [10e9 * 0.5, 10e9 * (120 / 128), 10e9];
    same(of('allReduce', { ...four, protocol: 'll' }).seconds, 5e-6 + 4 * 5e-7 + 2 * 4e-6 + 6e6 / (2 * ll));
    same(of('allReduce', { ...four, protocol: 'll128' }).seconds, 7e-6 + 4 * 7e-7 + 2 * step + 6e6 / (2 * ll128));
    same(of('allReduce', { ...four, protocol: 'simple' }).seconds, 1e-5 + 4 * 1e-6 + 2 * 9e-6 + 6e6 / (2 * simple));
  });

  test('LL128 over a NIC carries 9.375 GB/s of 10: 1.6 MB more take 170.7 µs more', () => {
    const send = (bytes: number) => of('sendRecv', { bytes, ranks: 2, perNode: 1, protocol: 'll128' }).seconds;
    expect(send(1.6e6) - send(0)).toBeCloseTo(170.667e-6, 9);
    const ll = (bytes: number) => of('sendRecv', { bytes, ranks: 2, perNode: 1, protocol: 'll' }).seconds;
    expect(ll(1.6e6) - ll(0)).toBeCloseTo(320e-6, 12);
  });

  test('without a line of its own LL128 has the geometric mean of latencies and 120/128 of the rate of Simple', () => {
    const bare = { ll128S: 0, ll128StepS: 0, ll128BytesPerS: 0 };
    const expected = Math.sqrt(5e-6 * 1e-5) + 14 * Math.sqrt(5e-7 * 1e-6) + 14e6 / (1e11 * (120 / 128));
    same(of('allReduce', { ...eight, protocol: 'll128' }, bare).seconds, expected);
  });

  test('all-gather and reduce-scatter: 7 steps, 7/8 of the bytes; broadcast: 7 steps, all bytes', () => {
    for (const op of ['allGather', 'reduceScatter'] as const) {
      const said = of(op, { ...eight, protocol: 'simple' });
      same(said.seconds, 1e-5 + 7e-6 + 7e6 / 1e11);
      expect(said.linkBytes).toBe(7e6);
      // 3 steps, 1 of them far, 3/4 of 8 MB through two NICs
      const far = of(op, { bytes: 8e6, ranks: 4, perNode: 2, algorithm: 'ring', protocol: 'simple' });
      same(far.seconds, 1e-5 + 2e-6 + 9e-6 + 6e6 / 2e10);
    }
    const broadcast = of('broadcast', { ...eight, protocol: 'll' });
    same(broadcast.seconds, 5e-6 + 7 * 5e-7 + 8e6 / 5e10);
    expect(broadcast.linkBytes).toBe(8e6);
  });

  test('beyond a pair the host bridge, beyond a host the sockets: shares of the rate', () => {
    const box = {
      pairRanks: 2,
      hostRanks: 4,
      simpleHostShare: 0.5,
      simpleSocketShare: 0.25,
      llHostShare: 0.6,
      llSocketShare: 0.3,
    };
    const one = (ranks: number, protocol: 'll' | 'simple') =>
      of('allReduce', { bytes: 8e6, ranks, algorithm: 'ring', protocol }, box).seconds;
    same(one(2, 'simple'), 1e-5 + 2e-6 + 8e6 / 1e11);
    same(one(3, 'simple'), 1e-5 + 4e-6 + ((4 / 3) * 8e6) / 5e10);
    same(one(4, 'simple'), 1e-5 + 6e-6 + 12e6 / 5e10);
    same(one(5, 'simple'), 1e-5 + 8e-6 + (1.6 * 8e6) / 2.5e10);
    same(one(4, 'll'), 5e-6 + 6 * 5e-7 + 12e6 / 3e10);
    same(one(8, 'll'), 5e-6 + 14 * 5e-7 + 14e6 / 1.5e10);
  });
});

describe('tree', () => {
  test('in a node: a chain of 7 up and down, the buffer twice', () => {
    const said = of('allReduce', { bytes: 8e6, ranks: 8, algorithm: 'tree', protocol: 'simple' });
    same(said.seconds, 1e-5 + 2 * 7e-6 + 16e6 / 1e11);
    expect(said.linkBytes).toBe(16e6);
  });

  test('five nodes have three levels; a node sends the buffer up and down through all NICs', () => {
    const five = { bytes: 8e6, ranks: 20, perNode: 4, algorithm: 'tree' } as const;
    same(of('allReduce', { ...five, protocol: 'll' }).seconds, 5e-6 + 2 * (3 * 5e-7 + 3 * 4e-6) + 16e6 / (4 * 5e9));
    const step = Math.sqrt(4e-6 * 9e-6);
    const far = 16e6 / (4 * 9.375e9);
    same(of('allReduce', { ...five, protocol: 'll128' }).seconds, 7e-6 + 2 * (3 * 7e-7 + 3 * step) + far);
  });

  test('between two nodes the buffer crosses once; with one rank a node nothing is near', () => {
    const two = of('allReduce', { bytes: 8e6, ranks: 8, perNode: 4, algorithm: 'tree', protocol: 'simple' });
    same(two.seconds, 1e-5 + 2 * (3e-6 + 9e-6) + 8e6 / 4e10);
    const lone = of('allReduce', { bytes: 8e6, ranks: 4, perNode: 1, algorithm: 'tree', protocol: 'simple' });
    same(lone.seconds, 1e-5 + 2 * (2 * 9e-6) + 16e6 / 1e10);
  });

  test('a broadcast goes down alone', () => {
    const down = of('broadcast', { bytes: 8e6, ranks: 8, algorithm: 'tree', protocol: 'simple' });
    same(down.seconds, 1e-5 + 7e-6 + 8e6 / 1e11);
  });
});

describe('hierarchical', () => {
  test('all-reduce: 2·7/8 inside, 2·2/3 of an eighth between three nodes, one after the other', () => {
    const said = of('allReduce', { bytes: 24e6, ranks: 24, algorithm: 'hierarchical', protocol: 'simple' });
    const near = 42e6 / 1e11;
    const far = ((4 / 3) * 3e6) / 1e10;
    same(said.seconds, 1e-5 + 14e-6 + 4 * 9e-6 + near + far);
    same(said.linkBytes, 42e6 + 4e6);
  });

  test('all-gather: each level once; LL at half of the NIC', () => {
    const said = of('allGather', { bytes: 24e6, ranks: 24, algorithm: 'hierarchical', protocol: 'll' });
    same(said.seconds, 5e-6 + 7 * 5e-7 + 2 * 4e-6 + 21e6 / 5e10 + ((2 / 3) * 3e6) / 5e9);
  });

  test('in one node it is the inner level alone', () => {
    const said = of('reduceScatter', { bytes: 8e6, ranks: 8, algorithm: 'hierarchical', protocol: 'simple' });
    same(said.seconds, 1e-5 + 7e-6 + 7e6 / 1e11);
  });
});

describe('switches that add', () => {
  const switches = { nvlsS: 2e-5, nvlsBytesPerS: 4e11, nvlsRanks: 4, sharp: 1 };

  test('nvls in a node: 2·7/8 of the bytes at 400 GB/s; a rank sends its buffer once', () => {
    const said = of('allReduce', { bytes: 8e6, ranks: 8, algorithm: 'nvls' }, switches);
    same(said.seconds, 2e-5 + 14e6 / 4e11);
    expect(said).toMatchObject({ protocol: 'simple', linkBytes: 8e6 });
    same(of('allGather', { bytes: 8e6, ranks: 8, algorithm: 'nvls' }, switches).seconds, 2e-5 + 7e6 / 4e11);
  });

  test('nvls over four nodes: trees of two levels, the buffer twice through eight NICs', () => {
    const said = of('allReduce', { bytes: 8e6, ranks: 32, algorithm: 'nvls' }, switches);
    same(said.seconds, 2e-5 + 4 * 9e-6 + 16e6 / 8e10);
  });

  test('sharp over four nodes: one hop up and down, the buffer once through eight NICs', () => {
    const said = of('allReduce', { bytes: 8e6, ranks: 32, algorithm: 'sharp' }, switches);
    same(said.seconds, 2e-5 + 2 * 9e-6 + 8e6 / 8e10);
    // with quick NICs the node's own switch binds
    const near = of('allReduce', { bytes: 8e6, ranks: 32, algorithm: 'sharp' }, { ...switches, nicBytesPerS: 1e12 });
    same(near.seconds, 2e-5 + 2 * 9e-6 + 14e6 / 4e11);
  });
});

describe('kernels of engines', () => {
  const direct = {
    oneShotS: 2e-6,
    oneShotRankS: 3e-7,
    oneShotBytesPerS: 1e11,
    twoShotS: 4e-6,
    twoShotRankS: 5e-7,
    twoShotBytesPerS: 2e11,
  };

  test('one-shot reads seven buffers, two-shot 14/8 of one', () => {
    const one = of('allReduce', { bytes: 1e6, ranks: 8, algorithm: 'oneShot' }, direct);
    same(one.seconds, 2e-6 + 7 * 3e-7 + 7e6 / 1e11);
    expect(one.linkBytes).toBe(7e6);
    const two = of('allReduce', { bytes: 1e6, ranks: 8, algorithm: 'twoShot' }, direct);
    same(two.seconds, 4e-6 + 7 * 5e-7 + 1.75e6 / 2e11);
    expect(two.linkBytes).toBe(1.75e6);
  });

  test('of two ranks one buffer either way', () => {
    same(of('allReduce', { bytes: 1e6, ranks: 2, algorithm: 'oneShot' }, direct).seconds, 2.3e-6 + 1e6 / 1e11);
    same(of('allReduce', { bytes: 1e6, ranks: 2, algorithm: 'twoShot' }, direct).seconds, 4.5e-6 + 1e6 / 2e11);
  });

  test('launch and the last of eight ranks come on top', () => {
    // E[max of 8 normal draws] by Blom: Φ⁻¹(7.625/8.25) = 1.4342 (Abramowitz and Stegun, table 26.1)
    const late = of(
      'allReduce',
      { bytes: 1e6, ranks: 8, algorithm: 'oneShot' },
      { ...direct, launchS: 3e-6, jitterS: 1e-6 },
    );
    expect(late.seconds).toBeCloseTo(2e-6 + 7 * 3e-7 + 7e6 / 1e11 + 3e-6 + 1.4342e-6, 9);
  });
});

describe('pairs', () => {
  test('an all-to-all: 7/16 of the bytes inside and 8/16 through the NIC, at once', () => {
    const slow = of('allToAll', { bytes: 16e6, ranks: 16, protocol: 'simple' });
    same(slow.seconds, 1e-5 + 7e-6 + 9e-6 + 8e6 / 1e10);
    expect(slow.linkBytes).toBe(15e6);
    const quick = of('allToAll', { bytes: 16e6, ranks: 16, protocol: 'simple' }, { nicBytesPerS: 1e12 });
    same(quick.seconds, 1e-5 + 7e-6 + 9e-6 + 7e6 / 1e11);
    same(of('allToAll', { bytes: 16e6, ranks: 8, protocol: 'll' }).seconds, 5e-6 + 7 * 5e-7 + 14e6 / 5e10);
  });

  test('send and receive: one step in a node at the rate of a pair, one hop between nodes', () => {
    same(of('sendRecv', { bytes: 8e6, ranks: 2, protocol: 'simple' }).seconds, 1e-5 + 1e-6 + 8e6 / 1e11);
    same(of('sendRecv', { bytes: 8e6, ranks: 2, perNode: 1, protocol: 'simple' }).seconds, 1e-5 + 9e-6 + 8e6 / 1e10);
    const box = { pairRanks: 2, hostRanks: 4, simpleHostShare: 0.5 };
    same(of('sendRecv', { bytes: 8e6, ranks: 8, protocol: 'simple' }, box).seconds, 1e-5 + 1e-6 + 8e6 / 1e11);
  });
});

describe('dispatch and combine of experts', () => {
  const exchange = (op: 'dispatch' | 'combine', shape: readonly number[], more: Coefficients = {}) =>
    answer(rowOf(op, ExchangeCoefficient, { ...exchangePlain, ...more }), ...shape);
  /** 128 tokens of 7,168 elements of 1 B. */
  const copy = 128 * 7168;

  test('low latency: eight copies a token; across four nodes 3/4 of them, or 31/32, cross the NIC', () => {
    same(exchange('dispatch', [128, 8, 8, 0, 7168, 8, 1, 0]).seconds, 1e-5 + (8 * copy) / 2e11);
    const far = [128, 32, 8, 0, 7168, 8, 1, 0];
    same(exchange('dispatch', far).seconds, 3e-5 + (8 * copy * 0.75) / 5e10);
    same(exchange('dispatch', far, { nicRankShare: 1 }).seconds, 3e-5 + (8 * copy * (31 / 32)) / 5e10);
    // combine sends bf16 back
    same(exchange('combine', [128, 8, 8, 0, 7168, 8, 2, 0]).seconds, 1e-5 + (16 * copy) / 2e11);
  });

  test('high throughput: one copy a rank, 8·(1 − (7/8)^8) of 8; 20 SMs of 10 GB/s', () => {
    const ranks = 8 * (1 - 0.875 ** 8);
    const said = exchange('dispatch', [128, 8, 8, 1, 7168, 8, 1, 20]);
    same(said.seconds, 3e-5 + (ranks * copy) / 2e11);
    same(said.linkBytes, ranks * copy);
    // as many SMs as it wants: the links bind
    same(exchange('dispatch', [128, 8, 8, 1, 7168, 8, 1, 0]).seconds, 3e-5 + (ranks * copy) / 3e11);
  });

  test('high throughput over four nodes: one copy a node, which its SMs forward', () => {
    const nodes = 4 * (1 - 0.75 ** 8);
    const ranks = 8 * (1 - 0.875 ** 8);
    const shape = [128, 32, 8, 1, 7168, 8, 1, 0];
    same(exchange('dispatch', shape, { nicBytesPerS: 1e10 }).seconds, 7e-5 + (nodes * copy * 0.75) / 1e10);
    same(exchange('dispatch', shape).linkBytes, nodes * copy * 0.75);
    const few = exchange('dispatch', [128, 32, 8, 1, 7168, 8, 1, 1], { bulkSmBytesPerS: 0 });
    same(few.seconds, 7e-5 + (nodes * copy) / 1e10);
    const quick = exchange('dispatch', shape, { nicBytesPerS: 1e13, bulkNicSmBytesPerS: 0 });
    same(quick.seconds, 7e-5 + (ranks * copy) / 3e11);
  });
});

describe('link', () => {
  test('5 µs and the bytes of all tokens at 100 GB/s', () => {
    const link = (tokens: number, bytes: number) => answer(rowOf('link', LinkCoefficient, linkPlain), tokens, bytes);
    same(link(1000, 8192).seconds, 5e-6 + 8.192e6 / 1e11);
    same(link(1, 16_384).seconds, 5e-6 + 16_384 / 1e11);
    expect(link(1000, 8192)).toMatchObject({ linkBytes: 8.192e6, flop: 0, hbmBytes: 0, bound: 'link' });
    expect(link(1, 16_384).bound).toBe('latency');
  });
});
