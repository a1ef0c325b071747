// The checkout that a bench measures: this one, or an older one that was built too. Both are driven through what they
// have in common in `dist/`: the public API, the binding of the core, and the command line.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Api = typeof import('../src/index.ts');
type CellModule = typeof import('../src/core/cell.ts');
type InstanceModule = typeof import('../src/core/instance.ts');
type LayoutModule = typeof import('../src/core/layout.gen.ts');
type NetworkModule = typeof import('../src/core/network.ts');
type CompileModule = typeof import('../src/compile/index.ts');

export interface Subject {
  readonly api: Api;
  readonly Cell: CellModule['Cell'];
  readonly Exit: LayoutModule['Exit'];
  readonly Network: NetworkModule['Network'];
  readonly compile: CompileModule['compile'];
  readonly module: WebAssembly.Module;
  /** the file that `node` runs as `tokenworks` */
  readonly command: string;
}

/** Opens the checkout in `folder`. Only what a bench asks for is loaded: the command line alone needs no module. */
export async function openSubject(folder: string): Promise<Subject> {
  const load = (path: string) => import(pathToFileURL(join(folder, 'dist', path)).href) as Promise<unknown>;
  const { loadCoreModule } = (await load('core/instance.js')) as InstanceModule;
  return {
    api: (await load('index.js')) as Api,
    Cell: ((await load('core/cell.js')) as CellModule).Cell,
    Exit: ((await load('core/layout.gen.js')) as LayoutModule).Exit,
    Network: ((await load('core/network.js')) as NetworkModule).Network,
    compile: ((await load('compile/index.js')) as CompileModule).compile,
    module: await loadCoreModule(),
    command: commandOf(folder),
  };
}

function commandOf(folder: string): string {
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: { tokenworks: string } };
  return join(folder, bin.tokenworks);
}
