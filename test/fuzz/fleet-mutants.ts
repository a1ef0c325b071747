/** Planted bugs in routing, holding, control and what is told by replica and pool. */
import type { Mutant } from './mutant.ts';
import { mutant } from './mutant.ts';

const order: readonly Mutant[] = [
  mutant(
    'event/loop.ts',
    'signals are refreshed before the completions of the instant',
    '} else if (event == next && (key & 1) == 0) {',
    '} else if (event == next && (key & 1) == 0 && refreshed > next) {',
  ),
  mutant(
    'event/loop.ts',
    'a step starts before the refresh of its instant',
    'arrival > event && refreshed > event && routerHeld() == 0',
    'arrival > event && routerHeld() == 0',
  ),
  mutant(
    'event/loop.ts',
    'held requests are released before the refresh',
    '} else if (refreshed == next) {',
    '} else if (refreshed == next && released != next) {',
  ),
  mutant(
    'event/loop.ts',
    'an arrival does not see the refresh of its own instant',
    'arrival < following ? NEVER : (arrival / period) * period;',
    'arrival <= following ? NEVER : ((arrival - 1) / period) * period;',
  ),
];

const signals: readonly Mutant[] = [
  mutant(
    'event/signal.ts',
    'a router does not count a token of this instant',
    'stepsToCover(e, gap + 1) - 1;',
    'stepsToCover(e, gap) - 1;',
  ),
  mutant(
    'event/signal.ts',
    'a router sees the blocks of the step that will start',
    'commit(e, completedBefore(e, now));',
    'commit(e, completedBefore(e, now + 1));',
  ),
  mutant(
    'router/open.ts',
    'a stale load forgets what was sent since',
    'if (runStalePs() > 0) setRouteLoad(r, routeLoad(r) + loadOfOne(r, promptTokens));',
    '',
  ),
  mutant(
    'router/open.ts',
    'a request adds its tokens, not its blocks, to a stale load',
    'return kvShareOf(r, <i64>((promptTokens + size - 1) / size));',
    'return kvShareOf(r, <i64>promptTokens / <i64>size);',
  ),
  mutant(
    'event/arrival.ts',
    'who is refused counts as sent',
    'if (refused(e, slotPromptTokens(record), slotOutputTokens(record))) {',
    `if (refused(e, slotPromptTokens(record), slotOutputTokens(record))) {
    sent(r, slotPromptTokens(record));`,
  ),
];

const choices: readonly Mutant[] = [
  mutant(
    'router/tree.ts',
    'a tie goes to the highest row',
    'routeScore(right) < routeScore(left) ? right : left',
    'routeScore(right) <= routeScore(left) ? right : left',
  ),
  mutant('event/route.ts', 'a tie of loads that are read goes to the highest row', 'score >= least', 'score > least'),
  mutant(
    'event/route.ts',
    'a tie of two goes to the first drawn',
    'if (firstScore == secondScore) return min(first, second);',
    'if (firstScore == secondScore) return first;',
  ),
  mutant(
    'router/pick.ts',
    'the second of two may be the first again',
    'return second >= first ? replicaAt(at + 1) : second;',
    'return second > first ? replicaAt(at + 1) : second;',
  ),
  mutant(
    'router/open.ts',
    'two choices are drawn by weight',
    'runRoute() == Route.weighted ? <i64>replicaWeight(r) : 1',
    'runRoute() != Route.random ? <i64>replicaWeight(r) : 1',
  ),
  mutant('router/open.ts', 'loads are not weighed', ': knownLoad(r) * routeScale(r)', ': knownLoad(r)'),
  mutant(
    'router/pick.ts',
    'round robin turns by one, whomever it chose',
    'if (r >= 0) setRouterCursor(r);',
    'if (r >= 0) setRouterCursor((routerCursor() + 1) % sizeReplicas());',
  ),
  mutant(
    'router/pick.ts',
    'a session looks at one replica too few',
    'tries < replicas; tries++',
    'tries < replicas - 1 || replicas == 1 && tries == 0; tries++',
  ),
  mutant('router/pick.ts', 'requests without a session draw as sessions do', 'draw(id, 3)', 'draw(id, 2)'),
];

