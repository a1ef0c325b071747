/** The router: refreshes what it knows of each replica, and lets the policy choose. README §8. */

import type { RunRow } from '../../../src/testing/outcome.ts';
import type { Host, ReplicaView } from '../host.ts';
import { usedBlocks } from '../kv/counts.ts';
import type { Replica, Request } from '../replica.ts';
import { uniform } from './draws.ts';
import { routes } from './index.ts';
import { addedLoad, isOpen, kvShareOf, promptTokens, residentTokens, signalOf } from './signal.ts';
import { policies } from './words.ts';

const drawStream = 32;

/** What a router remembers between two requests, and what it lets its policy see. */
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

  /** Remembers what was sent, and not rejected there, since the refresh. */
  noteSent(replica: Replica, request: Request): void {
    replica.copy.sentLoad += addedLoad(replica, request, this.#run.signal);
    replica.copy.sent += 1;
  }

  /** What the policy compares of a replica. */
  #loadOf(replica: Replica): bigint {
    const { signal, stalePs } = this.#run;
    const { copy, settings } = replica;
    const load = stalePs > 0n ? copy.load + copy.sentLoad : signalOf(replica, signal);
    return load * (1_000_000_000n / BigInt(settings.weight));
  }

  /** The replica that the policy chooses; undefined when none is open, or when the host rejects the request. */
  choose(request: Request): Replica | undefined {
    const route = Object.values(routes)[this.#run.route];
    if (route === undefined) throw new Error(`policy ${this.#run.route} is not known`);
    const chosen = route({
      request,
      replicas: this.#replicas,
      open: this.#replicas.filter(isOpen),
      lastChosen: this.#lastChosen,
      loadOf: (replica) => this.#loadOf(replica),
      draw: (entity, index) => uniform(BigInt.asUintN(64, this.#run.routeSeed), drawStream, entity, index),
      viewOf: (replica) => this.#viewOf(replica),
      host: this.#host,
    });
    if (chosen !== undefined) this.#lastChosen = chosen.index;
    return chosen;
  }
}
