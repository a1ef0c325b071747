// What can be named: presets and every catalog registry, as data for `list` and `show`. Imports neither zod nor yaml.

import { precisionByModule } from '../catalog/checkpoint-precision.ts';
import {
  accelerators,
  engines,
  fabrics,
  find,
  idOf,
  missingOfAccelerator,
  missingOfModel,
  modelRecords,
  precisions,
  sizesOf,
  statusOf,
  suggestion,
  workloads,
} from '../catalog/index.ts';
import { kernelRows } from '../catalog/kernel-rows.ts';
import { findModel } from '../catalog/model-names.ts';
import { needWords } from '../catalog/needs.ts';
import { elementsBeyondWindow, readAs } from '../catalog/read-as.ts';
import type { AcceleratorEntry, ModelRecord } from '../catalog/types.ts';
import { InputError, shown } from '../errors.ts';
import { policies } from '../policy/index.ts';
import { routes } from '../policy/route/index.ts';
import { arrivalProcesses } from '../traffic/arrival/index.ts';
import { lengthDistributions } from '../traffic/length/index.ts';
import { traceFormats } from '../traffic/trace/index.ts';
import { publishedTraces } from '../traffic/trace/published.ts';
import * as presetFiles from './presets/index.ts';
import type { Preset, Shown, ShownEntries, ShownKind } from './shown.ts';

export const presets: readonly Preset[] = (Object.values(presetFiles) as unknown[] as Preset[]).sort((a, b) =>
  a.id < b.id ? -1 : 1,
);

/** The preset of that id, or null: a name is never a path. */
export const findPreset = (name: string): Preset | null => presets.find((preset) => preset.id === name) ?? null;

/** One line of `list`. */
export interface ListRow {
  readonly id: string;
  /** of accelerators and models: `runs`, or what is missing */
  readonly status?: string;
  readonly about: string;
  readonly aliases: readonly string[];
}

const rounded = (value: number, digits: number): string => String(Number(value.toFixed(digits)));
const known = (value: number | null, unit: string): string => (value === null ? '?' : `${value} ${unit}`);

const acceleratorStatus = (entry: AcceleratorEntry): string => statusOf(missingOfAccelerator(entry));
const modelStatus = (entry: ModelRecord): string => statusOf(missingOfModel(entry), entry.needs);

/** Layers that look back less far than all the way keep less than the arithmetic says. */
const keepsLess: ReadonlySet<string> = new Set(['sliding-window', 'chunked-attention']);

function aboutModel(model: ModelRecord): string {
  const { parameters, activeParameters, kvElementsPerToken } = sizesOf(model);
  const billions = (count: number) => `${rounded(count / 1e9, 2)} B`;
  const size = parameters === null ? 'parameters unknown' : `${billions(parameters)} parameters`;
  const active =
    activeParameters === parameters || activeParameters === null ? '' : `, ${billions(activeParameters)} a token`;
  if (kvElementsPerToken === null) return `${size}${active}, KV unknown`;
  const most = model.needs.some((word) => keepsLess.has(word)) ? 'at most ' : '';
  return `${size}${active}, ${most}${rounded((2 * kvElementsPerToken) / 1024, 1)} KiB of 16-bit KV a token`;
}

/** [kind] one line an entry */
const registries: Readonly<Record<string, () => ListRow[]>> = {
  presets: () => presets.map(({ id, about }) => ({ id, about, aliases: [] })),
  accelerators: () =>
    accelerators.map((entry) => {
      const { id, aliases, vendor, peak, hbmCapacity, hbmBandwidth, tdp } = entry;
      const memory = `${known(hbmCapacity.value, hbmCapacity.unit)}, ${known(hbmBandwidth.value, hbmBandwidth.unit)}`;
      const rate = `${known(peak.bf16.value, peak.bf16.unit)} bf16`;
      const about = `${vendor}: ${memory}, ${rate}, ${known(tdp.value, tdp.unit)}`;
      return { id, status: acceleratorStatus(entry), aliases, about };
    }),
  models: () =>
    modelRecords.map((model) => ({
      id: model.id,
      status: modelStatus(model),
      aliases: model.aliases,
      about: aboutModel(model),
    })),
  engines: () =>
    engines.map(({ id, aliases, policy, maxNumBatchedTokens, maxNumSeqs }) => ({
      id,
      aliases,
      about: `${policy}, ${maxNumBatchedTokens.value ?? '?'} tokens a step, ${maxNumSeqs.value ?? '?'} sequences`,
    })),
  fabrics: () =>
    fabrics.map(({ id, name, aliases, level, bandwidth }) => ({
      id,
      aliases,
      about: `${level}: ${name}${bandwidth.value === null ? '' : `, ${known(bandwidth.value, bandwidth.unit)}`}`,
    })),
  precisions: () =>
    precisions.map(({ id, aliases, bits, source }) => ({ id, aliases, about: `${bits} bits; ${source}` })),
  workloads: () => workloads.map(({ id, name, aliases }) => ({ id, aliases, about: name })),
  routes: () => routes.map(({ id, about }) => ({ id, about, aliases: [] })),
  policies: () => policies.map(({ id, about }) => ({ id, about, aliases: [] })),
  laws: () => [
    ...arrivalProcesses.map(({ id, about }) => ({ id, about: `arrivals: ${about}`, aliases: [] })),
    ...lengthDistributions.map(({ id, field }) => ({
      id,
      about: `lengths: ${'about' in field ? field.about : 'points of the distribution, [share, tokens]'}`,
      aliases: [],
    })),
  ],
  kernels: () =>
    kernelRows().map(({ op, measured, points, errors }) => {
      const percent = (share: number) => rounded(share * 100, 1);
      const off = errors === null ? '' : `, off by ${percent(errors.least)} to ${percent(errors.most)} % in the median`;
      return { id: op, about: `fitted on ${points} points${off}: ${measured.join(', ')}`, aliases: [] };
    }),
  traces: () =>
    publishedTraces.map(({ id, about, repository, path }) => ({
      ...{ id, aliases: [] },
      about: `${about}: github.com/${repository}, ${path}`,
    })),
  formats: () => traceFormats.map(({ name, about }) => ({ id: name, about, aliases: [] })),
};

