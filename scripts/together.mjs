// Runs npm scripts beside each other, at most one a core: `node scripts/together.mjs lint typecheck`.
//
// What a script prints is shown when it ends. When one fails no other is started, and the exit code is 1.

import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

const waiting = process.argv.slice(2);
let failed = false;

/** Runs one script to its end. */
const ended = (name) =>
  new Promise((resolve) => {
    const child = spawn(`npm run --silent ${name}`, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(chunk));
    child.on('close', (code) => {
      process.stderr.write(Buffer.concat(printed));
      if (code !== 0) {
        process.stderr.write(`npm run ${name} failed\n`);
        failed = true;
      }
      resolve();
    });
  });

async function runWaiting() {
  while (waiting.length > 0 && !failed) await ended(waiting.shift());
}

await Promise.all(Array.from({ length: availableParallelism() }, runWaiting));
process.exitCode = failed ? 1 : 0;
