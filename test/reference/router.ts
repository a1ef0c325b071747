/** The router: who is open, what is known of each replica, and which one a request is sent to. README §8. */

import type { RunRow } from '../../src/testing/outcome.ts';
import { uniform } from './draws.ts';
import type { Host, Question, ReplicaView } from './host.ts';
import { power } from './power.ts';
import type { Replica, Request } from './replica.ts';
import { blocks, usedBlocks } from './replica.ts';

/** Rows of the enums Route and Signal. */
export const policies = {
  roundRobin: 0,
  random: 1,
  least: 2,
  powerOfTwo: 3,
  session: 4,
  weighted: 5,
  scores: 6,
  external: 7,
};
export const signals = { requests: 0, tokens: 1, resident: 2, kv: 3 };

const drawStream = 32;

/** 2^-20 of all KV blocks, rounded down. */
const kvShareOf = (replica: Replica, usedKvBlocks: number): number =>
  Math.floor((usedKvBlocks * 2 ** 20) / replica.kind.kvBlocks);

function sumOf(replica: Replica, tokens: (request: Request) => number): bigint {
  let sum = 0n;
  for (const request of replica.unfinished) sum += BigInt(tokens(request));
  return sum;
}

export const residentTokens = (replica: Replica): bigint =>
  sumOf(replica, ({ promptTokens, emitted }) => promptTokens + emitted);

const promptTokens = (replica: Replica): bigint => sumOf(replica, (request) => request.promptTokens);

export function isOpen({ settings, unfinished }: Replica): boolean {
  const { admissionLimit, weight } = settings;
  return settings.power === power.on && weight > 0 && (admissionLimit < 0 || unfinished.size < admissionLimit);
}

/** What a signal says of a replica now. */
function signalOf(replica: Replica, signal: number): bigint {
  if (signal === signals.requests) return BigInt(replica.unfinished.size);
  if (signal === signals.tokens) return promptTokens(replica);
  if (signal === signals.resident) return residentTokens(replica);
  return BigInt(kvShareOf(replica, usedBlocks(replica)));
}

/** What a request that is sent adds to a stale signal. */
function addedLoad(replica: Replica, request: Request, signal: number): bigint {
  if (signal === signals.requests) return 1n;
  if (signal === signals.kv) return BigInt(kvShareOf(replica, blocks(replica, request.promptTokens)));
  return BigInt(request.promptTokens);
}

export class Router {
  readonly #replicas: readonly Replica[];
  readonly #run: RunRow;
  readonly #host: Host;
  #lastChosen = -1;
  #refreshedPs = -1n;

  constructor(replicas: readonly Replica[], run: RunRow, host: Host) {
    this.#replicas = replicas;
    this.#run = run;
    this.#host = host;
  }

  /** Makes the last refresh that is due before an instant: nothing has changed since. */
  refreshBefore(nowPs: bigint): void {
    const { stalePs } = this.#run;
    if (stalePs > 0n && nowPs > 0n) this.#refreshOnce(((nowPs - 1n) / stalePs) * stalePs);
  }

  /** Makes the refresh of an instant, if it is one of a refresh. */
  refreshAt(nowPs: bigint): void {
    const { stalePs } = this.#run;
    if (stalePs > 0n && nowPs % stalePs === 0n) this.#refreshOnce(nowPs);
  }

  #refreshOnce(atPs: bigint): void {
    if (atPs <= this.#refreshedPs) return;
    this.#refreshedPs = atPs;
    const { route, signal } = this.#run;
    for (const replica of this.#replicas) {
      const { copy } = replica;
      copy.load = signalOf(replica, signal);
      copy.residentTokens = residentTokens(replica);
      copy.kvShare = kvShareOf(replica, usedBlocks(replica));
      copy.sentLoad = 0n;
      copy.sent = 0;
    }
    if (route !== policies.scores) return;
    for (const replica of this.#replicas) {
      Object.assign(replica.copy, this.#host.scores(atPs, replica.index, this.#viewOf(replica)));
    }
  }

  #viewOf(replica: Replica): ReplicaView {
    const isStale = this.#run.stalePs > 0n;
    return {
      requests: replica.unfinished.size,
      tokens: promptTokens(replica),
      residentTokens: isStale ? replica.copy.residentTokens : residentTokens(replica),
      kvShare: isStale ? replica.copy.kvShare : kvShareOf(replica, usedBlocks(replica)),
    };
  }

