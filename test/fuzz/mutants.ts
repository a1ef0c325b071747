/** Planted bugs, each a slip that a careful author could make. The fuzz must find every one (`planted-tests.ts`). */
import { fleetMutants } from './fleet-mutants.ts';
import type { Mutant } from './mutant.ts';
import { mutant } from './mutant.ts';

const order: readonly Mutant[] = [
  mutant(
    'event/source/completion.ts',
    'a step starts before an arrival of the same instant',
    'if (Clock.followingPs > now && Router.held == 0 && ClosedLoop.free == 0) {',
    'if (Clock.followingPs >= now && Router.held == 0 && ClosedLoop.free == 0) {',
  ),
  mutant(
    'event/source.gen.ts',
    'a window closes after the events of its end',
    `at = windowNext();
  if (at <= Clock.nextPs) {`,
    `at = windowNext();
  if (at < Clock.nextPs) {`,
  ),
  mutant(
    'engine/settle.ts',
    'a boundary at the instant of the look has completed',
    'return stepsToCover(e, gap) - 1;',
    'return stepsToCover(e, gap + 1) - 1;',
  ),
  mutant(
    'event/loop.ts',
    'a run that ends on a boundary loses its last instant',
    '(at > Clock.windowStartPs || anythingCounted())',
    'at > Clock.windowStartPs',
  ),
];

const jumps: readonly Mutant[] = [
  mutant(
    'event/deliver.ts',
    'an arrival does not cut a jump',
    `    if (isHead) cutForHead(e, r, now);
`,
    '',
  ),
  mutant(
    'engine/replica.ts',
    'an arrival for the last free place does not cut',
    'e.running < e.maxNumSeqs) cutAt(e, r, now);',
    'e.running < e.maxNumSeqs - 1) cutAt(e, r, now);',
  ),
  mutant(
    'engine/cut.ts',
    'an arrival on a boundary waits a step',
    'const steps = gap <= 0 ? 1 : stepsToCover(e, gap);',
    'const steps = gap <= 0 ? 1 : stepsToCover(e, gap + 1);',
  ),
  mutant(
    'engine/scheduler/vllm-v1.ts',
    'a jump goes on when a preemption held admission back',
    'return couldAdmit ? 1 : withinBlocks(e, limit);',
    'return withinBlocks(e, limit);',
  ),
  mutant(
    'kv/cache.ts',
    'a jump takes one block that is not there',
    'if (taken(e, limit, context, chunk) <= free) return limit;',
    'if (taken(e, limit, context, chunk) <= free + 1) return limit;',
  ),
  mutant('engine/jump.ts', 'a chunk jump includes the last chunk', 'record.computed - 1', 'record.computed'),
  mutant(
    'engine/jump.ts',
    'a chunk jump with budget to spare',
    '1 || e.batch.tokens != Kinds.maxNumBatchedTokens[e.kind]',
    '1',
  ),
  mutant('engine/jump.ts', 'a jump passes the next finish', '1) + 1', '2) + 2'),
  mutant(
    'timing/segment.ts',
    'a jump is cut a step late when compute overtakes memory',
    'steps = staysAbove(memory - compute, computeSlope - memorySlope, true, steps);',
    'steps = staysAbove(memory - compute, computeSlope - memorySlope, false, steps);',
  ),
  mutant(
    'timing/segment.ts',
    'a jump goes on when the longest context overtakes memory',
    `  steps = staysAbove(memory - longest, longestSlope - memorySlope, false, steps);
  `,
    '',
  ),
  mutant(
    'timing/segment.ts',
    'a jump goes on when memory overtakes the longest context',
    `  steps = staysAbove(longest - memory, memorySlope - longestSlope, true, steps);
  `,
    '',
  ),
  mutant(
    'timing/segment.ts',
    'the tail of the longest context grows a step too long',
    'else if (tailSlope != 0 && left < <i64>steps) steps = <i32>left + 1;',
    'else if (tailSlope != 0 && left < <i64>steps) steps = <i32>left + 2;',
  ),
  mutant('timing/segment.ts', 'the tail has no end', 'if (left <= 0) tailSlope = 0;', 'if (left <= 0) steps += 0;'),
  mutant(
    'timing/segment.ts',
    'a capped jump shares out what the longest context adds as if it were none',
    '  if (capSlope != followed && e.segment.stepSlopePs != 0) return 1;',
    '',
  ),
  mutant(
    'timing/longest.ts',
    'the longest decode leaves and its context stays',
    `
  if (key == e.batch.longestKey) e.batch.longestStale = 1;
`,
    '',
  ),
  mutant(
    'timing/longest.ts',
    'a longer decode joins and is not seen',
    ' else if (key > e.batch.longestKey) e.batch.longestKey = key;',
    '',
  ),
  mutant(
    'timing/longest.ts',
    'a partial counts as the longest decode',
    'if (record.state == RequestState.decode) longest',
    'longest',
  ),
  mutant(
    'engine/batch.ts',
    'the longest chunk is the last one',
    'longest = max(longest, context + chunk);',
    'longest = context + chunk;',
  ),
  mutant(
    'timing/segment.ts',
    'a chunk jump forgets that its context grows',
    `
    Costs.prefillPairPs[cost] * pairsSlope + (Costs.prefillKvPs[cost] + Costs.prefillLongestPs[cost])`,
    ' Costs.prefillPairPs[cost] * pairsSlope + Costs.prefillKvPs[cost]',
  ),
  mutant(
    'timing/cost.ts',
    'communication hides under more computation than there is',
    'min(hideable, computing)',
    'hideable',
  ),
  mutant('timing/part.ts', 'micro-batches round down', 'Math.ceil', 'Math.floor'),
  mutant(
    'timing/segment.ts',
    'a jump goes on when the device overtakes the host',
    `  steps = firstAtMostZero(host - device, deviceSlope, steps);
    `,
    '',
  ),
  mutant(
    'timing/segment.ts',
    'a jump goes on when the cap begins to bind',
    'firstBelow(cap - energy, slope - capSlope, limit)',
    'limit',
  ),
  mutant(
    'timing/segment.ts',
    'a jump goes on when the cap ends',
    'firstAtMostZero(energy - cap, capSlope - slope, limit)',
    'limit',
  ),
];

