/** The router draws a replica by weight. */
import { policies, signals } from '../../reference/router/words.ts';
import { type Feature, ofRun } from './feature.ts';

export const routeWeighted: Feature = {
  name: 'route-weighted',
  ofFleets: true,
  group: 'route',
  draw: (random, rows) => ofRun(rows, { route: policies.weighted, signal: random.whole(signals.requests, signals.kv) }),
  describe: ({ run }) => (run.route === policies.weighted ? `route weighted, signal ${run.signal}` : ''),
  without: (rows) => ofRun(rows, { route: policies.roundRobin }),
};
