/** Orders by the words of the enum Policy. */
import type { Policy } from '../../../src/core/layout.gen.ts';
import type { Replica, Request } from '../replica.ts';
import { fcfs } from './fcfs.ts';
import type { Order } from './order.ts';
import { priority } from './priority.ts';

/** One a word, in the order of the enum. */
export const orders: Readonly<Record<keyof typeof Policy, Order>> = { fcfs, priority };

/** Smaller is served first; the greatest is the victim. */
export function compareKeys({ kind }: Replica, a: Request, b: Request): number {
  const order = Object.values(orders)[kind.policy];
  if (order === undefined) throw new Error(`order ${kind.policy} is not known`);
  return order(a, b);
}
