// The upper half of the page: verdict, headline figures, warnings, latency, the run over time.

import type { Latencies, Latency, Ranks, Result } from '../result/types.ts';
import { changedLine, type ReportAbout } from './about.ts';
import { systemLines } from './fleet-words.ts';
import { count, percent, rate, seconds, three, tidy, unknown } from './format.ts';
import { joulesTile, usdTile } from './good-words.ts';
import { latencyPlot } from './latency-plot.ts';
import { headroomTile, loadSentence } from './load-words.ts';
import type { Markup } from './markup.ts';
import { details, html, nothing, table } from './markup.ts';
import { sloTile } from './slo-tile.ts';
import { timePlots, timeRows } from './time-plots.ts';
import { bindingSentence, headFigures, intervalLine, verdictOf } from './words.ts';
import { workloadText } from './workload-words.ts';

export function header(result: Result, about: ReportAbout): Markup {
  const systems = systemLines(result).map((line) => html`<p class="meta">${line}</p>`);
  const line = `${workloadText(result)} · ${intervalLine(result)} · seed ${result.seed}`;
  const changed = changedLine(about);
  return html`<header>
    <p class="eyebrow">Tokenworks simulation</p>
    <h1>${result.name}</h1>${systems}
    <p class="meta">${line}</p>${changed === null ? nothing : html`<p class="meta changed">${changed}</p>`}
  </header>`;
}

export function verdict(result: Result): Markup {
  const { tone, headline, detail } = verdictOf(result);
  return html`<div class="verdict tone-${tone}">
    <h2>${headline}</h2>
    <p>${detail}</p>
    <p class="binds">${`${bindingSentence(result)} ${loadSentence(result)}`.trim()}</p>
  </div>`;
}

/** "1.23 s" as figure and small unit. */
function figure(text: string): Markup {
  const cut = text.indexOf(' ');
  if (cut < 0) return html`<div class="figure">${text}</div>`;
  return html`<div class="figure">${text.slice(0, cut)}<small>${text.slice(cut + 1)}</small></div>`;
}

const tile = (what: string, value: Markup, of: Markup): Markup =>
  html`<li><div class="what">${what}</div>${value}<div class="of">${of}</div></li>`;

/** A rank, or the lower bound that is known of it. */
export function rankText(latency: Latency, rank: keyof Ranks): string {
  const value = latency[rank];
  if (value !== null) return seconds(value);
  const bound = latency.atLeastS[rank];
  return bound === null ? unknown : `≥ ${seconds(bound)}`;
}

export function tiles(result: Result): Markup {
  const { attainment } = result;
  const { requestsPerS, mfu, of } = headFigures(result);
  const [energy, price] = [joulesTile(result), usdTile(result)];
  const objectives = (['ttft', 'tpot'] as const).map((metric) => sloTile(result, metric));
  return html`<ul class="tiles">${[
    of === null
      ? tile('Goodput', figure(rate(result.goodputPerS)), html`${percent(attainment.share)} met every SLO`)
      : tile('Requests', figure(rate(requestsPerS)), html`${of}`),
    ...objectives.map(({ what, figure: text, below }) => tile(what, figure(text), below)),
    tile('A million good tokens', figure(price.figure), html`${price.below}`),
    tile('Energy a good token', figure(energy.figure), html`${energy.below}`),
    tile('Utilisation', figure(percent(result.utilisation.share)), html`${headroomTile(result)}`),
    tile('MFU', figure(percent(mfu)), of === null ? html`memory bandwidth ${percent(result.hbmUse)}` : html`${of}`),
  ]}</ul>`;
}

export function warnings(result: Result): Markup {
  if (result.warnings.length === 0) return nothing;
  const items = result.warnings.map((warning) => html`<li>${warning.text}</li>`);
  return html`<aside class="warnings" aria-label="Warnings"><h2>Before you trust this</h2><ul>${items}</ul></aside>`;
}

const metrics: readonly (readonly [keyof Latencies, string])[] = [
  ['ttftS', 'TTFT, to the first token'],
  ['tpotS', 'TPOT, a request’s mean gap'],
  ['itlS', 'ITL, each gap'],
  ['e2eS', 'E2E, to the last token'],
  ['queueS', 'Queue, to admission'],
];
const ranks: readonly (keyof Ranks)[] = ['mean', 'p50', 'p90', 'p95', 'p99', 'max'];
const latencyColumns = [
  { title: '' },
  ...ranks.map((rank) => ({ title: rank, number: true })),
  { title: 'seen', number: true },
  { title: 'unfinished', number: true },
];

function latencyTable(name: string, latencies: Latencies): Markup {
  const rows = metrics.map(([metric, title]) => {
    const latency = latencies[metric];
    return [title, ...ranks.map((rank) => rankText(latency, rank)), count(latency.count), count(latency.unfinished)];
  });
  return table(name, latencyColumns, rows);
}

function sloText(limit: number | null): string {
  return limit === null ? unknown : tidy(seconds(limit));
}

function classTables(result: Result): Markup {
  if (result.classes.length < 2) return nothing;
  const rows = result.classes.map((row) => [
    row.name,
    count(row.measured.arrived),
    percent(row.attainment.share),
    `${rankText(row.latency.ttftS, 'p99')} / ${sloText(row.slo.ttftS)}`,
    `${rankText(row.latency.tpotS, 'p99')} / ${sloText(row.slo.tpotS)}`,
    `${rankText(row.latency.e2eS, 'p99')} / ${sloText(row.slo.e2eS)}`,
  ]);
  const columns = ['requests', 'met every SLO', 'TTFT p99 / SLO', 'TPOT p99 / SLO', 'E2E p99 / SLO'];
  const summary = table('Classes', [{ title: 'class' }, ...columns.map((title) => ({ title, number: true }))], rows);
  const each = result.classes.map(
    (row) => html`<h3>${row.name}</h3>${latencyTable(`Latency of class ${row.name}`, row.latency)}`,
  );
  return html`<h3>By class</h3>${summary}${details('Latency of each class', html`${each}`)}`;
}

export function latencySection(result: Result): Markup {
  const { arrived, rejected } = result.measured;
  const unfinished = result.latency.e2eS.unfinished;
  const hidden = unfinished > 0 ? ` ${count(unfinished)} of them were unfinished at the end and rank as longest.` : '';
  const waited = `How long the ${count(arrived - rejected)} admitted requests waited, by percentile`;
  const lead = `${waited}; the axis is stretched towards the tail. Dots are p99, dashes SLOs.${hidden}`;
  return html`<section><h2>Latency</h2><p class="lead">${lead}</p>
    ${latencyPlot(result)}${latencyTable('Latency', result.latency)}${classTables(result)}
  </section>`;
}

const timeColumns = ['output tokens', 'running', 'waiting', 'KV held', 'power'];

export function timeSection(result: Result): Markup {
  const { throughput } = result;
  const requests = throughput.requestsPerS === null ? unknown : three(throughput.requestsPerS);
  const [output, prompt] = [count(throughput.outputTokensPerS), count(throughput.promptTokensPerS)];
  const tokens = `${output} output and ${prompt} prompt tokens`;
  const lead = `${requests} requests, ${tokens} a second in the measured interval (unshaded).`;
  const rows = timeRows(result);
  const columns = [{ title: 'from' }, ...timeColumns.map((title) => ({ title, number: true }))];
  const numbers = rows.length === 0 ? nothing : details('Numbers over time', table('The run over time', columns, rows));
  return html`<section><h2>Over time</h2><p class="lead">${lead}</p>${timePlots(result)}${numbers}</section>`;
}
