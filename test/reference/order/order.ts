/** In which order requests of a replica are served: README §2. */
import type { Request } from '../replica.ts';

/** Less than 0 when `a` is served before `b`. */
export type Order = (a: Request, b: Request) => number;
