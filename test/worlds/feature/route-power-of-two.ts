/** The router draws two replicas and takes the one with less load. */
import { policies, signals } from '../../reference/router/words.ts';
import { type Feature, ofRun } from './feature.ts';

export const routePowerOfTwo: Feature = {
  name: 'route-power-of-two',
  ofFleets: true,
  group: 'route',
  draw: (random, rows) =>
    ofRun(rows, { route: policies.powerOfTwo, signal: random.whole(signals.requests, signals.kv) }),
  describe: ({ run }) => (run.route === policies.powerOfTwo ? `route powerOfTwo, signal ${run.signal}` : ''),
  without: (rows) => ofRun(rows, { route: policies.roundRobin }),
};
