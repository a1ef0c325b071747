// Gzip files: what they hold comes out, in any pieces and members; broken and hostile ones are told, in bounded memory.

import { constants, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { type ByteFile, bytesFile } from '../../src/workload/files.ts';
import { gunzipped } from '../../src/workload/gzip.ts';
import { Inflate } from '../../src/workload/inflate.ts';
import { skip } from '../../src/workload/open.ts';
import { inPieces, rowsOf, traceOf } from './support.ts';

function contentOf(file: ByteFile, path = 't.gz', pieceBytes = 7919): Uint8Array {
  const opened = gunzipped(file, path);
  const parts: Uint8Array[] = [];
  const buffer = new Uint8Array(pieceBytes);
  for (let bytes = opened.read(buffer); bytes > 0; bytes = opened.read(buffer)) parts.push(buffer.slice(0, bytes));
  expect(opened.read(buffer)).toBe(0);
  return Buffer.concat(parts);
}

const lines = Array.from(
  { length: 30_000 },
  (_, i) => `${i}.${(i * 7919) % 1000},${1 + ((i * i) % 997)},${1 + (i % 7)}`,
);
const text = `arrival_s,prompt_tokens,output_tokens\n${lines.join('\n')}\n`;
const zipped = gzipSync(text);

describe('what a gzip file holds', () => {
  test.each([
    ['stored', { level: 0 }],
    ['fast', { level: 1 }],
    ['best', { level: 9 }],
    ['with fixed codes', { strategy: constants.Z_FIXED }],
    ['with codes alone', { strategy: constants.Z_HUFFMAN_ONLY }],
    ['with runs', { strategy: constants.Z_RLE }],
  ])('comes out, %s', (_name, options) => {
    const packed = gzipSync(text, options);
    expect(Buffer.from(contentOf(bytesFile(packed))).equals(Buffer.from(text))).toBe(true);
    expect(Buffer.from(contentOf(inPieces(bytesFile(packed), 3))).equals(Buffer.from(text))).toBe(true);
  });

  test('any bytes come out', () => {
    const level = fc.integer({ min: 0, max: 9 });
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 2000 }), fc.uint8Array({ maxLength: 2000, max: 3 }));
    fc.assert(
      fc.property(bytes, level, fc.integer({ min: 2, max: 300 }), (content, at, piece) => {
        const packed = gzipSync(content, { level: at });
        expect(Buffer.from(contentOf(inPieces(bytesFile(packed), piece), 't', piece))).toEqual(Buffer.from(content));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test('long runs and far matches come out', () => {
    const noise = Uint8Array.from({ length: 32_768 }, (_, i) => (Math.imul(i + 1, 0x9e3779b1) >>> 23) & 0xff);
    for (const content of [new Uint8Array(100_000), Buffer.concat([noise, noise, noise.subarray(5)])]) {
      expect(Buffer.from(contentOf(bytesFile(gzipSync(content)))).equals(content)).toBe(true);
    }
  });

  test('members follow one another, and zeros may pad the end', () => {
    const parts = [gzipSync('one\n'), gzipSync(''), gzipSync('two\n'), new Uint8Array(1000)];
    expect(Buffer.from(contentOf(bytesFile(Buffer.concat(parts)))).toString()).toBe('one\ntwo\n');
  });

  test('a header with all that it may have is read over', () => {
    const header = [0x1f, 0x8b, 8, 2 + 4 + 8 + 16, 1, 2, 3, 4, 0, 3, 3, 0, 9, 9, 9, 0x61, 0, 0x62, 0x63, 0, 7, 7];
    const packed = Buffer.concat([Uint8Array.from(header), gzipSync('in it').subarray(10)]);
    expect(Buffer.from(contentOf(bytesFile(packed))).toString()).toBe('in it');
  });

  test('what is no gzip passes as it is', () => {
    for (const content of ['', 'a', '\u001f', '\u001fa', text]) {
      expect(Buffer.from(contentOf(bytesFile(Buffer.from(content)))).toString()).toBe(content);
    }
  });
});

describe('a gzip trace', () => {
  test('is the trace in it, in any pieces, and a resumed run goes on in it', () => {
    const plain = traceOf(text);
    const rows = rowsOf(plain);
    const source = traceOf(zipped);
    expect(rowsOf(source)).toEqual(rows);
    expect(source.digest).toBe(plain.digest);
    expect(source.expected).toBe(30_000);
    expect(source.identity).not.toBe(plain.identity);
    expect(rowsOf(traceOf(zipped, { pieceBytes: 1000 }))).toEqual(rows);
    const resumed = traceOf(zipped);
    skip(resumed, 12_345);
    expect(rowsOf(resumed).timePs).toEqual(rows.timePs.slice(12_345));
  });

  test('faults are told by the line in it', () => {
    const packed = gzipSync('arrival_s,prompt_tokens,output_tokens\n0,1,1\nx,1,1\n');
    expect(() => rowsOf(traceOf(packed))).toThrow(/^trace\.csv\.line 3: found arrival_s "x"/);
  });
});

/** Patches one byte. */
function spoiltAt(packed: Uint8Array, at: number, byte: number): Uint8Array {
  const copy = Uint8Array.from(packed);
  copy[at < 0 ? copy.length + at : at] = byte;
  return copy;
}

describe('broken gzip files', () => {
  const small = gzipSync('arrival_s,prompt_tokens,output_tokens\n0,1,1\n');
  test.each<[string, Uint8Array, RegExp]>([
    ['cut in the header', small.subarray(0, 7), /^trace\.csv: found a gzip file cut short\./],
    ['cut in the data', zipped.subarray(0, zipped.length / 2), /cut short/],
    ['cut before the checksum', zipped.subarray(0, -8), /cut short/],
    ['cut in the checksum', zipped.subarray(0, -5), /cut short/],
    ['a wrong checksum', spoiltAt(small, -6, 0x55), /a damaged gzip file\. .* download it again/],
    ['a wrong size', spoiltAt(small, -1, 0x55), /a damaged gzip file/],
    ['another method', spoiltAt(small, 2, 7), /a damaged gzip file/],
    ['reserved flags', spoiltAt(small, 3, 0x80), /a damaged gzip file/],
    ['a block of no kind', spoiltAt(small, 10, 7), /a damaged gzip file/],
    ['other bytes behind', Buffer.concat([small, Buffer.from('PK')]), /other bytes behind the gzip data/],
    ['an empty file in it', gzipSync(''), /an empty file/],
    ['a gzip file in it', gzipSync(small), /found a NUL byte|The first line gives the format/],
  ])('%s', (_name, content, message) => {
    expect(() => rowsOf(traceOf(content))).toThrow(message);
    expect(() => rowsOf(traceOf(content, { pieceBytes: 5 }))).toThrow(message);
  });

  test.each([
    ['a match before the start', '1 10 0000001 00000'],
    ['more codes than their lengths leave room for', `1 01 00000 00000 1111${' 100'.repeat(19)}`],
  ])('%s is damage, found at once', (_name, written) => {
    const bits = written.replaceAll(' ', '');
    const bytes = Array.from({ length: Math.ceil(bits.length / 8) }, (_, row) =>
      [...bits.slice(8 * row, 8 * row + 8)].reduce((byte, bit, at) => byte | (Number(bit) << at), 0),
    );
    const inflate = new Inflate({ nextByte: () => bytes.shift() ?? -1 });
    expect(() => inflate.next(10)).toThrow('damaged');
  });

  test('any spoilt byte is told, or changes nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: small.length - 1 }), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        try {
          expect(rowsOf(traceOf(spoiltAt(small, at, byte))).promptTokens).toEqual([1]);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
      { numRuns: 3000, seed: 2 },
    );
  });
});

describe('bombs', () => {
  const zeros = gzipSync(new Uint8Array(2 ** 27));

  test('zeros are told as they come', () => {
    expect(() => traceOf(zeros)).toThrow(/found a NUL byte/);
    const behind = Buffer.concat([gzipSync('arrival_s,prompt_tokens,output_tokens\n0,1,1\n'), zeros]);
    expect(() => rowsOf(traceOf(behind))).toThrow(/line 3: found a line longer than 65536 bytes/);
  });

  test('empty lines without end are told by how much they grow', () => {
    const packed = gzipSync(new Uint8Array(2 ** 27).fill(10));
    const behind = Buffer.concat([gzipSync('arrival_s,prompt_tokens,output_tokens\n0,1,1\n'), packed]);
    let read = 0;
    const file = bytesFile(behind);
    const counted = { ...file, read: (buffer: Uint8Array) => file.read(buffer.subarray(0, 4096)) };
    const opened = gunzipped(counted, 'bomb.gz');
    const buffer = new Uint8Array(65_536);
    const readAll = () => {
      for (let bytes = opened.read(buffer); bytes > 0; bytes = opened.read(buffer)) read += bytes;
    };
    expect(readAll).toThrow(/^bomb\.gz: found a gzip file that grows more than 200-fold\./);
    expect(read).toBeLessThan(2 ** 26 + 2 ** 17);
  });
});
