// The page's sections of what was asked of the system and of what it missed: the workload, and the objectives.

import type { Result } from '../result/types.ts';
import { count, seconds, tidy } from './format.ts';
import { lengthPlot } from './length-plot.ts';
import type { Markup } from './markup.ts';
import { html, nothing, table } from './markup.ts';
import { drawnSpans, missPlot } from './miss-plot.ts';
import { limitsOf, missRows, missSentences, missTitles, objectiveNames, objectivesOf } from './objective-words.ts';
import { arrivedOf, lengthRows, lengthTitles, workloadSentences } from './workload-words.ts';

const numbers = (titles: readonly string[]) => titles.map((title) => ({ title, number: true }));

export function workloadSection(result: Result): Markup {
  const arrived = arrivedOf(result);
  if (arrived === null) return nothing;
  const [first = '', ...rest] = workloadSentences(result, arrived);
  const notes = rest.map((sentence) => html`<li>${sentence}</li>`);
  return html`<section id="workload"><h2>Workload</h2><p class="lead">${first}</p>
    <ul class="points">${notes}</ul>
    <h3>Lengths of the ${count(arrived.requests)} requests that came</h3>
    ${lengthPlot(arrived)}
    ${table('Lengths in tokens', [{ title: '' }, ...numbers(lengthTitles)], lengthRows(arrived))}
  </section>`;
}

/** Nothing where no objective is set. */
export function objectiveSection(result: Result): Markup {
  const objectives = objectivesOf(result);
  const isSet = objectiveNames.some(([, , limit]) => limitsOf(result.classes, limit).length > 0);
  if (objectives === null || !isSet) return nothing;
  const [first = '', ...rest] = missSentences(result, objectives);
  const notes = rest.map((sentence) => html`<li>${sentence}</li>`);
  const points = notes.length === 0 ? nothing : html`<ul class="points">${notes}</ul>`;
  const drawn = drawnSpans(objectives);
  const span = tidy(seconds(drawn.spanS));
  const plot =
    objectives.missed === 0
      ? nothing
      : html`<h3>When the requests had come that missed <small>a second, in spans of ${span}</small></h3>
          ${missPlot(result, drawn)}`;
  return html`<section id="objectives"><h2>Which objectives were missed</h2><p class="lead">${first}</p>${points}
    ${table('Missed objectives', [{ title: 'objective' }, ...numbers(missTitles)], missRows(result, objectives))}
    ${plot}
    <p class="note">Requests that arrived in the measured interval. The interval is Wilson’s: what a share of so few
      requests may well come from; neighbours of a busy moment miss together, so it is rather too narrow.</p>
  </section>`;
}
