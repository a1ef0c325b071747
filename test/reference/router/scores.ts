/** The least score that the host gave at the last refresh, with what it adds for each request sent since. */
import { leastOf, type RoutePolicy } from './choice.ts';

export const scores: RoutePolicy = ({ open }) =>
  leastOf(open, ({ copy }) => copy.score + copy.sendScore * BigInt(copy.sent));
