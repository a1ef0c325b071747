// `tokenworks plan`: a search over accelerators, layouts, precisions, limits, routes and replicas; the best fleets and
// the front.

import { InputError } from '../errors.ts';
import { fleetPage } from '../plan-report/fleet-page.ts';
import { attainedText, figureCells, fleetText, limitsText, objectiveNames } from '../plan-report/fleet-words.ts';
import { type Objective, type PlanOptions, plan, type SearchResult, type SearchRow } from '../planner/index.ts';
import * as format from '../report/format.ts';
import type { ScenarioInput } from '../run/simulate.ts';
import { deploymentOf } from '../scenario/launch/deployment.ts';
import { quoted } from '../scenario/launch/shell.ts';
import type { ParseOptions } from '../scenario/parse.ts';
import { setPath } from '../scenario/set.ts';
import { parseQuantity } from '../units.ts';
import { askedFor } from './asked.ts';
import { deploymentText } from './deploy.ts';
import type { Io } from './io.ts';
import { type PlanFlags, resultLine, runPlan, tableText, wrapped } from './plan.ts';
import { triedOf } from './size.ts';
import { version } from './version.ts';

interface FleetFlags extends PlanFlags {
  readonly accelerators?: readonly string[];
  readonly precision?: readonly string[];
  readonly tp?: readonly number[];
  readonly pp?: readonly number[];
  readonly ep?: readonly number[];
  readonly attentionDp?: readonly number[];
  readonly cp?: readonly number[];
  readonly clocks?: readonly number[];
  readonly maxNumSeqs?: readonly number[];
  readonly maxNumBatchedTokens?: readonly number[];
  readonly memoryFraction?: readonly number[];
  readonly routes?: readonly string[];
  readonly replicas?: readonly number[];
  readonly mixed?: boolean;
  readonly powerBudget?: string;
  readonly objective?: Objective;
  readonly top?: number;
  readonly simulate?: number;
  readonly repeat?: number;
  /** number of the row whose launch commands are printed too */
  readonly deploy?: number;
}

/** Tried where flags alone ask, and name none. */
const firstAccelerator = 'h100-sxm';

/** The command that simulates a row. */
function commandOf(name: string | undefined, flags: FleetFlags, { changes }: SearchRow): string {
  const accelerator = flags['accelerator'] ?? (name === undefined ? firstAccelerator : undefined);
  const asked = askedFor(name, { ...flags, ...(accelerator !== undefined && { accelerator }) }, [
    'tp',
    'precision',
    'replicas',
  ]);
  return ['tokenworks simulate', asked, ...changes.map((change) => `--set ${quoted(change)}`)].join(' ');
}

/** Columns that say something: limits and routes only where rows differ in them. */
function rowsText({ rows }: SearchResult): string {
  const isVaried = (text: (row: SearchRow) => string) => new Set(rows.map(text)).size > 1;
  const routeText = ({ route }: SearchRow) => route;
  const extra = [
    ...(isVaried(limitsText) ? [{ title: 'seqs/tokens', text: limitsText }] : []),
    ...(isVaried(routeText) ? [{ title: 'route', text: routeText }] : []),
  ];
  const header = ['', 'fleet', ...extra.map(({ title }) => title)];
  const figures = ['chips', '$/h', '$/M good', 'tok/s/acc', 'tok/s/user', 'J/token', 'attained', 'front'];
  const lines = rows.map((row, at) => [
    `${at + 1}${row.isAlike ? '≈' : ''}`,
    fleetText(row),
    ...extra.map(({ text }) => text(row)),
    String(row.accelerators),
    row.usdPerHour === null ? format.unknown : row.usdPerHour.toFixed(2),
    ...figureCells(row.figures),
    attainedText(row.attainment),
    row.isOnFront ? '*' : '',
  ]);
  return tableText([...header, ...figures], lines, [1, 2, ...(extra.length > 1 ? [3] : [])]);
}

function lastLine({ rows: [best], noAnswer, objective }: SearchResult): string {
  if (best === undefined) return resultLine('plan', noAnswer, {});
  const usdPerHour = best.usdPerHour === null ? null : Number(best.usdPerHour.toFixed(4));
  const fleet = quoted(fleetText(best));
  return resultLine('plan', noAnswer, { objective, fleet, accelerators: best.accelerators, usdPerHour });
}

