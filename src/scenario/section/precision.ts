// The section `precision`: how numbers are stored, and the defaults.

import { z } from 'zod';
import { precisions } from '../../catalog/index.ts';
import { suggestion } from '../../catalog/names.ts';
import { formatOf, formats, knownFormat } from '../../catalog/precisions.ts';
import { type CheckpointPrecision, type LinearModule, moduleIds } from '../../catalog/types.ts';
import { either, named, object, problem, text } from '../fields.ts';
import { precisionParts } from '../precision-words.ts';
import type { PrecisionSpec } from '../types.ts';

const precision = (about: string) => named(precisions, `a precision (${about})`).transform((entry) => entry.id);

/** Block-scaled and grouped formats too: `fp8-block`, `mxfp4`, `int4-g32`. */
const format = (about: string) =>
  text(`a format (${about})`).superRefine((name, context) => {
    if (formatOf(name) !== null) return;
    const ids = formats.flatMap(({ id, aliases }) => [id, ...aliases]);
    problem(context, 'UNKNOWN_NAME', suggestion(name, ids));
  });

const precisionTable = object(
  {
    weights: format('weights of the linear layers').optional(),
    activations: precision('activations').optional(),
    kv: precision('KV cache').optional(),
    head: format('embedding and LM head').optional(),
    attention: format('weights of attention').optional(),
    denseMlp: format('weights of dense MLPs').optional(),
    routedExperts: format('weights of the experts that are chosen').optional(),
    sharedExperts: format('weights of the experts that every token takes').optional(),
  },
  'how numbers are stored; as the checkpoint is published by default',
);

/** `fp8`, `awq`: what the word says; `int4/bf16/fp8`: weights, activations, KV cache. */
const precisionInWord = text('a precision in a word').transform((words, context) => {
  const parts = precisionParts(words);
  if (parts === null) {
    const hint = 'Write a word such as fp8, nvfp4 or awq, weights/activations, or weights/activations/kv.';
    problem(context, 'UNKNOWN_NAME', hint);
    return z.NEVER;
  }
  const { activations, ...rest } = parts;
  const table = precisionTable.safeParse({ ...rest, ...(activations !== null && { activations }) });
  if (table.success) return table.data;
  for (const { message } of table.error.issues) problem(context, 'UNKNOWN_NAME', message);
  return z.NEVER;
});

export const precisionSection = either([precisionInWord, precisionTable], 'Write a word such as fp8, or a table.');

type RawPrecision = z.output<typeof precisionTable>;

/** Formats module by module: as written, else as the checkpoint has them. */
function modulesOf(raw: RawPrecision | undefined, published: CheckpointPrecision | undefined, weights: string) {
  const stored = raw?.weights === undefined ? published : undefined;
  const of = (module: LinearModule): string => raw?.[module] ?? stored?.[module] ?? weights;
  const modules = Object.fromEntries(moduleIds.map((module) => [module, knownFormat(of(module)).id]));
  const isMixed = stored !== undefined && knownFormat(weights).bits < 16;
  // the router of a quantised checkpoint stays as it was trained
  const router = isMixed ? 'bf16' : weights;
  return { ...modules, router } as Record<LinearModule | 'router', string>;
}

/**
 * As written, else as the model's checkpoint is published, else bf16. The head keeps 16 bits where the linear weights
 * are narrower, as quantised checkpoints do. Weights that are written go before every module of the checkpoint.
 */
export function resolvePrecision(raw: RawPrecision | undefined, published?: CheckpointPrecision): PrecisionSpec {
  const weights = knownFormat(raw?.weights ?? published?.weights ?? 'bf16').id;
  const modules = modulesOf(raw, published, weights);
  const isNarrow = knownFormat(weights).bits < 16;
  const stored = raw?.weights === undefined ? published : undefined;
  const isAlike = Object.values(modules).every((one) => one === weights);
  return {
    weights,
    activations: raw?.activations ?? stored?.activations ?? 'bf16',
    kv: raw?.kv ?? published?.kv ?? 'bf16',
    head: knownFormat(raw?.head ?? stored?.head ?? (isNarrow ? 'bf16' : weights)).id,
    ...(!isAlike && { modules }),
  };
}