const doors: readonly Mutant[] = [
  mutant('event/held.ts', 'one more is held than may be', 'routerHeld() < limit', 'routerHeld() <= limit'),
  mutant(
    'router/open.ts',
    'one more is admitted than may be',
    'signalRequests(r) < limit',
    'signalRequests(r) <= limit',
  ),
  mutant(
    'event/arrival.ts',
    'held requests follow the first through its door',
    `  while (routerHeld() > 0) {
    const replica = choose(firstHeldId(), firstHeldSession(), now);`,
    `  let replica: i32 = -1;
  while (routerHeld() > 0) {
    if (replica < 0) replica = choose(firstHeldId(), firstHeldSession(), now);`,
  ),
  mutant(
    'event/loop.ts',
    'held requests are not tried again at a completion',
    'if (routerHeld() > 0) setRouterReleasePs(now);',
    '',
  ),
  mutant(
    'event/control.ts',
    'held requests are not tried again when the host told of a change',
    'if (routerHeld() > 0) setRouterReleasePs(now);',
    '',
  ),
  mutant('event/arrival.ts', 'a held request forgets its session', 'setSlotSession(slotAt(slot), session);', ''),
  mutant(
    'event/arrival.ts',
    'a released request draws anew',
    'choose(firstHeldId(), firstHeldSession(), now)',
    'choose(arrivalRingTaken(), firstHeldSession(), now)',
  ),
  mutant(
    'router/open.ts',
    'a replica that is starting is open',
    'replicaPower(r) != Power.on',
    'replicaPower(r) == Power.off',
  ),
];

const control: readonly Mutant[] = [
  mutant('event/control.ts', 'a control does not cut a jump', 'if (changed) reconsider(e, r, now);', ''),
  mutant(
    'event/control.ts',
    'a new level does not cut a jump',
    'const changed = cost != engineCost(e) || limit',
    'const changed = limit',
  ),
  mutant('event/control.ts', 'a cut by control comes a step late', 'cutAt(e, r, now)', 'cutAt(e, r, now + 1)'),
  mutant(
    'event/control.ts',
    'an idle stretch goes on when power changes',
    'if (engineBusy(e) == 0) setEngineIdleSincePs(e, now);',
    '',
  ),
  mutant(
    'event/control.ts',
    'an idle replica does not look at its queue again',
    'if (state == 0 && engineQueued(e) > 0) {',
    'if (state == 0 && engineQueued(e) > 1000) {',
  ),
  mutant(
    'event/loop.ts',
    'all steps are counted under the first level of the first kind',
    `  setEngineSegmentCost(e, engineCost(e));
  setEngineSegmentSteps(e, steps);`,
    '  setEngineSegmentSteps(e, steps);',
  ),
  mutant(
    'event/settle.ts',
    'a replica that is starting takes the power of deep idle',
    'off ? kindOffW(kind) : kindContextIdleW(kind)',
    'off ? kindOffW(kind) : kindIdleW(kind)',
  ),
];

const told: readonly Mutant[] = [
  mutant(
    'event/commit.ts',
    'only the first step of a jump counts for the peak',
    'if (steps > 1) notePower(e, upTo - 1);',
    '',
  ),
  mutant(
    'event/settle.ts',
    'the step in flight does not count for the peak',
    'if (runWindowPs() > 0) notePower(e, engineCommitted(e));',
    '',
  ),
  mutant(
    'event/window.ts',
    'deep idle shows in the peak before its time has passed',
    'engineIdleSincePs(e) <= kindDeepIdleAfterPs(kind)',
    'engineIdleSincePs(e) < kindDeepIdleAfterPs(kind)',
  ),
  mutant(
    'event/arrival.ts',
    'who is not routed is told with the first pool',
    'return sizePools() * sizeClasses() + slotClass(slotAt(slot));',
    'return slotClass(slotAt(slot));',
  ),
  mutant('event/arrival.ts', 'a released request is told twice', 'countUnrouted(slot, -1);', ''),
  mutant(
    'event/arrival.ts',
    'who is refused is not counted by class',
    'setClassCountRejected(counts, classCountRejected(counts) + 1);',
    '',
  ),
  mutant(
    'event/window.ts',
    'a window of the router counts rejections from the beginning',
    'setRouterWindowRejected(routerRejected());',
    '',
  ),
];

export const fleetMutants: readonly Mutant[] = [...order, ...signals, ...choices, ...doors, ...control, ...told];
