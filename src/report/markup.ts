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

/** A plain table; the first cell of a row is its header. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly (string | Markup)[])[],
): Markup {
  const kind = (index: number): string => (columns[index]?.number === true ? 'number' : 'text');
  const head = columns.map((column, index) => html`<th scope="col" class="${kind(index)}">${column.title}</th>`);
  const body = rows.map((row) => {
    const cells = row.map((cell, index) =>
      index === 0
        ? html`<th scope="row" class="${kind(0)}">${cell}</th>`
        : html`<td class="${kind(index)}">${cell}</td>`,
    );
    return html`<tr>${cells}</tr>`;
  });
  const titled = columns.some((column) => column.title !== '');
  return html`<div class="scroll"><table>
    <caption>${caption}</caption>
    ${titled ? html`<thead><tr>${head}</tr></thead>` : nothing}
    <tbody>${body}</tbody>
  </table></div>`;
}

/** Numbers behind a chart, closed until somebody asks. */
export const details = (summary: string, content: Markup): Markup =>
  html`<details><summary>${summary}</summary>${content}</details>`;
