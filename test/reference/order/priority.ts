/** By priority, the smallest number first; of equal priority by arrival at the router. */
import type { Order } from './order.ts';

export const priority: Order = (a, b) => a.priority - b.priority || a.id - b.id;
