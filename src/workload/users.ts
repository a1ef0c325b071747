// The requests of a closed loop: those of another source, with what their users wait for in place of arrival times.

import type { DrawSpec, Maths } from '../maths/maths.ts';
import type { UsersSpec } from '../scenario/types.ts';
import { toPs } from '../units.ts';
import type { DrawTimes } from './classes.ts';
import type { ArrivalChunk, WorkloadSource } from './source.ts';
import { SourceOver } from './source-over.ts';

/** Think times share no draw with the gaps of a rate limit. */
const thinkSeed = 1_000_003;

const forOne = () => ({
  timePs: new BigInt64Array(1),
  promptTokens: new Int32Array(1),
  outputTokens: new Int32Array(1),
  class: new Int32Array(1),
  priority: new Int32Array(1),
});

/** The time that the user of request `id` thinks before it: keyed by seed and request. */
function thinkDraw({ meanS, cv }: UsersSpec['think'], maths: Maths, seed: number): (id: number) => bigint {
  const fixedPs = toPs(meanS);
  if (cv === 0 || meanS === 0) return () => fixedPs;
  const one = { kind: 'fixed', tokens: 1 } as const;
  const spec: DrawSpec = {
    seed: seed + thinkSeed,
    arrivalShape: 1 / (cv * cv),
    meanGapS: meanS,
    prompt: one,
    output: one,
    classes: [{ share: 1, priority: 0 }],
  };
  const into = forOne();
  return (id) => {
    maths.drawArrivals(spec, { nextId: id, lastPs: 0n }, into, 1);
    return into.timePs[0] ?? 0n;
  };
}

export class UsersSource extends SourceOver {
  readonly #identity: string;
  readonly #users: UsersSpec;
  readonly #think: (id: number) => bigint;
  /** the source's own times limit when a request is sent */
  readonly #isPaced: boolean;
  /** [row] draws of a limit, where the source brings times of its own */
  readonly #paces: DrawTimes | null;

  constructor(
    source: WorkloadSource,
    users: UsersSpec,
    context: { readonly maths: Maths; readonly seed: number },
    { paces, isPaced }: { readonly paces: DrawTimes | null; readonly isPaced: boolean },
  ) {
    super(source);
    this.#users = users;
    this.#think = thinkDraw(users.think, context.maths, context.seed);
    this.#paces = paces;
    this.#isPaced = isPaced;
    this.#identity = JSON.stringify({ users, isPaced, requests: source.identity });
  }

  override get identity(): string {
    return this.#identity;
  }

  /** Times that users wait for: a limit of the rate, the ramp-up, their thoughts. */
  protected override handle(chunk: ArrivalChunk, rows: number, first: number): void {
    if (this.#paces !== null) this.#paces(rows, chunk.timePs);
    else if (!this.#isPaced) chunk.timePs.fill(0n, 0, rows);
    const { concurrency, rampUpS } = this.#users;
    const rampUpPs = toPs(rampUpS);
    for (let row = 0; row < rows; row++) {
      const id = first + row;
      const isFirst = id < concurrency;
      if (chunk.thinkPs !== undefined) chunk.thinkPs[row] = isFirst ? 0n : this.#think(id);
      if (!isFirst || rampUpPs === 0n) continue;
      const beginPs = (rampUpPs * BigInt(id)) / BigInt(concurrency);
      if (beginPs > (chunk.timePs[row] ?? 0n)) chunk.timePs[row] = beginPs;
    }
  }
}
