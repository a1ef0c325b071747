// One price list for all accelerators: which price holds where, what is said of it, and what it changes.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { capacity, size } from '../../src/planner/index.ts';
import { simulate } from '../../src/run/simulate.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import type { Scenario } from '../../src/scenario/input.gen.ts';
import { rentOf } from '../../src/scenario/rent.ts';
import { newFolder, run } from '../cli/command.ts';
import { chat } from './support.ts';

const small = { ...chat, workload: { ...chat.workload, requests: 40 } };
const rented = { ...small, price: { accelerator: '0.01 $/h' } };
const listed = { 'h100-sxm': '9 $/h', l40s: { rent: '1 $/h', low: '0.5 $/h', high: '2 $/h', source: 'an offer' } };
const pair = { accelerators: ['h100-sxm', 'a100-sxm-80gb'], precisions: ['bf16'], tps: [1], replicates: 1 };
const perHour = (usdPerS: number | null): number => Number(((usdPerS ?? Number.NaN) * 3600).toPrecision(9));

describe('the rent of an accelerator', () => {
  const rentIn = (scenario: object, readText?: (path: string) => string) => {
    const parsed = parseScenario(scenario, { file: 'plans/mine.yaml', ...(readText && { readText }) });
    const { accelerator } = parsed.pools[0] as (typeof parsed.pools)[number];
    return { ...rentOf(parsed, accelerator), perHour: perHour(rentOf(parsed, accelerator).usdPerS) };
  };

  test('is price.accelerator, then that of prices, then the catalog’s with its range', () => {
    expect(rentIn({ ...rented, prices: listed })).toMatchObject({ perHour: 0.01, from: 'scenario' });
    expect(rentIn({ ...small, prices: listed })).toMatchObject({ perHour: 9, from: 'prices', source: 'scenario' });
    const catalog = rentIn({ ...small, prices: { l40s: '1 $/h' } });
    expect(catalog).toMatchObject({ perHour: 4.35, from: 'catalog', kind: 'assumed', date: '2025-26' });
    expect([perHour(catalog.lowUsdPerS), perHour(catalog.highUsdPerS)]).toEqual([1.8, 6.9]);
  });

  test('is read from a file beside the scenario, by id or alias', () => {
    const files: Record<string, string> = {
      'plans/list.yaml': 'h100: { rent: 3 USD/h, source: quote, date: "2026-05-01" }',
    };
    const rent = rentIn({ ...small, prices: 'list.yaml' }, (path) => files[path] ?? '');
    expect(rent).toMatchObject({ perHour: 3, source: 'quote', date: '2026-05-01' });
  });

  test('reports every problem of a list at once', () => {
    const prices = {
      'h100-smx': '1 $/h',
      l40s: { rent: '1 $/h', low: '2 $/h' },
      h100: '2 $/h',
      'h100-sxm': '2 $/h',
    };
    expect(() => parseScenario({ ...small, prices })).toThrow(
      /h100-smx.*h100-sxm[\s\S]*l40s\.low[\s\S]*each accelerator once/,
    );
    expect(() => parseScenario({ ...small, prices: { l40s: { rent: '1 $/h', date: 'May' } } })).toThrow(
      /prices\.l40s\.date/,
    );
    expect(() => parseScenario({ ...small, prices: { l40s: '1 €' } })).toThrow(/prices\.l40s/);
    expect(() => parseScenario({ ...small, prices: 'none.yaml' }, { readText: () => 'a: [' })).toThrow(/none\.yaml/);
  });

  test('sets the dollars of a run', async () => {
    const usdOf = async (scenario: Scenario) => (await simulate(scenario)).money.acceleratorUsd ?? Number.NaN;
    expect(await usdOf({ ...small, prices: listed })).toBeCloseTo((9 / 4.35) * (await usdOf(small)), 9);
    expect(await usdOf({ ...rented, prices: listed })).toBe(await usdOf(rented));
  });
});

