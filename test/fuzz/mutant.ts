/** Breaks the core on purpose: compiles `assembly/` with one text replaced, without touching the files. */
import { readdirSync, readFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

export interface Mutant {
  readonly name: string;
  /** under assembly/ */
  readonly file: string;
  /** text that stands exactly once in that file */
  readonly find: string;
  readonly replace: string;
}

export const mutant = (file: string, name: string, find: string, replace: string): Mutant => ({
  name,
  file,
  find,
  replace,
});

const root = new URL('../../', import.meta.url);
const options = ['--config', 'none', '--runtime', 'stub', '--exportStart', '', '--memoryBase', '65536'];
const abort = ['--use', 'abort=assembly/fault/fault/fault', '--initialMemory', '2', '--optimizeLevel', '1'];

function readMutated(planted: Mutant | undefined, name: string): string | null {
  let text: string;
  try {
    text = readFileSync(new URL(name, root), 'utf8');
  } catch {
    return null;
  }
  if (planted === undefined || name !== `assembly/${planted.file}`) return text;
  const parts = text.split(planted.find);
  if (parts.length !== 2) {
    throw new Error(`mutant "${planted.name}": its text stands ${parts.length - 1} times in ${planted.file}, not once`);
  }
  return parts.join(planted.replace);
}

/** The core with a mutant in it, or as it is. */
export async function compileCore(planted?: Mutant): Promise<WebAssembly.Module> {
  let wasm: Uint8Array<ArrayBuffer> | undefined;
  const args = ['assembly/index.ts', '--outFile', 'mutant.wasm', ...options, ...abort];
  const { error, stderr } = await asc.main(args, {
    readFile: (name) => readMutated(planted, name.replaceAll('\\', '/')),
    writeFile: (_, contents) => {
      if (typeof contents !== 'string') wasm = Uint8Array.from(contents);
    },
    listFiles: (folder) => readdirSync(new URL(`${folder}/`, root)).filter((name) => name.endsWith('.ts')),
  });
  if (error !== null || wasm === undefined) throw new Error(`the mutant does not compile: ${stderr.toString()}`);
  return WebAssembly.compile(wasm);
}
