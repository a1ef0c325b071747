// Rows as CSV: each cell against BigInt arithmetic, and text that a spreadsheet could run.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RowTable } from '../../src/core/layout.gen.ts';
import { csvCell, csvColumns, rowsToCsv } from '../../src/result/csv.ts';

interface Row {
  readonly arrivalPs: bigint;
  readonly queuePs: bigint;
  readonly prefillPs: bigint;
  readonly decodePs: bigint;
  readonly outputTokens: number;
  readonly energyPj: bigint;
}

const sessions = [-1, 0, 7, 2_147_483_647];

function tableOf(rows: readonly Row[]): RowTable {
  const i64 = (value: (row: Row) => bigint) => BigInt64Array.from(rows.map(value));
  const start = (row: Row) => row.arrivalPs + row.queuePs;
  return {
    id: Int32Array.from(rows.keys()),
    class: Int32Array.from(rows.map((_, index) => index % 2)),
    promptTokens: Int32Array.from(rows.map((_, index) => index * 3 + 1)),
    outputTokens: Int32Array.from(rows.map((row) => row.outputTokens)),
    preemptions: Int32Array.from(rows.map((_, index) => index % 4)),
    replica: Int32Array.from(rows.map((_, index) => index % 2)),
    session: Int32Array.from(rows.map((_, index) => sessions[index % 4]!)),
    arrivalPs: i64((row) => row.arrivalPs),
    startPs: i64(start),
    firstTokenPs: i64((row) => start(row) + row.prefillPs),
    finishPs: i64((row) => start(row) + row.prefillPs + row.decodePs),
    energyJ: i64((row) => row.energyPj / 10n ** 12n),
    energyPj: i64((row) => row.energyPj % 10n ** 12n),
  };
}

const decimal = (value: bigint): string => `${value / 10n ** 12n}.${String(value % 10n ** 12n).padStart(12, '0')}`;
const outputPs = [0n, 2_500_000_001n];

function expected(row: Row, index: number): string {
  const output = outputPs[index % 2]!;
  const ttft = row.queuePs + row.prefillPs + output;
  const e2e = ttft + row.decodePs;
  const tpot = row.outputTokens > 1 ? decimal((e2e - ttft) / BigInt(row.outputTokens - 1)) : '';
  const name = ['chat', '"a ""b"", c"'][index % 2];
  const head = `${index},${name},${decimal(row.arrivalPs)},${index * 3 + 1},${row.outputTokens}`;
  const session = ['', 0, 7, 2_147_483_647][index % 4];
  const times = `${decimal(row.queuePs)},${decimal(ttft)},${tpot},${decimal(e2e)},${decimal(row.arrivalPs + e2e)}`;
  return `${head},${times},${index % 4},${decimal(row.energyPj)},${['a/0', '"b,c/0"'][index % 2]},${session}`;
}

const part = fc.oneof(
  fc.bigInt({ min: 0n, max: 10n ** 7n }),
  fc.bigInt({ min: 0n, max: 10n ** 13n }),
  fc.bigInt({ min: 0n, max: 2n ** 60n }),
);
const row = fc.record({
  arrivalPs: part,
  queuePs: part,
  prefillPs: part,
  decodePs: part,
  outputTokens: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 2_147_483_647 })),
  energyPj: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
});

describe('rows', () => {
  const csv = rowsToCsv({ classNames: ['chat', 'a "b", c'], outputPs, replicaNames: ['a/0', 'b,c/0'] });
  const textOf = (table: RowTable, count: number) => new TextDecoder().decode(csv.chunk(table, count));

  test('every cell is exact to the picosecond', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const lines = textOf(tableOf(rows), rows.length).split('\n');
        expect(lines.pop()).toBe('');
        expect(lines).toEqual(rows.map(expected));
      }),
      { numRuns: 500 },
    );
  });

  test('one-token outputs have no TPOT', () => {
    const one = { arrivalPs: 1n, queuePs: 1n, prefillPs: 1n, decodePs: 0n, outputTokens: 1, energyPj: 1n };
    expect(textOf(tableOf([one]), 1).split(',')[csvColumns.indexOf('tpot_s')]).toBe('');
  });

  test('chunks follow each other, keep their bytes, and take only the rows they are given', () => {
    const one = { arrivalPs: 5n, queuePs: 1n, prefillPs: 2n, decodePs: 9n, outputTokens: 4, energyPj: 3n };
    const table = tableOf(Array.from({ length: 3000 }, () => one));
    const first = csv.chunk(table, 3000);
    const copy = first.slice();
    expect(csv.chunk(table, 0).length).toBe(0);
    csv.chunk(tableOf([{ ...one, arrivalPs: 77n }]), 1);
    expect(Buffer.compare(first, copy)).toBe(0);
    expect(new TextDecoder().decode(first).split('\n')).toHaveLength(3001);
    expect(csv.header).toBe(`${csvColumns.join(',')}\n`);
  });
});

describe('cells of user text', () => {
  test('nothing begins like a formula', () => {
    for (const mark of ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
      expect(csvCell(`${mark}cmd|' /C calc'!A0`).replace(/^"/, '')).toMatch(/^'/);
    }
    expect(csvCell('=HYPERLINK("http://x")')).toBe('"\'=HYPERLINK(""http://x"")"');
    expect(csvCell('chat')).toBe('chat');
    expect(csvCell('a=b')).toBe('a=b');
  });

  test('nothing does where ; separates cells', () => {
    expect(csvCell('a;=1+1')).toBe("a;'=1+1");
    expect(csvCell('a; ＝1+1;b')).toBe("a;' ＝1+1;b");
    expect(csvCell('a;"=1"')).toBe('"a;""=1"""');
    expect(csvCell('a;b')).toBe('a;b');
  });

  test('a quoted cell reads back as the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = csvCell(text);
        const plain = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(plain.replaceAll("'", '')).toBe(text.replaceAll("'", ''));
        if (/[",\r\n]/.test(text)) expect(cell.startsWith('"')).toBe(true);
      }),
    );
  });
});
