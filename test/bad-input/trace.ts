// Bad traces.

import { expect } from 'vitest';
import { spoiled } from './base.ts';
import type { Files, Refused, Row, Treated } from './table.ts';

const head = 'arrival_s,prompt_tokens,output_tokens\n';
const azureHead = 'TIMESTAMP,ContextTokens,GeneratedTokens\n';
const plain = JSON.stringify(spoiled({ workload: { trace: 't.csv' } }));
const classes = [{ name: 'gold' }, { name: '=cmd()' }];
const classed = JSON.stringify(spoiled({ workload: { trace: 't.csv', classes } }));

type Content = Files[string];

const args = ['simulate', 's.json', '--out', 'out', '--json', 'out/r.json'];
/** A trace that is refused. */
const refused = (name: string, trace: Content, ...problems: Refused['problems']): Row => {
  const files = { 's.json': plain, 't.csv': trace };
  return { name: `trace: ${name}`, files, args, problems, code: 2 };
};

/** A trace that is read, with what came of it. */
const treated = (name: string, trace: Content, result: object, scenario = plain): Treated => ({
  name: `trace: ${name}`,
  files: { 's.json': scenario, 't.csv': trace },
  args: ['simulate', 's.json', '--json', '-', '--quiet'],
  result,
  code: 0,
});

const rows = '0,100,10\n1,200,20\n2,300,30\n';
const finished = (count: number, treatments: object = {}) => ({
  requests: { finished: count },
  workload: { treatments },
});

const silent: readonly Row[] = [
  treated('CRLF', `${head}${rows}`.replaceAll('\n', '\r\n'), finished(3)),
  treated('no last newline', `${head}${rows}`.trimEnd(), finished(3)),
  treated('a byte order mark', `\ufeff${head}${rows}`, finished(3)),
  treated('columns in another order, quoted', `"output_tokens","arrival_s", prompt_tokens\n10,"0", 100\n`, finished(1)),
  treated('a name that spreadsheets run', `${head.trim()},class\n0,1,1,=cmd()\n`, finished(1), classed),
];

const counted: readonly Row[] = [
  treated('requests of no length', `${head}0,0,10\n1,100,0\n2,100,10\n`, {
    ...finished(1, { 'rows with 0 prompt tokens: skipped': 1, 'rows with 0 output tokens: skipped': 1 }),
    warnings: expect.arrayContaining([expect.objectContaining({ code: 'trace-treated' })]),
  }),
  treated('blank lines', `${head}\n0,100,10\n\n\n`, finished(1, { 'blank lines: skipped': 3 })),
  treated('times finer than a picosecond', `${head}0.1234567890123,100,10\n`, {
    ...finished(1, { 'arrival times beyond 12 decimals: rounded to whole ps': 1 }),
  }),
];

const numbers: readonly Row[] = [
  refused('NaN for a time', `${head}NaN,100,10\n`, ['t.csv.line 2', 'a decimal number >= 0']),
  refused('a time below zero', `${head}-1,100,10\n`, ['t.csv.line 2', 'a decimal number >= 0']),
  refused('infinity for a time', `${head}0,1,1\ninf,100,10\n`, ['t.csv.line 3', 'a decimal number >= 0']),
  refused('a time beyond i64', `${head}1e300,100,10\n`, ['t.csv.line 2', 'split the trace']),
  refused('half a token', `${head}0,100.5,10\n`, ['t.csv.line 2', 'whole number of tokens']),
  refused('tokens below zero', `${head}0,100,-10\n`, ['t.csv.line 2', 'whole number of tokens']),
  refused('tokens in hexadecimal', `${head}0,0x10,10\n`, ['t.csv.line 2', 'whole number of tokens']),
  refused('2^60 tokens', `${head}0,${2n ** 60n},10\n`, ['t.csv.line 2', '0 to 2147483647']),
  refused('two halves that overflow', `${head}0,2000000000,2000000000\n`, ['t.csv.line 2', 'under 2^31']),
  refused('an empty field', `${head}0,,10\n`, ['t.csv.line 2', 'whole number of tokens']),
  refused('times that fall', `${head}1,1,1\n0.5,1,1\n`, ['t.csv.line 3', 'Sort the rows by time']),
  refused(
    'three mistakes, told at once',
    `${head}x,1,1\n0,1,1\n1,y,1\n2,1\n`,
    ['t.csv.line 2', 'decimal'],
    ['t.csv.line 4', 'tokens'],
    ['t.csv.line 5', 'names 3'],
  ),
  refused('a stamp with half a zone', `${azureHead}2023-11-16 18:17:03.9799600+02:0,1,1\n`, [
    't.csv.line 2',
    'TIMESTAMP',
  ]),
  refused('the 30th of February', `${azureHead}2023-02-30 00:00:00,1,1\n`, ['t.csv.line 2', 'A time stamp']),
];

