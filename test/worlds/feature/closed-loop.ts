/** A few users send the requests: each its next when its last has left and it has thought. */
import type { Feature } from './feature.ts';

const forever = 2n ** 63n - 1n;

export const closedLoop: Feature = {
  name: 'closed-loop',
  draw(random, rows, { near, stepPs, spanPs }) {
    const { arrivals, run } = rows;
    const concurrency = random.pick([1, 2, 3, 7, arrivals.length, arrivals.length + 3]);
    const thinkSteps = random.pick([0, 0, 1, 4, 30]);
    const isPaced = random.chance(0.3);
    const sendUntilPs = random.chance(0.2) ? near(random.real(0.05, 0.8) * spanPs) : forever;
    const users = arrivals.map((arrival) => ({
      ...arrival,
      timePs: isPaced ? arrival.timePs : 0n,
      thinkPs: random.chance(0.6) ? near(random.real(0, thinkSteps) * stepPs) : 0n,
    }));
    return { ...rows, arrivals: users, run: { ...run, concurrency, sendUntilPs } };
  },
  describe: ({ run }) => (run.concurrency > 0 ? `${run.concurrency} users` : ''),
  without: (rows) => ({
    ...rows,
    run: { ...rows.run, concurrency: 0, sendUntilPs: forever },
    arrivals: rows.arrivals.map(({ thinkPs: _, ...arrival }) => arrival),
  }),
};
