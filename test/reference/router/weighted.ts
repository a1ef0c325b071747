/** Any open replica, with a chance that is its weight among the weights of the open ones. */
import type { RoutePolicy } from './choice.ts';

export const weighted: RoutePolicy = ({ open, request, draw }) => {
  let weights = 0;
  for (const { settings } of open) weights += settings.weight;
  let left = Math.floor(draw(request.id, 0) * weights);
  for (const replica of open) {
    if (left < replica.settings.weight) return replica;
    left -= replica.settings.weight;
  }
  return undefined;
};
