// The commands of experiments: compare, sweep, figure.

import { type Command, Option } from 'commander';
import { collect, wholeNumber, words } from './flags.ts';
import type { Io } from './io.ts';
import { resampleOption, scenarioOptions, withModules } from './scenario-options.ts';

export function addExperiments(program: Command, io: Io): void {
  scenarioOptions(
    program
      .command('compare')
      .description('paired differences between scenarios, or variants of one, on the same draws, with intervals')
      .argument('<scenario...>', 'presets or files; the first is the base')
      .option(
        '--vary <path=values>',
        'variants of one scenario: x=a,b; router=least-kv,mine.mjs; policy=none,mine.mjs',
        collect,
        [],
      )
      .option('--repeat <n>', 'common sets of draws (10 where something is random)', wholeNumber)
      .addOption(resampleOption())
      .option('--out <folder>', 'write a page, text, JSON and tables there')
      .option('--format <list>', 'of the tables in --out: csv, parquet', words, ['csv'])
      .option('--table <file>', 'write the differences as .csv or .parquet (may be given again)', collect),
  ).action(async (names, options) => (await import('./compare-scenarios.ts')).compareCommand(io, names, options));

  withModules(
    program
      .command('sweep')
      .description('run a scenario at many points (grid, Latin hypercube); the same command goes on after a stop'),
  )
    .argument('<file>', 'a YAML or JSON file with scenario, axes, design, repeats, figures')
    .requiredOption('--out <folder>', 'write the rows there as they are done, and tables at the end')
    .option('--format <list>', 'csv, parquet', words, ['csv'])
    .option('--workers <n>', 'threads; 0 = none (one a core)', wholeNumber)
    .addOption(new Option('--quiet', 'no progress on stderr'))
    .action(async (file, options) => (await import('./sweep.ts')).sweepCommand(io, file, options));

  program
    .command('figure')
    .description('draw a figure for a paper (SVG) from the folder of a sweep or of compare --out')
    .argument('<folder>', 'of a sweep or a comparison')
    .requiredOption('--out <file>', 'write the SVG there; - for stdout')
    .option('--x <path>', 'axis of a sweep along x')
    .option('--y <figure>', 'figure along y, e.g. latency.ttftS.p99; of a comparison left out: all differences')
    .option('--by <path>', 'axis of a sweep with a line for each of its values')
    .option('--where <path=value>', 'runs of this value alone (may be given again)', collect, [])
    .option('--log <axes>', 'logarithmic: x, y or x,y', words, [])
    .option('--variant <name>', 'of a comparison: whose differences (the first)')
    .option('--x-label <text>', 'name of the x axis')
    .option('--y-label <text>', 'name of the y axis')
    .action(async (folder, options) => (await import('./figure.ts')).figureCommand(io, folder, options));
}
