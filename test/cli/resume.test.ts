// Checkpoints: a run that was interrupted, killed, or interrupted again goes on to the same bytes.

import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { filesOf, main, newFolder, run, start, startProgram } from './command.ts';
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
    const started = start(folder, ['simulate', 'long.json', '--out', 'none', '--json', 'none.json']);
    while (!existsSync(at('none'))) await new Promise((done) => setTimeout(done, 2));
    started.child.kill('SIGINT');
    const ended = await started.ended;
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
    // Long enough that it is still under way when the signal comes, on a fast machine too.
    const set = ['long.json', '--set', `run.window=${window}`, '--set', 'workload.requests=200000'];
    const never = { TOKENWORKS_CHECKPOINT_EVERY_MS: '200' };
    expect((await stopped(folder, set, `w${window}`, { env: never })).code).toBe(130);
    const [resumed, plain] = await Promise.all([
      whole(folder, [...set, '--resume', `w${window}`, '--json', '-']),
      whole(folder, [...set, '--json', '-']),
    ]);
    expect(resumed).toEqual(plain);
  });

  test('SIGTERM is treated alike', async () => {
    expect((await stopped(folder, ['long.json'], 'term', { signal: 'SIGTERM' })).code).toBe(130);
  });
});

/** Loaded before the command: half of the third checkpoint is written, then the process dies. */
const deadly = `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const write = fs.writeSync;
  let checkpoints = 0;
  fs.writeSync = (handle, bytes, ...rest) => {
    const isCheckpoint = Buffer.from(bytes.subarray(0, 8)).toString() === "TWCHKPT1";
    if (!isCheckpoint || ++checkpoints < 3) return write(handle, bytes, ...rest);
    write(handle, bytes, 0, bytes.length >> 1);
    process.kill(process.pid, 'SIGKILL');
  };
  syncBuiltinESMExports();
`;

describe('what a crash leaves', () => {
  test('killed half way through writing a checkpoint: the one before is whole, the bytes the same', async () => {
    const out = ['simulate', 'long.json', '--out', 'half', '--quiet'];
    const loaded = ['--import', `data:text/javascript,${encodeURIComponent(deadly)}`, main];
    const killed = startProgram(folder, process.execPath, [...loaded, ...out, '--checkpoint', 'half.tw'], often);
    expect((await killed.ended).signal).toBe('SIGKILL');
    expect(filesOf(at('half'))).toEqual(['requests.csv.partial']);
    expect((await run(folder, [...out, '--resume', 'half.tw'])).code).toBe(0);
    expect(bytesOf(at('half'))).toEqual(expected);
  });

  test('killed again and again while it saves: the last checkpoint is whole, the bytes the same', async () => {
    const always = { TOKENWORKS_CHECKPOINT_EVERY_MS: '0' };
    const out = ['long.json', '--out', 'killed'];
    for (const [round, afterMs] of [0, 7, 13, 29, 53].entries()) {
      const args = round === 0 ? out : [...out, '--resume', 'killed.tw'];
      const ended = await stopped(folder, args, 'killed.tw', { signal: 'SIGKILL', afterMs, env: always });
      expect(ended.signal).toBe('SIGKILL');
    }
    const ended = await whole(folder, [...out, '--resume', 'killed.tw']);
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(bytesOf(at('killed'))).toEqual(expected);
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
  const started = start(folder, ['simulate', 'long.json', '--out', 'calm', '--checkpoint', 'calm.tw'], often);
  expect((await started.ended).code).toBe(0);
  expect(bytesOf(at('calm'))).toEqual(expected);
});
