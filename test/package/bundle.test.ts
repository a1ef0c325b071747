// The bundled command line: the bytes of the plain one, whatever its code cache is like.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../support/sources.ts';

const bundle = join(root, 'dist/bundled');
/** Node 22.1 and later keep compiled code by themselves. */
const keepsOwn =
  (process.getBuiltinModule('node:module') as { enableCompileCache?: unknown }).enableCompileCache === undefined;

let home: string;
/** A copy of the bundle beside the wasm, for caches of this test alone. */
const folder = () => join(home, 'dist/bundled');
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'tokenworks-bundle-'));
  mkdirSync(join(home, 'dist'));
  cpSync(bundle, folder(), { recursive: true, filter: (path) => !path.endsWith('.cache') });
  for (const name of ['wasm', 'package.json', 'node_modules']) symlinkSync(join(root, name), join(home, name));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function run(file: string, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...words], { encoding: 'utf8', cwd: home });
  return { status, stdout, stderr };
}
const plain = (...words: readonly string[]) => run(join(root, 'dist/cli/main.js'), ...words);
const bundled = (...words: readonly string[]) => run(join(folder(), 'main.cjs'), ...words);
const caches = () => readdirSync(folder()).filter((name) => name.endsWith('.cache'));

const listed = ['list', 'models', '--json'];

describe('the bundled command line', () => {
  test.each([
    ['a registry', listed],
    ['an entry with signs of units', ['show', 'h100-sxm']],
    ['a run', ['simulate', 'chat-8b-h100', '--set', 'workload.duration=2 min', '--json', '-', '--quiet']],
    [
      'a step',
      ['estimate', '--model', 'llama-3.1-8b', '--accelerator', 'h100-sxm', '--decode', '8', '--context', '99'],
    ],
    ['bad input', ['simulate', 'chat-8b-h100', '--set', 'fleet.pools.0.tp=3', '--set', 'workload.rate=x']],
    ['a word that is no command', ['simulat']],
  ])('answers %s with the bytes of the plain one, first and again', (_, words) => {
    const expected = plain(...words);
    expect(expected.stdout + expected.stderr).not.toBe('');
    expect(bundled(...words)).toEqual(expected);
    expect(bundled(...words)).toEqual(expected);
  });

  test('does the work of threads as the plain one does it without', () => {
    const words = [
      'simulate',
      'chat-8b-h100',
      '--set',
      'workload.duration=2 min',
      '--repeat',
      '3',
      '--json',
      '-',
      '--quiet',
    ];
    const expected = plain(...words, '--workers', '0');
    expect(expected.status).toBe(0);
    expect(bundled(...words, '--workers', '2')).toEqual(expected);
    if (keepsOwn) expect(caches().some((name) => /perform-.*worker\.cache$/.test(name))).toBe(true);
  });

  test.runIf(keepsOwn)('keeps the code of a command beside it, and writes it once', () => {
    for (const name of caches()) rmSync(join(folder(), name));
    bundled(...listed);
    const first = caches();
    expect(first.some((name) => /^command-.*list\.cache$/.test(name))).toBe(true);
    const bytes = first.map((name) => readFileSync(join(folder(), name)));
    bundled(...listed);
    expect(caches()).toEqual(first);
    expect(first.map((name) => readFileSync(join(folder(), name)))).toEqual(bytes);
  });

  test.runIf(keepsOwn)('writes a broken cache anew', () => {
    bundled(...listed);
    const [name] = caches().filter((one) => /^command-.*list\.cache$/.test(one));
    const file = join(folder(), name!);
    const whole = readFileSync(file).length;
    truncateSync(file, 100);
    expect(bundled(...listed)).toEqual(plain(...listed));
    expect(readFileSync(file).length).toBeGreaterThan(whole / 2);
  });

  test.runIf(keepsOwn)('works where nothing can be written', () => {
    for (const name of caches()) {
      rmSync(join(folder(), name));
      // what can neither be read nor replaced by a file
      mkdirSync(join(folder(), name, 'full'), { recursive: true });
    }
    expect(bundled(...listed)).toEqual(plain(...listed));
  });

  // Guards against text that V8 would read as two bytes a character, and against files read as latin1 that are not.
  test('is plain ASCII', () => {
    for (const name of readdirSync(bundle).filter((one) => one.endsWith('.cjs'))) {
      expect(
        readFileSync(join(bundle, name)).every((byte) => byte < 128),
        name,
      ).toBe(true);
    }
  });
});
