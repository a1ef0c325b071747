/** Any open replica, all with the same chance. */
import type { RoutePolicy } from './choice.ts';

export const random: RoutePolicy = ({ open, request, draw }) => open[Math.floor(draw(request.id, 0) * open.length)];
