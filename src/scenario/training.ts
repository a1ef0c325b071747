// What users write of a training step: its schema, and the model and accelerator that it names.

import { z } from 'zod';
import { accelerators } from '../catalog/index.ts';
import type { AcceleratorEntry, ModelEntry } from '../catalog/types.ts';
import { InputError, type Issue, shown } from '../errors.ts';
import { choice, either, flag, named, object, quantity } from './fields.ts';
import { issuesOf } from './issues.ts';
import { type ModelFileOptions, modelNamed } from './model-file.ts';
import { guard, readYaml } from './read.ts';
import { acceleratorSpec, resolveAccelerator } from './section/accelerator.ts';
import { modelName, modelSpec, resolveInlineModel } from './section/model.ts';
import { shapeIssues } from './shape.ts';

const largest = 1_048_576;
const ways = (about: string) => quantity('count', `${about}; 1 when left out`, { min: 1, max: largest }).optional();
const count = (about: string, max = 2_147_483_647) => quantity('count', about, { min: 1, max });

const parallel = object(
  {
    tp: ways('ranks that split heads, MLP width and vocabulary'),
    pp: ways('stages of layers'),
    dp: ways('copies that share the batch'),
    ep: ways('ranks that split the experts, taken from cp · dp'),
    cp: ways('ranks that split the tokens of a sequence'),
    sequenceParallel: flag('norms and residuals are split over tp').optional(),
    stages: z.array(count('layers of a stage'), { error: 'Write a list like [7, 8, 8, 7].' }).optional(),
    order: z
      .array(choice(['tp', 'cp', 'attentionDp', 'pp', 'dp'], 'an axis'), { error: 'Write axes, the innermost first.' })
      .optional(),
  },
  'how the model is split',
);

const cluster = object(
  {
    acceleratorsPerNode: count('accelerators of a server; 8 when left out', 65_536).optional(),
    nodes: count('servers; as many as the layout takes when left out', largest).optional(),
  },
  'where it runs',
);

const batch = object(
  {
    sequence: count('tokens of a sequence', 100_000_000),
    global: count('sequences of a step', 100_000_000),
    micro: count('sequences of a micro-batch; 1 when left out', 1_000_000).optional(),
  },
  'what a step trains on',
);

const overlap = object(
  {
    gradients: flag('gradients behind the last backward, parameters behind the first forward').optional(),
    pipeline: flag('sends between stages behind the next chunk').optional(),
    context: flag('the ring of keys and values behind attention').optional(),
    layer: quantity('share', 'of tp and ep communication that can run behind the GEMMs of its layer').optional(),
  },
  'what runs beside compute',
);

const jitter = object(
  {
    mean: quantity('time', 'mean of an exponential delay of each rank in each pass', { max: 60 }).optional(),
    straggler: quantity('factor', 'how much slower the slowest accelerator computes', { max: 100 }).optional(),
  },
  'what keeps ranks from arriving together',
);

const trainingSchema = object(
  {
    $schema: z.string().optional(),
    tokenworks: z.literal(1, { error: 'This version reads schema version 1.' }).optional(),
    model: either([modelName, modelSpec], 'Write the id of a model, or a table.'),
    accelerator: either([named(accelerators, 'an accelerator'), acceleratorSpec], 'Write the id of one, or a table.'),
    precision: choice(['bf16', 'fp16', 'fp8'], 'of the multiplies; activations are exchanged in 16 bits').optional(),
    gradients: choice(['bf16', 'fp16', 'fp32'], 'as they are summed and reduced; fp32 when left out').optional(),
    parallel: parallel.optional(),
    cluster: cluster.optional(),
    batch,
    zero: quantity('count', 'ZeRO stage; 1 when left out', { max: 3 }).optional(),
    recompute: choice(['none', 'selective', 'full'], 'activations made again').optional(),
    schedule: choice(['gpipe', '1f1b', 'interleaved'], 'of the pipeline').optional(),
    chunks: count('chunks of a stage, of an interleaved schedule', 10_000).optional(),
    attention: choice(['flash', 'unfused'], 'kernel').optional(),
    dropout: flag('after attention and MLP').optional(),
    accumulation: choice(['fused', 'separate'], 'sum of the gradients of micro-batches').optional(),
    contextExchange: choice(['ring', 'all-gather'], 'of keys and values over cp').optional(),
    powerLimited: flag('clocks fall where a long run would draw more than TDP; true when left out').optional(),
    overlap: overlap.optional(),
    jitter: jitter.optional(),
    reserved: quantity('bytes', 'memory that training cannot use; "3 GB" when left out').optional(),
    kernels: choice(['calibrated', 'roofline'], 'models of the kernels; calibrated when left out').optional(),
  },
  'a training step',
);

