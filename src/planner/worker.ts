// A worker thread: makes a stand of what it was handed, once, and performs tasks on it.

import { workerData } from 'node:worker_threads';
import { openFile } from '../workload/files.ts';
import { type Outcome, outcomeOf, type Task } from './tasks.ts';
import { Stand, type StandParts } from './trials.ts';

const { parts } = workerData as { readonly parts: StandParts };
const stand = new Stand(parts, openFile);

/** The function that piscina calls. */
export const work = (task: Task): Promise<Outcome> => outcomeOf(stand, task);