const scheduling: readonly Mutant[] = [
  mutant(
    'engine/scheduler/vllm-v1.ts',
    'a pass that preempted admits',
    'if (e.preemptedNow == 0) admit(e, now);',
    'admit(e, now);',
  ),
  mutant(
    'engine/scheduler/vllm-v1.ts',
    'admission takes the watermark',
    '!hold(e, head, 0, chunk, watermark)',
    '!hold(e, head, 0, chunk, watermark - 1)',
  ),
  mutant(
    'engine/preempt.ts',
    'the need of a preempted decode does not come back',
    `    release(e, slot, context);
`,
    `    release(e, slot, context);
    if (context % e.blockTokens == 0) e.cache.freeBlocks -= 1;
`,
  ),
  mutant(
    'engine/scheduler/vllm-v1.ts',
    'the budget of a preempted decode does not come back',
    'budget += preempt(e, loser, now);',
    `const back = preempt(e, loser, now);
      if (at >= 0) budget += back;`,
  ),
  mutant(
    'engine/preempt.ts',
    'the blocks of an undone chunk do not come back',
    'release(e, slot, record.computed + tokens);',
    'release(e, slot, record.computed);',
  ),
  mutant(
    'engine/admit.ts',
    'the queue holds one more than its limit',
    'if (limit < 0 || e.queued < limit) return false;',
    'if (limit < 0 || e.queued <= limit) return false;',
  ),
  mutant(
    'engine/heap.ts',
    'of equal priority the newest is first',
    'return slotAt(a).id < slotAt(b).id;',
    'return slotAt(a).id > slotAt(b).id;',
  ),
  mutant(
    'engine/replica.ts',
    'an idle replica starts late',
    `  setStart(r, now);
`,
    `  setStart(r, now + 1);
`,
  ),
  mutant(
    'engine/order/fcfs.ts',
    'an arrival goes to the front of the queue',
    `  slotAt(slot).next = -1;
  e.queued += 1;
  const tail = e.queueTail;`,
    `  if (e.queued > 0) {
    reinsert(e, slot);
    return true;
  }
  slotAt(slot).next = -1;
  e.queued += 1;
  const tail = e.queueTail;`,
  ),
  mutant(
    'engine/preempt.ts',
    'a preempted request loses its emitted tokens',
    'record.emitted = emitted;',
    'record.emitted = 0;',
  ),
];

