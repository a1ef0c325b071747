// Commands that time single kernels and training steps, and those that fit and score them.

import type { Command } from 'commander';
import { wholeNumber } from './flags.ts';
import type { Io } from './io.ts';
import { assumeOption } from './scenario-options.ts';

export function addTraining(program: Command, io: Io): void {
  program
    .command('train-step')
    .description('time, memory and FLOP rates of one training step')
    .argument('<file>', 'a YAML or JSON file with model, accelerator, parallel, batch')
    .option('--json <file>', 'write as JSON; - for stdout')
    .action(async (file, options) => (await import('./train-step.ts')).trainStepCommand(io, file, options));
}

export function addKernels(program: Command, io: Io): void {
  program
    .command('estimate')
    .description('cost of one step: time, bound, bytes and FLOP of each operator; or of any kernel, by --jsonl')
    .option('--model <id>', 'model, or the path of its config.json or folder')
    .addOption(assumeOption())
    .option('--accelerator <id>', 'accelerator')
    .option('--tp <n>', 'tensor-parallel ranks', wholeNumber, 1)
    .option('--decode <n>', 'sequences that decode', wholeNumber, 0)
    .option('--context <n>', 'KV tokens of each decode, and before the prefill chunk', wholeNumber, 0)
    .option('--prefill-tokens <n>', 'prompt tokens in the step, one chunk', wholeNumber, 0)
    .option('--weights <precision>', 'precision of weights')
    .option('--activations <precision>', 'precision of activations')
    .option('--kv <precision>', 'precision of the KV cache')
    .option('--json <file>', 'write as JSON; - for stdout')
    .option('--jsonl', 'answer a JSON question a line of stdin with a JSON answer a line of stdout')
    .option('--kernels <file>', 'with --jsonl: fitted entries that `calibrate` wrote')
    .option('--measured <path>', 'with --jsonl: measured kernels (CSV file or folder) for "model": "table"')
    .action(async (options) => (await import('./estimate.ts')).estimateCommand(io, options));

  program
    .command('calibrate')
    .description('fit the kernels of an accelerator to measurements; errors on what the fit has not seen')
    .argument('<measured...>', 'CSV files of measured kernels, or folders of them')
    .requiredOption('--accelerator <id>', 'accelerator that was measured')
    .option('--library <name>', 'only what this library ran')
    .option('--out <file>', 'write the fitted entries there, for --kernels; - for stdout')
    .option('--date <text>', 'date to note in the file')
    .option('--folds <n>', 'parts that are kept apart in turn', wholeNumber, 4)
    .option('--seed <n>', 'seed of the split', wholeNumber, 1)
    .action(async (measured, options) => (await import('./calibrate.ts')).calibrateCommand(io, measured, options));

  program
    .command('validate')
    .description('score a kernel model on measurements: by class, precision, accelerator, size; the worst')
    .argument('[measured...]', 'CSV files of measured kernels, or folders of them')
    .option('--model <form>', 'roofline, calibrated or table (of the other folds)', 'calibrated')
    .option('--kernels <file>', 'fitted entries that `calibrate` wrote')
    .option('--refit', 'fit anew and score unseen shapes, accelerators, precisions and libraries')
    .option('--html <file>', 'write a page of predicted against measured')
    .option('--json <file>', 'write the scores as JSON; - for stdout')
    .option('--folds <n>', 'parts that are kept apart in turn', wholeNumber, 4)
    .option('--seed <n>', 'seed of the split', wholeNumber, 1)
    .action(async (measured, options) => (await import('./validate.ts')).validateCommand(io, measured, options));
}
