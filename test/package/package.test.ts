// The package as users get it: what is in the tarball, whether tools and types find it, whether it runs.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { type Installed, installPackage, outputOf } from '../support/package.ts';
import { root } from '../support/sources.ts';

/** `piscina` is the planner's threads, loaded when a plan starts some; the command line is bundled with the rest. */
const libraryDependencies = ['@assemblyscript/loader', 'hyparquet-writer', 'piscina', 'yaml', 'zod'];

const strictApplication = `
import { create, defineScenario, estimateKernel, planner, simulate, trainingStep } from 'tokenworks';
import type { AcceleratorEntry, Policy, ResolvedScenario, Result, Router, Scenario } from 'tokenworks';

const chat = defineScenario({
  model: 'llama-3.1-8b',
  fleet: { pools: [{ accelerator: 'h100-sxm', replicas: 2 }], route: { policy: 'least-kv' } },
  workload: { preset: 'chat', rate: '4 /s', requests: 10 },
  policies: [{ policy: 'power-limit', limit: '1 kW' }],
});
const fromElsewhere: Scenario = { ...chat, model: 'of-my-own/config.json' };
const policy: Policy = { cadence: '10 s', decide: () => [{ replica: 0, lever: 'power', value: 'off' }] };
const router: Router = { route: (_, { requests }) => requests.length - 1 };
const result: Result = await simulate(fromElsewhere, { router, policies: [{ id: 'mine', create: () => policy }] });
const arrived: number = result.requests.arrived;
const world = await create('chat-8b-h100');
world.advance('10 s');
const plan = await planner.repeat(chat, { repeats: 2, router: { module: './router.mjs' } });
const kernel = await estimateKernel({ op: 'gemm', accelerator: 'h100-sxm', m: 64, n: 8192, k: 8192 });
const batch = { sequence: 4096, global: 8 };
const step = await trainingStep({ model: 'llama-3.1-8b', accelerator: 'h100-sxm', batch });
export { arrived, kernel, plan, step, world };
export type { AcceleratorEntry, ResolvedScenario };

// @ts-expect-error a key that is none
defineScenario({ modle: 'llama-3.1-8b', fleet: chat.fleet, workload: chat.workload });
// @ts-expect-error a number in words
defineScenario({ ...chat, fleet: { pools: [{ accelerator: 'h100-sxm', replicas: [2] }] } });
// @ts-expect-error no workload
await simulate({ model: 'llama-3.1-8b', fleet: { pools: [{ accelerator: 'h100-sxm' }] } });
// @ts-expect-error no k
await estimateKernel({ op: 'gemm', accelerator: 'h100-sxm', m: 64, n: 8192 });
// @ts-expect-error no batch
await trainingStep({ model: 'llama-3.1-8b', accelerator: 'h100-sxm' });
`;

