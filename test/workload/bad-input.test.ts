// Broken and hostile traces: each is an InputError that names file, line, what was found and what to try.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { type ByteFile, openFile } from '../../src/workload/files.ts';
import { openWorkload } from '../../src/workload/open.ts';
import { createChunk } from '../../src/workload/source.ts';
import { maths, oneClass, rowsOf, type TraceInput, traceOf } from './support.ts';

const head = 'arrival_s,prompt_tokens,output_tokens\n';
const azure = 'TIMESTAMP,ContextTokens,GeneratedTokens\n';
const two31 = 2 ** 31;
// A name that only a caller without types can give.
const xml = 'xml' as 'csv';

function errorOf(run: () => unknown): InputError {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return error as InputError;
  }
  throw new Error('nothing was refused');
}

type Refused = readonly [name: string, content: string | Uint8Array, message: RegExp, input?: TraceInput];

const refused: readonly Refused[] = [
  ['an empty file', '', /^trace\.csv: found an empty file\. Known formats: azure/],
  ['only a mark', '\uFEFF', /line 1: found ""\. The first line gives the format/],
  ['only a newline', '\n', /line 1: found ""/],
  ['a header only', head, /^trace\.csv: found no request\./],
  ['a header without newline', head.trim(), /found no request\./],
  ['rows that all are left out', `${head}0,0,1\n`, /found no request \(1 rows with 0 prompt tokens: skipped\)/],
  ['an unknown header', 'time,in,out\n1,2,3\n', /line 1: found "time,in,out".*Rename the columns .* arrival_s,prompt/],
  ['no header', '0.5,10,10\n', /line 1: found "0\.5,10,10"/],
  ['a misspelt column', 'arrival_s,promt_tokens,output_tokens\n', /"promt_tokens"\. Did you mean prompt_tokens\?/],
  ['a misspelt Azure column', 'TIMESTAMP,ContextToken,GeneratedTokens\n', /Did you mean ContextTokens\?/],
  ['a missing column', 'arrival_s,prompt_tokens\n0,1\n', /found no column output_tokens/],
  ['a column too many', `${head.trim()},colour\n0,1,1,red\n`, /column "colour"\. Known columns: arrival_s/],
  ['a column twice', 'arrival_s,arrival_s,prompt_tokens,output_tokens\n', /"arrival_s" twice/],
  [
    'nanoseconds in place of milliseconds',
    '{"timestamp":1700000000000000001,"input_length":1,"output_length":1}\n',
    /line 1: found a first time that looks like nanoseconds since 1970/,
  ],
  [
    'seconds beyond 2^53',
    'Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type\n9007199254740993,x,1,1,2,x\n',
    /line 2: found a time beyond 2\^53/,
  ],
  ['an extra field', `${head}0,1,1,1\n`, /line 2: found 4 columns\. The header names 3/],
  ['a missing field', `${head}0,1,1\n1,1\n`, /line 3: found 2 columns/],
  [
    'a truncated last line',
    `${azure}2023-11-16 18:15:46.6805900,374,44\r\n2023-11-16 18:15:5`,
    /line 3: found 1 column\./,
  ],
  ['a fraction of a token', `${head}0,1.5,1\n`, /line 2: found prompt_tokens "1\.5"\. A whole number of tokens/],
  ['a float that is not whole', `${head}0,1,2.01\n`, /output_tokens "2\.01"/],
  ['a negative length', `${head}0,-1,1\n`, /prompt_tokens "-1"/],
  ['NaN tokens', `${head}0,NaN,1\n`, /prompt_tokens "NaN"/],
  ['no tokens', `${head}0,,1\n`, /prompt_tokens ""/],
  ['tokens of 2^31', `${head}0,${two31},1\n`, /prompt_tokens "2147483648"/],
  ['tokens of 10^30', `${head}0,1,1${'0'.repeat(30)}\n`, /output_tokens "10{30}"/],
  ['tokens that add up to 2^31', `${head}0,${two31 - 1},1\n`, /line 2: found 2147483647 \+ 1 tokens/],
  ['hexadecimal', `${head}0,0x10,1\n`, /prompt_tokens "0x10"/],
  ['a formula cell', `${head}0,=1+1,1\n`, /prompt_tokens "=1\+1"/],
  ['a negative time', `${head}-1,1,1\n`, /line 2: found arrival_s "-1"\. Seconds from the start/],
  ['a NaN time', `${head}NaN,1,1\n`, /arrival_s "NaN"/],
  ['an infinite time', `${head}Infinity,1,1\n`, /arrival_s "Infinity"/],
  ['no time', `${head},1,1\n`, /arrival_s ""/],
  ['a lone point', `${head}.,1,1\n`, /arrival_s "\."/],
  ['two points', `${head}1.2.3,1,1\n`, /arrival_s "1\.2\.3"/],
  ['a bare exponent', `${head}e5,1,1\n`, /arrival_s "e5"/],
  ['a time with a unit', `${head}5 s,1,1\n`, /arrival_s "5 s"/],
  ['a decimal comma', `${head}"0,5",1,1\n`, /line 2: found arrival_s "0,5"/],
  ['a quote that is not closed', `${head}"0,1,1\n`, /arrival_s "\\"0"/],
  ['a time beyond i64', `${head}9223372.1,1,1\n`, /a time beyond 106 days/],
  ['a huge time', `${head}1e99,1,1\n`, /a time beyond 106 days/],
  ['a time beyond i64 by its speed', `${head}9000000,1,1\n`, /a time beyond 106 days/, { speed: 0.5 }],
  ['falling times', `${head}1,1,1\n0.999999999999,1,1\n`, /line 3: found a time before .* Sort the rows by time\./],
  ['times that fall within a second', `${head}1.5,1,1\n1.499999999999,1,1\n`, /line 3: found a time before/],
  [
    'falling stamps',
    `${azure}2023-11-16 18:00:01,1,1\n2023-11-16 18:00:00.9999999,1,1\n`,
    /line 3: found a time before/,
  ],
  [
    'a stamp with half a zone',
    `${azure}2023-11-16 18:00:01+05,1,1\n`,
    /TIMESTAMP "2023-11-16 18:00:01\+05"\. A time stamp/,
  ],
  ['a stamp with a U', `${azure}2023-11-16U18:00:01,1,1\n`, /TIMESTAMP/],
  ['a stamp with ten decimals', `${azure}2023-11-16 18:00:01.0000000000,1,1\n`, /up to nine decimals/],
  ['a stamp without its decimals', `${azure}2023-11-16 18:00:01.,1,1\n`, /TIMESTAMP/],
  ['the 30th of February', `${azure}2023-02-30 18:00:01,1,1\n`, /TIMESTAMP/],
  ['the 29th of February 2023', `${azure}2023-02-29 18:00:01,1,1\n`, /TIMESTAMP/],
  ['a 13th month', `${azure}2023-13-01 18:00:01,1,1\n`, /TIMESTAMP/],
  ['24 o’clock', `${azure}2023-11-16 24:00:00,1,1\n`, /TIMESTAMP/],
  ['a stamp in seconds', `${azure}1700000000,1,1\n`, /TIMESTAMP "1700000000"/],
  ['an unknown class', `${head.trim()},class\n0,1,1,chta\n`, /class "chta"\. Classes of the scenario: default/],
  ['a class that only begins like one', `${head.trim()},class\n0,1,1,defaults\n`, /class "defaults"/],
  ['a fraction as priority', `${head.trim()},priority\n0,1,1,0.5\n`, /priority "0\.5"/],
  ['a lone minus as priority', `${head.trim()},priority\n0,1,1,-\n`, /priority "-"/],
  ['a NUL byte in the header', 'arrival_s\0,prompt_tokens\n', /line 1: found a NUL byte/],
  ['a NUL byte in a row', `${head}0,1\0,1\n`, /line 2: found prompt_tokens/],
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0, 0x72, 0]), /a NUL byte\. A trace is text in UTF-8/],
  ['the start of a gzip file', new Uint8Array([0x1f, 0x8b, 8, 0, 0]), /^trace\.csv: found a gzip file cut short/],
  ['a control character', `${head}0,\u001b[31m,1\n`, /prompt_tokens "\\u001b\[31m"/],
  ['a long line', `${head}0,1,1\n${'1'.repeat(65_537)}\n0,1,1\n`, /line 3: found a line longer than 65536 bytes/],
  ['a long header', `arrival_s,${'x'.repeat(70_000)}\n`, /line 1: found a line longer than 65536 bytes/],
  ['a million NUL bytes', `${head}${'\0'.repeat(1_000_000)}`, /line 2: found a line longer/],
  ['lone carriage returns', 'arrival_s,prompt_tokens,output_tokens\r0,1,1\r', /line 1/],
  [
    'an unknown format',
    head,
    /workload\.format: found "xml"\. Known formats: azure, tracev2, burstgpt, vidur, splitwise, llmservingsim,/,
    { format: xml },
  ],
  ['speed 0', head, /workload\.speed: found 0\./, { speed: 0 }],
  ['speed NaN', head, /workload\.speed: found NaN/, { speed: Number.NaN }],
  ['speed -1', head, /workload\.speed/, { speed: -1 }],
  ['speed Infinity', head, /workload\.speed/, { speed: Number.POSITIVE_INFINITY }],
];

