/** Replicas run fewer requests than their kind allows. */
import { eachReplica, type Feature } from './feature.ts';

export const batchLimit: Feature = {
  name: 'batch-limit',
  draw: (random, rows) => eachReplica(rows, () => ({ batchLimit: random.pick([-1, 1, 1, 2, 3, 5]) })),
  describe: ({ replicas }) =>
    replicas.some((replica) => replica.batchLimit !== -1)
      ? `batchLimit ${replicas.map((replica) => replica.batchLimit)}`
      : '',
  without: (rows) => eachReplica(rows, () => ({ batchLimit: -1 })),
};
