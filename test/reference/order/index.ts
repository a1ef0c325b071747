/** Orders by the words of the enum Order. */
import type { Order as Word } from '../../../src/core/layout.gen.ts';
import type { Replica, Request } from '../replica.ts';
import { fcfs } from './fcfs.ts';
import type { Order } from './order.ts';
import { priority } from './priority.ts';

/** One a word, in the order of the enum. */
export const orders: Readonly<Record<keyof typeof Word, Order>> = { fcfs, priority };

/** Smaller is served first; the greatest is the victim. */
export function compareKeys({ kind }: Replica, a: Request, b: Request): number {
  const order = Object.values(orders)[kind.order];
  if (order === undefined) throw new Error(`order ${kind.order} is not known`);
  return order(a, b);
}
