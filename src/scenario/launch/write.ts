// A pool as the launch command of its engine: the table of flags that `read.ts` reads by, used the other way round. A
// word is written where the flag's own reading of it gives the value.

import type { EngineSpec, PoolSpec } from '../types.ts';
import type { Flag, Launcher, Settings } from './types.ts';

/** What a command line is made of. */
export interface Words {
  /** of flags, in order, without the command in front */
  readonly words: string[];
  /** settings that no flag of this engine says, such as `pool.cp` */
  readonly unsaid: string[];
}

/** Settings that a command states whenever they are known: engines choose them anew from version to version. */
const engineNumbers = [
  ...['maxNumSeqs', 'maxNumBatchedTokens', 'memoryFraction', 'maxModelLen', 'blockTokens', 'queueLimit'],
  'longPrefillTokenThreshold',
] as const;

/** Settings of one pool under the paths of flags. `usual` is the engine without changes: what it has is not repeated. */
export function settingsOf(pool: PoolSpec, model: string, usual: EngineSpec): Settings {
  const { tp, parallel, engine, precision } = pool;
  const { pp, ep, attentionDp, cp, overlap } = parallel;
  const settings: Settings = new Map<string, unknown>([['model', model]]);
  const layout = { tp, pp, cp, ep, attentionDp } as const;
  for (const [name, ways] of Object.entries(layout)) if (ways > 1) settings.set(`pool.${name}`, ways);
  if (overlap !== 0) settings.set('pool.overlap', overlap);
  const stated = engine as unknown as Readonly<Record<string, { readonly value: number | null }>>;
  const standard = usual as unknown as typeof stated;
  for (const name of engineNumbers) {
    const value = stated[name]?.value ?? null;
    const isLimit = name === 'maxNumSeqs' || name === 'maxNumBatchedTokens' || name === 'memoryFraction';
    if (value !== null && (isLimit || value !== standard[name]?.value)) settings.set(`engine.${name}`, value);
  }
  if (engine.policy !== usual.policy) settings.set('engine.policy', engine.policy);
  if (engine.asyncScheduling !== usual.asyncScheduling) settings.set('engine.asyncScheduling', engine.asyncScheduling);
  if (engine.kvBlocks !== null) {
    settings.set('engine.kvBlocks', engine.kvBlocks);
    settings.set('engine.kvTokens', engine.kvBlocks * (engine.blockTokens.value ?? 1));
  }
  // formats of modules are what the checkpoint says
  if (precision.modules === undefined) {
    settings.set('precision.weights', precision.weights);
    settings.set('precision.activations', precision.activations);
  }
  settings.set('precision.kv', precision.kv);
  return settings;
}

/** Names of a flag as commands write the first of them: `-q` where it has one letter. */
const dashed = (names: string): string => {
  const [name = ''] = names.split(' ');
  return name.length === 1 ? `-${name}` : `--${name}`;
};

/** Whether a flag's reading of a word says this value at this path, and nothing else. */
function says(flag: Flag, word: string | boolean, path: string, value: unknown): boolean {
  if (flag.kind !== 'value' && flag.kind !== 'switch') return false;
  const converted = flag.kind === 'value' ? flag.convert(String(word)) : flag.convert(word === true);
  if ('hint' in converted) return false;
  return converted.set.length === 1 && converted.set.every(([at, given]) => at === path && given === value);
}

/** The words that say one setting; null = none does. */
function wordsFor({ flags, words, hasNo }: Launcher, path: string, value: unknown): string[] | null {
  for (const [names, flag] of Object.entries(flags)) {
    if (flag.kind === 'value') {
      const tried = words[path] ?? [String(value)];
      const word = tried.find((one) => says(flag, one, path, value));
      if (word !== undefined) return [dashed(names), word];
    }
    if (flag.kind === 'switch') {
      if (says(flag, true, path, value)) return [dashed(names)];
      if (hasNo && says(flag, false, path, value)) return [dashed(names).replace('--', '--no-')];
    }
  }
  return null;
}

/** Weights and activations: a dtype where both have 16 bits or more, else a word of quantisation beside one. */
function precisionWords({ flags, words }: Launcher, settings: Settings): string[] | null {
  const [weights, activations] = [settings.get('precision.weights'), settings.get('precision.activations')];
  if (weights === undefined) return [];
  const dtypes = words['dtype'] ?? [];
  const dtype = (id: unknown) => dtypes.find((word) => says(flags['dtype'] as Flag, word, 'dtype', id));
  const plain = flags['dtype'] === undefined ? undefined : dtype(weights);
  if (weights === activations && plain !== undefined) return ['--dtype', plain];
  const quantization = Object.entries(flags).find(([names]) => names.split(' ').includes('quantization'));
  if (quantization === undefined) return null;
  for (const word of words['quantization'] ?? []) {
    const [, flag] = quantization;
    const converted = flag.kind === 'value' ? flag.convert(word) : { set: [] };
    const given = new Map('hint' in converted ? [] : converted.set);
    if (given.get('precision.weights') !== weights) continue;
    if (given.get('precision.activations') === activations) return ['--quantization', word];
    const beside = given.has('precision.activations') ? undefined : dtype(activations);
    if (beside !== undefined) return ['--quantization', word, '--dtype', beside];
  }
  return null;
}

/** Flags for settings, the model left out; what none of them says is named. */
export function flagsOf(launcher: Launcher, settings: Settings, isMixture: boolean): Words {
  const arranged: Settings = new Map(settings);
  const unsaid = [...launcher.arrange(arranged, isMixture)];
  const words: string[] = [];
  const precision = precisionWords(launcher, arranged);
  if (precision === null) unsaid.push('precision.weights', 'precision.activations');
  let isKvSaid = false;
  for (const [path, value] of arranged) {
    if (path === 'model' || path === 'precision.weights' || path === 'precision.activations') continue;
    // the same in two units: one flag is enough
    const isKv = path === 'engine.kvBlocks' || path === 'engine.kvTokens';
    if (isKv && isKvSaid) continue;
    const found = wordsFor(launcher, path, value);
    if (found !== null) words.push(...found);
    if (isKv && found !== null) isKvSaid = true;
    if (found === null && path !== 'engine.kvBlocks') unsaid.push(path);
  }
  return { words: [...words, ...(precision ?? [])], unsaid };
}
