/** Several levels of the clock; replicas begin at different ones. */
import type { Feature } from './feature.ts';

export const levels: Feature = {
  name: 'levels',
  draw(random, rows, { clock }) {
    const factors = clock.quantumPs === 1n ? [1, 0.7, 0.43] : [1, 0.5, 0.25];
    const count = random.whole(2, 3);
    const level = () => ({ clockFactor: random.pick(factors), energyFactor: random.pick([1, 0.37, 0.81, 1.3]) });
    return {
      ...rows,
      levels: rows.kinds.flatMap(() => Array.from({ length: count }, level)),
      replicas: rows.replicas.map((replica) => ({ ...replica, level: random.whole(0, count - 1) })),
    };
  },
  describe: ({ levels: all, kinds }) =>
    all.length > kinds.length ? `clocks ${all.map((one) => one.clockFactor)}` : '',
  without: (rows) => ({
    ...rows,
    levels: rows.kinds.map(() => ({ clockFactor: 1, energyFactor: 1 })),
    replicas: rows.replicas.map((replica) => ({ ...replica, level: 0 })),
    controls: rows.controls.map(({ level: _, ...rest }) => rest),
  }),
};
