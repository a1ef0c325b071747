// The text report's sections of what was asked of the system and of what it missed: the workload, and the objectives.

import type { Result } from '../result/types.ts';
import { aboutRows, type ReportAbout } from './about.ts';
import { padRight } from './format.ts';
import { limitsOf, missRows, missSentences, missTitles, objectiveNames, objectivesOf } from './objective-words.ts';
import { heading, table, wrapped } from './text-form.ts';
import { arrivedOf, lengthRows, lengthTitles, workloadSentences } from './workload-words.ts';

const sentences = (all: readonly string[]): string[] => all.map((one) => `  ${wrapped(one, '  ')}`);

export function workloadSection(result: Result): string {
  const arrived = arrivedOf(result);
  if (arrived === null) return '';
  return [
    heading('Workload'),
    ...sentences(workloadSentences(result, arrived)),
    table(['', ...lengthTitles], lengthRows(arrived)),
  ].join('\n');
}

/** Nothing where no objective is set. */
export function objectiveSection(result: Result): string {
  const objectives = objectivesOf(result);
  const isSet = objectiveNames.some(([, , limit]) => limitsOf(result.classes, limit).length > 0);
  if (objectives === null || !isSet) return '';
  return [
    heading('Which objectives were missed'),
    ...sentences(missSentences(result, objectives)),
    table(['objective', ...missTitles], missRows(result, objectives)),
  ].join('\n');
}

/** Version and command, without the date: the text of equal runs is the same. */
export function aboutText(about: ReportAbout): string {
  const rows = aboutRows(about).filter(([name]) => name !== 'date');
  if (rows.length === 0) return '';
  const lines = rows.map(([name, text]) => `  ${padRight(name, 12)}${wrapped(text, ' '.repeat(14))}`);
  return [heading('This run'), ...lines].join('\n');
}
