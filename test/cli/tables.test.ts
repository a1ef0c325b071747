// Answers and requests as CSV and Parquet: the same numbers in both, read by another library.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { csvRows } from '../../src/cli/csv-rows.ts';
import { csvLines } from '../../src/cli/tables.ts';
import { parquetRows } from '../support/parquet.ts';
import { root } from '../support/sources.ts';
import { filesOf, newFolder, run, small, stackTrace, startProgram } from './command.ts';

const home = newFolder();
const requests = { preset: 'chat', rate: '10 /s', requests: 40 };
const classes = [
  { name: 'paid, "gold"', share: 0.5 },
  { name: 'free', share: 0.5 },
];
const scenario = { ...small, workload: { ...requests, classes }, run: { ...small.run, warmUp: '0 s' } };
writeFileSync(join(home, 'small.json'), JSON.stringify(scenario));

/** Cells of a CSV file under its header, numbers as numbers; an empty cell is null. */
function csvObjects(path: string): Record<string, unknown>[] {
  const [header = [], ...rows] = [...csvRows(path)];
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] === '' ? null : row[at]])));
}

/** Both files have the same cells, to the last digit of a double. */
async function sameTables(csv: string, parquet: string): Promise<Record<string, unknown>[]> {
  const [cells, values] = [csvObjects(join(home, csv)), await parquetRows(join(home, parquet))];
  expect(values).toHaveLength(cells.length);
  for (const [at, row] of values.entries()) {
    const expected = Object.fromEntries(
      Object.entries(cells[at] ?? {}).map(([name, cell]) => {
        const value = row[name];
        if (cell === null || typeof value === 'string') return [name, cell];
        return [name, typeof value === 'bigint' ? BigInt(String(cell)) : Number(cell)];
      }),
    );
    expect(Object.keys(row)).toEqual(Object.keys(expected));
    expect({ ...row }).toEqual(expected);
  }
  return cells;
}

describe('tables', () => {
  test('the requests of a run', async () => {
    const { code } = await run(home, ['simulate', 'small.json', '--out', 'out', '--format', 'csv,parquet']);
    expect(code).toBe(0);
    const files = ['report.html', 'report.txt', 'requests.csv', 'requests.parquet', 'result.json'];
    expect(filesOf(join(home, 'out'))).toEqual(files);
    const rows = await sameTables('out/requests.csv', 'out/requests.parquet');
    expect(rows).toHaveLength(40);
    expect(new Set(rows.map((row) => row['class']))).toEqual(new Set(classes.map(({ name }) => name)));
    const [first] = await parquetRows(join(home, 'out', 'requests.parquet'));
    expect([typeof first?.['prompt_tokens'], typeof first?.['ttft_s']]).toEqual(['bigint', 'number']);
  });

  test('are written by the bundled command line too', async () => {
    const words = [join(root, 'dist', 'bundled', 'main.cjs'), 'simulate', 'small.json', '--out', 'bundled'];
    const { ended } = startProgram(home, process.execPath, [...words, '--format', 'parquet', '--quiet']);
    expect((await ended).code).toBe(0);
    expect(readFileSync(join(home, 'bundled', 'requests.parquet'))).toEqual(
      readFileSync(join(home, 'out', 'requests.parquet')),
    );
  });

  test('the seeds of a repeat', async () => {
    const args = ['simulate', 'small.json', '--repeat', '3', '--table', 'seeds.csv', '--table', 'seeds.parquet'];
    expect((await run(home, args)).code).toBe(0);
    const rows = await sameTables('seeds.csv', 'seeds.parquet');
    expect(rows.map(({ seed }) => seed)).toEqual(['7', '8', '9']);
    expect(Number(rows[0]?.['energyJ'])).toBeGreaterThan(0);
  });

  test('the fleets of a size', async () => {
    const args = [
      'size',
      'small.json',
      '--accelerators',
      'h100-sxm',
      '--tp',
      '1',
      '--precision',
      'bf16',
      '--repeat',
      '1',
    ];
    const { code } = await run(home, [...args, '--table', 'fleets.csv', '--table', 'fleets.parquet', '--quiet']);
    expect(code).toBe(0);
    const [row] = await sameTables('fleets.csv', 'fleets.parquet');
    expect([row?.['accelerator'], Number(row?.['replicas']) > 0]).toEqual(['h100-sxm', true]);
  });

  test('the differences and runs of a comparison', async () => {
    const args = ['compare', 'small.json', '--vary', 'fleet.pools.0.replicas=1,2', '--repeat', '2', '--quiet'];
    const { code } = await run(home, [...args, '--out', 'cmp', '--format', 'csv,parquet', '--table', 'd.parquet']);
    expect(code).toBe(0);
    expect(await sameTables('cmp/runs.csv', 'cmp/runs.parquet')).toHaveLength(4);
    const rows = await sameTables('cmp/differences.csv', 'cmp/differences.parquet');
    expect(rows.map(({ figure }) => figure)).toContain('latency.ttftS.p99');
    expect(readFileSync(join(home, 'd.parquet'))).toEqual(readFileSync(join(home, 'cmp', 'differences.parquet')));
  });

  test.each([
    [['simulate', 'small.json', '--repeat', '2', '--table', 'x.xlsx'], '.csv or .parquet'],
    [['simulate', 'small.json', '--table', 'x.csv'], 'It is of --repeat'],
    [['simulate', 'small.json', '--format', 'parquet'], 'give --out as well'],
    [['simulate', 'small.json', '--out', 'x', '--format', 'orc'], 'Known: csv, parquet'],
    [['size', 'small.json', '--table', 'small.json'], 'Its ending says the format'],
  ])('refuses %j', async (args, words) => {
    const { code, err } = await run(home, args);
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(err).not.toMatch(stackTrace);
  });
});

test('cells with commas, quotes and line feeds are read as they were written', () => {
  const rows = [
    ['a,b', 'c"d"', 'e\nf', null],
    ['', 'g', 'h\n"\n', 1.5],
  ];
  const columns = ['p', 'q', 'r', 's'].map((name) => ({ name, type: 'text' }) as const);
  writeFileSync(join(home, 'odd.csv'), [...csvLines({ columns, rows })].join(''));
  const read = [...csvRows(join(home, 'odd.csv'))];
  expect(read).toEqual([
    ['p', 'q', 'r', 's'],
    ['a,b', 'c"d"', 'e\nf', ''],
    ['', 'g', 'h\n"\n', '1.5'],
  ]);
});
