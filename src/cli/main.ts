#!/usr/bin/env node
// The command line. Results on stdout, talk on stderr; exit codes: 0 done, 1 our fault, 2 input, 130 interrupted.
// Commands load what they need when they run: `list` must not wait for the simulator.

import { Command, CommanderError, Option } from 'commander';
import { fail } from './fail.ts';
import { collect, wholeNumber } from './flags.ts';
import { talk } from './say.ts';
import { version } from './version.ts';

function buildProgram(): Command {
  const program = new Command('tokenworks')
    .description('Simulates and plans AI inference datacenters, from the kernel to the grid.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeErr: talk });

  program
    .command('simulate')
    .description('run a scenario and report latency, goodput, energy and money')
    .argument('<scenario>', 'a preset (see `list presets`) or a YAML or JSON file')
    .option('--trace <file>', 'take the requests from this trace')
    .option('--set <path=value>', 'change one field, e.g. fleet.pools.0.tp=4 (may be given again)', collect, [])
    .option('--seed <n>', 'seed of all draws', wholeNumber)
    .option('--json <file>', 'write the result as JSON; - for stdout')
    .option('--out <folder>', 'write report.html, report.txt, result.json and requests.csv there')
    .option('--checkpoint <file>', 'save the run there every 10 s and on Ctrl-C')
    .option('--resume <file>', 'go on from a checkpoint of the same inputs')
    .addOption(new Option('--quiet', 'no progress on stderr'))
    .action(async (scenario, options) => (await import('./simulate.ts')).simulateCommand(scenario, options));

  program
    .command('list')
    .description('print a registry: presets, accelerators, models, engines, precisions, workloads')
    .argument('[kind]', 'one of them; all when left out')
    .option('--json', 'as JSON')
    .action(async (kind, options) => (await import('./list.ts')).listCommand(kind, options));

  program
    .command('show')
    .description('print one preset or catalog entry, every number with its unit, source and kind')
    .argument('<name>', 'an id or alias')
    .option('--json', 'as JSON')
    .action(async (name, options) => (await import('./show.ts')).showCommand(name, options));

  program
    .command('estimate')
    .description('cost of one step: time, bound, bytes and FLOP of each operator')
    .requiredOption('--model <id>', 'model')
    .requiredOption('--accelerator <id>', 'accelerator')
    .option('--tp <n>', 'tensor-parallel ranks', wholeNumber, 1)
    .option('--decode <n>', 'sequences that decode', wholeNumber, 0)
    .option('--context <n>', 'KV tokens of each decode, and before the prefill chunk', wholeNumber, 0)
    .option('--prefill-tokens <n>', 'prompt tokens in the step, one chunk', wholeNumber, 0)
    .option('--weights <precision>', 'precision of weights')
    .option('--activations <precision>', 'precision of activations')
    .option('--kv <precision>', 'precision of the KV cache')
    .option('--json <file>', 'write as JSON; - for stdout')
    .action(async (options) => (await import('./estimate.ts')).estimateCommand(options));

  program
    .command('schema')
    .description('print the JSON Schema of a scenario, for editors')
    .action(async () => (await import('./schema.ts')).schemaCommand());

  for (const command of program.commands) command.exitOverride();
  return program;
}

// A reader that went away (`| head`) is no error; a full disk behind stdout is one.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? (process.exitCode ?? 0) : fail(error));
});
process.stderr.on('error', () => undefined);

try {
  await buildProgram().parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else process.exitCode = fail(error);
}
