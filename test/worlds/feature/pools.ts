/** Replicas in several pools, each of which is counted apart. */
import { eachReplica, type Feature } from './feature.ts';

export const pools: Feature = {
  name: 'pools',
  ofFleets: true,
  draw(random, rows) {
    const most = random.whole(1, 2);
    return eachReplica(rows, () => ({ pool: random.whole(0, most) }));
  },
  describe: ({ replicas }) =>
    replicas.some((replica) => replica.pool > 0) ? `pools ${replicas.map((replica) => replica.pool)}` : '',
  without: (rows) => eachReplica(rows, () => ({ pool: 0 })),
};
