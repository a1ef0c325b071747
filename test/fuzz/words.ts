/** For each word of the core's registries a planted bug that a world with that word must find. */
import { Admission, Order, Route, Scheduler, Victim } from '../../src/core/layout.gen.ts';
import type { World } from '../worlds/program.ts';
import type { Mutant } from './mutant.ts';
import { mutant } from './mutant.ts';

/** Bugs that no other list has. */
export const wordMutants: readonly Mutant[] = [
  mutant(
    'kv/index/blocks.ts',
    'of the decodes whose turn has come one takes a block',
    'for (let slot = Phases.head[row]; slot >= 0; slot = Identities.phaseNext[slot]) take(e, slot, 1);',
    'if (Phases.head[row] >= 0) take(e, Phases.head[row], 1);',
  ),
  mutant(
    'engine/admission/chunk.ts',
    'a chunk is admitted into an empty replica alone',
    'return true;',
    'return _e.running == 0;',
  ),
  mutant(
    'engine/admission/prompt.ts',
    'a prompt is asked for less what was emitted',
    'targetOf(slotAt(slot))',
    'slotAt(slot).promptTokens',
  ),
  mutant(
    'engine/admission/whole.ts',
    'whole requests forget the output',
    'slotAt(slot).promptTokens + slotAt(slot).outputTokens - 1',
    'slotAt(slot).promptTokens',
  ),
  mutant('engine/admit.ts', 'the longest request is refused', 'tokens > <i64>longest', 'tokens >= <i64>longest'),
  mutant('router/policy/weighted.ts', 'a draw by weight forgets the weights', '<i64>Replicas.weight[r]', '1'),
  mutant(
    'router/policy/scores.ts',
    'a score forgets the requests that were sent since the refresh',
    'Signals.score[r] + Signals.sendScore[r] * Routes.load[r]',
    'Signals.score[r]',
  ),
];

export const wordBreakers: readonly { readonly word: string; readonly mutant: string }[] = [
  { word: 'Scheduler.vllmV1', mutant: 'admission takes the watermark' },
  { word: 'Admission.chunk', mutant: 'a chunk is admitted into an empty replica alone' },
  { word: 'Admission.prompt', mutant: 'a prompt is asked for less what was emitted' },
  { word: 'Admission.whole', mutant: 'whole requests forget the output' },
  { word: 'Victim.lastInOrder', mutant: 'a preempted request loses its emitted tokens' },
  { word: 'KvIndex.counts', mutant: 'a jump takes one block that is not there' },
  { word: 'KvIndex.blocks', mutant: 'of the decodes whose turn has come one takes a block' },
  { word: 'Order.fcfs', mutant: 'an arrival goes to the front of the queue' },
  { word: 'Order.priority', mutant: 'of equal priority the newest is first' },
  { word: 'Route.roundRobin', mutant: 'round robin turns by one, whomever it chose' },
  { word: 'Route.random', mutant: 'a released request draws anew' },
  { word: 'Route.least', mutant: 'loads are not weighed' },
  { word: 'Route.powerOfTwo', mutant: 'the second of two may be the first again' },
  { word: 'Route.session', mutant: 'a session looks at one replica too few' },
  { word: 'Route.weighted', mutant: 'a draw by weight forgets the weights' },
  { word: 'Route.scores', mutant: 'a score forgets the requests that were sent since the refresh' },
  { word: 'Route.external', mutant: 'who is refused counts as sent' },
];

const registries: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Scheduler,
  Order,
  Victim,
  Admission,
  Route,
};

/** True when a world runs under a word: its router under a policy, all its kinds under any other. */
export function isUnder({ program: { run, kind } }: World, word: string): boolean {
  const [registry = '', name = ''] = word.split('.');
  // every world runs with both
  if (registry === 'KvIndex') return true;
  const columns: Readonly<Record<string, Int32Array>> = {
    Scheduler: kind.scheduler,
    Order: kind.order,
    Victim: kind.victim,
    Admission: kind.admission,
    Route: run.route,
  };
  const number = registries[registry]?.[name];
  if (number === undefined) throw new Error(`no word "${word}"`);
  return columns[registry]?.every((value) => value === number) ?? false;
}