const row = '"arrival_s":0,"prompt_tokens":1,"output_tokens":1';
const refusedLines: readonly (readonly [name: string, line: string, message: RegExp])[] = [
  ['no object', '[1,2]', /One flat object a line/],
  ['an empty object', '{}', /found no arrival_s/],
  ['a missing key', '{"arrival_s":0,"prompt_tokens":1}', /found no output_tokens/],
  ['an unknown key', `{${row},"prompt_token":1}`, /"prompt_token"\. Did you mean prompt_tokens\?/],
  ['a key of objects', `{${row},"__proto__":{}}`, /key "__proto__"/],
  ['a key twice', `{${row},"prompt_tokens":2}`, /prompt_tokens twice/],
  ['a nested value', '{"arrival_s":{"a":1},"prompt_tokens":1,"output_tokens":1}', /arrival_s "\{\\"a\\":1"/],
  ['an array', '{"arrival_s":[0],"prompt_tokens":1,"output_tokens":1}', /arrival_s "\[0\]"/],
  ['a text for a number', '{"arrival_s":0,"prompt_tokens":"1","output_tokens":1}', /prompt_tokens "\\"1\\""/],
  ['null for a number', '{"arrival_s":null,"prompt_tokens":1,"output_tokens":1}', /arrival_s "null"/],
  ['a number for a class', `{${row},"class":3}`, /class "3"/],
  ['a cut line', `{${row}`, /One flat object a line/],
  ['a cut string', `{${row},"class":"def`, /One flat object a line/],
  ['a string that ends in a backslash', `{${row},"class":"default\\`, /One flat object a line/],
  ['a comma too many', `{${row},}`, /One flat object a line/],
  ['text behind', `{${row}} x`, /One flat object a line/],
  ['single quotes', "{'arrival_s':0}", /One flat object a line/],
  ['no colon', '{"arrival_s" 0}', /One flat object a line/],
  ['no value', '{"arrival_s":,"prompt_tokens":1,"output_tokens":1}', /arrival_s ""/],
  ['an array around all', `[{${row}}]`, /One flat object a line/],
];

