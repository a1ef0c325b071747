/** Windows of observation, from a third of a step to a seventh of the run. */
import { type Feature, ofRun } from './feature.ts';

export const windows: Feature = {
  name: 'windows',
  draw: (random, rows, { near, clock, stepPs, spanPs }) => {
    const wantedPs = random.pick([stepPs, 2 * stepPs, stepPs / 3, 10 * stepPs, spanPs / 7]);
    const windowPs = near(Math.max(wantedPs, (spanPs / 400) * Math.sqrt(rows.replicas.length)));
    return ofRun(rows, { windowPs: windowPs > 0n ? windowPs : clock.quantumPs });
  },
  describe: ({ run }) => (run.windowPs === 0n ? '' : `windowPs ${run.windowPs}`),
  without: (rows) => ofRun(rows, { windowPs: 0n }),
};
