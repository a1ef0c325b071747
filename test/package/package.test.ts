// The package as users get it: what is in the tarball, whether tools and types find it, whether it runs.

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { type Installed, installPackage, outputOf } from '../support/package.ts';
import { root } from '../support/sources.ts';

describe('the package', () => {
  let installed: Installed;
  beforeAll(() => {
    installed = installPackage();
  });
  afterAll(() => installed.remove());

  // Guards against tests, traces or a debug core in the tarball, and against a tarball without the wasm.
  test('holds dist, the wasm, three pages and the script that measures', () => {
    const outsideDist = installed.files.filter((path) => !path.startsWith('dist/'));
    expect(outsideDist).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'package.json',
      'scripts/measure_kernels.py',
      'wasm/core.wasm',
    ]);
    expect(installed.files).toContain('dist/index.js');
    expect(installed.files).toContain('dist/index.d.ts');
    expect(installed.files).toContain('dist/bundled/main.cjs');
    expect(installed.files).toContain('bin/tokenworks.cjs');
    expect(installed.files.filter((path) => path.endsWith('.cache'))).toEqual([]);
    expect(installed.files.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))).toEqual([]);
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

  // Guards against declarations that only compile inside this checkout.
  test('types compile in a strict application', () => {
    const lines = [
      "import { create, simulate } from 'tokenworks';",
      "const result = await simulate('chat-8b-h100');",
      'const arrived: number = result.requests.arrived;',
      "const world = await create('chat-8b-h100');",
      "world.advance('10 s');",
      'export { arrived, world };',
    ];
    writeFileSync(join(installed.folder, 'app.mts'), `${lines.join('\n')}\n`);
    const flags = ['--noEmit', '--strict', '--target', 'es2023', '--lib', 'es2023,dom', '--module', 'nodenext'];
    const program = join(root, 'node_modules/.bin/tsc');
    const { status, stdout } = spawnSync(program, [...flags, 'app.mts'], { cwd: installed.folder, encoding: 'utf8' });
    expect(status, stdout).toBe(0);
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
