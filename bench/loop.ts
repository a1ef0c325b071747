// Benches of the core's loop alone: requests in, records out, nothing of TypeScript beside the copying of rows.

import type { ArrivalColumns } from '../src/core/cell.ts';
import type { ProgramTables } from '../src/core/layout.gen.ts';
import { type Bench, medianOf, type Round, rateOf } from './bench.ts';
import { aboutRun, type Driven, drive } from './drive.ts';
import type { Subject } from './subject.ts';

export interface Load {
  readonly program: ProgramTables;
  readonly arrivals: ArrivalColumns;
  readonly inFlight?: number;
}

/** Rounds over several loads: the slowest counts, cost is that of all of them. */
export function loopBench(subject: Subject, loads: readonly Load[], unitOf: (driven: Driven) => number): Bench {
  const seen: { values: number[]; about: string }[] = loads.map(() => ({ values: [], about: '' }));
  const slowest = () => seen.reduce((least, one) => (medianOf(one.values) < medianOf(least.values) ? one : least));
  return {
    async round() {
      const rounds: Round[] = [];
      for (const [at, { program, arrivals, inFlight }] of loads.entries()) {
        const round = await rateOf(() => {
          const driven = drive(subject, program, arrivals, inFlight);
          seen[at]!.about = aboutRun(driven);
          return unitOf(driven);
        });
        seen[at]!.values.push(round.value);
        rounds.push(round);
      }
      return {
        value: Math.min(...rounds.map(({ value }) => value)),
        cost: rounds.reduce((sum, { cost }) => sum + cost, 0),
      };
    },
    about: () => slowest().about,
  };
}
