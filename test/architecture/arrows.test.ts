// The arrows of the design: which room may import which. Nothing points back.

import { describe, expect, test } from 'vitest';
import { root, snippet, sourcesIn } from '../support/sources.ts';
import { type Arrows, arrowProblems, deadFiles, importCircles } from './rules/imports.ts';

/**
 * Of `src/`: every room may import `errors` and `units`. Read from the top: each row names rows above it alone, so no
 * arrow points back.
 */
const library: Arrows = {
  errors: [],
  units: ['errors'],
  catalog: ['errors', 'units'],
  core: ['errors', 'units'],
  // laws of any simulator: the shape of the core's columns, and nothing that it checks
  testing: ['core/layout.gen.ts'],
  maths: ['errors', 'units', 'core'],
  // words of the core's enums, no memory of it
  policy: ['units', 'core/layout.gen.ts:types'],
  traffic: ['errors', 'units', 'maths:types'],
  // what policies, routes, arrival processes, lengths and trace formats declare: the schema is made from it
  scenario: ['errors', 'units', 'catalog', 'policy', 'traffic'],
  timing: ['errors', 'units', 'catalog', 'core'],
  parallel: ['errors', 'units', 'catalog', 'maths', 'timing', 'core'],
  training: ['errors', 'units', 'catalog', 'scenario', 'core', 'timing', 'parallel'],
  calibration: ['errors', 'units', 'catalog', 'core', 'maths', 'timing'],
  topology: ['errors', 'units', 'catalog', 'core', 'timing'],
  workload: ['errors', 'units', 'maths', 'traffic', 'scenario:types'],
  compile: [
    'errors',
    'units',
    'scenario',
    'policy',
    'catalog',
    'workload:types',
    'maths',
    'core/layout.gen.ts',
    'core/sizes.ts',
    'core/lab.ts',
    'timing',
    'parallel',
    'calibration',
  ],
  result: ['errors', 'units', 'compile:types', 'core/layout.gen.ts', 'core/integers.ts', 'maths'],
  report: ['errors', 'units', 'compile:types', 'core/layout.gen.ts', 'core/integers.ts', 'result', 'calibration:types'],
  // result files of benchmarks, beside a run
  benchmark: ['errors', 'units', 'traffic', 'result', 'report'],
  control: ['errors', 'units', 'scenario:types', 'policy', 'core', 'compile:types', 'result:types'],
  run: ['errors', 'units', 'scenario', 'policy', 'core', 'maths', 'workload', 'compile', 'result', 'control'],
  estimate: ['errors', 'units', 'catalog', 'scenario', 'core', 'maths', 'timing', 'calibration', 'compile', 'run'],
  planner: [
    'errors',
    'units',
    'catalog',
    'policy',
    'scenario',
    'workload',
    'compile',
    'maths',
    'result',
    'control',
    'core/host.ts:types',
    'run',
  ],
  'plan-report': ['errors', 'units', 'planner:types', 'planner/alone.ts', 'result:types', 'report'],
  index: ['*-cli'],
  cli: ['*'],
  // loads built files; of modules it knows a type alone
  bundle: ['planner:types'],
};

/** Of `assembly/`, read from the top as well: the loop knows all, layout, random and fault are for all. */
const base = ['layout', 'random', 'fault'];
const assembly: Arrows = {
  layout: [],
  fault: ['layout'],
  random: ['layout', 'fault'],
  request: base,
  kv: base,
  network: base,
  kernel: base,
  collective: [...base, 'kernel/answer'],
  timing: [...base, 'kernel', 'collective'],
  engine: [...base, 'request', 'kv', 'timing'],
  // signals look at engines; an engine knows nothing of routers
  router: [...base, 'request', 'kv', 'engine'],
  event: [...base, 'request', 'kv', 'timing', 'engine', 'router', 'network'],
  index: ['*'],
  'index.debug': ['*'],
};

