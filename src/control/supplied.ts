// User-supplied routers and policies: given as functions and objects, or as modules, which every thread that runs
// worlds imports for itself.

import { type InputCode, InputError, type Issue, shown } from '../errors.ts';
import type { OwnPolicy } from './own-policy.ts';
import type { RouterInput } from './router.ts';

/**
 * A JavaScript module that exports a router or a policy.
 *
 * @example `{ module: './router.mjs' }`, or `{ module: './routers.mjs', name: 'leastLoaded' }`
 */
export interface SuppliedModule {
  /** a path, from the working directory, or a URL */
  readonly module: string | { readonly href: string };
  /**
   * the export
   * @defaultValue `default`, else `router` or `policy`, else the module itself where it exports `route`, `scores`,
   * `create` or `decide`
   */
  readonly name?: string;
}

/** A router, what makes one for a fleet, or the module that exports either. */
export type RouterOption = RouterInput | SuppliedModule;
/** A policy, or the module that exports one: `{ id, create(fleet) }`, or the function `create` alone. */
export type PolicyOption = OwnPolicy | SuppliedModule;

/** What a caller gives. */
export interface SuppliedInput {
  readonly router?: RouterOption | undefined;
  readonly policies?: readonly PolicyOption[] | undefined;
}

/** The same, modules imported. */
export interface Supplied {
  readonly router: RouterInput | undefined;
  readonly policies: readonly OwnPolicy[];
}

export const nothingSupplied: Supplied = { router: undefined, policies: [] };

type Path = readonly (string | number)[];

const refuse = (code: InputCode, path: Path, found: string, hint: string): never => {
  throw new InputError([{ code, path, found, hint }]);
};

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

export const isSuppliedModule = (value: unknown): value is SuppliedModule => isTable(value) && 'module' in value;

/** Whether it can be handed to a worker thread: only names of modules can. */
export const isAllModules = ({ router, policies = [] }: SuppliedInput): boolean =>
  (router === undefined || isSuppliedModule(router)) && policies.every(isSuppliedModule);

/** The address of a module: a path starts at the working directory, in a browser at the page. */
function addressOf(module: unknown, path: Path): string {
  if (isTable(module) && typeof module['href'] === 'string') return module['href'];
  if (typeof module !== 'string' || module === '')
    return refuse('BAD_VALUE', [...path, 'module'], shown(module), 'Write the path or URL of a module.');
  if (/^[a-z][a-z+.-]+:/i.test(module)) return module;
  const builtin = globalThis.process?.getBuiltinModule;
  if (builtin !== undefined) return builtin('node:url').pathToFileURL(builtin('node:path').resolve(module)).href;
  const { location } = globalThis as { readonly location?: { readonly href: string } };
  return new URL(module, location?.href).href;
}

/** The same with addresses in place of paths, so that it is the same wherever it is imported. */
export function addressed({ router, policies = [] }: SuppliedInput): SuppliedInput {
  const one = <T>(input: T, path: Path): T =>
    isSuppliedModule(input) ? { ...input, module: addressOf(input.module, path) } : input;
  return {
    router: one(router, ['options', 'router']),
    policies: policies.map((policy, row) => one(policy, ['options', 'policies', row])),
  };
}

/** As the bundled command line imports, whose scripts cannot do it by themselves; elsewhere by the language. */
function imported(address: string): Promise<Readonly<Record<string, unknown>>> {
  type Importer = (address: string) => Promise<Readonly<Record<string, unknown>>>;
  const importer = (globalThis as Readonly<Record<symbol, Importer | undefined>>)[Symbol.for('tokenworks.import')];
  return importer === undefined ? import(/* @vite-ignore */ address) : importer(address);
}

/** Functions by which a module is itself what it could export. */
const members = { router: ['route', 'scores'], policy: ['create', 'decide'] } as const;

