/** The router chooses the least load, by a signal that is drawn. */
import { policies, signals } from '../../reference/router/words.ts';
import { type Feature, ofRun } from './feature.ts';

export const routeLeast: Feature = {
  name: 'route-least',
  ofFleets: true,
  group: 'route',
  draw: (random, rows) => ofRun(rows, { route: policies.least, signal: random.whole(signals.requests, signals.kv) }),
  describe: ({ run }) => (run.route === policies.least ? `route least, signal ${run.signal}` : ''),
  without: (rows) => ofRun(rows, { route: policies.roundRobin }),
};
