/** Planted bugs, each a slip that a careful author could make. The fuzz must find every one (`mutants.test.ts`). */
import { fleetMutants } from './fleet-mutants.ts';
import type { Mutant } from './mutant.ts';
import { mutant } from './mutant.ts';

const order: readonly Mutant[] = [
  mutant(
    'event/loop.ts',
    'a step starts before an arrival of the same instant',
    'const alone = arrival > event && refreshed',
    'const alone = arrival >= event && refreshed',
  ),
  mutant(
    'event/loop.ts',
    'a window closes after the events of its end',
    'if (window <= next) {',
    'if (window < next) {',
  ),
  mutant(
    'event/settle.ts',
    'a boundary at the instant of the look has completed',
    'return stepsToCover(e, gap) - 1;',
    'return stepsToCover(e, gap + 1) - 1;',
  ),
  mutant(
    'event/loop.ts',
    'a run that ends on a boundary loses its last instant',
    '(at > clockWindowStartPs() || anythingCounted())',
    'at > clockWindowStartPs()',
  ),
];

const jumps: readonly Mutant[] = [
  mutant('event/arrival.ts', 'an arrival does not cut a jump', 'else if (state == 2 && isHead) cut(e, r, now);', ''),
  mutant(
    'event/arrival.ts',
    'an arrival for the last free place does not cut',
    'engineRunning(e) < engineMaxNumSeqs(e)',
    'engineRunning(e) + 1 < engineMaxNumSeqs(e)',
  ),
  mutant('event/cut.ts', 'an arrival on a boundary waits a step', 'stepsToCover(e, gap);', 'stepsToCover(e, gap + 1);'),
  mutant('scheduler/jump.ts', 'a jump goes on when a preemption held admission back', 'if (couldAdmit) return 1;', ''),
  mutant(
    'scheduler/jump.ts',
    'a jump takes one block that is not there',
    'if (taken(e, limit, context, chunk) <= free) return limit;',
    'if (taken(e, limit, context, chunk) <= free + 1) return limit;',
  ),
  mutant(
    'scheduler/jump.ts',
    'a chunk jump includes the last chunk',
    '(slotTarget(record) - slotComputed(record) - 1) / chunk',
    '(slotTarget(record) - slotComputed(record)) / chunk',
  ),
  mutant(
    'scheduler/jump.ts',
    'a chunk jump with budget to spare',
    ' || engineTokens(e) != kindMaxNumBatchedTokens(engineKind(e))) return 1;',
    ') return 1;',
  ),
  mutant(
    'scheduler/jump.ts',
    'a jump passes the next finish',
    'nextFinishStep(e) - engineStep(e), LONGEST - 1) + 1;',
    'nextFinishStep(e) - engineStep(e), LONGEST - 2) + 2;',
  ),
  mutant(
    'timing/segment.ts',
    'a jump is cut a step late when compute overtakes memory',
    'steps = staysAbove(memory - compute, computeSlope - memorySlope, true, steps);',
    'steps = staysAbove(memory - compute, computeSlope - memorySlope, false, steps);',
  ),
  mutant(
    'timing/segment.ts',
    'a jump goes on when the longest context overtakes memory',
    'steps = staysAbove(memory - longest, longestSlope - memorySlope, false, steps);',
    '',
  ),
  mutant(
    'timing/segment.ts',
    'a jump goes on when memory overtakes the longest context',
    'steps = staysAbove(longest - memory, memorySlope - longestSlope, true, steps);',
    '',
  ),
  mutant(
    'timing/segment.ts',
    'the tail of the longest context grows a step too long',
    'steps = <i32>left + 1;',
    'steps = <i32>left + 2;',
  ),
  mutant('timing/segment.ts', 'the tail has no end', 'if (left <= 0) tailSlope = 0;', 'if (left <= 0) steps += 0;'),
  mutant(
    'timing/segment.ts',
    'a capped jump shares out what the longest context adds as if it were none',
    'if (capSlope != followed && engineStepSlopePs(e) != 0) return 1;',
    '',
  ),
  mutant(
    'timing/longest.ts',
    'the longest decode leaves and its context stays',
    'if (key == engineLongestKey(e)) setEngineLongestStale(e, 1);',
    '',
  ),
  mutant(
    'timing/longest.ts',
    'a longer decode joins and is not seen',
    '} else if (key > engineLongestKey(e)) setEngineLongestKey(e, key);',
    '}',
  ),
  mutant(
    'timing/longest.ts',
    'a partial counts as the longest decode',
    'if (slotJoinStep(record) >= 0) longest',
    'longest',
  ),
  mutant(
    'scheduler/pass.ts',
    'the longest chunk is the last one',
    'longest = max(longest, context + chunk);',
    'longest = context + chunk;',
  ),
  mutant(
    'timing/segment.ts',
    'a chunk jump forgets that its context grows',
    '(costPrefillKvPs(cost) + costPrefillLongestPs(cost)) * kvSlope',
    'costPrefillKvPs(cost) * kvSlope',
  ),
  mutant(
    'timing/cost.ts',
    'communication hides under more computation than there is',
    'const hidden = min(hideable, computing);',
    'const hidden = hideable;',
  ),
  mutant('timing/part.ts', 'micro-batches round down', 'Math.ceil(<f64>count', 'Math.floor(<f64>count'),
  mutant(
    'timing/segment.ts',
    'a jump goes on when the device overtakes the host',
    'steps = firstAtMostZero(host - device, deviceSlope, steps);',
    '',
  ),
  mutant(
    'timing/segment.ts',
    'a jump goes on when the cap begins to bind',
    'return firstBelow(cap - energy, slope - capSlope, limit);',
    'return limit;',
  ),
  mutant(
    'timing/segment.ts',
    'a jump goes on when the cap ends',
    'return firstAtMostZero(energy - cap, capSlope - slope, limit);',
    'return limit;',
  ),
];

