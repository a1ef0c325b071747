// The precision of a checkpoint, module by module, from what its files say of quantisation.

import { type CheckpointPrecision, type LinearModule, moduleIds, type PrecisionId } from '../../catalog/types.ts';
import { shown } from '../../errors.ts';
import { ignoredModules, type ModuleShares } from './module-names.ts';
import { type Config, isTable, type Reader } from './reader.ts';
import type { Base } from './special.ts';

/** How a group of modules is stored, and what its activations are made to be. */
interface Stored {
  readonly weights: string;
  readonly activations: PrecisionId;
}

type Refuse = (found: string, hint: string) => null;

const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** Integers in groups with a 16-bit scale each; −1 or nothing is one scale a channel. */
function integers(bits: number | null, group: number | null): string | null {
  if (bits === 8) return 'int8';
  if (bits !== 4) return null;
  return group === null || group <= 0 ? 'int4-channel' : `int4-g${group}`;
}

/** A group of compressed-tensors, of modelopt in its words, or of quark. */
function schemeOf(weights: Config, activations: unknown): Stored | null {
  const [bits, group] = [numberOf(weights['num_bits']), numberOf(weights['group_size'])];
  const fed = isTable(activations) ? activations : null;
  const fedBits = fed === null ? 16 : numberOf(fed['num_bits']);
  const isFloat = weights['type'] === 'float';
  const isBlock = weights['strategy'] === 'block' || Array.isArray(weights['block_structure']);
  const fedFloat: PrecisionId =
    fedBits === 4 ? 'fp4' : fedBits === 8 ? (fed?.['type'] === 'int' ? 'int8' : 'fp8') : 'bf16';
  if (isFloat && bits === 8) return { weights: isBlock ? 'fp8-block' : 'fp8', activations: fedFloat };
  if (isFloat && bits === 4) return { weights: group === 32 ? 'mxfp4' : 'fp4', activations: fedFloat };
  const stored = isFloat ? null : integers(bits, group);
  return stored === null ? null : { weights: stored, activations: fedFloat };
}

/** [quant_algo] of modelopt */
const algorithms: Readonly<Record<string, Stored>> = {
  FP8: { weights: 'fp8', activations: 'fp8' },
  FP8_PER_CHANNEL_PER_TOKEN: { weights: 'fp8', activations: 'fp8' },
  FP8_PB_WO: { weights: 'fp8-block', activations: 'fp8' },
  FP8_PB_REAL: { weights: 'fp8-block', activations: 'fp8' },
  FP8_BLOCK_SCALES: { weights: 'fp8-block', activations: 'fp8' },
  NVFP4: { weights: 'fp4', activations: 'fp4' },
  NVFP4_AWQ: { weights: 'fp4', activations: 'fp4' },
  W4A16_NVFP4: { weights: 'fp4', activations: 'bf16' },
  W4A8_NVFP4_FP8: { weights: 'fp4', activations: 'fp8' },
  W4A8_MXFP4_FP8: { weights: 'mxfp4', activations: 'fp8' },
  MXFP4: { weights: 'mxfp4', activations: 'bf16' },
  MXFP8: { weights: 'mxfp8', activations: 'fp8' },
  W4A8_AWQ: { weights: 'int4-g128', activations: 'fp8' },
  W4A16_AWQ: { weights: 'int4-g128', activations: 'bf16' },
  INT4_AWQ: { weights: 'int4-g128', activations: 'bf16' },
  W8A16: { weights: 'int8', activations: 'bf16' },
  W8A8_SQ_PER_CHANNEL: { weights: 'int8', activations: 'int8' },
  INT8_SQ: { weights: 'int8', activations: 'int8' },
};

/** [quant_method] of methods that store all their linear layers alike */
const methods: Readonly<Record<string, (table: Config) => Stored | null>> = {
  fp8: (table) => ({ weights: Array.isArray(table['weight_block_size']) ? 'fp8-block' : 'fp8', activations: 'fp8' }),
  fbgemm_fp8: () => ({ weights: 'fp8', activations: 'fp8' }),
  mxfp4: () => ({ weights: 'mxfp4', activations: 'bf16' }),
  experts_int8: () => ({ weights: 'int8', activations: 'bf16' }),
  bitsandbytes: (table) =>
    table['load_in_4bit'] === true || table['_load_in_4bit'] === true
      ? { weights: 'int4-g64', activations: 'bf16' }
      : { weights: 'int8', activations: 'int8' },
};
const weightOnly = (table: Config): Stored | null => {
  const stored = integers(
    numberOf(table['bits'] ?? table['w_bit']),
    numberOf(table['group_size'] ?? table['q_group_size']),
  );
  return stored === null ? null : { weights: stored, activations: 'bf16' };
};
const integerMethods: ReadonlySet<string> = new Set([
  'awq',
  'awq_marlin',
  'gptq',
  'gptq_marlin',
  'auto-round',
  'auto_round',
  'intel/auto-round',
  'inc',
  'auto_awq',
]);

