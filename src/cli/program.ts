// The command line: its commands and their flags. Results on stdout, talk on stderr; exit codes: 0 done, 1 our fault,
// 2 input, 3 no answer, 130 interrupted. Commands load what they need when they run: `list` must not wait for the
// simulator.

import { Command, CommanderError, Option } from 'commander';
import { fail } from './fail.ts';
import { collect, positiveNumber, positiveNumbers, wholeNumber, wholeNumbers, wholeRanges, words } from './flags.ts';
import type { Io } from './io.ts';
import { type QuestionKey, questionOptions } from './question-flags.ts';
import { print, talk } from './say.ts';
import { version } from './version.ts';

/** Of commands that may read a model's config file. */
const assumeOption = (): Option =>
  new Option('--assume <family>', 'read unknown families and keys of a config file as a Llama, with a warning').choices(
    ['llama'],
  );

const scenarioArgument = [
  '[scenario]',
  'a preset (see `list presets`) or a YAML or JSON file; or ask in flags',
] as const;

/** A command that plans with a scenario; its flags are those of `simulate` and the threads. */
const planCommand = (program: Command, name: string, own: readonly QuestionKey[] = []): Command =>
  questionOptions(program.command(name).argument(...scenarioArgument), own)
    .option('--trace <file>', 'take the requests from this trace')
    .option('--engine-args <command>', 'take engine, layout and precision from the launch command of an engine')
    .option('--prices <file>', 'one price list for all accelerators, YAML or JSON: h100-sxm: 2.50 $/h')
    .option('--set <path=value>', 'change one field, e.g. workload.speed=2 (may be given again)', collect, [])
    .option('--seed <n>', 'seed of all draws', wholeNumber)
    .addOption(assumeOption())
    .option('--json <file>', 'write the result as JSON; - for stdout')
    .option('--workers <n>', 'threads; 0 = none (one a core)', wholeNumber)
    .addOption(new Option('--quiet', 'no progress on stderr'));

function addPlans(program: Command, io: Io): void {
  planCommand(program, 'capacity')
    .description('highest rate that meets the SLO')
    .option('--tolerance <share>', 'how near to find it (0.01)', positiveNumber)
    .option('--repeat <n>', 'sets of draws for the interval (5 where something is random)', wholeNumber)
    .action(async (scenario, options) => (await import('./capacity.ts')).capacityCommand(io, scenario, options));

  planCommand(program, 'size', ['tp', 'precision', 'replicas'])
    .description('fewest replicas for the traffic and SLO on each accelerator, the cheapest first')
    .option('--accelerators <ids>', 'a,b (the scenario’s, and those of prices or the main ones)', words)
    .option('--precision <words>', 'bf16,fp8 or weights/activations/kv', words)
    .option('--tp <list>', '1,2,4 (the two smallest that hold the model)', wholeNumbers)
    .option('--headroom <factor>', 'of the closed form (1.3)', positiveNumber)
    .option('--most <n>', 'replicas at most (512)', wholeNumber)
    .option('--repeat <n>', 'sets of draws that n must serve (5 where something is random)', wholeNumber)
    .option('--best', 'leave out what cannot become the cheapest')
    .action(async (scenario, options) => (await import('./size.ts')).sizeCommand(io, scenario, options));
}

/** Axes of a search are lists; what is left out is as in the scenario. */
function addFleetPlan(program: Command, io: Io): void {
  planCommand(program, 'plan', ['tp', 'precision', 'replicas'])
    .description('search layouts, precisions, limits, routes, accelerators: the best fleets, and the Pareto front')
    .option('--accelerators <ids>', 'a,b (the scenario’s, and those of prices or the main ones)', words)
    .option('--precision <words>', 'bf16,fp8 or weights/activations/kv', words)
    .option('--tp <list>', 'tensor-parallel ranks (1,2,4,8)', wholeRanges)
    .option('--pp <list>', 'pipeline stages', wholeRanges)
    .option('--ep <list>', 'ways that experts are split (of a mixture: 1 and all ranks)', wholeRanges)
    .option('--attention-dp <list>', 'ways that the sequences of a step are split for attention', wholeRanges)
    .option('--cp <list>', 'ways that a sequence is split', wholeRanges)
    .option('--max-num-seqs <list>', 'running requests at most', wholeRanges)
    .option('--max-num-batched-tokens <list>', 'token budget of a step', wholeRanges)
    .option('--memory-fraction <list>', 'share of memory that the engine may use', positiveNumbers)
    .option('--clocks <list>', 'clock over nominal, e.g. 1,0.8', positiveNumbers)
    .option('--routes <ids>', 'route policies of the core', words)
    .option('--replicas <list>', 'numbers and ranges, e.g. 1,2,8-16 (1-64)', wholeRanges)
    .option('--mixed', 'also two pools of different accelerators that share the traffic')
    .option('--power-budget <power>', 'of all accelerators at most, by their TDP, e.g. "100 kW"')
    .addOption(
      new Option('--objective <word>', 'what rows are ordered by (cost)').choices([
        ...['cost', 'throughput', 'tpot', 'energy'],
      ]),
    )
    .option('--top <n>', 'rows of the answer (10)', wholeNumber)
    .option('--simulate <n>', 'candidates that are simulated at most (200)', wholeNumber)
    .option('--repeat <n>', 'sets of draws that a fleet must serve (5 where something is random)', wholeNumber)
    .action(async (scenario, options) => (await import('./plan-fleet.ts')).planFleetCommand(io, scenario, options));
}

