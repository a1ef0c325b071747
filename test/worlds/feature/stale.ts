/** Signals that are refreshed now and then; policies see what was, and what they sent since. */
import { policies } from '../../reference/router/words.ts';
import { type Feature, ofRun } from './feature.ts';

export const stale: Feature = {
  name: 'stale',
  draw: (random, rows, { near, clock, stepPs, spanPs }) => {
    const stalePs = near(Math.max(spanPs / 2000, stepPs * random.pick([0.5, 1, 1, 2, 3, 7, 20])));
    return ofRun(rows, { stalePs: stalePs > 0n ? stalePs : clock.quantumPs });
  },
  describe: ({ run }) => (run.stalePs === 0n ? '' : `stalePs ${run.stalePs}`),
  without: (rows) => (rows.run.route === policies.scores ? rows : ofRun(rows, { stalePs: 0n })),
};
