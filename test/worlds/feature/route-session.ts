/** Sessions stay at their replica. */
import { policies, signals } from '../../reference/router/words.ts';
import { type Feature, ofRun } from './feature.ts';

export const routeSession: Feature = {
  name: 'route-session',
  ofFleets: true,
  group: 'route',
  draw: (random, rows) => ofRun(rows, { route: policies.session, signal: random.whole(signals.requests, signals.kv) }),
  describe: ({ run }) => (run.route === policies.session ? `route session, signal ${run.signal}` : ''),
  without: (rows) => ofRun(rows, { route: policies.roundRobin }),
};
