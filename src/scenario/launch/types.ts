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
  /** as the command begins, with the model behind it or in a flag */
  readonly command: { readonly words: readonly string[]; readonly modelFlag: string | null; readonly port: number };
  /** where a container of the engine is published: recalled */
  readonly image: string;
  /** by path of the setting: words that a command is written with, where it is not the plain value; `dtype` and `quantization` too */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** switches can be written with `--no-` in front */
  readonly hasNo: boolean;
  /** before flags are written: layouts that several flags say together take the settings they are read as */
  arrange(settings: Settings, isMixture: boolean): readonly string[];
  /** after all flags are read: layouts that several flags say together */
  finish(settings: Settings, isMixture: boolean): readonly string[];
}
