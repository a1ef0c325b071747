// --router FILE and --policy FILE: modules of the user's own that route requests and set levers.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PolicyOption, RouterOption, SuppliedModule } from '../control/supplied.ts';
import type { Paths } from './paths.ts';

/** Flags of every command that runs worlds. */
export interface SuppliedFlags {
  readonly router?: string;
  readonly policy?: readonly string[];
}

export interface SuppliedOptions {
  readonly router?: RouterOption;
  readonly policies?: readonly PolicyOption[];
}

/** `FILE`, or `FILE#NAME` for one export of several. */
export function moduleOf(text: string): SuppliedModule & { readonly module: string } {
  const at = text.lastIndexOf('#');
  return at < 0 ? { module: text } : { module: text.slice(0, at), name: text.slice(at + 1) };
}

/** The options that the flags say. */
export function suppliedOptions({ router, policy = [] }: SuppliedFlags): SuppliedOptions {
  return {
    ...(router !== undefined && { router: moduleOf(router) }),
    ...(policy.length > 0 && { policies: policy.map(moduleOf) }),
  };
}

const filesOf = ({ router, policy = [] }: SuppliedFlags): (readonly [flag: string, file: string])[] => [
  ...(router === undefined ? [] : [['--router', moduleOf(router).module] as const]),
  ...policy.map((text) => ['--policy', moduleOf(text).module] as const),
];

/** No output may be one of the modules. */
export function readsModules(paths: Paths, flags: SuppliedFlags): Paths {
  for (const [flag, file] of filesOf(flags)) paths.reads(flag, file);
  return paths;
}

/** What distinguishes the modules from others, their own imports apart; empty without any. */
export const modulesIdentity = (flags: SuppliedFlags): string =>
  filesOf(flags)
    .map(([flag, file]) => `${flag} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`)
    .join(' ');

/** Flags as a command line repeats them. */
export const suppliedWords = ({ router, policy = [] }: SuppliedFlags): string[] => [
  ...(router === undefined ? [] : ['--router', router]),
  ...policy.flatMap((text) => ['--policy', text]),
];
