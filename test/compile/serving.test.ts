// A layout lowered to parts and pieces, by hand: shapes, how often each runs, what a token weighs, what attention pays.

import { describe, expect, test } from 'vitest';
import { GemmCoefficient, MoeCoefficient } from '../../src/core/layout.gen.ts';
import { coefficientOf, columnsOf, partsOf, piecesOf, pooled, refused } from './layouts.ts';

const llama = 'llama-3.1-8b';
const qwen = 'qwen3-30b-a3b';
const fp8 = { precision: { weights: 'fp8', activations: 'fp8' } };
const gemm = ['n', 'k', 'divisor', 'unit', 'passes', 'copies'];
const link = ['op', 'ranks', 'ranksPerNode', 'divisor', 'unit', 'passes', 'copies'];

describe('Llama 3.1 8B', () => {
  test('one rank: n and k of every multiply, 32 layers one after the other', () => {
    const one = pooled(llama);
    expect(columnsOf(one, 'qkv', gemm)).toEqual([[(32 + 2 * 8) * 128, 4096, 1, 1, 32, 32]]);
    expect(columnsOf(one, 'output', gemm)).toEqual([[4096, 4096, 1, 1, 32, 32]]);
    expect(columnsOf(one, 'mlpUp', gemm)).toEqual([[2 * 14336, 4096, 1, 1, 32, 32]]);
    expect(columnsOf(one, 'mlpDown', gemm)).toEqual([[4096, 14336, 1, 1, 32, 32]]);
    expect(columnsOf(one, 'head', ['phase', ...gemm])).toEqual([['sequences', 128256, 4096, 1, 1, 1, 1]]);
    // 10 FLOP and 14 passes of two bytes an element, four launches
    expect(columnsOf(one, 'elementwise', ['flop', 'bytes', 'launches', 'passes'])).toEqual([[40960, 28 * 4096, 4, 32]]);
    expect(partsOf(one).every(({ overlap }) => overlap === 0)).toBe(true);
  });

  test('tp 2: half the columns or rows, two all-reduces of hidden bf16 a layer, logits gathered', () => {
    const two = pooled(llama, { tp: 2 });
    expect(columnsOf(two, 'qkv', gemm)).toEqual([[3072, 4096, 1, 1, 32, 64]]);
    expect(columnsOf(two, 'mlpDown', gemm)).toEqual([[4096, 7168, 1, 1, 32, 64]]);
    const reduce = ['allReduce', 2, 2, 1, 2 * 4096, 32, 64];
    expect(columnsOf(two, 'allReduce', link)).toEqual([reduce, reduce]);
    expect(columnsOf(two, 'gather', ['phase', ...link])).toEqual([
      ['sequences', 'allGather', 2, 2, 1, 2 * 128256, 1, 2],
    ]);
  });

  test('sequence parallel: each all-reduce in two halves, norms over tp', () => {
    const parts = pooled(llama, { tp: 2, sequenceParallel: true });
    const half = (op: string) => [op, 2, 2, 1, 2 * 4096, 32, 64];
    const expected = [half('reduceScatter'), half('allGather'), half('reduceScatter'), half('allGather')];
    expect(columnsOf(parts, 'allReduce', link)).toEqual(expected);
    expect(columnsOf(parts, 'elementwise', ['flop', 'bytes'])).toEqual([[20480, 14 * 4096]]);
  });

  test('pp 2 in four micro-batches: a full pipe takes four turns of 16 layers, a drained one five', () => {
    const piped = (more: object) => pooled(llama, { pp: 2, microBatches: 4, ...more });
    const [full, drained] = [piped({}), piped({ pipeline: 'drained' })];
    expect(columnsOf(full, 'qkv', gemm)).toEqual([[6144, 4096, 4, 1, 16 * 4, 32 * 4]]);
    expect(columnsOf(drained, 'qkv', gemm)).toEqual([[6144, 4096, 4, 1, 16 * (4 + 2 - 1), 32 * 4]]);
    // sent after every turn but the last; each micro-batch once
    expect(columnsOf(full, 'pipe', link)).toEqual([['sendRecv', 2, 2, 4, 2 * 4096, 3, 4]]);
    expect(columnsOf(drained, 'pipe', link)).toEqual([['sendRecv', 2, 2, 4, 2 * 4096, 4, 4]]);
    expect(columnsOf(full, 'head', gemm)).toEqual([[128256, 4096, 4, 1, 4, 4]]);
    // of five turns four are work of a stage: the bubble is 1 / 5 of its time
    const [[passes, copies]] = columnsOf(drained, 'qkv', ['passes', 'copies']) as [[number, number]];
    expect(1 - copies / 2 / passes).toBeCloseTo((2 - 1) / (4 + 2 - 1), 12);
  });

  test('a full pipe of fewer micro-batches than stages waits for its own tokens: as many turns as stages', () => {
    const turns = (more: object) => Number(columnsOf(pooled(llama, { pp: 4, ...more }), 'qkv', ['passes'])[0]?.[0]);
    expect([1, 2, 4, 8].map((microBatches) => turns({ microBatches }) / 8)).toEqual([4, 4, 4, 8]);
  });

  test('microBatches is pp unless told', () => {
    expect(columnsOf(pooled(llama, { pp: 2 }), 'qkv', ['divisor'])).toEqual([[2]]);
  });

  test('attentionDp 2: half the tokens a rank, the MLP over both with all tokens', () => {
    const dp = pooled(llama, { attentionDp: 2 });
    expect(columnsOf(dp, 'qkv', gemm)).toEqual([[6144, 4096, 2, 1, 32, 64]]);
    expect(columnsOf(dp, 'mlpUp', gemm)).toEqual([[14336, 4096, 2, 2, 32, 64]]);
    expect(columnsOf(dp, 'allReduce', link)).toEqual([
      ['allGather', 2, 2, 2, 2 * 2 * 4096, 32, 64],
      ['reduceScatter', 2, 2, 2, 2 * 2 * 4096, 32, 64],
    ]);
    expect(columnsOf(dp, 'head', gemm)).toEqual([[128256, 4096, 2, 1, 1, 2]]);
    expect(columnsOf(dp, 'embedding', ['divisor', 'copies'])).toEqual([[2, 2]]);
  });

  test('cp 2: prompts shared, the ring carries their KV, partial outputs of decodes are gathered', () => {
    const split = pooled(llama, { cp: 2 });
    expect(columnsOf(split, 'qkv', gemm)).toEqual([[6144, 4096, 2, 1, 32, 64]]);
    const kv = 2 * 8 * 128 * 2;
    const [ring, gather] = columnsOf(split, 'exchange', link);
    expect(ring).toEqual(['sendRecv', 2, 2, 2, kv, 32, 64]);
    expect(gather?.slice(0, 4)).toEqual(['allGather', 2, 2, 2]);
    expect(columnsOf(split, 'embedding', ['divisor', 'copies'])).toEqual([[2, 2]]);
    expect(columnsOf(split, 'head', ['divisor'])).toEqual([[1]]);
  });
});

