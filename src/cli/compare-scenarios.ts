// `tokenworks compare A B …` and `compare A --vary path=a,b`: paired differences on common draws.

import { join } from 'node:path';
import { InputError, type Issue, shown } from '../errors.ts';
import { comparePage, differenceRows, variantSummary } from '../plan-report/compare-page.ts';
import { type CompareResult, compare, type Resample, type Variant } from '../planner/index.ts';
import * as format from '../report/format.ts';
import type { ScenarioData } from '../scenario/index.ts';
import { quoted } from '../scenario/launch/shell.ts';
import { setPath } from '../scenario/set.ts';
import { askedFor } from './asked.ts';
import { compareTables } from './compare-tables.ts';
import { StagedFiles, writeText } from './files.ts';
import { applyFlags, readInput, traceFile } from './input.ts';
import type { Io } from './io.ts';
import { Paths } from './paths.ts';
import { type PlanFlags, planned, tableText, wrapped } from './plan.ts';
import { print } from './say.ts';
import { moduleOf, readsModules, suppliedOptions } from './supplied.ts';
import { checkFormats, checkTables, writeTableFiles, writeTables } from './write-tables.ts';

interface CompareFlags extends PlanFlags {
  readonly vary: readonly string[];
  readonly repeat?: number;
  readonly resample?: Resample;
  readonly format: readonly string[];
}

interface Choice {
  readonly path: string;
  readonly value: string;
}

const refuse = (flag: string, found: string, hint: string): never => {
  throw new InputError([{ code: 'BAD_VALUE', path: [flag], found: shown(found), hint } satisfies Issue]);
};

/** Parts between commas, but for those within brackets and quotes. */
export function splitValues(text: string): string[] {
  const parts = [''];
  let depth = 0;
  let quote = '';
  for (const letter of text) {
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '[' || letter === '{') depth++;
    else if (letter === ']' || letter === '}') depth--;
    if (letter === ',' && depth === 0 && quote === '') parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}

function choicesOf(text: string): Choice[] {
  const at = text.indexOf('=');
  const values = at > 0 ? splitValues(text.slice(at + 1)) : [];
  const hint = 'Write path=value,value, such as fleet.route.policy=round-robin,least-kv.';
  if (values.length === 0 || values.includes('')) refuse('--vary', text, hint);
  return values.map((value) => ({ path: text.slice(0, at), value }));
}

/** Every combination of one choice of each list, the first ones first. */
function combinations(lists: readonly (readonly Choice[])[]): Choice[][] {
  return lists.reduce<Choice[][]>(
    (before, list) => before.flatMap((some) => list.map((choice) => [...some, choice])),
    [[]],
  );
}

/** A single list is named by its values. */
function labelOf(choices: readonly Choice[]): string {
  const [first] = choices;
  if (first === undefined) return '';
  if (choices.length === 1) return first.value;
  return choices.map(({ path, value }) => `${path.slice(path.lastIndexOf('.') + 1)}=${value}`).join(' ');
}

