// A search as a page that one can show: the fleet to buy, the front of speed against throughput, what was left out.

import type { SearchResult, SearchRow } from '../planner/index.ts';
import { count, percent, plain, rate, watts } from '../report/format.ts';
import { html, type Markup, nothing, table } from '../report/markup.ts';
import { attainedText, figureCells, fleetText, limitsText, objectiveNames, usdText } from './fleet-words.ts';
import { type PlanFrame, type PlanSection, planPage } from './frame.ts';
import { frontPlot } from './front-plot.ts';
import { dollars, joulesText, type Made } from './plan-words.ts';
import { priceSection } from './price-section.ts';

const columns = [
  { title: '' },
  { title: 'fleet' },
  { title: 'seqs / tokens' },
  { title: 'route' },
  { title: 'accelerators', number: true },
  { title: 'an hour', number: true },
  { title: '$ / M good', number: true },
  { title: 'tok/s/acc', number: true },
  { title: 'tok/s/user', number: true },
  { title: 'J / token', number: true },
  { title: 'attained', number: true },
];

const cells = (row: SearchRow, mark: string): string[] => [
  mark,
  fleetText(row),
  limitsText(row),
  row.route,
  count(row.accelerators),
  dollars(row.usdPerHour),
  ...figureCells(row.figures),
  attainedText(row.attainment),
];

function verdictOf({ rows: [best], objective, wanted }: SearchResult): PlanFrame['verdict'] {
  if (best === undefined) {
    const detail = `No fleet that was tried meets the SLO for ${percent(wanted)} of the requests.`;
    return { tone: 'bad', headline: 'No answer', detail };
  }
  const price = best.usdPerHour === null ? 'no price is known' : `${dollars(best.usdPerHour)} an hour`;
  const { maxNumSeqs, maxNumBatchedTokens } = best.pools[0] ?? {};
  const limits = `maxNumSeqs ${maxNumSeqs}, maxNumBatchedTokens ${maxNumBatchedTokens}`;
  return {
    tone: 'good',
    headline: fleetText(best),
    detail: `${price}: the best by ${objectiveNames[objective]} of those simulated. ${limits}, route ${best.route}.`,
  };
}

function tilesOf({ rows: [best] }: SearchResult): PlanFrame['tiles'] {
  if (best === undefined) return [];
  const { usdPerMgoodTokens, joulesPerGoodToken } = best.figures;
  const [, throughput = '', speed = ''] = figureCells(best.figures);
  return [
    ['A million good tokens', usdText(usdPerMgoodTokens), 'accelerators and electricity'],
    ['An accelerator', `${throughput} tok/s`, 'good output tokens'],
    ['A user', `${speed} tok/s`, '1 / median time per output token'],
    ['A good token', joulesText(joulesPerGoodToken), 'accelerators alone'],
    ['Power', watts(best.powerW), 'of accelerators at most'],
  ];
}

function best(result: SearchResult, commandOf: (row: SearchRow) => string): PlanSection {
  const { rows, objective } = result;
  const commands = rows.map(
    (row, at) => html`<div class="candidate"><h3>${at + 1}: ${fleetText(row)}</h3>
    <pre class="command">${commandOf(row)}</pre></div>`,
  );
  const isAlike = rows.some((row) => row.isAlike);
  return {
    title: 'The best fleets',
    lead: `By ${objectiveNames[objective]}; each is simulated by the command below it.`,
    body: html`${table(
      'Fleets that serve the traffic',
      columns,
      rows.map((row, at) => cells(row, `${at + 1}${row.isAlike ? '≈' : ''}`)),
    )}
      ${isAlike ? html`<p class="note">≈: as good as the first in some set of draws.</p>` : nothing}${commands}`,
  };
}

function front(result: SearchResult): PlanSection {
  const plot: Markup = frontPlot(result) ?? nothing;
  return {
    title: 'Speed against throughput',
    lead:
      'Each mark is a fleet that serves the traffic; up is more tokens an accelerator, right is faster to the user. ' +
      'Grey fleets are behind; the line joins those that no other is above and to the right of.',
    body: html`<div class="scroll">${plot}</div>
      ${table(
        'The front of $, tokens, time per token and joules',
        columns,
        result.front.map((row) => cells(row, '')),
      )}`,
  };
}

function left({ left: counts, cannot }: SearchResult): PlanSection[] {
  const rows = [
    ...counts.map(({ candidates, text }) => [count(candidates), text]),
    ...cannot.map(({ reason, systems, example }) => [`${systems} systems`, `${example}: ${plain(reason, 400)}`]),
  ];
  if (rows.length === 0) return [];
  const body = table(
    'Candidates that are not in the answer',
    [{ title: 'candidates', number: true }, { title: 'why' }],
    rows,
  );
  return [{ title: 'What was left out', body }];
}

/** One HTML file; `commandOf` shows a row again. */
export function fleetPage(result: SearchResult, commandOf: (row: SearchRow) => string, made: Made): string {
  const { traffic, candidates, systems, simulated, powerBudgetW } = result;
  const tokens = `${count(traffic.promptTokens)} prompt and ${count(traffic.outputTokens)} output tokens in the mean`;
  const budget = powerBudgetW === null ? '' : `, within ${watts(powerBudgetW)} of accelerators`;
  const frame: PlanFrame = {
    plan: 'plan',
    name: result.name,
    asked: [
      `${count(traffic.requests)} requests, ${rate(traffic.ratePerS)}, ${tokens}${budget}`,
      `${count(candidates)} candidates of ${count(systems)} systems in closed form, ${count(simulated)} simulated`,
    ],
    verdict: verdictOf(result),
    tiles: tilesOf(result),
    cautions: result.notes,
    command: made.command,
    foot: `Planned by Tokenworks ${made.version} · plan schema ${result.schemaVersion}`,
  };
  const rents = Object.entries(result.rents).map(([accelerator, rent]) => ({ accelerator, rent }));
  const answered = result.rows.length === 0 ? [] : [front(result), best(result, commandOf), priceSection(rents)];
  return planPage(frame, [...answered, ...left(result)]);
}