/** Its JSON Schema, which the input type is made of. */
export const trainingJsonSchema = (): object =>
  z.toJSONSchema(trainingSchema, { io: 'input', target: 'draft-2020-12' });

export type RawTraining = z.output<typeof trainingSchema>;

/** A training step as written, with its catalog entries. */
export interface TrainingInput {
  readonly raw: RawTraining;
  readonly model: ModelEntry;
  readonly accelerator: AcceleratorEntry;
}

/** Features of a model that training knows. */
const known: ReadonlySet<string> = new Set(['moe', 'mla', 'value-head-dim']);

export interface TrainingOptions {
  /** reads a model's config file; without it such a path is refused */
  readonly readText?: (path: string) => string;
}

function modelOf(raw: RawTraining['model'], options: ModelFileOptions, issues: Issue[]): ModelEntry | null {
  const path = ['model'];
  const named = typeof raw === 'string' ? raw : raw.config;
  let model = named === undefined ? null : modelNamed(named, path, options, issues);
  if (typeof raw !== 'string') {
    const { config, assume: _, ...changes } = raw;
    if (config === undefined) model = resolveInlineModel(changes, path, issues);
    else if (model !== null) model = resolveInlineModel({ ...changes, base: model }, path, issues);
  }
  const unknown = (model?.needs ?? []).filter((word) => !known.has(word));
  if (model !== null && unknown.length > 0) {
    const hint = `This version cannot train it: the model needs ${unknown.join(', ')}.`;
    issues.push({ code: 'NOT_YET', path, found: shown(model.name), hint });
  }
  if (model !== null) issues.push(...shapeIssues(model, path));
  if (model !== null && model.experts !== undefined && model.topK === null) {
    const hint = 'How many experts a token takes is unknown.';
    issues.push({ code: 'INCOMPLETE', path: ['model', 'topK'], found: 'nothing', hint });
  }
  return model;
}

/** Reads a training step, as YAML or JSON text or as plain data. Throws an InputError with every problem found. */
export function parseTraining(input: unknown, file = 'training step', options: TrainingOptions = {}): TrainingInput {
  const root = typeof input === 'string' ? readYaml(input, file) : input;
  guard(root, file);
  if (typeof root !== 'object' || root === null || Array.isArray(root)) {
    const hint = 'A training step is a table with model, accelerator, parallel and batch.';
    throw new InputError([{ code: 'BAD_FILE', path: [file], found: shown(root), hint }]);
  }
  const parsed = trainingSchema.safeParse(root);
  if (!parsed.success) throw new InputError(issuesOf(parsed.error.issues, root));
  const raw = parsed.data;
  const issues: Issue[] = [];
  const assume = typeof raw.model === 'string' ? undefined : raw.model.assume;
  const model = modelOf(raw.model, { ...options, file, ...(assume && { assume }) }, issues);
  const accelerator = resolveAccelerator(raw.accelerator, ['accelerator'], issues);
  if (model === null || issues.length > 0) throw new InputError(issues);
  return { raw, model, accelerator };
}
