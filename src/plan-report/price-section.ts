// The section of a page that says what each accelerator rents for, and where that is from.

import { html, type Markup, table } from '../report/markup.ts';
import type { PlanSection } from './frame.ts';
import { type RentOf, rentHeader, rentRows, rentSources } from './price-words.ts';

export const paragraphs = (texts: readonly string[]): readonly Markup[] =>
  texts.map((text) => html`<p class="note">${text}</p>`);

/** Columns of numbers. */
const numbers: ReadonlySet<string> = new Set(['an hour', 'from … to']);

export function priceSection(rows: readonly RentOf[]): PlanSection {
  const columns = rentHeader.map((title) => ({ title, number: numbers.has(title) }));
  return {
    title: 'Prices',
    lead: 'Rent of one accelerator, and the list that it is from.',
    body: html`${table('Rents', columns, rentRows(rows))}${paragraphs(rentSources(rows))}`,
  };
}
