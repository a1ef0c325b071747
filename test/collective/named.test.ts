// Collectives of catalogued accelerators: physics, directions, what a name may be.

import { describe, expect, test } from 'vitest';
import { accelerators } from '../../src/catalog/index.ts';
import { InputError } from '../../src/errors.ts';
import { busBytesPerS, collectiveModel, collectiveSpread } from '../../src/timing/collective.ts';
import { algorithmsOf, collectiveShape } from '../../src/timing/collective-question.ts';
import { siOf } from '../../src/units.ts';
import { acceleratorOf, asked } from './support.ts';

const ops = ['allReduce', 'allGather', 'reduceScatter', 'allToAll'] as const;

describe('physics', () => {
  test('no accelerator beats its links, but for reduction in the switch', () => {
    for (const accelerator of accelerators) {
      for (const op of ops) {
        const model = collectiveModel(accelerator, { op });
        const line = model.fabric.upBytesPerS;
        for (const ranks of [2, 4, 8].filter((count) => count <= model.fabric.domain)) {
          const { seconds, algorithm } = asked(accelerator.id, { op }, { bytes: 2 ** 32, ranks });
          const bus = busBytesPerS(op, 2 ** 32, ranks, seconds);
          expect(bus / line, `${accelerator.id} ${op} ${ranks}`).toBeLessThan(algorithm === 'nvls' ? 2 : 1);
          expect(bus).toBeGreaterThan(0);
        }
      }
    }
  });

  test('more bytes never take less time', () => {
    for (const op of ops) {
      let before = 0;
      for (let bytes = 1; bytes < 1e11; bytes *= 1.7) {
        const { seconds } = asked('h100-sxm', { op }, { bytes, ranks: 16, gpusPerNode: 8 });
        expect(seconds).toBeGreaterThanOrEqual(before);
        before = seconds;
      }
    }
  });

  test('between nodes no all-reduce of three nodes and more beats the NICs of a node', () => {
    for (const id of ['a100-sxm-80gb', 'h100-sxm', 'b200-sxm', 'mi300x']) {
      const accelerator = acceleratorOf(id);
      const nics = 8 * (siOf(accelerator.sheet!.scaleOut) ?? 0);
      for (const ranks of [32, 128, 1024]) {
        const { seconds } = asked(id, { op: 'allReduce' }, { bytes: 2 ** 33, ranks, gpusPerNode: 8 });
        expect(busBytesPerS('allReduce', 2 ** 33, ranks, seconds)).toBeLessThan(nics);
      }
    }
  });
});

describe('directions', () => {
  test('NVLS beats the ring at large sizes on eight Hoppers, and not at small ones', () => {
    const of = (algorithm: string, bytes: number) =>
      asked('h100-sxm', { op: 'allReduce' }, { bytes, ranks: 8, algorithm }).seconds;
    expect(of('nvls', 2 ** 30)).toBeLessThan(0.75 * of('ring', 2 ** 30));
    expect(of('nvls', 2 ** 14)).toBeGreaterThan(of('ring', 2 ** 14));
    expect(asked('h100-sxm', { op: 'allReduce' }, { bytes: 2 ** 30, ranks: 4 }).algorithm).toBe('ring');
  });

  test('a fabric without GPUDirect or RDMA is slower', () => {
    const of = (choice: object) =>
      asked('h100-sxm', { op: 'allReduce', ...choice }, { bytes: 2 ** 28, ranks: 64, gpusPerNode: 8 }).seconds;
    expect(of({ gpuDirect: false })).toBeGreaterThan(of({}));
    expect(of({ rdma: false })).toBeGreaterThan(of({}));
    expect(of({ gpuDirect: false, rdma: false })).toBeGreaterThan(of({ rdma: false }));
  });

  test('faster NICs, and switches that add, are faster', () => {
    const of = (fabric: string) =>
      asked('h100-sxm', { op: 'allReduce', fabric }, { bytes: 2 ** 30, ranks: 64, gpusPerNode: 8 }).seconds;
    expect(of('ib-400')).toBeLessThan(0.6 * of('ib-200'));
    expect(of('ib-400-sharp')).toBeLessThan(of('ib-400'));
    expect(of('nvlink-8+ib-400')).toBe(of('ib-400'));
  });

  test('two of a mesh have one link, eight have seven', () => {
    const bus = (ranks: number) => {
      const { seconds } = asked('mi300x', { op: 'allReduce' }, { bytes: 2 ** 32, ranks });
      return busBytesPerS('allReduce', 2 ** 32, ranks, seconds);
    };
    expect(bus(8) / bus(2)).toBeCloseTo(7, 0);
  });

  test('cards beyond a bridge fall back to PCIe', () => {
    const bus = (ranks: number) => {
      const { seconds } = asked('h100-pcie', { op: 'allReduce' }, { bytes: 2 ** 30, ranks });
      return busBytesPerS('allReduce', 2 ** 30, ranks, seconds);
    };
    expect(bus(2) / bus(4)).toBeCloseTo(300 / 64, 1);
    expect(
      asked('h100-pcie', { op: 'allReduce' }, { bytes: 2 ** 30, ranks: 8, gpusPerNode: 8 }).seconds,
    ).toBeGreaterThan(0);
  });

  test('engines reduce small buffers faster than NCCL, and large ones no slower', () => {
    const of = (library: string, bytes: number) =>
      asked('h100-sxm', { op: 'allReduce', library }, { bytes, ranks: 8 }).seconds;
    expect(of('custom', 2 ** 14)).toBeLessThan(0.5 * of('nccl', 2 ** 14));
    expect(of('custom', 2 ** 30)).toBe(of('nccl', 2 ** 30));
  });

  test('a rack of 72 reduces over NVLink what boards of eight send through NICs', () => {
    const of = (gpusPerNode: number, fabric?: string) =>
      asked('gb200', { op: 'allReduce', ...(fabric ? { fabric } : {}) }, { bytes: 2 ** 30, ranks: 64, gpusPerNode })
        .seconds;
    expect(of(72)).toBeLessThan(of(8, 'nvlink-8'));
  });
});

