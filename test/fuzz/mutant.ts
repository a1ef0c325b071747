/** A planted bug: the core breaks on purpose where one text is replaced. */

export interface Mutant {
  readonly name: string;
  /** under assembly/ */
  readonly file: string;
  /** text that occurs exactly once in that file */
  readonly find: string;
  readonly replace: string;
  /** the feature of worlds that it breaks; left out = it shows in random worlds */
  readonly feature?: string;
}

export const mutant = (file: string, name: string, find: string, replace: string): Mutant => ({
  name,
  file,
  find,
  replace,
});