describe('broken traces', () => {
  for (const [name, content, message, input = {}] of refused) {
    test(name, () => {
      const error = errorOf(() => rowsOf(traceOf(content, input)));
      expect(error.message).toMatch(message);
      const inPieces = errorOf(() => rowsOf(traceOf(content, { ...input, pieceBytes: 3 })));
      expect(inPieces.message).toBe(error.message);
    });
  }

  test.each(refusedLines)('JSON lines: %s', (_name, line, message) => {
    const error = errorOf(() => rowsOf(traceOf(`{${row}}\n${line}\n`, { format: 'jsonl' })));
    expect(error.message).toMatch(message);
    expect(error.issues[0]!.path).toEqual(['trace.csv', 'line 2']);
  });

  test('all faults of a file are told at once, with their lines, twenty at most', () => {
    const error = errorOf(() => rowsOf(traceOf(`${head}0,1,1\nx,1,1\n1,1,1\n2,y,1\n3,1,1\n2,1,1\n`)));
    expect(error.issues.map((issue) => issue.path[1])).toEqual(['line 3', 'line 5', 'line 7']);
    expect(errorOf(() => rowsOf(traceOf(head + 'x,1,1\n'.repeat(50)))).issues).toHaveLength(20);
    const pair = errorOf(() => traceOf('arival_s,prompt_tokens,class,class\n0,1,1\n'));
    expect(pair.issues.map((issue) => issue.code)).toEqual(['UNKNOWN_KEY', 'BAD_TRACE', 'MISSING', 'MISSING']);
  });

  test('faults behind the limit are not looked for', () => {
    expect(errorOf(() => rowsOf(traceOf(`${head}x,1,1\n0,1,1\ny,1,1\n`, { limit: 1 }))).issues).toHaveLength(1);
  });
});

