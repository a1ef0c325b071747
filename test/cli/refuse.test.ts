// What --resume refuses: any input that is not the one of the run that wrote the checkpoint, and any file that is no
// whole checkpoint. A refused resume touches nothing.

import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { filesOf, newFolder, run, small, stackTrace } from './command.ts';
import { longTrace, stopped, writeTrace } from './long.ts';

const folder = newFolder();
const at = (...names: readonly string[]) => join(folder, ...names);

beforeAll(async () => {
  writeFileSync(at('s.json'), JSON.stringify(longTrace));
  writeFileSync(at('small.json'), JSON.stringify(small));
  writeTrace(at('rows.csv'));
  writeTrace(at('changed.csv'), 6000);
  writeFileSync(at('shorter.csv'), readFileSync(at('rows.csv')).subarray(0, 500_000));
  expect((await stopped(folder, ['s.json', '--out', 'out'], 'c.tw')).code).toBe(130);
  expect((await stopped(folder, ['s.json'], 'bare.tw')).code).toBe(130);
});

async function refused(args: readonly string[], ...says: readonly string[]): Promise<void> {
  const before = readFileSync(at('out', 'requests.csv.partial'));
  const ended = await run(folder, ['simulate', ...args]);
  expect(ended).toMatchObject({ code: 2, out: '' });
  for (const part of says) expect(ended.err).toContain(part);
  expect(ended.err).not.toMatch(stackTrace);
  expect(filesOf(at('out'))).toEqual(['requests.csv.partial']);
  expect(readFileSync(at('out', 'requests.csv.partial')).equals(before)).toBe(true);
}

describe('other inputs', () => {
  const same = ['s.json', '--out', 'out', '--resume', 'c.tw'];

  test.each([
    ['another model', '--set', 'model=llama-3.2-1b'],
    ['another engine setting', '--set', 'engine.maxNumSeqs=100'],
    ['another end', '--set', 'run.until=1000 s'],
    ['another warm-up', '--set', 'run.warmUp=6 s'],
    ['another price', '--set', 'price.energy=0.09 $/kWh'],
    ['another name', '--set', 'name=other'],
    ['another seed', '--seed', '8'],
  ])('%s', async (_, ...flags) => {
    await refused([...same, ...flags], 'resume.c.tw: found another scenario');
  });

  test.each([
    ['another speed', '--set', 'workload.speed=2'],
    ['a shorter trace', '--trace', 'shorter.csv'],
    ['drawn requests', '--set', 'workload={ preset: chat, rate: 1 /s, requests: 9 }'],
  ])('%s', async (_, ...flags) => {
    await refused([...same, ...flags], 'resume.c.tw: found another workload');
  });

  test('a trace of equal size whose first rows changed between its edges', async () => {
    copyFileSync(at('rows.csv'), at('kept.csv'));
    copyFileSync(at('changed.csv'), at('rows.csv'));
    try {
      await refused(same, 'found a trace whose first rows differ');
    } finally {
      copyFileSync(at('kept.csv'), at('rows.csv'));
    }
  });

  test('another seed of drawn requests', async () => {
    const args = ['small.json', '--set', 'workload.requests=40000', '--set', 'run.stepMode=step'];
    expect((await stopped(folder, args, 'drawn.tw')).code).toBe(130);
    await refused([...args, '--seed', '8', '--resume', 'drawn.tw'], 'found another workload', '--seed');
  });

  test('no --out where there was one, --out where there was none', async () => {
    await refused(['s.json', '--resume', 'c.tw'], 'resume.c.tw', 'give the same folder');
    await refused(['s.json', '--out', 'fresh', '--resume', 'bare.tw'], 'resume.bare.tw', 'leave it away');
  });

  test('an output folder that lost what was written', async () => {
    await refused(['s.json', '--out', 'elsewhere', '--resume', 'c.tw'], 'elsewhere/requests.csv.partial');
    mkdirSync(at('cut'));
    writeFileSync(at('cut', 'requests.csv.partial'), 'id,class\n');
    await refused(['s.json', '--out', 'cut', '--resume', 'c.tw'], 'found a shorter file');
    expect(filesOf(at('cut'))).toEqual(['requests.csv.partial']);
  });
});

