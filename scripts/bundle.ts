// Makes `dist/bundled`: the command line in a few files instead of hundreds, from the modules that tsc wrote to `dist`.
//
// main.cjs and worker.cjs load the others with V8's code cache (src/bundle/load.ts), whose key is the file's name, for
// the name holds a hash of the text. Parts that only some commands need are files of their own, loaded when they are
// asked for. Everything but piscina, which starts threads from its own files, is inside.

import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OutputChunk, rolldown } from 'rolldown';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const folder = join(dist, 'bundled');

/** Readable as latin1, one byte a character: V8 then neither decodes nor doubles it. */
const ascii = (code: string): string =>
  code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

async function bundled(input: Record<string, string>, entryFileNames: string): Promise<OutputChunk[]> {
  const build = await rolldown({ input, platform: 'node', external: ['piscina'] });
  const { output } = await build.generate({
    ...{ format: 'cjs', exports: 'named', entryFileNames, chunkFileNames: '[name]-[hash].cjs' },
    // names stay, for the stack of a fault
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
  });
  await build.close();
  return output.filter((file) => file.type === 'chunk');
}

const parts = await bundled(
  { command: join(dist, 'cli/start.js'), perform: join(dist, 'planner/worker.js') },
  '[name]-[hash].cjs',
);
const loaders = await bundled(
  { main: join(dist, 'bundle/main.js'), worker: join(dist, 'bundle/worker.js') },
  '[name].cjs',
);
/** Loaders ask for `command.cjs`; the file's name has the hash in it. */
const named = (code: string): string =>
  parts
    .filter(({ isEntry }) => isEntry)
    .reduce((text, { name, fileName }) => text.replaceAll(`${name}.cjs`, fileName), code);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const { fileName, code } of parts) writeFileSync(join(folder, fileName), ascii(code));
for (const { fileName, code } of loaders) writeFileSync(join(folder, fileName), ascii(named(code)));
chmodSync(join(folder, 'main.cjs'), 0o755);
