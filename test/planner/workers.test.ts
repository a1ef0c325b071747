// A capacity and a repeat do not depend on the threads; a worker's error and Ctrl-C end as everywhere.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf, newFolder, stackTrace, start } from '../cli/command.ts';
import { runHere } from '../cli/world.ts';
import { main, sameBytes } from './built.ts';
import { chat } from './support.ts';

const home = newFolder();
writeFileSync(join(home, 'chat.json'), JSON.stringify(chat));

describe('the same bytes whatever the workers', () => {
  test('capacity', async () => {
    const result = JSON.parse(await sameBytes(home, ['capacity', 'chat.json', '--repeat', '4'])) as {
      replicates: unknown[];
    };
    expect(result.replicates).toHaveLength(4);
  });

  test('simulate --repeat', async () => {
    await sameBytes(home, ['simulate', 'chat.json', '--repeat', '4']);
  });

  test('compare', async () => {
    writeFileSync(join(home, 'mine.mjs'), 'export const first = { route: () => 0 };');
    await sameBytes(home, ['compare', 'chat.json', '--vary', 'router=round-robin,mine.mjs#first', '--repeat', '2']);
    await sameBytes(home, ['compare', 'chat.json', '--vary', 'fleet.pools.0.replicas=1,2,3', '--repeat', '2']);
  });
});

describe('with workers', () => {
  test('an error in a worker is told as everywhere', async () => {
    // found when the requests are drawn, which only workers do here
    const arrivals = { process: 'poisson', rate: '0.00001 /s' };
    writeFileSync(join(home, 'rare.json'), JSON.stringify({ ...chat, workload: { ...chat.workload, arrivals } }));
    const { code, err } = await runHere(main, home, ['simulate', 'rare.json', '--repeat', '2', '--workers', '2']);
    expect(code).toBe(2);
    expect(err).toContain('workload.rate: found arrivals beyond 106 days');
    expect(err).not.toMatch(stackTrace);
  });

  test.each(['0', '2'])('Ctrl-C ends with 130 and leaves no file, %s workers', async (workers) => {
    const folder = newFolder();
    const slow = {
      ...chat,
      workload: { ...chat.workload, requests: 1_000_000 },
      run: { ...chat.run, stepMode: 'step' },
    };
    writeFileSync(join(folder, 'slow.json'), JSON.stringify(slow));
    const args = ['size', 'slow.json', '--json', 'out.json', '--workers', workers];
    const { child, ended } = start(folder, args, { TOKENWORKS_PROGRESS_EVERY_MS: '0' });
    // a line of progress says that it is under way
    child.stderr?.once('data', () => child.kill('SIGINT'));
    const { code, err } = await ended;
    expect(err).toContain('interrupted');
    expect(code).toBe(130);
    expect(filesOf(folder)).toEqual(['slow.json']);
  });
});
