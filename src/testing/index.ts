/**
 * Laws that hold of any simulator of LLM serving, for tests of simulators, schedulers and routers.
 *
 * ```ts
 * import { complaintsOf } from 'tokenworks/testing';
 *
 * expect(complaintsOf(input, outcome)).toEqual([]);
 * ```
 */
import { closedLoopLaws } from './closed-loop-laws.ts';
import { engineLaws } from './engine-laws.ts';
import { fleetLaws } from './fleet-laws.ts';
import type { Law } from './law.ts';
import type { Input, Outcome, Send } from './outcome.ts';
import { sendLaws } from './send-laws.ts';

export { BINS, binOf } from './bins.ts';
export { type Law, mayBar, mayHold } from './law.ts';
export type {
  Arrival,
  ClassCountRow,
  Control,
  Counting,
  FinishedRow,
  Input,
  KindRow,
  LevelRow,
  MeasuredRow,
  Outcome,
  ReplicaRow,
  RouterCounts,
  RowOf,
  RunRow,
  Send,
  TotalRow,
  WindowRow,
} from './outcome.ts';
export { type SendLaw, sendLaws } from './send-laws.ts';

/** Every law of a finished run: of its engines, its router and its host. */
export const laws: readonly Law[] = [...engineLaws, ...closedLoopLaws, ...fleetLaws];

/**
 * Everything that the laws complain of in the outcome of a run, each complaint after the name of its law; empty when
 * all laws hold. With the log of sends, the laws of routing are asked too.
 */
export function complaintsOf(input: Input, outcome: Outcome, sends: readonly Send[] = []): string[] {
  return [
    ...laws.flatMap(({ name, complaints }) => complaints(input, outcome).map((complaint) => `${name}: ${complaint}`)),
    ...Object.values(sendLaws).flatMap(({ name, complaints }) =>
      complaints(input, sends).map((complaint) => `${name}: ${complaint}`),
    ),
  ];
}
