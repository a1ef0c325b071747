/** Planted bugs in closed loops: they show only in worlds that have one. */
import type { Mutant } from './mutant.ts';
import { mutant } from './mutant.ts';

const order: readonly Mutant[] = [
  mutant(
    'event/source/completion.ts',
    'a step starts before the send of a user that is free at its instant',
    'Router.held == 0 && ClosedLoop.free == 0',
    'Router.held == 0',
  ),
  mutant('event/users.ts', 'a user forgets to think', 'const think = Arrivals.thinkPs[from];', 'const think: i64 = 0;'),
  mutant(
    'event/users.ts',
    'one user comes back twice',
    'ClosedLoop.free += 1;',
    'ClosedLoop.free += ArrivalRing.taken == Run.concurrency + 1 ? 2 : 1;',
  ),
  mutant(
    'event/users.ts',
    'a user sends at the end of sending',
    'if (at >= Run.sendUntilPs) return;',
    'if (at > Run.sendUntilPs) return;',
  ),
];

const waits: readonly Mutant[] = [
  mutant(
    'event/deliver.ts',
    'the user of a request that a replica refused never comes back',
    `    returnSlot(slot);
    freeUser(now);`,
    '    returnSlot(slot);',
  ),
  mutant(
    'event/source/refresh.ts',
    'signals are not refreshed before a send that a completion will make',
    'Router.held > 0 || Run.concurrency != 0',
    'Router.held > 0',
  ),
];

export const closedLoopMutants: readonly Mutant[] = [...order, ...waits].map((one) => ({
  ...one,
  feature: 'closed-loop',
}));
