/** Replicas have weights; one without weight gets nothing. */
import { eachReplica, type Feature } from './feature.ts';

export const weights: Feature = {
  name: 'weights',
  draw: (random, rows) => eachReplica(rows, () => ({ weight: random.pick([0, 1, 333, 500, 1000, 2000, 1_000_000]) })),
  describe: ({ replicas }) =>
    replicas.some((replica) => replica.weight !== 1000) ? `weight ${replicas.map((replica) => replica.weight)}` : '',
  without: (rows) => eachReplica(rows, () => ({ weight: 1000 })),
};
