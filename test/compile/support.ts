// A scenario in one line, compiled, and a column of it read.

import { compile } from '../../src/compile/index.ts';
import { InputError, type Issue } from '../../src/errors.ts';
import { parseScenario, setPath } from '../../src/scenario/index.ts';

export const base: unknown = {
  model: 'llama-3.1-8b',
  fleet: { pools: [{ accelerator: 'h100-sxm', tp: 1 }] },
  workload: { preset: 'chat', rate: '4 /s', duration: '1 h' },
};

export type Changes = Readonly<Record<string, string>>;

/** The base with fields set as `--set` would. */
export function compiled(changes: Changes = {}) {
  let data = base;
  for (const [path, value] of Object.entries(changes)) data = setPath(data, path, value);
  return compile(parseScenario(data));
}

/** The kind row of the Program, by column. */
export function kindOf(changes: Changes = {}): Record<string, number | bigint> {
  const { kind } = compiled(changes).program;
  return Object.fromEntries(
    Object.entries(kind).map(([name, column]) => [name, (column as ArrayLike<number | bigint>)[0]!]),
  );
}

export function issuesOf(changes: Changes): readonly Issue[] {
  try {
    compiled(changes);
  } catch (error) {
    if (error instanceof InputError) return error.issues;
    throw error;
  }
  return [];
}
