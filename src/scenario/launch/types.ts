// What the launch command of an engine is read by: its words, its flags, and where each goes in a scenario.

/** Fields of a scenario that a command has set, by path: `engine.maxNumSeqs`, `pool.tp`, `precision.kv`, `model`. */
export type Settings = Map<string, unknown>;

/** What a flag's value became, or what is wrong with it. */
export type Converted =
  | { readonly set: readonly (readonly [path: string, value: unknown])[] }
  | { readonly hint: string };

/** Words that follow a flag. */
export type Takes = 'nothing' | 'one' | 'many';

export type Flag =
  /** sets fields; `path` is the main one, which hints name */
  | { readonly kind: 'value'; readonly path: string; convert(text: string): Converted }
  /** on or off: `--x`, `--no-x`, `--x false` */
  | { readonly kind: 'switch'; readonly path: string; convert(isOn: boolean): Converted }
  /** changes nothing that is simulated */
  | { readonly kind: 'ignored'; readonly takes: Takes }
  /** changes what an engine does, and is not simulated */
  | { readonly kind: 'unsimulated'; readonly takes: Takes; readonly what: string };

export type ValueFlag = Extract<Flag, { readonly kind: 'value' }>;

/** Names of a flag without dashes in front, between spaces. */
export type Flags = Readonly<Record<string, Flag>>;

/** One engine's launch command. */
export interface Launcher {
  /** as messages call it */
  readonly name: string;
  /** kernels of an engine entry that it starts */
  readonly library: string;
  /** engine entry where the scenario names none of this library */
  readonly base: string;
  /** words in a row that begin its flags; the last one may be part of a longer word where it ends in `*` */
  readonly begins: readonly (readonly string[])[];
  readonly flags: Flags;
  /** after all flags are read: layouts that several flags say together */
  finish(settings: Settings, isMixture: boolean): readonly string[];
}
