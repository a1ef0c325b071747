/** One core that holds every planted bug: `assembly/` compiled with texts replaced, without touching the files. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { promisify } from 'node:util';
import { filesIn, root } from '../support/sources.ts';
import type { Mutant } from './mutant.ts';
import { withPlanted } from './selector.ts';

const options = ['--config', 'none', '--runtime', 'stub', '--exportStart', '', '--memoryBase', '65536'];
const abort = ['--use', 'abort=assembly/fault/fault/fault', '--initialMemory', '2', '--optimizeLevel', '1'];

const compiler = `${root}node_modules/assemblyscript/bin/asc.js`;

/** Sources of a core: [path from the root, text]. */
type Texts = ReadonlyMap<string, string>;

const coreTexts = (): Map<string, string> =>
  new Map(
    filesIn('assembly')
      .filter((path) => path.endsWith('.ts'))
      .map((path) => [path, readFileSync(root + path, 'utf8')]),
  );

/** Compiles in a process of its own: tsx would read, rewrite and map the 13 MB of the compiler as if they were ours. */
async function compile(texts: Texts): Promise<Uint8Array<ArrayBuffer>> {
  const folder = mkdtempSync(join(tmpdir(), 'tokenworks-planted-'));
  try {
    for (const [path, text] of texts) {
      mkdirSync(join(folder, posix.dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const args = ['assembly/index.ts', '--baseDir', folder, '--outFile', 'planted.wasm', ...options, ...abort];
    await promisify(execFile)(process.execPath, ['--enable-source-maps', compiler, ...args], { cwd: folder });
    return Uint8Array.from(readFileSync(join(folder, 'planted.wasm')));
  } catch (error) {
    throw new Error(`the planted core does not compile: ${(error as { stderr?: string }).stderr ?? String(error)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The core with one text replaced everywhere it is compiled: what `npm run fuzz -- --alone` compares with. */
export async function compileAlone({ file, find, replace, name }: Mutant): Promise<WebAssembly.Module> {
  const texts = coreTexts();
  const parts = texts.get(`assembly/${file}`)?.split(find) ?? [];
  if (parts.length !== 2) {
    throw new Error(`planted bug "${name}": its text occurs ${parts.length - 1} times in ${file}, not once`);
  }
  texts.set(`assembly/${file}`, parts.join(replace));
  return WebAssembly.compile(await compile(texts));
}

/** What `planted` is compiled with: 5 bytes that occur once in the core. */
const initial = 0x12345678;

/** A whole number as the signed LEB128 of 5 bytes that an `i32.const` may have. */
const encoded = (value: number): number[] => [
  ...[0, 7, 14, 21].map((shift) => ((value >>> shift) & 0x7f) | 0x80),
  (value >>> 28) & 0x7f,
];

/** Sources with every bug in them; the bug with index i is chosen by `planted == i + 1`. */
function plantedTexts(mutants: readonly Mutant[]): Texts {
  const texts = coreTexts();
  for (const file of new Set(mutants.map((one) => one.file))) {
    const path = `assembly/${file}`;
    const text = texts.get(path);
    if (text === undefined) throw new Error(`planted bugs in ${path}, which is no file of the core`);
    const own = mutants.flatMap((one, index) => (one.file === file ? [{ ...one, selector: index + 1 }] : []));
    const from = posix.relative(posix.dirname(path), 'assembly/planted');
    texts.set(path, withPlanted(path, text, own, from.startsWith('.') ? from : `./${from}`));
  }
  texts.set('assembly/planted.ts', `export let planted: i32 = ${initial};\n`);
  texts.set('assembly/index.ts', `${texts.get('assembly/index.ts')}\nexport { planted } from './planted';\n`);
  return texts;
}

/** Where `planted` gets its initial value. */
function placeOfInitial(wasm: Uint8Array): number {
  const bytes = Buffer.from(wasm.buffer, wasm.byteOffset, wasm.byteLength);
  const pattern = Buffer.from([0x41, ...encoded(initial)]);
  const at = bytes.indexOf(pattern);
  if (at < 0 || bytes.indexOf(pattern, at + 1) >= 0) throw new Error('the selector is not once in the planted core');
  return at + 1;
}

/** One core that holds every planted bug. */
export class PlantedCore {
  readonly #mutants: readonly Mutant[];
  readonly #wasm: Uint8Array<ArrayBuffer>;
  readonly #at: number;

  constructor(mutants: readonly Mutant[], wasm: Uint8Array<ArrayBuffer>) {
    this.#mutants = mutants;
    this.#wasm = wasm;
    this.#at = placeOfInitial(wasm);
  }

  #select(selector: number): WebAssembly.Module {
    const wasm = this.#wasm.slice();
    wasm.set(encoded(selector), this.#at);
    return new WebAssembly.Module(wasm);
  }

  /** The core with none of its bugs chosen. */
  plain(): WebAssembly.Module {
    return this.#select(0);
  }

  /** The core with one bug. */
  with(mutant: Mutant): WebAssembly.Module {
    const index = this.#mutants.indexOf(mutant);
    if (index < 0) throw new Error(`"${mutant.name}" is not planted in this core`);
    return this.#select(index + 1);
  }
}

/** Compiles one core with these bugs, or reads it where the same sources were compiled before. */
export async function plantedCore(mutants: readonly Mutant[]): Promise<PlantedCore> {
  const texts = plantedTexts(mutants);
  const hash = createHash('sha256').update(JSON.stringify([...texts, options, abort]));
  const [folder, name] = [`${root}wasm/`, `planted-${hash.digest('hex').slice(0, 16)}.wasm`];
  mkdirSync(folder, { recursive: true });
  const files = readdirSync(folder);
  if (files.includes(name)) return new PlantedCore(mutants, Uint8Array.from(readFileSync(folder + name)));
  const wasm = await compile(texts);
  for (const old of files) if (/^planted-.*\.wasm$/.test(old)) rmSync(folder + old, { force: true });
  const own = `${folder}${process.pid}-${name}`;
  writeFileSync(own, wasm);
  renameSync(own, folder + name);
  return new PlantedCore(mutants, wasm);
}
