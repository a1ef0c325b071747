/** For each word of the core's registries a planted bug that a world with that word must find. */
import { Order, Route } from '../../src/core/layout.gen.ts';
import type { World } from '../worlds/program.ts';
import type { Mutant } from './mutant.ts';
import { mutant } from './mutant.ts';

/** Bugs that no other list has. */
export const wordMutants: readonly Mutant[] = [
  mutant(
    'engine/victim/last-in-order.ts',
    'the oldest running request is the victim',
    'return lastRunning(e.order, e);',
    'return e.runningHead;',
  ),
  mutant(
    'kv/index/blocks.ts',
    'blocks of a decode whose turn has come are not taken',
    'for (let slot = Phases.head[row]; slot >= 0; slot = Identities.phaseNext[slot]) take(e, slot, 1);',
    'if (Phases.head[row] >= 0) take(e, Phases.head[row], 1);',
  ),
  mutant(
    'router/policy/weighted.ts',
    'a draw by weight forgets the weights',
    'return <i64>Replicas.weight[r];',
    'return Replicas.weight[r] > 0 ? 1 : 0;',
  ),
  mutant(
    'router/policy/scores.ts',
    'a score forgets the requests that were sent since the refresh',
    'return Signals.score[r] + Signals.sendScore[r] * Routes.load[r];',
    'return Signals.score[r];',
  ),
];

export const wordBreakers: readonly { readonly word: string; readonly mutant: string }[] = [
  { word: 'Scheduler.vllmV1', mutant: 'a pass that preempted admits' },
  { word: 'Victim.lastInOrder', mutant: 'the oldest running request is the victim' },
  { word: 'KvIndex.counts', mutant: 'a jump takes one block that is not there' },
  { word: 'KvIndex.blocks', mutant: 'blocks of a decode whose turn has come are not taken' },
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

/** True when a world runs under a word: all its kinds under an order, its router under a policy. */
export function isUnder({ program }: World, word: string): boolean {
  const [registry, name = ''] = word.split('.');
  if (registry === 'Route') return program.run.route[0] === Route[name as keyof typeof Route];
  // one scheduler and one victim: every world is under them; both indexes run in every world
  if (registry !== 'Order') return true;
  return program.kind.order.every((order) => order === Order[name as keyof typeof Order]);
}
