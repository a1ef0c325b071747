// A good scenario, and rows of the table made by spoiling it.

import type { Files, Refused, Row } from './table.ts';

export const base = {
  tokenworks: 1,
  model: 'llama-3.1-8b',
  engine: { base: 'vllm-v1' },
  fleet: { pools: [{ role: 'mixed', accelerator: 'h100-sxm', replicas: 1, tp: 1 }] },
  workload: { preset: 'chat', rate: '4 /s', requests: 100 },
  run: { seed: 7, window: '1 s' },
};

/** Takes the place of a value that is left out. */
export const nothing = Symbol('nothing');

/** A copy of `base` with fields replaced, by dotted path. */
export function spoiled(changes: Readonly<Record<string, unknown>>): object {
  const copy = structuredClone(base) as Record<string, unknown>;
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let at = copy;
    for (const key of keys) {
      at[key] ??= {};
      at = at[key] as Record<string, unknown>;
    }
    if (value === nothing) delete at[last];
    else at[last] = value;
  }
  return copy;
}

/** JSON has no NaN and no infinity: YAML's are put in. */
const textOf = (scenario: object): string =>
  JSON.stringify(scenario, (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? `«${String(value)}»` : value,
  )
    .replace(/"«NaN»"/g, '.nan')
    .replace(/"«(-?)Infinity»"/g, '$1.inf');

const args = ['simulate', 'scenario.yaml', '--out', 'out', '--json', 'out/r.json'];

/** A scenario of which fields are spoiled. */
export function fields(
  name: string,
  changes: Readonly<Record<string, unknown>>,
  ...problems: Refused['problems']
): Row {
  return { name, files: { 'scenario.yaml': textOf(spoiled(changes)) }, args, problems, code: 2 };
}

/** One field, named by its own path. */
export const field = (name: string, path: string, value: unknown, hint: string): Row =>
  fields(name, { [path]: value }, [path, hint]);

/** The whole text of a scenario. */
export function text(name: string, body: string | Uint8Array, ...problems: Refused['problems']): Row {
  return { name, files: { 'scenario.yaml': body }, args, problems, code: 2 };
}

/** Files and arguments of one's own. */
export function flags(name: string, given: readonly string[], ...problems: Refused['problems']): Row {
  const files: Files = { 'good.yaml': JSON.stringify(base), 'a-file': 'x', 'a-folder/x': 'x' };
  return { name, files, args: given, problems, code: 2 };
}