/** What a module exports under its name, `default`, or the word for what it is; else its own functions. */
async function exportOf({ module, name }: SuppliedModule, word: keyof typeof members, path: Path): Promise<unknown> {
  const address = addressOf(module, path);
  if (name !== undefined && typeof name !== 'string')
    refuse('BAD_VALUE', [...path, 'name'], shown(name), 'Write the name of an export.');
  let exported: Readonly<Record<string, unknown>>;
  try {
    exported = await imported(address);
  } catch (error) {
    const found =
      error instanceof Error ? `${error.name}: ${error.message.replace(/ imported from .*$/, '')}` : shown(error);
    const hint = `It must be a JavaScript module that can be imported: ${address}.`;
    return refuse('BAD_FILE', [...path, 'module'], shown(found), hint);
  }
  const taken = name === undefined ? ['default', word] : [name];
  const found = taken.find((key) => exported[key] !== undefined);
  if (found !== undefined) return exported[found];
  const own = members[word].filter((key) => name === undefined && typeof exported[key] === 'function');
  if (own.length > 0) return { ...exported };
  const names = Object.keys(exported).sort();
  const there = names.length === 0 ? 'no exports' : `the exports ${names.join(', ')}`;
  return refuse(
    'MISSING',
    [...path, name === undefined ? 'module' : 'name'],
    there,
    `Export ${[...taken, ...(name === undefined ? members[word] : [])].join(' or ')}.`,
  );
}

async function routerFrom(input: RouterOption | undefined): Promise<RouterInput | undefined> {
  if (!isSuppliedModule(input)) return input;
  const path = ['options', 'router'];
  const router = await exportOf(input, 'router', path);
  if (typeof router === 'function' || isTable(router)) return router as RouterInput;
  const hint =
    'Export { route(request, signals) }, { scores(signals, nowS) }, or a function that makes one of a fleet.';
  return refuse('BAD_VALUE', [...path, 'module'], shown(router), hint);
}

/** What a policy is called whose module exports a function alone: the export, or the file without its ending. */
function idOf({ module, name }: SuppliedModule): string {
  const file =
    String(module)
      .replace(/[?#].*$/, '')
      .split(/[\\/]/)
      .at(-1) ?? '';
  return name ?? file.replace(/\.\w+$/, '');
}

async function policyFrom(input: PolicyOption, row: number): Promise<OwnPolicy> {
  if (!isSuppliedModule(input)) return input;
  const policy = await exportOf(input, 'policy', ['options', 'policies', row]);
  if (typeof policy === 'function') return { id: idOf(input), create: policy as OwnPolicy['create'] };
  if (!isTable(policy) || 'id' in policy) return policy as OwnPolicy;
  const { create, decide } = policy as Partial<OwnPolicy> & { readonly decide?: unknown };
  if (create !== undefined) return { ...policy, id: idOf(input), create };
  return decide === undefined
    ? (policy as unknown as OwnPolicy)
    : { id: idOf(input), create: () => policy as unknown as ReturnType<OwnPolicy['create']> };
}

/** Imports the modules. Throws an InputError with all that cannot be had. */
export async function supplied({ router, policies = [] }: SuppliedInput): Promise<Supplied> {
  const parts = await Promise.allSettled([routerFrom(router), ...policies.map(policyFrom)]);
  const issues: Issue[] = [];
  for (const part of parts) {
    if (part.status === 'fulfilled') continue;
    if (!(part.reason instanceof InputError)) throw part.reason;
    issues.push(...part.reason.issues);
  }
  if (issues.length > 0) throw new InputError(issues);
  const [first, ...rest] = parts.map((part) => (part.status === 'fulfilled' ? part.value : undefined));
  return { router: first as RouterInput | undefined, policies: rest as OwnPolicy[] };
}

/**
 * Worlds of a plan must not learn from one another, or the answer would depend on which thread ran which: a router that
 * keeps data is made anew for each by a function.
 */
export function planIssues({ router }: Supplied): Issue[] {
  if (!isTable(router)) return [];
  const kept = Object.entries(router).filter(([, value]) => typeof value !== 'function');
  if (kept.length === 0) return [];
  const found = `a router that keeps ${kept.map(([key]) => key).join(', ')}`;
  const hint = 'A plan runs many worlds: give a function (fleet) => router, which makes a new one for each.';
  return [{ code: 'BAD_VALUE', path: ['options', 'router'], found, hint }];
}
