// Which files a command reads and writes, by the file that a name really leads to: no output may be an input, or
// another output. All is looked at before anything is made.

import { accessSync, constants, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { InputError, type Issue } from '../errors.ts';
import { scenarioFile } from './files.ts';

interface Place {
  readonly flag: string;
  readonly path: string;
  readonly written: boolean;
  readonly kind: 'file' | 'folder';
  /** links followed as far as there is something */
  readonly real: string;
  /** device and number of the file, where there is one: another name may lead to it */
  readonly id: string | null;
}

/** What is at `path`; undefined where nothing is, or could be. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** The path without links; what does not exist yet keeps its name below the folder that does. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(realOf(above), basename(path));
  }
}

/** What is at a path that the reader of it will check; undefined too where the name itself is bad. */
function looked(path: string): Stats | undefined {
  try {
    return statOf(path);
  } catch {
    return undefined;
  }
}

function placeOf(flag: string, path: string, written: boolean, kind: Place['kind'] = 'file'): Place {
  const found = looked(path);
  const id = found === undefined ? null : `${found.dev}:${found.ino}`;
  return { flag, path, written, kind, real: realOf(resolve(path)), id };
}

/** A run may go on from the checkpoint that it then writes. */
const mayMeet = (a: Place, b: Place): boolean =>
  a.flag === b.flag || ([a.flag, b.flag].includes('--resume') && [a.flag, b.flag].includes('--checkpoint'));

const isSame = (a: Place, b: Place): boolean => a.real === b.real || (a.id !== null && a.id === b.id);

/** A file cannot be a folder of another. */
const isBelow = (a: Place, b: Place): boolean =>
  a.written && b.written && b.kind === 'file' && a.real.startsWith(b.real + sep);

/** What cannot be written at `path`, and why; null when it can. */
function targetIssue(flag: string, path: string, kind: 'file' | 'folder'): Issue | null {
  const issue = (found: string, hint: string): Issue => ({ code: 'BAD_FILE', path: [flag, path], found, hint });
  if (path === '') return issue('an empty name', `Name a ${kind}.`);
  let at = resolve(path);
  let there = statOf(at);
  if (there !== undefined && there.isDirectory() !== (kind === 'folder'))
    return issue(`a ${kind === 'file' ? 'folder' : 'file'}`, `Name a ${kind}.`);
  while (there === undefined && dirname(at) !== at) {
    at = dirname(at);
    there = statOf(at);
  }
  if (there !== undefined && at !== resolve(path) && !there.isDirectory())
    return issue(`${at}, a file`, 'Name a folder.');
  try {
    accessSync(at, constants.W_OK);
  } catch (error) {
    return issue(`${at}, which cannot be written (${(error as NodeJS.ErrnoException).code})`, `Name another ${kind}.`);
  }
  return null;
}

export class Paths {
  readonly #places: Place[] = [];
  readonly #issues: Issue[] = [];

  /** A file that is written as a whole, or a device or pipe; `-` is stdout, which is written once as well. */
  writes(flag: string, path: string | undefined): this {
    if (path === '-') this.#add({ flag, path, written: true, kind: 'file', real: '-', id: null });
    else if (path !== undefined) this.#target(flag, path, 'file');
    return this;
  }

  /** A file that grows under another name until it is whole. */
  grows(flag: string, path: string | undefined): this {
    if (path === undefined) return this;
    if (!this.#target(flag, path, 'file')) return this;
    const found = statOf(path);
    if (found !== undefined && !found.isFile())
      this.#issues.push({
        code: 'BAD_FILE',
        path: [flag, path],
        found: 'no regular file',
        hint: 'It grows under another name and then takes this one: name a regular file.',
      });
    this.#add(placeOf(flag, `${path}.partial`, true));
    return this;
  }

  /** A folder, and the names of the files that are written in it. */
  fills(flag: string, folder: string | undefined, names: readonly string[]): this {
    if (folder === undefined || !this.#target(flag, folder, 'folder')) return this;
    for (const name of names) {
      const path = join(folder, name);
      if (statOf(path)?.isDirectory() === true)
        this.#issues.push({ code: 'BAD_FILE', path: [flag, path], found: 'a folder', hint: 'Name another folder.' });
      this.#add(placeOf(flag, path, true));
    }
    return this;
  }

  /** A file that is read. */
  reads(flag: string, path: string | undefined): this {
    if (path !== undefined) this.#add(placeOf(flag, path, false));
    return this;
  }

  /** Throws what is wrong with all that was named so far. */
  check(): this {
    if (this.#issues.length > 0) throw new InputError(this.#issues);
    return this;
  }

  /** Reads the text files that a scenario names, and refuses those that an output would replace. */
  readonly readText = (path: string): string => {
    this.reads('scenario', path).check();
    return scenarioFile(path);
  };

  #target(flag: string, path: string, kind: 'file' | 'folder'): boolean {
    const issue = targetIssue(flag, path, kind);
    if (issue === null) this.#add(placeOf(flag, path, true, kind));
    else this.#issues.push(issue);
    return issue === null;
  }

  #add(place: Place): void {
    const other = this.#places.find((one) => {
      if (!(one.written || place.written) || mayMeet(one, place)) return false;
      return isSame(one, place) || isBelow(one, place) || isBelow(place, one);
    });
    this.#places.push(place);
    if (other === undefined) return;
    const [output, taken] = place.written ? [place, other] : [other, place];
    const found = `${taken.path}, which ${taken.flag} ${taken.written ? 'writes' : 'reads'}`;
    this.#issues.push({ code: 'MISMATCH', path: [output.flag, output.path], found, hint: 'Name another file.' });
  }
}