const records: readonly Mutant[] = [
  mutant(
    'engine/admit.ts',
    'what never fits is not counted',
    `    e.total.rejectedNeverFits += 1;
`,
    '',
  ),
  mutant(
    'engine/finish.ts',
    'of those that finish together the newest is first',
    '<i64>id',
    '<i64>(i32.MAX_VALUE - id)',
  ),
  mutant(
    'engine/preempt.ts',
    'the gap after a preemption is not that request’s',
    'record.lastTokenPs = now;',
    'record.lastTokenPs = now - 1;',
  ),
  mutant('engine/commit.ts', 'every token after a preemption counts as recomputed', 'min(reached, after)', 'after'),
  mutant('request/histogram.ts', 'gaps of a jump end one late in their bin', '65', '66'),
  mutant(
    'event/window.ts',
    'the peak does not see the opening of a window',
    '  resetPeak(e);',
    '  e.cache.peakBlocks = 0;',
  ),
  mutant(
    'engine/commit.ts',
    'the step in flight at a look has taken no blocks',
    'takeStartedBlocks(e, min(upTo, e.segment.steps - 1));',
    'takeStartedBlocks(e, min(upTo - 1, e.segment.steps - 1));',
  ),
  mutant(
    'request/slots.ts',
    'a request at the end of the warm-up is not measured',
    'return record.arrivalPs >= Run.warmUpPs;',
    'return record.arrivalPs > Run.warmUpPs;',
  ),
  mutant(
    'event/complete.ts',
    'a TTFT of exactly the SLO is not good',
    'ttft <= Classes.sloTtftPs[requestClass]',
    'ttft < Classes.sloTtftPs[requestClass]',
  ),
  mutant(
    'event/complete.ts',
    'good tokens count the prompt',
    'e.total.goodTokens += <i64>record.outputTokens;',
    'e.total.goodTokens += <i64>(record.outputTokens + record.promptTokens);',
  ),
];

const energies: readonly Mutant[] = [
  mutant(
    'timing/segment.ts',
    'a host-bound capped step is attributed by attention',
    '  if (hostBound && e.segment.capped != 0) setRates(e, 0, 0, 0, Kinds.dynamicCapW[kind] * duration);',
    '',
  ),
  mutant(
    'timing/segment.ts',
    'a cap that is just met counts as binding',
    'if (energy <= cap) {',
    'if (energy < cap) {',
  ),
  mutant(
    'engine/commit.ts',
    'what a window was told is told again',
    '= e.account.windowDynamicPj + energy - e.total.inFlightPj',
    '+= energy',
  ),
  mutant(
    'engine/replica.ts',
    'an idle stretch begins where the last one began',
    `    if (e.busy != 0) e.account.idleSincePs = now;
`,
    '',
  ),
  mutant(
    'engine/commit.ts',
    'context energy of a jump grows from its end',
    '(startClock * count + places)',
    '(startClock * count + places + 1)',
  ),
  mutant('engine/commit.ts', 'the remainder of a jump is counted once', 'e.segment.leftPj * count', 'e.segment.leftPj'),
];

export const mutants: readonly Mutant[] = [...order, ...jumps, ...scheduling, ...records, ...energies, ...fleetMutants];

/** For each law a planted bug that breaks it: a law that no bug breaks says nothing. */
export const lawBreakers: readonly { readonly law: string; readonly mutant: string }[] = [
  { law: 'no request vanishes', mutant: 'what never fits is not counted' },
  { law: 'every token', mutant: 'every token after a preemption counts as recomputed' },
  { law: 'KV blocks', mutant: 'a jump takes one block that is not there' },
  { law: 'joules', mutant: 'a host-bound capped step is attributed by attention' },
  { law: 'windows tile', mutant: 'a run that ends on a boundary loses its last instant' },
  { law: 'causality', mutant: 'of those that finish together the newest is first' },
  { law: 'FCFS never overtakes', mutant: 'an arrival goes to the front of the queue' },
  { law: 'a replica never idles', mutant: 'an idle replica starts late' },
  { law: "Little's law", mutant: 'a window closes after the events of its end' },
  { law: 'histograms equal', mutant: 'a request at the end of the warm-up is not measured' },
  { law: 'measured counts', mutant: 'a TTFT of exactly the SLO is not good' },
  { law: 'a closed loop never has more', mutant: 'one user comes back twice' },
  { law: 'the user that is free first', mutant: 'a user forgets to think' },
  { law: 'nobody sends at or after', mutant: 'a user sends at the end of sending' },
  { law: 'nobody is held', mutant: 'held requests are not tried again at a completion' },
  { law: 'a replica that is off', mutant: 'a replica that is starting is open' },
  { law: 'counts by replica', mutant: 'who is refused is not counted by class' },
  { law: "the router's windows", mutant: 'a window of the router counts rejections from the beginning' },
];

/** What breaks the law of the lone request: a device with more bandwidth makes it slower. */
export const loneBreaker: Mutant = mutant(
  'timing/kernel/elementwise.ts',
  'more bandwidth takes longer',
  '(tokens * bytes) / coefficient(model, ElementwiseCoefficient.bytesPerS)',
  '(tokens * bytes * coefficient(model, ElementwiseCoefficient.bytesPerS)) / 1e24',
);
