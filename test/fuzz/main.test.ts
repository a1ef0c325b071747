/** `npm run fuzz`: it checks as many worlds as it is asked, on as many processes, and stops when its time is over. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { root } from '../support/sources.ts';

function fuzz(...flags: readonly string[]) {
  const { status, stdout, stderr } = spawnSync('node_modules/.bin/tsx', ['test/fuzz/main.ts', ...flags], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('worlds are shared among processes and counted', () => {
  const { status, stdout, stderr } = fuzz('--worlds', '22', '--seed', '7', '--jobs', '2');
  expect(stderr).toContain('22 worlds checked, 0 broken; seeds 7 to 28; 2 processes');
  expect([status, stdout]).toEqual([0, '']);
});

test('no world begins when the time is over', () => {
  const { status, stderr } = fuzz('--minutes', '0', '--jobs', '1');
  expect(stderr).toContain('0 worlds checked, 0 broken');
  expect(status).toBe(0);
});
