// The command line as built, in this process: only a built file starts worker threads.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { type Main, runHere } from '../cli/world.ts';
import { root } from '../support/sources.ts';

const built: string = pathToFileURL(join(root, 'dist', 'cli', 'program.js')).href;
export const { main } = (await import(/* @vite-ignore */ built)) as { main: Main };

/** With no thread, one, two and three: the same JSON, which is returned. */
export async function sameBytes(home: string, args: readonly string[]): Promise<string> {
  const all: string[] = [];
  for (const workers of ['0', '1', '2', '3']) {
    const { code, out, err } = await runHere(main, home, [...args, '--json', '-', '--workers', workers, '--quiet']);
    expect(err).toBe('');
    expect(code).toBe(0);
    all.push(out);
  }
  expect(new Set(all).size).toBe(1);
  return all[0] ?? '';
}