describe('experts', () => {
  const experts = ['experts', 'topK', 'hidden', 'ffn', 'tp', 'ep', 'skew', 'divisor', 'unit', 'passes', 'copies'];

  test('in place: all ranks hold all tokens, two hold the halves of an expert', () => {
    const placed = pooled(qwen, { tp: 4, ep: 2 });
    expect(columnsOf(placed, 'moe', experts)).toEqual([[128, 8, 2048, 768, 2, 2, 1, 1, 1, 48, 192]]);
    expect(columnsOf(placed, 'router', gemm)).toEqual([[128, 2048, 1, 1, 48, 192]]);
    expect(columnsOf(placed, 'exchange', link)).toEqual([]);
    expect(columnsOf(placed, 'allReduce', ['unit', 'passes'])).toEqual([
      [4096, 48],
      [4096, 48],
    ]);
    expect(columnsOf(placed, 'mlpUp', gemm)).toEqual([]);
  });

  test('sent: each of four groups brings its tokens; eight rows of bf16 go out for a token, and come back', () => {
    const sent = pooled(qwen, { attentionDp: 4, ep: 4 });
    expect(columnsOf(sent, 'moe', experts)).toEqual([[128, 8, 2048, 768, 1, 4, 1, 4, 4, 48, 192]]);
    const rows = ['allToAll', 4, 4, 4, 8 * 2048 * 2, 48, 192];
    expect(columnsOf(sent, 'exchange', link)).toEqual([rows, rows]);
  });
});