describe('the package', () => {
  let installed: Installed;
  beforeAll(() => {
    installed = installPackage();
  });
  afterAll(() => installed.remove());

  // Guards against tests, traces or a debug core in the tarball, and against a tarball without the wasm.
  test('holds dist, its sources, the wasm, three pages and the script that measures', () => {
    // cards that the README leads to
    const outsideDist = installed.files.filter((path) => !/^(dist|src|docs)\/|^assembly\/.*README\.md$/.test(path));
    expect(outsideDist).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'bin/tokenworks.cjs',
      'package.json',
      'scripts/measure_kernels.py',
      'wasm/core.wasm',
    ]);
    expect(installed.files).toContain('dist/index.js');
    expect(installed.files).toContain('dist/index.d.ts');
    expect(installed.files).toContain('dist/bundled/main.cjs');
    expect(installed.files).toContain('bin/tokenworks.cjs');
    expect(installed.files.filter((path) => path.endsWith('.cache'))).toEqual([]);
    // Guards against links of the README that lead nowhere in the package, and against its picture missing.
    const links = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/\]\((?!https?:)([^)]+)\)/g)];
    expect(links.length).toBeGreaterThan(5);
    for (const [, link = ''] of links) {
      const isThere = installed.files.some((path) => path === link || path.startsWith(`${link}/`));
      expect(isThere, link).toBe(true);
    }
    // maps lead to sources that are there
    expect(installed.files).toContain('dist/index.d.ts.map');
    expect(installed.files).toContain('src/index.ts');
    const sources = installed.files.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
    expect(sources.filter((path) => !path.startsWith('src/'))).toEqual([]);
  });

  // Guards against entry points that some bundler or runtime does not find.
  test('publint finds nothing', async () => {
    const { messages, pkg } = await publint({
      pkgDir: join(installed.folder, 'node_modules/tokenworks'),
      pack: false,
      strict: true,
    });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  // Guards against types that resolve to nothing, or to another module kind than the code.
  test('attw finds nothing', () => {
    const program = join(root, 'node_modules/.bin/attw');
    const args = [
      installed.tarball,
      '--profile',
      'esm-only',
      '--exclude-entrypoints',
      'core.wasm',
      '--no-emoji',
      '--no-color',
    ];
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: installed.folder, encoding: 'utf8' });
    expect(status, `${stdout}${stderr}`).toBe(0);
  });

  // Guards against declarations that only compile inside this checkout, or with the DOM's types, and against inputs
  // that take anything: each mistake below must be an error.
  test('types compile in a strict application', () => {
    writeFileSync(join(installed.folder, 'app.mts'), strictApplication);
    const compilerOptions = {
      ...{ noEmit: true, strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false },
      ...{ target: 'es2022', lib: ['es2022'], module: 'nodenext', types: [] },
    };
    const config = { compilerOptions, files: ['app.mts'] };
    writeFileSync(join(installed.folder, 'tsconfig.json'), JSON.stringify(config));
    const program = join(root, 'node_modules/.bin/tsc');
    const { status, stdout } = spawnSync(program, ['-p', '.'], { cwd: installed.folder, encoding: 'utf8' });
    expect(status, stdout).toBe(0);
  });

  // Guards against an import that a page or a server pays for and never uses.
  test('importing it loads neither threads nor what the command line is made of', () => {
    const lines = [
      "import { createRequire } from 'node:module';",
      "import * as tokenworks from 'tokenworks';",
      'const loaded = Object.keys(createRequire(import.meta.url).cache);',
      'console.log(JSON.stringify({ loaded, has: typeof tokenworks.planner.size }));',
    ];
    writeFileSync(join(installed.folder, 'lazy.mjs'), `${lines.join('\n')}\n`);
    const { loaded, has } = JSON.parse(outputOf(installed.folder, process.execPath, 'lazy.mjs')) as {
      loaded: string[];
      has: string;
    };
    expect(has).toBe('function');
    expect(loaded.filter((file) => /piscina|commander|cli-progress/.test(file))).toEqual([]);
    expect(Object.keys(manifest.dependencies).sort()).toEqual(libraryDependencies);
  });

  // Guards against a module that is found in the checkout and missing from the tarball.
  test('simulates when installed', () => {
    const lines = [
      "import { create, simulate } from 'tokenworks';",
      "const { requests } = await simulate('chat-8b-h100');",
      "const world = await create('chat-8b-h100');",
      "world.advance('10 s');",
      'console.log(JSON.stringify({ requests, queued: world.view.replica.queued.length }));',
    ];
    writeFileSync(join(installed.folder, 'app.mjs'), `${lines.join('\n')}\n`);
    const { requests, queued } = JSON.parse(outputOf(installed.folder, process.execPath, 'app.mjs')) as {
      requests: Record<string, number>;
      queued: number;
    };
    const { arrived, finished, running, waiting, rejected, failed } = requests;
    expect(arrived).toBeGreaterThan(0);
    expect(finished! + running! + waiting! + rejected! + failed!).toBe(arrived);
    expect(queued).toBe(1);
  });

  // Guards against a command that has no mode bit, shebang or path in the tarball.
  test('its command runs', () => {
    const text = outputOf(
      installed.folder,
      process.execPath,
      `node_modules/tokenworks/${manifest.bin.tokenworks}`,
      '--version',
    );
    expect(text.trim()).toBe(manifest.version);
  });
});
