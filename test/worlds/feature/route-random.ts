/** The router draws a replica. */
import { policies, signals } from '../../reference/router/words.ts';
import { type Feature, ofRun } from './feature.ts';

export const routeRandom: Feature = {
  name: 'route-random',
  ofFleets: true,
  group: 'route',
  draw: (random, rows) => ofRun(rows, { route: policies.random, signal: random.whole(signals.requests, signals.kv) }),
  describe: ({ run }) => (run.route === policies.random ? `route random, signal ${run.signal}` : ''),
  without: (rows) => ofRun(rows, { route: policies.roundRobin }),
};
