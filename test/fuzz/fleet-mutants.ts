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
    'refreshed > event && Router.held',
    'Router.held',
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
    '< following ? NEVER : (arrival',
    '<= following ? NEVER : ((arrival - 1)',
  ),
];

const signals: readonly Mutant[] = [
  mutant('router/signal.ts', 'a router does not count a token of this instant', 'gap + 1', 'gap'),
  mutant(
    'router/signal.ts',
    'a router sees the blocks of the step that will start',
    'if (e.state == 2) commit(e, completedBefore(e, now));',
    'if (e.state == 2) commit(e, completedBefore(e, now + 1));',
  ),
  mutant(
    'router/open.ts',
    'a stale load forgets what was sent since',
    '  if (Run.stalePs > 0) Routes.load[r] += loadOfOne(r, promptTokens);',
    '',
  ),
  mutant(
    'router/open.ts',
    'a request adds its tokens, not its blocks, to a stale load',
    '<i64>((promptTokens + size - 1) / size)',
    '<i64>promptTokens / <i64>size',
  ),
  mutant(
    'event/arrival.ts',
    'who is refused counts as sent',
    'ClassCounts.rejected[counts]',
    `sent(r, record.promptTokens);
    ClassCounts.rejected[counts]`,
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
    'router/route.ts',
    'a tie of loads that are read goes to the highest row',
    'if (score >= least) continue;',
    'if (score > least) continue;',
  ),
  mutant('router/route.ts', 'a tie of two goes to the first drawn', 'min(first, second)', 'first'),
  mutant(
    'router/pick.ts',
    'the second of two may be the first again',
    'return second >= first ? replicaAt(at + 1) : second;',
    'return second > first ? replicaAt(at + 1) : second;',
  ),
  mutant(
    'router/open.ts',
    'two choices are drawn by weight',
    'if (drawsShares()) setShare(r, open ? (Run.route == Route.weighted ? <i64>Replicas.weight[r] : 1) : 0);',
    'if (drawsShares()) setShare(r, open ? (Run.route != Route.random ? <i64>Replicas.weight[r] : 1) : 0);',
  ),
  mutant('router/open.ts', 'loads are not weighed', ' * Routes.scale[r]', ''),
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
    'event/arrival.ts',
    'held requests follow the first through its door',
    `while (Router.held > 0) {
    const`,
    `let replica: i32 = -1;
  while (Router.held > 0) {
    if (replica < 0)`,
  ),
  mutant(
    'event/loop.ts',
    'held requests are not tried again at a completion',
    `  if (Router.held > 0) Router.releasePs = now;
`,
    '',
  ),
  mutant(
    'event/control.ts',
    'held requests are not tried again when the host told of a change',
    `  if (Router.held > 0) Router.releasePs = now;
`,
    '',
  ),
  mutant('event/arrival.ts', 'a held request forgets its session', '  slotAt(slot).session = session;', ''),
  mutant('event/arrival.ts', 'a released request draws anew', 'firstHeldId()', 'ArrivalRing.taken'),
  mutant('router/open.ts', 'a replica that is starting is open', '!= Power.on', '== Power.off'),
];

const control: readonly Mutant[] = [
  mutant('event/control.ts', 'a control does not cut a jump', '  if (changed) reconsider(e, r, now);', ''),
  mutant('event/control.ts', 'a new level does not cut a jump', 'cost != e.cost || limit', 'limit'),
  mutant(
    'event/control.ts',
    'a cut by control comes a step late',
    'if (state == 2) cutAt(e, r, now);',
    'if (state == 2) cutAt(e, r, now + 1);',
  ),
  mutant(
    'event/control.ts',
    'an idle stretch goes on when power changes',
    `  if (e.busy == 0) e.account.idleSincePs = now;
`,
    '',
  ),
  mutant(
    'event/control.ts',
    'an idle replica does not look at its queue again',
    'if (state == 0 && e.queued > 0) {',
    'if (state == 0 && e.queued > 1000) {',
  ),
  mutant(
    'event/loop.ts',
    'all steps are counted under the first level of the first kind',
    `e.segment.cost = e.cost;
  e.segment.steps`,
    'e.segment.steps',
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
    'event/arrival.ts',
    'who is not routed is told with the first pool',
    'Sizes.pools * Sizes.classes + slotAt',
    'slotAt',
  ),
  mutant('event/arrival.ts', 'a released request is told twice', '    countUnrouted(slot, -1);', ''),
  mutant(
    'event/arrival.ts',
    'who is refused is not counted by class',
    `ClassCounts.rejected[counts] += 1;
    Clock.rejected`,
    'Clock.rejected',
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