const scheduling: readonly Mutant[] = [
  mutant(
    'scheduler/pass.ts',
    'a pass that preempted admits',
    'enginePreemptedNow(e) == 0 ? admit(e, now, left) : left;',
    'admit(e, now, left);',
  ),
  mutant(
    'scheduler/pass.ts',
    'admission takes the watermark',
    'free - blocks < watermark',
    'free - blocks + 1 < watermark',
  ),
  mutant(
    'scheduler/pass.ts',
    'the need of a preempted decode does not come back',
    'left += blocksOf(context, size) + (needs ? 1 : 0);',
    'left += blocksOf(context, size);',
  ),
  mutant('scheduler/pass.ts', 'the budget of a preempted decode does not come back', 'budget += 1;', ''),
  mutant(
    'scheduler/pass.ts',
    'the blocks of an undone chunk do not come back',
    'left += blocksOf(slotComputed(losing) + undone, size);',
    'left += blocksOf(slotComputed(losing), size);',
  ),
  mutant(
    'event/arrival.ts',
    'the queue holds one more than its limit',
    'engineQueued(e) < limit)',
    'engineQueued(e) <= limit)',
  ),
  mutant(
    'scheduler/queue.ts',
    'of equal priority the newest is first',
    'slotId(slotAt(a)) < slotId',
    'slotId(slotAt(a)) > slotId',
  ),
  mutant('event/arrival.ts', 'an idle replica starts late', 'setStart(r, now);', 'setStart(r, now + 1);'),
  mutant(
    'scheduler/queue.ts',
    'an arrival goes to the front of the queue',
    '  const tail = engineQueueTail(e);',
    `  if (engineQueued(e) > 1) {
    setEngineQueued(e, engineQueued(e) - 1);
    requeue(e, slot);
    return true;
  }
  const tail = engineQueueTail(e);`,
  ),
  mutant(
    'scheduler/preempt.ts',
    'a preempted request loses its emitted tokens',
    'setSlotTarget(record, slotPromptTokens(record) + emitted);',
    'setSlotTarget(record, slotPromptTokens(record));',
  ),
];

