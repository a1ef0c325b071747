// The kinds of fields that the schema is made of. Each reports what was found and what to try.

import { z } from 'zod';
import { find, hintFor } from '../catalog/index.ts';
import type { InputCode } from '../errors.ts';
import { type Dimension, exampleOf, type QuantityLimits, type QuantityOf, readQuantity } from '../units.ts';

/** What `problem` hands to issuesOf through a zod issue. */
export interface ProblemParams {
  readonly code: InputCode;
}

/** Adds an issue of ours to a zod context. */
export function problem(context: z.RefinementCtx, code: InputCode, hint: string, path: (string | number)[] = []): void {
  context.addIssue({ code: 'custom', message: hint, path, params: { code } satisfies ProblemParams });
}

/** Marks the message of an unknown key; what follows are the known keys. */
export const knownKeysMark = 'known keys: ';

/** An object that knows all its keys. */
export function object<S extends z.core.$ZodLooseShape>(shape: S, about: string) {
  const known = knownKeysMark + Object.keys(shape).join(' ');
  const error = (issue: { readonly code?: string | undefined }) =>
    issue.code === 'unrecognized_keys' ? known : `Write a table with any of: ${Object.keys(shape).join(', ')}.`;
  return z.strictObject(shape, { error }).meta({ description: about });
}

/** What may be written, after what it means; a plain number needs no example. */
function sample(dimension: Dimension, word?: string): string {
  const isPlain = dimension === 'count' || dimension === 'factor';
  const examples = [
    ...(isPlain ? [] : [`for example ${exampleOf(dimension)}`]),
    ...(word === undefined ? [] : [`or "${word}"`]),
  ];
  return examples.length === 0 ? '' : ` (${examples.join('; ')})`;
}

/** A quantity such as "3.35 TB/s", in SI after parsing. */
export function quantity<D extends Dimension>(dimension: D, about: string, limits: QuantityLimits = {}) {
  const type = dimension === 'count' ? 'integer' : ['string', 'number'];
  return z
    .unknown()
    .meta({ type, description: `${about}${sample(dimension)}` })
    .transform((input, context): QuantityOf[D] => {
      const reading = readQuantity(input, dimension, limits);
      if (reading.ok) return reading.value;
      problem(context, input === undefined ? 'MISSING' : 'BAD_VALUE', reading.hint);
      return z.NEVER;
    });
}

/** As `quantity`, or a word (or null) that means there is none. */
export function quantityOr<D extends Dimension>(
  word: string,
  dimension: D,
  about: string,
  limits: QuantityLimits = {},
) {
  return z
    .unknown()
    .meta({
      type: ['string', 'number', 'null'],
      description: `${about}, such as ${exampleOf(dimension)}, or "${word}"`,
    })
    .transform((input, context): QuantityOf[D] | null => {
      // YAML 1.1 readers take a bare `off` for false
      if (input === null || input === word || (word === 'off' && input === false)) return null;
      const reading = readQuantity(input, dimension, limits);
      if (reading.ok) return reading.value;
      problem(context, 'BAD_VALUE', `${reading.hint} Or write "${word}".`);
      return z.NEVER;
    });
}

/** Key of a field's metadata that the JSON Schema calls `default`: zod leaves that word out of what is read. */
export const leftOutKey = 'whenLeftOut';

/** A field that may be left out, and what that means: `value`, as a scenario writes it. */
export const orElse = <F extends z.ZodType>(field: F, value: string | number | boolean) =>
  field.optional().meta({ [leftOutKey]: value });

interface Named {
  readonly id: string;
  readonly aliases?: readonly string[];
}

/** The id or an alias of a catalog entry. */
export function named<E extends Named>(entries: readonly E[], what: string) {
  return z
    .string({ error: `Write the id of ${what}, for example ${entries[0]?.id ?? ''}.` })
    .meta({ description: `id or alias of ${what}`, examples: entries.map((entry) => entry.id) })
    .transform((name, context): E => {
      const entry = find(entries, name);
      if (entry !== null) return entry;
      problem(context, 'UNKNOWN_NAME', hintFor(entries, name));
      return z.NEVER;
    });
}

/** One of a few words; those of `later` are understood and refused. */
export function choice<const W extends string>(words: readonly W[], about: string, later: readonly string[] = []) {
  return z
    .string({ error: `Write one of: ${words.join(', ')}.` })
    .meta({ description: about, enum: [...words, ...later] })
    .transform((word, context): W => {
      const found = words.find((known) => known === word);
      if (found !== undefined) return found;
      if (later.includes(word)) problem(context, 'NOT_YET', `This version simulates only ${words.join(', ')}.`);
      else
        problem(
          context,
          'BAD_VALUE',
          hintFor(
            words.map((id) => ({ id })),
            word,
          ),
        );
      return z.NEVER;
    });
}

export const flag = (about: string) => z.boolean({ error: 'Write true or false.' }).meta({ description: about });

/** Longest text of a name or path. */
const longestText = 1000;

export const text = (about: string) =>
  z
    .string({ error: 'Write a text.' })
    .min(1, { error: 'The text is empty.' })
    .max(longestText, { error: `At most ${longestText} characters.` })
    .meta({ description: about });

/** One of several forms; issuesOf returns the problems of the form that fits best. */
export const either = <const T extends readonly [z.ZodType, z.ZodType, ...z.ZodType[]]>(forms: T, hint: string) =>
  z.union(forms, { error: hint });
