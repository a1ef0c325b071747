/** Admission leaves some KV blocks free. */
import { eachKind, type Feature } from './feature.ts';

export const watermark: Feature = {
  name: 'watermark',
  draw: (random, rows) =>
    eachKind(rows, ({ kvBlocks }) => {
      const watermarkBlocks = random.whole(1, Math.max(1, Math.min(20, Math.ceil(kvBlocks / 8))));
      return { watermarkBlocks, kvBlocks: kvBlocks + watermarkBlocks };
    }),
  describe: ({ kinds }) =>
    kinds.some((kind) => kind.watermarkBlocks !== 0)
      ? `watermarkBlocks ${kinds.map((kind) => kind.watermarkBlocks)}`
      : '',
  without: (rows) => eachKind(rows, () => ({ watermarkBlocks: 0 })),
};
