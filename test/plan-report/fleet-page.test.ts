// The page of a search: the plot of speed against throughput, rows with their commands, what was left out.

import { describe, expect, test } from 'vitest';
import { fleetPage } from '../../src/plan-report/fleet-page.ts';
import { frontPlot, speedFront } from '../../src/plan-report/front-plot.ts';
import { plan } from '../../src/planner/index.ts';
import { escapeHtml } from '../../src/report/markup.ts';

const scenario = {
  tokenworks: 1,
  name: 'page <of> a search',
  model: 'llama-3.1-8b',
  fleet: { pools: [{ accelerator: 'h100-sxm' }] },
  workload: { arrivals: { process: 'poisson', rate: '10 /s' }, prompt: 300, output: 40, requests: 60 },
  slo: { ttft: '1 s', tpot: '40 ms', attainment: 0.9 },
};
const options = {
  accelerators: ['h100-sxm', 'l40s'],
  tps: [1, 2],
  precisions: ['bf16'],
  replicas: [1, 2],
  replicates: 1,
};
const result = await plan(scenario, { ...options, top: 2, powerBudgetW: 2000 });
const made = { command: 'tokenworks plan x', version: '1' };

describe('the page of a search', () => {
  const page = fleetPage(result, (row) => `tokenworks simulate x --set ${row.changes.join(' ')} <&>`, made);

  test('shows the best fleets with their commands, escaped', () => {
    expect(result.rows.length).toBe(2);
    for (const { pools } of result.rows) expect(page).toContain(`${pools[0]?.replicas} × ${pools[0]?.accelerator}`);
    expect(page).toContain('page &lt;of&gt; a search');
    for (const { changes } of result.rows) {
      expect(page).toContain(`--set ${escapeHtml(changes.join(' '))} &lt;&amp;&gt;`);
    }
    expect(page).not.toContain('<script');
    expect(page).toContain('beyond the power budget');
  });

  test('draws each fleet once, with the names of both axes', () => {
    const plot = frontPlot(result)?.markup ?? '';
    expect(plot).toContain('tokens/s/user (1 / median time per output token)');
    expect(plot).toContain('good tokens/s/accelerator');
    const fleets = new Set([...result.rows, ...result.front].map(({ id }) => id)).size + result.others.length;
    expect(plot.match(/<g><title>/g)?.length).toBe(fleets);
    expect(frontPlot({ ...result, rows: [], front: [], others: [] })).toBeNull();
  });

  test('joins what nothing is above and to the right of', () => {
    const points = [
      { x: 1, y: 9 },
      { x: 2, y: 5 },
      { x: 2, y: 8 },
      { x: 3, y: 8 },
      { x: 4, y: 1 },
      { x: 3.5, y: 0.5 },
    ];
    expect(speedFront(points)).toEqual([
      { x: 1, y: 9 },
      { x: 3, y: 8 },
      { x: 4, y: 1 },
    ]);
  });
});
