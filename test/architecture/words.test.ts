// Comments, messages and names say things in the words of the field.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesIn, root, sourcesIn } from '../support/sources.ts';
import { wordProblems } from './rules/words.ts';

const layoutFiles = () =>
  filesIn('assembly/layout')
    .filter((path) => path.endsWith('.json'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

describe('words', () => {
  // Guards against an idiom that only its author understands: "told" where a number is recorded, or reported, or given.
  test('of code, comments and messages are those of docs/words.md', () => {
    const texts = [...sourcesIn('src', 'assembly'), ...layoutFiles()];
    expect(texts.length).toBeGreaterThan(400);
    expect(texts.flatMap(wordProblems)).toEqual([]);
  });

  test('of a broken snippet are refused', () => {
    const problemsOf = (text: string) => wordProblems({ path: 'src/x.ts', text });
    const broken = [
      '// Progress is told here.',
      "const hint = 'Tell us more.';",
      'const judged = evaluate();',
      '/** balanced, uniform and kin */',
      "// Kernels of one's own.",
      '// power of the hungriest step',
      '// A breath between two slices.',
      'interface Crew {}',
      'interface Seat {}',
      '// KV stood at 98 %.',
      '// Pools stand in the order of the file.',
      '// where the cell stands at',
      '// counts are exact for nothing',
    ];
    for (const line of broken) expect(problemsOf(`const a = 1;\n${line}\n`), line).toHaveLength(1);
    expect(problemsOf('\n// It is told.')).toEqual(['src/x.ts:2: told']);
    const plain = [
      '// One plane stands for all, and the next open one stands in for it.',
      'const requestsTold = skin + kind;',
      '// What nobody checked stands out. A breadth-first search.',
    ];
    expect(problemsOf(plain.join('\n'))).toEqual([]);
  });
});
