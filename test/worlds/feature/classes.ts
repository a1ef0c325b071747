/** Several classes of requests with SLOs that some meet. */
import type { Feature } from './feature.ts';

const forever = 2n ** 63n - 1n;
const unlimited = { sloTtftPs: forever, sloTpotPs: forever, sloE2ePs: forever };

export const classes: Feature = {
  name: 'classes',
  draw(random, rows, { near, stepPs }) {
    const limit = (steps: number) => (random.chance(0.3) ? forever : near(steps * stepPs));
    const drawn = Array.from({ length: random.whole(1, 3) }, () => ({
      sloTtftPs: limit(random.real(1, 30)),
      sloTpotPs: limit(random.real(0.9, 2)),
      sloE2ePs: limit(random.real(5, 300)),
    }));
    const arrivals = rows.arrivals.map((arrival) => ({ ...arrival, class: random.whole(0, drawn.length - 1) }));
    return { ...rows, classes: drawn, arrivals };
  },
  describe: ({ classes: all }) => (all.some((one) => one.sloE2ePs < forever) ? `${all.length} classes` : ''),
  without: (rows) => ({
    ...rows,
    classes: [unlimited],
    arrivals: rows.arrivals.map((arrival) => ({ ...arrival, class: 0 })),
  }),
};
