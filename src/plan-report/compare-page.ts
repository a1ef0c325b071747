// A comparison as a page: a sentence, a forest plot and a table for each variant.

import type { CompareResult } from '../planner/index.ts';
import * as format from '../report/format.ts';
import { html, type Markup, table } from '../report/markup.ts';
import { page } from '../report/page.ts';
import { changeText, rangeText, relativeText, summaryText, valueText, verdictText } from './figure-words.ts';
import { forestSvg } from './forest.ts';

const columns = [
  { title: 'figure' },
  { title: 'base', number: true },
  { title: 'variant', number: true },
  { title: 'difference', number: true },
  { title: '95 % interval', number: true },
  { title: 'of the base', number: true },
  { title: 'in words' },
];

/** Mean of the sets of draws. */
function meanText(result: CompareResult, row: number, variant: number): string {
  const figure = result.figures[row];
  if (figure === undefined) return '';
  return valueText(figure.intervals[variant]?.mean ?? figure.values[variant]?.[0], figure.unit);
}

/** The cells of a variant's table, for page and text alike. */
export function differenceRows(result: CompareResult, variant: number): string[][] {
  return result.figures.flatMap((figure, row) => {
    const difference = figure.differences[variant - 1];
    if (difference === undefined) return [];
    const { mean, relative, interval } = difference;
    const range = interval === null ? format.unknown : rangeText(interval, figure.unit);
    return [
      [
        figure.label,
        meanText(result, row, 0),
        meanText(result, row, variant),
        changeText(mean, figure.unit),
        range,
        relativeText(relative),
        verdictText(difference, figure),
      ],
    ];
  });
}

/** What a variant changes, in a sentence. */
export function variantSummary(result: CompareResult, variant: number): string {
  const figures = result.figures.flatMap((figure) => {
    const difference = figure.differences[variant - 1];
    return difference === undefined ? [] : [{ ...figure, difference }];
  });
  return summaryText(result.variants[variant]?.name ?? '', result.name, figures);
}

function section(result: CompareResult, variant: number): Markup {
  const name = result.variants[variant]?.name ?? '';
  return html`<section><h2>${name} against ${result.name}</h2>
    <p class="lead">${variantSummary(result, variant)}</p>
    <div class="scroll">${forestSvg(result, variant)}</div>
    ${table('Means over the sets of draws, and paired differences', columns, differenceRows(result, variant))}
  </section>`;
}

export function comparePage(result: CompareResult, command: string): string {
  const others = result.variants.slice(1).map((_, row) => section(result, row + 1));
  const sets = result.seeds.length === 1 ? 'one run of each' : `${result.seeds.length} common sets of draws`;
  const notes = result.notes.map((note) => html`<li>${note}</li>`);
  const body = html`<main>
    <p class="eyebrow">Comparison</p><h1>${format.plain(result.name)} and ${result.variants.length - 1} more</h1>
    <p class="meta">${sets}, seeds ${result.seeds[0] ?? 0} to ${result.seeds.at(-1) ?? 0}</p>
    ${others}
    <section><h2>How to read it</h2><ul>${notes}</ul><p class="note">${command}</p></section>
    <footer>Simulated by Tokenworks</footer>
  </main>`;
  return page(`${format.plain(result.name)} compared · Tokenworks`, body);
}
