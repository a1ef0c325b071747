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
  test.each(refused)('%s', (...[, content, message, input = {}]) => {
    const error = errorOf(() => rowsOf(traceOf(content, input)));
    expect(error.message).toMatch(message);
    if (input.pieceBytes === undefined && content.length < 100_000) {
      expect(errorOf(() => rowsOf(traceOf(content, { ...input, pieceBytes: 3 }))).message).toBe(error.message);
    }
  });

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
    expect(file.bytesRead).toBeLessThanOrEqual(2 ** 21);
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
