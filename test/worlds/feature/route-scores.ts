/** The host scores replicas at every refresh; the least score is chosen. */
import { policies } from '../../reference/router/words.ts';
import { type Feature, ofRun } from './feature.ts';

export const routeScores: Feature = {
  name: 'route-scores',
  ofFleets: true,
  group: 'route',
  draw: (random, rows, { near, clock, stepPs, spanPs }) => {
    const drawnPs = near(Math.max(spanPs / 2000, stepPs * random.pick([1, 3, 20])));
    const { stalePs } = rows.run;
    return ofRun(rows, { route: policies.scores, stalePs: stalePs > 0n ? stalePs : drawnPs + clock.quantumPs });
  },
  describe: ({ run }) => (run.route === policies.scores ? 'route scores' : ''),
  without: (rows) => ofRun(rows, { route: policies.roundRobin }),
};
