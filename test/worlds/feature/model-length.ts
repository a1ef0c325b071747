/** The engine refuses the longest requests. */
import { eachKind, type Feature, longestTokens } from './feature.ts';

const unlimited = 0;

export const modelLength: Feature = {
  name: 'model-length',
  draw: (random, rows) =>
    eachKind(rows, () => ({ maxModelLen: Math.max(1, longestTokens(rows) + 1 - random.whole(0, 3)) })),
  describe: ({ kinds }) =>
    kinds.some((kind) => kind.maxModelLen !== unlimited) ? `maxModelLen ${kinds.map((kind) => kind.maxModelLen)}` : '',
  without: (rows) => eachKind(rows, () => ({ maxModelLen: unlimited })),
};
