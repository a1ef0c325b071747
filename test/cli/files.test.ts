// Output files: whole or absent, never written through what is already there, held by one living run.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkpointPieces } from '../../src/cli/checkpoint.ts';
import { GrowingFile, StagedFiles, writeInTurns, writeWhole } from '../../src/cli/files.ts';
import { Hold } from '../../src/cli/hold.ts';
import { InputError } from '../../src/errors.ts';
import { filesOf, newFolder, run, small } from './command.ts';
import { often } from './long.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (path: string) => readFileSync(path, 'utf8');

describe('files that take their names together', () => {
  test('none has its name before all are written, and a failure leaves none', () => {
    const folder = newFolder();
    const staged = new StagedFiles().add(join(folder, 'a'), 'one');
    expect(existsSync(join(folder, 'a'))).toBe(false);
    const failing = function* () {
      yield 'half';
      throw new Error('the disk is full');
    };
    expect(() => staged.add(join(folder, 'b'), failing())).toThrow('the disk is full');
    expect(filesOf(folder)).toEqual([]);
  });
});

describe('a large file', () => {
  const piece = bytes('piece');

  test('is written a piece at a time, to the same bytes, and others have their turn behind each', async () => {
    const folder = newFolder();
    let turns = 0;
    const pieces = function* () {
      for (let at = 0; at < 4; at++) {
        setImmediate(() => turns++);
        yield piece;
      }
    };
    await writeInTurns(join(folder, 'a'), pieces(), new AbortController().signal);
    expect([textOf(join(folder, 'a')), turns]).toEqual(['piece'.repeat(4), 4]);
    expect(filesOf(folder)).toEqual(['a']);
  });

  test.each([1, 2, 9])('stopped behind piece %d: nothing more is written, the file from before stays', async (nth) => {
    const folder = newFolder();
    writeFileSync(join(folder, 'a'), 'before');
    const controller = new AbortController();
    let asked = 0;
    const pieces = function* () {
      for (; asked < 9; ) {
        if (++asked === nth) setImmediate(() => controller.abort(new Error('Ctrl-C')));
        yield piece;
      }
    };
    await expect(writeInTurns(join(folder, 'a'), pieces(), controller.signal)).rejects.toThrow('Ctrl-C');
    expect([asked, textOf(join(folder, 'a')), filesOf(folder)]).toEqual([nth, 'before', ['a']]);
  });

  test('a checkpoint is made of small pieces and their hash', () => {
    const parts = [bytes('abcde'), bytes(''), bytes('fg')];
    const pieces = [...checkpointPieces(parts, 2)];
    expect(pieces.slice(0, -1).map((one) => new TextDecoder().decode(one))).toEqual(['ab', 'cd', 'e', 'fg']);
    expect(Buffer.from(pieces.at(-1) ?? []).toString('hex')).toBe(createHash('sha256').update('abcdefg').digest('hex'));
  });
});

describe('a planted link', () => {
  test('is replaced, and its target stays: a whole file, a growing one', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'victim'), 'precious');
    for (const name of ['whole', 'rows.partial', 'rows']) symlinkSync('victim', join(folder, name));
    writeWhole(join(folder, 'whole'), [bytes('new')]);
    const growing = new GrowingFile(join(folder, 'rows'));
    growing.append(bytes('row'));
    growing.finish();
    expect(textOf(join(folder, 'victim'))).toBe('precious');
    for (const [name, text] of [['whole', 'new'] as const, ['rows', 'row'] as const]) {
      expect(lstatSync(join(folder, name)).isSymbolicLink()).toBe(false);
      expect(textOf(join(folder, name))).toBe(text);
    }
  });

  test('is not gone on with', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'victim'), 'row');
    const growing = new GrowingFile(join(folder, 'rows'));
    growing.append(bytes('row'));
    const written = growing.written();
    growing.abandon(false);
    symlinkSync('victim', join(folder, 'rows.partial'));
    expect(() => new GrowingFile(join(folder, 'rows'), written)).toThrow('no such file');
  });
});

