/** Windows of the router, when there are windows. */
import { type Feature, ofRun } from './feature.ts';

export const routerWindows: Feature = {
  name: 'router-windows',
  draw: (_, rows) => ofRun(rows, { routerWindows: 1 }),
  describe: ({ run }) => (run.routerWindows === 0 ? '' : `routerWindows ${run.routerWindows}`),
  without: (rows) => ofRun(rows, { routerWindows: 0 }),
};