export const listKinds: readonly string[] = Object.keys(registries);

/**
 * The rows of one registry, `kind` in singular or plural.
 *
 * @throws InputError for a kind that is none, with the nearest
 * @example `list('models').map(({ id }) => id)`
 */
export function list(kind: string): ListRow[] {
  const name = listKinds.find((one) => one === kind || one === `${kind}s`);
  const rows = name === undefined ? undefined : registries[name];
  if (rows !== undefined) return rows();
  throw new InputError([
    { code: 'UNKNOWN_NAME', path: ['list'], found: shown(kind), hint: suggestion(kind, listKinds) },
  ]);
}

type Of<K extends ShownKind> = Extract<Shown, { readonly kind: K }>;

export function shownModel(entry: ModelRecord): Of<'model'> {
  const needs = Object.fromEntries(entry.needs.map((word) => [word, needWords[word] ?? '']));
  const sizes = sizesOf(entry);
  const { towerParameters = 0 } = entry;
  const beyond = elementsBeyondWindow(entry, sizes.kvElementsPerToken);
  return {
    ...{ kind: 'model', id: entry.id, status: modelStatus(entry), needs, sizes, ...sizes },
    ...(towerParameters > 0 && sizes.parameters !== null && { languageParameters: sizes.parameters - towerParameters }),
    ...(beyond !== undefined && { kvElementsBeyondWindow: beyond }),
    ...{ precision: precisionByModule(entry), readAs: readAs(entry) },
    ...(entry.warnings !== undefined && { warnings: entry.warnings }),
    entry,
  };
}

interface Worded {
  readonly id: string;
  readonly aliases?: readonly string[];
}

type Words = { readonly [K in 'route' | 'policy' | 'law' | 'kernel' | 'trace' | 'format']: readonly ShownEntries[K][] };

/** What words of a scenario mean: entries that `show` prints; functions are left out. */
const words = (): Words => ({
  route: routes,
  policy: policies.map(({ id, about, parameters }) => ({ id, about, parameters })),
  law: [
    ...arrivalProcesses.map(({ id, about, parameters }) => ({ id, about, parameters })),
    ...lengthDistributions.map(({ id, field, beside }) => ({ id, field, beside })),
  ],
  kernel: kernelRows().map(({ op, ...row }) => ({ id: op, ...row })),
  trace: publishedTraces,
  format: traceFormats.map(({ name, about, time, unit }) => ({ id: name, about, time, ...(unit && { unit }) })),
});

/**
 * The preset or catalog entry of that name, by id or alias: `kind` says which, and what `entry` is.
 *
 * @throws InputError for a name that is none, with the nearest
 * @example `const found = show('h100-sxm'); if (found.kind === 'accelerator') found.entry.hbmBandwidth.value;`
 */
export function show(name: string): Shown {
  const preset = findPreset(name);
  if (preset !== null) return { kind: 'preset', id: preset.id, entry: preset };
  const accelerator = find(accelerators, name);
  if (accelerator !== null) {
    return { kind: 'accelerator', id: accelerator.id, status: acceleratorStatus(accelerator), entry: accelerator };
  }
  const model = findModel(name);
  if (model !== null) return shownModel(model);
  const kinds = { engine: engines, fabric: fabrics, precision: precisions, workload: workloads, ...words() };
  const all = Object.entries(kinds).map(([kind, entries]) => ({ kind, entries: entries as readonly Worded[] }));
  for (const { kind, entries } of all) {
    const entry = entries.find(({ id }) => id === name);
    if (entry !== undefined) return { kind, id: entry.id, entry } as Shown;
  }
  for (const { kind, entries } of all) {
    const entry = find<Worded>(entries, name);
    if (entry !== null) return { kind, id: entry.id, entry } as Shown;
  }
  const rows = listKinds.flatMap((kind) => list(kind));
  const ids = rows.flatMap((row) => [row.id, ...row.aliases]);
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
