// `tokenworks estimate`: the cost of one step as a table.

import { InputError, type Issue } from '../errors.ts';
import { estimate, type StepEstimate } from '../estimate/step.ts';
import * as format from '../report/format.ts';
import { writeText } from './files.ts';
import type { Io } from './io.ts';
import { Paths } from './paths.ts';
import { print } from './say.ts';

interface GivenFlags extends Omit<EstimateFlags, 'model' | 'accelerator'> {
  readonly model?: string;
  readonly accelerator?: string;
  readonly jsonl?: boolean;
  readonly kernels?: string;
  readonly measured?: string;
}

interface EstimateFlags {
  readonly model: string;
  readonly accelerator: string;
  readonly tp: number;
  readonly decode: number;
  readonly context: number;
  readonly prefillTokens: number;
  readonly assume?: 'llama';
  readonly weights?: string;
  readonly activations?: string;
  readonly kv?: string;
  readonly json?: string;
}

function table(step: StepEstimate): string {
  const header = ['operator', 'time', 'share', 'launch', 'bound', 'HBM', 'FLOP', 'link', 'energy'];
  const rows = step.operators.map((cost) => [
    cost.operator,
    format.seconds(cost.timeS),
    format.percent(cost.timeS / step.timeS),
    format.seconds(cost.launchS),
    cost.bound,
    format.traffic(cost.hbmBytes),
    format.flop(cost.flop),
    format.traffic(cost.linkBytes),
    format.joules(cost.energyJ),
  ]);
  rows.push([
    'host',
    format.seconds(step.hostS),
    format.percent(step.hostS / step.timeS),
    '',
    'latency',
    '',
    '',
    '',
    '',
  ]);
  const watts = format.watts(step.staticEnergyJ / step.timeS);
  const above = step.operators.reduce((sum, { energyJ }) => sum + energyJ, 0) - step.dynamicEnergyJ;
  if (step.capped) rows.push(['cut off', '', '', '', 'power cap', '', '', '', `−${format.joules(above)}`]);
  rows.push(['static', '', '', '', watts, '', '', '', format.joules(step.staticEnergyJ)]);
  rows.push(['step', format.seconds(step.timeS), '', '', '', '', '', '', format.joules(step.energyJ)]);
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column === 0 || column === 4 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return [line(header), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}

function text(flags: EstimateFlags, step: StepEstimate): string {
  const { facts } = step;
  const system = `${facts.model} on ${facts.tp} × ${facts.accelerator}`;
  const shape = `${flags.decode} decodes at context ${flags.context}, ${flags.prefillTokens} prefill tokens`;
  const parts = `device ${format.seconds(step.deviceS)}, host ${format.seconds(step.hostS)}`;
  const energy = `dynamic ${format.joules(step.dynamicEnergyJ)}, static ${format.joules(step.staticEnergyJ)}`;
  const cap = step.capped ? ', at the power cap' : '';
  const paths = facts.paths.map((path) => `${path.where}: ${path.note}`);
  return [
    `${system}: ${shape}`,
    `step ${format.seconds(step.timeS)} (${parts})`,
    `energy of the replica's accelerators ${format.joules(step.energyJ)}: ${energy}${cap}`,
    '',
    table(step),
    '',
    ...paths,
    ...step.warnings.map((warning) => `note: ${warning}`),
    '',
  ].join('\n');
}

/** A table needs a system; questions bring theirs, and what only they can use is refused without them. */
export async function estimateCommand(io: Io, flags: GivenFlags): Promise<void> {
  const { model, accelerator, kernels, measured } = flags;
  if (flags.jsonl === true) {
    const given = { ...(kernels !== undefined && { kernels }), ...(measured !== undefined && { measured }) };
    await (await import('./estimate-lines.ts')).estimateLines(io, given);
    return;
  }
  const issue = (name: string, code: Issue['code'], found: string, hint: string): Issue[] => [
    { code, path: [name], found, hint },
  ];
  const issues = [
    ...(model === undefined ? issue('--model', 'MISSING', 'nothing', 'Name a model (`list models`).') : []),
    ...(accelerator === undefined
      ? issue('--accelerator', 'MISSING', 'nothing', 'Name an accelerator (`list accelerators`).')
      : []),
    ...(kernels === undefined ? [] : issue('--kernels', 'MISMATCH', kernels, 'Give it with --jsonl.')),
    ...(measured === undefined ? [] : issue('--measured', 'MISMATCH', measured, 'Give it with --jsonl.')),
  ];
  if (model === undefined || accelerator === undefined || issues.length > 0) throw new InputError(issues);
  await estimateTable(io, { ...flags, model, accelerator });
}

async function estimateTable(io: Io, flags: EstimateFlags): Promise<void> {
  const given = { weights: flags.weights, activations: flags.activations, kv: flags.kv };
  const precision = Object.fromEntries(Object.entries(given).filter(([, id]) => id !== undefined)) as Record<
    string,
    string
  >;
  const system = {
    model: flags.assume === undefined ? flags.model : { config: flags.model, assume: flags.assume },
    accelerator: flags.accelerator,
    tp: flags.tp,
    ...(Object.keys(precision).length > 0 && { precision }),
  };
  const { readText } = new Paths().writes('--json', flags.json).check();
  const step = await estimate(system, flags, { readText });
  if (flags.json === undefined) print(io, text(flags, step));
  else writeText(io, flags.json, `${JSON.stringify(step, null, 2)}\n`);
}
