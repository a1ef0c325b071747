// How long replicas were on, starting or off, and at which clock: what policies did, in replica-seconds.

import type { Columns } from '../core/layout.gen.ts';
import type { LeverTime } from '../result/observations.ts';
import { S_PER_PS } from '../units.ts';

const powerNames = ['off', 'on', 'starting'] as const;

/** All that is remembered, as plain data. */
export interface LeverTimesState {
  readonly atPs: string;
  readonly times: readonly LeverTime[];
}

export class LeverTimes {
  #atPs: bigint;
  #times: readonly LeverTime[];

  constructor(from?: LeverTimesState) {
    this.#atPs = BigInt(from?.atPs ?? 0);
    this.#times = from?.times ?? [];
  }

  /** Up to `atPs` the levers were as the columns are: call it before they change. `levels` = those of a kind. */
  note(columns: Columns, levels: number, atPs: bigint): void {
    this.#times = this.until(columns, levels, atPs);
    this.#atPs = atPs;
  }

  /** What `note` would add up to, with nothing remembered. */
  until({ replica, level }: Columns, levels: number, atPs: bigint): readonly LeverTime[] {
    const spanS = Number(atPs - this.#atPs) * S_PER_PS;
    if (spanS <= 0) return this.#times;
    const replicas = new Map<string, number>();
    for (let row = 0; row < replica.kind.length; row++) {
      const clock = level.clockFactor[replica.kind[row]! * levels + replica.level[row]!] ?? 1;
      const key = `${replica.power[row]} ${clock}`;
      replicas.set(key, (replicas.get(key) ?? 0) + 1);
    }
    const sums = new Map(this.#times.map((time) => [`${powerNames.indexOf(time.power)} ${time.clock}`, time]));
    for (const [key, count] of replicas) {
      const [power, clock] = key.split(' ').map(Number);
      const replicaS = (sums.get(key)?.replicaS ?? 0) + count * spanS;
      sums.set(key, { power: powerNames[power ?? 1] ?? 'on', clock: clock ?? 1, replicaS });
    }
    return [...sums.values()];
  }

  state(): LeverTimesState {
    return { atPs: String(this.#atPs), times: this.#times };
  }
}
