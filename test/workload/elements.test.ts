// A file that is one JSON array is read as its elements, whatever its layout and in whatever pieces it comes.

import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { elementsOf } from '../../src/workload/elements.ts';
import { bytesFile } from '../../src/workload/files.ts';
import { inPieces, poisson, rowsOf, traceOf } from './support.ts';

const talks = [
  {
    id: 'QWJhYvA_0',
    conversations: [
      { from: 'human', value: 'Braces [ in { a } text ], a "quote" \\ and\ntwo lines' },
      { from: 'gpt', value: '1234' },
    ],
  },
  { id: 'b', markdown: null, conversations: [] },
  {
    id: 'QWJhYvA_0',
    conversations: [
      { from: 'human', value: 'é€😀' },
      { from: 'gpt', value: '12345' },
    ],
  },
];
const arrivals = poisson;
const lines = talks.map((talk) => JSON.stringify(talk)).join('\n');
const layouts: readonly [string, string][] = [
  ['in one line', JSON.stringify(talks)],
  ['pretty-printed', JSON.stringify(talks, null, 2)],
  ['with tabs and CRLF', `\r\n ${JSON.stringify(talks, null, '\t').replaceAll('\n', '\r\n')}\r\n\r\n`],
  ['with a byte order mark', `\uFEFF${JSON.stringify(talks)}\n`],
  ['an element a line', `[\n${talks.map((talk) => JSON.stringify(talk)).join(',\n')}\n]\n`],
];

/** All that a file holds as text. */
function textOf(content: string, pieceBytes = 2 ** 30): string {
  const file = elementsOf(inPieces(bytesFile(new TextEncoder().encode(content)), pieceBytes), 'a.json');
  const buffer = new Uint8Array(64);
  const decoder = new TextDecoder();
  let text = '';
  for (let count = file.read(buffer); count > 0; count = file.read(buffer)) {
    text += decoder.decode(buffer.subarray(0, count), { stream: true });
  }
  return text;
}

describe('ShareGPT as published', () => {
  const wanted = rowsOf(traceOf(lines, { arrivals }));

  test.each(layouts)('%s', (_, text) => {
    expect(wanted.promptTokens).toEqual([13, 3]);
    for (const pieceBytes of [1, 7, 2 ** 30]) {
      const source = traceOf(text, { arrivals, pieceBytes });
      expect(rowsOf(source)).toEqual(wanted);
      expect(source.identity).toContain('"sharegpt"');
      expect(source.treatments).toEqual({ 'rows with 0 prompt tokens: skipped': 1 });
    }
    expect(rowsOf(traceOf(gzipSync(text), { arrivals }))).toEqual(wanted);
  });

  test('an element of ten megabytes is read, one of twenty is refused by its number', () => {
    const long = (bytes: number) => ({ ...talks[2]!, conversations: [...talks[2]!.conversations, said(bytes)] });
    const said = (bytes: number) => ({ from: 'human', value: 'x'.repeat(bytes) });
    const pretty = (bytes: number) => JSON.stringify([talks[0], long(bytes), talks[0]], null, 1);
    expect(rowsOf(traceOf(pretty(1e7), { arrivals })).promptTokens).toEqual([13, 3, 13]);
    expect(() => rowsOf(traceOf(pretty(2e7), { arrivals }))).toThrow(
      /element 2: found an element longer than 16777216 bytes/,
    );
  });

  test('what is wrong with an element is said by its number', () => {
    const bad = JSON.stringify([...talks, { conversations: [{ from: 'robot', value: 'x' }] }], null, 2);
    expect(() => rowsOf(traceOf(bad, { arrivals }))).toThrow(/^trace\.csv\.element 4: found a turn from "robot"/);
  });

  test('the requests that are expected follow from the bytes read', () => {
    const source = traceOf(JSON.stringify(new Array(2000).fill(talks[0]), null, 4), { arrivals });
    rowsOf(source);
    expect(source.expected).toBe(2000);
  });
});

test('chats in the words of OpenAI, LMSYS and WildChat', () => {
  const turns = [
    { role: 'system', content: '1234' },
    { role: 'user', content: '12345678' },
    { role: 'assistant', content: '1234' },
  ];
  const chats = [{ messages: turns }, { conversation_id: 'c', model: 'x', conversation: turns }];
  const rows = rowsOf(traceOf(chats.map((chat) => JSON.stringify(chat)).join('\n'), { arrivals }));
  expect([rows.promptTokens, rows.outputTokens]).toEqual([
    [3, 3],
    [1, 1],
  ]);
  expect(rows.session[0]).not.toBe(rows.session[1]);
  const image = { messages: [{ role: 'user', content: [{ type: 'image' }] }] };
  expect(() => rowsOf(traceOf(JSON.stringify(image), { arrivals }))).toThrow(/role and content, all texts/);
});

test('other formats of JSON lines may be one array too', () => {
  const row = (timestamp: number) => ({ timestamp, input_length: 9, output_length: 2, hash_ids: [1, 2] });
  const rows = rowsOf(traceOf(JSON.stringify([row(0), row(1500)], null, 2)));
  expect(rows.timePs).toEqual([0n, 1_500_000_000_000n]);
  expect(rows.promptTokens).toEqual([9, 9]);
});

describe('the text of the elements', () => {
  test.each([
    ['[1, 2 ,3]', '1\n2\n3'],
    ['[[1,2],{"a":[3,4]}]', '[1,2]\n{"a":[3,4]}'],
    ['[]', ''],
    ['[{"a":"\\"],["}]', '{"a":"\\"],["}'],
    ['no array', 'no array'],
    ['  \n  {"a": 1}', '  \n  {"a": 1}'],
    ['', ''],
  ])('%j is %j', (content, text) => {
    for (const pieceBytes of [1, 2, 100]) expect(textOf(content, pieceBytes)).toBe(text);
  });

  test.each([
    ['[1, 2', 'an array cut short'],
    ['[{"a": "]', 'an array cut short'],
    ['[', 'an array cut short'],
    ['[1] x', 'text behind the end of the array'],
    ['[1]\n[2]', 'text behind the end of the array'],
  ])('%j: %s', (content, found) => {
    for (const pieceBytes of [1, 100]) expect(() => textOf(content, pieceBytes)).toThrow(found);
  });

  test('an empty array is said to be one', () => {
    expect(() => rowsOf(traceOf('[\n]'))).toThrow(/found an empty array\. Known formats/);
  });

  test('an array of nothing but spaces is not read to its end', () => {
    let bytes = 0;
    const file = {
      sizeBytes: 1e12,
      edgeHash: '',
      read: (buffer: Uint8Array) => {
        buffer.fill(32);
        if (bytes === 0) buffer[0] = 91;
        bytes += buffer.length;
        return buffer.length;
      },
      close: () => undefined,
    };
    expect(() => elementsOf(file, 'a.json').read(new Uint8Array(2 ** 20))).toThrow(/64 MiB of spaces/);
    expect(bytes).toBeLessThan(2 ** 27);
  });
});
