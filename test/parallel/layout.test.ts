// Layouts: products, stages, placement on servers, and every reason why one cannot be.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parameterCount } from '../../src/catalog/index.ts';
import type { ModelEntry } from '../../src/catalog/types.ts';
import { InputError } from '../../src/errors.ts';
import { checkLayout, layoutIssues, singleLayout, stageLayers, worldSize } from '../../src/parallel/layout.ts';
import { defaultOrder, place } from '../../src/parallel/placement.ts';
import { kvElementsOfRank, weightShares } from '../../src/parallel/shares.ts';
import { dense, mixture } from './support.ts';

/** A shuffled subarray of all five axes is an order of them. */
const orders = { minLength: 5, maxLength: 5 };

const latent: ModelEntry = {
  ...mixture,
  qLoraRank: 1536,
  kvLoraRank: 512,
  qkNopeHeadDim: 128,
  qkRopeHeadDim: 64,
  vHeadDim: 128,
  needs: ['moe', 'mla'],
};

describe('products', () => {
  test('a world is tp · cp · attentionDp · pp · dp; experts take no ranks of their own', () => {
    expect(worldSize({ ...singleLayout, tp: 8, cp: 2, attentionDp: 3, pp: 4, dp: 5, ep: 8 })).toBe(960);
  });

  test('spare layers go to the middle: 126 layers in 16 stages leave 7 to the first and the last', () => {
    const sizes = stageLayers(126, { pp: 16 });
    expect(sizes).toEqual([7, ...new Array<number>(14).fill(8), 7]);
    expect(stageLayers(10, { pp: 4 })).toEqual([2, 3, 3, 2]);
    expect(stageLayers(11, { pp: 4 })).toEqual([3, 3, 3, 2]);
    expect(stageLayers(7, { pp: 1 })).toEqual([7]);
    expect(stageLayers(3, { pp: 2, stages: [1, 2] })).toEqual([1, 2]);
  });
});

describe('shares', () => {
  test.each([dense, mixture, latent, { ...dense, tiedEmbeddings: true }])('one rank holds all of $id', (model) => {
    const [share] = weightShares(model, singleLayout, 'serving');
    expect(share!.layers + share!.experts + share!.vocabulary).toBe(parameterCount(model));
  });

  test('what tp, ep and pp split adds up to the model, but for what each rank holds whole', () => {
    const layout = { ...singleLayout, tp: 4, ep: 4, pp: 2 };
    const held = weightShares(mixture, layout, 'serving').reduce(
      (sum, { layers, experts, vocabulary }) => sum + 4 * (layers + experts + vocabulary),
      0,
    );
    const whole = (2 * mixture.layers + 1) * mixture.hidden + 14 * 64 * mixture.hidden;
    expect(held - 3 * whole).toBe(parameterCount(mixture));
  });

  test('attention-DP holds attention again and splits the MLP', () => {
    const split = weightShares(dense, { ...singleLayout, tp: 4 }, 'serving')[0]!.layers;
    const spread = weightShares(dense, { ...singleLayout, attentionDp: 4 }, 'serving')[0]!.layers;
    const attention = 2 * 4096 * 128 * (32 + 8);
    expect(spread - split).toBe((16 * attention * 3) / 4);
  });

  test('a latent KV is whole on every tp rank, heads are split until one is left', () => {
    expect(kvElementsOfRank(latent, 8)).toBe(576);
    expect([1, 4, 8, 16].map((tp) => kvElementsOfRank(dense, tp))).toEqual([2048, 512, 256, 256]);
  });
});

