// A worker thread of the bundled command line, loaded with the code cache.

import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Worker from '../planner/worker.ts';
import { loadBundled } from './load.ts';

const { exports, keep } = loadBundled(dirname(fileURLToPath(import.meta.url)), 'perform.cjs', 'worker');

/** The function that piscina calls. The thread is ended from outside, so its cache is kept behind a task. */
export const work: typeof Worker.work = async (task) => {
  const outcome = await (exports as typeof Worker).work(task);
  keep();
  return outcome;
};