  /** The host's answer: a replica, or undefined to reject. */
  ask(request: Request): Replica | undefined {
    const question: Question = {
      id: request.id,
      class: request.class,
      priority: request.priority,
      promptTokens: request.promptTokens,
      session: request.session,
      views: this.#replicas.map((replica) => this.#viewOf(replica)),
    };
    const row = this.#host.route(question);
    if (row === -1) return undefined;
    const replica = this.#replicas[row];
    if (replica === undefined) throw new Error(`the host sends to replica ${row}`);
    return replica;
  }

  /** Remembers what was sent, and not rejected there, since the refresh. */
  noteSent(replica: Replica, request: Request): void {
    replica.copy.sentLoad += addedLoad(replica, request, this.#run.signal);
    replica.copy.sent += 1;
  }

  /** What the policy compares of a replica. */
  scoreOf(replica: Replica): bigint {
    const { route, signal, stalePs } = this.#run;
    const { copy } = replica;
    if (route === policies.scores) return copy.score + copy.sendScore * BigInt(copy.sent);
    const load = stalePs > 0n ? copy.load + copy.sentLoad : signalOf(replica, signal);
    return load * (1_000_000_000n / BigInt(replica.settings.weight));
  }

  /** The replica that the policy chooses among the open ones; undefined when none is open. */
  choose(request: Request): Replica | undefined {
    const open = this.#replicas.filter(isOpen);
    if (open.length === 0) return undefined;
    const chosen = this.#chosenOf(open, request);
    this.#lastChosen = chosen.index;
    return chosen;
  }

  #chosenOf(open: readonly Replica[], request: Request): Replica {
    const { route } = this.#run;
    if (route === policies.least || route === policies.scores) return this.#leastOf(open);
    if (route === policies.powerOfTwo) return this.#leastOf(this.#pairOf(open, request));
    if (route === policies.random) return nth(open, Math.floor(this.#draw(request.id, 0) * open.length));
    if (route === policies.weighted) return this.#stretchOf(open, request);
    if (route === policies.session) return this.#fromOn(open, this.#homeOf(request));
    if (route === policies.roundRobin) return this.#fromOn(open, this.#lastChosen + 1);
    throw new Error(`policy ${route} is not known`);
  }

  /** The least score, ties to the lowest row. */
  #leastOf(those: readonly Replica[]): Replica {
    let best = nth(those, 0);
    for (const replica of those) {
      const [score, least] = [this.scoreOf(replica), this.scoreOf(best)];
      if (score < least || (score === least && replica.index < best.index)) best = replica;
    }
    return best;
  }

  #pairOf(open: readonly Replica[], request: Request): Replica[] {
    const first = Math.floor(this.#draw(request.id, 0) * open.length);
    if (open.length === 1) return [nth(open, first)];
    const other = Math.floor(this.#draw(request.id, 1) * (open.length - 1));
    return [nth(open, first), nth(open, other >= first ? other + 1 : other)];
  }

  #stretchOf(open: readonly Replica[], request: Request): Replica {
    let weights = 0;
    for (const { settings } of open) weights += settings.weight;
    let left = Math.floor(this.#draw(request.id, 0) * weights);
    for (const replica of open) {
      if (left < replica.settings.weight) return replica;
      left -= replica.settings.weight;
    }
    throw new Error('a draw beyond all weights');
  }

  #homeOf({ id, session }: Request): number {
    const draw = session >= 0 ? this.#draw(session, 2) : this.#draw(id, 3);
    return Math.floor(draw * this.#replicas.length);
  }

  /** The first open replica from a row on, cyclic. */
  #fromOn(open: readonly Replica[], row: number): Replica {
    return open.find((replica) => replica.index >= row) ?? nth(open, 0);
  }

  #draw(entity: number, index: number): number {
    return uniform(BigInt.asUintN(64, this.#run.routeSeed), drawStream, entity, index);
  }
}

function nth(replicas: readonly Replica[], index: number): Replica {
  const replica = replicas[index];
  if (replica === undefined) throw new Error(`there is no replica number ${index}`);
  return replica;
}
