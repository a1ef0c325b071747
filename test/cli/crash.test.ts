// What a crash leaves: a run that was killed at any call goes on to the same bytes.

import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { filesOf, main, newFolder, run, startProgram } from './command.ts';
import { bytesOf, long, often, stopped, whole } from './long.ts';

const folder = newFolder();
const at = (...names: readonly string[]) => join(folder, ...names);
let expected: ReturnType<typeof bytesOf>;

beforeAll(async () => {
  writeFileSync(at('long.json'), JSON.stringify(long));
  expect(await whole(folder, ['long.json', '--out', 'whole'])).toMatchObject({ code: 0, err: '' });
  expected = bytesOf(at('whole'));
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
    // beside it a hold of the dead process, which the next run removes
    expect(filesOf(at(out)).filter((name) => !/^\..*\.(run|tmp)$/.test(name))).toEqual(['requests.csv.partial']);
    const resumed = await run(folder, [...args, '--resume', `${out}.tw`]);
    expect(resumed).toMatchObject({ code: 0, err: '' });
    expect(bytesOf(at(out))).toEqual(expected);
    expect(filesOf(at(out)).filter((name) => name.endsWith('.run'))).toEqual([]);
  });

  test('bytes that a crashed run wrote beyond its checkpoint are cut', async () => {
    await stopped(folder, ['long.json', '--out', 'extra'], 'extra.tw');
    appendFileSync(at('extra', 'requests.csv.partial'), 'garbage\n'.repeat(3_000_000));
    expect((await whole(folder, ['long.json', '--out', 'extra', '--resume', 'extra.tw'])).code).toBe(0);
    expect(bytesOf(at('extra'))).toEqual(expected);
  });
});
