/** Planted bugs in routing, holding, control and what is told by replica and pool. */
import type { Mutant } from './mutant.ts';
import { mutant } from './mutant.ts';

const order: readonly Mutant[] = [
  mutant(
    'event/source.gen.ts',
    'signals are refreshed before the completions of the instant',
    '(at == least && 5 < source)',
    'at == least',
  ),
  mutant(
    'event/source/completion.ts',
    'a step starts before the refresh of its instant',
    'Clock.followingPs > now && Router.held == 0',
    '(Clock.followingPs > now || (Run.stalePs > 0 && now % Run.stalePs == 0)) && Router.held == 0',
  ),
  mutant(
    'event/source.gen.ts',
    'held requests are released before the refresh',
    'at = refreshNext();',
    `at = refreshNext();
  if (at == least && source == 6) at = NEVER;`,
  ),
  mutant(
    'event/source/refresh.ts',
    'an arrival does not see the refresh of its own instant',
    'arrival < following ? NEVER : (arrival / period) * period',
    'arrival <= following ? NEVER : ((arrival - 1) / period) * period',
  ),
];

const signals: readonly Mutant[] = [
  mutant('router/signal.ts', 'a router does not count a token of this instant', 'gap + 1', 'gap'),
  mutant(
    'router/signal.ts',
    'a router sees the blocks of the step that will start',
    'commit(e, completedBefore(e, now));',
    'commit(e, completedBefore(e, now + 1));',
  ),
  mutant(
    'router/open.ts',
    'a stale load forgets what was sent since',
    'if (Run.stalePs > 0) Routes.load[r] += addsOne() ? 1 : addedLoad(r, promptTokens);',
    '',
  ),
  mutant(
    'kv/cache.ts',
    'a request adds its tokens, not its blocks, to a stale load',
    '(<i64>blocksOf(tokens, Kinds.blockTokens[kind]) * WHOLE)',
    '(<i64>(tokens / Kinds.blockTokens[kind]) * WHOLE)',
  ),
  mutant(
    'event/deliver.ts',
    'who is refused counts as sent',
    'ClassCounts.rejected[counts] += 1;',
    `ClassCounts.rejected[counts] += 1;
    sent(r, record.promptTokens);`,
  ),
];

const choices: readonly Mutant[] = [
  mutant(
    'router/tree.ts',
    'a tie goes to the highest row',
    'const winner = Routes.score[right] < Routes.score[left] ? right : left;',
    'const winner = Routes.score[right] <= Routes.score[left] ? right : left;',
  ),
  mutant(
    'router/policy/least.ts',
    'a tie of loads that are read goes to the highest row',
    'if (score >= least) continue;',
    'if (score > least) continue;',
  ),
  mutant(
    'router/policy/power-of-two.ts',
    'a tie of two goes to the first drawn',
    'return min(first, second);',
    'return first;',
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
    'open ? shareOf(Run.route, r) : 0',
    'open ? (Run.route == 3 ? <i64>Replicas.weight[r] : shareOf(Run.route, r)) : 0',
  ),
  mutant('router/load.ts', 'loads are not weighed', 'return knownLoad(r) * Routes.scale[r];', 'return knownLoad(r);'),
  mutant(
    'router/pick.ts',
    'round robin turns by one, whomever it chose',
    'if (r >= 0) Router.cursor = r;',
    'if (r >= 0) Router.cursor = (Router.cursor + 1) % Sizes.replicas;',
  ),
  mutant(
    'router/pick.ts',
    'a session looks at one replica too few',
    'for (let tries = 0; tries < replicas; tries++) {',
    'for (let tries = 0; tries < replicas - 1 || (replicas == 1 && tries == 0); tries++) {',
  ),
  mutant(
    'router/pick.ts',
    'requests without a session draw as sessions do',
    'const at = session >= 0 ? draw(session, 2) : draw(id, 3);',
    'const at = session >= 0 ? draw(session, 2) : draw(id, 2);',
  ),
];

