/** Some replicas are off or starting. */
import { eachReplica, type Feature } from './feature.ts';

export const powerStates: Feature = {
  name: 'power-states',
  draw: (random, rows) => eachReplica(rows, () => ({ power: random.pick([1, 1, 0, 2]) })),
  describe: ({ replicas }) =>
    replicas.some((replica) => replica.power !== 1) ? `power ${replicas.map((replica) => replica.power)}` : '',
  without: (rows) => eachReplica(rows, () => ({ power: 1 })),
};
