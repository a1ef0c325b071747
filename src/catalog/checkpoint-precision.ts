// How a checkpoint stores its modules, in words; and the formats of modules that a scenario may overrule.

import { ggmlNamed } from './ggml-types.ts';
import { formatOf } from './precisions.ts';
import { type CheckpointPrecision, type LinearModule, type ModelRecord, moduleIds } from './types.ts';

const titles: Readonly<Record<string, string>> = { 'fp8-block': 'FP8 blocks of 128', fp4: 'NVFP4' };

/** "Q4_K", or "Q4_K and others, 4.85 bits a weight". */
function ggmlWords(id: string): string | null {
  const named = ggmlNamed(id);
  if (named === null) return null;
  const { type, bits } = named;
  const title = type.id.replace('-', '_').toUpperCase();
  return id === type.id ? title : `${title} and others, ${bits.toFixed(2)} bits a weight`;
}

/** "FP8 blocks of 128", "INT4 groups of 32", "BF16". */
export function formatWords(name: string): string {
  const id = formatOf(name)?.id ?? name;
  const ofGgml = formatOf(id)?.multiplies === undefined ? null : ggmlWords(id);
  if (ofGgml !== null) return ofGgml;
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

/** "Q4_K and others, 4.60 to 4.84 bits a weight" of modules that mix a type with others; null where they do not. */
function mixedWords(formats: readonly string[]): string | null {
  const named = formats.map((id) => ggmlNamed(id));
  const types = new Set(named.map((one) => one?.type.id));
  const bits = named.map((one) => one?.bits ?? 0).sort((a, b) => a - b);
  const [least = 0, most = 0] = [bits[0], bits.at(-1)];
  const [type] = types;
  if (types.size > 1 || type === undefined || formats.includes(type) || least.toFixed(2) === most.toFixed(2))
    return null;
  return ggmlWords(formats[0] ?? '')?.replace(/[\d.]+ bits/, `${least.toFixed(2)} to ${most.toFixed(2)} bits`) ?? null;
}

/** "FP8 blocks of 128", or "routed experts INT4 groups of 32, the rest BF16". */
export function storedWords(model: ModelRecord): string {
  const all = precisionByModule(model);
  const present = modulesIn(model);
  const mixed = mixedWords(present.map((module) => all[module] ?? 'bf16'));
  if (mixed !== null) return mixed;
  const main = present.includes('routedExperts') ? 'routedExperts' : 'denseMlp';
  const other = present.filter((module) => all[module] !== all[main]);
  const stored = formatWords(all[main] ?? 'bf16');
  if (other.length === 0) return stored;
  const like = present.filter((module) => all[module] === all[main]).map((module) => words[module]);
  const rest = [...new Set(other.map((module) => formatWords(all[module] ?? 'bf16')))].join(' and ');
  return `${like.join(' and ')} ${stored}, the rest ${rest}`;
}
