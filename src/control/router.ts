// User-supplied routers: what a policy in TypeScript is asked, what it may know, and how its answer reaches the core.

import type { Compiled } from '../compile/compiled.ts';
import { type Columns, Question } from '../core/layout.gen.ts';
import { callerFault, InputError, type Issue, shown } from '../errors.ts';
import { routeOf, routes } from '../policy/route/index.ts';
import { secondsOf } from '../units.ts';

/** A request that wants a replica. Its output length is not known to a router. Reused between calls, never kept. */
export interface RoutedRequest {
  readonly id: number;
  /** row of the scenario's classes */
  readonly class: number;
  /** smaller is served first */
  readonly priority: number;
  readonly promptTokens: number;
  /** the same for all requests of a conversation; -1 = none */
  readonly session: number;
}

/** [replica] what a router may know. Views of the core: read them; only `score` and `sendScore` are yours to write. */
export interface RouterSignals {
  /** requests sent and unfinished, exact */
  readonly requests: Int32Array;
  /** their prompt tokens, exact */
  readonly tokens: BigInt64Array;
  /** their prompt and emitted tokens, now or at the last refresh */
  readonly residentTokens: BigInt64Array;
  /** KV blocks held, 2^-20 of all, now or at the last refresh */
  readonly kvShare: Int32Array;
  /** policy scores: the open replica with the least is chosen */
  readonly score: BigInt64Array;
  /** policy scores: what each request sent since the refresh adds to it */
  readonly sendScore: BigInt64Array;
}

/** What is where: replicas are numbered pool by pool, in an order that the pools' numbers give. */
export interface RouterFleet {
  readonly replicas: number;
  /** in the file's order; the replicas of each are [firstReplica, firstReplica + replicas) */
  readonly pools: readonly { readonly name: string; readonly firstReplica: number; readonly replicas: number }[];
}

/** What a router may know of a compiled fleet. */
export const fleetOf = ({ program, pools }: Compiled): RouterFleet => ({
  replicas: program.replica.kind.length,
  pools: pools.map(({ pool, firstReplica, replicas }) => ({ name: pool, firstReplica, replicas })),
});

/** A user-supplied router: one function for each of the route policies that ask. */
export interface Router {
  /** The replica that a request is sent to, or -1 to reject it; for `route: { policy: external }`. */
  route?(request: RoutedRequest, signals: RouterSignals): number;
  /**
   * Writes scores at each refresh of the signals that a request can see, the last one before it; for
   * `route: { policy: scores, staleness: … }`.
   */
  scores?(signals: RouterSignals, nowS: number): void;
  /**
   * All that it remembers, as plain data. Left out with `restore`: it remembers nothing, and a world that is forked,
   * taken back or resumed goes on with it as it is, or with a new one where a function makes it.
   */
  state?(): unknown;
  restore?(saved: unknown): void;
}

/** A router, or what makes one for a fleet. */
export type RouterInput = Router | ((fleet: RouterFleet) => Router);

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Answers the core's questions. Makes no object a question. */
export class Asker {
  readonly #router: Router | undefined;
  readonly #request: Mutable<RoutedRequest> = { id: 0, class: 0, priority: 0, promptTokens: 0, session: -1 };

  constructor(router: Router | undefined) {
    this.#router = router;
  }

  /** Whether there is a router that keeps no state. */
  get isMemoryless(): boolean {
    return this.#router !== undefined && this.#router.state === undefined;
  }

  save(): unknown {
    return called('state', () => this.#router?.state?.()) ?? null;
  }

  restore(saved: unknown): void {
    if (saved !== null) called('restore', () => this.#router?.restore?.(saved));
  }

  /** Behind Exit.Decision: the answer is in the columns afterwards. */
  answer(columns: Columns): void {
    const isRefresh = columns.router.question[0] === Question.refresh;
    called(isRefresh ? 'scores' : 'route', () => this.#answer(columns));
  }

  #answer(columns: Columns): void {
    const { clock, router, signal } = columns;
    if (router.question[0] === Question.refresh) {
      this.#router?.scores?.(signal, secondsOf(clock.nowPs[0] ?? 0n));
      return;
    }
    const request = this.#request;
    request.id = router.askedId[0] ?? 0;
    request.class = router.askedClass[0] ?? 0;
    request.priority = router.askedPriority[0] ?? 0;
    request.promptTokens = router.askedPromptTokens[0] ?? 0;
    request.session = router.askedSession[0] ?? -1;
    const choice = this.#router?.route?.(request, signal) ?? -1;
    if (!Number.isInteger(choice) || choice < -1 || choice >= signal.requests.length) badChoice(choice, signal);
    router.choice[0] = choice;
  }
}

/** What a function of the router throws is the caller's to mend. */
function called<T>(verb: keyof Router, call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw callerFault(['router', verb], error);
  }
}

function badChoice(choice: unknown, { requests }: RouterSignals): never {
  const hint = `Answer a row of replica from 0 to ${requests.length - 1}, or -1 to reject.`;
  throw new InputError([{ code: 'BAD_VALUE', path: ['router', 'route'], found: shown(choice), hint }]);
}

const asking = routes
  .filter(({ asks }) => asks !== null)
  .map(({ id }) => id)
  .sort();

/** Why a policy and a router do not go together. */
export function routerIssues(policy: string, router: RouterInput | undefined): Issue[] {
  const verb = routeOf(policy).asks;
  if (verb === null && router !== undefined) {
    const hint = `A router is asked only under fleet.route.policy ${asking.join(' or ')}.`;
    return [{ code: 'BAD_VALUE', path: ['router'], found: `a router under ${policy}`, hint }];
  }
  if (verb === null || typeof router === 'function' || router?.[verb] !== undefined) return [];
  const hint =
    `It is a function of yours, given to simulate(scenario, { router: { ${verb} } }), or on the command line ` +
    `by --router FILE, a module that exports { ${verb} }; the others, such as least-outstanding-tokens, need none.`;
  return [{ code: 'MISSING', path: ['fleet', 'route', 'policy'], found: `${policy} without a router`, hint }];
}

/** The router of a run. */
export function routerOf(input: RouterInput | undefined, policy: string, fleet: RouterFleet): Router | undefined {
  if (typeof input !== 'function') return input;
  const router: Router = called('route', () => input(fleet)) ?? {};
  const issues = routerIssues(policy, router);
  if (issues.length > 0) throw new InputError(issues);
  return router;
}