describe('DeepSeek V3', () => {
  const h200 = { accelerator: 'h200-sxm' };

  test('tp 8, ep 8: latents down on every rank, up by heads; 3 dense layers, 58 of experts and a shared one', () => {
    const latent = pooled('deepseek-v3', { ...h200, tp: 8, ep: 8 }, fp8);
    const multiplies = ['n', 'k', 'passes', 'copies'];
    expect(columnsOf(latent, 'qkv', multiplies)).toEqual([
      [1536, 7168, 61, 488],
      [512 + 64, 7168, 61, 488],
    ]);
    expect(columnsOf(latent, 'latent', multiplies)).toEqual([
      [16 * (128 + 64), 1536, 61, 488],
      [16 * (128 + 128), 512, 61, 488],
    ]);
    expect(columnsOf(latent, 'output', multiplies)).toEqual([[7168, 16 * 128, 61, 488]]);
    expect(columnsOf(latent, 'mlpUp', multiplies)).toEqual([
      [(2 * 18432) / 8, 7168, 3, 24],
      [(2 * 2048) / 8, 7168, 58, 464],
    ]);
    expect(columnsOf(latent, 'moe', ['experts', 'ep', 'passes'])).toEqual([[256, 8, 58]]);
  });

  test('pp 4: the stage of 16 layers sets the time; dense layers of the first take energy and no time', () => {
    const piped = pooled('deepseek-v3', { ...h200, tp: 8, ep: 8, pp: 4, microBatches: 1 }, fp8);
    expect(columnsOf(piped, 'moe', ['passes', 'copies'])).toEqual([[16 * 4, 58 * 8]]);
    expect(columnsOf(piped, 'mlpUp', ['n', 'passes', 'copies'])).toEqual([
      [512, 64, 464],
      [4608, 0, 24],
    ]);
    expect(columnsOf(piped, 'pipe', ['ranks', 'ranksPerNode', 'passes', 'copies'])).toEqual([[2, 1, 3, 24]]);
  });

  test('attentionDp 8 reads an eighth of the latents that every tp rank reads', () => {
    const [tp, dp] = [{ tp: 8 }, { attentionDp: 8 }].map((ways) =>
      piecesOf(pooled('deepseek-v3', { ...h200, ...ways, ep: 8 }, fp8)),
    );
    expect((tp?.['decodeKvS'] ?? 0) / (dp?.['decodeKvS'] ?? 1)).toBeCloseTo(8, 9);
    expect((tp?.['decodeFlopS'] ?? 0) / (dp?.['decodeFlopS'] ?? 1)).toBeCloseTo(1, 9);
  });
});

