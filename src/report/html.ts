/**
 * The page: one self-contained HTML file without scripts or network. Its text comes from `markup.ts`, which escapes all
 * that users wrote; its charts are SVG and boxes made here; each has a sentence for those who do not see it and a table
 * of its numbers.
 */

import type { Result } from '../result/types.ts';
import { aboutSection, type ReportAbout } from './about.ts';
import { plain } from './format.ts';
import type { Markup } from './markup.ts';
import { html, withContents } from './markup.ts';
import { page } from './page.ts';
import { memorySection, moneySection, operatorSection, trustSection } from './page-bottom.ts';
import { comparisonSection } from './page-comparison.ts';
import { controlSection, poolSection, replicaSection } from './page-fleet.ts';
import { header, latencySection, tiles, timeSection, verdict, warnings } from './page-top.ts';
import { objectiveSection, workloadSection } from './page-workload.ts';

function body(result: Result, about: ReportAbout): Markup {
  const sections = [comparisonSection, workloadSection, latencySection, objectiveSection, poolSection, replicaSection];
  const below = [timeSection, controlSection, operatorSection, memorySection, moneySection, trustSection];
  const all = [...[...sections, ...below].map((section) => section(result)), aboutSection(about)];
  const { contents, body: numbered } = withContents(all);
  return html`<main>
    ${header(result, about)}${verdict(result)}${tiles(result)}${warnings(result)}${contents}${numbered}
    <footer>Simulated by Tokenworks · result schema ${result.schemaVersion} · latencies are accurate to 0.8 %</footer>
  </main>`;
}

/**
 * The report as one HTML file without scripts.
 *
 * @param about how the run was made; the same result without it gives the same bytes wherever it is written
 * @example `writeFileSync('report.html', htmlReport(await simulate('chat-8b-h100')))`
 */
export const htmlReport = (result: Result, about: ReportAbout = {}): string =>
  page(`${plain(result.name)} · Tokenworks`, body(result, about));