const kvWords: Readonly<Record<string, PrecisionId>> = { FP8: 'fp8', NVFP4: 'fp4', FP4: 'fp4', INT8: 'int8' };

/** The KV cache as the file wants it; BF16 where it says nothing. */
function kvOf(table: Config, refuse: Refuse): PrecisionId | null {
  const scheme = table['kv_cache_scheme'] ?? null;
  const algorithm = table['kv_cache_quant_algo'] ?? null;
  if (isTable(scheme)) {
    const bits = numberOf(scheme['num_bits']);
    const isFloat = scheme['type'] === 'float';
    if (bits === 8) return isFloat ? 'fp8' : 'int8';
    if (bits === 4 && isFloat) return 'fp4';
    return refuse(shown(scheme), 'A KV cache of 8 bits, or of 4-bit floats, is known.');
  }
  if (algorithm === null) return 'bf16';
  const word = kvWords[String(algorithm).toUpperCase()];
  return word ?? refuse(shown(algorithm), `Known KV caches: ${Object.keys(kvWords).join(', ')}.`);
}

const ignoreKeys = [
  'ignore',
  'modules_to_not_convert',
  'ignored_layers',
  'exclude_modules',
  'exclude',
  'llm_int8_skip_modules',
];

/** Formats of groups by the modules that they target; a group of all linear layers is for those that no other names. */
function groupsOf(table: Config, layers: number, refuse: Refuse): Partial<Record<LinearModule, Stored>> | null {
  const groups = isTable(table['config_groups']) ? Object.values(table['config_groups']).filter(isTable) : [];
  const found: Partial<Record<LinearModule, Stored>> = {};
  const ordered = [...groups].sort((a, b) => Number(isGeneral(b)) - Number(isGeneral(a)));
  for (const group of ordered) {
    const weights = group['weights'];
    const stored = isTable(weights) ? schemeOf(weights, group['input_activations']) : null;
    if (stored === null) return refuse(shown(weights), 'Weights of 4 or 8 bits, integers or floats, are known.');
    const targets = isGeneral(group) ? null : ignoredModules(listOf(group['targets']), layers);
    for (const module of moduleIds) if (targets === null || targets[module] >= 0.5) found[module] = stored;
  }
  return groups.length === 0 ? null : found;
}

const isGeneral = (group: Config): boolean => {
  const targets = listOf(group['targets']);
  return targets.length === 0 || targets.some((one) => /^(re:\.\*|Linear|LinearBase|FusedMoE)$/.test(one));
};

/** Modules of modelopt's mixed precision, by the algorithm of each layer that it lists. */
function mixedOf(table: Config, layers: number): Partial<Record<LinearModule, Stored>> {
  const listed = isTable(table['quantized_layers']) ? table['quantized_layers'] : {};
  const names = new Map<string, string[]>();
  for (const [name, one] of Object.entries(listed)) {
    const algorithm = isTable(one) ? String(one['quant_algo'] ?? '').toUpperCase() : '';
    names.set(algorithm, [...(names.get(algorithm) ?? []), name]);
  }
  const found: Partial<Record<LinearModule, Stored>> = {};
  for (const [algorithm, all] of names) {
    const stored = algorithms[algorithm];
    const shares = ignoredModules(all, layers);
    if (stored !== undefined) for (const module of moduleIds) if (shares[module] >= 0.5) found[module] = stored;
  }
  return found;
}

