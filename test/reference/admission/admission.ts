/** What must fit before the head of the queue is admitted, beside its first chunk: README §2. */
import type { Plan, Replica, Request } from '../replica.ts';

export type Admission = (replica: Replica, plan: Plan, head: Request) => boolean;
