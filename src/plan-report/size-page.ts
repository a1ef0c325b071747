// A size as a page that one can show: what to buy, against what, why so many, what it rests on.

import { aloneText } from '../planner/alone.ts';
import type { SizeResult, SizeRow } from '../planner/types.ts';
import { count, percent, plain } from '../report/format.ts';
import { html, type Markup, nothing, table } from '../report/markup.ts';
import { type PlanFrame, type PlanSection, planPage } from './frame.ts';
import { attained, dollars, joulesText, type Made, perMillion, sloText } from './plan-words.ts';
import { paragraphs, priceSection } from './price-section.ts';
import { rangeBars } from './range-bars.ts';
import {
  alikeTexts,
  bindsText,
  headroomText,
  meetsText,
  nodesText,
  rangesText,
  sizeCells,
  sizeHeader,
  sizeLegend,
  trafficText,
  whyText,
} from './size-words.ts';

/** Columns of words; the others are numbers. */
const wordColumns: ReadonlySet<string> = new Set(['accelerator', 'precision']);
const columnsOf = (titles: readonly string[]) => titles.map((title) => ({ title, number: !wordColumns.has(title) }));

function verdictOf({ rows: [best], cannot, wanted }: SizeResult): PlanFrame['verdict'] {
  if (best === undefined) {
    const detail = `No system that was tried meets the SLO for ${percent(wanted)} of the requests.`;
    const [first] = cannot;
    return { tone: 'bad', headline: 'No answer', detail, ...(first && { caution: `${first.id}: ${first.reason}` }) };
  }
  const { accelerators, accelerator, precision, tp, replicas } = best;
  const ranges = rangesText(best);
  const price = best.usdPerHour === null ? 'no price is known' : `${dollars(best.usdPerHour)} an hour`;
  return {
    tone: 'good',
    headline: `${count(accelerators)} × ${accelerator}`,
    detail: `${replicas} replicas of tp ${tp} in ${precision}, ${price}: the cheapest that was tried.`,
    caution: `${ranges === '' ? '' : `By stated errors and prices, ${ranges}. `}Binds: ${bindsText(best)}.`,
  };
}

function tilesOf({ rows: [best] }: SizeResult): PlanFrame['tiles'] {
  if (best === undefined) return [];
  const { nodes, costs } = best;
  return [
    ['Rent', dollars(best.usdPerHour), 'an hour, accelerators'],
    ['A million good tokens', perMillion(costs.usdPerMtokenGood), `${perMillion(costs.usdPerMtoken)} of all tokens`],
    ['A good token', joulesText(costs.joulesPerGoodToken), `${joulesText(costs.joulesPerToken)} of all, accelerators`],
    ['Nodes', nodesText(best), nodes === null ? 'not known' : `${nodes.unused} accelerators unused`],
    [
      'Attained',
      attained(best.attainment),
      best.attainmentInterval === null ? 'one set of draws' : 'least of the sets',
    ],
    ['Headroom', headroomText(best), 'more load, same SLO'],
  ];
}

function barText({ replicas, usdPerHour, ranges }: SizeRow): string {
  const price = `n ${replicas}, ${dollars(usdPerHour)} an hour`;
  const range = ranges?.usdPerHour ?? null;
  return range === null ? price : `${price} (${dollars(range.low)} to ${dollars(range.high)})`;
}

function comparison(result: SizeResult): PlanSection {
  const rows = result.rows;
  const bars = rows.flatMap((row) =>
    row.usdPerHour === null
      ? []
      : {
          name: `${row.accelerator} ${row.precision} tp${row.tp}`,
          value: row.usdPerHour,
          low: row.ranges?.usdPerHour?.low ?? null,
          high: row.ranges?.usdPerHour?.high ?? null,
          text: barText(row),
          first: row === rows[0],
        },
  );
  const says = bars.map(({ name, text }) => `${name}: ${text}`).join('; ');
  return {
    title: 'What to buy',
    lead: meetsText(result),
    body: html`${rangeBars(bars, `Rent of each system. ${says}`)}
      ${table('Systems that serve the traffic', columnsOf(sizeHeader), rows.map(sizeCells))}
      ${paragraphs(alikeTexts(result))}${paragraphs(sizeLegend)}`,
  };
}

function candidate(row: SizeRow, command: string): Markup {
  const { alone } = row;
  const missed = alone === null || alone.missed === 0 ? nothing : html`<p>${aloneText(alone)}</p>`;
  const ranges = row.ranges === null ? nothing : html`<p>${rangesText(row)}</p>`;
  return html`<div class="candidate"><h3>${row.id}</h3><p>${whyText(row)}</p>${ranges}
    <p>Binds: ${bindsText(row)}.</p>${missed}<pre class="command">${command}</pre></div>`;
}

const shown = 12;

function reasons(result: SizeResult, commandOf: (row: SizeRow) => string): PlanSection {
  const rows = result.rows.slice(0, shown);
  const more = result.rows.length - rows.length;
  return {
    title: 'Why so many',
    lead: 'What limits each system with one replica less, and the command that simulates it as it is proposed.',
    body: html`${rows.map((row) => candidate(row, commandOf(row)))}
      ${more > 0 ? html`<p class="note">${more} more are in result.json.</p>` : nothing}`,
  };
}

function refused({ cannot, leftOut }: SizeResult): PlanSection[] {
  if (cannot.length + leftOut.length === 0) return [];
  const rows = [
    ...cannot.map(({ id, reason }) => [id, plain(reason, 400)]),
    ...leftOut.map((id) => [id, 'not tried: it cannot be cheaper']),
  ];
  const body = table('Systems that do not serve', [{ title: 'system' }, { title: 'why' }], rows);
  return [{ title: 'What does not do', body }];
}

/** One HTML file; `commandOf` shows a row again. */
export function sizePage(result: SizeResult, commandOf: (row: SizeRow) => string, made: Made): string {
  const { question } = result;
  const frame: PlanFrame = {
    plan: 'size',
    name: result.name,
    asked: [
      `${question.model} on ${question.engine}, route ${question.route}`,
      `${trafficText(result)}; ${sloText(question)} for ${percent(result.wanted)} of the requests`,
    ],
    verdict: verdictOf(result),
    tiles: tilesOf(result),
    cautions: result.notes,
    command: made.command,
    foot: `Sized by Tokenworks ${made.version} · plan schema ${result.schemaVersion}`,
  };
  const answered =
    result.rows.length === 0 ? [] : [comparison(result), reasons(result, commandOf), priceSection(result.rows)];
  return planPage(frame, [...answered, ...refused(result)]);
}
