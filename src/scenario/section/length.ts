// Lengths of prompts and outputs: a number of tokens, or one of the distributions of src/traffic/length.

import type { z } from 'zod';
import type { Issue } from '../../errors.ts';
import type { Given } from '../../traffic/field.ts';
import { type LengthSpec, lengthDistributions, tokens } from '../../traffic/length/index.ts';
import { declared, optional } from '../declared.ts';
import { either, object } from '../fields.ts';

const keys = lengthDistributions.map(({ id }) => id);
const words = `${keys.slice(0, -1).join(', ')} or ${keys.at(-1)}`;

const fields = Object.assign(
  {},
  ...lengthDistributions.map(({ id, field, beside }) => optional({ [id]: field, ...beside })),
) as ReturnType<typeof optional>;

export const lengthField = either(
  [declared(tokens('tokens')), object(fields, 'a law of lengths')],
  `Write a number of tokens, or a table with ${words}.`,
);

type RawLength = z.output<typeof lengthField>;

/** Where nothing is stated, or nothing that can be read. */
export const fallback: LengthSpec = { kind: 'fixed', tokens: 1 };

export function resolveLength(raw: RawLength, path: readonly (string | number)[], issues: Issue[]): LengthSpec {
  if (typeof raw === 'number') return { kind: 'fixed', tokens: raw };
  const given = raw as Given;
  const report = (below: readonly (string | number)[], hint: string, found = 'nothing') =>
    issues.push({ code: 'BAD_VALUE', path: [...path, ...below], found, hint });
  const chosen = lengthDistributions.filter(({ id }) => given[id] !== undefined);
  const [distribution] = chosen;
  if (distribution === undefined || chosen.length > 1) {
    const found = distribution === undefined ? 'none of them' : chosen.map(({ id }) => id).join(' and ');
    report([], `Write exactly one of ${keys.join(', ')}.`, found);
    return fallback;
  }
  for (const { id, beside } of lengthDistributions) {
    if (id === distribution.id) continue;
    const stray = Object.keys(beside).find((key) => given[key] !== undefined && !(key in distribution.beside));
    if (stray !== undefined) report([stray], `It belongs to ${id} only.`, String(given[stray]));
  }
  return distribution.resolve(given, report);
}