const records: readonly Mutant[] = [
  mutant(
    'event/arrival.ts',
    'what never fits is not counted',
    'setEngineRejectedNeverFits(e, engineRejectedNeverFits(e) + 1);',
    '',
  ),
  mutant(
    'scheduler/finish.ts',
    'of those that finish together the newest is first',
    '| <i64>id;',
    '| <i64>(i32.MAX_VALUE - id);',
  ),
  mutant(
    'scheduler/preempt.ts',
    'the gap after a preemption is not that request’s',
    'setSlotLastTokenPs(record, now);',
    'setSlotLastTokenPs(record, now - 1);',
  ),
  mutant(
    'event/commit.ts',
    'every token after a preemption counts as recomputed',
    '(min(reached, after) - before)',
    '(after - before)',
  ),
  mutant('record/histogram.ts', 'gaps of a jump end one late in their bin', '65) <<', '66) <<'),
  mutant(
    'event/window.ts',
    'the peak does not see the opening of a window',
    'setEnginePeakBlocks(e, usedBlocks(e));',
    'setEnginePeakBlocks(e, 0);',
  ),
  mutant(
    'event/commit.ts',
    'the step in flight at a look has taken no blocks',
    'takeStartedBlocks(e, min(upTo, engineSegmentSteps(e) - 1));',
    'takeStartedBlocks(e, min(upTo - 1, engineSegmentSteps(e) - 1));',
  ),
  mutant(
    'scheduler/slots.ts',
    'a request at the end of the warm-up is not measured',
    'slotArrivalPs(record) >= runWarmUpPs()',
    'slotArrivalPs(record) > runWarmUpPs()',
  ),
  mutant('event/complete.ts', 'a TTFT of exactly the SLO is not good', 'ttft <= class', 'ttft < class'),
];

const energies: readonly Mutant[] = [
  mutant(
    'timing/segment.ts',
    'a host-bound capped step is attributed by attention',
    'if (hostBound && engineCapped(e) != 0) setRates(e, 0, 0, 0, kindDynamicCapW(kind) * duration);',
    '',
  ),
  mutant(
    'timing/segment.ts',
    'a cap that is just met counts as binding',
    'if (energy <= cap) {',
    'if (energy < cap) {',
  ),
  mutant('event/commit.ts', 'what a window was told is told again', 'energy - engineToldPj(e));', 'energy);'),
  mutant('event/loop.ts', 'an idle stretch begins where the last one began', 'setEngineIdleSincePs(e, now);', ''),
  mutant(
    'event/commit.ts',
    'context energy of a jump grows from its end',
    '(firstStep * count + places)',
    '(firstStep * count + places + 1)',
  ),
  mutant('event/commit.ts', 'the remainder of a jump is counted once', 'engineLeftPj(e) * count', 'engineLeftPj(e)'),
];

export const mutants: readonly Mutant[] = [...order, ...jumps, ...scheduling, ...records, ...energies, ...fleetMutants];

/** For each law a planted bug that breaks it: a law that no bug breaks says nothing. */
export const lawBreakers: readonly { readonly law: string; readonly mutant: string }[] = [
  { law: 'no request vanishes', mutant: 'what never fits is not counted' },
  { law: 'every token', mutant: 'a preempted request loses its emitted tokens' },
  { law: 'KV blocks', mutant: 'a jump takes one block that is not there' },
  { law: 'joules', mutant: 'a host-bound capped step is attributed by attention' },
  { law: 'windows tile', mutant: 'a run that ends on a boundary loses its last instant' },
  { law: 'causality', mutant: 'of those that finish together the newest is first' },
  { law: 'FCFS never overtakes', mutant: 'an arrival goes to the front of the queue' },
  { law: 'a replica never idles', mutant: 'an idle replica starts late' },
  { law: "Little's law", mutant: 'a window closes after the events of its end' },
  { law: 'histograms equal', mutant: 'a request at the end of the warm-up is not measured' },
  { law: 'measured counts', mutant: 'a TTFT of exactly the SLO is not good' },
  { law: 'nobody is held', mutant: 'held requests are not tried again at a completion' },
  { law: 'a replica that is off', mutant: 'a replica that is starting is open' },
  { law: 'counts by replica', mutant: 'who is refused is not counted by class' },
  { law: "the router's windows", mutant: 'a window of the router counts rejections from the beginning' },
];

/** What breaks the law of the lone request: a device with more bandwidth makes it slower. */
export const loneBreaker: Mutant = mutant(
  'kernel/elementwise.ts',
  'more bandwidth takes longer',
  '(tokens * bytes) / coefficient(model, ElementwiseCoefficient.bytesPerS)',
  '(tokens * bytes * coefficient(model, ElementwiseCoefficient.bytesPerS)) / 1e24',
);