/** A file that goes on for ever, and counts what was asked of it. */
function endless(start: string, byte: number): ByteFile & { bytesRead: number } {
  const first = new TextEncoder().encode(start);
  return {
    sizeBytes: 1e10,
    edgeHash: '',
    bytesRead: 0,
    read(buffer) {
      buffer.fill(byte);
      if (this.bytesRead === 0) buffer.set(first);
      this.bytesRead += buffer.length;
      return buffer.length;
    },
    close: () => undefined,
  };
}

describe('hostile files', () => {
  test.each([
    ['from its first byte', ''],
    ['behind good rows', `${head}0,1,1\n`],
    ['behind a bad row', `${head}x,1,1\n`],
  ])('a line without end %s is not read to its end', (_name, start) => {
    const file = endless(start, 49);
    const spec = { kind: 'trace', file: 'long', format: null, speed: 1, limit: null } as const;
    const context = { maths, seed: 1, classes: oneClass, openFile: () => file };
    const error = errorOf(() => rowsOf(openWorkload(spec, context)));
    expect(error.issues.at(-1)!.found).toBe('a line longer than 65536 bytes');
    expect(file.bytesRead).toBeLessThanOrEqual(2 ** 20);
  });

  test('of a file that comes in small pieces no more than the longest line is read', () => {
    const file = endless('', 49);
    const openFile = () => ({ ...file, read: (buffer: Uint8Array) => file.read(buffer.subarray(0, 4096)) });
    const spec = { kind: 'trace', file: 'long', format: null, speed: 1, limit: null } as const;
    errorOf(() => openWorkload(spec, { maths, seed: 1, classes: oneClass, openFile }));
    expect(file.bytesRead).toBe(65_536 + 4096);
  });

  test('faults are looked for in 64 MiB, not in the whole of an endless file', () => {
    const file = endless(`${head}x,1,1\n`, 10);
    const spec = { kind: 'trace', file: 'long', format: null, speed: 1, limit: null } as const;
    const error = errorOf(() =>
      openWorkload(spec, { maths, seed: 1, classes: oneClass, openFile: () => file }).fill(createChunk(9)),
    );
    expect(error.issues).toHaveLength(1);
    expect(file.bytesRead).toBeLessThan(2 ** 27);
  });
});

describe('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tokenworks-trace-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('a file that is not there, a folder, and a path through a file are input errors', () => {
    writeFileSync(join(folder, 'a.csv'), head);
    expect(errorOf(() => openFile(join(folder, 'none.csv'))).message).toMatch(/none\.csv: found no such file/);
    expect(errorOf(() => openFile(folder)).message).toMatch(/no regular file/);
    expect(errorOf(() => openFile(join(folder, 'a.csv', 'b'))).message).toMatch(/no folder/);
    expect(errorOf(() => openFile('/dev/null')).message).toMatch(/no regular file/);
    expect(errorOf(() => openFile(join(folder, 'nul\0.csv'))).issues[0]!.code).toBe('BAD_FILE');
  });

  test('a file on disk reads as the same bytes in memory do', () => {
    const text = `${head}${Array.from({ length: 90_000 }, (_, i) => `${i},${1 + (i % 99)},7`).join('\n')}`;
    const path = join(folder, 'long.csv');
    writeFileSync(path, text);
    const spec = { kind: 'trace', file: path, format: null, speed: 1, limit: null } as const;
    const source = openWorkload(spec, { maths, seed: 1, classes: oneClass, openFile });
    const memory = traceOf(text);
    expect(source.identity).toBe(memory.identity);
    expect(rowsOf(source)).toEqual(rowsOf(memory));
    expect(source.digest).toBe(memory.digest);
    source.close();
  });

  test('a file whose header is refused is closed', () => {
    let closed = 0;
    const file = { ...endless('no,trace\n', 10), close: () => void closed++ };
    const spec = { kind: 'trace', file: 'x', format: null, speed: 1, limit: null } as const;
    errorOf(() => openWorkload(spec, { maths, seed: 1, classes: oneClass, openFile: () => file }));
    expect(closed).toBe(1);
  });
});
