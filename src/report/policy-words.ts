// What policies achieved, in sentences: time above the power limit, replica time throttled and off, joules saved and
// time paid. None is said of what did not happen.

import type { Result } from '../result/types.ts';
import { controlOf } from './control-words.ts';
import { count, joules, percent, seconds, three, tidy, watts } from './format.ts';

type Control = NonNullable<Result['control']>;

/** Time of the whole run, and of it that whose mean power of a window is above the limit. */
export function timeAbove({ windows }: Result, limitW: number): { aboveS: number; lengthS: number; mostW: number } {
  let [aboveS, lengthS, mostW] = [0, 0, 0];
  windows.startS.forEach((startS, at) => {
    const spanS = windows.endS[at]! - startS;
    if (spanS <= 0) return;
    const meanW = windows.energyJ[at]! / spanS;
    lengthS += spanS;
    mostW = Math.max(mostW, meanW);
    if (meanW > limitW) aboveS += spanS;
  });
  return { aboveS, lengthS, mostW };
}

function limitSentence(result: Result, limitW: number): string {
  const { aboveS, lengthS, mostW } = timeAbove(result, limitW);
  const limit = tidy(watts(limitW));
  if (lengthS === 0) return `The power limit is ${limit}; without windows (run.window) nothing is known of the power.`;
  const spanS = result.windows.endS[0]! - result.windows.startS[0]!;
  const most = `the highest mean of a window (${tidy(seconds(spanS))}) is ${watts(mostW)}`;
  if (aboveS === 0) return `Power stayed below the limit of ${limit}: ${most}, ${percent(mostW / limitW)} of it.`;
  const above = `${seconds(aboveS)} (${percent(aboveS / lengthS)} of the run)`;
  return `Power was above the limit of ${limit} for ${above}; ${most}.`;
}

/** Replica-seconds of which a test holds. */
const sumOf = ({ times = [] }: Control, test: (time: NonNullable<Control['times']>[number]) => boolean): number =>
  times.filter(test).reduce((sum, { replicaS }) => sum + replicaS, 0);

function throttledSentence(control: Control): string | null {
  const all = sumOf(control, ({ power }) => power !== 'off');
  const slow = (control.times ?? []).filter(({ power, clock }) => power !== 'off' && clock < 1);
  const replicaS = slow.reduce((sum, time) => sum + time.replicaS, 0);
  if (replicaS === 0) return control.limitW ? 'No replica ran below its nominal clock.' : null;
  const mean = slow.reduce((sum, time) => sum + time.clock * time.replicaS, 0) / replicaS;
  const least = Math.min(...slow.map(({ clock }) => clock));
  const to = least === mean ? '' : `, at least ${percent(least)}`;
  const share = percent(replicaS / all);
  return `Replicas were throttled ${share} of their time, to a clock of ${percent(mean)} on average${to}.`;
}

/** What the lowered clocks saved of the dynamic joules, and how much longer their steps took. */
function savedSentence({ energy }: Result, { clockCost }: Control): string | null {
  if (clockCost === null || clockCost === undefined || clockCost.nominalTimeS <= 0) return null;
  const { timeS, energyJ, nominalTimeS, nominalEnergyJ, steps } = clockCost;
  const savedJ = nominalEnergyJ - energyJ;
  const longer = timeS / nominalTimeS - 1;
  const of = energy.dynamicJ + savedJ;
  const share = of > 0 ? ` (${percent(savedJ / of)} of the dynamic energy)` : '';
  const saved = `saved ${joules(savedJ)}${share} and took ${percent(Math.max(0, longer))} longer`;
  return (
    `In the measured interval ${count(steps)} steps at a lowered clock ${saved} than the same steps at nominal ` +
    'clock, attention apart. Batches would have formed otherwise: to compare latencies, run again with ' +
    '--set policies=[].'
  );
}

function offSentence(control: Control, replicas: number): string | null {
  const all = sumOf(control, () => true);
  const off = sumOf(control, ({ power }) => power === 'off');
  const starting = sumOf(control, ({ power }) => power === 'starting');
  if (all === 0 || off + starting === 0) return null;
  const on = ((all - off - starting) / all) * replicas;
  const start = starting > 0 ? `, starting ${percent(starting / all)}` : '';
  const mean = `${three(on)} of ${count(replicas)} on, on average`;
  return `Replicas were off ${percent(off / all)} of their time${start}: ${mean}.`;
}

/** None without policies, and in results that were stored before levers were counted. */
export function achievedSentences(result: Result): string[] {
  const control = controlOf(result);
  if (control === null) return [];
  const { limitW } = control;
  return [
    limitW ? limitSentence(result, limitW) : null,
    throttledSentence(control),
    savedSentence(result, control),
    offSentence(control, result.replicas.count),
  ].filter((sentence) => sentence !== null);
}