describe('import arrows', () => {
  // Guards against a policy that reads the core's memory, a compile that depends on the report: rooms that cannot be
  // replaced or tested alone any more.
  test('no room of src imports what lies above it', () => {
    expect(sourcesIn('src').flatMap((source) => arrowProblems('src', library, source))).toEqual([]);
  });

  // Guards against a kernel model that peeks into the queue, which would break the exactness of jumps.
  test('no room of the core imports what lies above it', () => {
    const core = sourcesIn('assembly').filter((source) => !source.path.startsWith('assembly/layout/generator/'));
    expect(core.flatMap((source) => arrowProblems('assembly', assembly, source))).toEqual([]);
  });

  // Guards against two files that can only be read, tested and moved together.
  test('no files import one another in a circle', () => {
    expect(importCircles(sourcesIn('src'))).toEqual([]);
    expect(importCircles(withExtensions(sourcesIn('assembly')))).toEqual([]);
  });

  // Guards against a module that was replaced and left behind: someone repairs the copy that nobody runs.
  test('every file of src is reached from an index, the command line or a worker', () => {
    const entries = [
      'src/index.ts',
      'src/testing/index.ts',
      'src/cli/main.ts',
      'src/planner/worker.ts',
      'src/bundle/main.ts',
      'src/bundle/worker.ts',
    ];
    expect(deadFiles(entries, sourcesIn('src'))).toEqual([]);
  });

  // Guards against accessors, operators and loops that were written and never exported.
  test('every file of the core is reached from its indexes', () => {
    const core = sourcesIn('assembly').filter((source) => !source.path.startsWith('assembly/layout/generator/'));
    const entries = ['assembly/index.ts', 'assembly/index.debug.ts', 'assembly/fault/fault.ts'];
    expect(deadFiles(entries, withExtensions(core))).toEqual([]);
  });
});

/** AssemblyScript imports carry no extension: both spellings of a path stand for one file. */
function withExtensions(sources: ReturnType<typeof sourcesIn>) {
  return sources.map((source) => ({
    ...source,
    text: source.text,
    tree: snippet(source.path, source.text.replace(/(from ['"]\.[^'"]*?)(\.ts)?(['"])/g, '$1.ts$3')).tree,
  }));
}

describe('the rules see a broken file', () => {
  test('an arrow that points back', () => {
    const broken = snippet('src/catalog/x.ts', "import { simulate } from '../run/simulate.ts';\n");
    expect(arrowProblems('src', library, broken)).toEqual([
      'src/catalog/x.ts:1: catalog may not import src/run/simulate.ts',
    ]);
  });

  test('a value where only types are allowed', () => {
    const typed = snippet('src/workload/x.ts', "import type { Scenario } from '../scenario/types.ts';\n");
    const valued = snippet('src/workload/x.ts', "import { type Scenario } from '../scenario/types.ts';\n");
    expect(arrowProblems('src', library, typed)).toEqual([]);
    expect(arrowProblems('src', library, valued)).toHaveLength(1);
  });

  test('lazy imports, re-exports, import types and workers', () => {
    const hidden = [
      "const load = () => import('../report/html.ts');",
      "export * from '../report/text.ts';",
      "export type Page = import('../report/page.ts').Page;",
      "const worker = new URL('../report/worker.ts', import.meta.url);",
      "import test from '../../test/support/optional.ts';",
    ];
    for (const line of hidden) expect(arrowProblems('src', library, snippet('src/core/x.ts', line))).toHaveLength(1);
  });

  test('a room that the table does not know', () => {
    expect(arrowProblems('src', library, snippet('src/helpers/x.ts', ''))).toHaveLength(1);
  });

  test('a core room that imports the loop', () => {
    const broken = snippet('assembly/timing/x.ts', "import { settle } from '../event/loop';\n");
    expect(arrowProblems('assembly', assembly, broken)).toHaveLength(1);
  });

  test('a file that nobody imports', () => {
    const index = snippet('src/index.ts', "export { a } from './a.ts';\n");
    const a = snippet('src/a.ts', 'export const a = 1;\n');
    const lost = snippet('src/lost.ts', 'export const lost = 1;\n');
    expect(deadFiles(['src/index.ts'], [index, a, lost])).toEqual(['src/lost.ts']);
  });

  test('files in a circle, of types alone too', () => {
    const a = snippet('src/a.ts', "import type { B } from './b.ts';\n");
    const b = snippet('src/b.ts', "import { c } from './c.ts';\n");
    const c = snippet('src/c.ts', "export * from './a.ts';\nimport './d.ts';\n");
    const d = snippet('src/d.ts', '');
    expect(importCircles([a, b, c, d])).toEqual(['src/a.ts <-> src/b.ts <-> src/c.ts']);
    expect(importCircles([a, b, d])).toEqual([]);
  });

  test('the checkout that is read is this one', () => {
    expect(root.endsWith('/')).toBe(true);
    expect(sourcesIn('src').length).toBeGreaterThan(0);
    expect(sourcesIn('assembly').length).toBeGreaterThan(0);
  });
});
