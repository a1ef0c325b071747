/** The queue of a replica: always in order of service. */
import { compareKeys } from '../order/index.ts';
import type { Replica, Request } from '../replica.ts';

export function enqueue(replica: Replica, request: Request): void {
  replica.queue.push(request);
  replica.queue.sort((a, b) => compareKeys(replica, a, b));
}
