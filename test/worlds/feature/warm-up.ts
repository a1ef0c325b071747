/** A warm-up that some arrivals come before, or one at its very end. */
import { type Feature, ofRun } from './feature.ts';

export const warmUp: Feature = {
  name: 'warm-up',
  draw: (random, rows, { near }) => {
    const last = Number(rows.arrivals.at(-1)?.timePs ?? 0n);
    const some = rows.arrivals[random.whole(0, rows.arrivals.length - 1)]?.timePs ?? 0n;
    return ofRun(rows, { warmUpPs: random.chance(0.5) ? some : near(random.real(0, 0.8) * last) });
  },
  describe: ({ run }) => (run.warmUpPs === 0n ? '' : `warmUpPs ${run.warmUpPs}`),
  without: (rows) => ofRun(rows, { warmUpPs: 0n }),
};
