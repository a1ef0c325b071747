// A scenario in one line, compiled, and a column of it read.

import { capacityOf } from '../../src/compile/capacity.ts';
import { compile } from '../../src/compile/index.ts';
import { kindNumbers, multipliesOf } from '../../src/compile/kind.ts';
import { systemsOf } from '../../src/compile/system.ts';
import { loadCoreModule } from '../../src/core/instance.ts';
import { InputError, type Issue } from '../../src/errors.ts';
import { parseScenario, setPath } from '../../src/scenario/index.ts';

const module = await loadCoreModule();

export const base: unknown = {
  model: 'llama-3.1-8b',
  fleet: { pools: [{ accelerator: 'h100-sxm', tp: 1 }] },
  workload: { preset: 'chat', rate: '4 /s', duration: '1 h' },
};

export type Changes = Readonly<Record<string, string>>;

/** The base with fields set as `--set` would. */
function scenarioOf(changes: Changes) {
  let data = base;
  for (const [path, value] of Object.entries(changes)) data = setPath(data, path, value);
  return parseScenario(data);
}

export const compiled = (changes: Changes = {}) => compile(scenarioOf(changes), { module });

/** The numbers of every pool, by which its kind is made. */
export const numbersOf = (scenario: ReturnType<typeof parseScenario>): Record<string, number | bigint>[] =>
  systemsOf(scenario).map((system) => kindNumbers(system, multipliesOf(system), capacityOf(system)));

/** The numbers of the first pool, and the kind row of the Program, by column. */
export function kindOf(changes: Changes = {}): Record<string, number | bigint> {
  const { kind } = compiled(changes).program;
  const row = Object.entries(kind).map(([name, column]) => [name, (column as ArrayLike<number | bigint>)[0]!]);
  const [numbers] = numbersOf(scenarioOf(changes));
  // what a layer's kernels leave to the host is known only when they are
  return { ...Object.fromEntries(row), ...numbers, hostStepPs: kind.hostStepPs[0]! };
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
