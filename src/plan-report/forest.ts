// A forest plot: the paired difference of each figure as a share of the base, with its interval, around a line at 0.

import type { CompareResult } from '../planner/index.ts';
import { three } from '../report/format.ts';
import { html, type Markup } from '../report/markup.ts';
import { niceAbove } from '../report/scale.ts';
import { changeText, judgementOf, relativeText, verdictText } from './figure-words.ts';
import { at, drawing, ink, lineAt, markAt, rule, soft, textAt } from './svg.ts';

const left = 200;
const right = 210;
const width = 760;
const rowHeight = 20;
const top = 44;
/** Shares of the base beyond this are cut, with an arrow: one large change must not hide the others. */
const most = 1;

interface Row {
  readonly label: string;
  readonly middle: number;
  readonly low: number;
  readonly high: number;
  readonly words: string;
  readonly title: string;
  readonly isBeyond: boolean;
}

/** Figures with a base to be a share of; an absolute interval divided by it. */
function rowsOf({ figures }: CompareResult, variant: number): Row[] {
  return figures.flatMap((figure) => {
    const difference = figure.differences[variant - 1];
    if (difference === undefined || difference.mean === null || difference.relative === null) return [];
    const { mean, relative, interval } = difference;
    // an exact 0 has no scale, and stays 0
    const scale = mean === 0 ? 0 : relative / mean;
    const [low, high] = interval === null ? [relative, relative] : [interval.low * scale, interval.high * scale];
    const judgement = judgementOf(difference, figure);
    const words = `${relativeText(relative)}${judgement === null ? '' : ` ${judgement}`}`;
    const title = `${figure.label}: ${changeText(mean, figure.unit)}, ${verdictText(difference, figure)}`;
    return [{ label: figure.label, middle: relative, low, high, words, title, isBeyond: judgement !== null }];
  });
}

const clamp = (value: number, edge: number): number => Math.min(edge, Math.max(-edge, value));

/** `variant` = its place among the variants, the base being 0. */
export function forestSvg(result: CompareResult, variant: number): Markup {
  const rows = rowsOf(result, variant);
  const name = result.variants[variant]?.name ?? '';
  const largest = Math.max(...rows.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]), 1e-6);
  const edge = Math.min(most, niceAbove(largest));
  const height = top + rows.length * rowHeight + 46;
  const plotWidth = width - left - right;
  const x = (share: number): number => left + ((clamp(share, edge) + edge) / (2 * edge)) * plotWidth;
  const bottom = top + rows.length * rowHeight;
  const ticks = [-edge, -edge / 2, 0, edge / 2, edge].map((tick) => {
    const text = tick === 0 ? '0' : `${tick < 0 ? '−' : '+'}${three(Math.abs(tick) * 100)}`;
    return html`${lineAt(x(tick), top - 6, x(tick), bottom, tick === 0 ? ink : rule)}
      ${textAt(x(tick), bottom + 15, text, { anchor: 'middle', colour: soft, size: 10 })}`;
  });
  const marks = rows.map((row, index) => {
    const y = top + index * rowHeight + rowHeight / 2 - 3;
    const ends = [row.low, row.high].map((end, side) => {
      if (Math.abs(end) > edge) {
        const tip = x(end);
        const back = tip + (end < 0 ? 6 : -6);
        return html`<path d="M${at(tip)} ${at(y)}L${at(back)} ${at(y - 4)}V${at(y + 4)}Z" fill="${ink}"/>`;
      }
      return side === 0 && row.low === row.high ? html`` : lineAt(x(end), y - 3.5, x(end), y + 3.5);
    });
    const mark = markAt(x(row.middle), y, row.isBeyond ? 'square' : 'ring', ink);
    return html`<g><title>${row.title}</title>${textAt(left - 12, y + 4, row.label, { anchor: 'end' })}
      ${lineAt(x(row.low), y, x(row.high), y, ink, 1.4)}${ends}${mark}
      ${textAt(width - right + 14, y + 4, row.words, { weight: row.isBeyond ? 600 : 400 })}</g>`;
  });
  const says = `Differences of ${name} from ${result.name}, with 95 % intervals`;
  return drawing(width, height, says, [
    textAt(10, 18, `${name} against ${result.name}`, { weight: 600, size: 12 }),
    textAt(width - right + 14, 34, 'of the base', { colour: soft, size: 10 }),
    ...ticks,
    ...marks,
    textAt(left + plotWidth / 2, height - 8, 'difference, % of the base (95 % interval; ■ beyond noise, ○ within)', {
      anchor: 'middle',
      colour: soft,
    }),
  ]);
}
