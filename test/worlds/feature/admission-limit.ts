/** Replicas take a few requests at a time; the router holds the others. */
import { eachReplica, type Feature } from './feature.ts';

export const admissionLimit: Feature = {
  name: 'admission-limit',
  draw: (random, rows) => eachReplica(rows, () => ({ admissionLimit: random.pick([-1, 1, 1, 2, 3, 5]) })),
  describe: ({ replicas }) =>
    replicas.some((replica) => replica.admissionLimit !== -1)
      ? `admissionLimit ${replicas.map((replica) => replica.admissionLimit)}`
      : '',
  without: (rows) => eachReplica(rows, () => ({ admissionLimit: -1 })),
};
