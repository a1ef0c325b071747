// Candidates as bars on one scale: the value as a bar, its range as a whisker over it, each with its words.

import { html, type Markup, nothing } from '../report/markup.ts';

export interface RangeBar {
  readonly name: string;
  readonly value: number;
  /** null = no range is known */
  readonly low: number | null;
  readonly high: number | null;
  readonly text: string;
  /** drawn strong */
  readonly first: boolean;
}

const share = (value: number, top: number): string => `${(Math.min(1, Math.max(0, value / top)) * 100).toFixed(2)}%`;

/** `says`: the sentence for those who do not see it. */
export function rangeBars(bars: readonly RangeBar[], says: string): Markup {
  const top = bars.reduce((most, { value, high }) => Math.max(most, value, high ?? value), 0);
  if (!(top > 0)) return nothing;
  const rows = bars.map(({ name, value, low, high, text, first }) => {
    const whisker =
      low === null || high === null
        ? nothing
        : html`<span class="whisker" style="left:${share(low, top)};width:${share(high - low, top)}"></span>`;
    return html`<div class="rangerow"><div class="name">${name}</div><div class="track">
      <span class="value ${first ? 'first' : 'other'}" style="width:${share(value, top)}"></span>${whisker}</div>
      <div class="says">${text}</div></div>`;
  });
  return html`<div class="rangebars" role="img" aria-label="${says}">${rows}</div>`;
}
