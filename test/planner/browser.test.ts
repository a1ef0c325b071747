// Plans in a real browser: no threads of Node, no shared memory, the bytes that Node gives.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithChromium } from '../support/optional.ts';
import { type Installed, installPackage, outputOf } from '../support/package.ts';
import { answerOf, bundle, serve } from '../support/page.ts';
import { chat } from './support.ts';

const load = "import { planner } from 'tokenworks';\n";
const scenario = JSON.stringify(chat);
const options = "{ accelerators: ['h100-sxm', 'l40s'], precisions: ['bf16'], tps: [1], replicates: 2 }";
const run =
  `JSON.stringify([await planner.size(${scenario}, ${options}), ` +
  `await planner.capacity(${scenario}, { replicates: 2, tolerance: 0.05 })])`;

describeWithChromium('in a browser', (executable) => {
  let installed: Installed;
  beforeAll(() => {
    installed = installPackage();
  });
  afterAll(() => installed.remove());

  // Guards against a planner that cannot do without threads, and a bundle that trips over their package.
  test('a page plans to the same bytes as Node with its threads', async () => {
    const { folder } = installed;
    writeFileSync(join(folder, 'node.mjs'), `${load}process.stdout.write(${run});\n`);
    const fromNode = outputOf(folder, process.execPath, 'node.mjs');
    writeFileSync(
      join(folder, 'index.html'),
      '<!doctype html><link rel="icon" href="data:,"><script type="module" src="./main.js"></script>\n',
    );
    const main = `${load}window.answer = await (async () => ${run})().catch((error) => 'error: ' + error.stack);\n`;
    writeFileSync(join(folder, 'main.js'), main);
    const answer = await serve(await bundle(folder), (url) => answerOf(executable, url));
    expect(answer.length).toBeGreaterThan(100);
    expect(answer === fromNode, `${answer.slice(0, 400)}\n${fromNode.slice(0, 400)}`).toBe(true);
  });
});
