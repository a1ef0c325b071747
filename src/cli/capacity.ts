// `tokenworks capacity`: the highest rate that meets the SLO.

import { capacityCsv } from '../plan-report/capacity-csv.ts';
import { capacityPage } from '../plan-report/capacity-page.ts';
import { capacityText } from '../plan-report/capacity-text.ts';
import { checkSetting } from '../plan-report/capacity-words.ts';
import { type CapacityResult, capacity } from '../planner/index.ts';
import { askedFor } from './asked.ts';
import type { Io } from './io.ts';
import { type PlanFlags, type PlanForms, resultLine, runPlan, type SetFlags, setOptions, setWords } from './plan.ts';
import { version } from './version.ts';

interface CapacityFlags extends PlanFlags, SetFlags {
  readonly tolerance?: number;
}

function lastLine({ noAnswer, ratePerS, dialAt }: CapacityResult): string {
  const facts = { ratePerS: ratePerS.atLeast, belowPerS: ratePerS.below, dial: dialAt.atLeast };
  return resultLine('capacity', noAnswer, facts);
}

function formsOf(name: string | undefined, flags: CapacityFlags): PlanForms<CapacityResult> {
  const asked = askedFor(name, flags);
  const own = [...(flags.tolerance === undefined ? [] : ['--tolerance', String(flags.tolerance)]), ...setWords(flags)];
  const made = { command: ['tokenworks capacity', asked, ...own].join(' '), version };
  const check = (result: CapacityResult): string | null => {
    const setting = checkSetting(result);
    return setting === null ? null : `tokenworks simulate ${asked} --set "${setting}"`;
  };
  const text = (result: CapacityResult) => `${capacityText(result, check(result))}\n${lastLine(result)}\n`;
  const json = (result: CapacityResult) => `${JSON.stringify({ ...result, check: check(result) }, null, 2)}\n`;
  return {
    text,
    json,
    files: [
      { file: 'report.html', write: (result) => capacityPage(result, check(result), made) },
      { file: 'report.txt', write: text },
      { file: 'result.json', write: json },
      { file: 'trials.csv', write: capacityCsv },
    ],
  };
}

export function capacityCommand(io: Io, name: string | undefined, flags: CapacityFlags): Promise<void> {
  const { tolerance } = flags;
  return runPlan(
    io,
    name,
    flags,
    (input, options) => capacity(input, { ...options, tolerance, ...setOptions(flags) }),
    formsOf(name, flags),
    { accelerator: true, rate: false },
  );
}