describe('names', () => {
  const issuesOf = (run: () => unknown) => {
    try {
      run();
    } catch (error) {
      if (error instanceof InputError) return error.issues;
      throw error;
    }
    return [];
  };

  test('everything wrong with a query is told at once', () => {
    const model = collectiveModel(acceleratorOf('a100-sxm-80gb'), { op: 'allReduce' });
    const query = { bytes: Number.NaN, ranks: 0.5, gpusPerNode: 9, algorithm: 'nvls', protocol: 'll12' };
    const issues = issuesOf(() => collectiveShape(model, query));
    expect(issues.map(({ path }) => path.join())).toEqual(['bytes', 'ranks', 'algorithm', 'protocol']);
    expect(issues.at(-1)?.hint).toContain('ll128');
    expect(issuesOf(() => collectiveShape(model, { bytes: 1, ranks: 16, gpusPerNode: 16 }))[0]?.hint).toContain(
      'joins 8',
    );
  });

  test('an algorithm that the links lack is refused by name', () => {
    const of = (id: string) => algorithmsOf(collectiveModel(acceleratorOf(id), { op: 'allReduce' }));
    expect(of('a100-sxm-80gb')).toEqual(['auto', 'ring', 'tree', 'hierarchical']);
    expect(of('h100-sxm')).toContain('nvls');
    const custom = collectiveModel(acceleratorOf('h100-sxm'), { op: 'allReduce', library: 'vllm' });
    expect(algorithmsOf(custom)).toContain('one-shot');
    expect(algorithmsOf(custom, 2)).not.toContain('one-shot');
  });

  test('a fabric that is not known, or two of one level', () => {
    const of = (fabric: string) =>
      issuesOf(() => collectiveModel(acceleratorOf('h100-sxm'), { op: 'allReduce', fabric }));
    expect(of('ib-40')[0]?.hint).toContain('ib-400');
    expect(of('ib-400+roce-400')[0]?.code).toBe('MISMATCH');
  });

  test('what was never measured says so, and is trusted less', () => {
    const known = collectiveModel(acceleratorOf('h100-sxm'), { op: 'allReduce' });
    const unknown = collectiveModel(acceleratorOf('mi300x'), { op: 'allReduce' });
    expect(known.origin).toBe('fitted');
    expect(unknown.origin).toBe('datasheet');
    expect(unknown.notes.join()).toContain('never fitted');
    const like = collectiveModel(acceleratorOf('h20'), { op: 'allReduce' });
    expect([known.medianError === null, like.medianError, unknown.medianError]).toEqual([false, null, null]);
    expect(collectiveSpread(like, 8, 8)).toBeGreaterThan(collectiveSpread(known, 8, 8));
    expect(collectiveSpread(unknown, 8, 8)).toBeGreaterThan(collectiveSpread(known, 8, 8));
    expect(collectiveSpread(known, 16, 8)).toBeGreaterThan(collectiveSpread(known, 8, 8));
  });
});
