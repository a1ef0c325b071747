// Engines' own words where a scenario has others: what to write instead.

import { flagName, knownFlag } from './launch/read.ts';
import type { Flag } from './launch/types.ts';
import { precisionText, precisionWord } from './precision-words.ts';

type Path = readonly (string | number)[];

/** Words that are no flags of an engine, and people write all the same. */
const others: Readonly<Record<string, string>> = {
  gpu: 'Write accelerator in the pool.',
  'gpu-type': 'Write accelerator in the pool.',
  hardware: 'Write accelerator in the pool.',
  gpus: 'Write tp in the pool (accelerators of a replica) and replicas.',
  'num-gpus': 'Write tp in the pool (accelerators of a replica) and replicas.',
  'gpu-count': 'Write tp in the pool (accelerators of a replica) and replicas.',
  'num-replicas': 'Write replicas in the pool.',
  'batch-size': 'Write engine.maxNumSeqs, the running requests at most.',
  'max-context': 'Write engine.maxModelLen.',
  'context-window': 'Write engine.maxModelLen.',
  'dp-size': 'Write attentionDp in the pool for a mixture of experts, replicas for a dense model.',
  dp: 'Write attentionDp in the pool for a mixture of experts, replicas for a dense model.',
  'data-parallel-size': 'Write attentionDp in the pool for a mixture of experts, replicas for a dense model.',
  'enable-expert-parallel': 'Write ep in the pool: all ranks of tp and attentionDp.',
  'enable-dp-attention': 'Write attentionDp in the pool, and as tp the ranks of one group.',
  'prefix-caching': 'A cache of prefixes is not simulated yet.',
  'enable-prefix-caching': 'A cache of prefixes is not simulated yet.',
  'disable-radix-cache': 'A cache of prefixes is not simulated yet: leave it out.',
  speculative: 'Speculative decoding is not simulated yet.',
  lora: 'LoRA is not simulated yet.',
  dtype: 'Write precision.weights and precision.activations.',
};

/** Where a field of a launch command is in a scenario. */
function fieldOf(path: string): string {
  return path.startsWith('pool.') ? `fleet.pools.0.${path.slice(5)}` : path;
}

function flagHint(flag: Flag): string {
  if (flag.kind === 'ignored') return 'It changes nothing that is simulated: leave it out.';
  if (flag.kind === 'unsimulated') return `Not simulated yet: ${flag.what}.`;
  return `Write ${fieldOf(flag.path)}.`;
}

/** Sections in which an engine's words are looked for. */
const sections: ReadonlySet<unknown> = new Set([undefined, 'engine', 'fleet', 'model', 'precision']);

/** Settings of policies that there were, and what to write instead. */
const formerSettings: Readonly<Record<string, string>> = {
  busyAbove:
    'A step is in flight at any load above a trickle, so it is no measure: write queueAbove, kvAbove, slackBelow.',
  busyBelow: 'A step is in flight at any load above a trickle, so it is no measure: write kvBelow.',
};

/** What to write for a key that an engine knows; null = none does, or it means something else there. */
export function foreignKeyHint(path: Path, key: string): string | null {
  if (path[0] === 'policies') return Object.hasOwn(formerSettings, key) ? (formerSettings[key] ?? null) : null;
  if (!sections.has(path[0])) return null;
  const name = flagName(key);
  const other = Object.hasOwn(others, name) ? others[name] : undefined;
  if (other !== undefined) return other;
  const known = knownFlag(key);
  if (known === null) return null;
  // a word such as `seed` at the root is rather another section's
  return known.flag.kind === 'ignored' && path[0] !== 'engine' ? null : flagHint(known.flag);
}

/** What to write for a precision that engines and checkpoints call otherwise; null = the word is not known. */
export function foreignPrecisionHint(path: Path, value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const word = precisionWord(value);
  // the section takes such a word itself
  if (word === null || path.at(-1) === 'precision') return null;
  const isNarrow = word.activations === null || word.activations !== word.weights;
  const rest = isNarrow ? `: in all ${precisionText(word)}` : '';
  return `Write ${path.at(-1) === 'activations' ? (word.activations ?? 'bf16') : word.weights}${rest}.`;
}