const doors: readonly Mutant[] = [
  mutant(
    'router/held.ts',
    'one more is held than may be',
    'return limit < 0 || Router.held < limit;',
    'return limit < 0 || Router.held <= limit;',
  ),
  mutant(
    'router/open.ts',
    'one more is admitted than may be',
    'return limit < 0 || Signals.requests[r] < limit;',
    'return limit < 0 || Signals.requests[r] <= limit;',
  ),
  mutant(
    'event/source/release.ts',
    'held requests follow the first through its door',
    `  while (Router.held > 0) {
    const replica = chosen(firstHeldId(), firstHeldSession(), now);`,
    `  let replica: i32 = -1;
  while (Router.held > 0) {
    if (replica < 0) replica = chosen(firstHeldId(), firstHeldSession(), now);`,
  ),
  mutant(
    'event/source/completion.ts',
    'held requests are not tried again at a completion',
    '  if (Router.held > 0) Router.releasePs = now;',
    '',
  ),
  mutant(
    'event/loop.ts',
    'held requests are not tried again when the host told of a change',
    '  if (Router.held > 0) Router.releasePs = now;',
    '',
  ),
  mutant('event/arrive.ts', 'a request forgets its session', '  record.session = Arrivals.session[row];', ''),
  mutant(
    'event/source/release.ts',
    'a released request draws anew',
    'chosen(firstHeldId(), firstHeldSession(), now)',
    'chosen(firstHeldId() + 1, firstHeldSession(), now)',
  ),
  mutant('router/open.ts', 'a replica that is starting is open', '!= Power.on', '== Power.off'),
];

const control: readonly Mutant[] = [
  mutant('engine/replica.ts', 'a control does not cut a jump', '  if (changed) reconsider(e, r, now);', ''),
  mutant(
    'engine/replica.ts',
    'a new level does not cut a jump',
    'const changed = cost != e.cost || limit != e.maxNumSeqs;',
    'const changed = limit != e.maxNumSeqs;',
  ),
  mutant(
    'engine/replica.ts',
    'a cut by control comes a step late',
    'if (wasInFlight) cutAt(e, r, now);',
    'if (wasInFlight) cutAt(e, r, now + 1);',
  ),
  mutant(
    'engine/replica.ts',
    'an idle stretch goes on when power changes',
    '  if (e.busy == 0) e.account.idleSincePs = now;',
    '',
  ),
  mutant(
    'engine/replica.ts',
    'an idle replica does not look at its queue again',
    'if (e.queued > 0) wake(e, r, now);',
    'if (e.queued > 1000) wake(e, r, now);',
  ),
  mutant(
    'engine/replica.ts',
    'all steps are counted under the first level of the first kind',
    `  e.segment.cost = e.cost;
`,
    '',
  ),
  mutant(
    'engine/settle.ts',
    'a replica that is starting takes the power of deep idle',
    'charge(e, off ? Kinds.offW[kind] : Kinds.contextIdleW[kind], span);',
    'charge(e, off ? Kinds.offW[kind] : Kinds.idleW[kind], span);',
  ),
];

const told: readonly Mutant[] = [
  mutant(
    'engine/commit.ts',
    'only the first step of a jump counts for the peak',
    `  if (steps > 1) notePower(e, upTo - 1);
  `,
    '',
  ),
  mutant(
    'engine/settle.ts',
    'the step in flight does not count for the peak',
    '  if (Run.windowPs > 0) notePower(e, e.segment.committed);',
    '',
  ),
  mutant('event/window.ts', 'deep idle shows in the peak before its time has passed', '<=', '<'),
  mutant(
    'event/deliver.ts',
    'who is not routed is told with the first pool',
    'return Sizes.pools * Sizes.classes + slotAt(slot).requestClass;',
    'return slotAt(slot).requestClass;',
  ),
  mutant(
    'event/source/release.ts',
    'a released request is told twice',
    `    countUnrouted(slot, -1);
`,
    '',
  ),
  mutant(
    'event/deliver.ts',
    'who is refused is not counted by class',
    `    ClassCounts.rejected[counts] += 1;
`,
    '',
  ),
  mutant(
    'event/window.ts',
    'a window of the router counts rejections from the beginning',
    `  Router.windowRejected = Router.rejected;
`,
    '',
  ),
];

export const fleetMutants: readonly Mutant[] = [...order, ...signals, ...choices, ...doors, ...control, ...told];
