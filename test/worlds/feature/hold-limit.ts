/** The router holds a few requests at most, and rejects the next. */
import { type Feature, ofRun } from './feature.ts';

export const holdLimit: Feature = {
  name: 'hold-limit',
  draw: (random, rows) => ofRun(rows, { holdLimit: random.pick([0, 1, 2, 5]) }),
  describe: ({ run }) => (run.holdLimit === -1 ? '' : `holdLimit ${run.holdLimit}`),
  without: (rows) => ofRun(rows, { holdLimit: -1 }),
};
