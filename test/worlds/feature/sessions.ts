/** Requests of a few sessions, beside some that have none. */
import type { Feature } from './feature.ts';

export const sessions: Feature = {
  name: 'sessions',
  draw(random, rows) {
    const talkers = random.pick([1, 3, rows.arrivals.length]);
    const session = (id: number) => (random.chance(0.7) ? random.whole(0, Math.min(id, talkers)) : -1);
    return { ...rows, arrivals: rows.arrivals.map((arrival, id) => ({ ...arrival, session: session(id) })) };
  },
  describe: ({ arrivals }) => (arrivals.some(({ session }) => session >= 0) ? 'sessions' : ''),
  without: (rows) => ({ ...rows, arrivals: rows.arrivals.map((arrival) => ({ ...arrival, session: -1 })) }),
};