describe('placement', () => {
  const servers = { acceleratorsPerNode: 8, nodes: 8 };

  test('tp stands innermost, dp outermost', () => {
    const { group } = place({ ...singleLayout, tp: 4, pp: 4, dp: 4 }, servers, 'training');
    expect(group.tp).toMatchObject({ ranks: [0, 1, 2, 3], ranksPerNode: 4, nodes: 1, count: 16 });
    expect(group.pp).toMatchObject({ ranks: [0, 4, 8, 12], ranksPerNode: 2, nodes: 2, hopsLeaveNode: true });
    expect(group.dp).toMatchObject({ ranks: [0, 16, 32, 48], ranksPerNode: 1, nodes: 4 });
  });

  test('another order stands others together', () => {
    const layout = { ...singleLayout, tp: 4, pp: 4, dp: 4 };
    const { group } = place(layout, servers, 'training', ['dp', 'tp', 'pp', 'cp', 'attentionDp']);
    expect(group.dp).toMatchObject({ ranks: [0, 1, 2, 3], ranksPerNode: 4 });
    expect(group.tp).toMatchObject({ ranks: [0, 4, 8, 12], ranksPerNode: 2, nodes: 2 });
  });

  test('the widest spread counts where groups straddle servers', () => {
    const { group } = place({ ...singleLayout, tp: 3, dp: 4 }, { acceleratorsPerNode: 4, nodes: 3 }, 'training');
    expect(group.tp).toMatchObject({ nodes: 2, ranksPerNode: 2 });
  });

  test('every group holds each rank once', () => {
    const layout = { ...singleLayout, tp: 2, attentionDp: 4, ep: 4, pp: 2 };
    const { group } = place(layout, servers, 'serving');
    for (const one of Object.values(group)) {
      if (one.name !== 'expertGradient') expect(one.size * one.count).toBe(16);
    }
    expect(group.ep.ranks).toEqual([0, 2, 4, 6]);
    expect(group.mlp.ranks).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('a group is counted and spread as a list of all of them says', () => {
    const ways = fc.integer({ min: 1, max: 6 });
    const sizes = fc.record({ tp: ways, cp: ways, attentionDp: ways, pp: ways, dp: ways });
    const law = fc.property(
      sizes,
      fc.integer({ min: 1, max: 9 }),
      fc.shuffledSubarray([...defaultOrder], orders),
      (...of) => {
        const [sizes, acceleratorsPerNode, order] = of;
        const world = worldSize({ ...singleLayout, ...sizes });
        const layout = { ...singleLayout, ...sizes };
        const { group } = place(layout, { acceleratorsPerNode, nodes: world }, 'training', order);
        for (const axis of order) {
          const stride = order.slice(0, order.indexOf(axis)).reduce((product, one) => product * sizes[one], 1);
          const firsts = Array.from({ length: world }, (_, rank) => rank).filter(
            (rank) => Math.floor(rank / stride) % sizes[axis] === 0,
          );
          const nodesOf = (first: number) =>
            new Set(group[axis].ranks.map((rank) => Math.floor((first + rank) / acceleratorsPerNode))).size;
          expect(group[axis].count).toBe(firsts.length);
          expect(group[axis].nodes).toBe(Math.max(...firsts.map(nodesOf)));
        }
      },
    );
    fc.assert(law, { numRuns: 200 });
  });

  test('training takes experts from cp · dp, and their copies from what is left', () => {
    const { group } = place({ ...singleLayout, tp: 2, dp: 8, ep: 4 }, servers, 'training');
    expect(group.ep.ranks).toEqual([0, 2, 4, 6]);
    expect(group.expertGradient.ranks).toEqual([0, 8]);
    expect(group.gradient.size).toBe(8);
  });

  test('too few servers are refused with how many it takes', () => {
    const attempt = () => place({ ...singleLayout, tp: 8, dp: 9 }, servers, 'training');
    expect(attempt).toThrow('It takes 9 servers');
  });
});

describe('refusals', () => {
  const reasons = (layout: object, model = dense, rest: object = {}) =>
    layoutIssues({ model, layout: { ...singleLayout, ...layout }, purpose: 'serving', ...rest });

  test('every reason at once, each with path, found and hint', () => {
    const issues = layoutIssues({
      model: mixture,
      layout: { ...singleLayout, tp: 3, ep: 5, pp: 20, sequenceParallel: true },
      purpose: 'serving',
      accelerators: 7,
      path: ['parallel'],
    });
    expect(issues.map(({ path }) => path.join('.'))).toEqual([
      'parallel.tp',
      'parallel.tp',
      'parallel.tp',
      'parallel.tp',
      'parallel.ep',
      'parallel.ep',
      'parallel.pp',
      'parallel.dp',
    ]);
    for (const { found, hint } of issues) expect(found.length * hint.length).toBeGreaterThan(0);
    expect(() => checkLayout({ model: dense, layout: { ...singleLayout, tp: 3 }, purpose: 'serving' })).toThrow(
      InputError,
    );
  });

  test('numbers that are none', () => {
    expect(reasons({ tp: 0, pp: 1.5, dp: Number.NaN })).toHaveLength(3);
  });

  test('a world that is not the cluster says which dp is', () => {
    expect(reasons({ tp: 8 }, dense, { accelerators: 32 })[0]?.hint).toBe('With 32 accelerators dp is 4.');
    expect(reasons({ tp: 8 }, dense, { accelerators: 12 })[0]?.hint).toContain('One copy takes 8');
  });

  test('stages that do not add up', () => {
    expect(reasons({ pp: 2, stages: [4, 4] })[0]?.hint).toBe('The model has 16.');
    expect(reasons({ pp: 2, stages: [4, 4, 8] })[0]?.found).toBe('3 sizes');
    expect(reasons({ pp: 2, stages: [16, 0] })[0]?.hint).toContain('at least one layer');
  });

  test('experts of a dense model, attentionDp of training, sequences split over one rank', () => {
    expect(reasons({ ep: 2 })[0]?.hint).toContain('no experts');
    expect(reasons({ sequenceParallel: true })[0]?.path).toEqual(['sequenceParallel']);
    const training = layoutIssues({
      model: dense,
      layout: { ...singleLayout, attentionDp: 2 },
      purpose: 'training',
    });
    expect(training[0]?.path).toEqual(['attentionDp']);
  });

  test('what can be is not refused', () => {
    expect(reasons({ tp: 16 })).toEqual([]);
    expect(reasons({ attentionDp: 8, ep: 8 }, mixture)).toEqual([]);
    expect(reasons({ tp: 8, pp: 3, dp: 7 }, dense, { accelerators: 168 })).toEqual([]);
  });
});