const shapes: readonly Row[] = [
  refused('an empty file', '', ['t.csv', 'Known formats']),
  refused('a header alone', head, ['t.csv', 'at least one request']),
  refused('requests of no length alone', `${head}0,0,1\n`, ['t.csv', 'at least one request']),
  refused('no header', rows, ['t.csv.line 1', 'The first line gives the format']),
  refused('a column short', 'arrival_s,prompt_tokens\n0,1\n', ['t.csv.line 1', 'Columns: ']),
  refused('a column misspelt', 'arrival_s,prompt_token,output_tokens\n', [
    't.csv.line 1',
    'Did you mean prompt_tokens?',
  ]),
  refused('a column twice', `${head.trim()},arrival_s\n`, ['t.csv.line 1', 'each column once']),
  refused('cut in the middle of a row', `${head}0,100,10\n1,20`, ['t.csv.line 3', 'The header names 3']),
  refused('a field too many', `${head}0,100,10,9\n`, ['t.csv.line 2', 'The header names 3']),
  refused('a class that nobody named', `${head.trim()},class\n0,1,1,gold\n`, [
    't.csv.line 2',
    'Classes of the scenario: default',
  ]),
  refused('JSON lines cut short', '{"arrival_s": 0, "prompt_tokens": 1, "output_tok', [
    't.csv.line 1',
    'One flat object a line',
  ]),
  refused('JSON lines with a key misspelt', '{"arrival_s": 0, "prompt": 1}\n', ['t.csv.line 1', 'Known keys']),
  refused('JSON lines that nest', '{"arrival_s": {"a": 1}, "prompt_tokens": 1, "output_tokens": 1}\n', [
    't.csv.line 1',
    'decimal number',
  ]),
  refused('a NUL byte', `\0${head}`, ['t.csv.line 1', 'text in UTF-8']),
  refused('NUL bytes in a row', `${head}0,1\0,1\n`, ['t.csv.line 2', 'whole number of tokens']),
  refused('UTF-16', Buffer.from(`\ufeff${head}${rows}`, 'utf16le'), ['t.csv.line 1', 'text in UTF-8']),
  refused(
    'bytes that are not UTF-8',
    Buffer.concat([Buffer.from(head), Buffer.from([0x30, 0x2c, 0xff, 0xfe, 0x2c, 0x31, 0x0a])]),
    ['t.csv.line 2', 'whole number of tokens'],
  ),
  refused('a terminal that is told to', `${head}\u001b[31m0\u009b2J,1,1\n`, ['t.csv.line 2', 'a decimal number']),
  refused('a line of 100 kB', `${head}${'9'.repeat(100_000)},1,1\n`, ['t.csv.line 2', 'A row is a few numbers']),
  refused('a line of 10 GB', { start: head, bytes: 10 * 2 ** 30 }, ['t.csv.line 2', 'A row is a few numbers']),
];

export const traceRows: readonly Row[] = [...silent, ...counted, ...numbers, ...shapes];
