/** The twin stands alone: it shares no code with what it checks. */
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { filesIn } from '../support/sources.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const files = filesIn('test/reference')
  .map((path) => posix.relative('test/reference', path))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
const shapes = ['src/core/layout.gen.ts', 'src/testing/outcome.ts'];

/** Imports of a file of the twin that leave its folder, type-only imports of the layout and of outcomes apart. */
function strangers(name: string, text: string): string[] {
  const imports = text.matchAll(/(?:import|export)(?: type)?[^;]*?from\s+'([^']+)';|import\(\s*'([^']+)'\s*\)/g);
  return [...imports]
    .filter(([statement, from, lazily]) => {
      const path = from ?? lazily ?? '';
      const target = posix.join('test/reference', posix.dirname(name), path);
      const own = path.startsWith('.') && target.startsWith('test/reference/');
      return !own && !(path.startsWith('.') && shapes.includes(target) && statement.startsWith('import type'));
    })
    .map(([statement]) => statement);
}

test.each(files)('%s imports nothing but the twin and the shapes of Program and outcome', (name) => {
  expect(strangers(name, readFileSync(folder + name, 'utf8'))).toEqual([]);
});

test('an import of the core, of the binding or of a package is noticed', () => {
  expect(strangers('x.ts', "import { places } from '../../src/core/layout.gen.ts';")).toHaveLength(1);
  expect(strangers('x.ts', "import type { Cell } from '../../src/core/cell.ts';")).toHaveLength(1);
  expect(strangers('x.ts', "const core = await import('../../assembly/index.ts');")).toHaveLength(1);
  expect(strangers('x.ts', "export { binOf } from '../../assembly/request/histogram.ts';")).toHaveLength(1);
  expect(strangers('x.ts', "import fc from 'fast-check';")).toHaveLength(1);
  expect(strangers('order/x.ts', "import { places } from '../../src/core/layout.gen.ts';")).toHaveLength(1);
  expect(strangers('order/x.ts', "import type { Order } from '../../../src/core/layout.gen.ts';")).toEqual([]);
  expect(strangers('order/x.ts', "import { isDecode } from '../replica.ts';")).toEqual([]);
});
