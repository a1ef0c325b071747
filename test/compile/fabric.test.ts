// Links of a pool: how many ranks a fabric joins, what is held of it in memory, and what a user says of his own links.

import { describe, expect, test } from 'vitest';
import { estimate, simulate } from '../../src/index.ts';
import { columnsOf, pooled, refused } from './layouts.ts';

type Fields = Readonly<Record<string, unknown>>;

const model = 'llama-3.1-70b';
const fp8 = { weights: 'fp8', activations: 'fp8' };
const int4 = { precision: { weights: 'int4' } };

/** Link columns of the all-reduces of a layer. */
const reduces = (pool: Fields, name = model, more: Fields = { precision: fp8 }) =>
  columnsOf(pooled(name, pool, more), 'allReduce', ['ranks', 'ranksPerNode'])[0];

const hints = (pool: Fields, more: Fields = { precision: fp8 }): string[] =>
  refused(model, pool, more).map(({ hint }) => hint);

describe('how many ranks are joined', () => {
  test.each<[string, Fields, readonly number[]]>([
    ['four L40S over their slots', { accelerator: 'l40s', tp: 4 }, [4, 4]],
    ['by name', { accelerator: 'l40s', tp: 4, fabric: 'pcie4' }, [4, 4]],
    ['two RTX PRO 6000', { accelerator: 'rtx-pro-6000-blackwell-server', tp: 2 }, [2, 2]],
    ['beyond a bridge of two', { accelerator: 'a100-pcie-80gb', tp: 4 }, [4, 4]],
    ['without the bridge', { accelerator: 'a100-pcie-80gb', tp: 4, fabric: 'pcie4' }, [4, 4]],
    ['over two servers of eight', { accelerator: 'h100-sxm', tp: 16, fabric: 'nvlink-8 + ib-400' }, [16, 8]],
    ['between nodes alone', { accelerator: 'h100-sxm', tp: 16, fabric: 'ib-400' }, [16, 8]],
    ['cards over two servers', { accelerator: 'l40s', tp: 16, fabric: 'pcie4 + ib-100' }, [16, 8]],
    ['as many as the user says', { accelerator: { base: 'l40s', linkDomain: 2 }, tp: 2 }, [2, 2]],
  ])('%s', (_, pool, expected) => {
    expect(reduces(pool)).toEqual(expected);
  });

  test('two RTX 4090 hold what one does not', () => {
    expect(reduces({ accelerator: 'rtx-4090', tp: 2 }, 'qwen2.5-14b', {})).toEqual([2, 2]);
  });

  test('more are refused, with the key that would join them', () => {
    expect(hints({ accelerator: 'h100-sxm', tp: 16 })[0]).toMatch(/joins 8: .*fabric: nvlink-8 \+ ib-400/);
    expect(hints({ accelerator: 'l40s', tp: 16 })[0]).toMatch(/joins 8: .*fabric: pcie4 \+ ib-400/);
    expect(hints({ accelerator: 'l40s', tp: 16, fabric: 'pcie4' })[0]).toMatch(/joins 8: .*fabric: pcie4 \+ ib-400/);
    expect(hints({ accelerator: { base: 'l40s', linkDomain: 2 }, tp: 4 })[0]).toMatch(/joins 2: .*linkDomain/);
    const inline = { hbmCapacity: '80 GB', hbmBandwidth: '3 TB/s', tdp: '700 W', peak: { bf16: '900 TFLOP/s' } };
    expect(hints({ accelerator: inline, tp: 2 }, {})[0]).toMatch(/joins 1: .*fabric: pcie4/);
  });

  test('the smallest tp that fits follows the links; where none does, stages are named', () => {
    expect(hints({ accelerator: 'l4' })[0]).toContain('The smallest tp that fits is 4.');
    expect(hints({ accelerator: 'l4' }, {})[0]).toContain('The smallest tp that fits is 8.');
    const large = (fabric: Fields) =>
      refused('llama-3.1-405b', { accelerator: 'h100-sxm', tp: 8, ...fabric }).map(({ hint }) => hint)[0];
    expect(large({})).toMatch(/It fits no tp up to 8 of H100 SXM .* pp 2 with tp 8/);
    expect(large({ fabric: 'nvlink-8 + ib-400' })).toContain(
      'The smallest tp that fits is 16, or precision.weights=fp8 at tp 8.',
    );
  });
});

