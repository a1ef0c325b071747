// A launch command over a scenario's plain data: what it says goes before what the scenario says.

import { engines, find } from '../../catalog/index.ts';
import { InputError } from '../../errors.ts';
import { type EngineArgs, engineArgs } from './read.ts';

type Table = Record<string, unknown>;

const tableOf = (value: unknown): Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};

/** An engine as written, always as a table. */
const engineOf = (written: unknown): Table =>
  typeof written === 'string' ? { base: written } : { ...tableOf(written) };

/** What holds for the one pool: its own engine, unless that only changes the scenario's. */
function writtenEngine(data: Table, pool: Table): Table {
  const own = engineOf(pool['engine']);
  return own['base'] === undefined ? { ...engineOf(data['engine']), ...own } : own;
}

/** Changes to an entry of another engine say nothing of this one. */
function mergedEngine(before: Table, { library, patch }: EngineArgs): Table {
  const given = tableOf(patch['engine']);
  const base = typeof before['base'] === 'string' ? before['base'] : 'vllm';
  if (find(engines, base)?.library !== library) return given;
  const { kvBlocks, kvTokens, ...rest } = before;
  const isGiven = 'kvBlocks' in given || 'kvTokens' in given;
  const kept = isGiven ? rest : before;
  return { ...kept, ...given, base };
}

function onlyPool(data: Table): Table {
  const pools = tableOf(data['fleet'])['pools'];
  if (Array.isArray(pools) && pools.length > 1) {
    const hint = 'One command starts one kind of replica: leave one pool, or write the fields by --set.';
    throw new InputError([{ code: 'BAD_VALUE', path: ['--engine-args'], found: `${pools.length} pools`, hint }]);
  }
  return tableOf(Array.isArray(pools) ? pools[0] : undefined);
}

/** A scenario with a launch command over it, and what the command says. */
export interface WithEngineArgs {
  readonly data: object;
  readonly args: EngineArgs;
}

/**
 * A scenario's plain data with the fields of a launch command in it.
 *
 * @throws InputError for flags that are not known, and for a scenario of several pools
 * @example `await simulate(withEngineArgs(scenario, 'trtllm-serve llama-3.1-8b --tp_size 2').data)`
 */
export function withEngineArgs(data: unknown, text: string): WithEngineArgs {
  const before = tableOf(data);
  const pool = onlyPool(before);
  const written = writtenEngine(before, pool);
  const nameOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const model = nameOf(before['model']) ?? nameOf(tableOf(before['model'])['base']);
  const args = engineArgs(text, { engine: nameOf(written['base']), model });
  const { patch } = args;
  const { engine: _engine, precision: _precision, ...rest } = pool;
  const precision = { ...tableOf(before['precision']), ...tableOf(pool['precision']), ...tableOf(patch['precision']) };
  const [given] = (tableOf(patch['fleet'])['pools'] as Table[] | undefined) ?? [];
  return {
    args,
    data: {
      ...before,
      ...('model' in patch && { model: patch['model'] }),
      ...(Object.keys(precision).length > 0 && { precision }),
      engine: mergedEngine(written, args),
      fleet: { ...tableOf(before['fleet']), pools: [{ ...rest, ...given }] },
    },
  };
}
