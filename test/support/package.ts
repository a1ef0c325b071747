// The package as npm would publish it, and an application folder that has it installed, without any registry.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './sources.ts';

export interface Installed {
  /** a module folder with `node_modules/tokenworks` in it */
  readonly folder: string;
  readonly tarball: string;
  /** paths in the tarball, sorted */
  readonly files: readonly string[];
  remove(): void;
}

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** The standard output of a program; its errors go through to the reader. */
export function outputOf(folder: string, program: string, ...args: readonly string[]): string {
  return execFileSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Packs what is built now and unpacks it as an application's dependency; its own dependencies are this checkout's. */
export function installPackage(): Installed {
  const folder = mkdtempSync(join(tmpdir(), 'tokenworks-app-'));
  const text = outputOf(root, 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder);
  const [packed] = JSON.parse(text) as Packed[];
  if (packed === undefined) throw new Error('npm pack wrote no tarball');
  const tarball = join(folder, packed.filename);
  const modules = join(folder, 'node_modules');
  const home = join(modules, 'tokenworks');
  mkdirSync(home, { recursive: true });
  outputOf(home, 'tar', '-xzf', tarball, '--strip-components=1');
  const { dependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) {
    const link = join(modules, name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), link, 'dir');
  }
  return {
    folder,
    tarball,
    files: packed.files.map((file) => file.path).sort(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
