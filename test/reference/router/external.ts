/** The host is asked for every request; it may choose a closed replica, or reject. */
import type { RoutePolicy } from './choice.ts';

export const external: RoutePolicy = ({ request, replicas, host, viewOf }) => {
  const row = host.route({
    id: request.id,
    class: request.class,
    priority: request.priority,
    promptTokens: request.promptTokens,
    session: request.session,
    views: replicas.map(viewOf),
  });
  if (row === -1) return undefined;
  const replica = replicas[row];
  if (replica === undefined) throw new Error(`the host sends to replica ${row}`);
  return replica;
};