describe('pieces of attention over those of one rank', () => {
  const alone = piecesOf(pooled(llama));
  const ratio = (pool: object, name: string): number =>
    (piecesOf(pooled(llama, { ...pool }))[name] ?? 0) / (alone[name] ?? 1);

  test.each<[string, object, Readonly<Record<string, number>>]>([
    ['tp 2', { tp: 2 }, { decodeKvS: 1 / 2, prefillPairS: 1 / 2, decodeBaseS: 1 }],
    ['pp 2, 4 micro-batches', { pp: 2, microBatches: 4 }, { decodeKvS: 1 / 2, prefillPairS: 1 / 2, decodeBaseS: 2 }],
    [
      'pp 2, 4 micro-batches, drained',
      { pp: 2, microBatches: 4, pipeline: 'drained' },
      { decodeKvS: 5 / 8, prefillPairS: 5 / 8, decodeBaseS: 5 / 2 },
    ],
    ['pp 2, 1 micro-batch', { pp: 2, microBatches: 1 }, { decodeKvS: 1, decodeBaseS: 1, prefillLongestS: 1 }],
    ['attentionDp 2', { attentionDp: 2 }, { decodeKvS: 1 / 2, prefillPairS: 1 / 2, decodeBaseS: 1, decodeLongestS: 1 }],
    [
      'cp 2',
      { cp: 2 },
      { decodeKvS: 1 / 2, prefillPairS: 1 / 2, prefillMemoryKvS: 1, decodeTailTokens: 2, decodeTailS: 1 / 2 },
    ],
    [
      'tp 2, two half batches',
      { tp: 2, overlap: 'two-batch' },
      { decodeKvS: 1 / 2, prefillPairS: 1 / 2, decodeBaseS: 2, decodeLongestS: 2 },
    ],
  ])('%s', (_, pool, expected) => {
    for (const [name, value] of Object.entries(expected)) expect(ratio(pool, name), name).toBeCloseTo(value, 9);
  });
});

describe('overlap', () => {
  const sums = (overlap: number | string) => partsOf(pooled(llama, { tp: 2, overlap }));

  test('is of communications of tokens alone', () => {
    for (const { operator, overlap } of sums(0.7)) expect(overlap, operator).toBe(operator === 'allReduce' ? 0.7 : 0);
  });

  test('changes no other column, so no energy', () => {
    const plain = (overlap: number) => sums(overlap).map((part) => ({ ...part, overlap: 0 }));
    expect(plain(1)).toEqual(plain(0.01));
  });

  test('two half batches: twice the turns, half the tokens, all communication may hide', () => {
    const halves = pooled(llama, { tp: 2, overlap: 'two-batch' });
    expect(columnsOf(halves, 'qkv', gemm)).toEqual([[3072, 4096, 2, 1, 64, 128]]);
    expect(columnsOf(halves, 'allReduce', ['divisor', 'passes', 'overlap'])).toEqual([
      [2, 64, 1],
      [2, 64, 1],
    ]);
  });
});

describe('numbers of a model', () => {
  const given = (accelerator: object, model = llama, more: object = {}) =>
    pooled(model, { accelerator: { base: 'h100-sxm', ...accelerator }, ...more });

  test('what the user says moves what was fitted, in proportion to the catalog', () => {
    const changes = { efficiency: { compute: 0.5, hbm: 0.6 }, launch: '1 us' };
    const [own, fitted] = [given(changes), pooled(llama)];
    const moved = (operator: 'qkv' | 'moe', place: number, [a, b] = [own, fitted]) =>
      coefficientOf(a, operator, place) / coefficientOf(b, operator, place);
    expect(moved('qkv', GemmCoefficient.computeShare)).toBeCloseTo(0.5 / 0.78, 9);
    expect(moved('qkv', GemmCoefficient.memoryShare)).toBeCloseTo(0.6 / 0.8, 9);
    expect(moved('qkv', GemmCoefficient.launchS)).toBeCloseTo(1 / 3.7, 9);
    const moe = [given(changes, qwen, { tp: 4 }), given({}, qwen, { tp: 4 })] as const;
    expect(moved('moe', MoeCoefficient.computeShare, [...moe])).toBeCloseTo(0.5 / 0.78, 9);
    expect(moved('moe', MoeCoefficient.memoryShare, [...moe])).toBeCloseTo(0.6 / 0.8, 9);
    expect(coefficientOf(given({ efficiency: { hbm: 1 } }), 'qkv', GemmCoefficient.memoryShare)).toBeLessThanOrEqual(1);
    expect(fitted.pools[0]?.kernels[0]?.origin).toBe('fitted');
  });

  test('and over what was fitted for a latent', () => {
    const fp8h200 = (hbm: object) => ({ accelerator: { base: 'h200-sxm', ...hbm }, tp: 8 });
    const kvS = (hbm: object) => piecesOf(pooled('deepseek-v3', fp8h200(hbm), fp8))['decodeKvS'] ?? 0;
    const [half, quarter] = [0.5, 0.25].map((hbm) => kvS({ efficiency: { hbm } }));
    expect((quarter ?? 0) / (half ?? 1)).toBeCloseTo(2, 9);
  });

  /** What a layer pays beyond its work, and host time of a step, at an overhead of the engine. */
  const paying = (layerOverhead: string) => {
    const { pools, program } = pooled(llama, { engine: { base: 'vllm-v1', layerOverhead } });
    return { fixedS: pools[0]?.rank.fixedS ?? 0, hostS: Number(program.kind.hostStepPs[0]) * 1e-12 };
  };

  test('the host takes what launches leave of the overhead of 32 layers', () => {
    const [less, more] = [paying('60 us'), paying('80 us')];
    expect(less.hostS).toBeGreaterThan(0);
    expect(more.hostS - less.hostS).toBeCloseTo(32 * 20e-6, 11);
    expect(less.fixedS).toBeCloseTo(32 * 60e-6, 9);
    expect(more.fixedS).toBeCloseTo(32 * 80e-6, 9);
  });

  test('launches shrink to the overhead where they are more', () => {
    const small = paying('10 us');
    expect(small.hostS).toBe(0);
    expect(small.fixedS).toBeCloseTo(32 * 10e-6, 9);
    const launch = (layerOverhead: string) =>
      coefficientOf(pooled(llama, { engine: { base: 'vllm-v1', layerOverhead } }), 'qkv', GemmCoefficient.launchS);
    expect(launch('10 us') / launch('5 us')).toBeCloseTo(2, 9);
    expect(launch('80 us')).toBe(launch('60 us'));
  });
});

