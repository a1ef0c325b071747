/**
 * The page: one self-contained HTML file without scripts or network. Its text comes from `markup.ts`, which escapes all
 * that users wrote; its charts are SVG and boxes made here; each has a sentence for those who do not see it and a table
 * of its numbers.
 */

import type { Result } from '../result/types.ts';
import { plain } from './format.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { memorySection, moneySection, operatorSection, trustSection } from './page-bottom.ts';
import { controlSection, poolSection, replicaSection } from './page-fleet.ts';
import { header, latencySection, tiles, timeSection, verdict, warnings } from './page-top.ts';
import { style } from './style.ts';

function body(result: Result): Markup {
  return html`<main>
    ${header(result)}${verdict(result)}${tiles(result)}${warnings(result)}
    ${latencySection(result)}${poolSection(result)}${replicaSection(result)}${timeSection(result)}
    ${controlSection(result)}${operatorSection(result)}${memorySection(result)}
    ${moneySection(result)}${trustSection(result)}
    <footer>Simulated by Tokenworks · result schema ${result.schemaVersion} · latencies are told to 0.8 %</footer>
  </main>`;
}

/** The whole file. */
export function htmlReport(result: Result): string {
  const title = html`${plain(result.name)} · Tokenworks`;
  // Everything a page could fetch or run is forbidden, so even a mistake in here could not do harm.
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title.markup}</title>
<style>${style}</style>
</head>
<body>
${body(result).markup}
</body>
</html>
`;
}