describe('rows to go on with', () => {
  function interrupted() {
    const folder = newFolder();
    const path = join(folder, 'rows');
    const growing = new GrowingFile(path);
    growing.append(bytes('first,'));
    const written = growing.written();
    growing.append(bytes('lost,'));
    return { path, written, growing };
  }

  test('are cut to what the checkpoint says', () => {
    const { path, written, growing } = interrupted();
    growing.abandon(true);
    const resumed = new GrowingFile(path, written);
    resumed.append(bytes('second'));
    resumed.finish();
    expect(textOf(path)).toBe('first,second');
  });

  test('are taken from the whole file where the run had ended', () => {
    const { path, written, growing } = interrupted();
    growing.finish();
    const resumed = new GrowingFile(path, written);
    expect(textOf(path)).toBe('first,lost,');
    resumed.append(bytes('second'));
    resumed.finish();
    expect(textOf(path)).toBe('first,second');
  });

  test('are refused where they are of another run, or too few', () => {
    const { path, written, growing } = interrupted();
    growing.abandon(true);
    writeFileSync(`${path}.partial`, 'other,rows,');
    expect(() => new GrowingFile(path, written)).toThrow('other rows');
    truncateSync(`${path}.partial`, 3);
    expect(() => new GrowingFile(path, written)).toThrow('a shorter file');
    expect(textOf(`${path}.partial`)).toBe('oth');
  });
});

describe('a hold', () => {
  test('keeps a second run out for as long as it lasts', () => {
    const path = join(newFolder(), 'rows');
    const first = new Hold(path);
    expect(() => new Hold(path)).toThrow(InputError);
    expect(() => new Hold(path)).toThrow(`process ${process.pid}`);
    first.release();
    new Hold(path).release();
    expect(filesOf(join(path, '..'))).toEqual([]);
  });

  test('of a process that ended, or whose number another one has, is removed', () => {
    const folder = newFolder();
    const { pid } = spawnSync('true');
    const stale = [
      `.rows.${pid}-00000000.run`,
      ...(existsSync('/proc/1') ? [`.rows.${process.pid}-00000000.run`] : []),
    ];
    for (const name of stale) writeFileSync(join(folder, name), '');
    new Hold(join(folder, 'rows')).release();
    expect(filesOf(folder)).toEqual([]);
  });

  test('a second run into the same folder is refused, and the first is whole', async () => {
    const folder = newFolder();
    writeFileSync(
      join(folder, 's.json'),
      JSON.stringify({ ...small, workload: { ...small.workload, requests: 20_000 } }),
    );
    const alone = await run(folder, ['simulate', 's.json', '--out', 'alone', '--quiet']);
    expect(alone.code).toBe(0);
    const held = new Hold(join(folder, 'same', 'requests.csv'));
    const second = await run(folder, ['simulate', 's.json', '--seed', '2', '--out', 'same', '--quiet']);
    expect(second).toMatchObject({ code: 2, out: '' });
    expect(second.err).toContain('a run under way that writes it');
    held.release();
    expect(filesOf(join(folder, 'same'))).toEqual([]);
  });
});

describe('the end of a run', () => {
  test('is gone on from again when it had ended: the same bytes', async () => {
    const folder = newFolder();
    writeFileSync(
      join(folder, 's.json'),
      JSON.stringify({ ...small, workload: { ...small.workload, requests: 20_000 } }),
    );
    const args = ['simulate', 's.json', '--out', 'o', '--quiet'];
    expect((await run(folder, [...args, '--checkpoint', 'c.tw'], { env: often })).code).toBe(0);
    const names = filesOf(join(folder, 'o'));
    const first = names.map((name) => textOf(join(folder, 'o', name)));
    expect(await run(folder, [...args, '--resume', 'c.tw'])).toMatchObject({ code: 0, err: '' });
    expect(filesOf(join(folder, 'o'))).toEqual(names);
    expect(names.map((name) => textOf(join(folder, 'o', name))).every((text, at) => text === first[at])).toBe(true);
  });

  test.runIf(existsSync('/dev/full'))('a file that fails: the report was printed, no result has its name', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 's.json'), JSON.stringify(small));
    const ended = await run(folder, ['simulate', 's.json', '--out', 'o', '--json', '/dev/full', '--quiet']);
    expect(ended.code).toBe(2);
    expect(ended.out).toContain('TTFT');
    expect(ended.err).toMatch(/^a file cannot be used: ENOSPC/);
    expect(filesOf(join(folder, 'o'))).toEqual([]);
  });

  test.runIf(existsSync('/dev/full'))('a checkpoint that cannot be written is a warning', async () => {
    const folder = newFolder();
    writeFileSync(
      join(folder, 's.json'),
      JSON.stringify({ ...small, workload: { ...small.workload, requests: 20_000 } }),
    );
    symlinkSync('/dev/full', join(folder, 'c.tw'));
    const ended = await run(folder, ['simulate', 's.json', '--checkpoint', 'c.tw', '--quiet'], { env: often });
    expect(ended.code).toBe(0);
    expect(ended.out).toContain('TTFT');
    expect(ended.err).toMatch(/^warning: no checkpoint could be written: ENOSPC[^\n]*; the run goes on$/m);
  });
});
