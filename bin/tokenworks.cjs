#!/usr/bin/env node
// The command line of the package and of a checkout; a checkout that was never built is built first.

'use strict';

const { spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const main = join(root, 'dist', 'bundled', 'main.cjs');

if (!existsSync(main) || !existsSync(join(root, 'wasm', 'core.wasm'))) {
  process.stderr.write('tokenworks: first start in this checkout: it is built now, in about a minute\n');
  // what the build says goes to stderr: stdout is for the answer
  const built = spawnSync('npm run --silent build', { cwd: root, shell: true, stdio: ['ignore', 2, 2] });
  if (built.status !== 0) {
    process.stderr.write('tokenworks: the build failed; run `npm ci` first\n');
    process.exit(1);
  }
}
require(main);
