/** Two different open replicas are drawn; the one with less load is chosen. */
import { leastOf, type RoutePolicy } from './choice.ts';

export const powerOfTwo: RoutePolicy = ({ open, request, draw, loadOf }) => {
  const first = Math.floor(draw(request.id, 0) * open.length);
  const other = Math.floor(draw(request.id, 1) * (open.length - 1));
  const second = other >= first ? other + 1 : other;
  return leastOf(
    open.filter((_, index) => index === first || (open.length > 1 && index === second)),
    loadOf,
  );
};
