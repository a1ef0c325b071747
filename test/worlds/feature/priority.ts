/** The order by priority. */
import { eachKind, type Feature } from './feature.ts';

export const priority: Feature = {
  name: 'priority',
  draw: (_, rows) => eachKind(rows, () => ({ policy: 1 })),
  describe: ({ kinds }) =>
    kinds.some((kind) => kind.policy !== 0) ? `policy ${kinds.map((kind) => kind.policy)}` : '',
  without: (rows) => eachKind(rows, () => ({ policy: 0 })),
};
