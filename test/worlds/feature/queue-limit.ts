/** A queue takes a few requests at most. */
import { eachKind, type Feature } from './feature.ts';

export const queueLimit: Feature = {
  name: 'queue-limit',
  draw: (random, rows) => eachKind(rows, () => ({ queueLimit: random.pick([0, 1, 2, 5, 12]) })),
  describe: ({ kinds }) =>
    kinds.some((kind) => kind.queueLimit !== -1) ? `queueLimit ${kinds.map((kind) => kind.queueLimit)}` : '',
  without: (rows) => eachKind(rows, () => ({ queueLimit: -1 })),
};
