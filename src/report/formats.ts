// The files that a run's folder holds beside its rows: a format is one file of this room and one line here.

import type { Result } from '../result/types.ts';
import type { ReportAbout } from './about.ts';
import { htmlReport } from './html.ts';
import { jsonReport } from './json.ts';
import { textReport } from './text.ts';

/** A result as one file. */
export interface ReportFormat {
  /** its name in the folder */
  readonly file: string;
  write(result: Result, about?: ReportAbout): string;
}

export const reportFormats: readonly ReportFormat[] = [
  { file: 'report.html', write: htmlReport },
  { file: 'report.txt', write: textReport },
  { file: 'result.json', write: jsonReport },
];
