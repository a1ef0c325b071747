/** Who loses its blocks when they are short: README §2. */
import type { Replica, Request } from '../replica.ts';

/** One of the running requests. */
export type Victim = (replica: Replica) => Request;
