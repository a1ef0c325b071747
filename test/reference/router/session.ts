/** A session has a home: the replica that is drawn for it, or the next open one. */
import { firstFrom, type RoutePolicy } from './choice.ts';

export const session: RoutePolicy = ({ open, replicas, request, draw }) => {
  const home = request.session >= 0 ? draw(request.session, 2) : draw(request.id, 3);
  return firstFrom(open, Math.floor(home * replicas.length));
};