describe('what a rank of 16 over two nodes holds', () => {
  const lineOf = (tp: number, what: string, more: Fields = {}) => {
    const pool = { accelerator: 'h100-sxm', tp, ...more };
    const { pools } = pooled(model, { ...pool, ...(tp > 8 ? { fabric: 'nvlink-8 + ib-400' } : {}) });
    return pools[0]?.capacity.find((line) => line.what === what)?.value ?? Number.NaN;
  };

  test('half the weights of 8, and as much of KV: eight heads are held twice', () => {
    expect(lineOf(16, 'linear layers')).toBe(lineOf(8, 'linear layers') / 2);
    expect(lineOf(16, 'KV projections')).toBe(lineOf(8, 'KV projections'));
    expect(lineOf(16, 'KV a token')).toBe(lineOf(8, 'KV a token'));
  });

  test('buffers of collectives are for the ranks behind a switch, none for cards in slots', () => {
    const alone = lineOf(4, 'workspace', { fabric: 'pcie4' });
    expect(lineOf(16, 'workspace')).toBe(lineOf(8, 'workspace'));
    expect(lineOf(8, 'workspace') - alone).toBeCloseTo((3 / 2) * (lineOf(4, 'workspace') - alone), 0);
    expect(lineOf(4, 'workspace')).toBeGreaterThan(alone);
  });
});

describe('links of one’s own', () => {
  const stepS = async (fabric: unknown, shape: Fields, more: Fields = {}) => {
    const system = { model, accelerator: 'l40s', tp: 4, precision: fp8, pool: { fabric }, ...more };
    return (await estimate(system as never, { decode: 0, context: 0, prefillTokens: 0, ...shape } as never)).timeS;
  };
  const [one, prompt] = [{ decode: 1, context: 500 }, { prefillTokens: 2000 }];

  test('half the bandwidth, a longer prompt; twice of it, a shorter one', async () => {
    const at = (bandwidth: string) => stepS({ base: 'pcie4', bandwidth }, prompt);
    const usual = await stepS('pcie4', prompt);
    expect(await at('16 GB/s')).toBeGreaterThan(1.2 * usual);
    expect(await at('64 GB/s')).toBeLessThan(usual);
  });

  test('latency is paid by every collective of a lone token', async () => {
    const at = (latency: string, more: Fields = {}) => stepS({ base: 'pcie4', latency, ...more }, one);
    expect(await at('20 us')).toBeGreaterThan(await at('10 us'));
    expect(await at('10 us')).toBeGreaterThan(await stepS('pcie4', one));
    expect(await at('1 us')).toBeLessThan(await stepS('pcie4', one));
  });

  test('a roofline takes them too', async () => {
    const at = (fabric: object) => stepS(undefined, one, { pool: { kernels: 'roofline', fabric } });
    const usual = await at({ base: 'pcie4' });
    expect(await at({ base: 'pcie4', latency: '100 us' })).toBeGreaterThan(usual);
    const slow = await at({ base: 'pcie4', bandwidth: '1 GB/s' });
    expect(slow).toBeGreaterThan(usual);
  });

  test('inside and between nodes', async () => {
    const nodes = { accelerator: 'h100-sxm', tp: 16 };
    const at = (inner: unknown, outer: unknown, shape: Fields) =>
      stepS(undefined, shape, { ...nodes, pool: { fabric: { inner, outer } } });
    const usual = (shape: Fields) => stepS('nvlink-8+ib-400', shape, nodes);
    expect(await at('nvlink-8', 'ib-400', one)).toBe(await usual(one));
    expect(await at('nvlink-8', { base: 'ib-400', latency: '20 us' }, one)).toBeGreaterThan(await usual(one));
    expect(await at({ base: 'nvlink-8', latency: '20 us' }, 'ib-400', one)).toBeGreaterThan(await usual(one));
    const [slowOut, slowIn] = [
      await at('nvlink-8', { base: 'ib-400', bandwidth: '5 GB/s' }, prompt),
      await at({ base: 'nvlink-8', bandwidth: '50 GB/s' }, 'ib-400', prompt),
    ];
    expect(slowOut).toBeGreaterThan(await usual(prompt));
    expect(slowIn).toBeGreaterThan(await usual(prompt));
  });

  test('naming what is so already changes no byte', async () => {
    const report = async (pool: Fields) => {
      const { provenance: _, ...result } = await simulate({
        ...int4,
        model: 'qwen2.5-14b',
        engine: 'vllm',
        fleet: { pools: [{ accelerator: 'l40s', tp: 2, ...pool }] },
        workload: { prompt: 300, output: 20, rate: '2 /s', requests: 20 },
      });
      return JSON.stringify(result);
    };
    const plain = await report({});
    for (const fabric of ['pcie4', { base: 'pcie4' }, { inner: 'pcie4' }, { base: 'pcie4', bandwidth: '32 GB/s' }]) {
      expect(await report({ fabric }), JSON.stringify(fabric)).toBe(plain);
    }
    expect(plain).toContain('tp 2 over pcie4');
    const outer = { base: 'ib-400', bandwidth: '50 GB/s', latency: '5 us' };
    const across = { accelerator: 'h100-sxm', tp: 16 };
    const named = (fabric: unknown) => columnsOf(pooled(model, { ...across, fabric }), 'allReduce', ['model'])[0];
    expect(named({ inner: 'nvlink-8', outer })).toEqual(named('nvlink-8 + ib-400'));
  });
});
