/** Prompts come in chunks of a few tokens. */
import { eachKind, type Feature } from './feature.ts';

export const chunkThreshold: Feature = {
  name: 'chunk-threshold',
  draw: (random, rows) =>
    eachKind(rows, (kind) => ({
      longPrefillTokenThreshold: Math.max(
        Math.ceil(Math.max(...rows.arrivals.map((one) => one.promptTokens)) / 40),
        random.whole(1, kind.maxNumBatchedTokens),
      ),
    })),
  describe: ({ kinds }) =>
    kinds.some((kind) => kind.longPrefillTokenThreshold !== 0)
      ? `longPrefillTokenThreshold ${kinds.map((kind) => kind.longPrefillTokenThreshold)}`
      : '',
  without: (rows) => eachKind(rows, () => ({ longPrefillTokenThreshold: 0 })),
};
