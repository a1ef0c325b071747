/** Several replicas of one kind. */
import type { Feature } from './feature.ts';

export const fleet: Feature = {
  name: 'fleet',
  draw(random, rows) {
    const count = random.pick([2, 2, 3, 3, 4, 5, 8]);
    return {
      ...rows,
      replicas: Array.from({ length: count }, (_, row) => ({ ...(rows.replicas[row] ?? rows.replicas[0]!) })),
    };
  },
  describe: ({ replicas }) => (replicas.length > 1 ? `${replicas.length} replicas` : ''),
  without: (rows) => ({
    ...rows,
    replicas: rows.replicas.slice(0, 1).map((replica) => ({ ...replica, kind: 0, pool: 0 })),
    controls: rows.controls.filter((control) => control.replica === 0),
  }),
};
