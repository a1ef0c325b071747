/**
 * The page: one self-contained HTML file without scripts or network. Its text comes from `markup.ts`, which escapes all
 * that users wrote; its charts are SVG and boxes made here; each has a sentence for those who do not see it and a table
 * of its numbers.
 */

import type { Result } from '../result/types.ts';
import { plain } from './format.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { page } from './page.ts';
import { memorySection, moneySection, operatorSection, trustSection } from './page-bottom.ts';
import { comparisonSection } from './page-comparison.ts';
import { controlSection, poolSection, replicaSection } from './page-fleet.ts';
import { header, latencySection, tiles, timeSection, verdict, warnings } from './page-top.ts';
import { objectiveSection, workloadSection } from './page-workload.ts';

function body(result: Result): Markup {
  return html`<main>
    ${header(result)}${verdict(result)}${tiles(result)}${warnings(result)}${comparisonSection(result)}
    ${workloadSection(result)}${latencySection(result)}${objectiveSection(result)}${poolSection(result)}
    ${replicaSection(result)}${timeSection(result)}${controlSection(result)}${operatorSection(result)}${memorySection(result)}
    ${moneySection(result)}${trustSection(result)}
    <footer>Simulated by Tokenworks · result schema ${result.schemaVersion} · latencies are accurate to 0.8 %</footer>
  </main>`;
}

/**
 * The report as one HTML file without scripts from elsewhere.
 *
 * @example `writeFileSync('report.html', htmlReport(await simulate('chat-8b-h100')))`
 */
export const htmlReport = (result: Result): string => page(`${plain(result.name)} · Tokenworks`, body(result));
