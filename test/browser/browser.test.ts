// The package in a real browser gives the bytes that Node gives: on the page's own thread and in a module worker.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithChromium } from '../support/optional.ts';
import { type Installed, installPackage, outputOf } from '../support/package.ts';
import { answerOf, bundle, serve } from '../support/page.ts';

const run = "JSON.stringify(await simulate('chat-8b-h100'))";
const load = "import { simulate } from 'tokenworks';\n";
const page = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="./main.js"></script>\n';

describeWithChromium('in a browser', (executable) => {
  let installed: Installed;
  let fromNode: string;
  beforeAll(() => {
    installed = installPackage();
    const { folder } = installed;
    writeFileSync(join(folder, 'node.mjs'), `${load}process.stdout.write(${run});\n`);
    fromNode = outputOf(folder, process.execPath, 'node.mjs');
    writeFileSync(join(folder, 'index.html'), page);
  });
  afterAll(() => installed.remove());

  async function answerOfApp(main: string): Promise<string> {
    writeFileSync(join(installed.folder, 'main.js'), main);
    const served = await bundle(installed.folder);
    return serve(served, (url) => answerOf(executable, url));
  }

  // Guards against Node-only imports in the library, a wasm that bundlers lose, and maths that differ by engine.
  test('a page simulates to the same bytes as Node', async () => {
    const main = `${load}window.answer = await (async () => ${run})().catch((error) => 'error: ' + error.stack);\n`;
    const answer = await answerOfApp(main);
    expect(answer.length).toBeGreaterThan(100);
    expect(answer === fromNode, `${answer.slice(0, 400)}\n${fromNode.slice(0, 400)}`).toBe(true);
  });

  // Guards against a library that needs `window` or `document`.
  test('a module worker simulates to the same bytes as Node', async () => {
    const work = `${load}postMessage(await (async () => ${run})().catch((error) => 'error: ' + error.stack));\n`;
    writeFileSync(join(installed.folder, 'worker.js'), work);
    const main = [
      "const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });",
      'worker.onmessage = ({ data }) => (window.answer = data);',
      "worker.onerror = (event) => (window.answer = 'error: ' + event.message);",
    ];
    const answer = await answerOfApp(`${main.join('\n')}\n`);
    expect(answer === fromNode, `${answer.slice(0, 400)}\n${fromNode.slice(0, 400)}`).toBe(true);
  });
});
