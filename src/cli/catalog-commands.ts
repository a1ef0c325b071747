// Commands that look things up, and those that a newcomer begins with.

import type { Command } from 'commander';
import { wholeNumber } from './flags.ts';
import type { Io } from './io.ts';
import { questionOptions } from './question-flags.ts';
import { assumeOption } from './scenario-options.ts';

export function addCatalog(program: Command, io: Io): void {
  program
    .command('list')
    .description('print a registry: presets, accelerators, models, engines, routes, policies, laws, kernels, traces …')
    .argument('[kind]', 'one of them; all when left out')
    .option('--json', 'as JSON')
    .action(async (kind, options) => (await import('./list.ts')).listCommand(io, kind, options));

  program
    .command('show')
    .description('print one preset or catalog entry, every number with its unit, source and kind')
    .argument('<name>', 'an id or alias, or the path of a model’s config.json, params.json, GGUF file or folder')
    .option('--json', 'as JSON')
    .option('--yaml', 'a preset as a scenario file, to change')
    .addOption(assumeOption())
    .action(async (name, options) => (await import('./show.ts')).showCommand(io, name, options));

  program
    .command('memory')
    .description('what a model takes of an accelerator’s memory, and how many sequences the rest holds')
    .argument('<model>', 'an id, or the path of a model’s config.json, params.json, GGUF file or folder')
    .option('--accelerator <id>', 'accelerator')
    .option('--tp <n>', 'tensor-parallel ranks', wholeNumber, 1)
    .option('--engine <id>', 'engine')
    .option('--context <n>', 'tokens of a sequence that the concurrency is of (the model’s longest)', wholeNumber)
    .option('--weights <format>', 'format of the weights (the checkpoint’s)')
    .option('--kv <precision>', 'precision of the KV cache (the checkpoint’s)')
    .addOption(assumeOption())
    .option('--json <file>', 'write as JSON; - for stdout')
    .action(async (model, options) => (await import('./memory.ts')).memoryCommand(io, model, options));
}

export function addFirstSteps(program: Command, io: Io): void {
  questionOptions(program.command('init').argument('[file]', 'where to write it; - for stdout', 'scenario.yaml'))
    .description('write a first scenario with a word beside each line; asks for what the flags leave open')
    .option('--force', 'replace the file if there is one')
    .action(async (file, options) => (await import('./init.ts')).initCommand(io, file, options));

  program
    .command('fetch-trace')
    .description('print where published traces are and how to run them; downloads nothing')
    .argument('[name]', 'one of them')
    .option('--json', 'as JSON')
    .action(async (name, options) => (await import('./fetch-trace.ts')).fetchTraceCommand(io, name, options));

  program
    .command('explain')
    .description('what a field of a scenario means, and what it is when it is left out')
    .argument('<field>', 'a path such as run.warmUp or fleet.pools.tp, or its last word')
    .option('--json', 'as JSON')
    .action(async (field, options) => (await import('./explain.ts')).explainCommand(io, field, options));

  program
    .command('schema')
    .description('print the JSON Schema of a scenario, for editors')
    .action(async () => (await import('./schema.ts')).schemaCommand(io));
}
