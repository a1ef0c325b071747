/** The users of a closed loop. README §1. */
import type { Arrival, RunRow } from '../../src/testing/outcome.ts';

interface Coming {
  readonly atPs: bigint;
  readonly id: number;
  readonly request: Arrival;
}

export class Users {
  readonly #run: RunRow;
  readonly #requests: readonly Arrival[];
  #taken = 0;
  /** by (time, id) */
  #coming: Coming[] = [];

  constructor(run: RunRow, requests: readonly Arrival[]) {
    this.#run = run;
    this.#requests = requests;
    for (let user = 0; user < run.concurrency; user++) this.free(0n);
  }

  /** What is sent next. */
  get next(): Coming | undefined {
    return this.#coming[0];
  }

  /** The next is on its way. */
  sent(): void {
    this.#coming.shift();
  }

  /** A user has no request any more, and takes the next. */
  free(nowPs: bigint): void {
    const request = this.#requests[this.#taken];
    if (this.#run.concurrency === 0 || request === undefined) return;
    const id = this.#taken;
    this.#taken += 1;
    const thoughtPs = nowPs + (request.thinkPs ?? 0n);
    const atPs = thoughtPs > request.timePs ? thoughtPs : request.timePs;
    if (atPs >= this.#run.sendUntilPs) return;
    this.#coming.push({ atPs, id, request });
    this.#coming.sort((a, b) => (a.atPs === b.atPs ? a.id - b.id : a.atPs < b.atPs ? -1 : 1));
  }
}