/** What a table of quantisation stores each module in before its list of exceptions; null when it was refused. */
function storedBy(table: Config, layers: number, refuse: Refuse): Partial<Record<LinearModule, Stored>> | null {
  const method = String(table['quant_method'] ?? (table['quant_algo'] === undefined ? '' : 'modelopt')).toLowerCase();
  const alike = (stored: Stored | null, found: unknown): Partial<Record<LinearModule, Stored>> | null =>
    stored === null
      ? refuse(shown(found), 'Weights of 4 or 8 bits are known.')
      : Object.fromEntries(moduleIds.map((module) => [module, stored]));
  if (method === 'modelopt' || method === 'modelopt_fp4' || method === 'modelopt_mixed') {
    const algorithm = String(table['quant_algo'] ?? '').toUpperCase();
    if (algorithm === 'MIXED_PRECISION') return mixedOf(table, layers);
    const stored = algorithms[algorithm];
    if (stored !== undefined) return alike(stored, algorithm);
    const groups = groupsOf(table, layers, refuse);
    return groups ?? refuse(shown(table['quant_algo'] ?? null), `Known: ${Object.keys(algorithms).join(', ')}.`);
  }
  if (method === 'compressed-tensors')
    return groupsOf(table, layers, refuse) ?? refuse('no config_groups', 'They say how weights are stored.');
  if (integerMethods.has(method)) return alike(weightOnly(table), table['bits']);
  const made = methods[method];
  if (made !== undefined) {
    const all = alike(made(table), method);
    const experts = all?.routedExperts;
    // gpt-oss and its like store the experts alone
    return method === 'experts_int8' && experts !== undefined ? { routedExperts: experts } : all;
  }
  const known = [...Object.keys(methods), ...integerMethods, 'compressed-tensors', 'modelopt'].join(', ');
  return refuse(shown(table['quant_method'] ?? null), `This quantisation is not known. Known: ${known}.`);
}

/** The table that says it, wherever it stands: in the config, beside it, or in Mistral's words. */
function tableOf(reader: Reader): { readonly key: string; readonly table: Config } | null {
  for (const key of ['quantization_config', 'compression_config']) {
    const table = reader.get(key);
    if (isTable(table) && Object.keys(table).length > 0) return { key, table };
  }
  const beside = reader.get('hf_quant_config');
  if (isTable(beside)) {
    const inner = beside['quantization'];
    const table = isTable(inner) ? inner : beside;
    if ('quant_algo' in table || 'quant_method' in table) return { key: 'hf_quant_config', table };
  }
  const mistral = reader.get('quantization');
  if (isTable(mistral) && typeof mistral['qformat_weight'] === 'string') {
    return {
      key: 'quantization',
      table: { quant_method: mistral['qformat_weight'].startsWith('fp8') ? 'fp8' : mistral['qformat_weight'] },
    };
  }
  return null;
}

export interface Quantisation {
  readonly precision?: CheckpointPrecision;
  readonly warnings: readonly string[];
}

/** Modules of which some layers are exceptions and most are not. */
function partWarnings(shares: ModuleShares, present: readonly LinearModule[]): string[] {
  return present
    .filter((module) => shares[module] > 0 && shares[module] < 0.5)
    .map(
      (module) =>
        `${module}: ${Math.round(shares[module] * 100)} % of the layers are not quantised, and counted as if they were`,
    );
}

export function quantisationOf(reader: Reader, base: Base): Quantisation {
  const found = tableOf(reader);
  if (found === null) return { warnings: [] };
  const { key, table } = found;
  const refuse: Refuse = (what, hint) => {
    reader.add('BAD_VALUE', key, what, hint);
    return null;
  };
  const stored = storedBy(table, base.layers, refuse);
  const kv = kvOf(table, refuse);
  if (stored === null || kv === null) return { warnings: [] };
  let shares: ModuleShares;
  try {
    shares = ignoredModules(
      ignoreKeys.flatMap((one) => listOf(table[one])),
      base.layers,
    );
  } catch (error) {
    refuse(error instanceof Error ? error.message : 'a pattern', 'Names, or regular expressions after "re:".');
    return { warnings: [] };
  }
  const of = (module: LinearModule): string => (shares[module] >= 0.5 ? 'bf16' : (stored[module]?.weights ?? 'bf16'));
  const main: LinearModule = base.experts === undefined ? 'denseMlp' : 'routedExperts';
  const present: LinearModule[] = ['attention', main, ...(base.sharedExperts ? (['sharedExperts'] as const) : [])];
  return {
    precision: {
      weights: of(main),
      ...{ attention: of('attention'), denseMlp: of('denseMlp'), routedExperts: of('routedExperts') },
      ...{ sharedExperts: of('sharedExperts'), head: 'bf16', kv },
      activations: stored[main]?.activations ?? 'bf16',
    },
    warnings: partWarnings(shares, present),
  };
}