export function fleetPlanText(result: SearchResult, commands: readonly string[]): string {
  const { traffic, objective, rows, front, left, cannot, candidates, systems, simulated } = result;
  const tokens = `${format.count(traffic.promptTokens)} prompt and ${format.count(traffic.outputTokens)} output tokens`;
  const budget = result.powerBudgetW === null ? '' : `, within ${format.watts(result.powerBudgetW)} of accelerators`;
  return [
    format.plain(result.name),
    `${format.count(traffic.requests)} requests, ${format.rate(traffic.ratePerS)}, ${tokens} in the mean`,
    `${format.percent(result.wanted)} of requests meet the SLO${budget}; best first by ${objectiveNames[objective]}`,
    `${format.count(candidates)} candidates of ${format.count(systems)} systems in closed form, ${simulated} simulated`,
    '',
    ...(rows.length > 0 ? [rowsText(result), ''] : []),
    ...(rows.length > 0
      ? [
          'tok/s/acc: good output tokens a second and accelerator; tok/s/user: 1 / median time per output token',
          `*: on the front of $, tokens, TPOT and joules, which ${front.length} fleets are on (--json lists all)`,
        ]
      : []),
    ...(rows.some(({ isAlike }) => isAlike) ? ['≈: as good as the first in some set of draws'] : []),
    '',
    ...left.map((one) => wrapped(`${format.count(one.candidates)} not in the answer: ${one.text}`, '  ')),
    ...cannot.map(({ reason, systems: count, example }) =>
      wrapped(
        `cannot: ${count === 1 ? '' : `${count} systems, such as `}${example}: ${format.plain(reason, 300)}`,
        '  ',
      ),
    ),
    ...result.notes.map((note) => wrapped(note, '  ')),
    '',
    ...commands.map((command, at) => `${at + 1}: ${command}`),
    lastLine(result),
    '',
  ].join('\n');
}

/** The launch commands of a row. */
function deployLines(result: SearchResult, input: ScenarioInput, place: number, options: ParseOptions): string[] {
  const row = result.rows[place - 1];
  if (row === undefined) {
    const hint = `The answer has ${result.rows.length} rows: name one of them.`;
    throw new InputError([{ code: 'BAD_VALUE', path: ['--deploy'], found: String(place), hint }]);
  }
  const scenario = row.changes.reduce((data: unknown, change) => {
    const at = change.indexOf('=');
    return setPath(data, change.slice(0, at), change.slice(at + 1));
  }, input as unknown) as object;
  return ['', deploymentText(deploymentOf(scenario, undefined, options))];
}

/** Axes that the command line spells, whatever their order. */
const axisFlags = [
  'accelerators',
  'precision',
  'tp',
  'pp',
  'ep',
  'attentionDp',
  'cp',
  'maxNumSeqs',
  'maxNumBatchedTokens',
];
const moreFlags = [
  'memoryFraction',
  'clocks',
  'routes',
  'replicas',
  'mixed',
  'powerBudget',
  'objective',
  'top',
  'simulate',
];

/** Flags of this command alone, as they were asked. */
function ownWords(flags: FleetFlags): string {
  const table = flags as unknown as Readonly<Record<string, unknown>>;
  const words = [...axisFlags, ...moreFlags, 'repeat'].flatMap((key) => {
    const value = table[key];
    if (value === undefined || value === false) return [];
    const flag = `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return value === true ? [flag] : [flag, quoted(String(value))];
  });
  return words.length === 0 ? '' : ` ${words.join(' ')}`;
}

/** What every form shows of a search. */
function formsOf(name: string | undefined, flags: FleetFlags, deployed: (result: SearchResult) => string[]) {
  const command = (row: SearchRow) => commandOf(name, flags, row);
  const own = ['tp', 'precision', 'replicas'] as const;
  const made = { command: `tokenworks plan ${askedFor(name, flags, own)}${ownWords(flags)}`, version };
  const text = (result: SearchResult) =>
    [fleetPlanText(result, result.rows.map(command)), ...deployed(result)].join('\n');
  const withCommand = (row: SearchRow) => ({ ...row, command: command(row) });
  const json = (result: SearchResult) => {
    const all = { ...result, rows: result.rows.map(withCommand), front: result.front.map(withCommand) };
    return `${JSON.stringify(all, null, 2)}\n`;
  };
  const files = [
    { file: 'report.html', write: (result: SearchResult) => fleetPage(result, command, made) },
    { file: 'report.txt', write: text },
    { file: 'result.json', write: json },
  ];
  return { text, json, files };
}

export function planFleetCommand(io: Io, name: string | undefined, flags: FleetFlags): Promise<void> {
  const { precision: precisions, tp: tps, pp: pps, ep: eps, attentionDp: attentionDps, cp: cps, deploy } = flags;
  const { clocks, maxNumSeqs, maxNumBatchedTokens, memoryFraction: memoryFractions, routes, replicas, mixed } = flags;
  const { objective, top, simulate, repeat: replicates, powerBudget } = flags;
  const axes = {
    accelerators: triedOf(flags),
    precisions,
    tps,
    pps,
    eps,
    attentionDps,
    cps,
    clocks,
    routes,
    replicas,
    mixed,
  };
  const limits = { maxNumSeqs, maxNumBatchedTokens, memoryFractions };
  const powerBudgetW =
    powerBudget === undefined ? undefined : parseQuantity(powerBudget, 'power', ['--power-budget'], { positive: true });
  const asked = { ...axes, ...limits, objective, top, simulate, replicates, powerBudgetW };
  let deployed = (_result: SearchResult): string[] => [];
  const search = (input: ScenarioInput, options: PlanOptions): Promise<SearchResult> => {
    const { readText, file } = options;
    const reading = { ...(readText !== undefined && { readText }), ...(file !== undefined && { file }) };
    if (deploy !== undefined) deployed = (result) => deployLines(result, input, deploy, reading);
    return plan(input, { ...options, ...asked });
  };
  const forms = formsOf(name, flags, (result) => deployed(result));
  return runPlan(io, name, flags, search, forms, { accelerator: false, rate: true });
}
