/** Replicas of several kinds: the times of their steps collide, their schedulers differ. */
import { type Feature, longestTokens } from './feature.ts';

export const kinds: Feature = {
  name: 'kinds',
  ofFleets: true,
  draw(random, rows) {
    const [first] = rows.kinds;
    if (first === undefined) throw new Error('a world has a kind');
    const count = random.whole(2, 3);
    const least = Math.min(first.maxNumBatchedTokens, Math.ceil(longestTokens(rows) / 40));
    const more = Array.from({ length: count - 1 }, () => {
      const maxNumSeqs = random.whole(1, first.maxNumSeqs);
      const maxNumBatchedTokens = random.whole(Math.max(maxNumSeqs, least), first.maxNumBatchedTokens);
      return { ...first, maxNumSeqs, maxNumBatchedTokens, blockTokens: random.pick([1, 2, 3, 7, 16, 32]) };
    });
    const replicas = rows.replicas.map((replica, row) => ({
      ...replica,
      kind: row < count ? row : random.whole(0, count - 1),
    }));
    return {
      ...rows,
      kinds: [first, ...more],
      levels: Array.from({ length: count }, () => rows.levels).flat(),
      replicas,
    };
  },
  describe: (rows) => (rows.kinds.length > 1 ? `kinds ${rows.replicas.map((replica) => replica.kind)}` : ''),
  without: (rows) => ({
    ...rows,
    kinds: rows.kinds.slice(0, 1),
    levels: rows.levels.slice(0, rows.levels.length / rows.kinds.length),
    replicas: rows.replicas.map((replica) => ({ ...replica, kind: 0 })),
  }),
};
