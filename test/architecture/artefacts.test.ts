// What the build writes: the wasm and the generated sources.

import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { generate, readRooms } from '../../assembly/layout/generator/generate.ts';
import { kernelCard } from '../../scripts/kernel-card.ts';
import { typeFiles } from '../../scripts/scenario-types.ts';
import { filesIn, root } from '../support/sources.ts';

const LARGEST_WASM_GZIP_BYTES = 100_000;
const layoutFolder = 'assembly/layout';
const kernelFolder = 'src/catalog/kernel';

/** Paths whose text on disk is not what their generator writes now. */
function stale(written: Readonly<Record<string, string>>, onDisk: (path: string) => string): string[] {
  return Object.keys(written).filter((path) => onDisk(path) !== written[path]);
}

const inputTypes = () => Object.fromEntries(Object.entries(typeFiles).map(([file, write]) => [file, write()]));

/** Modules that a wasm asks its host for. */
const importsOf = (wasm: Uint8Array<ArrayBuffer>) =>
  WebAssembly.Module.imports(new WebAssembly.Module(wasm)).map(({ module, name }) => `${module}.${name}`);

describe('build artefacts', () => {
  const text = (path: string) => readFileSync(join(root, path), 'utf8');
  const core = () => new Uint8Array(readFileSync(join(root, 'wasm/core.wasm')));
  const generated = () => {
    const files = Object.entries(generate(readRooms()));
    return Object.fromEntries(files.map(([path, content]) => [posix.join(layoutFolder, path), content]));
  };

  // Guards against a host function in the hot loop, and a core that some browser or worker cannot load.
  test('the wasm imports nothing', () => {
    expect(importsOf(core())).toEqual([]);
  });

  // Guards against a core that a page waits for, and that V8 takes long to tier up.
  test('the wasm is small', () => {
    expect(gzipSync(core()).length).toBeLessThan(LARGEST_WASM_GZIP_BYTES);
  });

  // Guards against accessors of an older layout: the two sides of the boundary would read different columns.
  test('generated files are fresh', () => {
    expect(stale(generated(), text)).toEqual([]);
  });

  // Guards against an editor that completes what the parser refuses, or does not know what it takes.
  test('the input types hold the keys and words of the schemas: npm run types', () => {
    expect(stale(inputTypes(), text)).toEqual([]);
  });

  // Guards against coefficients and errors that a reader trusts and the models have left behind.
  test('the card of kernels holds the numbers of its files', () => {
    const card = kernelCard((name) => text(`${kernelFolder}/${name}`));
    expect(stale({ [`${kernelFolder}/README.md`]: card }, text)).toEqual([]);
  });

  // Guards against a generated file that this test does not know, and that goes stale in silence.
  test('every generated file has a generator that is tested', () => {
    const known = new Set([...Object.keys(generated()), ...Object.keys(typeFiles)]);
    expect(filesIn('').filter((path) => /\.gen\.[a-z]+$/.test(path) && !known.has(path))).toEqual([]);
  });
});

describe('the rules see a broken artefact', () => {
  test('a wasm with an import', () => {
    const withImport = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, 7, 1, 1, 97, 1, 98, 0, 0];
    expect(importsOf(new Uint8Array(withImport))).toEqual(['a.b']);
  });

  test('a stale file', () => {
    expect(stale({ a: 'new', b: 'same' }, (path) => (path === 'a' ? 'old' : 'same'))).toEqual(['a']);
  });

  test('another layout gives other accessors', () => {
    const rooms = readRooms();
    const changed = generate({ ...rooms, engine: (rooms['engine'] ?? '').replace('"i32"', '"i64"') });
    expect(stale(generate(rooms), (path) => changed[path] ?? '')).toContain('engine.gen.ts');
  });

  test('another coefficient or error gives another card', () => {
    const read = (name: string) => readFileSync(join(root, kernelFolder, name), 'utf8');
    const changed = (from: string) => kernelCard((name) => read(name).replace(from, '0.4321'));
    const [share] = /(?<="computeShare":)[\d.]+/.exec(read('gemm.json')) ?? [];
    const [median] = /(?<="median": )[\d.]+/.exec(read('mla.json')) ?? [];
    expect(changed(`${share}`)).not.toBe(kernelCard(read));
    expect(changed(`${median}`)).not.toBe(kernelCard(read));
  });
});
