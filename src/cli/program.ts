// The command line: its commands and their flags. Results on stdout, talk on stderr; exit codes: 0 done, 1 our fault,
// 2 input, 3 no answer, 130 interrupted. Commands load what they need when they run: `list` must not wait for the
// simulator.

import { Command, CommanderError, Option } from 'commander';
import { addCatalog, addFirstSteps } from './catalog-commands.ts';
import { examplesText } from './examples.ts';
import { addExperiments } from './experiment-commands.ts';
import { fail } from './fail.ts';
import { collect, positiveNumber, positiveNumbers, wholeNumber, wholeNumbers, wholeRanges, words } from './flags.ts';
import type { Io } from './io.ts';
import { addKernels, addTraining } from './kernel-commands.ts';
import { type QuestionKey, questionOptions } from './question-flags.ts';
import { print, talk } from './say.ts';
import { assumeOption, scenarioOptions, setsOptions } from './scenario-options.ts';
import { version } from './version.ts';

const scenarioArgument = [
  '[scenario]',
  'a preset (see `list presets`) or a YAML or JSON file; or ask in flags',
] as const;

/** A command that plans with a scenario; its flags are those of `simulate` and the threads. */
const planCommand = (program: Command, name: string, own: readonly QuestionKey[] = []): Command =>
  scenarioOptions(questionOptions(program.command(name).argument(...scenarioArgument), own));

function addPlans(program: Command, io: Io): void {
  setsOptions(planCommand(program, 'capacity'), 'sets of draws for the interval (5 where something is random)')
    .description('highest rate that meets the SLO')
    .option('--tolerance <share>', 'how near to find it (0.01)', positiveNumber)
    .option('--no-ranges', 'leave out the range of the rate over stated errors of kernels')
    .option('--out <folder>', 'write report.html, report.txt, result.json and trials.csv there')
    .action(async (scenario, options) => (await import('./capacity.ts')).capacityCommand(io, scenario, options));

  const sized = planCommand(program, 'size', ['tp', 'precision', 'replicas']);
  setsOptions(sized, 'sets of draws that n must serve (5 where something is random)')
    .description('fewest replicas for the traffic and SLO on each accelerator, the cheapest first')
    .option('--accelerators <ids>', 'a,b (the scenario’s, and those of prices or the main ones)', words)
    .option('--precision <words>', 'bf16,fp8 or weights/activations/kv', words)
    .option('--tp <list>', '1,2,4 (the two smallest that hold the model)', wholeNumbers)
    .option('--headroom <factor>', 'of the closed form (1.3)', positiveNumber)
    .option('--most <n>', 'replicas at most (512)', wholeNumber)
    .option('--no-ranges', 'leave out the ranges of n and $ over stated errors of kernels and ranges of prices')
    .option('--best', 'leave out what cannot become the cheapest')
    .option('--out <folder>', 'write report.html, report.txt, result.json and rows.csv there')
    .option('--table <file>', 'write the rows as .csv or .parquet (may be given again)', collect)
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
    .option('--deploy <n>', 'print the launch commands of the row of this number too', wholeNumber)
    .option('--out <folder>', 'write a page, text and JSON there')
    .action(async (scenario, options) => (await import('./plan-fleet.ts')).planFleetCommand(io, scenario, options));
}

function addDeploy(program: Command, io: Io): void {
  questionOptions(program.command('deploy').argument(...scenarioArgument), ['engine'])
    .description('the launch commands of a scenario, a Kubernetes manifest, or the benchmark of its load')
    .addOption(
      new Option('--engine <name>', 'what is started (the engine of the scenario)').choices([
        ...['vllm', 'sglang', 'tensorrt-llm'],
      ]),
    )
    .addOption(
      new Option('--format <word>', 'what is printed')
        .choices(['command', 'kubernetes', 'benchmark'])
        .default('command'),
    )
    .option('--trace <file>', 'take the requests from this trace')
    .option('--set <path=value>', 'change one field, e.g. fleet.pools.0.tp=4 (may be given again)', collect, [])
    .option('--seed <n>', 'seed of all draws', wholeNumber)
    .addOption(assumeOption())
    .option('--json <file>', 'write the deployment as JSON; - for stdout')
    .addOption(new Option('--quiet', 'no talk on stderr'))
    .action(async (scenario, options) => (await import('./deploy.ts')).deployCommand(io, scenario, options));
}

function addSimulate(program: Command, io: Io): void {
  scenarioOptions(questionOptions(program.command('simulate').argument(...scenarioArgument)))
    .description('run a scenario and report latency, goodput, energy and money')
    .option('--compare <file>', 'simulate the load of a benchmark result (vLLM, GuideLLM …) beside its figures; FILE#2')
    .option('--out <folder>', 'write report.html, report.txt, result.json and requests.csv there')
    .option('--format <list>', 'of the requests in --out: csv, parquet', words)
    .option('--table <file>', 'with --repeat: write a row a seed as .csv or .parquet (may be given again)', collect)
    .option('--save-trace <file>', 'write the requests as a CSV trace that replays the run')
    .option('--trace-events <file>', 'write Chrome trace events, which Perfetto opens')
    .option('--trace-events-limit <n>', 'write the first so many requests there (20000)', wholeNumber)
    .option('--checkpoint <file>', 'save the run there every 10 s and on Ctrl-C')
    .option('--resume <file>', 'go on from a checkpoint of the same inputs')
    .option('--repeat <n>', 'run n seeds and report the main figures with intervals', wholeNumber)
    .action(async (scenario, options) => (await import('./simulate.ts')).simulateCommand(io, scenario, options));
}

const firstSteps = `
First steps:
  tokenworks init                             writes a scenario of your own
  tokenworks simulate chat-8b-h100 --out out  runs a preset, writes out/report.html
  tokenworks <command> --help                 shows examples of each`;

/** Said after a flag that is none. */
const anyField =
  'Any field of a scenario can be changed: --set path=value; `tokenworks explain FIELD` says what there is.';

function buildProgram(io: Io): Command {
  const program = new Command('tokenworks')
    .description('Simulates and plans AI inference datacenters, from the kernel to the grid.')
    .version(version)
    .addHelpText('after', firstSteps)
    .exitOverride()
    .configureOutput({ writeOut: (text) => print(io, text), writeErr: (text) => talk(io, text) });

  addSimulate(program, io);
  addPlans(program, io);
  addFleetPlan(program, io);
  addDeploy(program, io);
  addExperiments(program, io);

  addCatalog(program, io);
  addKernels(program, io);
  addTraining(program, io);

  addFirstSteps(program, io);

  for (const command of program.commands) {
    command.exitOverride().addHelpText('after', () => examplesText(command.name()));
    if (command.options.some(({ long }) => long === '--set')) command.showHelpAfterError(anyField);
  }
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
