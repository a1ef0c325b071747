// What a plan is cut into: each task is some runs on a runner, and gives plain data. In this thread or in a worker.

import { CoreFault, InputError, type Issue } from '../errors.ts';
import type { Candidate } from './candidates.ts';
import type { ClosedForm } from './closed-form.ts';
import type { Pause } from './evaluate.ts';
import { type FigureValues, figuresOf } from './figures.ts';
import { type Judgement, type JudgeTask, judge } from './judge.ts';
import { type LoadLimits, loadLimit } from './load-limit.ts';
import { repeatOne } from './repeat-one.ts';
import { type SizeLimits, sizeOne } from './size-one.ts';
import type { TrialParts, TrialRunner } from './trials.ts';
import type { LoadBracket, SizeRefusal, SizeRow } from './types.ts';

export type Task =
  | ({ readonly what: 'load'; readonly seed: number } & LoadLimits)
  | { readonly what: 'size'; readonly candidate: Candidate; readonly estimate: ClosedForm; readonly limits: SizeLimits }
  | { readonly what: 'repeat'; readonly seed: number }
  | ({ readonly what: 'judge' } & JudgeTask)
  | FiguresTask;

/** One run of a scenario of its own. */
export interface FiguresTask {
  readonly what: 'figures';
  readonly parts: TrialParts;
  readonly seed: number;
  /** names */
  readonly figures: readonly string[];
}

export interface Answers {
  readonly load: LoadBracket;
  readonly size: SizeRow | SizeRefusal;
  readonly repeat: (number | null)[];
  readonly judge: Judgement;
  readonly figures: FigureValues;
}

export type Answer = Answers[Task['what']];

/** An answer, or a failure as plain data: classes of errors do not cross between threads. */
export type Outcome =
  | { readonly answer: Answer }
  | { readonly issues: readonly Issue[] }
  | { readonly fault: { readonly file: string; readonly line: number } };

export async function perform(runner: TrialRunner, task: Task, pause: Pause): Promise<Answer> {
  switch (task.what) {
    case 'load':
      return loadLimit(runner, task.seed, task, pause);
    case 'size':
      return sizeOne(runner, task.candidate, task.estimate, task.limits, pause);
    case 'repeat':
      return repeatOne(runner, task.seed, pause);
    case 'judge':
      return judge(runner, task, pause);
    case 'figures':
      return figuresOf(await runner.with(task.parts), { seed: task.seed }, task.figures, pause);
  }
}

/** `perform` for a thread that only plain data can leave. */
export async function outcomeOf(runner: Promise<TrialRunner>, task: Task): Promise<Outcome> {
  try {
    return { answer: await perform(await runner, task, () => undefined) };
  } catch (error) {
    if (error instanceof InputError) return { issues: error.issues };
    if (error instanceof CoreFault) return { fault: { file: error.file, line: error.line } };
    throw error;
  }
}

/** The answer, or the failure as what it was. */
export function answerOf(outcome: Outcome): Answer {
  if ('answer' in outcome) return outcome.answer;
  if ('issues' in outcome) throw new InputError(outcome.issues);
  throw new CoreFault(outcome.fault.file, outcome.fault.line);
}
