// Flags that several commands have in common: what changes the scenario, and of which draws a plan is made.

import { type Command, Option } from 'commander';
import { collect, share, wholeNumber } from './flags.ts';

/** Of commands that may read a model's config file. */
export const assumeOption = (): Option =>
  new Option('--assume <family>', 'read unknown families and keys of a config file as a Llama, with a warning').choices(
    ['llama'],
  );

/** Modules of the user's own, for every command that runs worlds. */
export const withModules = (command: Command): Command =>
  command
    .option('--router <file>', 'route requests by this JavaScript module; FILE#NAME for one of its exports')
    .option('--policy <file>', 'run the policy of this JavaScript module (may be given again)', collect);

/** What changes the scenario of a command, and how its worlds are run. */
export const scenarioOptions = (command: Command): Command =>
  withModules(command)
    .option('--trace <file>', 'take the requests from this trace')
    .option('--engine-args <command>', 'take engine, layout and precision from the launch command of an engine')
    .option('--prices <file>', 'one price list for all accelerators, YAML or JSON: h100-sxm: 2.50 $/h')
    .option('--set <path=value>', 'change one field, e.g. workload.speed=2 (may be given again)', collect, [])
    .option('--seed <n>', 'seed of all draws; of several sets, of the first', wholeNumber)
    .addOption(assumeOption())
    .option('--json <file>', 'write the result as JSON; - for stdout')
    .option('--workers <n>', 'threads; 0 = none (one a core)', wholeNumber)
    .addOption(new Option('--quiet', 'no progress on stderr'));

/** How the sets of draws of a trace are made. */
export const resampleOption = (): Option =>
  new Option('--resample <kind>', 'sets of a trace: blocks of time, thinned, or the trace alone (blocks)').choices([
    ...['blocks', 'thin', 'none'],
  ]);

/** Sets of draws that are added until the answer is as sure as it was asked to be. */
export const setsOptions = (command: Command, about: string): Command =>
  command
    .option('--repeat <n>', about, wholeNumber)
    .option('--interval-within <share>', 'more sets of draws until half of the interval is so narrow, e.g. 5%', share)
    .option('--most-sets <n>', 'sets of draws at most, with --interval-within (20)', wholeNumber)
    .addOption(resampleOption());
