// How a run was made, for its report: what was changed of the scenario, by which command, with which version, when. A
// result does not know it, so that equal runs have equal results; whoever writes the report passes it.

import { clip, plain } from './format.ts';
import type { Markup } from './markup.ts';
import { details, html, nothing, preformatted, table } from './markup.ts';

/** All of it may be left out. */
export interface ReportAbout {
  /** of Tokenworks */
  readonly version?: string;
  readonly date?: string;
  /** the command that makes the same result again */
  readonly command?: string;
  /** fields that flags changed: "workload.rate: 6 /s → 20 /s" */
  readonly changes?: readonly string[];
  /** the scenario with its changes, as YAML */
  readonly scenarioYaml?: string;
}

/** Changes that a heading names; the others are listed below. */
const mostNamed = 4;
/** Characters of a change in a heading. */
const mostCharacters = 100;

/** "Changed by flags: workload.rate 6 /s → 20 /s; and 2 more"; null without any. */
export function changedLine({ changes = [] }: ReportAbout): string | null {
  if (changes.length === 0) return null;
  const named = changes.slice(0, mostNamed).map((change) => clip(plain(change, mostCharacters), mostCharacters));
  const more = changes.length - named.length;
  return `Changed by flags: ${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

/** What is written below a report: version, date and command, where they are known. */
export function aboutRows({ version, date, command }: ReportAbout): [string, string][] {
  return [
    ...(command === undefined ? [] : [['command', command] as [string, string]]),
    ...(version === undefined ? [] : [['Tokenworks', version] as [string, string]]),
    ...(date === undefined ? [] : [['date', date] as [string, string]]),
  ];
}

/** Nothing where nothing is known. */
export function aboutSection(about: ReportAbout): Markup {
  const { changes = [], scenarioYaml } = about;
  const rows = aboutRows(about).map(([name, text]) => [
    name,
    name === 'command' ? html`<code>${text}</code>` : plain(text, 400),
  ]);
  if (rows.length === 0 && changes.length === 0 && scenarioYaml === undefined) return nothing;
  const list =
    changes.length === 0
      ? nothing
      : html`<h3>Changed by flags</h3><ul class="points">${changes.map((change) => html`<li>${change}</li>`)}</ul>`;
  const yaml =
    scenarioYaml === undefined ? nothing : details('The scenario as it was run, to copy', preformatted(scenarioYaml));
  return html`<section id="run"><h2>This run</h2>
    ${rows.length === 0 ? nothing : table('This run', [{ title: '' }, { title: '' }], rows)}${list}${yaml}
  </section>`;
}
