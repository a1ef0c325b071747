// A worker thread: makes a trial runner of what it was handed, once, and performs tasks with it.

import { workerData } from 'node:worker_threads';
import { supplied } from '../control/supplied.ts';
import { openFile } from '../workload/files.ts';
import { type Outcome, outcomeOf, type Task } from './tasks.ts';
import { type TrialParts, TrialRunner } from './trials.ts';

const { parts } = workerData as { readonly parts: TrialParts };
const runner = supplied(parts.modules).then((own) => new TrialRunner(parts, openFile, own));

/** The function that piscina calls. */
export const work = (task: Task): Promise<Outcome> => outcomeOf(runner, task);
