// Loads the files of the bundle with V8's code cache, so that a command neither parses nor compiles what it runs.
//
// From Node 22.1 on that is Node's own compile cache. Before it this file keeps one: a file beside each bundled file,
// written when a process that had none ends, one a command, for it holds the functions that the command ran. The name
// holds V8's tag (version, flags, features of the processor) and the bundled file's name holds a hash of its text; V8
// checks the rest and refuses what it does not trust. Where nothing can be written, all is compiled each time.

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import nodeModule, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';
import { threadId } from 'node:worker_threads';

type Exports = Record<string, unknown>;
/** What a CommonJS file becomes: exports, require, module, its name, its folder. */
type Wrapped = (
  exports: Exports,
  require: (id: string) => unknown,
  module: { exports: Exports },
  file: string,
  folder: string,
) => void;

/** Scripts that ran without a cache, and where theirs belongs. */
const uncached: { readonly script: Script; readonly file: string }[] = [];

function readCache(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Written under another name first: processes that start meanwhile read all of it or nothing. */
function writeCaches(): void {
  try {
    for (const { script, file } of uncached.splice(0)) {
      const unfinished = `${file}.${process.pid}.${threadId}`;
      writeFileSync(unfinished, script.createCachedData());
      renameSync(unfinished, file);
    }
  } catch {
    // read-only, or full: the next process compiles too
  }
}

/** Loads bundled files from `folder`; `use` names what the process does with them. */
function loaderOf(folder: string, use: string) {
  const loaded = new Map<string, { exports: Exports }>();
  const outer = createRequire(join(folder, 'main.cjs'));
  const tag = `${cachedDataVersionTag().toString(36)}.${use}.cache`;
  const load = (name: string): Exports => {
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    const file = join(folder, name);
    const cacheFile = `${file}.${tag}`;
    const cachedData = readCache(cacheFile);
    const script = new Script(nodeModule.wrap(readFileSync(file, 'latin1')), {
      filename: file,
      ...(cachedData !== undefined && { cachedData }),
    });
    if (script.cachedDataRejected !== false) uncached.push({ script, file: cacheFile });
    const module = { exports: {} as Exports };
    loaded.set(name, module);
    const require = (id: string): unknown => (id.startsWith('./') ? load(id.slice(2)) : outer(id));
    const run = script.runInThisContext() as Wrapped;
    run(module.exports, require, module, file, dirname(file));
    return module.exports;
  };
  return load;
}

export interface Bundled {
  readonly exports: Exports;
  /** Writes the code cache of what was loaded without one. */
  keep(): void;
}

/** Loads the bundled file `name` of `folder`. `use` is a word of letters and hyphens: what the process does. */
export function loadBundled(folder: string, name: string, use: string): Bundled {
  // scripts of `vm` cannot import: this file does it for them
  Object.assign(globalThis, { [Symbol.for('tokenworks.import')]: (address: string) => import(address) });
  const { enableCompileCache } = nodeModule as { enableCompileCache?: () => unknown };
  if (enableCompileCache !== undefined) {
    enableCompileCache();
    const exports = createRequire(join(folder, 'main.cjs'))(`./${name}`) as Exports;
    return { exports, keep: () => undefined };
  }
  return { exports: loaderOf(folder, use)(name), keep: writeCaches };
}
