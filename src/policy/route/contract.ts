// What a route policy is: every fact of it that scenario, compile, planner and control ask for, in one object.

import type { Route, Signal } from '../../core/layout.gen.ts';

/** What a route policy may compare between replicas: words of the core. */
export const routeSignals = [
  'requests',
  'tokens',
  'resident',
  'kv',
] as const satisfies readonly (keyof typeof Signal)[];
export type RouteSignal = (typeof routeSignals)[number];

/** A function of a router of the user's own. */
export type RouterVerb = 'route' | 'scores';

export interface RouteDefinition {
  /** the word in `fleet.route.policy` */
  readonly id: string;
  readonly about: string;
  /** word of the core's enum Route */
  readonly core: keyof typeof Route;
  /** what it compares; `chosen` = what `fleet.route.signal` says, requests by default; null = no signal of replicas */
  readonly signal: RouteSignal | 'chosen' | null;
  /** whether `staleness` changes anything: never, always allowed, or must be given */
  readonly staleness: 'unused' | 'optional' | 'required';
  /** requests in proportion to weights, only none where the weight is 0, or weights are not read */
  readonly weights: 'proportional' | 'zero' | 'unread';
  /** admission limits close replicas, and requests may be held at the router */
  readonly closes: boolean;
  /** draws random numbers, so that another seed is another result */
  readonly draws: boolean;
  /** function of the user's router that it asks; null = the core decides by itself */
  readonly asks: RouterVerb | null;
}

/** A policy of the core that compares one signal of the open replicas and chooses the least. */
export const leastBy = (id: string, about: string, signal: RouteSignal): RouteDefinition => ({
  id,
  about,
  core: 'least',
  signal,
  staleness: 'optional',
  weights: 'proportional',
  closes: true,
  draws: false,
  asks: null,
});

/** What most policies have in common that look at no signal of replicas. */
export const blind = {
  signal: null,
  staleness: 'unused',
  weights: 'zero',
  closes: true,
  draws: false,
  asks: null,
} as const satisfies Partial<RouteDefinition>;
