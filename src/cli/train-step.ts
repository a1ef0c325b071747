// `tokenworks train-step`: one training step as a table: time by part, FLOP rates, memory of a rank.

import * as format from '../report/format.ts';
import { table } from '../report/text-form.ts';
import { type TrainingStepReport, trainingStep } from '../training/index.ts';
import { writeText } from './files.ts';
import type { Io } from './io.ts';
import { Paths } from './paths.ts';
import { print } from './say.ts';

const words: Readonly<Record<keyof TrainingStepReport['parts'], string>> = {
  forwardS: 'forward',
  backwardS: 'backward',
  recomputeS: 'recompute',
  tensorS: 'tensor-parallel communication',
  expertS: 'expert-parallel communication',
  contextS: 'context-parallel communication',
  pipelineS: 'pipeline communication',
  dataS: 'data-parallel communication',
  bubbleS: 'pipeline bubble',
  optimiserS: 'optimiser',
  jitterS: 'waiting for the last',
};

const layoutWords = ({ layout }: TrainingStepReport): string =>
  (['tp', 'cp', 'pp', 'dp', 'ep'] as const).map((way) => `${way} ${layout[way]}`).join(', ') +
  (layout.sequenceParallel ? ', sequence parallel' : '');

function text(step: TrainingStepReport): string {
  const { parts, memory } = step;
  const times = (Object.keys(words) as (keyof typeof words)[])
    .filter((key) => parts[key] > 0)
    .map((key) => [words[key], format.seconds(parts[key]), format.percent(parts[key] / step.stepS)]);
  const rates = [
    ['model FLOP (MFU)', `${format.flop(step.modelFlopPerS)}/s`, format.percent(step.mfu)],
    ['all FLOP (HFU)', `${format.flop(step.hardwareFlopPerS)}/s`, format.percent(step.hfu)],
  ];
  const share = (bytes: number) => format.percent(bytes / step.capacityBytes);
  const held = [
    ['parameters', memory.parameterBytes],
    ['gradients', memory.gradientBytes],
    ['optimiser', memory.optimiserBytes],
    ['activations', memory.activationBytes],
    ['all', memory.totalBytes],
  ] as const;
  return [
    `${step.model} on ${format.count(step.accelerators)} × ${step.accelerator}: ${layoutWords(step)}`,
    `placed ${step.placement.join(', ')}; ${step.microBatches} micro-batches`,
    `step ${format.seconds(step.stepS)}, ${format.rate(step.tokensPerS)} tokens, ${format.joules(step.energyJ)}`,
    '',
    table(['part', 'time', 'share'], times),
    '',
    table(['of one accelerator', 'rate', 'of peak'], rates),
    `  bubble over ideal ${format.percent(step.bubbleOverIdeal)}; clock ${format.percent(step.clock)}`,
    '',
    table(
      [`fullest rank (stage ${memory.stage})`, 'bytes', 'of usable'],
      held.map(([name, bytes]) => [name, format.bytes(bytes), share(bytes)]),
    ),
    '',
    ...step.notes.map((note) => `note: ${note}`),
    '',
  ].join('\n');
}

export async function trainStepCommand(io: Io, file: string, flags: { readonly json?: string }): Promise<void> {
  const paths = new Paths().writes('--json', flags.json).reads('file', file).check();
  const step = await trainingStep(paths.readText(file), { file, readText: paths.readText });
  if (flags.json === undefined) print(io, text(step));
  else writeText(io, flags.json, `${JSON.stringify(step, null, 2)}\n`);
}
