// The frame of every page of a plan: what was asked, the answer, sections with a list of contents, how to repeat it.

import { plain } from '../report/format.ts';
import { html, type Markup, nothing } from '../report/markup.ts';
import { page } from '../report/page.ts';
import { style } from '../report/style.ts';
import { planStyle } from './style.ts';

export interface PlanSection {
  readonly title: string;
  /** what the section shows, in a sentence or two; left out: the title says it */
  readonly lead?: string;
  readonly body: Markup;
}

/** The answer in a few words, with its tone: the plan has one, it has none, or it is open. */
export interface PlanVerdict {
  readonly tone: 'good' | 'bad' | 'open';
  readonly headline: string;
  readonly detail: string;
  /** what the answer depends on most */
  readonly caution?: string;
}

export interface PlanFrame {
  /** which plan, such as `size` */
  readonly plan: string;
  /** of the scenario */
  readonly name: string;
  /** what was asked, in lines */
  readonly asked: readonly string[];
  readonly verdict: PlanVerdict;
  /** headline figures: what, figure, of what */
  readonly tiles: readonly (readonly [what: string, figure: string, of: string])[];
  /** what to know before the answer is used */
  readonly cautions: readonly string[];
  /** command line that gives this page again; null = not known */
  readonly command: string | null;
  /** command line that simulates the answer; left out: there is none, or each row has its own */
  readonly check?: string;
  /** of Tokenworks, and what else the foot says */
  readonly foot: string;
}

/** The anchor of a section: its title in small letters with hyphens. */
const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** "1.23 s" as figure and small unit. */
function figure(text: string): Markup {
  const cut = text.indexOf(' ');
  if (cut < 0) return html`<div class="figure">${text}</div>`;
  return html`<div class="figure">${text.slice(0, cut)}<small>${text.slice(cut + 1)}</small></div>`;
}

function sectionMarkup({ title, lead, body }: PlanSection): Markup {
  const words = lead === undefined ? nothing : html`<p class="lead">${lead}</p>`;
  return html`<section id="${anchorOf(title)}"><h2>${title}</h2>${words}${body}</section>`;
}

function contents(sections: readonly PlanSection[]): Markup {
  if (sections.length < 3) return nothing;
  const lines = sections.map(({ title }) => html`<li><a href="#${anchorOf(title)}">${title}</a></li>`);
  return html`<nav class="contents" aria-label="Contents"><ul>${lines}</ul></nav>`;
}

/** A whole file: one page without scripts, fonts or network, as the report of a run. */
export function planPage(frame: PlanFrame, sections: readonly PlanSection[]): string {
  const { plan, name, asked, verdict, tiles, cautions, command, check, foot } = frame;
  const lines = asked.map((line) => html`<p class="meta">${line}</p>`);
  const caution = verdict.caution === undefined ? nothing : html`<p class="binds">${verdict.caution}</p>`;
  const all = tiles.map(
    ([what, value, of]) => html`<li><div class="what">${what}</div>${figure(value)}<div class="of">${of}</div></li>`,
  );
  const noted = cautions.map((text) => html`<li>${text}</li>`);
  const warned = html`<div class="warnings"><h2>Before you trust this</h2><ul>${noted}</ul></div>`;
  const checked = check === undefined ? nothing : html`<pre class="command">${check}</pre>`;
  const again = html`<section><h2>This page again</h2><pre class="command">${command ?? ''}</pre>${checked}</section>`;
  const body = html`<main>
    <header><p class="eyebrow">Tokenworks ${plan}</p><h1>${name}</h1>${lines}</header>
    <div class="verdict tone-${verdict.tone}"><h2>${verdict.headline}</h2><p>${verdict.detail}</p>${caution}</div>
    ${tiles.length === 0 ? nothing : html`<ul class="tiles">${all}</ul>`}
    ${cautions.length === 0 ? nothing : warned}
    ${contents(sections)}${sections.map(sectionMarkup)}
    ${command === null ? nothing : again}
    <footer>${foot}</footer>
  </main>`;
  return page(`${plain(name)} · Tokenworks ${plan}`, body, `${style}${planStyle}`);
}
