// HTML that is safe by construction: whatever is put into a template is escaped, unless it came out of one.

import { plain } from './format.ts';

/** Text that is HTML already. Only `html` makes it. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | readonly Markup[] | string | number;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** User text for HTML text and quoted attributes. */
export const escapeHtml = (text: string): string =>
  plain(text, Number.POSITIVE_INFINITY).replace(/[&<>"']/g, (mark) => entities[mark] ?? '');

function partText(part: Part): string {
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escapeHtml(part);
  if ('markup' in part) return part.markup;
  return part.map((inner) => inner.markup).join('');
}

/** Line breaks of a template are for its reader: gone before a tag or a part, a space inside text or a tag. */
const unbroken = (text: string): string => text.replace(/\n\s*(?=<|$)/g, '').replace(/\n\s*/g, ' ');

export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let markup = unbroken(template[0] ?? '');
  parts.forEach((part, index) => {
    markup += partText(part) + unbroken(template[index + 1] ?? '');
  });
  return { markup };
}

/** Text whose line breaks are its own. */
export const preformatted = (text: string): Markup => ({
  markup: `<pre>${text.trimEnd().split('\n').map(escapeHtml).join('\n')}</pre>`,
});

export const nothing: Markup = { markup: '' };

export interface Column {
  readonly title: string;
  /** numbers are aligned right */
  readonly number?: boolean;
}

/** Columns above which a table is folded on narrow screens, a row below the other, and rows up to which it is. */
const mostColumns = 4;
const mostFolded = 40;
/** Text above it has a line of its own there. */
const longText = 18;

/** A plain table; the first cell of a row is its header. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly (string | Markup)[])[],
): Markup {
  const kind = (index: number): string => (columns[index]?.number === true ? 'number' : 'text');
  const head = columns.map((column, index) => html`<th scope="col" class="${kind(index)}">${column.title}</th>`);
  const isFolded = columns.length > mostColumns && rows.length <= mostFolded;
  // a cell is a number unless it says otherwise: there are thousands of them
  const kindOf = (cell: string | Markup, index: number): Markup => {
    if (kind(index) === 'number') return nothing;
    const isLong = isFolded && typeof cell === 'string' && cell.length > longText;
    return isLong ? html` class="text long"` : html` class="text"`;
  };
  const cellOf = (cell: string | Markup, index: number): Markup =>
    isFolded
      ? html`<td${kindOf(cell, index)} data-t="${columns[index]?.title ?? ''}">${cell}</td>`
      : html`<td${kindOf(cell, index)}>${cell}</td>`;
  const body = rows.map((row) => {
    const cells = row.map((cell, index) =>
      index === 0 ? html`<th scope="row" class="${kind(0)}">${cell}</th>` : cellOf(cell, index),
    );
    return html`<tr>${cells}</tr>`;
  });
  const titled = columns.some((column) => column.title !== '');
  const content = html`<caption>${caption}</caption>
    ${titled ? html`<thead><tr>${head}</tr></thead>` : nothing}
    <tbody>${body}</tbody>`;
  if (isFolded) return html`<div class="scroll"><table class="fold">${content}</table></div>`;
  // what may have to be scrolled can be scrolled by keys
  const reach = columns.length > mostColumns ? html` tabindex="0" role="region" aria-label="${caption}"` : nothing;
  return html`<div class="scroll"${reach}><table>${content}</table></div>`;
}

/** Sections with a name to jump to, and the list of them. */
export function withContents(sections: readonly Markup[]): { readonly contents: Markup; readonly body: Markup } {
  const names: Markup[] = [];
  const body = sections.map(({ markup }) => {
    const found = /^<section(?: id="([^"]*)")?><h2>(.*?)<\/h2>/.exec(markup);
    if (found === null) return { markup };
    const [start, given, title = ''] = found;
    const id = given ?? title.toLowerCase().replace(/[^a-z]+/g, '-');
    names.push({ markup: `<li><a href="#${id}">${title}</a></li>` });
    return { markup: `<section id="${id}"><h2>${title}</h2>${markup.slice(start.length)}` };
  });
  if (names.length < 2) return { contents: nothing, body: html`${body}` };
  return { contents: html`<nav class="contents" aria-label="Contents"><ol>${names}</ol></nav>`, body: html`${body}` };
}

/** Numbers behind a chart, closed until somebody asks. */
export const details = (summary: string, content: Markup): Markup =>
  html`<details><summary>${summary}</summary>${content}</details>`;
