// What a fork may change of its world: load, failures, limits, price, policies.

import type { OwnPolicy, PolicyCommand } from '../control/own-policy.ts';
import type { Cell } from '../core/cell.ts';
import { InputError, type Issue, shown } from '../errors.ts';
import type { PolicyInput, PriceInput } from '../scenario/input.gen.ts';
import type { ArrivalChunk, WorkloadSource } from '../workload/source.ts';

/** Changes of a fork: from its instant on. What is left out stays as it is in the world. */
export interface ForkChanges {
  /** later requests come so many times as fast: the same requests, in the same order */
  readonly load?: number | undefined;
  /**
   * replicas that are lost, by row or name such as `pool/3`: switched off for new requests; what they have is served
   * to its end
   */
  readonly lost?: readonly (number | string)[] | undefined;
  /** replicas that come back: switched on */
  readonly returned?: readonly (number | string)[] | undefined;
  /** limits, clocks and weights of replicas */
  readonly commands?: readonly PolicyCommand[] | undefined;
  /** in place of the scenario's: `{ accelerator: '2.50 $/h', energy: '0.08 $/kWh' }`; of the whole run */
  readonly price?: PriceInput | undefined;
  /** in place of all that are at work, in the words of a scenario or as `{ id, create(fleet) }`; `[]` = none */
  readonly policies?: readonly (PolicyInput | OwnPolicy)[] | undefined;
}

/** From an instant on, requests come so many times as fast. */
export interface LoadChange {
  readonly fromPs: bigint;
  readonly factor: number;
}

const keys = ['load', 'lost', 'returned', 'commands', 'price', 'policies'] as const satisfies (keyof ForkChanges)[];
const MOST_LOAD = 1000;

/** Throws an InputError with every change that is none. */
export function checkChanges(changes: unknown): asserts changes is ForkChanges {
  const issues: Issue[] = [];
  const bad = (path: readonly string[], found: unknown, hint: string, code: Issue['code'] = 'BAD_VALUE') =>
    issues.push({ code, path: ['fork', ...path], found: shown(found), hint });
  if (typeof changes !== 'object' || changes === null) {
    bad([], changes, `Pass a table with any of: ${keys.join(', ')}.`);
    throw new InputError(issues);
  }
  const given = changes as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(given))
    if (!keys.some((known) => known === key)) bad([key], key, `Known changes: ${keys.join(', ')}.`, 'UNKNOWN_KEY');
  const { load } = given;
  const isFactor = typeof load === 'number' && load >= 1 / MOST_LOAD && load <= MOST_LOAD;
  if (load !== undefined && !isFactor) bad(['load'], load, `A factor from ${1 / MOST_LOAD} to ${MOST_LOAD}.`);
  for (const key of ['lost', 'returned', 'commands', 'policies'] as const)
    if (given[key] !== undefined && !Array.isArray(given[key])) bad([key], given[key], 'Pass a list.');
  if (issues.length > 0) throw new InputError(issues);
}

/** Replicas off and on, and the commands. */
export const commandsOf = ({ lost = [], returned = [], commands = [] }: ForkChanges): PolicyCommand[] => [
  ...lost.map((replica) => ({ replica, lever: 'power', value: 'off' }) as const),
  ...returned.map((replica) => ({ replica, lever: 'power', value: 'on' }) as const),
  ...commands,
];

/** Policies by how they are given. */
export function policiesOf(policies: readonly (PolicyInput | OwnPolicy)[]) {
  const isOwn = (policy: PolicyInput | OwnPolicy): policy is OwnPolicy =>
    typeof policy === 'object' && 'create' in policy;
  const scenario = policies.filter((policy): policy is PolicyInput => !isOwn(policy));
  return { scenario, own: policies.filter(isOwn) };
}

/** When a request comes under a change of load. Never falls where times do not. */
export const pacedPs = (timePs: bigint, { fromPs, factor }: LoadChange): bigint =>
  timePs <= fromPs ? timePs : fromPs + BigInt(Math.round(Number(timePs - fromPs) / factor));

/** A source whose requests come at other times from some instants on. */
class PacedSource implements WorkloadSource {
  readonly fillSome?: (chunk: ArrivalChunk) => number | null;
  readonly #source: WorkloadSource;
  readonly #changes: readonly LoadChange[];

  constructor(source: WorkloadSource, changes: readonly LoadChange[]) {
    this.#source = source;
    this.#changes = changes;
    const { fillSome } = source;
    if (fillSome !== undefined) this.fillSome = (chunk) => this.#paced(chunk, fillSome.call(source, chunk));
  }

  fill(chunk: ArrivalChunk): number {
    return this.#paced(chunk, this.#source.fill(chunk));
  }

  #paced<C extends number | null>(chunk: ArrivalChunk, count: C): C {
    const { timePs } = chunk;
    for (let row = 0; row < (count ?? 0); row++)
      timePs[row] = this.#changes.reduce((time, change) => pacedPs(time, change), timePs[row] ?? 0n);
    return count;
  }

  get delivered(): number {
    return this.#source.delivered;
  }
  get expected(): number | null {
    return this.#source.expected;
  }
  get treatments() {
    return this.#source.treatments;
  }
  get digest(): string {
    return this.#source.digest;
  }
  get identity(): string {
    const changes = this.#changes.map(({ fromPs, factor }) => `× ${factor} from ${fromPs}`);
    return [this.#source.identity, ...changes].join(' ');
  }
  close(): void {
    this.#source.close();
  }
}

export const paced = (source: WorkloadSource, changes: readonly LoadChange[]): WorkloadSource =>
  changes.length === 0 ? source : new PacedSource(source, changes);

/** Requests that the core holds already, and that have not come, come at other times too. */
export function paceHeld({ columns, sizes }: Cell, change: LoadChange): void {
  const { arrival, arrivalRing } = columns;
  const [taken, filled] = [arrivalRing.taken[0] ?? 0, arrivalRing.filled[0] ?? 0];
  for (let at = taken; at < filled; at++) {
    const row = at & (sizes.arrivals - 1);
    arrival.timePs[row] = pacedPs(arrival.timePs[row] ?? 0n, change);
  }
}
