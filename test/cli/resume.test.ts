// Checkpoints: a run that was interrupted, killed, or interrupted again goes on to the same bytes.

import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { filesOf, main, newFolder, run, startProgram } from './command.ts';
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

/**
 * Loaded before the command: the process dies in the middle of its n-th call of the kind, as a crash of the machine
 * would have it.
 */
const deadly = (call: 'writeSync' | 'fsyncSync' | 'renameSync', nth: number) => `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { writeSync, ${call}: done } = fs;
  let calls = 0;
  fs.${call} = (...args) => {
    if (++calls < ${nth}) return done(...args);
    if (${call === 'writeSync'}) writeSync(args[0], args[1], args[2], args[3] >> 1, args[4]);
    process.kill(process.pid, 'SIGKILL');
  };
  syncBuiltinESMExports();
`;

describe('what a crash leaves', () => {
  test.each([
    ['writeSync', 20],
    ['writeSync', 47],
    ['fsyncSync', 15],
    ['renameSync', 7],
  ] as const)('killed in %s number %d: the last checkpoint is whole, the bytes the same', async (call, nth) => {
    const out = `${call}${nth}`;
    const args = ['simulate', 'long.json', '--out', out, '--quiet'];
    const loaded = ['--import', `data:text/javascript,${encodeURIComponent(deadly(call, nth))}`, main];
    const killed = startProgram(folder, process.execPath, [...loaded, ...args, '--checkpoint', `${out}.tw`], often);
    expect((await killed.ended).signal).toBe('SIGKILL');
    expect(filesOf(at(out))).toEqual(['requests.csv.partial']);
    const resumed = await run(folder, [...args, '--resume', `${out}.tw`]);
    expect(resumed).toMatchObject({ code: 0, err: '' });
    expect(bytesOf(at(out))).toEqual(expected);
  });

  test('bytes that a crashed run wrote beyond its checkpoint are cut', async () => {
    await stopped(folder, ['long.json', '--out', 'extra'], 'extra.tw');
    appendFileSync(at('extra', 'requests.csv.partial'), 'garbage\n'.repeat(3_000_000));
    expect((await whole(folder, ['long.json', '--out', 'extra', '--resume', 'extra.tw'])).code).toBe(0);
    expect(bytesOf(at('extra'))).toEqual(expected);
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
