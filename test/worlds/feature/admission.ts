/** The head of the queue must find room for its prompt, or for its output too. */
import { eachKind, type Feature } from './feature.ts';

export const admission: Feature = {
  name: 'admission',
  draw: (random, rows) => eachKind(rows, () => ({ admission: random.whole(1, 2) })),
  describe: ({ kinds }) =>
    kinds.some((kind) => kind.admission !== 0) ? `admission ${kinds.map((kind) => kind.admission)}` : '',
  without: (rows) => eachKind(rows, () => ({ admission: 0 })),
};
