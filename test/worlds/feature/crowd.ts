/** KV blocks for little more than one request: running requests are preempted. */
import { eachKind, type Feature, longestTokens } from './feature.ts';

export const crowd: Feature = {
  name: 'crowd',
  draw: (random, rows) =>
    eachKind(rows, ({ blockTokens, watermarkBlocks }) => ({
      kvBlocks: Math.ceil((longestTokens(rows) / blockTokens) * random.pick([1, 1.15, 1.4, 2])) + watermarkBlocks,
    })),
  describe: ({ kinds }) =>
    kinds.some((kind) => kind.kvBlocks < 100_000) ? `kvBlocks ${kinds.map((kind) => kind.kvBlocks)}` : '',
  without: (rows) => eachKind(rows, () => ({ kvBlocks: 100_000 })),
};
