// Checkpoints: a run that was interrupted, or interrupted again, goes on to the same bytes.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { filesOf, newFolder, run } from './command.ts';
import { bytesOf, long, longTrace, often, stopped, whole, writeTrace } from './long.ts';

const folder = newFolder();
const at = (...names: readonly string[]) => join(folder, ...names);
let expected: ReturnType<typeof bytesOf>;

beforeAll(async () => {
  writeFileSync(at('long.json'), JSON.stringify(long));
  expect(await whole(folder, ['long.json', '--out', 'whole'])).toMatchObject({ code: 0, err: '' });
  expected = bytesOf(at('whole'));
});

describe('Ctrl-C', () => {
  test('without --checkpoint: exit code 130, no file left', async () => {
    const ended = await run(folder, ['simulate', 'long.json', '--out', 'none', '--json', 'none.json'], {
      env: often,
      onErr: (_, stop) => stop(),
    });
    expect(ended).toMatchObject({ code: 130, out: '' });
    expect(ended.err).toMatch(/^interrupted at [\d.]+ s\n$/m);
    expect(filesOf(at('none'))).toEqual([]);
    expect(existsSync(at('none.json'))).toBe(false);
  });

  test('with --checkpoint: 130, a checkpoint, a partial file; resumed to the same bytes', async () => {
    const ended = await stopped(folder, ['long.json', '--out', 'once'], 'c/once');
    expect(ended).toMatchObject({ code: 130, out: '' });
    expect(ended.err).toMatch(/go on with --resume c\/once\n$/);
    expect(filesOf(at('once'))).toEqual(['requests.csv.partial']);
    expect(filesOf(at('c'))).toEqual(['once']);
    const resumed = await whole(folder, ['long.json', '--out', 'once', '--resume', 'c/once']);
    expect(resumed).toMatchObject({ code: 0, err: '' });
    expect(bytesOf(at('once'))).toEqual(expected);
    expect(filesOf(at('once'))).toEqual(['report.html', 'report.txt', 'requests.csv', 'result.json']);
  });

  test('twice: the resumed run is interrupted again, and saves to the file that it came from', async () => {
    const out = ['long.json', '--out', 'twice'];
    expect((await stopped(folder, out, 'c2')).code).toBe(130);
    const first = readFileSync(at('c2'));
    expect((await stopped(folder, [...out, '--resume', 'c2'], 'c2')).code).toBe(130);
    expect(readFileSync(at('c2')).equals(first)).toBe(false);
    expect((await whole(folder, [...out, '--resume', 'c2'])).code).toBe(0);
    expect(bytesOf(at('twice'))).toEqual(expected);
  });

  test.each(['0', '1 h'])('a run whose window is %s is saved too, and does not run on to its end', async (window) => {
    const set = ['long.json', '--set', `run.window=${window}`];
    expect((await stopped(folder, set, `w${window}`)).code).toBe(130);
    const [resumed, plain] = await Promise.all([
      whole(folder, [...set, '--resume', `w${window}`, '--json', '-']),
      whole(folder, [...set, '--json', '-']),
    ]);
    expect(resumed).toEqual(plain);
  });
});

describe('Ctrl-C while a checkpoint is written', () => {
  /** Stops at the n-th wait for a signal: the first is of the whole command, each other of a checkpoint. */
  const stoppedAt = (nth: number, name: string, alsoAtFirst = false) => {
    let waits = 0;
    return run(folder, ['simulate', 'long.json', '--out', name, '--checkpoint', `${name}.tw`], {
      env: often,
      onCatch: (stop) => {
        waits++;
        if (waits === nth || (alsoAtFirst && waits === 2)) setImmediate(stop);
      },
    });
  };

  test('the one before stays, no half of one does, and the run goes on from it', async () => {
    const ended = await stoppedAt(4, 'third');
    expect(ended).toMatchObject({ code: 130, out: '' });
    expect(ended.err).toMatch(/go on from the checkpoint before with --resume third\.tw\n$/);
    expect(filesOf(folder).filter((name) => name.includes('third'))).toEqual(['third', 'third.tw']);
    expect((await whole(folder, ['long.json', '--out', 'third', '--resume', 'third.tw'])).code).toBe(0);
    expect(bytesOf(at('third'))).toEqual(expected);
  });

  test('the first one of a run is made again; a second Ctrl-C ends that too, and leaves nothing', async () => {
    const saved = await stoppedAt(2, 'first');
    expect(saved.code).toBe(130);
    expect(saved.err).toMatch(/go on with --resume first\.tw\n$/);
    const ended = await stoppedAt(3, 'none2', true);
    expect(ended.code).toBe(130);
    expect(ended.err).toMatch(/^interrupted at [\d.]+ s\n$/m);
    expect(filesOf(folder).filter((name) => name.includes('none2'))).toEqual(['none2']);
    expect(filesOf(at('none2'))).toEqual([]);
  });
});

test('a trace is read over to where the run stood', async () => {
  writeFileSync(at('trace.json'), JSON.stringify(longTrace));
  writeTrace(at('rows.csv'));
  expect((await whole(folder, ['trace.json', '--out', 'traced'])).code).toBe(0);
  expect((await stopped(folder, ['trace.json', '--out', 'again'], 'again.tw')).code).toBe(130);
  expect((await whole(folder, ['trace.json', '--out', 'again', '--resume', 'again.tw'])).code).toBe(0);
  expect(bytesOf(at('again'))).toEqual(bytesOf(at('traced')));
});

test('--checkpoint of a run that is not interrupted changes no byte', async () => {
  const args = ['simulate', 'long.json', '--out', 'calm', '--checkpoint', 'calm.tw'];
  expect((await run(folder, args, { env: often })).code).toBe(0);
  expect(bytesOf(at('calm'))).toEqual(expected);
});