describe('other files', () => {
  const cases: readonly [string, (file: string) => void, string][] = [
    ['nothing', () => undefined, 'no such file'],
    ['a folder', (file) => mkdirSync(file), 'no checkpoint'],
    ['an empty file', (file) => writeFileSync(file, ''), 'no checkpoint'],
    ['a scenario', (file) => copyFileSync(at('s.json'), file), 'no checkpoint'],
    ['ten gigabytes of nothing', (file) => sparse(file, 10 * 2 ** 30), 'no checkpoint'],
    ['its first bytes alone', (file) => cut(file, 8), 'a damaged checkpoint'],
    ['a header cut short', (file) => cut(file, 100), 'a damaged checkpoint'],
    ['a core cut short', (file) => cut(file, readFileSync(at('c.tw')).length - 1), 'a damaged checkpoint'],
    ['one bit of the header turned', (file) => turn(file, 200), 'a damaged checkpoint'],
    ['one bit of the core turned', (file) => turn(file, 100_000), 'a damaged checkpoint'],
    [
      'a byte too many',
      (file) => writeFileSync(file, Buffer.concat([readFileSync(at('c.tw')), Buffer.from('x')])),
      'a damaged checkpoint',
    ],
  ];

  function sparse(file: string, bytes: number): void {
    writeFileSync(file, '');
    truncateSync(file, bytes);
  }
  function cut(file: string, bytes: number): void {
    writeFileSync(file, readFileSync(at('c.tw')).subarray(0, bytes));
  }
  function turn(file: string, byte: number): void {
    const bytes = readFileSync(at('c.tw'));
    bytes[byte] = (bytes[byte] ?? 0) ^ 1;
    writeFileSync(file, bytes);
  }

  /** The checkpoint with another header, or another core, and the hash that belongs to it. */
  function rewritten(change: (header: Record<string, unknown>, core: Uint8Array) => readonly [unknown, Uint8Array]) {
    const file = readFileSync(at('c.tw'));
    const length = file.readUInt32LE(8);
    const text = file.subarray(12, 12 + length).toString('utf8');
    const [header, core] = change(JSON.parse(text) as Record<string, unknown>, file.subarray(12 + length, -32));
    const written = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
    const head = Buffer.alloc(12, 'TWCHKPT1');
    head.writeUInt32LE(written.length, 8);
    return signed(Buffer.concat([head, written, core]));
  }
  function signed(body: Buffer): Buffer {
    return Buffer.concat([body, createHash('sha256').update(body).digest()]);
  }

  const insides: readonly [string, () => Buffer][] = [
    ['an empty header', () => rewritten((_, core) => [{}, core])],
    ['null for a header', () => rewritten((_, core) => [null, core])],
    ['a header that is no JSON', () => rewritten((_, core) => ['{"identity":', core])],
    ['a header of 4 GB', () => signed(Buffer.from('TWCHKPT1\xff\xff\xff\xff{}', 'latin1'))],
    [
      'a state without its windows',
      () =>
        rewritten(({ state, ...rest }, core) => [{ ...rest, state: { ...(state as object), windows: null } }, core]),
    ],
    ['a count of rows below 0', () => rewritten((header, core) => [{ ...header, rowsRead: -1 }, core])],
    [
      'rows without their last bytes',
      () => rewritten((header, core) => [{ ...header, outputs: { 'requests.csv': 7 } }, core]),
    ],
    ['a core of half the bytes', () => rewritten((header, core) => [header, core.subarray(0, core.length >> 1)])],
    ['no core', () => rewritten((header) => [header, new Uint8Array()])],
    ['a core of zeros', () => rewritten((header, core) => [header, new Uint8Array(core.length)])],
    ['a core of ones', () => rewritten((header, core) => [header, new Uint8Array(core.length).fill(255)])],
  ];

  test.each(insides)('a right hash around %s', async (name, make) => {
    const file = `${name.replaceAll(' ', '-')}.tw`;
    writeFileSync(at(file), make());
    await refused(['s.json', '--out', 'out', '--resume', file], file);
  });

  test.each(cases)('%s', async (name, make, says) => {
    const file = `${name.replaceAll(' ', '-')}.tw`;
    make(at(file));
    await refused(['s.json', '--out', 'out', '--resume', file], file, says);
  });
});
