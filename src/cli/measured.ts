// Files of measured kernels and of fitted entries, as flags and arguments name them.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readKernelFile } from '../calibration/kernel-file.ts';
import { isMeasured, readMeasured } from '../calibration/read.ts';
import type { MeasuredKernel } from '../calibration/types.ts';
import type { KernelEntry } from '../catalog/kernel/types.ts';
import { InputError, type Issue } from '../errors.ts';
import { Paths } from './paths.ts';

const LARGEST_FILE = 256 << 20;

export interface MeasuredFiles {
  readonly kernels: readonly MeasuredKernel[];
  /** names without folders */
  readonly files: readonly string[];
  readonly comments: readonly string[];
  /** CSV files of a folder that hold something else */
  readonly passed: readonly string[];
}

function refuse(path: string, found: string, hint: string): never {
  throw new InputError([{ code: 'BAD_FILE', path: [path], found, hint }]);
}

function textOf(path: string): string {
  const found = statSync(path);
  if (!found.isFile()) refuse(path, 'no regular file', 'Name a file.');
  if (found.size > LARGEST_FILE) refuse(path, `${found.size} bytes`, `At most ${LARGEST_FILE} bytes.`);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refuse(path, 'bytes that are not UTF-8', 'Save it as UTF-8 text.');
  }
}

/** CSV files of a folder and of a `calibration` folder in it, in the order of their names. */
function filesIn(folder: string): string[] {
  const names = readdirSync(folder, { withFileTypes: true });
  const files = names.filter((entry) => entry.isFile() && /\.csv$/i.test(entry.name)).map((entry) => entry.name);
  const inner = names.some((entry) => entry.isDirectory() && entry.name === 'calibration');
  const here = files.sort().map((name) => join(folder, name));
  return inner ? [...here, ...filesIn(join(folder, 'calibration'))] : here;
}

/** Reads measured kernels from files and folders. In a folder, CSV files of other kinds are passed over. */
export function readMeasurements(paths: readonly string[], named = new Paths()): MeasuredFiles {
  const kernels: MeasuredKernel[] = [];
  const files: string[] = [];
  const comments: string[] = [];
  const passed: string[] = [];
  const issues: Issue[] = [];
  const read = (path: string, text: string): void => {
    try {
      const found = readMeasured(text, basename(path));
      for (const kernel of found.kernels) kernels.push(kernel);
      files.push(basename(path));
      for (const comment of found.comments) comments.push(comment);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      issues.push(...error.issues);
    }
  };
  for (const path of paths) {
    if (!statSync(path).isDirectory()) {
      named.reads('measured', path).check();
      read(path, textOf(path));
    } else {
      for (const file of filesIn(path)) {
        named.reads('measured', file).check();
        const text = textOf(file);
        if (isMeasured(text)) read(file, text);
        else passed.push(basename(file));
      }
    }
  }
  if (issues.length > 0) throw new InputError(issues);
  if (kernels.length === 0) {
    const hint = 'CSV files of measured kernels: see "Calibrate on your own accelerator" in the README.';
    refuse(paths.join(', '), 'no measured kernel', hint);
  }
  return { kernels, files, comments, passed };
}

export const readEntries = (path: string): readonly KernelEntry[] =>
  readKernelFile(textOf(path), basename(path)).entries;
