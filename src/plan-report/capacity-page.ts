// A capacity as a page that one can show: how much load, how sure, what was tried.

import type { CapacityResult, LoadTrial } from '../planner/types.ts';
import { percent, rate } from '../report/format.ts';
import { html, type Markup, nothing, table } from '../report/markup.ts';
import { plotMarkup } from '../report/plot.ts';
import { axisTo } from '../report/scale.ts';
import { headlineText, partedRate, rangeTexts, trialCells, trialHeader, trialsOf } from './capacity-words.ts';
import { type PlanFrame, type PlanSection, planPage } from './frame.ts';
import { attained, dollars, joulesText, type Made, perMillion, sloText } from './plan-words.ts';
import { priceSection } from './price-section.ts';

const paragraphs = (texts: readonly string[]): readonly Markup[] =>
  texts.map((text) => html`<p class="note">${text}</p>`);

function verdictOf(result: CapacityResult): PlanFrame['verdict'] {
  const { atLeast, below } = result.ratePerS;
  const detail = headlineText(result);
  if (atLeast === null) return { tone: 'bad', headline: 'No rate does', detail };
  return { tone: 'good', headline: partedRate(atLeast, below), detail: `${detail}.` };
}

function tilesOf({ figures, interval, ranges, ratePerS }: CapacityResult): PlanFrame['tiles'] {
  if (figures === null || ratePerS.atLeast === null) return [];
  const { costs } = figures;
  const over = interval === null ? '–' : `${rate(interval.low)}`;
  return [
    ['Limit', rate(ratePerS.atLeast), 'requests a second, first set'],
    ['Low end', over, interval === null ? 'one set of draws' : `to ${rate(interval.high)}, 95 % of sets`],
    ['Slow kernels', ranges?.low == null ? '–' : rate(ranges.low), 'all kernels slower by their error'],
    ['Rent', dollars(figures.usdPerHour), `an hour, ${figures.accelerators} accelerators`],
    ['A million good tokens', perMillion(costs.usdPerMtokenGood), `${perMillion(costs.usdPerMtoken)} of all tokens`],
    ['A good token', joulesText(costs.joulesPerGoodToken), 'accelerators alone'],
  ];
}

/** Share that met the SLO against the rate, of the trials that ran to their end. */
function sharePlot(result: CapacityResult): Markup {
  const whole = trialsOf(result).filter(({ share }) => share !== null);
  if (whole.length === 0) return nothing;
  const most = Math.max(...whole.map(({ ratePerS }) => ratePerS));
  const { top, values } = axisTo(most);
  const at = (ratePerS: number): number => ratePerS / top;
  const least = Math.min(result.wanted, ...whole.map(({ share }) => share ?? 0));
  const floor = Math.max(0, Math.floor(least * 10 - 0.5) / 10);
  const up = (share: number): number => (share - floor) / (1 - floor);
  const points = whole.map(({ ratePerS, share }) => ({ x: at(ratePerS), y: up(share ?? 0) }));
  const says = whole.map(({ ratePerS, share }) => `${rate(ratePerS)}: ${attained(share)}`).join('; ');
  return plotMarkup({
    heightPx: 260,
    says: `Share of requests that met the SLO by rate. ${says}.`,
    shapes: [
      { ink: 'tpot', form: 'line', points },
      { ink: 'plainink', form: 'dashed', points: [0, 1].map((x) => ({ x, y: up(result.wanted) })) },
    ],
    xTicks: values.map((value) => ({ x: at(value), text: rate(value) })),
    yTicks: [floor, (1 + floor) / 2, 1].map((share) => ({ y: up(share), text: percent(share) })),
    bands: [],
    labels: [],
    dots: points.map((point, row) => ({
      ...point,
      ink: 'tpot',
      title: `${trialCells(whole[row] as LoadTrial).join(', ')}`,
    })),
    hovers: [],
    xTitle: 'requests a second',
    yTitle: 'share that met the SLO',
  });
}

function loads(result: CapacityResult): PlanSection {
  const columns = trialHeader(result.dial.path).map((title, index) => ({ title, number: index < 3 }));
  return {
    title: 'How much load',
    lead: `Share of requests that met the SLO, by rate; dashed: the ${percent(result.wanted)} that are asked for.`,
    body: html`${sharePlot(result)}${table('Loads that were tried', columns, trialsOf(result).map(trialCells))}
      ${paragraphs(rangeTexts(result))}`,
  };
}

function sets({ replicates }: CapacityResult): PlanSection {
  const rows = replicates.map(({ seed, good, bad, queue }) => [
    String(seed),
    good === null ? 'no load' : partedRate(good.ratePerS, bad?.ratePerS ?? null),
    bad === null ? 'no load' : partedRate(bad.ratePerS, good?.ratePerS ?? null),
    queue?.state ?? '–',
  ]);
  const columns = [{ title: 'seed' }, { title: 'meets at', number: true }, { title: 'misses at', number: true }];
  return {
    title: 'How sure',
    lead: 'The limit of each set of draws; the queue is that just above the limit.',
    body: table('Limits by set of draws', [...columns, { title: 'queue' }], rows),
  };
}

/** One HTML file; `check` shows the limit again. */
export function capacityPage(result: CapacityResult, check: string | null, made: Made): string {
  const { question } = result;
  const frame: PlanFrame = {
    plan: 'capacity',
    name: result.name,
    asked: [
      `${question.model} on ${question.engine}, route ${question.route}`,
      `${sloText(question)} for ${percent(result.wanted)} of the requests; asked for: ${rate(result.baseRatePerS)}`,
    ],
    verdict: verdictOf(result),
    tiles: tilesOf(result),
    cautions: result.notes,
    command: made.command,
    ...(check !== null && { check }),
    foot: `Found by Tokenworks ${made.version} · plan schema ${result.schemaVersion}`,
  };
  return planPage(frame, [loads(result), sets(result), priceSection(result.rents)]);
}
