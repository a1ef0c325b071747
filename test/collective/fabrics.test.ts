// The catalog of fabrics, the shipped fits, and readers of measurements with something wrong in them.

import { describe, expect, test } from 'vitest';
import { readMeasured } from '../../src/calibration/read.ts';
import { accelerators, fabrics } from '../../src/catalog/index.ts';
import collectiveFile from '../../src/catalog/kernel/collective.json' with { type: 'json' };
import { loadCoreModule } from '../../src/core/instance.ts';
import { Lab } from '../../src/core/lab.ts';
import { CollectiveCoefficient, ExchangeCoefficient } from '../../src/core/layout.gen.ts';
import { exchangeModel, exchangeShape } from '../../src/timing/exchange.ts';
import { fabricOf } from '../../src/timing/fabric.ts';
import { acceleratorOf } from './support.ts';

describe('fabrics', () => {
  test('ids and aliases are unique, every number has a unit and a source', () => {
    const names = fabrics.flatMap(({ id, aliases }) => [id, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
    for (const { bandwidth, payload, domain, hop, bulkHop } of fabrics) {
      for (const { unit, source, kind, value } of [bandwidth, payload, domain, hop, bulkHop]) {
        expect([unit, source, kind].every((word) => word.length > 0)).toBe(true);
        expect(value === null || value > 0).toBe(true);
      }
    }
  });

  test('every accelerator has links, and NICs no faster than those links, or a note', () => {
    for (const accelerator of accelerators) {
      const fabric = fabricOf(accelerator);
      expect(fabric.upBytesPerS, accelerator.id).toBeGreaterThan(0);
      expect(fabric.nicBytesPerS, accelerator.id).toBeGreaterThan(0);
      expect(fabric.nicBytesPerS).toBeLessThan(fabric.rawNicBytesPerS);
    }
  });

  test('entries name coefficients of the core, above 0, and say how far they were off', () => {
    for (const { op, coefficients, errors, points, accelerator, family } of collectiveFile.entries) {
      const known = op === 'dispatch' || op === 'combine' ? ExchangeCoefficient : CollectiveCoefficient;
      for (const [name, value] of Object.entries(coefficients)) {
        expect(Object.keys(known)).toContain(name);
        expect(value).toBeGreaterThan(0);
      }
      expect(accelerator !== null || family !== null).toBe(true);
      expect(points).toBeGreaterThan(20);
      expect(errors.median).toBeLessThan(errors.p90);
    }
  });
});

describe('expert exchange', () => {
  const time = async (
    op: 'dispatch' | 'combine',
    gpusPerNode: number,
    ranks: number,
    tokensPerRank: number,
    mode = 'low-latency',
  ) => {
    const model = exchangeModel(acceleratorOf('h100-sxm'), { op });
    const query = { tokensPerRank, ranks, gpusPerNode, mode: mode as 'normal', hidden: 7168, topK: 8, sms: 24 };
    const lab = Lab.create(await loadCoreModule(), [model.row]);
    return lab.time([{ model: 0, shape: exchangeShape(op, query) }])[0]!.seconds;
  };

  test('across nodes the share (nodes − 1)/nodes crosses the NIC at 0.93 of its line', async () => {
    const bytes = (tokens: number) => tokens * 8 * 7168 * 1.03;
    const slope = async (ranks: number) =>
      ((await time('dispatch', 8, ranks, 256)) - (await time('dispatch', 8, ranks, 128))) / bytes(128);
    expect(await slope(16)).toBeCloseTo(0.5 / 46.5e9, 14);
    expect(await slope(64)).toBeCloseTo(7 / 8 / 46.5e9, 14);
  });

  test('a combine in bf16 takes longer than a dispatch in fp8; more nodes take longer', async () => {
    expect(await time('combine', 8, 8, 128)).toBeGreaterThan(await time('dispatch', 8, 8, 128));
    for (const mode of ['low-latency', 'normal']) {
      expect(await time('dispatch', 8, 32, 4096, mode)).toBeGreaterThan(await time('dispatch', 8, 16, 4096, mode));
    }
  });
});

describe('readers', () => {
  const header = 'system,source,version,op,dtype,num_gpus,message_size,latency_ms\n';
  const read = (text: string) => readMeasured(text, 'm.csv').kernels;

  test('elements become bytes, milliseconds seconds; the slower of a pair is eager', () => {
    const row = 'h100_sxm,custom_vllm,0.24.0,all_reduce,bfloat16,8,1024,';
    const rows = read(`# note\n${header}${row}0.0045\n${row}0.0238\n`);
    expect(rows.map(({ shape, library, kernel, line }) => [shape, library, kernel, line])).toEqual([
      [[2048, 8, 8], 'vllm', '', 3],
      [[2048, 8, 8], 'vllm', 'eager', 4],
    ]);
    expect(rows[0]!.seconds).toBeCloseTo(4.5e-6, 12);
  });

  test('a name that is not known and a time that is none are told with their line', () => {
    expect(() => read(`${header}h100_sxm,nccl,2,all_reduce,half,8,1024,-1\n`)).toThrow('line 2.latency_ms');
    expect(() => read(`${header}h999,nccl,2,all_reduce,half,8,1024,1\n`)).toThrow('line 2.system');
    expect(() => read(`${header}h100_sxm,nccl,2,all_redoce,half,8,1024,1\n`)).toThrow('line 2.op');
  });
});