/** Flags that change the scenario of an experiment, and how it is run. */
const experimentOptions = (command: Command): Command =>
  command
    .option('--trace <file>', 'take the requests from this trace')
    .option('--engine-args <command>', 'take engine, layout and precision from the launch command of an engine')
    .option('--set <path=value>', 'change one field of each, e.g. workload.speed=2 (may be given again)', collect, [])
    .option('--seed <n>', 'seed of the first set of draws', wholeNumber)
    .addOption(assumeOption())
    .option('--json <file>', 'write the result as JSON; - for stdout')
    .option('--workers <n>', 'threads; 0 = none (one a core)', wholeNumber)
    .addOption(new Option('--quiet', 'no progress on stderr'));

function addExperiments(program: Command, io: Io): void {
  experimentOptions(
    program
      .command('compare')
      .description('paired differences between scenarios, or variants of one, on the same draws, with intervals')
      .argument('<scenario...>', 'presets or files; the first is the base')
      .option('--vary <path=values>', 'variants of one scenario: its field with each value, e.g. x=a,b', collect, [])
      .option('--repeat <n>', 'common sets of draws (10 where something is random)', wholeNumber)
      .option('--out <folder>', 'write a page, text, JSON and CSV there'),
  ).action(async (names, options) => (await import('./compare-scenarios.ts')).compareCommand(io, names, options));
}

function addTraining(program: Command, io: Io): void {
  program
    .command('train-step')
    .description('time, memory and FLOP rates of one training step')
    .argument('<file>', 'a YAML or JSON file with model, accelerator, parallel, batch')
    .option('--json <file>', 'write as JSON; - for stdout')
    .action(async (file, options) => (await import('./train-step.ts')).trainStepCommand(io, file, options));
}

function addKernels(program: Command, io: Io): void {
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

function addSimulate(program: Command, io: Io): void {
  questionOptions(program.command('simulate').argument(...scenarioArgument))
    .description('run a scenario and report latency, goodput, energy and money')
    .option('--trace <file>', 'take the requests from this trace')
    .option('--engine-args <command>', 'take engine, layout and precision from the launch command of an engine')
    .option('--prices <file>', 'one price list for all accelerators, YAML or JSON: h100-sxm: 2.50 $/h')
    .option('--compare <file>', 'simulate the load of a benchmark result (vLLM, GuideLLM …) beside its figures; FILE#2')
    .option('--set <path=value>', 'change one field, e.g. fleet.pools.0.tp=4 (may be given again)', collect, [])
    .option('--seed <n>', 'seed of all draws', wholeNumber)
    .addOption(assumeOption())
    .option('--json <file>', 'write the result as JSON; - for stdout')
    .option('--out <folder>', 'write report.html, report.txt, result.json and requests.csv there')
    .option('--save-trace <file>', 'write the requests as a CSV trace that replays the run')
    .option('--trace-events <file>', 'write Chrome trace events, which Perfetto opens')
    .option('--trace-events-limit <n>', 'write the first so many requests there (20000)', wholeNumber)
    .option('--checkpoint <file>', 'save the run there every 10 s and on Ctrl-C')
    .option('--resume <file>', 'go on from a checkpoint of the same inputs')
    .option('--repeat <n>', 'run n seeds and report the main figures with intervals', wholeNumber)
    .option('--workers <n>', 'threads for --repeat; 0 = none (one a core)', wholeNumber)
    .addOption(new Option('--quiet', 'no progress on stderr'))
    .action(async (scenario, options) => (await import('./simulate.ts')).simulateCommand(io, scenario, options));
}

function buildProgram(io: Io): Command {
  const program = new Command('tokenworks')
    .description('Simulates and plans AI inference datacenters, from the kernel to the grid.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => print(io, text), writeErr: (text) => talk(io, text) });

  addSimulate(program, io);
  addPlans(program, io);
  addFleetPlan(program, io);
  addExperiments(program, io);

  program
    .command('list')
    .description('print a registry: presets, accelerators, models, engines, fabrics, precisions, workloads')
    .argument('[kind]', 'one of them; all when left out')
    .option('--json', 'as JSON')
    .action(async (kind, options) => (await import('./list.ts')).listCommand(io, kind, options));

  program
    .command('show')
    .description('print one preset or catalog entry, every number with its unit, source and kind')
    .argument('<name>', 'an id or alias, or the path of a model’s config.json, params.json, GGUF file or folder')
    .option('--json', 'as JSON')
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

  addKernels(program, io);
  addTraining(program, io);

  program
    .command('schema')
    .description('print the JSON Schema of a scenario, for editors')
    .action(async () => (await import('./schema.ts')).schemaCommand(io));

  for (const command of program.commands) command.exitOverride();
  return program;
}

/** Runs one command, `argv` being its words without the program; returns the exit code and never throws. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    await buildProgram(io).parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return fail(io, error);
  }
}
