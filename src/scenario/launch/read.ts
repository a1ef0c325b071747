// An engine's launch command, read into what it says of a scenario.

import { engines, find, models, nearest } from '../../catalog/index.ts';
import { InputError, type Issue, shown } from '../../errors.ts';
import { launchers } from './index.ts';
import { wordsOf } from './split.ts';
import type { Converted, Flag, Launcher, Settings, Takes } from './types.ts';

/** What a scenario says already, for flags whose meaning depends on it. */
export interface LaunchContext {
  /** of flags without the command in front */
  readonly engine?: string | undefined;
  /** where the command names none */
  readonly model?: string | undefined;
}

/** What a launch command says. */
export interface EngineArgs {
  /** fields of a scenario: `model`, `precision`, `engine`, and those of the pool in `fleet.pools[0]` */
  readonly patch: Readonly<Record<string, unknown>>;
  /** flags that change nothing that is simulated */
  readonly ignored: readonly string[];
  /** what of the command is not simulated, and how flags that could mean two things were read */
  readonly notes: readonly string[];
  /** kernels of the engine that the command starts, as engine entries name them */
  readonly library: string;
}

/** Longest command that is read. */
const LONGEST = 65_536;
const where = '--engine-args';

const issueOf = (flag: string, code: Issue['code'], found: string, hint: string): Issue => ({
  code,
  path: flag === '' ? [where] : [where, flag],
  found,
  hint,
});

