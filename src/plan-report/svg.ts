// Drawings for papers: vectors of fixed size with their fonts as text and their colours in attributes, which a page and
// a typesetter show alike. What colour distinguishes, dashes and marks do too.

import { html, type Markup } from '../report/markup.ts';

export const ink = '#1b1e22';
export const soft = '#5b6068';
export const rule = '#d9d5cc';

/** Series in the order of use: apart in colour, in grey, in dashes and in marks. */
export const series = [
  { colour: '#12355b', dash: '', mark: 'disc' },
  { colour: '#c4521a', dash: '7 3', mark: 'square' },
  { colour: '#12715c', dash: '2 3', mark: 'triangle' },
  { colour: '#8a6bbf', dash: '9 3 2 3', mark: 'diamond' },
  { colour: '#6f7479', dash: '4 4', mark: 'ring' },
  { colour: '#a3195b', dash: '12 4', mark: 'cross' },
] as const;

export type Mark = (typeof series)[number]['mark'];

/** Places in a drawing: a hundredth is finer than print. */
export const at = (value: number): string => value.toFixed(2).replace(/\.?0+$/, '');

interface TextStyle {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
  readonly colour?: string;
  readonly weight?: number;
  /** turned to be read from the right */
  readonly isUpright?: boolean;
}

export function textAt(x: number, y: number, text: string, style: TextStyle = {}): Markup {
  const { anchor = 'start', size = 11, colour = ink, weight = 400, isUpright = false } = style;
  const turn = isUpright ? html` transform="rotate(-90 ${at(x)} ${at(y)})"` : html``;
  return html`<text x="${at(x)}" y="${at(y)}"${turn} text-anchor="${anchor}" font-size="${size}" font-weight="${weight}"
    fill="${colour}">${text}</text>`;
}

export function lineAt(x1: number, y1: number, x2: number, y2: number, colour = ink, width = 1, dash = ''): Markup {
  const dashes = dash === '' ? html`` : html` stroke-dasharray="${dash}"`;
  return html`<path d="M${at(x1)} ${at(y1)}L${at(x2)} ${at(y2)}" fill="none" stroke="${colour}"
    stroke-width="${width}"${dashes}/>`;
}

export function markAt(x: number, y: number, mark: Mark, colour: string, radius = 3.4): Markup {
  const path = (d: string, isOpen = false): Markup =>
    html`<path d="${d}" fill="${isOpen ? 'none' : colour}" stroke="${colour}" stroke-width="1.4"/>`;
  const [left, right, top, bottom] = [at(x - radius), at(x + radius), at(y - radius), at(y + radius)];
  switch (mark) {
    case 'disc':
      return html`<circle cx="${at(x)}" cy="${at(y)}" r="${radius}" fill="${colour}"/>`;
    case 'ring':
      return html`<circle cx="${at(x)}" cy="${at(y)}" r="${radius}"
        fill="#fff" stroke="${colour}" stroke-width="1.4"/>`;
    case 'square':
      return path(`M${left} ${top}H${right}V${bottom}H${left}Z`);
    case 'triangle':
      return path(`M${at(x)} ${top}L${right} ${bottom}H${left}Z`);
    case 'diamond':
      return path(
        `M${at(x)} ${at(y - radius * 1.3)}L${right} ${at(y)}L${at(x)} ${at(y + radius * 1.3)}L${left} ${at(y)}Z`,
      );
    default:
      return path(`M${left} ${top}L${right} ${bottom}M${left} ${bottom}L${right} ${top}`, true);
  }
}

/** A drawing as it is put into a page or, with its namespace, a file of its own. */
export function drawing(width: number, height: number, says: string, content: readonly Markup[]): Markup {
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"
    viewBox="0 0 ${width} ${height}" role="img" aria-label="${says}"
    font-family="Helvetica, Arial, 'Liberation Sans', sans-serif">
    <title>${says}</title><rect width="${width}" height="${height}" fill="#fff"/>${content}</svg>`;
}

export const svgFile = ({ markup }: Markup): string => `<?xml version="1.0" encoding="UTF-8"?>\n${markup}\n`;
