// Dimensions of kernels by name: in the order of the core, nothing behind the last that is named.

import { expect, test } from 'vitest';
import { tableOf } from '../../src/compile/lowered.ts';
import { SHAPE_WIDTH, shapeOf } from '../../src/core/lab.ts';
import { AttentionShape, GemmShape, MoeShape } from '../../src/core/layout.gen.ts';

// Guards against a swap of two sizes where they are filled, which only some shapes show.
test('names fall on their places, whatever their order', () => {
  expect(shapeOf(GemmShape, { k: 3, m: 1, n: 2 })).toEqual([1, 2, 3]);
  expect(shapeOf(AttentionShape, { heads: 16, batch: 4, context: 2048 })).toEqual([4, 0, 2048, 0, 16]);
  expect(shapeOf(MoeShape, { skew: 1 })).toHaveLength(SHAPE_WIDTH);
  expect(shapeOf(GemmShape, {})).toEqual([]);
});

// Guards against a row of several values that runs into the next one.
test('each row of a table has its own dimensions', () => {
  const rows = [[1, 2, 3], [], [4]].map((x) => ({ x, seconds: 1, logRatio: 0, floorShare: 0 }));
  const { x } = tableOf('sample', rows);
  expect(x).toHaveLength(3 * SHAPE_WIDTH);
  expect([...x].filter((value) => value !== 0)).toEqual([1, 2, 3, 4]);
  expect(x[2 * SHAPE_WIDTH]).toBe(4);
});
