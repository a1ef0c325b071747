/** First come, first served: by the order in which requests came to the replica. */
import type { Order } from './order.ts';

export const fcfs: Order = (a, b) => a.order - b.order;
