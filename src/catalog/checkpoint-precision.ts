// How a checkpoint stores its modules, in words; and the formats of modules that a scenario may overrule.

import { formatOf } from './precisions.ts';
import { type CheckpointPrecision, type LinearModule, type ModelRecord, moduleIds } from './types.ts';

const titles: Readonly<Record<string, string>> = { 'fp8-block': 'FP8 blocks of 128', fp4: 'NVFP4' };

/** "FP8 blocks of 128", "INT4 groups of 32", "BF16". */
export function formatWords(name: string): string {
  const id = formatOf(name)?.id ?? name;
  const group = /^(.*)-g(\d+)$/.exec(id);
  if (group !== null) return `${(group[1] ?? '').toUpperCase()} groups of ${group[2]}`;
  return titles[id] ?? id.replace('-', ' by ').toUpperCase().replace(' BY ', ' by ');
}

const words: Readonly<Record<LinearModule, string>> = {
  attention: 'attention',
  denseMlp: 'dense MLP',
  routedExperts: 'routed experts',
  sharedExperts: 'shared experts',
};

/** Modules of linear layers that a model has. */
export function modulesIn(model: ModelRecord): LinearModule[] {
  const { experts, denseLayers = 0, sharedExperts, sharedFfn } = model;
  const hasShared = (sharedExperts ?? 0) > 0 || sharedFfn !== undefined;
  return moduleIds.filter((module) => {
    if (module === 'denseMlp') return experts === undefined || denseLayers > 0;
    if (module === 'routedExperts') return experts !== undefined;
    return module === 'sharedExperts' ? experts !== undefined && hasShared : true;
  });
}

/** Every module of a checkpoint, and what else is stored. BF16 where the entry says nothing. */
export function precisionByModule(model: ModelRecord): Readonly<Record<string, string>> {
  const {
    weights = 'bf16',
    head = 'bf16',
    kv = 'bf16',
    activations = 'bf16',
    ...modules
  }: Partial<CheckpointPrecision> = model.precision ?? {};
  const linear = Object.fromEntries(modulesIn(model).map((module) => [module, modules[module] ?? weights]));
  return { ...linear, head, kv, activations };
}

/** "FP8 blocks of 128", or "routed experts INT4 groups of 32, the rest BF16". */
export function storedWords(model: ModelRecord): string {
  const all = precisionByModule(model);
  const present = modulesIn(model);
  const main = present.includes('routedExperts') ? 'routedExperts' : 'denseMlp';
  const other = present.filter((module) => all[module] !== all[main]);
  const stored = formatWords(all[main] ?? 'bf16');
  if (other.length === 0) return stored;
  const like = present.filter((module) => all[module] === all[main]).map((module) => words[module]);
  const rest = [...new Set(other.map((module) => formatWords(all[module] ?? 'bf16')))].join(' and ');
  return `${like.join(' and ')} ${stored}, the rest ${rest}`;
}
