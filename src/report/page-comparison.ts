// The page's table of what a benchmark measured beside what was simulated.

import type { Result } from '../result/types.ts';
import { comparisonLead, comparisonRows } from './comparison-words.ts';
import { html, type Markup, nothing, table } from './markup.ts';

const columns = [{ title: '' }, ...['measured', 'simulated', 'ratio'].map((title) => ({ title, number: true }))];

export function comparisonSection({ comparison }: Result): Markup {
  if (comparison === undefined) return nothing;
  const notes = comparison.notes.map((note) => html`<li>${note}</li>`);
  return html`<section><h2>Measured and simulated</h2><p class="lead">${comparisonLead(comparison)}</p>
    ${table('Measured and simulated', columns, comparisonRows(comparison))}<ul>${notes}</ul>
  </section>`;
}
