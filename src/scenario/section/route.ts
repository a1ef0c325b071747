// The section `fleet.route`: how requests find a replica. The words are those of src/policy/route.

import type { z } from 'zod';
import type { Issue } from '../../errors.ts';
import {
  type RouteDefinition,
  type RouteSignal,
  routeOf,
  routeSignals,
  routes,
  standardRoute,
} from '../../policy/route/index.ts';
import { choice, object, orElse, quantityOr } from '../fields.ts';
import type { RouteSpec } from '../types.ts';
import { largestI32, time } from './limits.ts';

const routeIds = routes.map(({ id }) => id);

export const routeSection = object(
  {
    policy: orElse(choice(routeIds, 'which replica a request is sent to'), standardRoute.id),
    signal: choice(routeSignals, 'what power-of-two and scores compare; requests when left out').optional(),
    staleness: orElse(time('signals are copied so often; 0 = always fresh'), 0),
    hold: orElse(
      quantityOr('unbounded', 'count', 'requests held at most while no replica is open', { max: largestI32 }),
      0,
    ),
  },
  'how requests find a replica',
);

type RawRoute = z.output<typeof routeSection>;

/** What of a fleet a route policy may be at odds with. */
interface Routed {
  readonly route?: RawRoute | undefined;
  readonly pools: readonly {
    readonly weight?: number | undefined;
    readonly admissionLimit?: number | null | undefined;
  }[];
}

type Path = readonly (string | number)[];

const bad = (issues: Issue[], path: Path, found: unknown, hint: string) =>
  issues.push({ code: 'BAD_VALUE', path, found: String(found), hint });

function checkWeights(pools: Routed['pools'], { id, weights, closes }: RouteDefinition, issues: Issue[]): void {
  for (const [index, { weight, admissionLimit }] of pools.entries()) {
    const at = (key: string) => ['fleet', 'pools', index, key];
    if (weight !== undefined && weight !== 1 && weights === 'unread') {
      bad(issues, at('weight'), weight, 'An external router decides by itself: leave it out.');
    }
    if (weight !== undefined && weight !== 0 && weight !== 1 && weights === 'zero') {
      const hint = `${id} asks only whether it is 0; write 0 or 1, or route by weighted or a least- policy.`;
      bad(issues, at('weight'), weight, hint);
    }
    if (admissionLimit !== undefined && admissionLimit !== null && !closes) {
      bad(issues, at('admissionLimit'), admissionLimit, 'An external router decides by itself: leave it out.');
    }
  }
}

const choosers = routes.filter(({ signal }) => signal === 'chosen').map(({ id }) => id);

function signalOf(route: RawRoute | undefined, policy: RouteDefinition, issues: Issue[]): RouteSignal | null {
  if (policy.signal === 'chosen') return route?.signal ?? 'requests';
  if (route?.signal !== undefined) {
    const hint = `Only ${choosers.join(' and ')} takes one; the others say it by name.`;
    bad(issues, ['fleet', 'route', 'signal'], route.signal, hint);
  }
  return policy.signal;
}

/** `hasPolicies`: controllers may close replicas. */
export function resolveRoute({ route, pools }: Routed, hasPolicies: boolean, issues: Issue[]): RouteSpec {
  const policy = routeOf(route?.policy ?? standardRoute.id);
  const staleS = route?.staleness ?? 0;
  const at = (key: string) => ['fleet', 'route', key];
  if (staleS > 0 && policy.staleness === 'unused') {
    bad(issues, at('staleness'), `${staleS} s`, `${policy.id} looks at no signal of a replica: leave it out.`);
  }
  if (staleS === 0 && policy.staleness === 'required') {
    const hint = 'Say how often scores are made, for example "50 ms".';
    issues.push({ code: 'MISSING', path: at('staleness'), found: 'nothing', hint });
  }
  const hold = route?.hold === undefined ? 0 : route.hold;
  const isLimited = pools.some(({ admissionLimit }) => admissionLimit !== undefined && admissionLimit !== null);
  if (hold !== 0 && !(policy.closes && (hasPolicies || isLimited))) {
    const hint = policy.closes
      ? 'Replicas are always open without an admissionLimit or a policy, of the scenario or your own: ' +
        'give one, or leave it out.'
      : 'An external router holds none.';
    bad(issues, at('hold'), hold ?? 'unbounded', hint);
  }
  checkWeights(pools, policy, issues);
  return { policy: policy.id, signal: signalOf(route, policy, issues), staleS, holdLimit: hold };
}
