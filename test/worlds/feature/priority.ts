/** The order by priority. */
import { eachKind, type Feature } from './feature.ts';

export const priority: Feature = {
  name: 'priority',
  draw: (_, rows) => eachKind(rows, () => ({ order: 1 })),
  describe: ({ kinds }) => (kinds.some((kind) => kind.order !== 0) ? `order ${kinds.map((kind) => kind.order)}` : ''),
  without: (rows) => eachKind(rows, () => ({ order: 0 })),
};