/** Names that are the same get a number. */
export function numbered(names: readonly string[]): string[] {
  return names.map((name, row) => {
    const before = names.slice(0, row).filter((other) => other === name).length;
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}

interface Compared extends Variant {
  readonly scenario: ScenarioData;
}

/** A JavaScript module, or one of its exports. */
const isModule = (value: string): boolean => /\.[cm]?[jt]s(?:#\w+)?$/.test(value);

const policyOf = (data: unknown): unknown => {
  const { fleet } = data as { readonly fleet?: { readonly route?: { readonly policy?: unknown } } };
  return fleet?.route?.policy;
};

/** A route policy by name, or a router of the user's own, which only some policies ask. */
function withRouter(variant: Compared, value: string): Compared {
  const path = 'fleet.route.policy';
  if (!isModule(value)) return { ...variant, scenario: setPath(variant.scenario, path, value) as ScenarioData };
  const isAsked = ['external', 'scores'].includes(String(policyOf(variant.scenario)));
  const scenario = isAsked ? variant.scenario : (setPath(variant.scenario, path, 'external') as ScenarioData);
  return { ...variant, scenario, router: moduleOf(value) };
}

/** `router` and `policy` name modules; every other path is a field of the scenario. */
function chosen(variant: Compared, { path, value }: Choice): Compared {
  if (path === 'router') return withRouter(variant, value);
  if (path === 'policy') return { ...variant, policies: value === 'none' ? [] : [moduleOf(value)] };
  return { ...variant, scenario: setPath(variant.scenario, path, value) as ScenarioData };
}

/** What is compared, the base first. */
function comparedOf(io: Io, names: readonly string[], flags: CompareFlags, paths: Paths): Compared[] {
  const inputs = names.map((name, row) => {
    const { data, file } = readInput(name);
    const scenario = applyFlags(io, data, row === 0 ? flags : { ...flags, quiet: true }) as ScenarioData;
    paths.reads('scenario', file).reads('workload.trace', traceFile(scenario, file));
    return { name, scenario, file };
  });
  const [first] = inputs;
  if (flags.vary.length === 0) {
    if (inputs.length < 2)
      refuse('compare', names.join(' '), 'Name a second scenario, or what to vary: --vary path=value,value.');
    const labels = numbered(names);
    return inputs.map((input, row) => ({ ...input, name: labels[row] ?? '' }));
  }
  if (first === undefined || inputs.length > 1)
    return refuse('--vary', names.join(' '), 'It varies one scenario: name one, or leave --vary out.');
  const all = combinations(flags.vary.map(choicesOf));
  if (all.length < 2) refuse('--vary', flags.vary.join(' '), 'Give at least two values between commas.');
  const labels = numbered(all.map(labelOf));
  for (const { path, value } of all.flat())
    if (['router', 'policy'].includes(path) && isModule(value)) paths.reads('--vary', String(moduleOf(value).module));
  return all.map((choices, row) => choices.reduce<Compared>(chosen, { ...first, name: labels[row] ?? '' }));
}

/** Words of the page under the heading "beyond noise", so that a row fits a terminal. */
const shortened = (cell: string): string => cell.replace(', beyond noise', '').replace(/^within noise$/, 'no');

export function compareText(result: CompareResult): string {
  const sets = result.seeds.length;
  const seeds = sets === 1 ? `seed ${result.seeds[0]}` : `seeds ${result.seeds[0]} to ${result.seeds.at(-1)}`;
  const blocks = result.variants.slice(1).flatMap((_, row) => [
    '',
    wrapped(format.plain(variantSummary(result, row + 1), 2000)),
    '',
    tableText(
      ['figure', 'base', 'difference', '95 % interval', 'of base', 'beyond noise'],
      differenceRows(result, row + 1).map((cells) => cells.filter((_, column) => column !== 2).map(shortened)),
      [0, 5],
    ),
  ]);
  return [
    `base: ${format.plain(result.name)}; means over ${sets === 1 ? 'one run' : `${sets} sets of draws`} (${seeds})`,
    ...blocks,
    '',
    ...result.notes.map((note) => wrapped(format.plain(note, 2000), '  ')),
    '',
  ].join('\n');
}

function commandOf(names: readonly string[], flags: CompareFlags): string {
  const { vary, repeat, resample } = flags;
  const own = [...names, ...vary.flatMap((one) => ['--vary', one])].map(quoted).join(' ');
  const asked = askedFor(undefined, flags);
  const sets = [
    ...(repeat === undefined ? [] : [` --repeat ${repeat}`]),
    ...(resample === undefined ? [] : [` --resample ${resample}`]),
  ].join('');
  return `tokenworks compare ${own}${asked === '' ? '' : ` ${asked}`}${sets}`;
}

const forms = ['compare.html', 'compare.txt', 'compare.json'];
const tables = ['differences', 'runs'] as const;

/** What --out makes. */
function filesOf(formats: readonly string[]): string[] {
  checkFormats(formats);
  return [...forms, ...tables.flatMap((name) => formats.map((format) => `${name}.${format}`))];
}

async function writeFolder(
  folder: string,
  formats: readonly string[],
  result: CompareResult,
  command: string,
): Promise<void> {
  const [page = '', text = '', json = ''] = forms.map((file) => join(folder, file));
  new StagedFiles()
    .add(page, comparePage(result, command))
    .add(text, `${command}\n\n${compareText(result)}`)
    .add(json, `${JSON.stringify(result, null, 2)}\n`)
    .commit();
  for (const name of tables) await writeTables(join(folder, name), formats, () => compareTables(result)[name]);
}

export async function compareCommand(io: Io, names: readonly string[], flags: CompareFlags): Promise<void> {
  const files = filesOf(flags.format);
  const paths = checkTables(new Paths().fills('--out', flags.out, files).writes('--json', flags.json), flags.table);
  readsModules(paths.reads('--trace', flags.trace).reads('--prices', flags.prices), flags).check();
  const [base, ...variants] = comparedOf(io, names, flags, paths) as [Compared, ...Compared[]];
  paths.check();
  const result = await planned(io, flags, (options) =>
    compare(base.scenario, {
      ...options,
      ...suppliedOptions(flags),
      ...(base.router !== undefined && { router: base.router }),
      ...(base.policies !== undefined && { policies: base.policies }),
      readText: paths.readText,
      file: base.file,
      name: base.name,
      variants,
      repeats: flags.repeat,
      resample: flags.resample,
    }),
  );
  if (flags.json !== '-') print(io, compareText(result));
  if (flags.out !== undefined) {
    await writeFolder(flags.out, flags.format, result, commandOf(names, flags));
    if (flags.json !== '-') print(io, `wrote ${join(flags.out, files.join(', '))}\n`);
  }
  if (flags.json !== undefined) writeText(io, flags.json, `${JSON.stringify(result, null, 2)}\n`);
  await writeTableFiles(flags.table, () => compareTables(result).differences);
}