describe('what cannot be is refused, every reason at once', () => {
  const paths = (model: string, pool: object) => refused(model, { ...pool }).map(({ path }) => path.slice(3).join('.'));

  test.each<[string, string, object, readonly string[]]>([
    ['tp, ep and pp', llama, { tp: 3, ep: 3, pp: 40 }, ['tp', 'tp', 'tp', 'tp', 'ep', 'pp']],
    ['experts over tp · attentionDp', qwen, { tp: 2, ep: 3, attentionDp: 2 }, ['ep', 'ep']],
    ['an MLP over attentionDp', llama, { attentionDp: 3 }, ['attentionDp']],
    ['micro-batches without stages', llama, { tp: 3, microBatches: 2 }, ['tp', 'tp', 'tp', 'tp', 'microBatches']],
    ['a drained pipe of one stage', llama, { pipeline: 'drained' }, ['pipeline']],
    ['sequence parallel alone', llama, { sequenceParallel: true }, ['sequenceParallel']],
    ['an unknown fabric', llama, { tp: 2, fabric: 'nvlonk' }, ['fabric']],
    ['two fabrics of a level', llama, { tp: 2, fabric: 'nvlink-8 + pcie5' }, ['fabric']],
    [
      'kernels that no data sheet tells of',
      llama,
      { tp: 2, kernels: 'roofline', algorithm: 'one-shot' },
      ['algorithm'],
    ],
    ['kernels that these links lack', llama, { tp: 2, fabric: 'pcie4', algorithm: 'nvls' }, ['algorithm']],
    [
      'a kernel that stays in a node',
      llama,
      { accelerator: { base: 'h100-sxm', linkDomain: 6 }, tp: 4, pp: 2, algorithm: 'two-shot' },
      ['algorithm'],
    ],
  ])('%s', (_, model, pool, expected) => {
    expect(paths(model, pool)).toEqual(expected);
  });
});

test('a fabric says how many a node holds, unless the user does', () => {
  const perNode = (pool: object) =>
    columnsOf(pooled('llama-3.1-70b', { tp: 8, pp: 2, ...pool }), 'pipe', ['ranksPerNode'])[0]?.[0];
  expect(perNode({})).toBe(1);
  expect(perNode({ fabric: 'ib-100' })).toBe(1);
  expect(perNode({ fabric: 'nvl72' })).toBe(2);
  expect(perNode({ fabric: 'nvl72', accelerator: { base: 'h100-sxm', linkDomain: 8 } })).toBe(1);
});
