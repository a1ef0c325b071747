// Limits on sizes, banned calls, and what every file and room says about itself.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesIn, root, type Source, snippet, sourcesIn } from '../support/sources.ts';
import {
  chanceAndClockProblems,
  handScaledProblems,
  headingProblems,
  moduleStateProblems,
  unportableMathsProblems,
  voiceProblems,
} from './rules/calls.ts';
import { sizeProblems } from './rules/sizes.ts';

const isGenerated = (source: Source) => source.path.endsWith('.gen.ts');
const isCommandLine = (source: Source) => source.path.startsWith('src/cli/');
/** Progress and ETA read the wall clock; nothing of it reaches a Result. */
const isProgress = (source: Source) => source.path.endsWith('/progress.ts');

const all = () => sourcesIn('src', 'assembly', 'test', 'bench', 'scripts').filter((source) => !isGenerated(source));
const library = () => sourcesIn('src').filter((source) => !isGenerated(source));
const core = () => sourcesIn('assembly').filter((source) => !source.path.startsWith('assembly/layout/generator/'));

describe('limits', () => {
  // Guards against the file that everybody edits and nobody has read: merges collide there and rules hide there.
  test('files, functions and lines are short', () => {
    expect(all().flatMap(sizeProblems)).toEqual([]);
  });

  // Guards against a run that cannot be replayed: two runs of one seed that differ.
  test('simulation code draws no chance and reads no clock', () => {
    const timeless = [...library().filter((source) => !isCommandLine(source) && !isProgress(source)), ...core()];
    expect(timeless.flatMap(chanceAndClockProblems)).toEqual([]);
  });

  // Guards against results that differ in the last bit between Node, Chromium and Firefox.
  test('the library calls no host function whose last bit is not fixed', () => {
    expect(library().flatMap(unportableMathsProblems)).toEqual([]);
  });

  // Guards against a thousandfold slip, and against two roundings of one conversion.
  test('picoseconds and picojoules become SI by the names of units.ts alone', () => {
    const others = library().filter(({ path }) => !path.endsWith('src/units.ts'));
    expect(others.flatMap(handScaledProblems)).toEqual([]);
  });

  // Guards against a library that prints into the JSON on stdout, or ends the process that embeds it.
  test('only the command line prints and exits', () => {
    expect(
      library()
        .filter((source) => !isCommandLine(source))
        .flatMap(voiceProblems),
    ).toEqual([]);
  });

  // Guards against state that a snapshot does not carry: a module-level `let` is a wasm global, outside the memory.
  test('the core keeps no state outside the layout', () => {
    expect(core().flatMap(moduleStateProblems)).toEqual([]);
  });

  // Guards against a file that must be read whole to learn what it is for.
  test('every file begins by saying what it is', () => {
    expect(all().flatMap(headingProblems)).toEqual([]);
  });

  // Guards against a room whose guarantees are known only to the one who built it.
  test('every room has a card', () => {
    const paths = [...filesIn('src'), ...filesIn('assembly')];
    const rooms = new Set(paths.flatMap((path) => /^((?:src|assembly)\/[^/]+)\//.exec(path)?.[1] ?? []));
    // where an assertion ends: one function
    rooms.delete('assembly/fault');
    const missing = [...rooms, 'assembly'].filter((room) => !existsSync(join(root, room, 'README.md')));
    expect(missing).toEqual([]);
  });
});

describe('the rules see a broken file', () => {
  const inRoom = (text: string) => snippet('src/result/x.ts', text);

  test('a long file, line and function', () => {
    expect(sizeProblems(inRoom('// a\n'.repeat(401)))).toEqual(['src/result/x.ts: 401 lines']);
    expect(sizeProblems(inRoom('// a\n'.repeat(400)))).toEqual([]);
    expect(sizeProblems(inRoom(`// ${'a'.repeat(118)}\n`))).toEqual(['src/result/x.ts:1: 121 characters']);
    const body = (lines: number) => `const f = () => {\n${'  a();\n'.repeat(lines - 2)}};\n`;
    expect(sizeProblems(inRoom(body(71)))).toEqual(['src/result/x.ts:1: a function of 71 lines']);
    expect(sizeProblems(inRoom(body(70)))).toEqual([]);
    expect(sizeProblems(inRoom(`class A {\n  b() {\n${'  a();\n'.repeat(80)}  }\n}\n`))).toHaveLength(1);
  });

  test('chance and clocks', () => {
    const broken = [
      'Math.random();',
      'Date.now();',
      'new Date();',
      'performance.now();',
      'globalThis.performance.now();',
    ];
    for (const line of [...broken, "Math['random']();", 'process.hrtime();']) {
      expect(chanceAndClockProblems(inRoom(line)), line).toHaveLength(1);
    }
    expect(chanceAndClockProblems(inRoom('new Date(0); Math.sqrt(2);'))).toEqual([]);
  });

  test('unportable maths', () => {
    for (const line of ['Math.exp(x);', 'Math.log2(x);', 'const p = Math.pow;', 'x ** 0.5;', 'x ** y;', 'x **= y;']) {
      expect(unportableMathsProblems(inRoom(line)), line).toHaveLength(1);
    }
    expect(unportableMathsProblems(inRoom('Math.sqrt(x) + Math.floor(y) + 2 ** 53 + Number(2n ** 63n);'))).toEqual([]);
  });

  test('scaling by hand', () => {
    for (const line of ['timePs * 1e-12;', 'timePs / 1e12;', '1e12 * timeS;', 'Number(pj) * 0.000000000001;']) {
      expect(handScaledProblems(inRoom(line)), line).toHaveLength(1);
    }
    expect(handScaledProblems(inRoom('timePs * S_PER_PS; const same = 1e-12; restPs >= 1e12;'))).toEqual([]);
  });

  test('printing and exiting', () => {
    for (const line of ['console.log(1);', 'process.exit(1);', "process.stdout.write('');", 'process.exitCode = 1;']) {
      expect(voiceProblems(inRoom(line)), line).toHaveLength(1);
    }
    expect(voiceProblems(inRoom('process.getBuiltinModule;'))).toEqual([]);
  });

  test('module state', () => {
    const inCore = (text: string) => snippet('assembly/kv/x.ts', text);
    expect(moduleStateProblems(inCore('let count: i32 = 0;'))).toHaveLength(1);
    expect(moduleStateProblems(inCore('export var count: i32 = 0;'))).toHaveLength(1);
    expect(moduleStateProblems(inCore('namespace A { export let count: i32 = 0; }'))).toHaveLength(1);
    expect(moduleStateProblems(inCore('const most: i32 = 4; export function f(): void { let a = 0; }'))).toEqual([]);
  });

  test('a file without a heading', () => {
    expect(headingProblems(inRoom("import 'x';\n"))).toHaveLength(1);
    expect(headingProblems(inRoom('#!/usr/bin/env node\n// The command line.\n'))).toEqual([]);
  });
});
