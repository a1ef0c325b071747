// Claim: `list` answers in a quarter of a second.
// Guards the start of the command line: imports and the report cost more than the core.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { report, secondsOf } from './bench.ts';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

function list(): void {
  const { status, stderr } = spawnSync(process.execPath, [main, 'list'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`list failed: ${stderr}`);
}

report({ values: secondsOf(1, 9, list), about: 'the whole process, of dist/' });
