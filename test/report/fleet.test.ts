// The reports of a fleet: every pool is there, shares add up, the heat map draws every cell once, the page stays small.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percent } from '../../src/report/format.ts';
import { heatPanel, strengthOf } from '../../src/report/heat-plot.ts';
import { htmlReport } from '../../src/report/html.ts';
import { textReport } from '../../src/report/text.ts';
import type { HeatMap } from '../../src/result/heat-map.ts';
import { buildResult } from '../../src/result/result.ts';
import { observations } from '../result/fixture.ts';
import { commanded, fleetResult, widest } from './fleet.ts';

const fleet = await fleetResult();
const wide = widest(fleet);
const lone = buildResult(observations({ durationS: 60, warmUpS: 10 }));

/** Lines of the text from a heading to the next. */
function sectionOf(text: string, title: string): string[] {
  const lines = text.split('\n');
  const from = lines.findIndex((line, at) => line.startsWith(title) && lines[at + 1]?.startsWith('──') === true);
  if (from < 0) return [];
  const rest = lines.slice(from + 2);
  const next = rest.findIndex((line) => line.startsWith('──'));
  return next < 0 ? rest : rest.slice(0, next - 2);
}

describe('pools', () => {
  test('every pool stands twice in the text, with all its numbers', () => {
    for (const result of [fleet, wide]) {
      const rows = sectionOf(textReport(result), 'Pools');
      const served = rows.filter((line) => /%$/.test(line));
      const used = rows.filter((line) => /\$\d[\d.,]*$/.test(line));
      expect([served.length, used.length]).toEqual([result.pools.length, result.pools.length]);
      for (const [index, pool] of result.pools.entries()) {
        expect(served[index]).toContain(percent(pool.attainment.share));
        expect(used[index]).toContain(percent(pool.kv.peakShare));
        for (const line of [served[index], used[index]]) expect(line).toContain(pool.name.slice(0, 6));
      }
    }
  });

  test('lines hold 100 columns whatever pools are called', () => {
    for (const line of textReport(wide).split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
  });

  test('every pool has a row on the page', () => {
    const page = htmlReport(wide);
    for (let index = 0; index < 64; index++) {
      const row = new RegExp(`<th scope="row" class="text">pool ${index} [^<]*<span class="under">8 × an`, 'g');
      expect(page.match(row)).toHaveLength(1);
    }
  });

  test('the shares of the tail are those of the result, and the pools of a small fleet own all of it', () => {
    const { tail } = fleet;
    const known = { ...fleet, tail: { ttft: { ...tail.ttft, requests: 400 }, e2e: { ...tail.e2e, requests: 8 } } };
    const lines = sectionOf(textReport(known), 'Replicas').map((line) => line.trim().split(/ {2,}/));
    expect(lines.flat()).toContain('Of the slowest by E2E there are 8: too few to say whose they are.');
    const from = lines.findIndex(([first]) => first?.includes('of the slowest') && first.includes('by TTFT'));
    const pools = lines.slice(from + 1, from + 3);
    expect(pools.map(([name]) => name).sort()).toEqual(['ampere', 'hopper']);
    for (const column of [1, 2]) {
      const sum = pools.reduce((total, cells) => total + Number.parseFloat(cells[column] ?? ''), 0);
      expect(Math.abs(sum - 100)).toBeLessThanOrEqual(0.11);
    }
  });

  test('a replica is named for what it owns of the tail where chance would not give it as much', () => {
    const replica = { name: 'ampere/1', share: 0.3, requestShare: 0.2 };
    const of = (requests: number) => {
      const owned = { ...fleet.tail.ttft, requests, replicas: [replica] };
      return textReport({ ...fleet, tail: { ttft: owned, e2e: owned } });
    };
    expect(of(40)).not.toMatch(/ampere\/1 +30/);
    expect(of(40)).toContain('No replica owns more of the slowest by TTFT than chance gives');
    expect(of(400)).toMatch(/ampere\/1 +30.0 % +20.0 % +1.50 ×/);
  });

  test('a single replica has nothing to compare', () => {
    expect(sectionOf(textReport(lone), 'Pools')).toEqual([]);
    expect(htmlReport(lone)).not.toMatch(/<h2>(Pools|Replicas|Policies)<|class="heat /);
    expect(textReport(lone).split('\n')[1]).toBe('llama-3.1-8b on 1 × h100-sxm · vllm-v1 · bf16');
    expect(textReport(fleet).split('\n')[1]).toBe('5 replicas on 5 accelerators in 2 pools.');
  });
});

describe('the router', () => {
  test('what it held and rejected is told, and only that', () => {
    const at = (released: number, waiting: number, rejected: number) => {
      const atRouter = { released, waiting, rejected };
      const told = textReport({ ...fleet, requests: { ...fleet.requests, atRouter } });
      return sectionOf(told, 'Pools').join(' ').replace(/ +/g, ' ');
    };
    expect(at(0, 0, 0)).toContain('least-outstanding-tokens; it held none.');
    expect(at(3, 2, 1)).toContain('; 3 held requests sent on, 2 still held at the end, 1 rejected by it.');
    expect(at(1, 0, 0)).toContain('; 1 held request sent on.');
  });
});

describe('policies', () => {
  const seen = commanded(fleet);

  test('are listed with their first commands, replicas by name', () => {
    expect(
      htmlReport(seen).match(/<td class="text(?: long)?"(?: data-t="[^"]*")?>reactive-scaler &lt;b&gt;<\/td>/g),
    ).toHaveLength(210);
    const lines = sectionOf(textReport(seen), 'Policies');
    expect(lines.filter((line) => line.includes('ampere/') || line.includes('hopper/'))).toHaveLength(12);
    expect(lines.at(-1)).toBe('  and 19,988 more');
    for (const name of fleet.replicas.columns!.name) expect(lines.join('\n')).toContain(`  ${name}  `);
  });

  test('a result of before there were any, and one without, tell none', () => {
    const { control: _, ...before } = fleet;
    for (const result of [fleet, before as typeof fleet]) expect(htmlReport(result)).not.toContain('<h2>Policies<');
  });
});

/** [row][unit of the axis] strengths that a panel draws; −1 where nothing is drawn. Fails where two strokes overlap. */
function drawn(markup: string, blocks: readonly number[]): number[][] {
  const svgs = [...markup.matchAll(/<svg class="cells.*?<\/svg>/g)].map(([svg]) => svg);
  expect(svgs).toHaveLength(blocks.length);
  let overlaps = 0;
  const cells = svgs.flatMap((svg, block) => {
    const rows = Array.from({ length: blocks[block]! }, () => new Array<number>(1000).fill(-1));
    for (const [, strength, path] of svg.matchAll(/<path class="h(\d+)" d="([^"]*)"/g)) {
      let [x, y] = [0, 0];
      expect(path).toMatch(/^M0 \.5(m-?\d+ \d+h\d+)+$/);
      for (const [, right, down, length] of path!.matchAll(/m(-?\d+) (\d+)h(\d+)/g)) {
        x += Number(right);
        y += Number(down);
        for (const end = x + Number(length); x < end; x++) {
          if (rows[y]![x] !== -1) overlaps++;
          rows[y]![x] = Number(strength);
        }
      }
    }
    return rows;
  });
  expect(overlaps).toBe(0);
  return cells;
}

const heatOf = (values: readonly (readonly number[])[], pool: readonly string[]): HeatMap => ({
  startS: values[0]!.map((_, at) => at),
  endS: values[0]!.map((_, at) => at + 1),
  pool,
  first: values.map((_, row) => row),
  replicas: values.map(() => 1),
  utilisation: values,
  queued: values,
  kvShare: values,
  powerW: values,
});

const panelOf = (map: HeatMap) =>
  heatPanel(
    { title: 'Utilisation', hue: 'used', values: map.utilisation, write: percent, most: 1 },
    { map, fromS: 0, toS: 1e9 },
  ).markup;

describe('heat map', () => {
  test('every cell is drawn once, in the strength of its value', () => {
    const share = fc.constantFrom(0, 0.001, 0.2, 0.5, 0.999, 1);
    const shape = fc.record({ first: fc.integer({ min: 1, max: 4 }), second: fc.integer({ min: 1, max: 4 }) });
    const columns = fc.constantFrom(1, 8, 125);
    fc.assert(
      fc.property(shape, columns, fc.infiniteStream(share), ({ first, second }, buckets, stream) => {
        const next = () => stream.next().value as number;
        const values = Array.from({ length: first + second }, () => Array.from({ length: buckets }, next));
        const pool = values.map((_, row) => (row < first ? 'a' : 'b'));
        const cells = drawn(panelOf(heatOf(values, pool)), [first, second]);
        const each = 1000 / buckets;
        const wanted = values.map((row) => row.flatMap((value) => new Array<number>(each).fill(strengthOf(value, 1))));
        expect(cells).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  test('strengths: nothing is 0, anything is not, all is 15', () => {
    expect([0, 1e-9, 0.5, 0.999, 1, 2].map((value) => strengthOf(value, 1))).toEqual([0, 1, 8, 15, 15, 15]);
    expect(strengthOf(1, 0)).toBe(0);
  });

  test('512 rows of noise over 256 buckets stay under 1.5 MB, all rows drawn', () => {
    const page = htmlReport(wide);
    expect(new TextEncoder().encode(page).length).toBeLessThan(1.5e6);
    const cells = drawn(panelOf(wide.heatMap!), new Array<number>(64).fill(8));
    for (const row of cells) expect(row.includes(-1)).toBe(false);
  });

  test('each panel has a hue, a legend, words, and the rows of a table', () => {
    const page = htmlReport(fleet);
    for (const hue of ['used', 'queue', 'kv', 'power']) {
      expect(page).toMatch(new RegExp(`class="heatkey hue-${hue}"`));
      expect(page).toMatch(new RegExp(`class="heat hue-${hue} " role="img" aria-label="[^"]*of 5 replicas over time`));
    }
    for (const name of fleet.replicas.columns!.name) {
      expect(page.includes(`<th scope="row" class="text">${name}</th><td`), name).toBe(true);
    }
    expect(page).not.toMatch(/<script/i);
  });
});
