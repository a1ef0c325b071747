/** The twin stands alone: it shares no code with what it checks. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
const shapes = ['../../src/core/layout.gen.ts', '../../src/testing/outcome.ts'];

/** Imports of a file that leave the folder, type-only imports of the layout and of outcomes apart. */
function strangers(text: string): string[] {
  const imports = text.matchAll(/(?:import|export)(?: type)?[^;]*?from\s+'([^']+)';|import\(\s*'([^']+)'\s*\)/g);
  return [...imports]
    .filter(([statement, from, lazily]) => {
      const path = from ?? lazily ?? '';
      const own = path.startsWith('./') && !path.includes('..');
      return !own && !(shapes.includes(path) && statement.startsWith('import type'));
    })
    .map(([statement]) => statement);
}

test.each(files)('%s imports nothing but the twin and the shapes of Program and outcome', (name) => {
  expect(strangers(readFileSync(new URL(name, folder), 'utf8'))).toEqual([]);
});

test('an import of the core, of the binding or of a package is noticed', () => {
  expect(strangers("import { places } from '../../src/core/layout.gen.ts';")).toHaveLength(1);
  expect(strangers("import type { Cell } from '../../src/core/cell.ts';")).toHaveLength(1);
  expect(strangers("const core = await import('../../assembly/index.ts');")).toHaveLength(1);
  expect(strangers("export { binOf } from '../../assembly/request/histogram.ts';")).toHaveLength(1);
  expect(strangers("import fc from 'fast-check';")).toHaveLength(1);
});
