// From zod's issues to ours: every one with its path, what was found there, and what to try.

import type { z } from 'zod';
import { accelerators, hintFor } from '../catalog/index.ts';
import { suggestion } from '../catalog/names.ts';
import { type InputCode, type Issue, shown } from '../errors.ts';
import { knownKeysMark, type ProblemParams } from './fields.ts';
import { foreignKeyHint, foreignPrecisionHint } from './foreign-words.ts';

type Path = readonly (string | number)[];
type ZodIssue = z.core.$ZodIssue;

/** The value at `path`, own keys only; undefined where there is none. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

const foundAt = (root: unknown, path: Path): string => {
  const value = valueAt(root, path);
  return value === undefined ? 'nothing' : shown(value);
};

const keysOf = (path: readonly PropertyKey[]): Path => path.map((key) => (typeof key === 'symbol' ? '?' : key));

function unknownKeys(issue: z.core.$ZodIssueUnrecognizedKeys, root: unknown, path: Path): Issue[] {
  const known = issue.message.startsWith(knownKeysMark) ? issue.message.slice(knownKeysMark.length).split(' ') : [];
  return issue.keys.map((key) => ({
    code: 'UNKNOWN_KEY',
    path: [...path, key],
    found: foundAt(root, [...path, key]),
    hint: `The key is not known. ${foreignKeyHint(path, key) ?? suggestion(key, known)}`,
  }));
}

/** `either` is always [scalar form, table form]: a table is checked as a table, a scalar as a scalar. */
function unionIssues(issue: z.core.$ZodIssueInvalidUnion, root: unknown, path: Path): Issue[] {
  const value = valueAt(root, path);
  const table = typeof value === 'object' && value !== null && !Array.isArray(value);
  const scalar = typeof value === 'string' || typeof value === 'number';
  const branch = table ? issue.errors.at(-1) : scalar ? issue.errors[0] : undefined;
  if (branch !== undefined && branch.length > 0) {
    if (table || !branch.some((inner) => inner.code === 'invalid_type')) {
      return branch.flatMap((inner) => oneIssue(inner, root, path));
    }
  }
  const code: InputCode = value === undefined ? 'MISSING' : 'BAD_VALUE';
  return [{ code, path, found: foundAt(root, path), hint: hintOf(issue, path, value) }];
}

function oneIssue(issue: ZodIssue, root: unknown, base: Path): Issue[] {
  const path = [...base, ...keysOf(issue.path)];
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue, root, path);
  if (issue.code === 'invalid_union') return unionIssues(issue, root, path);
  const given = issue.code === 'custom' ? (issue.params as Partial<ProblemParams> | undefined)?.code : undefined;
  const code: InputCode = given ?? (valueAt(root, path) === undefined ? 'MISSING' : 'BAD_VALUE');
  return [{ code, path, found: foundAt(root, path), hint: hintOf(issue, path, valueAt(root, path)) }];
}

/** An engine's word for a precision is answered with ours; a bare 4090 is a number to YAML. */
function hintOf({ message }: ZodIssue, path: Path, value: unknown): string {
  const isPrecision = path.at(-1) === 'precision' || path.at(-2) === 'precision';
  if (path[0] === 'fleet' && path.at(-1) === 'accelerator' && typeof value === 'number')
    return hintFor(accelerators, String(value));
  return (isPrecision ? foreignPrecisionHint(path, value) : null) ?? message;
}

/** All issues of a failed parse of `root`. */
export const issuesOf = (issues: readonly ZodIssue[], root: unknown): Issue[] =>
  issues.flatMap((issue) => oneIssue(issue, root, []));