describe('a comparison of accelerators', () => {
  // Guards against "cheapest first" that mixes the scenario's rent for one accelerator with list prices for the others.
  test('uses the catalog for all where the scenario states a rent of its own alone', async () => {
    const { rows, notes } = await size(rented, pair);
    expect(rows.map(({ rent }) => rent.from)).toEqual(['catalog', 'catalog']);
    expect(rows).toEqual((await size(small, pair)).rows);
    expect(notes.join(' ')).toMatch(/rent of 0\.01 \$\/h .* was not used.*prices: \{ h100-sxm: "0\.01 \$\/h"/);
    const written = { ...small, fleet: { pools: [{ accelerator: { base: 'h100-sxm', price: '0.01 $/h' } }] } };
    const own = await size(written, pair);
    expect(own.rows.map(({ rent }) => perHour(rent.usdPerS)).sort()).toEqual([2.25, 4.35]);
    expect(own.notes.join(' ')).toContain('was not used');
  });

  test('uses the scenario’s rent where its own accelerator alone is tried', async () => {
    const { rows, notes } = await size(rented, { ...pair, accelerators: ['h100-sxm'] });
    expect(rows[0]?.rent).toMatchObject({ from: 'scenario', source: 'price.accelerator' });
    expect(rows[0]?.usdPerHour).toBeCloseTo(0.01 * (rows[0]?.accelerators ?? 0), 9);
    expect(notes.join(' ')).not.toContain('was not used');
  });

  test('follows the list: its order, its accelerators, and no price for what it leaves out', async () => {
    const dear = { ...rented, prices: { 'h100-sxm': '9 $/h', 'a100-sxm-80gb': '1 $/h' } };
    const cheap = { ...rented, prices: { 'h100-sxm': '1 $/h', 'a100-sxm-80gb': '9 $/h' } };
    const order = async (scenario: Scenario) => (await size(scenario, pair)).rows.map(({ accelerator }) => accelerator);
    expect(await order(dear)).toEqual(['a100-sxm-80gb', 'h100-sxm']);
    expect(await order(cheap)).toEqual(['h100-sxm', 'a100-sxm-80gb']);
    const usual = await size({ ...small, prices: listed }, { ...pair, accelerators: undefined });
    expect([...usual.rows, ...usual.cannot].map(({ id }) => id.split(' ')[0]).sort()).toEqual(['h100-sxm', 'l40s']);
    const missing = await size({ ...rented, prices: { l40s: '1 $/h' } }, pair);
    expect(missing.rows.map(({ usdPerHour }) => usdPerHour)).toEqual([null, null]);
    expect(missing.notes.join(' ')).toContain('without a price here: h100-sxm, a100-sxm-80gb');
  });
});

describe('--prices', () => {
  test('goes before the scenario’s rents, and its source and date are in the table', async () => {
    const home = newFolder();
    writeFileSync(join(home, 'chat.json'), JSON.stringify(rented));
    const list =
      'h100-sxm: { rent: 7 $/h, low: 6 $/h, high: 8 $/h, source: our quote, date: "2026-05-01" }\nl40s: 1 $/h\n';
    writeFileSync(join(home, 'list.yaml'), list);
    const args = ['chat.json', '--prices', 'list.yaml', '--quiet'];
    const { out } = await run(home, ['size', ...args, '--tp', '1', '--precision', 'bf16', '--repeat', '1']);
    expect(out).toMatch(/h100-sxm +\$7\.00 +6\.00 to 8\.00 +prices +2026-05-01/);
    expect(out).toMatch(/h100-sxm: prices: our quote/);
    const { out: json } = await run(home, ['simulate', ...args, '--json', '-']);
    const { money } = JSON.parse(json) as { money: { acceleratorUsd: number } };
    expect(money.acceleratorUsd).toBeCloseTo(((await simulate(rented)).money.acceleratorUsd ?? 0) * 700, 6);
    expect(await run(home, ['size', 'chat.json', '--prices', 'chat.json'])).toMatchObject({ code: 2 });
  });
});

// Guards against a limit whose dollars come from nowhere, and against a range that forgets the number of accelerators.
test('a capacity says which rents its dollars rest on, and between what they lie', async () => {
  const fleet = { pools: [{ accelerator: 'l40s', replicas: 2 }] };
  const options = { replicates: 1, tolerance: 0.5, ranges: false, workers: 0 };
  const { rents, figures, usdPerHourRange } = await capacity({ ...small, fleet, prices: listed }, options);
  expect(rents).toMatchObject([{ accelerator: 'l40s', accelerators: 2, rent: { from: 'prices', source: 'an offer' } }]);
  expect(figures?.usdPerHour).toBeCloseTo(2, 9);
  expect(usdPerHourRange?.low).toBeCloseTo(1, 9);
  expect(usdPerHourRange?.high).toBeCloseTo(4, 9);
  const flat = await capacity({ ...small, fleet, prices: { l40s: '1 $/h' } }, options);
  expect(flat.usdPerHourRange).toBeNull();
});