/** Dashes for underscores and capitals: `gpu_memory_utilization`, `maxNumSeqs`. */
export const flagName = (word: string): string =>
  word
    .replace(/^-+/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();

/** Flags of an engine by each of their names. */
function namesOf({ flags }: Launcher): ReadonlyMap<string, Flag> {
  return new Map(
    Object.entries(flags).flatMap(([names, flag]) => names.split(' ').map((name) => [name, flag] as const)),
  );
}

const tables: ReadonlyMap<Launcher, ReadonlyMap<string, Flag>> = new Map(
  launchers.map((launcher) => [launcher, namesOf(launcher)]),
);

/** A flag that any engine knows by this word, its own first. */
export function knownFlag(word: string, first?: Launcher): { launcher: Launcher; flag: Flag } | null {
  const name = flagName(word);
  const order = first === undefined ? launchers : [first, ...launchers.filter((one) => one !== first)];
  for (const launcher of order) {
    const flag = tables.get(launcher)?.get(name);
    if (flag !== undefined) return { launcher, flag };
  }
  return null;
}

function isAt(words: readonly string[], at: number, pattern: readonly string[]): boolean {
  return pattern.every((part, index) => {
    const word = words[at + index] ?? '';
    if (part.endsWith('*')) return word.includes(part.slice(0, -1)) && !word.startsWith('-');
    return word === part || word.endsWith(`/${part}`);
  });
}

/** The last words that begin an engine, and where its flags start. */
function begunBy(words: readonly string[]): { launcher: Launcher; at: number } | null {
  let found: { launcher: Launcher; at: number } | null = null;
  for (const launcher of launchers) {
    for (const pattern of launcher.begins) {
      for (let at = 0; at + pattern.length <= words.length; at++) {
        const end = at + pattern.length;
        if (isAt(words, at, pattern) && end > (found?.at ?? 0)) found = { launcher, at: end };
      }
    }
  }
  return found;
}

/** Flags alone are those of the scenario's engine. */
function launcherOf(words: readonly string[], engine: string | undefined): { launcher: Launcher; at: number } {
  const begun = begunBy(words);
  if (begun !== null) return begun;
  const [first = ''] = words;
  if (!first.startsWith('-')) {
    const hint = 'Begin with vllm serve, python -m sglang.launch_server or trtllm-serve, or give the flags alone.';
    throw new InputError([issueOf('', 'BAD_VALUE', first === '' ? 'nothing' : shown(first), hint)]);
  }
  const library = find(engines, engine ?? 'vllm')?.library;
  const launcher = launchers.find((one) => one.library === library) ?? launchers[0];
  if (launcher === undefined) throw new RangeError('no launcher');
  return { launcher, at: 0 };
}

const isFlag = (word: string | undefined): boolean => word !== undefined && /^--?[A-Za-z]/.test(word);

/** The words of a command, one flag after the other. */
class Reader {
  readonly settings: Settings = new Map();
  readonly issues: Issue[] = [];
  readonly ignored: string[] = [];
  readonly notes: string[] = [];
  readonly #words: readonly string[];
  readonly #launcher: Launcher;
  #at: number;

  constructor(words: readonly string[], at: number, launcher: Launcher) {
    this.#words = words;
    this.#at = at;
    this.#launcher = launcher;
  }

  read(): void {
    while (this.#at < this.#words.length) {
      const word = this.#words[this.#at] ?? '';
      this.#at++;
      if (isFlag(word)) this.#flag(word);
      else this.#positional(word);
    }
  }

  #positional(word: string): void {
    if (!this.settings.has('model')) this.settings.set('model', word);
    else if (this.settings.get('model') !== word) {
      const hint = `The model is ${shown(this.settings.get('model'))} already; a flag takes no second value.`;
      this.issues.push(issueOf('', 'BAD_VALUE', shown(word), hint));
    }
  }

  /** `--name=value`, `--name.part value`, `--no-name` */
  #flag(word: string): void {
    const equals = word.indexOf('=');
    const written = equals < 0 ? word : word.slice(0, equals);
    const inline = equals < 0 ? null : word.slice(equals + 1);
    const table = tables.get(this.#launcher);
    const name = flagName(written.replace(/\.[^=]*$/, ''));
    const exact = table?.get(name) ?? table?.get(written.replace(/^-+/, ''));
    const positive = name.startsWith('no-') ? table?.get(name.slice(3)) : undefined;
    if (exact !== undefined) this.#apply(written, exact, inline, true);
    else if (positive?.kind === 'switch') this.#apply(written, positive, inline, false);
    else if (positive !== undefined) this.ignored.push(written);
    else this.#unknown(written, inline);
  }

  #unknown(written: string, inline: string | null): void {
    const { name } = this.#launcher;
    const other = knownFlag(written, this.#launcher);
    const names = [...(tables.get(this.#launcher)?.keys() ?? [])].filter((one) => one.length > 2);
    const near = nearest(flagName(written), names);
    let hint = `${name} has no such flag that is known here.`;
    if (other !== null) hint += ` It is one of ${other.launcher.name}${this.#sameAs(other.flag)}.`;
    else if (near !== null) hint += ` Did you mean --${near}?`;
    this.issues.push(issueOf(written, 'UNKNOWN_KEY', inline === null ? written : shown(`${written}=${inline}`), hint));
    if (inline === null) this.#follow('many');
  }

  /** This engine's flag for what another's flag sets. */
  #sameAs(flag: Flag): string {
    if (!('path' in flag)) return '';
    const same = Object.entries(this.#launcher.flags).find(([, one]) => 'path' in one && one.path === flag.path);
    return same === undefined || flag.path === '' ? '' : `; here it is --${same[0].split(' ')[0]}`;
  }

  /** Words behind a flag. */
  #follow(takes: Takes): string[] {
    const most = { nothing: 0, one: 1, many: Number.POSITIVE_INFINITY }[takes];
    const found: string[] = [];
    while (found.length < most && this.#at < this.#words.length && !isFlag(this.#words[this.#at])) {
      found.push(this.#words[this.#at] ?? '');
      this.#at++;
    }
    return found;
  }

  #apply(written: string, flag: Flag, inline: string | null, isOn: boolean): void {
    if (flag.kind === 'ignored' || flag.kind === 'unsimulated') {
      if (inline === null) this.#follow(flag.takes);
      if (flag.kind === 'ignored') this.ignored.push(written);
      else this.notes.push(`${written}: not simulated: ${flag.what}`);
      return;
    }
    if (flag.kind === 'switch') {
      const word =
        inline ?? (/^(?:true|false)$/i.test(this.#words[this.#at] ?? '') ? this.#follow('one')[0] : undefined);
      const isFalse = word !== undefined && /^(?:false|0)$/i.test(word);
      this.#take(written, word ?? '', flag.convert(isOn !== isFalse));
      return;
    }
    const value = inline ?? this.#follow('one')[0];
    if (value === undefined || value === '') {
      this.issues.push(issueOf(written, 'MISSING', 'nothing', 'Write a value behind it.'));
      return;
    }
    this.#take(written, value, flag.convert(value));
  }

  #take(written: string, value: string, converted: Converted): void {
    if ('hint' in converted) this.issues.push(issueOf(written, 'BAD_VALUE', shown(value), converted.hint));
    else for (const [path, given] of converted.set) this.settings.set(path, given);
  }
}

const isMixture = (model: unknown): boolean => typeof model === 'string' && find(models, model)?.experts !== undefined;

/** `auto` stands for what the checkpoint says: weights follow --dtype only where nothing quantises them. */
function settlePrecision(settings: Settings): void {
  const dtype = settings.get('dtype');
  if (dtype === undefined) return;
  if (!settings.has('precision.weights')) settings.set('precision.weights', dtype);
  if (!settings.has('precision.activations')) settings.set('precision.activations', dtype);
}

function patchOf(settings: Settings, { base }: Launcher): Record<string, unknown> {
  const of = (prefix: string): Record<string, unknown> =>
    Object.fromEntries(
      [...settings]
        .filter(([path]) => path.startsWith(prefix))
        .map(([path, value]) => [path.slice(prefix.length), value]),
    );
  const [precision, pool] = [of('precision.'), of('pool.')];
  const model = settings.get('model');
  return {
    ...(model !== undefined && { model }),
    ...(Object.keys(precision).length > 0 && { precision }),
    engine: { base, ...of('engine.') },
    ...(Object.keys(pool).length > 0 && { fleet: { pools: [pool] } }),
  };
}

/**
 * Reads the launch command of vLLM, SGLang or TensorRT-LLM, or flags of one alone, into fields of a scenario.
 *
 * @throws InputError with every flag that is not known or has a bad value
 * @example `engineArgs('vllm serve Qwen/Qwen3-8B --max-num-seqs 64').patch`
 */
export function engineArgs(text: string, context: LaunchContext = {}): EngineArgs {
  const words = text.length > LONGEST ? null : wordsOf(text);
  if (words === null) {
    const hint = 'Write one command, with every quote closed.';
    throw new InputError([issueOf('', 'BAD_VALUE', shown(text), hint)]);
  }
  const { launcher, at } = launcherOf(words, context.engine);
  const reader = new Reader(words, at, launcher);
  reader.read();
  const { settings, notes, ignored, issues } = reader;
  if (settings.get('wholePrompts') === true) notes.push('not simulated: prompts that are not cut into chunks');
  if (settings.get('prefixCaching') === true) notes.push('not simulated: a cache of prefixes');
  settlePrecision(settings);
  notes.push(...launcher.finish(settings, isMixture(settings.get('model') ?? context.model)));
  const tp = settings.get('pool.tp');
  if (typeof tp === 'number' && !Number.isInteger(tp)) {
    issues.push(issueOf('--dp', 'BAD_VALUE', String(settings.get('dp')), 'With attention split it must divide --tp.'));
  }
  if (issues.length > 0) throw new InputError(issues);
  return { patch: patchOf(settings, launcher), ignored, notes, library: launcher.library };
}
