// What can be named: presets and every catalog registry, as data for `list` and `show`. Imports neither zod nor yaml.

import {
  accelerators,
  engines,
  find,
  idOf,
  kvElementsPerToken,
  models,
  parameterCount,
  precisions,
  suggestion,
  workloads,
} from '../catalog/index.ts';
import { InputError, shown } from '../errors.ts';
import * as presetFiles from './presets/index.ts';

/** A runnable scenario, as plain data for parseScenario. */
export interface Preset {
  readonly id: string;
  readonly about: string;
  readonly scenario: unknown;
}

export const presets: readonly Preset[] = (Object.values(presetFiles) as Preset[]).sort((a, b) =>
  a.id < b.id ? -1 : 1,
);

/** The preset of that id, or null: a name is never a path. */
export const findPreset = (name: string): Preset | null => presets.find((preset) => preset.id === name) ?? null;

/** One line of `list`. */
export interface ListRow {
  readonly id: string;
  readonly about: string;
  readonly aliases: readonly string[];
}

const rounded = (value: number, digits: number): string => String(Number(value.toFixed(digits)));
const known = (value: number | null, unit: string): string => (value === null ? '?' : `${value} ${unit}`);

/** [kind] one line an entry */
const registries: Readonly<Record<string, () => ListRow[]>> = {
  presets: () => presets.map(({ id, about }) => ({ id, about, aliases: [] })),
  accelerators: () =>
    accelerators.map(({ id, aliases, vendor, peak, hbmCapacity, hbmBandwidth, tdp }) => {
      const memory = `${known(hbmCapacity.value, hbmCapacity.unit)}, ${known(hbmBandwidth.value, hbmBandwidth.unit)}`;
      const rate = `${known(peak.bf16.value, peak.bf16.unit)} bf16`;
      return { id, aliases, about: `${vendor}: ${memory}, ${rate}, ${known(tdp.value, tdp.unit)}` };
    }),
  models: () =>
    models.map((model) => {
      const size = `${rounded(parameterCount(model) / 1e9, 2)} B parameters`;
      const kv = `${rounded((2 * kvElementsPerToken(model)) / 1024, 1)} KiB of 16-bit KV a token`;
      const refused = model.needs.length === 0 ? '' : `, refused: needs ${model.needs.join(', ')}`;
      return { id: model.id, aliases: model.aliases, about: `${size}, ${kv}${refused}` };
    }),
  engines: () =>
    engines.map(({ id, aliases, policy, maxNumBatchedTokens, maxNumSeqs }) => ({
      id,
      aliases,
      about: `${policy}, ${maxNumBatchedTokens.value ?? '?'} tokens a step, ${maxNumSeqs.value ?? '?'} sequences`,
    })),
  precisions: () => precisions.map(({ id, bits, source }) => ({ id, aliases: [], about: `${bits} bits; ${source}` })),
  workloads: () => workloads.map(({ id, name, aliases }) => ({ id, aliases, about: name })),
};

export const listKinds: readonly string[] = Object.keys(registries);

/** The rows of one registry, `kind` in singular or plural. */
export function list(kind: string): ListRow[] {
  const name = listKinds.find((one) => one === kind || one === `${kind}s`);
  const rows = name === undefined ? undefined : registries[name];
  if (rows !== undefined) return rows();
  throw new InputError([
    { code: 'UNKNOWN_NAME', path: ['list'], found: shown(kind), hint: suggestion(kind, listKinds) },
  ]);
}

export interface Shown {
  readonly kind: string;
  readonly id: string;
  readonly entry: unknown;
}

/** The preset or catalog entry of that name, by id or alias. */
export function show(name: string): Shown {
  const preset = findPreset(name);
  if (preset !== null) return { kind: 'preset', id: preset.id, entry: preset };
  const kinds = {
    accelerator: accelerators,
    model: models,
    engine: engines,
    precision: precisions,
    workload: workloads,
  };
  for (const [kind, entries] of Object.entries(kinds)) {
    const entry = find<{ readonly id: string; readonly aliases?: readonly string[] }>(entries, name);
    if (entry !== null) return { kind, id: entry.id, entry };
  }
  const all = listKinds.flatMap((kind) => list(kind));
  const ids = all.flatMap((row) => [row.id, ...row.aliases]);
  const near = suggestion(idOf(name), ids);
  const hint = near.startsWith('Known') ? `\`list\` prints all names of: ${listKinds.join(', ')}.` : near;
  throw new InputError([{ code: 'UNKNOWN_NAME', path: ['show'], found: shown(name), hint }]);
}

/** The preset of that id, or an InputError that names the nearest. */
export function getPreset(name: string): Preset {
  const preset = findPreset(name);
  if (preset !== null) return preset;
  const hint = suggestion(
    name,
    presets.map(({ id }) => id),
  );
  throw new InputError([{ code: 'UNKNOWN_NAME', path: ['scenario'], found: shown(name), hint }]);
}
