/** Rules of admission by the words of the enum Admission. */
import type { Admission as Word } from '../../../src/core/layout.gen.ts';
import type { Plan, Replica, Request } from '../replica.ts';
import type { Admission } from './admission.ts';
import { chunk } from './chunk.ts';
import { prompt } from './prompt.ts';
import { whole } from './whole.ts';

/** One a word, in the order of the enum. */
export const admissions: Readonly<Record<keyof typeof Word, Admission>> = { chunk, prompt, whole };

/** Whether the head of the queue may be admitted beside what the plan has. */
export function admits(replica: Replica, plan: Plan, head: Request): boolean {
  const admission = Object.values(admissions)[replica.kind.admission];
  if (admission === undefined) throw new Error(`admission ${replica.kind.admission} is not known`);
  return admission(replica, plan, head);
}
