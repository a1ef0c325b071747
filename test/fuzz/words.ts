/** For each word of the core's registries a planted bug that a world with that word must find. */
import { Policy, Route } from '../../src/core/layout.gen.ts';
import type { World } from '../worlds/program.ts';
import type { Mutant } from './mutant.ts';
import { mutant } from './mutant.ts';

/** Bugs that no other list has. */
export const wordMutants: readonly Mutant[] = [
  mutant(
    'router/open.ts',
    'a draw by weight forgets the weights',
    'Route.weighted ? <i64>Replicas.weight[r] : 1',
    'Route.weighted ? 1 : 1',
  ),
  mutant(
    'router/open.ts',
    'a score forgets the requests that were sent since the refresh',
    'Signals.score[r] + Signals.sendScore[r] * Routes.load[r]',
    'Signals.score[r]',
  ),
];

export const wordBreakers: readonly { readonly word: string; readonly mutant: string }[] = [
  { word: 'Policy.fcfs', mutant: 'an arrival goes to the front of the queue' },
  { word: 'Policy.priority', mutant: 'of equal priority the newest is first' },
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
  return program.kind.policy.every((policy) => policy === Policy[name as keyof typeof Policy]);
}
