// `tokenworks deploy`: a scenario as launch commands, a Kubernetes manifest, or a benchmark command.

import { prepare } from '../run/simulate.ts';
import type { ScenarioData } from '../scenario/index.ts';
import { type DeployEngine, type Deployment, deploymentOf } from '../scenario/launch/deployment.ts';
import { kubernetesManifest } from '../scenario/launch/kubernetes.ts';
import { type LoadMeans, loadCommand } from '../scenario/launch/load-command.ts';
import { S_PER_PS } from '../units.ts';
import { holdAll } from '../workload/columns.ts';
import { askedFor } from './asked.ts';
import { writeText } from './files.ts';
import { applyFlags, readAsked, type ScenarioFlags, traceFile } from './input.ts';
import type { Io } from './io.ts';
import { Paths } from './paths.ts';
import { print } from './say.ts';

export const deployFormats = ['command', 'kubernetes', 'benchmark'] as const;

interface DeployFlags extends ScenarioFlags {
  readonly format?: (typeof deployFormats)[number];
  /** a flag of the question too, for the engine of the scenario: here it is what is started */
  readonly engine?: string;
  readonly json?: string;
}

/** One command a pool with what it does not say, as comments of a shell. */
export function deploymentText({ pools, notes, engineName }: Deployment): string {
  const lines = pools.flatMap(({ name, replicas, ranks, accelerator, command, unsaid }) => [
    `# pool ${name}: ${replicas} of this on ${engineName}, ${ranks} × ${accelerator.id} each`,
    command,
    ...unsaid.map(
      ({ path, is, read }) => `# not said: ${path} is ${is} in the scenario; the command is read as ${read}`,
    ),
  ]);
  return [...lines, ...notes.map((note) => `# ${note}`), ''].join('\n');
}

/** Lengths and rate of the requests as they are drawn or read. */
function meansOf(prepared: Awaited<ReturnType<typeof prepare>>): LoadMeans {
  const held = holdAll(prepared.openSource(), false);
  if (held === null) return { requests: 1000, promptTokens: 1, outputTokens: 1, ratePerS: null };
  const { capacity, promptTokens, outputTokens, timePs } = held.columns;
  const mean = (tokens: Int32Array) => tokens.reduce((sum, value) => sum + value, 0) / Math.max(1, capacity);
  const lastS = Number(timePs[capacity - 1] ?? 0n) * S_PER_PS;
  const ratePerS = lastS > 0 ? capacity / lastS : null;
  return { requests: capacity, promptTokens: mean(promptTokens), outputTokens: mean(outputTokens), ratePerS };
}

export async function deployCommand(io: Io, name: string | undefined, flags: DeployFlags): Promise<void> {
  const { format = 'command', json } = flags;
  const paths = new Paths()
    .writes('--json', json)
    .reads('--trace', flags.trace)
    .reads('--prices', flags.prices)
    .check();
  const { engine: _engine, ...asked } = flags;
  const { data, file } = readAsked(name, asked, { accelerator: true, rate: format === 'benchmark' });
  const input = applyFlags(io, data, asked) as ScenarioData;
  paths.reads('scenario', file).reads('workload.trace', traceFile(input, file)).check();
  const options = { readText: paths.readText, ...(file !== undefined && { file }) };
  const deployment = deploymentOf(input, flags.engine as DeployEngine | undefined, options);
  if (json !== undefined) writeText(io, json, `${JSON.stringify(deployment, null, 2)}\n`);
  if (json === '-') return;
  if (format === 'kubernetes') print(io, kubernetesManifest(deployment));
  else if (format === 'command') print(io, deploymentText(deployment));
  else {
    const prepared = await prepare(input, options);
    const { command, file: saved, notes } = loadCommand(deployment, prepared.scenario, meansOf(prepared));
    const compare = `tokenworks simulate ${askedFor(name, asked)} --compare ${saved}`;
    print(
      io,
      [command, ...notes.map((note) => `# ${note}`), '# what it measured beside the simulation:', compare, ''].join(
        '\n',
      ),
    );
  }
}
