/** The host is asked where each request goes. */
import { policies, signals } from '../../reference/router/words.ts';
import { type Feature, ofRun } from './feature.ts';

export const routeExternal: Feature = {
  name: 'route-external',
  ofFleets: true,
  group: 'route',
  draw: (random, rows) => ofRun(rows, { route: policies.external, signal: random.whole(signals.requests, signals.kv) }),
  describe: ({ run }) => (run.route === policies.external ? `route external, signal ${run.signal}` : ''),
  without: (rows) => ofRun(rows, { route: policies.roundRobin }),
};
